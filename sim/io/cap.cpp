#include "sim/io/cap.h"

#include "sim/base/contains.h"
#include "sim/base/input_error.h"
#include "sim/base/text.h"
#include "sim/io/load.h"
#include "sim/io/text_place.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cmath>

namespace skerry::io {
namespace {

constexpr std::size_t kMostBytes = std::size_t{2} << 20;
constexpr std::size_t kMostPoints = 20'000;
constexpr const char* kNamespaces[] = {"urn:oasis:names:tc:emergency:cap:1.2",
                                       "urn:oasis:names:tc:emergency:cap:1.1"};

// In the order of the enumerations of alert.h.
const std::vector<std::string> kStatuses{"Actual", "Exercise", "System", "Test", "Draft"};
const std::vector<std::string> kTypes{"Alert", "Update", "Cancel", "Ack", "Error"};
const std::vector<std::string> kScopes{"Public", "Restricted", "Private"};
const std::vector<std::string> kUrgencies{"Immediate", "Expected", "Future", "Past", "Unknown"};
const std::vector<std::string> kSeverities{"Extreme", "Severe", "Moderate", "Minor", "Unknown"};
const std::vector<std::string> kCertainties{"Observed", "Likely", "Possible", "Unlikely",
                                            "Unknown"};
const std::vector<std::string> kCategories{"Geo",       "Met",   "Safety", "Security",
                                           "Rescue",    "Fire",  "Health", "Env",
                                           "Transport", "Infra", "CBRNE",  "Other"};
/// In GB/T 35965.1, in the order of `kSeverities`.
const std::vector<std::vector<std::string>> kColours{
    {"Red", "红色"}, {"Orange", "橙色"}, {"Yellow", "黄色"}, {"Blue", "蓝色"}};

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(" \t\r\n", at)) != text.npos;) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

class AlertReader {
 public:
  AlertReader(std::string bytes, std::string file)
      : bytes_(std::move(bytes)), file_(std::move(file)) {}

  Alert alert() {
    parse();
    Alert alert;
    alert.identifier = required(root_, "identifier");
    alert.sender = required(root_, "sender");
    alert.sent = time(root_, "sent", true).value_or(LocalTime{});
    alert.status = word<AlertStatus>(root_, "status", kStatuses);
    alert.type = word<MessageType>(root_, "msgType", kTypes);
    alert.scope = word<Scope>(root_, "scope", kScopes);
    alert.references = optional(root_, "references");
    for (const pugi::xml_node node : all(root_, "info")) alert.infos.push_back(info(node));
    if (!problems_.empty()) throw InputError(std::move(problems_));
    return alert;
  }

 private:
  Mark mark(std::ptrdiff_t offset) const {
    const TextPlace place =
        place_of(bytes_, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, offset)));
    return {file_, place.line, place.column};
  }
  void problem(std::ptrdiff_t offset, const std::string& message) {
    problems_.push_back({mark(offset), message});
  }
  void problem(pugi::xml_node node, const std::string& message) {
    problem(node.offset_debug(), message);
  }
  [[noreturn]] void fail(std::ptrdiff_t offset, const std::string& message) {
    problem(offset, message);
    throw InputError(std::move(problems_));
  }

  void parse() {
    if (const auto at = first_unclean_byte(bytes_))
      fail(static_cast<std::ptrdiff_t>(*at), "not clean UTF-8 text");
    if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.erase(0, 3);
    const pugi::xml_parse_result result =
        document_.load_buffer(bytes_.data(), bytes_.size(),
                              pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!result) fail(result.offset, fmt::format("not XML: {}", result.description()));
    for (const pugi::xml_node node : document_.children())
      if (node.type() == pugi::node_doctype)
        fail(node.offset_debug(),
             "a document type definition (DOCTYPE) is not allowed in an alert");
    root_ = document_.document_element();
    const std::string name = root_.name();
    const std::size_t colon = name.find(':');
    prefix_ = colon == std::string::npos ? "" : name.substr(0, colon + 1);
    if (name != prefix_ + "alert")
      fail(root_.offset_debug(), fmt::format("expected an alert, got '{}'", name));
    check_namespace();
  }

  void check_namespace() {
    const std::string attribute =
        prefix_.empty() ? "xmlns" : "xmlns:" + prefix_.substr(0, prefix_.size() - 1);
    const std::string value = root_.attribute(attribute.c_str()).value();
    if (!std::any_of(std::begin(kNamespaces), std::end(kNamespaces),
                     [&](const char* known) { return value == known; }))
      problem(root_, fmt::format("the namespace is '{}', expected '{}'", value, kNamespaces[0]));
  }

  std::vector<pugi::xml_node> all(pugi::xml_node parent, const char* name) const {
    const std::string full_name = prefix_ + name;  // the range keeps no copy
    std::vector<pugi::xml_node> result;
    for (const pugi::xml_node node : parent.children(full_name.c_str())) result.push_back(node);
    return result;
  }
  pugi::xml_node child(pugi::xml_node parent, const char* name) {
    const auto found = all(parent, name);
    if (found.size() > 1) problem(found[1], fmt::format("'{}' is given twice", name));
    return found.empty() ? pugi::xml_node() : found.front();
  }
  std::string optional(pugi::xml_node parent, const char* name) {
    return trimmed(child(parent, name).text().get());
  }
  std::string required(pugi::xml_node parent, const char* name) {
    const pugi::xml_node node = child(parent, name);
    const std::string text = trimmed(node.text().get());
    if (!node)
      problem(parent, fmt::format("'{}' is missing", name));
    else if (text.empty())
      problem(node, fmt::format("'{}' is empty", name));
    return text;
  }

  template <class E>
  E word(pugi::xml_node parent, const char* name, const std::vector<std::string>& words) {
    const std::string text = required(parent, name);
    for (std::size_t i = 0; i < words.size(); ++i)
      if (text == words[i]) return static_cast<E>(i);
    if (!text.empty()) unknown_word(child(parent, name), name, text, words);
    return E{};
  }
  void unknown_word(pugi::xml_node node, const char* name, const std::string& text,
                    const std::vector<std::string>& words) {
    const std::string meant = did_you_mean(text, words);
    problem(node,
            fmt::format("unknown {} '{}'{}", name, text,
                        meant.empty() ? fmt::format("; expected one of {}", fmt::join(words, ", "))
                                      : meant));
  }
  Severity severity(pugi::xml_node parent) {
    const std::string text = optional(parent, "severity");
    for (std::size_t i = 0; i < kColours.size(); ++i)
      for (const std::string& colour : kColours[i])
        if (same_letters(text, colour)) return static_cast<Severity>(i);
    return word<Severity>(parent, "severity", kSeverities);
  }

  std::optional<LocalTime> time(pugi::xml_node parent, const char* name, bool is_required = false) {
    std::string text = is_required ? required(parent, name) : optional(parent, name);
    if (text.empty()) return std::nullopt;
    const std::string written = text;
    if (text.size() > 10 && text[10] == ' ') text[10] = 'T';
    const auto time = parse_local_time(text);
    if (!time)
      problem(child(parent, name),
              fmt::format("'{}' is '{}', expected a time with its offset from UTC such as "
                          "'2023-05-31T09:00:00+08:00'",
                          name, written));
    return time;
  }

  std::vector<NamedValue> named_values(pugi::xml_node parent, const char* name) {
    std::vector<NamedValue> result;
    for (const pugi::xml_node node : all(parent, name))
      result.push_back({optional(node, "valueName"), optional(node, "value")});
    return result;
  }

  AlertInfo info(pugi::xml_node node) {
    AlertInfo info;
    if (const std::string language = optional(node, "language"); !language.empty())
      info.language = language;
    info.categories = categories(node);
    info.event = required(node, "event");
    info.urgency = word<Urgency>(node, "urgency", kUrgencies);
    info.severity = severity(node);
    info.certainty = word<Certainty>(node, "certainty", kCertainties);
    info.effective = time(node, "effective");
    info.onset = time(node, "onset");
    info.expires = time(node, "expires");
    info.sender_name = optional(node, "senderName");
    info.headline = optional(node, "headline");
    info.description = optional(node, "description");
    info.instruction = optional(node, "instruction");
    info.event_codes = named_values(node, "eventCode");
    info.parameters = named_values(node, "parameter");
    for (const pugi::xml_node part : all(node, "area")) info.areas.push_back(area(part));
    return info;
  }

  std::vector<std::string> categories(pugi::xml_node node) {
    std::vector<std::string> result;
    for (const pugi::xml_node part : all(node, "category")) {
      result.push_back(trimmed(part.text().get()));
      if (!contains(kCategories, result.back()))
        unknown_word(part, "category", result.back(), kCategories);
    }
    if (result.empty()) problem(node, "'category' is missing");
    return result;
  }

  AlertArea area(pugi::xml_node node) {
    AlertArea area;
    area.description = required(node, "areaDesc");
    area.geocodes = named_values(node, "geocode");
    for (const pugi::xml_node part : all(node, "polygon"))
      if (auto points = polygon(part); !points.empty()) area.polygons.push_back(std::move(points));
    for (const pugi::xml_node part : all(node, "circle"))
      if (const auto found = circle(part)) area.circles.push_back(*found);
    return area;
  }

  /// `30.19,122.69`; reports anything else.
  std::optional<Position> position(pugi::xml_node node, std::string_view text) {
    const std::size_t comma = text.find(',');
    const auto first = parse_number(text.substr(0, comma));
    const auto second =
        parse_number(comma == text.npos ? std::string_view{} : text.substr(comma + 1));
    if (!first || !second) {
      problem(node,
              fmt::format("'{}' is not a point, expected 'latitude,longitude' in degrees", text));
      return std::nullopt;
    }
    const Position point{*first, *second};
    if (std::abs(point.latitude) <= 90 && std::abs(point.longitude) <= 180) return point;
    const bool swapped = std::abs(*first) <= 180 && std::abs(*second) <= 90;
    problem(node, fmt::format("'{}' is not on the earth, expected 'latitude,longitude'{}", text,
                              swapped ? "; are the two swapped?" : ""));
    return std::nullopt;
  }

  std::vector<Position> polygon(pugi::xml_node node) {
    const std::string text = node.text().get();
    std::vector<Position> points;
    for (const std::string_view pair : words_of(text)) {
      const auto point = position(node, pair);
      if (!point) return {};
      points.push_back(*point);
      if (points.size() > kMostPoints) {
        problem(node, fmt::format("a polygon has more than {} points", kMostPoints));
        return {};
      }
    }
    if (points.empty()) return {};
    if (points.size() < 4)
      problem(node, fmt::format("a polygon has {} points, expected at least 4", points.size()));
    else if (points.front() != points.back())
      problem(node, "a polygon is not closed, its last point must be its first");
    return points;
  }

  std::optional<AlertCircle> circle(pugi::xml_node node) {
    const std::string text = node.text().get();
    const auto words = words_of(text);
    if (words.empty()) return std::nullopt;
    const auto radius = words.size() == 2 ? parse_number(words[1]) : std::nullopt;
    if (!radius || *radius < 0 || *radius > 20'100) {
      problem(node, fmt::format("'{}' is not a circle, expected 'latitude,longitude radius' with "
                                "the radius in km",
                                trimmed(text)));
      return std::nullopt;
    }
    const auto centre = position(node, words[0]);
    if (!centre) return std::nullopt;
    return AlertCircle{*centre, Length{*radius * 1000}};
  }

  std::string bytes_;
  std::string file_;
  std::string prefix_;  ///< of the namespace, with its colon
  pugi::xml_document document_;
  pugi::xml_node root_;
  std::vector<Problem> problems_;
};

}  // namespace

Alert read_alert(const std::filesystem::path& file) {
  return AlertReader(read_file(file, kMostBytes), file.lexically_normal().string()).alert();
}

}  // namespace skerry::io
