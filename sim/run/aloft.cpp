// Aloft: hoisting where there is no pad, and where to come down.

#include "sim/run/processes.h"
#include "sim/run/range.h"

#include <algorithm>
#include <tuple>

namespace skerry {

bool Processes::can_stay(Id<Craft> id) const { return can_lie(scenario_, id, world_.craft[id].at); }

/// Whether all teams that the craft is to take stand where it fetches them.
bool Processes::all_wait_for(Id<Craft> id) const {
  if (world_.craft[id].trip != TripKind::ferry) return false;
  return std::all_of(world_.teams.begin(), world_.teams.end(), [&](const TeamState& team) {
    return team.craft != id.index() || team.doing == TeamDoing::waiting;
  });
}

/// What keeps the craft from hoisting people at a place now; nothing where it lands.
Excess Processes::hoist_hindrance(Id<Craft> id, Id<Place> at) const {
  return excess_at_hoist(scenario_, *run_.weather_, world_.epoch,
                         scenario_.fleet.craft[id].craft_class, at);
}

/// Lowers those aboard, or lifts those who wait, one by one.
void Processes::begin_hoist(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (const Excess limit = hoist_hindrance(id, craft.at)) return hold(id, craft.at, limit);
  change(id, craft.laden ? CraftDoing::unloading : CraftDoing::boarding);
  record(RecordKind::hoist_begun, id.index(), craft.at.index(), 0, craft.persons);
  craft.laden ? land_teams(id) : board_teams(id);
}

/// Where a craft aloft comes down soonest, other than where it is: in weather that it stands, if
/// there is such a place within its fuel.
Processes::Refuge Processes::nearest_landing(Id<Craft> id) const {
  const CraftState& craft = world_.craft[id];
  std::tuple<bool, bool, Duration> best{true, true, Duration::max()};
  Id<Place> nearest = craft.at;
  for (const Id<Place> place : scenario_.region.places.ids()) {
    if (place == craft.at || !fits(class_of(id), scenario_.region.places[place]) ||
        !can_lie(scenario_, id, place))
      continue;
    const Duration time =
        passage(run_.setup_->routes, *run_.weather_, class_of(id), craft.at, place, world_.now)
            .time;
    const std::tuple found{!tanks_last(id, {place, time}), !is_calm_at(id, place), time};
    if (found >= best) continue;
    best = found;
    nearest = place;
  }
  return {nearest, std::get<Duration>(best)};
}

/// Whether a craft that has come to a pad on which it cannot land now goes to another within its
/// fuel. If there is none, or its class has no end of fuel, it waits for that one.
bool Processes::turns_away(Id<Craft> id) const {
  const Id<Place> at = world_.craft[id].at;
  if (!class_of(id).endurance || !scenario_.region.places[at].pad || usable(at)) return false;
  const Refuge landing = nearest_landing(id);
  return landing.place != at && is_calm_at(id, landing.place) && tanks_last(id, landing);
}

/// Leaves a place where it can neither do what it came for nor stay. It comes back when it can.
void Processes::divert(Id<Craft> id, const Excess& limit) {
  CraftState& craft = world_.craft[id];
  const Refuge landing = nearest_landing(id);
  require(landing.place != craft.at, "what flies has a home to go to");
  record(RecordKind::craft_turned, id.index(), landing.place.index(),
         static_cast<std::uint32_t>(limit.what), limit.value);
  craft.refuge = landing.place.index();
  craft.set_out = world_.now;
  get_under_way(id, landing.time);
}

/// Done where it cannot lie: it is free where it comes down.
void Processes::go_and_land(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const Refuge landing = nearest_landing(id);
  craft.trip = TripKind::stand_by;
  craft.from = craft.to = landing.place;
  craft.laden = true;
  craft.fuels_at = kNone;
  craft.incident = kNone;
  if (const Excess limit = hindrance(id, landing.place)) return divert(id, limit);
  record(RecordKind::craft_departed, id.index(), craft.at.index(), landing.place.index());
  craft.set_out = world_.now;
  get_under_way(id, landing.time);
}

/// The weather changed: who hoists in it breaks off, and drones go home.
void Processes::weather_aloft() {
  for (const Id<Craft> id : world_.craft.ids()) {
    const CraftState& craft = world_.craft[id];
    if (craft.doing == CraftDoing::hovering) {
      if (excess_in(scenario_, *run_.weather_, world_.epoch,
                    *scenario_.region.places[craft.at].zone, scenario_.fleet.craft[id].craft_class))
        leave_station(id);
    } else if (craft.doing == CraftDoing::boarding || craft.doing == CraftDoing::unloading) {
      const Excess limit = hoist_hindrance(id, craft.at);
      if (!limit) continue;
      record(RecordKind::hoist_broken_off, id.index(), craft.at.index(),
             static_cast<std::uint32_t>(limit.what), limit.value);
      if (craft.crossing_team != kNone) stop_crossing(id);
      hold(id, craft.at, limit);
    }
  }
}

}  // namespace skerry
