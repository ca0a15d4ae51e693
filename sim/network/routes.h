#pragma once

#include "sim/base/id.h"
#include "sim/model/scenario.h"
#include "sim/weather/weather.h"

#include <optional>
#include <span>
#include <vector>

namespace skerry {

/// One link of a route.
struct Leg {
  Id<Link> link{0};
  Length length;
  double with_flood = 0.0;  ///< cosine between the way along it and the flood of its zone
};

/// Shortest routes between all places of a region, by sea, on foot and on wheels, computed once
/// from the transport graph (Boost.Graph) and looked up ever after. Air legs are straight.
/// Shortest by length; of routes of one length, always the same: the one that the search finds
/// first.
class Routes {
 public:
  explicit Routes(const Scenario& scenario);

  enum class Net { sea, foot, wheels };

  bool connected(Net net, Id<Place> from, Id<Place> to) const {
    return from == to || !legs(net, from, to).empty();
  }
  /// In order of travel; empty when there is no way or when the places are the same.
  std::span<const Leg> legs(Net net, Id<Place> from, Id<Place> to) const;
  Length length(Net net, Id<Place> from, Id<Place> to) const;

 private:
  struct Span {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  struct Matrix {
    std::vector<Span> spans;  // [from x to]
    std::vector<Leg> legs;
  };

  std::uint32_t places_ = 0;
  Matrix matrices_[3];
};

/// How a craft gets from one place to another.
struct Passage {
  bool possible = false;  ///< a route exists
  Duration time{};        ///< under way, in the weather of each leg when it is entered
  Length length;
};

/// The passage of a craft of `craft_class` that leaves `from` at `depart`. By sea, speed on each
/// leg is that in the waves of its zone in the epoch in which the leg is entered, with or against
/// the tidal stream along the leg. By air, straight.
Passage passage(const Scenario& scenario, const Routes& routes, const Weather& weather,
                const CraftClass& craft_class, Id<Place> from, Id<Place> to, SimTime depart);

/// What keeps craft of the class from being under way in the weather of `epoch` anywhere along the
/// way: in the zones of both ends and of all legs.
Excess excess_on_way(const Scenario& scenario, const Routes& routes, const Weather& weather,
                     Id<CraftClass> craft_class, Id<Place> from, Id<Place> to, int epoch);

/// The zone in which a craft is that left `from` at `depart`: by sea the zone of the leg that it is
/// on at `now`, by air that of the nearer end.
std::optional<Id<Zone>> zone_on_way(const Scenario& scenario, const Routes& routes,
                                    const Weather& weather, Id<CraftClass> craft_class,
                                    Id<Place> from, Id<Place> to, SimTime depart, SimTime now);

/// The march of a team by land. No value when no way leads there.
std::optional<Duration> march_time(const Scenario& scenario, const Routes& routes, Mode mode,
                                   Speed speed, Id<Place> from, Id<Place> to);

/// Whether high wind closes a bridge on the way.
Excess excess_on_march(const Scenario& scenario, const Routes& routes, const Weather& weather,
                       Mode mode, Id<Place> from, Id<Place> to, int epoch);

}  // namespace skerry
