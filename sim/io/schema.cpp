#include "sim/io/schema.h"

#include "sim/io/names.h"
#include "sim/model/describe.h"
#include "sim/model/describe_closure.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <type_traits>

namespace skerry::io {
namespace {

using Json = nlohmann::ordered_json;

/// Structs that contain themselves, directly or not: written once and referred to.
template <class T>
inline constexpr const char* kDefinition = nullptr;
template <>
inline constexpr const char* kDefinition<Condition> = "condition";
template <>
inline constexpr const char* kDefinition<Action> = "action";

template <class T>
struct ElementOf {
  using Type = void;
};
template <class T>
struct ElementOf<std::vector<T>> {
  using Type = T;
};
template <class T>
struct ElementOf<std::optional<T>> {
  using Type = T;
};
template <class T>
struct EntityOf {
  using Type = void;
};
template <class T>
struct EntityOf<Id<T>> {
  using Type = T;
};

Json pattern(const char* regex, const char* example) {
  return {{"type", "string"}, {"pattern", regex}, {"examples", {example}}};
}

constexpr const char* kNumber = R"(-?[0-9]+(\.[0-9]+)?)";

Json quantity(const char* units, const char* example) {
  return pattern(fmt::format("^{} ?({})$", kNumber, units).c_str(), example);
}

class SchemaBuilder {
 public:
  explicit SchemaBuilder(Json& definitions) : definitions_(definitions) {
    object_ = {{"type", "object"}, {"properties", Json::object()}};
  }

  template <class T>
  void required(const char* key, T&, const char* doc, const Range& range = kAny) {
    property<T>(key, doc, range);
    required_.push_back(key);
  }
  template <class T>
  void optional(const char* key, T&, const char* doc, const Range& range = kAny) {
    property<T>(key, doc, range);
  }
  template <class Entity>
  void table(const char* key, Table<Entity>&, const char* doc) {
    property<std::vector<Entity>>(key, doc, kAny);
  }
  template <class Entity>
  void scoped_table(const char* key, Table<Entity>& rows, const char* doc) {
    table(key, rows, doc);
  }
  void mark(Mark&) {}

  template <class Variant, class... Alternatives>
  void choice(Variant&, Alternatives... alternatives) {
    (alternative(alternatives), ...);
    object_["minProperties"] = 1;
    object_["maxProperties"] = 1;
  }

  /// A key that the description does not know: `include`.
  void extra(const char* key, Json schema) { object_["properties"][key] = std::move(schema); }

  Json finish() {
    if (!required_.empty()) object_["required"] = required_;
    object_["additionalProperties"] = false;
    return std::move(object_);
  }

 private:
  template <class T>
  void property(const char* key, const char* doc, const Range& range) {
    Json schema = schema_of<T>(range);
    schema["description"] = doc;
    object_["properties"][key] = std::move(schema);
  }
  template <class A, class M>
  void alternative(const ValueAlternative<A, M>& a) {
    property<M>(a.key, a.doc, kAny);
  }
  template <class A>
  void alternative(const MapAlternative<A>& a) {
    property<A>(a.key, a.doc, kAny);
  }

  template <class T>
  Json schema_of(const Range& range) {
    if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, FileName>) {
      return {{"type", "string"}, {"minLength", 1}};
    } else if constexpr (std::is_same_v<T, bool>) {
      return {{"type", "boolean"}};
    } else if constexpr (std::is_same_v<T, int>) {
      Json schema{{"type", "integer"}};
      if (std::isfinite(range.least)) schema["minimum"] = static_cast<long>(range.least);
      if (std::isfinite(range.most)) schema["maximum"] = static_cast<long>(range.most);
      return schema;
    } else if constexpr (std::is_same_v<T, double>) {
      Json number{{"type", "number"}};
      if (std::isfinite(range.least)) number["minimum"] = range.least;
      if (std::isfinite(range.most)) number["maximum"] = range.most;
      return {{"anyOf", {number, quantity("%", "35 %")}}};
    } else if constexpr (std::is_same_v<T, Length>) {
      return quantity("m|km|nmi", "1.8 m");
    } else if constexpr (std::is_same_v<T, Area>) {
      return quantity("m2|km2", "60 m2");
    } else if constexpr (std::is_same_v<T, Speed>) {
      return quantity("m/s|kn|km/h|Bft|mm/h", "12 kn");
    } else if constexpr (std::is_same_v<T, Temperature>) {
      return quantity("degC", "14 degC");
    } else if constexpr (std::is_same_v<T, Mass>) {
      return quantity("kg|t", "12 t");
    } else if constexpr (std::is_same_v<T, Pressure>) {
      return quantity("hPa", "970 hPa");
    } else if constexpr (std::is_same_v<T, Power>) {
      return quantity("kW|MW", "5 MW");
    } else if constexpr (std::is_same_v<T, Rate>) {
      return quantity("persons/(s|min|h)", "12 persons/min");
    } else if constexpr (std::is_same_v<T, Angle>) {
      return quantity("deg", "157 deg");
    } else if constexpr (std::is_same_v<T, Duration> || std::is_same_v<T, Seconds>) {
      return quantity("ms|s|min|h|d", "35 min");
    } else if constexpr (std::is_same_v<T, Position>) {
      return pattern(R"(^[0-9.]+[NS] [0-9.]+[EW]$)", "30.1925N 122.6840E");
    } else if constexpr (std::is_same_v<T, LocalTime>) {
      return pattern(
          R"(^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})$)",
          "2023-05-31T09:00+08:00");
    } else if constexpr (std::is_same_v<T, TimeOfDay>) {
      return pattern("^[0-9]{2}:[0-9]{2}$", "18:30");
    } else if constexpr (std::is_same_v<T, Date>) {
      return pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2023-05-31");
    } else if constexpr (std::is_same_v<T, ServiceTime>) {
      return pattern("^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$", "07:30");
    } else if constexpr (std::is_same_v<T, Distribution>) {
      return distribution();
    } else if constexpr (std::is_same_v<T, Threshold>) {
      return {{"type", {"string", "number"}}, {"examples", {"35 min", "90 %", 3}}};
    } else if constexpr (std::is_same_v<T, Measure>) {
      Json ids = Json::array();
      for (const MeasureInfo& info : kMeasureTable) ids.push_back(info.id);
      return {{"enum", ids}};
    } else if constexpr (std::is_enum_v<T>) {
      Json words = Json::array();
      for (const std::string_view word : Words<T>::list) words.push_back(word);
      return {{"enum", words}};
    } else if constexpr (!std::is_void_v<typename EntityOf<T>::Type>) {
      return {{"type", "string"},
              {"title", fmt::format("id of a {}", Kind<typename EntityOf<T>::Type>::noun)}};
    } else if constexpr (!std::is_void_v<typename ElementOf<T>::Type>) {
      Json element = schema_of<typename ElementOf<T>::Type>(range);
      if constexpr (std::is_same_v<T, std::optional<typename ElementOf<T>::Type>>)
        return element;
      else
        return {{"type", "array"}, {"items", element}};
    } else {
      return structure<T>();
    }
  }

  template <class T>
  Json structure() {
    if constexpr (kDefinition<T> != nullptr) {
      if (!definitions_.contains(kDefinition<T>)) {
        definitions_[kDefinition<T>] = Json::object();  // before going down: it may refer to itself
        definitions_[kDefinition<T>] = described<T>();
      }
      return {{"$ref", fmt::format("#/$defs/{}", kDefinition<T>)}};
    } else {
      return described<T>();
    }
  }

  template <class T>
  Json described() {
    SchemaBuilder inner(definitions_);
    T value;
    describe(inner, value);
    return inner.finish();
  }

  static Json distribution() {
    const Json time = quantity("ms|s|min|h|d", "15 min");
    const auto list = [&](int n) {
      return Json{{"type", "array"}, {"items", time}, {"minItems", n}, {"maxItems", n}};
    };
    const auto one = [](const char* key, Json schema) {
      return Json{{"type", "object"},
                  {"properties", {{key, std::move(schema)}}},
                  {"required", {key}},
                  {"additionalProperties", false}};
    };
    const auto pair = [](const char* a, Json first, const char* b, Json second) {
      return Json{{"type", "object"},
                  {"properties", {{a, std::move(first)}, {b, std::move(second)}}},
                  {"required", {a, b}},
                  {"additionalProperties", false}};
    };
    const Json number{{"type", "number"}, {"minimum", 0}, {"maximum", 10}};
    return {{"anyOf",
             {time, one("uniform", list(2)), one("triangular", list(3)), one("exponential", time),
              one("normal", pair("mean", time, "sd", time)),
              one("lognormal", pair("mean", time, "cv", number))}}};
  }

  Json& definitions_;
  Json object_;
  std::vector<std::string> required_;
};

void describe_kind(SchemaBuilder& builder, FileKind kind) {
  Scenario scenario;
  switch (kind) {
    case FileKind::region:
      return describe_region(builder, scenario);
    case FileKind::fleet:
      return describe_fleet(builder, scenario);
    case FileKind::force:
      return describe_force(builder, scenario);
    case FileKind::people:
      return describe_people(builder, scenario);
    case FileKind::incidents:
      return describe_incidents(builder, scenario);
    case FileKind::scenario:
      return describe_scenario(builder, scenario);
    case FileKind::closures:
      return describe_closures(builder, scenario);
    case FileKind::timetable:
      return describe_timetable(builder, scenario);
    case FileKind::patrols:
      return describe_patrols(builder, scenario);
    case FileKind::drill:
      return describe_drill(builder, scenario);
    case FileKind::plan: {
      Plan plan;
      return describe(builder, plan);
    }
    case FileKind::climate: {
      Climate climate;
      return describe(builder, climate);
    }
    case FileKind::track: {
      Track track;
      return describe(builder, track);
    }
  }
}

}  // namespace

std::string json_schema(FileKind kind) {
  Json definitions = Json::object();
  SchemaBuilder builder(definitions);
  describe_kind(builder, kind);
  const bool whole = kind == FileKind::plan || kind == FileKind::climate || kind == FileKind::track;
  if (!whole)
    builder.extra("include", {{"type", "array"},
                              {"items", {{"type", "string"}}},
                              {"description", "Files this one builds on, relative to it."}});
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"title", fmt::format("Skerry {} file", kFileKinds[static_cast<int>(kind)])}};
  schema.update(builder.finish());
  if (!definitions.empty()) schema["$defs"] = definitions;
  return schema.dump(2) + "\n";
}

}  // namespace skerry::io
