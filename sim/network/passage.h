#pragma once

#include "sim/network/routes.h"
#include "sim/weather/weather.h"

#include <optional>

namespace skerry {

/// How a craft gets from one place to another.
struct Passage {
  bool possible = false;  ///< a route exists
  Duration time{};        ///< under way, in the weather that it meets
  Length length;
};

/// The passage of a craft of `craft_class` that leaves `from` at `depart`. By sea, its speed is
/// always that in the waves of the zone that it is in, with or against the tidal stream along its
/// way, and changes with both: so whoever leaves later never arrives earlier. By air, still air is
/// taken.
Passage passage(const Routes& routes, const Weather& weather, const CraftClass& craft_class,
                Id<Place> from, Id<Place> to, SimTime depart);

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
