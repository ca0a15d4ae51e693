// At the gangway: boarding and landing of people and teams.

#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

void Processes::turned_round(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (!craft.laden) return begin_boarding(id);
  change(id, CraftDoing::unloading);
  schedule(world_.now +
               gangway_time(scenario_.region.places[craft.at], class_of(id), craft.persons, false),
           Phase::movement, EventKind::unloaded, id.index(), craft.generation);
}

/// Nobody goes aboard a craft that its limits would keep here; it waits alongside.
void Processes::begin_boarding(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  if (const Excess limit = hindrance(id, craft.to)) return hold(id, craft.to, limit);
  change(id, CraftDoing::boarding);
  craft.trip == TripKind::lift ? board_next_party(id) : board_teams(id);
}

Duration Processes::gangway_time(const Place& place, const CraftClass& craft_class, int persons,
                                 bool boarding) const {
  Rate rate = boarding ? craft_class.boarding_rate : craft_class.unloading_rate;
  if (place.wharf)
    rate = std::min(rate, boarding ? place.wharf->embark_rate : place.wharf->disembark_rate);
  return to_ticks(Seconds{persons / rate.si});
}

void Processes::board_next_party(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  PlaceState& place = world_.places[craft.at];
  const int seats = class_of(id).seats - craft.persons;
  std::uint32_t before = kNone;
  std::uint32_t next = place.first_party;
  while (next != kNone && world_.parties[next].group != craft.group) {
    before = next;
    next = world_.parties[next].next;
  }
  if (next != kNone && world_.parties[next].persons <= seats) {
    Party& party = world_.parties[next];
    const Wharf& wharf = *scenario_.region.places[craft.at].wharf;
    // A quay above its safe crowd, without enough stewards, boards at half rate.
    const bool crowded = place.waiting > wharf.crowd_limit &&
                         place.stewards * wharf.persons_per_steward < place.waiting;
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
  const bool full = next != kNone;
  if (full || place.coming == 0) return leave_with_whoever_is_aboard(id);
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
  if (craft.persons == 0) return set_free(id);
  craft.laden = true;
  next_leg(id);
}

void Processes::board_teams(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  int persons = 0;
  for (const Id<Team> t : world_.teams.ids()) {
    const TeamState& team = world_.teams[t];
    if (team.craft != id.index()) continue;
    if (team.doing != TeamDoing::waiting) return;  // somebody is still to come
    persons += team.persons;
  }
  CraftState& c = world_.craft[id];
  ++c.generation;
  schedule(
      world_.now + gangway_time(scenario_.region.places[craft.at], class_of(id), persons, true),
      Phase::movement, EventKind::teams_aboard, id.index(), c.generation);
}

void Processes::teams_aboard(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  for (const Id<Team> t : world_.teams.ids()) {
    TeamState& team = world_.teams[t];
    if (team.craft != id.index()) continue;
    team.doing = TeamDoing::aboard;
    craft.persons += team.persons;
    record(RecordKind::team_boarded, t.index(), id.index());
  }
  craft.laden = true;
  next_leg(id);
}

void Processes::unloaded(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (craft.trip == TripKind::lift) {
    settle(craft.aboard, Whose::evacuees, Stage::unloading, 0);
    const std::uint32_t group = craft.group;
    std::uint32_t p = craft.first_party;
    craft.first_party = kNone;
    craft.persons = 0;
    while (p != kNone) {
      Party& party = world_.parties[p];
      const std::uint32_t next = party.next;
      party.next = kNone;
      if (craft.brings_back) {
        join_quay(p, craft.at);
      } else {
        party.doing = PartyDoing::moved;
        party.at = craft.at;
        world_.groups[Id<Group>{group}].remaining -= party.persons;
        record(RecordKind::party_moved, p, craft.at.index(), party.group, party.persons);
      }
      p = next;
    }
    craft.brings_back = false;
    run_.people_changed_ = true;
    if (world_.groups[Id<Group>{group}].remaining == 0) raise(Cause::people);
    return set_free(id);
  }
  const std::uint32_t incident = craft.incident;
  for (const Id<Team> t : world_.teams.ids()) {
    TeamState& team = world_.teams[t];
    if (team.craft != id.index()) continue;
    team.craft = kNone;
    team.at = craft.at;
    team.landed = true;
    team.doing = TeamDoing::ready;
    team.has_bound = false;
    record(RecordKind::team_landed, t.index(), id.index(), craft.at.index());
    settle_team(t);
    raise(Cause::team);
    if (incident != kNone) {
      const Id<Incident> scene{incident};
      send(t, *nearest_scene(t, craft.at, scene), scene);
    }
  }
  craft.persons = 0;
  set_free(id);
}

}  // namespace skerry
