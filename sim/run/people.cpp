// People who are to be moved: coming to the quay, walking to another, going to a shelter.

#include "sim/run/processes.h"

namespace skerry {

void Processes::party_comes(std::uint32_t index) {
  Party& party = world_.parties[index];
  if (party.doing != PartyDoing::lodging) return;
  const Group& group = scenario_.groups[Id<Group>{party.group}];
  // Of themselves they come to their own wharf at this time; those directed elsewhere set off now.
  if (party.bound == group.leaves_from) return join_quay(index, party.bound);
  change_coming(party, party.persons);
  party_sets_off(index);
}

void Processes::party_sets_off(std::uint32_t index) {
  Party& party = world_.parties[index];
  const Group& group = scenario_.groups[Id<Group>{party.group}];
  if (party.doing == PartyDoing::responding) spent_by_party(party, Stage::response);
  party.doing = PartyDoing::walking;
  party.since = world_.now;
  record(RecordKind::party_set_off, index, party.bound.index(), party.group);
  const auto time =
      march_time(scenario_, run_.setup_->routes, Mode::foot, group.walks, party.at, party.bound);
  require(time.has_value(), "people are only directed where they can walk");
  schedule(world_.now + *time, Phase::arrivals, EventKind::party_arrives, index, party.generation);
}

void Processes::join_quay(std::uint32_t index, Id<Place> id) {
  Party& party = world_.parties[index];
  PlaceState& place = world_.places[id];
  party.at = id;
  party.doing = PartyDoing::waiting;
  party.next = kNone;
  (place.first_party == kNone ? place.first_party : world_.parties[place.last_party].next) = index;
  place.last_party = index;
  change_waiting(party, party.persons);
  run_.people_changed_ = true;
  record(RecordKind::party_came, index, id.index(), party.group, place.waiting);
  settle_quay(id);
  for (const Id<Craft> c : world_.craft.ids()) {
    const CraftState& craft = world_.craft[c];
    if (craft.doing == CraftDoing::boarding && craft.at == id && craft.boarding_party == kNone &&
        takes(craft, party))
      board_next_party(c);
    if (party.doing != PartyDoing::waiting) return;  // else the next craft may have room
  }
}

/// Takes a party, which follows `before` in the queue (or nobody), off the quay.
void Processes::take_from_quay(std::uint32_t index, std::uint32_t before) {
  Party& party = world_.parties[index];
  PlaceState& place = world_.places[party.at];
  (before == kNone ? place.first_party : world_.parties[before].next) = party.next;
  if (place.last_party == index) place.last_party = before;
  party.next = kNone;
  change_waiting(party, -party.persons);
}

void Processes::direct(Id<Group> id, Id<Place> to) {
  const Group& group = scenario_.groups[id];
  for (std::uint32_t index = world_.first_party_of_group[id.index()];
       index < world_.first_party_of_group[id.index() + 1]; ++index) {
    Party& party = world_.parties[index];
    const bool free = party.doing == PartyDoing::lodging || party.doing == PartyDoing::waiting ||
                      party.doing == PartyDoing::responding || party.doing == PartyDoing::walking ||
                      party.doing == PartyDoing::sheltered;
    const bool there = party.doing == PartyDoing::waiting && party.at == to;
    const bool on_the_way = party.doing != PartyDoing::waiting &&
                            party.doing != PartyDoing::sheltered && party.bound == to;
    if (!free || there || on_the_way) continue;
    if (to != group.leaves_from && group.refuses > 0 &&
        uniform(run_.key_, Purpose::refuses, run_.setup_->group_luck[id],
                index - world_.first_party_of_group[id.index()]) < group.refuses) {
      if (party.doing == PartyDoing::waiting) leave_quay(index);
      stop_walking(index);
      party.doing = PartyDoing::refused;
      world_.groups[id].remaining -= party.persons;
      record(RecordKind::party_refused, index, 0, party.group, party.persons);
      continue;
    }
    if (party.doing == PartyDoing::lodging) {
      party.bound = to;  // when they come, they go there
      continue;
    }
    if (party.doing == PartyDoing::waiting) leave_quay(index);
    stop_walking(index);
    respond(index, to);
  }
  run_.people_changed_ = true;
}

/// Off the quay, wherever in its queue.
void Processes::leave_quay(std::uint32_t index) {
  const Id<Place> at = world_.parties[index].at;
  std::uint32_t before = kNone;
  for (std::uint32_t p = world_.places[at].first_party; p != index; p = world_.parties[p].next)
    before = p;
  take_from_quay(index, before);
  settle_quay(at);
}

/// Ends a walk or its preparation: the party counts as where it set out from.
void Processes::stop_walking(std::uint32_t index) {
  Party& party = world_.parties[index];
  if (party.doing != PartyDoing::walking && party.doing != PartyDoing::responding) return;
  spent_by_party(party, party.doing == PartyDoing::walking ? Stage::march : Stage::response);
  change_coming(party, -party.persons);
  ++party.generation;
}

void Processes::respond(std::uint32_t index, Id<Place> to) {
  Party& party = world_.parties[index];
  const Id<Group> group{party.group};
  party.doing = PartyDoing::responding;
  party.since = world_.now;
  party.bound = to;
  change_coming(party, party.persons);
  // Its own n-th direction, however many others were given.
  constexpr std::uint32_t kMostDirections = 64;
  const std::uint32_t own = index - world_.first_party_of_group[party.group];
  const std::uint32_t nth = std::min(party.directions++, kMostDirections - 1);
  schedule(world_.now + draw(scenario_.groups[group].responds, run_.key_, Purpose::responds,
                             run_.setup_->group_luck[group], own * kMostDirections + nth),
           Phase::arrivals, EventKind::party_sets_off, index, party.generation);
}

/// Those who wait or are on their way go to the shelter, as far as it holds them; where they lodge,
/// those who have not left yet stay in, too. Moving in is not
/// simulated: they count as sheltered at once.
void Processes::shelter(Id<Group> id, Id<Place> at) {
  int room = scenario_.region.places[at].capacity.value_or(1'000'000);
  for (const Party& party : world_.parties)
    if (party.doing == PartyDoing::sheltered && party.at == at) room -= party.persons;
  for (std::uint32_t index = world_.first_party_of_group[id.index()];
       index < world_.first_party_of_group[id.index() + 1]; ++index) {
    Party& party = world_.parties[index];
    const bool out = party.doing == PartyDoing::waiting || party.doing == PartyDoing::walking ||
                     party.doing == PartyDoing::responding;
    const bool stays_in = party.doing == PartyDoing::lodging && party.at == at;
    if (!(out || stays_in) || party.persons > room) continue;
    if (party.doing == PartyDoing::waiting) leave_quay(index);
    stop_walking(index);
    party.doing = PartyDoing::sheltered;
    party.at = at;
    room -= party.persons;
    record(RecordKind::party_sheltered, index, at.index(), party.group, party.persons);
  }
  run_.people_changed_ = true;
}

void Processes::spent_by_party(const Party& party, Stage stage) {
  if (world_.now > party.since)
    record(RecordKind::spent, static_cast<std::uint32_t>(stage),
           static_cast<std::uint32_t>(Whose::evacuees), static_cast<std::uint32_t>(party.persons),
           in_seconds(world_.now - party.since));
}

/// Persons more or fewer on the quay where a party is.
void Processes::change_waiting(const Party& party, int persons) {
  world_.places[party.at].waiting += persons;
  world_.at(party.at, party.group).waiting += persons;
  world_.groups[Id<Group>{party.group}].waiting += persons;
}

/// Persons more or fewer on their way to where a party is bound.
void Processes::change_coming(const Party& party, int persons) {
  world_.places[party.bound].coming += persons;
  world_.at(party.bound, party.group).coming += persons;
}

}  // namespace skerry
