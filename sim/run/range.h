#pragma once

#include "sim/model/order.h"
#include "sim/run/setup.h"
#include "sim/run/world.h"

#include <optional>
#include <span>
#include <vector>

namespace skerry {

class Run;

/// What keeps craft of a class from hoisting people at a place: the wind, or what keeps them from
/// flying there. Nothing where they land, or where no weather is known.
Excess excess_at_hoist(const Scenario& scenario, const Weather& weather, int epoch,
                       Id<CraftClass> craft_class, Id<Place> place);

/// Whether a craft can lie at a place that it fits, or where it searches. What flies needs a pad,
/// or is at its home; a drone lies only there; ships lie at no point at sea.
bool can_lie(const Scenario& scenario, Id<Craft> craft, Id<Place> place);

/// Where the craft goes next: where it runs to, where it refuels, or where its trip leads.
Id<Place> bound_for(const CraftState& craft);

/// The time under way for which the tanks of a craft last now. Meaningless without an endurance.
Duration tanks_now(const Scenario& scenario, Id<Craft> craft, const CraftState& state, SimTime now);

/// A call of a trip.
struct Stop {
  Id<Place> place;
  Duration stays{};   ///< lies there
  Duration hovers{};  ///< hangs in the air there, which takes fuel
};
/// A call at which so many persons go aboard or ashore.
Stop stop_at(const Scenario& scenario, Id<Craft> craft, Id<Place> place, int persons);

/// Where and when a craft begins a trip, and for how long its tanks last then.
struct Outset {
  Id<Place> at;
  SimTime when{};
  Duration tanks{};
};

/// How a craft can make a trip.
struct TripPlan {
  bool possible = false;                ///< the tanks last
  std::optional<Id<Place>> refuels_at;  ///< before anything else
  Duration time{};                      ///< until the last stop is over
};

/// How far a craft gets on its tanks in some weather: each trip must leave it enough to go on from
/// its end to a place with fuel.
class FuelRange {
 public:
  FuelRange(const Setup& setup, const Weather& weather, Id<Craft> craft);

  /// The trip on what is in the tanks; else refuelled first where the craft lies; else by way of
  /// the place with fuel that costs the least time. It may refuel at its stops, too. `reserve` is
  /// never used; only on the way to the nearest fuel, when nothing else is left.
  TripPlan plan(const Outset& outset, std::span<const Stop> stops, Duration reserve) const;

  /// Under way from a place to the nearest haven; Duration::max() if there is none.
  Duration to_fuel(Id<Place> from, SimTime depart) const;

 private:
  Duration way(Id<Place> from, Id<Place> to, SimTime depart) const;
  bool has_fuel(Id<Place> place) const;
  std::optional<Duration> time_for(const Outset& outset, std::span<const Stop> stops,
                                   Duration reserve) const;
  TripPlan by_way_of_fuel(const Outset& outset, std::span<const Stop> stops, Duration reserve,
                          Duration kept) const;

  const Setup& setup_;
  const Weather& weather_;
  Id<Craft> craft_;
  const CraftClass& class_;
};

/// Why a craft cannot be given a trip that begins at `from` (the same as `to`: it only goes there):
/// its crew is off duty or would be before the end, or its tanks do not last, by the weather
/// forecast. `persons`: whom it would carry. Cheap for classes without endurance and duty.
std::optional<Refusal> cannot(const Run& run, Id<Craft> craft, Id<Place> from, Id<Place> to,
                              int persons);

}  // namespace skerry
