#pragma once

#include "sim/base/input_error.h"
#include "sim/model/scenario.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace skerry::io {

/// What files call a kind of entity, and where its names are kept.
template <class Entity>
struct Kind;
#define SKERRY_KIND(Entity, number, noun_text)     \
  template <>                                      \
  struct Kind<Entity> {                            \
    static constexpr std::size_t index = number;   \
    static constexpr const char* noun = noun_text; \
  }
SKERRY_KIND(Zone, 0, "zone");
SKERRY_KIND(Island, 1, "island");
SKERRY_KIND(Place, 2, "place");
SKERRY_KIND(Link, 3, "link");
SKERRY_KIND(CraftClass, 4, "craft class");
SKERRY_KIND(Craft, 5, "craft");
SKERRY_KIND(Agency, 6, "agency");
SKERRY_KIND(Team, 7, "team");
SKERRY_KIND(Group, 8, "group");
SKERRY_KIND(IncidentType, 9, "incident type");
SKERRY_KIND(Incident, 10, "incident");
SKERRY_KIND(Plan, 11, "plan");
SKERRY_KIND(Step, 12, "step");
SKERRY_KIND(TideStation, 13, "tide station");
SKERRY_KIND(Climate, 14, "climate");
SKERRY_KIND(Track, 15, "track");
SKERRY_KIND(ClosureDay, 16, "closure day");
SKERRY_KIND(RestrictedArea, 17, "restricted area");
SKERRY_KIND(Channel, 18, "fairway");
SKERRY_KIND(VehicleClass, 19, "vehicle class");
SKERRY_KIND(Service, 20, "service");
SKERRY_KIND(Line, 21, "line");
SKERRY_KIND(Sailing, 22, "sailing");
SKERRY_KIND(Damage, 23, "damage");
SKERRY_KIND(Beat, 24, "beat");
SKERRY_KIND(FalseAlarms, 25, "false alarms");
SKERRY_KIND(Inject, 26, "inject");
SKERRY_KIND(Objective, 27, "objective");
SKERRY_KIND(DriftObject, 28, "drift object");
SKERRY_KIND(Loss, 29, "loss");
#undef SKERRY_KIND

/// The names that files give to entities, and the ids they stand for: the loader's one way from
/// text to `Id`.
class Names {
 public:
  struct Entry {
    std::uint32_t index = 0;
    Mark at;
  };

  /// Gives `name` the next id of its kind; nothing, and the first mark, when it is taken.
  template <class Entity>
  std::optional<Mark> declare(const std::string& name, const Mark& at) {
    auto& names = of<Entity>();
    const auto [entry, added] =
        names.try_emplace(name, Entry{static_cast<std::uint32_t>(names.size()), at});
    return added ? std::nullopt : std::optional{entry->second.at};
  }

  template <class Entity>
  std::optional<Id<Entity>> find(const std::string& name) const {
    const auto& names = of<Entity>();
    const auto found = names.find(name);
    if (found == names.end()) return std::nullopt;
    return Id<Entity>{found->second.index};
  }

  template <class Entity>
  void forget() {
    of<Entity>().clear();
  }

  template <class Entity>
  bool any() const {
    return !of<Entity>().empty();
  }

  template <class Entity>
  std::vector<std::string> all() const {
    std::vector<std::string> result;
    for (const auto& [name, entry] : of<Entity>()) result.push_back(name);
    return result;
  }

 private:
  using Map = std::map<std::string, Entry>;
  template <class Entity>
  Map& of() {
    return maps_[Kind<Entity>::index];
  }
  template <class Entity>
  const Map& of() const {
    return maps_[Kind<Entity>::index];
  }

  std::array<Map, 30> maps_;
};

}  // namespace skerry::io
