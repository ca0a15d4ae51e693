#include "sim/run/range.h"

#include "sim/base/contains.h"
#include "sim/run/run.h"

#include <algorithm>

namespace skerry {

Excess excess_at_hoist(const Scenario& scenario, const Weather& weather, int epoch,
                       Id<CraftClass> class_id, Id<Place> id) {
  const CraftClass& craft_class = scenario.fleet.classes[class_id];
  const Place& place = scenario.region.places[id];
  if (!craft_class.hoist || !hoists(craft_class, place) || !place.zone) return {};
  const Speed wind = weather.at(epoch, *place.zone).wind;
  if (wind > craft_class.hoist->wind_limit) return {Hindrance::wind, wind.si};
  return excess_in(scenario, weather, epoch, *place.zone, class_id);
}

bool can_lie(const Scenario& scenario, Id<Craft> craft, Id<Place> place) {
  const Craft& what = scenario.fleet.craft[craft];
  const CraftClass& craft_class = scenario.fleet.classes[what.craft_class];
  if (place == what.home) return true;
  if (craft_class.medium == CraftMedium::sea)
    return scenario.region.places[place].island.has_value();
  return craft_class.needs != Landing::hover && scenario.region.places[place].pad;
}

Id<Place> bound_for(const CraftState& craft) {
  if (craft.refuge != kNone) return Id<Place>{craft.refuge};
  if (craft.fuels_at != kNone) return Id<Place>{craft.fuels_at};
  return craft.laden ? craft.to : craft.from;
}

Duration tanks_now(const Scenario& scenario, Id<Craft> id, const CraftState& craft, SimTime now) {
  const bool handles = craft.doing == CraftDoing::boarding || craft.doing == CraftDoing::unloading;
  const bool burns = craft.doing == CraftDoing::under_way
                         ? !craft.broken
                         : craft.doing == CraftDoing::hovering ||
                               craft.doing == CraftDoing::searching ||
                               (handles && !can_lie(scenario, id, craft.at));
  return burns ? craft.tanks - (now - craft.tanks_at) : craft.tanks;
}

Stop stop_at(const Scenario& scenario, Id<Craft> craft, Id<Place> place, int persons) {
  const CraftClass& craft_class = scenario.fleet.classes[scenario.fleet.craft[craft].craft_class];
  if (hoists(craft_class, scenario.region.places[place]) && craft_class.hoist)
    return {place, Duration{0}, craft_class.hoist->per_person * persons};
  return {place, craft_class.turn_round, Duration{0}};
}

FuelRange::FuelRange(const Setup& setup, const Weather& weather, Id<Craft> craft)
    : setup_(setup),
      weather_(weather),
      craft_(craft),
      class_(setup.scenario.fleet.classes[setup.scenario.fleet.craft[craft].craft_class]) {}

Duration FuelRange::way(Id<Place> from, Id<Place> to, SimTime depart) const {
  const Passage way = passage(setup_.routes, weather_, class_, from, to, depart);
  return way.possible ? way.time : Duration::max();
}

bool FuelRange::has_fuel(Id<Place> place) const {
  return setup_.scenario.region.places[place].fuel && contains(setup_.havens[craft_], place);
}

Duration FuelRange::to_fuel(Id<Place> from, SimTime depart) const {
  Duration nearest = Duration::max();
  for (const Id<Place> place : setup_.havens[craft_])
    nearest = std::min(nearest, way(from, place, depart));
  return nearest;
}

/// The time that the stops take; nothing: the tanks do not last.
std::optional<Duration> FuelRange::time_for(const Outset& outset, std::span<const Stop> stops,
                                            Duration reserve) const {
  if (stops.empty()) {
    const bool lasts =
        !class_.endurance || to_fuel(outset.at, outset.when) <= outset.tanks - reserve;
    return lasts ? std::optional{Duration{0}} : std::nullopt;
  }
  const Stop& stop = stops.front();
  const Duration under_way = way(outset.at, stop.place, outset.when);
  if (under_way == Duration::max()) return std::nullopt;
  const Duration time = under_way + stop.stays + stop.hovers;
  const Outset next{stop.place, outset.when + time, outset.tanks - under_way - stop.hovers};
  if (class_.endurance && next.tanks < reserve) return std::nullopt;
  if (const auto rest = time_for(next, stops.subspan(1), reserve)) return time + *rest;
  if (!class_.endurance || !has_fuel(stop.place)) return std::nullopt;
  const Outset filled{stop.place, next.when + class_.refuel, *class_.endurance};
  if (const auto rest = time_for(filled, stops.subspan(1), reserve))
    return time + class_.refuel + *rest;
  return std::nullopt;
}

TripPlan FuelRange::plan(const Outset& outset, std::span<const Stop> stops,
                         Duration reserve) const {
  if (const auto time = time_for(outset, stops, reserve)) return {true, std::nullopt, *time};
  if (!class_.endurance) return {};
  if (const TripPlan kept = by_way_of_fuel(outset, stops, reserve, reserve); kept.possible)
    return kept;
  return by_way_of_fuel(outset, stops, reserve, Duration{0});
}

/// The quickest that begins at a place with fuel, which it reaches with so much `kept`.
TripPlan FuelRange::by_way_of_fuel(const Outset& outset, std::span<const Stop> stops,
                                   Duration reserve, Duration kept) const {
  TripPlan best;
  for (const Id<Place> place : setup_.havens[craft_]) {
    if (!has_fuel(place)) continue;
    const Duration under_way = way(outset.at, place, outset.when);
    const bool is_there = place == outset.at;
    if (is_there ? outset.tanks == *class_.endurance : under_way > outset.tanks - kept) continue;
    const Duration ready = under_way + class_.turn_round + class_.refuel;
    const auto time = time_for({place, outset.when + ready, *class_.endurance}, stops, reserve);
    if (time && (!best.possible || ready + *time < best.time)) best = {true, place, ready + *time};
  }
  return best;
}

namespace {

/// Where and when a craft would begin another trip, at the earliest.
Outset next_outset(const Run& run, Id<Craft> id) {
  const Scenario& s = run.scenario();
  const World& world = run.world();
  const CraftState& craft = world.craft[id];
  Outset outset{craft.at, world.now, tanks_now(s, id, craft, world.now)};
  if (craft.doing == CraftDoing::under_way) {
    const Duration left = craft.broken ? craft.left_of_leg : craft.arrives - world.now;
    outset = {bound_for(craft), world.now + left, outset.tanks - left};
  }
  return outset;
}

}  // namespace

std::optional<Refusal> cannot(const Run& run, Id<Craft> id, Id<Place> from, Id<Place> to,
                              int persons) {
  const Scenario& s = run.scenario();
  const CraftClass& craft_class = s.fleet.classes[s.fleet.craft[id].craft_class];
  const CraftState& craft = run.world().craft[id];
  if (craft.doing == CraftDoing::resting) return Refusal::off_duty;
  if (!craft_class.endurance && !craft_class.duty) return std::nullopt;
  std::vector<Stop> stops{stop_at(s, id, to, persons)};
  if (from == to)
    stops.front() = {to, Duration{0}, Duration{0}};
  else
    stops.insert(stops.begin(), stop_at(s, id, from, persons));
  // What one knows of the weather to come.
  const Weather& forecast = run.forecast();
  const FuelRange range(run.setup(), forecast, id);
  const Outset outset = next_outset(run, id);
  const TripPlan plan = range.plan(outset, stops, craft_class.reserve);
  if (!plan.possible) return Refusal::out_of_range;
  if (!craft_class.duty) return std::nullopt;
  const bool too_long =
      craft.ready ? outset.when + plan.time > craft.duty_ends || run.world().now >= craft.duty_ends
                  : plan.time > *craft_class.duty;
  return too_long ? std::optional{Refusal::off_duty} : std::nullopt;
}

}  // namespace skerry
