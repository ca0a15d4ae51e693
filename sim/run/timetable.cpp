// Sailings: ferries follow the published timetable until they are ordered off it.

#include "sim/base/contains.h"
#include "sim/run/processes.h"

#include <algorithm>
#include <utility>

namespace skerry {
namespace {

/// A sailing that has not begun so long after its time is cancelled: an assumption.
constexpr std::chrono::minutes kLatest{60};

}  // namespace

const std::vector<Call>& Processes::calls_of(const CraftState& craft) const {
  const Timetable& timetable = scenario_.timetable;
  return timetable.lines[timetable.sailings[Id<Sailing>{craft.sailing}].line].calls;
}

/// Comes alongside for its next sailing, early enough for people to board. What should have begun
/// long ago is cancelled.
void Processes::await_sailing(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const auto& departures = run_.setup_->departures[id];
  while (craft.in_service && craft.next_departure < departures.size()) {
    const Departure& next = departures[craft.next_departure];
    if (next.at + kLatest > world_.now) {
      const Duration lead = class_of(id).turn_round + class_of(id).dwell;
      schedule(std::max(next.at - lead, world_.now), Phase::movement, EventKind::sailing_due,
               id.index(), craft.next_departure);
      return;
    }
    record(RecordKind::sailing_cancelled, id.index(), next.sailing.index());
    ++craft.next_departure;
  }
}

void Processes::sailing_due(Id<Craft> id, std::uint32_t which) {
  CraftState& craft = world_.craft[id];
  if (!craft.in_service || craft.next_departure != which || craft.doing != CraftDoing::idle) return;
  const Departure& departure = run_.setup_->departures[id][which];
  ++craft.next_departure;
  craft.sailing = departure.sailing.index();
  if (!can_make(id, calls_of(craft))) {
    record(RecordKind::sailing_cancelled, id.index(), craft.sailing);
    return await_sailing(id);
  }
  craft.call = 0;
  craft.sails_at = departure.at;
  if (!craft.ready) {  // its crew keeps the timetable
    craft.ready = true;
    record(RecordKind::craft_ready, id.index());
    begin_duty(id);
  }
  const auto& calls = calls_of(craft);
  schedule(departure.at + kLatest, Phase::movement, EventKind::sailing_overdue, id.index(), which);
  begin_trip(id, TripKind::sailing, calls[0].place, calls[1].place);
}

/// Whether ways lead from where the craft lies to all calls.
bool Processes::can_make(Id<Craft> id, const std::vector<Call>& calls) const {
  const Routes& routes = run_.setup_->routes;
  const Routes::Net net = routes.net_of(class_of(id));
  return std::all_of(calls.begin(), calls.end(), [&](const Call& call) {
    return routes.connected(net, world_.craft[id].at, call.place);
  });
}

/// Nothing came of it: weather, a shut wharf, a break-down. Those aboard go back to the quay.
void Processes::sailing_overdue(Id<Craft> id, std::uint32_t which) {
  CraftState& craft = world_.craft[id];
  const bool still_to_begin = craft.trip == TripKind::sailing &&
                              craft.next_departure == which + 1 && craft.call == 0 &&
                              craft.at == craft.from && craft.doing != CraftDoing::under_way;
  if (!still_to_begin) return;
  record(RecordKind::sailing_cancelled, id.index(), craft.sailing);
  if (craft.boarding_party != kNone) put_back_on_quay(id);
  const std::uint32_t first = std::exchange(craft.first_party, kNone);
  craft.persons = 0;
  settle_craft(id);
  if (craft.doing == CraftDoing::queueing) leave_queue(id);
  set_free(id);  // before they queue again, or it would take them aboard
  for (std::uint32_t p = first, next = kNone; p != kNone; p = next) {
    next = world_.parties[p].next;
    join_quay(p, craft.at);
  }
}

/// Whether a craft that boards people takes this party: of the group that it fetches, or bound for
/// a later call of its sailing.
bool Processes::takes(const CraftState& craft, const Party& party) const {
  if (craft.trip == TripKind::lift) return craft.group == party.group;
  if (craft.trip != TripKind::sailing) return false;
  const auto& bound_for = scenario_.groups[Id<Group>{party.group}].bound_for;
  const auto& calls = calls_of(craft);
  return std::any_of(calls.begin() + craft.call + 1, calls.end(),
                     [&](const Call& call) { return contains(bound_for, call.place); });
}

/// Everyone there is aboard: it leaves at the time of the timetable, or at once when it is late.
void Processes::wait_to_sail(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const SimTime departs = craft.sails_at + calls_of(craft)[craft.call].departs;
  ++craft.generation;
  schedule(std::max(departs, world_.now), Phase::movement, EventKind::dwelt, id.index(),
           craft.generation);
}

/// Those who are bound for this call are over the gangway. On to the next, or the end of the line.
void Processes::call_made(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const auto& calls = calls_of(craft);
  ++craft.call;
  std::uint32_t staying = kNone;
  settle(craft.aboard, Whose::evacuees, Stage::unloading, 0);
  for (std::uint32_t p = std::exchange(craft.first_party, kNone), next = kNone; p != kNone;
       p = next) {
    Party& party = world_.parties[p];
    next = party.next;
    if (contains(scenario_.groups[Id<Group>{party.group}].bound_for, craft.at)) {
      craft.persons -= party.persons;
      land(p, craft.at);
    } else {
      party.next = staying;
      staying = p;
    }
  }
  craft.first_party = staying;
  run_.people_changed_ = true;
  settle_craft(id);
  if (craft.call + 1 == calls.size()) return set_free(id);
  craft.from = craft.at;
  craft.to = calls[craft.call + 1].place;
  craft.laden = false;
  begin_boarding(id);
}

/// An order takes it off the timetable for good.
void Processes::leave_timetable(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (!craft.in_service) return;
  craft.in_service = false;
  record(RecordKind::left_timetable, id.index());
}

}  // namespace skerry
