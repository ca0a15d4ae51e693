// Craft: notice, voyages, holding for weather, break-down.

#include "sim/run/processes.h"
#include "sim/run/range.h"

#include <utility>

namespace skerry {

void Processes::begin_trip(Id<Craft> id, TripKind trip, Id<Place> from, Id<Place> to) {
  CraftState& craft = world_.craft[id];
  const bool on_its_way = craft.trip == TripKind::stand_by;  // to `from`: it goes on
  craft.trip = trip;
  craft.from = from;
  craft.to = to;
  // Nothing to fetch: it goes straight to `to`.
  craft.laden = trip == TripKind::stand_by || trip == TripKind::search;
  if (on_its_way) return settle_craft(id);
  if (craft.ready) return next_leg(id);
  change(id, CraftDoing::readying);
  schedule(world_.now + draw(scenario_.fleet.craft[id].notice, run_.key_, Purpose::notice,
                             run_.setup_->craft_luck[id]),
           Phase::movement, EventKind::craft_ready, id.index(), craft.generation);
}

void Processes::next_leg(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  if (craft.trip == TripKind::search && !is_searched_for(Id<Incident>{craft.incident}))
    return leave_search(id);
  if (is_off_duty(craft) && is_empty(craft)) return give_up(id);
  if (craft.fuels_at == craft.at.index()) return call_for_fuel(id);
  if (craft.at != (craft.laden ? craft.to : craft.from)) return try_to_depart(id);
  if (craft.trip == TripKind::search) return begin_search(id);
  if (craft.trip == TripKind::stand_by)
    return class_of(id).needs == Landing::hover ? hover(id) : set_free(id);
  if (hoists(class_of(id), scenario_.region.places[craft.at])) return begin_hoist(id);
  if (!craft.berthed) return join_queue(id);
  // It lay dry, or its limits held it.
  if (scenario_.region.places[craft.at].beach && !usable(craft.at)) return cast_off(id);
  turned_round(id);
}

/// What keeps a craft from setting out for `target` now.
Excess Processes::hindrance(Id<Craft> id, Id<Place> target) const {
  if (is_out(world_.craft[id]) && can_stay(id)) return {Hindrance::breakdown, 0};
  const Excess limit = excess_on_way(scenario_, run_.setup_->routes, *run_.weather_,
                                     scenario_.fleet.craft[id].craft_class, world_.craft[id].at,
                                     target, world_.epoch);
  // A helicopter cannot wait off its pad as a ship waits off a wharf: it does not set out.
  if (!limit && scenario_.region.places[target].pad) {
    const Place& place = scenario_.region.places[target];
    if (!world_.places[target].open) return {Hindrance::damage, 0};
    if (place.pad->lit && is_lost(LossOf::power, target) &&
        !run_.weather_->at(world_.epoch, *place.zone).daylight)
      return {Hindrance::night, 0};
    return excess_at(scenario_, *run_.weather_, world_.epoch, target);
  }
  return limit ? limit : hoist_hindrance(id, target);
}

void Processes::hold(Id<Craft> id, Id<Place> target, const Excess& limit) {
  if (!can_stay(id)) return divert(id, limit);
  if (world_.craft[id].doing != CraftDoing::held)
    record(RecordKind::craft_held, id.index(), target.index(),
           static_cast<std::uint32_t>(limit.what), limit.value);
  change(id, CraftDoing::held);
}

void Processes::try_to_depart(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const bool lasts = find_fuel(id);
  if (craft.fuels_at == craft.at.index()) return call_for_fuel(id);
  if (!lasts) return lacks_fuel(id);
  const Id<Place> target = bound_for(craft);
  if (const Excess lack = lack_of_water(id)) return hold(id, target, lack);
  // What cannot lie where it fetches people comes when they are there.
  if (target == craft.from && !craft.laden && !can_lie(scenario_, id, target) &&
      !all_wait_for(id)) {
    leave_berth(id);
    return change(id, CraftDoing::waiting);
  }
  if (const Excess limit = hindrance(id, target)) return hold(id, target, limit);
  leave_berth(id);
  const Passage way =
      passage(run_.setup_->routes, *run_.weather_, class_of(id), craft.at, target, world_.now);
  require(way.possible, "an accepted trip has a route");
  record(RecordKind::craft_departed, id.index(), craft.at.index(), target.index(), craft.persons);
  craft.set_out = world_.now;
  get_under_way(id, way.time);
}

void Processes::release_held_craft() {
  for (const Id<Craft> id : world_.craft.ids())
    if (world_.craft[id].doing == CraftDoing::held) next_leg(id);
}

void Processes::get_under_way(Id<Craft> id, Duration time) {
  CraftState& craft = world_.craft[id];
  change(id, CraftDoing::under_way);
  require(!class_of(id).endurance || craft.tanks >= time, "tanks last for every leg");
  craft.arrives = world_.now + time;  // as far as anybody knows
  craft.under_way_since = world_.now;
  craft.fails = false;
  const CraftClass& craft_class = class_of(id);
  if (craft_class.failure_every) {
    if (craft.until_failure.count() < 0) {
      const Distribution between{Distribution::Kind::exponential,
                                 in_seconds(*craft_class.failure_every), 0, 0};
      craft.until_failure =
          draw(between, run_.key_, Purpose::failure, run_.setup_->craft_luck[id], craft.failures);
    }
    if (craft.until_failure < time) {
      craft.left_of_leg = time - craft.until_failure;
      craft.fails = true;
      schedule(world_.now + craft.until_failure, Phase::movement, EventKind::craft_fails,
               id.index(), craft.generation);
      return;
    }
    craft.until_failure -= time;
  }
  schedule(craft.arrives, Phase::movement, EventKind::craft_arrives, id.index(), craft.generation);
}

void Processes::craft_arrives(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  settle_fuel(id);
  craft.at = bound_for(craft);
  const bool had_to = std::exchange(craft.refuge, kNone) != kNone;
  record(RecordKind::craft_arrived, id.index(), craft.at.index());
  if (!had_to && turns_away(id))
    return divert(id, excess_at(scenario_, *run_.weather_, world_.epoch, craft.at));
  next_leg(id);
}

void Processes::craft_fails(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  record(RecordKind::craft_failed, id.index());
  drift(id);
  schedule(world_.now + draw(*class_of(id).repair, run_.key_, Purpose::repair,
                             run_.setup_->craft_luck[id], craft.failures),
           Phase::movement, EventKind::craft_repaired, id.index(), craft.generation);
}

/// Broken down under way.
void Processes::drift(Id<Craft> id) {
  settle_fuel(id);
  world_.craft[id].broken = true;
  change(id, CraftDoing::under_way);
}

void Processes::craft_repaired(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (is_out(craft)) return;  // an inject broke more of it
  record(RecordKind::craft_repaired, id.index());
  settle_fuel(id);  // none was used
  craft.broken = false;
  ++craft.failures;
  craft.until_failure = Duration{-1};
  craft.set_out = world_.now - (craft.arrives - craft.set_out - craft.left_of_leg);
  get_under_way(id, craft.left_of_leg);
}

void Processes::set_free(Id<Craft> id) {
  if (!can_stay(id)) return go_and_land(id);
  CraftState& craft = world_.craft[id];
  if (!is_aground(id)) leave_berth(id);
  const Id<Place> from = craft.from;
  craft.trip = TripKind::none;
  craft.laden = false;
  craft.group = kNone;
  craft.incident = kNone;
  craft.sailing = kNone;
  craft.fuels_at = kNone;
  change(id, CraftDoing::idle);
  settle_quay(from);
  record(RecordKind::craft_free, id.index(), craft.at.index());
  if (!craft.in_service) raise(Cause::craft);  // that it keeps its timetable is no news
  await_sailing(id);
  if (is_off_duty(craft)) rest(id);
}

/// Everything that follows from what a craft is doing is brought up to date with it: the time of
/// those aboard, of teams that wait for it, and of those on the quay it serves.
void Processes::change(Id<Craft> id, CraftDoing doing) {
  CraftState& craft = world_.craft[id];
  if (doing != craft.doing) ++craft.generation;  // what was to end the old doing is off
  settle_fuel(id);
  if (craft.doing == CraftDoing::held && doing != CraftDoing::held)
    record(RecordKind::craft_released, id.index());
  craft.doing = doing;
  settle_craft(id);
}

void Processes::settle_craft(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const bool people = craft.trip == TripKind::lift || craft.trip == TripKind::sailing;
  settle(craft.aboard, Whose::evacuees, stage_of(id), people ? craft.persons : 0);
  if (people) settle_quay(craft.from);
  settle(craft.to_search, Whose::responders,
         craft.doing == CraftDoing::readying ? Stage::call_out : stage_of(id),
         craft.trip == TripKind::search && !craft.has_searched ? 1 : 0);
  if (craft.trip != TripKind::ferry) return;
  for (const Id<Team> team : world_.teams.ids())
    if (world_.teams[team].craft == id.index()) settle_team(team);
}

Stage Processes::stage_of(Id<Craft> id) const {
  const CraftState& craft = world_.craft[id];
  if (craft.broken) return Stage::breakdown;
  if (craft.refuge != kNone) return Stage::weather;
  switch (craft.doing) {
    case CraftDoing::idle:
    case CraftDoing::readying:
    case CraftDoing::refuelling:
    case CraftDoing::waiting:
    case CraftDoing::hovering:
    case CraftDoing::resting:
      return Stage::craft;
    case CraftDoing::held:
      return is_out(craft) ? Stage::breakdown : is_aground(id) ? Stage::tide : Stage::weather;
    case CraftDoing::under_way:
    case CraftDoing::searching:
      return Stage::under_way;
    case CraftDoing::queueing:
      return !world_.places[craft.at].open ? Stage::opening
             : !usable(craft.at)           ? stage_while_unusable(craft.at)
             : !floats(id, craft.at)       ? Stage::tide
                                           : Stage::berth;
    case CraftDoing::turning_round:
    case CraftDoing::boarding:
      return Stage::loading;
    case CraftDoing::unloading:
      return Stage::unloading;
  }
  return Stage::craft;
}

}  // namespace skerry
