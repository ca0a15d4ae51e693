// Fuel: what is under way uses it, and nobody sets out who could not reach more of it.

#include "sim/run/processes.h"
#include "sim/run/range.h"

#include <algorithm>

namespace skerry {

/// What was used up to now is used up.
void Processes::settle_fuel(Id<Craft> id) {
  if (!class_of(id).endurance) return;
  CraftState& craft = world_.craft[id];
  craft.tanks = tanks_now(scenario_, id, craft, world_.now);
  craft.tanks_at = world_.now;
  require(craft.tanks >= Duration{0}, "nobody is under way on empty tanks");
}

/// Decides where a craft that is to go on refuels first, if it must. The reserve is there for
/// weather that nobody foresaw. False: its tanks do not last, wherever it went.
bool Processes::find_fuel(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const CraftClass& craft_class = class_of(id);
  craft.fuels_at = kNone;
  if (!craft_class.endurance) return true;
  int persons = craft.persons;
  for (const Id<Team> t : world_.teams.ids())
    if (!craft.laden && world_.teams[t].craft == id.index())
      persons += std::max(scenario_.force.teams[t].persons, world_.teams[t].persons);
  std::vector<Stop> stops{stop_at(scenario_, id, craft.to, persons)};
  if (!craft.laden && craft.at != craft.from)
    stops.insert(stops.begin(), stop_at(scenario_, id, craft.from, persons));
  const FuelRange range(*run_.setup_, *run_.weather_, id);
  const Outset outset{craft.at, world_.now, tanks_now(scenario_, id, craft, world_.now)};
  // Ways through the air do not get longer: what flies uses it only to land people.
  const bool may_use_reserve = craft_class.medium == CraftMedium::sea || !is_empty(craft);
  for (const Duration reserve : {craft_class.reserve, Duration{0}}) {
    if (reserve < craft_class.reserve && !may_use_reserve) break;
    const TripPlan plan = range.plan(outset, stops, reserve);
    if (!plan.possible) continue;
    // Where its leg leads in any case it refuels when it goes on from there.
    const Id<Place> target = craft.laden ? craft.to : craft.from;
    if (plan.refuels_at && (*plan.refuels_at != target || target == craft.at))
      craft.fuels_at = plan.refuels_at->index();
    return true;
  }
  return false;
}

/// At sea and with people aboard it waits for weather in which its tanks last.
void Processes::lacks_fuel(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  if (class_of(id).medium == CraftMedium::air && is_empty(craft)) return give_up(id);
  const Id<Place> target = craft.laden || craft.at == craft.from ? craft.to : craft.from;
  hold(id, target, {Hindrance::fuel, in_seconds(craft.tanks)});
}

/// Whether a craft under way or aloft can go to a place and from there, later, to fuel.
bool Processes::tanks_last(Id<Craft> id, const Refuge& there) const {
  const CraftClass& craft_class = class_of(id);
  if (!craft_class.endurance) return true;
  const Duration left = tanks_now(scenario_, id, world_.craft[id], world_.now) - there.time;
  if (craft_class.medium == CraftMedium::sea) return left >= Duration{0};  // it can wait there
  return FuelRange(*run_.setup_, *run_.weather_, id)
             .to_fuel(there.place, world_.now + there.time) <= left;
}

/// Before anyone goes aboard: whether the crew may go on, as it does while people are aboard, and
/// the tanks last or can be filled on the way. If not, something else has begun.
bool Processes::is_fit_to_board(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (is_off_duty(craft) && is_empty(craft)) {
    give_up(id);
  } else if (!find_fuel(id)) {
    lacks_fuel(id);
  } else if (craft.fuels_at == craft.at.index()) {
    call_for_fuel(id);
  } else {
    craft.fuels_at = kNone;
    return true;
  }
  return false;
}

/// At a place with fuel: in its turn for a berth or spot, if it has one.
void Processes::call_for_fuel(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  const Place& place = scenario_.region.places[craft.at];
  if (craft.berthed || hoists(class_of(id), place) || class_of(id).needs == Landing::hover)
    return refuel(id);
  join_queue(id);
}

void Processes::refuel(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  change(id, CraftDoing::refuelling);
  record(RecordKind::craft_refuels, id.index(), craft.at.index(), 0, in_seconds(craft.tanks));
  schedule(world_.now + class_of(id).refuel, Phase::movement, EventKind::refuelled, id.index(),
           craft.generation);
}

void Processes::refuelled(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  craft.tanks = *class_of(id).endurance;
  craft.fuels_at = kNone;
  record(RecordKind::craft_refuelled, id.index(), craft.at.index());
  // Whatever may hold it, others refuel meanwhile.
  if (is_empty(craft) && craft.at != bound_for(craft)) leave_berth(id);
  next_leg(id);
}

}  // namespace skerry
