#pragma once

#include "sim/model/casualties.h"
#include "sim/model/fleet.h"
#include "sim/model/force.h"
#include "sim/model/incident.h"
#include "sim/model/loss.h"
#include "sim/model/patrol.h"
#include "sim/model/plan.h"
#include "sim/model/region.h"
#include "sim/model/timetable.h"

#include <limits>
#include <string_view>
#include <utility>

namespace skerry {

/// One description per struct: the key, the member, what it means, what it may be. Reading,
/// writing and the JSON Schema are visitors over these, so that they cannot disagree.
///
/// A visitor has
///   required(key, member, doc, range), optional(key, member, doc, range),
///   table(key, table, doc), scoped_table(key, table, doc) for names known only inside the struct,
///   mark(Mark&) to keep where a thing stands, and
///   choice(variant, alternatives...) for a map with exactly one key.

/// Bounds of a value, in SI units.
struct Range {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool least_excluded = false;
};
constexpr Range at_least(double least) { return {.least = least}; }
constexpr Range above(double least) { return {.least = least, .least_excluded = true}; }
constexpr Range between(double least, double most) { return {.least = least, .most = most}; }
inline constexpr Range kAny{};

/// Alternatives of a choice: `{key: value}` or `{key: {member: ...}}`.
template <class A, class M>
struct ValueAlternative {
  using Type = A;
  const char* key;
  M A::*member;
  const char* doc;
};
template <class A>
struct MapAlternative {
  using Type = A;
  const char* key;
  const char* doc;
};
template <class A, class M>
constexpr ValueAlternative<A, M> value(const char* key, M A::*member, const char* doc) {
  return {key, member, doc};
}
template <class A>
constexpr MapAlternative<A> map(const char* key, const char* doc) {
  return {key, doc};
}

/// Words of an enumeration, in the order of its values.
template <class E>
struct Words;
#define SKERRY_WORDS(Enum, ...)                               \
  template <>                                                 \
  struct Words<Enum> {                                        \
    static constexpr std::string_view list[] = {__VA_ARGS__}; \
    static constexpr int first = 0;                           \
  }
SKERRY_WORDS(PlaceKind, "wharf", "beach", "helipad", "airfield", "station", "assembly", "shelter",
             "hospital", "village", "junction");
SKERRY_WORDS(LinkMedium, "road", "path", "sea");
SKERRY_WORDS(CraftMedium, "sea", "air");
SKERRY_WORDS(Landing, "berth", "ramp", "beach", "pad", "hover");
SKERRY_WORDS(Discipline, "arrival", "priority", "shortest");
SKERRY_WORDS(Weekday, "mon", "tue", "wed", "thu", "fri", "sat", "sun");
SKERRY_WORDS(Capability, "police", "armed", "search", "crowd", "fire", "hazmat", "medical",
             "boat-crew", "negotiate", "drone");
SKERRY_WORDS(FireGrowth, "slow", "medium", "fast", "ultra-fast");
SKERRY_WORDS(TriageRule, "worst-first", "best-first", "most-saved");
SKERRY_WORDS(LossOf, "bridge", "power", "communications");
SKERRY_WORDS(Sensor, "report", "camera", "patrol", "drone", "register", "arrival", "certainty");
SKERRY_WORDS(LookoutKind, "helicopter", "boat", "low-boat", "ship", "drone");
SKERRY_WORDS(Mode, "foot", "wheels");
SKERRY_WORDS(Warning, "blue", "yellow", "orange", "red");
#undef SKERRY_WORDS
template <>
struct Words<Level> {
  static constexpr std::string_view list[] = {"I", "II", "III", "IV"};
  static constexpr int first = 1;
};
template <class E>
constexpr std::string_view word(E value) {
  return Words<E>::list[static_cast<int>(value) - Words<E>::first];
}

}  // namespace skerry
