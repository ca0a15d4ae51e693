// At the gangway: boarding and landing of people. Teams: landing.cpp.

#include "sim/run/processes.h"
#include "sim/run/range.h"

#include <algorithm>

namespace skerry {

void Processes::turned_round(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (craft.fuels_at == craft.at.index()) return refuel(id);
  if (!craft.laden) return begin_boarding(id);
  change(id, CraftDoing::unloading);
  if (craft.trip == TripKind::ferry) return land_teams(id);
  craft.gangway_free = world_.now + gangway_time(scenario_.region.places[craft.at], class_of(id),
                                                 craft.persons, false);
  schedule(craft.gangway_free, Phase::movement, EventKind::unloaded, id.index(), craft.generation);
}

/// Nobody goes aboard a craft that its limits would keep here; it waits alongside.
void Processes::begin_boarding(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  if (!is_fit_to_board(id)) return;
  if (const Excess limit = hindrance(id, craft.to)) return hold(id, craft.to, limit);
  change(id, CraftDoing::boarding);
  craft.trip == TripKind::ferry ? board_teams(id) : board_next_party(id);
}

void Processes::board_next_party(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  PlaceState& place = world_.places[craft.at];
  const int room = seats(class_of(id)) - craft.persons;
  std::uint32_t before = kNone;
  std::uint32_t next = place.first_party;
  while (next != kNone && !takes(craft, world_.parties[next])) {
    before = next;
    next = world_.parties[next].next;
  }
  if (next != kNone && craft.triage) next = first_by_triage(*craft.triage, next, craft, before);
  if (next != kNone && world_.parties[next].persons <= room) {
    Party& party = world_.parties[next];
    const Wharf& wharf = *scenario_.region.places[craft.at].wharf;
    // A quay above its safe crowd, without enough stewards, boards at half rate.
    const bool crowded =
        place.waiting > wharf.crowd_limit &&
        place.can[static_cast<std::size_t>(Capability::crowd)] * wharf.persons_per_steward <
            place.waiting;
    take_from_quay(next, before);
    party.doing = PartyDoing::boarding;
    party.since = world_.now;
    craft.boarding_party = next;
    settle_quay(craft.at);
    const Duration time =
        gangway_time(scenario_.region.places[craft.at], class_of(id), party.persons, true) *
        (crowded ? 2 : 1);
    ++craft.generation;  // it no longer lies waiting
    schedule(world_.now + time, Phase::movement, EventKind::party_aboard, id.index(),
             craft.generation);
    return;
  }
  if (craft.trip == TripKind::sailing) return wait_to_sail(id);
  const bool full = next != kNone;
  if (full || world_.at(craft.at, Id<Group>{craft.group}).coming == 0)
    return leave_with_whoever_is_aboard(id);
  // People are on their way: it lies waiting for them, for a time; if for none at all, whoever
  // sends it for them would send it again and again at one moment.
  ++craft.generation;
  const Duration dwell = std::max(class_of(id).dwell, Duration{std::chrono::minutes{1}});
  schedule(world_.now + dwell, Phase::movement, EventKind::dwelt, id.index(), craft.generation);
}

void Processes::party_aboard(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  Party& party = world_.parties[craft.boarding_party];
  spent_by_party(party, Stage::loading);
  party.doing = PartyDoing::aboard;
  party.next = craft.first_party;
  craft.first_party = craft.boarding_party;
  craft.persons += party.persons;
  record(RecordKind::party_boarded, craft.boarding_party, id.index(), party.group, party.persons);
  craft.boarding_party = kNone;
  settle_craft(id);
  board_next_party(id);
}

void Processes::leave_with_whoever_is_aboard(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (craft.persons == 0 && craft.trip == TripKind::lift) return set_free(id);
  craft.laden = true;
  next_leg(id);
}

/// Nobody crosses any more: the place shuts. With some aboard who were to leave, the craft does not
/// wait for more; those who were to land and are not over stay aboard.
void Processes::interrupt(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (craft.boarding_party != kNone) put_back_on_quay(id);
  if (craft.crossing_team != kNone) stop_crossing(id);
  if (craft.doing == CraftDoing::unloading && craft.trip == TripKind::lift) {
    const Duration whole =
        gangway_time(scenario_.region.places[craft.at], class_of(id), craft.persons, false);
    const Duration passed = whole - (craft.gangway_free - world_.now);
    const auto over = craft.persons * passed.count() / std::max<std::int64_t>(whole.count(), 1);
    land_parties(id, std::min(craft.persons - 1, static_cast<int>(over)));
    settle_craft(id);
  }
  if (craft.laden || craft.persons == 0) return;
  if (craft.trip == TripKind::ferry)
    sail_with_teams_aboard(id);
  else
    craft.laden = true;
}

/// The party at the gangway goes back to the head of the queue.
void Processes::put_back_on_quay(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  PlaceState& place = world_.places[craft.at];
  const std::uint32_t p = craft.boarding_party;
  Party& party = world_.parties[p];
  craft.boarding_party = kNone;
  spent_by_party(party, Stage::loading);
  party.doing = PartyDoing::waiting;
  party.next = place.first_party;
  place.first_party = p;
  if (place.last_party == kNone) place.last_party = p;
  change_waiting(party, party.persons);
  record(RecordKind::party_put_back, p, craft.at.index(), party.group, place.waiting);
}

void Processes::unloaded(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (craft.trip == TripKind::sailing) return call_made(id);
  settle(craft.aboard, Whose::evacuees, Stage::unloading, 0);
  land_parties(id, craft.persons);
  craft.brings_back = false;
  set_free(id);
}

/// The parties aboard leave the craft, the last that boarded first, as long as they number no more
/// than `persons`.
void Processes::land_parties(Id<Craft> id, int persons) {
  CraftState& craft = world_.craft[id];
  while (craft.first_party != kNone && world_.parties[craft.first_party].persons <= persons) {
    const std::uint32_t p = craft.first_party;
    Party& party = world_.parties[p];
    craft.first_party = party.next;
    craft.persons -= party.persons;
    persons -= party.persons;
    party.next = kNone;
    craft.brings_back ? join_quay(p, craft.at) : land(p, craft.at);
  }
  run_.people_changed_ = true;
}

/// A party has come where it was to be brought.
void Processes::land(std::uint32_t index, Id<Place> at) {
  Party& party = world_.parties[index];
  party.next = kNone;
  party.doing = party.dead ? PartyDoing::lost : PartyDoing::moved;
  party.at = at;
  int& remaining = world_.groups[Id<Group>{party.group}].remaining;
  remaining -= party.persons;
  record(RecordKind::party_moved, index, at.index(), party.group, party.persons);
  if (remaining == 0) raise(Cause::people);
}

}  // namespace skerry
