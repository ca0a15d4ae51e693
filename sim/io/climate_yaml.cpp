#include "sim/io/climate_yaml.h"

#include "sim/base/units.h"
#include "sim/io/yaml.h"
#include "sim/model/describe_climate.h"

#include <fmt/format.h>

#include <utility>

namespace skerry::io {
namespace {

std::string number(double value) {
  std::string text = fmt::format("{:.6f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string written(const std::string& value) { return yaml_quoted(value); }
std::string written(const Label& value) {
  return fmt::format("{{en: {}, zh: {}}}", yaml_quoted(value.en), yaml_quoted(value.zh));
}
std::string written(double value) { return number(value); }
std::string written(Length value) { return number(value.si) + " m"; }
std::string written(Speed value) { return number(value.si) + " m/s"; }
std::string written(Angle value) { return number(in_degrees(value)) + " deg"; }
std::string written(Duration value) { return number(in_seconds(value) / 3600) + " h"; }
std::string written(Seconds value) {
  return value.si < 3600 ? number(value.si) + " s" : number(value.si / 3600) + " h";
}
std::string written(TimeOfDay value) {
  const auto minutes = value.since_midnight.count();
  return fmt::format("\"{:02}:{:02}\"", minutes / 60, minutes % 60);
}
std::string written(const ClimateMonth& value);
template <class T>
std::string written(const std::vector<T>& values) {
  std::string result;
  for (const T& value : values) result += (result.empty() ? "" : ", ") + written(value);
  return '[' + result + ']';
}

/// Writes one struct: the visitor of `describe` for writing. Nested structs stand indented, a list
/// of structs has one to a line.
class Writer {
 public:
  explicit Writer(std::string indent = "") : indent_(std::move(indent)) {}
  std::string text;

  template <class T>
  void required(const char* key, T& value, const char*, const Range& = kAny) {
    line(key, " " + written(value));
  }
  void required(const char* key, ScoreClimate& value, const char*) { nested(key, value); }
  void required(const char* key, FogClimate& value, const char*) { nested(key, value); }
  void required(const char* key, std::vector<ClimateMonth>& months, const char*) {
    line(key, "");
    for (const ClimateMonth& month : months) text += "  - " + written(month) + '\n';
  }
  template <class T>
  void optional(const char* key, T& value, const char* doc, const Range& range = kAny) {
    required(key, value, doc, range);
  }
  template <class T>
  void optional(const char* key, std::vector<T>& values, const char* doc, const Range& range) {
    if (!values.empty()) required(key, values, doc, range);
  }
  void mark(Mark&) {}

 private:
  void line(const char* key, const std::string& value) {
    text += fmt::format("{}{}:{}\n", indent_, key, value);
  }
  template <class T>
  void nested(const char* key, T& value) {
    line(key, "");
    Writer inner(indent_ + "  ");
    describe(inner, value);
    text += inner.text;
  }

  std::string indent_;
};

/// Writes one struct on one line.
class FlowWriter {
 public:
  std::string text;

  template <class T>
  void required(const char* key, T& value, const char*, const Range& = kAny) {
    text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", key, written(value));
  }
};

std::string written(const ClimateMonth& value) {
  FlowWriter writer;
  ClimateMonth month = value;
  describe(writer, month);
  return '{' + writer.text + '}';
}

}  // namespace

std::string climate_yaml(const Climate& climate) {
  Writer writer;
  Climate copy = climate;
  describe(writer, copy);
  return "# yaml-language-server: $schema=../../docs/schema/climate.schema.json\n" + writer.text;
}

}  // namespace skerry::io
