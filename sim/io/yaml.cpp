#include "sim/io/yaml.h"

#include "sim/base/text.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <string_view>

namespace skerry::io {
namespace {

[[noreturn]] void fail(const Mark& at, const std::string& message) {
  throw InputError(std::vector{Problem{at, message}});
}

constexpr const char* kUnclean =
    "not clean UTF-8 text: a wrong encoding, or a control or hidden character";

constexpr const char* kKeyDue = "a key must be a word; is a bracket or a quote not closed?";
constexpr const char* kNoAliases = "aliases (*name) are not allowed; write the value out";

/// yaml-cpp counts columns in bytes, editors in characters. Answers in any order are right; those
/// near the one before are cheap.
class Columns {
 public:
  explicit Columns(std::string_view bytes) : bytes_(bytes) {}

  int operator()(const YAML::Mark& mark) {
    const auto position = static_cast<std::size_t>(mark.pos);
    const std::size_t start = position - static_cast<std::size_t>(mark.column);
    if (mark.column > mark.pos || position > bytes_.size()) return mark.column;
    if (start != start_) {
      start_ = position_ = start;
      column_ = 0;
    }
    for (; position_ < position; ++position_) column_ += begins_character(position_);
    for (; position_ > position; --position_) column_ -= begins_character(position_ - 1);
    return column_;
  }

 private:
  bool begins_character(std::size_t at) const {
    return (static_cast<unsigned char>(bytes_[at]) & 0xC0) != 0x80;
  }

  std::string_view bytes_;
  std::size_t start_ = 0;  ///< of the line
  std::size_t position_ = 0;
  int column_ = 0;
};

/// Builds the tree from yaml-cpp's events. Problems that leave the structure whole (a duplicate
/// key) are collected; those that do not (an alias) end the reading.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string file, std::string_view bytes) : file_(std::move(file)), column_(bytes) {}

  Node root;
  std::vector<Problem> problems;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    leaf(mark, "", anchor, Node::Kind::null, "");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { fail(at(mark), kNoAliases); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    leaf(mark, tag, anchor, Node::Kind::scalar, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    begin(mark, tag, anchor, Node::Kind::list);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    begin(mark, tag, anchor, Node::Kind::map);
  }
  void OnMapEnd() override { end(); }

 private:
  struct Open {
    Node node;
    bool expects_key = false;
    bool key_repeated = false;
  };

  Mark at(const YAML::Mark& mark) { return {file_, mark.line + 1, column_(mark) + 1}; }

  void admit(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) fail(at(mark), "anchors (&name) are not allowed; write the value out");
    if (!tag.empty() && tag != "?" && tag != "!")
      fail(at(mark), fmt::format("tags are not allowed, got '{}'", tag));
    if (++nodes_ > kMostNodes)
      fail(at(mark), fmt::format("too many values, at most {} in a file", kMostNodes));
  }

  void leaf(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind,
            const std::string& value) {
    admit(mark, tag, anchor);
    // Again, as escapes such as "\u202E" come to light only now.
    if (first_unclean_byte(value)) fail(at(mark), kUnclean);
    if (!open_.empty() && open_.back().expects_key) {
      key(mark, kind, value);
      return;
    }
    Node node;
    node.kind = kind;
    node.at = at(mark);
    node.text = value;
    node.quoted = tag == "!";
    place(std::move(node));
  }

  void key(const YAML::Mark& mark, Node::Kind kind, const std::string& name) {
    Open& map = open_.back();
    if (kind != Node::Kind::scalar || name.empty()) fail(at(mark), kKeyDue);
    if (name == "<<") fail(at(mark), "merge keys (<<) are not allowed; write the values out");
    map.expects_key = false;
    map.key_repeated =
        std::find(map.node.keys.begin(), map.node.keys.end(), name) != map.node.keys.end();
    if (map.key_repeated) {
      problems.push_back({at(mark), fmt::format("'{}' is given twice", name)});
      return;
    }
    if (map.node.keys.size() >= static_cast<std::size_t>(kMostKeys))
      fail(at(mark), fmt::format("too many keys, at most {} in a map", kMostKeys));
    map.node.keys.push_back(name);
    map.node.key_marks.push_back(at(mark));
  }

  void begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
             Node::Kind kind) {
    admit(mark, tag, anchor);
    if (!open_.empty() && open_.back().expects_key) fail(at(mark), kKeyDue);
    if (open_.size() >= static_cast<std::size_t>(kMostDepth))
      fail(at(mark), fmt::format("nested too deep, at most {} levels", kMostDepth));
    Open opened;
    opened.node.kind = kind;
    opened.node.at = at(mark);
    opened.expects_key = kind == Node::Kind::map;
    open_.push_back(std::move(opened));
  }

  void end() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(node));
  }

  void place(Node node) {
    if (open_.empty()) {
      root = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.kind == Node::Kind::map) parent.expects_key = true;
    if (parent.key_repeated) {
      parent.key_repeated = false;  // the first value stands; the second was reported
      return;
    }
    parent.node.items.push_back(std::move(node));
  }

  std::string file_;
  Columns column_;
  std::vector<Open> open_;
  int nodes_ = 0;
};

/// Line and column of a byte.
Mark position_of(std::size_t byte, std::string_view bytes, const std::string& file) {
  YAML::Mark mark;
  const std::string_view before = bytes.substr(0, byte);
  const std::size_t line_end = before.rfind('\n');
  mark.pos = static_cast<int>(byte);
  mark.line = static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  mark.column = static_cast<int>(line_end == before.npos ? byte : byte - line_end - 1);
  return {file, mark.line + 1, Columns{bytes}(mark) + 1};
}

/// What a planner can make of the parser's complaint; some of its own are riddles.
std::string explained(const YAML::ParserException& error, std::string_view bytes) {
  std::size_t start = 0;
  for (int line = 0; line < error.mark.line; ++line) start = bytes.find('\n', start) + 1;
  const std::size_t text = bytes.find_first_not_of(" \t", start);
  if (text != bytes.npos && bytes.substr(start, text - start).find('\t') != bytes.npos)
    return "not YAML: a tab cannot indent; use blanks";
  if (error.msg.starts_with("the referenced anchor")) return kNoAliases;
  if (error.msg == "end of map not found" || error.msg == "end of sequence not found")
    return "not YAML: the indentation of this line fits nothing above it";
  if (error.msg == "end of map flow not found" || error.msg == "end of sequence flow not found")
    return "not YAML: a comma is missing here, or a bracket above is not closed";
  if (error.msg == "illegal map value")
    return "not YAML: a key cannot stand here; text that holds ': ' goes in quotes";
  return "not YAML: " + error.msg;
}

/// Deep nesting would recurse in the parser before we hear of it, so brackets are counted first.
void refuse_deep_brackets(std::string_view bytes, const std::string& file) {
  int depth = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '[' || bytes[i] == '{') ++depth;
    if (bytes[i] == ']' || bytes[i] == '}') depth = std::max(0, depth - 1);
    if (depth > 4 * kMostDepth)
      fail(position_of(i, bytes, file),
           fmt::format("nested too deep, at most {} levels", kMostDepth));
  }
}

}  // namespace

const Node* Node::find(const std::string& key) const {
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

std::string shown(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "nothing";
    case Node::Kind::list:
      return node.items.empty() ? "an empty list" : fmt::format("a list of {}", node.items.size());
    case Node::Kind::map: {
      constexpr std::size_t kShown = 3;
      const auto last =
          node.keys.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, node.keys.size()));
      return node.keys.empty()
                 ? "an empty map"
                 : fmt::format("a map with {}{}", fmt::join(node.keys.begin(), last, ", "),
                               node.keys.size() > kShown ? ", ..." : "");
    }
    case Node::Kind::scalar:
      break;
  }
  std::size_t end = node.text.size();
  if (end > 60)  // cut between characters
    for (end = 57; (static_cast<unsigned char>(node.text[end]) & 0xC0) == 0x80;) --end;
  return fmt::format("'{}{}'", node.text.substr(0, end), end < node.text.size() ? "..." : "");
}

Node parse_yaml(const std::string& bytes, const std::string& file, std::vector<Problem>& problems) {
  if (bytes.size() > kMostBytes)
    fail({file, 0, 0},
         fmt::format("file too large: {} bytes, at most {}", bytes.size(), kMostBytes));
  if (const auto unclean = first_unclean_byte(bytes))
    fail(position_of(*unclean, bytes, file), kUnclean);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const std::string_view body =
      std::string_view(bytes).substr(bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
  refuse_deep_brackets(body, file);

  TreeBuilder builder(file, body);
  try {
    std::istringstream stream{std::string(body)};
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) fail({file, 0, 0}, "the file is empty");
    TreeBuilder second(file, body);
    if (parser.HandleNextDocument(second))
      fail(second.root.at.line > 0 ? second.root.at : Mark{file, 0, 0},
           "a second document; one file holds one document");
  } catch (const YAML::ParserException& error) {
    fail({file, error.mark.line + 1, Columns{body}(error.mark) + 1}, explained(error, body));
  }
  problems.insert(problems.end(), builder.problems.begin(), builder.problems.end());
  return std::move(builder.root);
}

std::string yaml_quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

}  // namespace skerry::io
