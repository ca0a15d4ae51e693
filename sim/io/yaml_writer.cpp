#include "sim/io/yaml_writer.h"

#include "sim/base/contains.h"
#include "sim/base/units.h"
#include "sim/io/yaml.h"
#include "sim/model/describe.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <type_traits>
#include <utility>

namespace skerry::io {
namespace {

constexpr std::size_t kWidth = 118;

bool is_plain_word(std::string_view text) {
  static constexpr std::string_view kSpecial[] = {"true", "false", "null", "yes", "no",
                                                  "on",   "off",   "y",    "n"};
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return !text.empty() && is_letter(text.front()) && !contains(kSpecial, lower) &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

/// Degrees to a centimetre, never with an exponent.
std::string degrees_text(double value) {
  std::string text = fmt::format("{:.7f}", std::abs(value));
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

Duration seconds_of(double value) { return to_ticks(Seconds{value}); }

/// Breaks a flow after commas, outside quotes, so that no line is longer than need be.
std::string wrapped(const std::string& line, std::size_t indent) {
  std::string result;
  std::size_t begin = 0, last = 0;
  bool inside = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && inside) {
      ++i;
      continue;
    }
    if (line[i] == '"') inside = !inside;
    if (i - begin + (begin > 0 ? indent : 0) > kWidth && last > begin) {
      result += line.substr(begin, last - begin) + '\n' + std::string(indent, ' ');
      begin = last + 1;
    }
    if (!inside && line[i] == ',' && i + 1 < line.size() && line[i + 1] == ' ') last = i + 1;
  }
  return result + line.substr(begin);
}

/// The keys and values of one struct: the visitor of `describe` for writing.
class Fields {
 public:
  using Field = std::pair<std::string, std::string>;

  Fields(const Scenario& scenario, const std::map<std::string, std::string>* defaults)
      : scenario_(scenario), defaults_(defaults) {}

  std::vector<Field> list;

  /// The fields of a value that are not as in one that says nothing.
  template <class T>
  static std::vector<Field> of(const Scenario& scenario, const T& value) {
    Fields unsaid(scenario, nullptr);
    T none{};
    describe(unsaid, none);
    const std::map<std::string, std::string> defaults(unsaid.list.begin(), unsaid.list.end());
    Fields said(scenario, &defaults);
    T copy = value;
    describe(said, copy);
    return std::move(said.list);
  }

  template <class T>
  void required(const char* key, const T& value, const char*, const Range& = kAny) {
    if (defaults_ != nullptr) list.emplace_back(key, flow(value));
  }
  template <class T>
  void optional(const char* key, const T& value, const char*, const Range& = kAny) {
    if (says_nothing(value)) return;
    std::string text = flow(value);
    if (defaults_ != nullptr) {
      const auto unsaid = defaults_->find(key);
      if (unsaid != defaults_->end() && unsaid->second == text) return;
    }
    list.emplace_back(key, std::move(text));
  }
  void mark(const Mark&) {}

 private:
  template <class T>
  static bool says_nothing(const T&) {
    return false;
  }
  template <class T>
  static bool says_nothing(const std::optional<T>& value) {
    return !value;
  }
  template <class T>
  static bool says_nothing(const std::vector<T>& value) {
    return value.empty();
  }
  static bool says_nothing(const std::string& value) { return value.empty(); }
  static bool says_nothing(const Label& value) { return value == Label{}; }

  std::string flow(const std::string& value) const {
    return is_plain_word(value) ? value : yaml_quoted(value);
  }
  std::string flow(const Label& value) const {
    return fmt::format("{{en: {}, zh: {}}}", flow(value.en), flow(value.zh));
  }
  std::string flow(bool value) const { return value ? "true" : "false"; }
  std::string flow(int value) const { return fmt::format("{}", value); }
  std::string flow(double value) const { return fmt::format("{}", value); }
  std::string flow(const FileName& value) const { return flow(value.name); }
  std::string flow(Date value) const { return text(value); }
  std::string flow(ServiceTime value) const { return yaml_quoted(text(value)); }
  std::string flow(const Position& p) const {
    return fmt::format("{}{} {}{}", degrees_text(p.latitude), p.latitude < 0 ? 'S' : 'N',
                       degrees_text(p.longitude), p.longitude < 0 ? 'W' : 'E');
  }
  std::string flow(const Distribution& d) const {
    const auto [a, b, c] = std::tuple(seconds_of(d.a), seconds_of(d.b), seconds_of(d.c));
    switch (d.kind) {
      case Distribution::Kind::constant:
        break;
      case Distribution::Kind::uniform:
        return fmt::format("{{uniform: [{}, {}]}}", text(a), text(b));
      case Distribution::Kind::triangular:
        return fmt::format("{{triangular: [{}, {}, {}]}}", text(a), text(b), text(c));
      case Distribution::Kind::exponential:
        return fmt::format("{{exponential: {}}}", text(a));
      case Distribution::Kind::normal:
        return fmt::format("{{normal: {{mean: {}, sd: {}}}}}", text(a), text(b));
      case Distribution::Kind::lognormal:
        return fmt::format("{{lognormal: {{mean: {}, cv: {}}}}}", text(a), d.b);
    }
    return text(a);
  }
  template <class E>
  requires std::is_enum_v<E> std::string flow(E value)
  const { return std::string(word(value)); }
  template <class Entity>
  std::string flow(Id<Entity> id) const {
    return flow(rows(id)[id].id);
  }
  template <class T>
  std::string flow(const std::optional<T>& value) const {
    return flow(*value);
  }
  template <class T>
  std::string flow(const std::vector<T>& values) const {
    std::vector<std::string> items;
    for (const T& value : values) items.push_back(flow(value));
    return fmt::format("[{}]", fmt::join(items, ", "));
  }
  template <class T>
  requires std::is_class_v<T> std::string flow(const T& value)
  const {
    if constexpr (requires { text(value); })
      return text(value);
    else
      return braced(of(scenario_, value));
  }

  const Table<TideStation>& rows(Id<TideStation>) const { return scenario_.region.tide_stations; }
  const Table<Zone>& rows(Id<Zone>) const { return scenario_.region.zones; }
  const Table<Island>& rows(Id<Island>) const { return scenario_.region.islands; }
  const Table<Place>& rows(Id<Place>) const { return scenario_.region.places; }
  const Table<CraftClass>& rows(Id<CraftClass>) const { return scenario_.fleet.classes; }
  const Table<Craft>& rows(Id<Craft>) const { return scenario_.fleet.craft; }
  const Table<Service>& rows(Id<Service>) const { return scenario_.timetable.services; }
  const Table<Line>& rows(Id<Line>) const { return scenario_.timetable.lines; }

 public:
  static std::string braced(const std::vector<Field>& fields) {
    std::vector<std::string> items;
    for (const auto& [key, value] : fields) items.push_back(key + ": " + value);
    return fmt::format("{{{}}}", fmt::join(items, ", "));
  }

 private:
  const Scenario& scenario_;
  const std::map<std::string, std::string>* defaults_;  ///< none: this finds them
};

/// A whole file: its keys, then its tables, a row to a line where it fits.
class FileWriter {
 public:
  explicit FileWriter(const Scenario& scenario) : scenario_(scenario), fields_(scenario, &none_) {}

  std::string text(const std::vector<std::string>& includes) const {
    std::string result;
    for (const auto& [key, value] : fields_.list) {
      result += fmt::format("{}: {}\n", key, value);
      if (&key == &fields_.list.front().first && !includes.empty())
        result += fmt::format("include: [{}]\n", fmt::join(includes, ", "));
    }
    return result + tables_;
  }

  template <class T>
  void required(const char* key, const T& value, const char* doc, const Range& range = kAny) {
    fields_.required(key, value, doc, range);
  }
  template <class T>
  void optional(const char* key, const T& value, const char* doc, const Range& range = kAny) {
    fields_.optional(key, value, doc, range);
  }
  template <class Entity>
  void table(const char* key, const Table<Entity>& rows, const char*) {
    if (rows.empty()) return;
    tables_ += fmt::format("\n{}:\n", key);
    for (const Entity& row : rows) add_row(Fields::of(scenario_, row));
  }
  void mark(const Mark&) {}

 private:
  void add_row(const std::vector<Fields::Field>& fields) {
    const std::string line = "  - " + Fields::braced(fields);
    if (line.size() <= kWidth) {
      tables_ += line + '\n';
      return;
    }
    const char* lead = "  - ";
    for (const auto& [key, value] : fields) {
      tables_ += wrapped(fmt::format("{}{}: {}", lead, key, value), 6) + '\n';
      lead = "    ";
    }
  }

  const Scenario& scenario_;
  const std::map<std::string, std::string> none_;
  Fields fields_;
  std::string tables_;
};

}  // namespace

std::string yaml_text(FileKind kind, const Scenario& scenario, const std::vector<std::string>& head,
                      const std::vector<std::string>& includes) {
  FileWriter writer(scenario);
  Scenario copy = scenario;
  if (kind == FileKind::region) describe_region(writer, copy);
  if (kind == FileKind::fleet) describe_fleet(writer, copy);
  if (kind == FileKind::timetable) describe_timetable(writer, copy);
  std::string result;
  for (const std::string& line : head) result += line.empty() ? "#\n" : "# " + line + '\n';
  return result + writer.text(includes);
}

}  // namespace skerry::io
