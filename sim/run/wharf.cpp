// Wharves and pads: berths, gangways, opening, closing by weather and by order.

#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {
namespace {

/// Water that a craft wants under its keel where it crosses a sill: an assumption.
constexpr Length kUnderKeel{0.3};

}  // namespace

bool Processes::usable(Id<Place> id) const {
  const PlaceState& place = world_.places[id];
  if (scenario_.region.places[id].pad) return run_.weather_->lets_land(world_.epoch, id);
  return place.open && place.usable;
}

void Processes::join_queue(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  PlaceState& place = world_.places[craft.at];
  craft.next_in_queue = kNone;
  if (place.first_craft == kNone)
    place.first_craft = id.index();
  else
    world_.craft[Id<Craft>{place.last_craft}].next_in_queue = id.index();
  place.last_craft = id.index();
  change(id, CraftDoing::queueing);
  serve_queue(craft.at);
}

/// Takes a craft that can be recalled out of the queue it lies in.
void Processes::recall(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (!can_be_recalled(craft)) return;
  PlaceState& place = world_.places[craft.at];
  std::uint32_t before = kNone;
  for (std::uint32_t c = place.first_craft; c != id.index();
       c = world_.craft[Id<Craft>{c}].next_in_queue)
    before = c;
  if (before == kNone)
    place.first_craft = craft.next_in_queue;
  else
    world_.craft[Id<Craft>{before}].next_in_queue = craft.next_in_queue;
  if (place.last_craft == id.index()) place.last_craft = before;
  craft.next_in_queue = kNone;
  set_free(id);
}

/// Whether there is water enough for a craft on the way in to a place.
bool Processes::floats(Id<Craft> craft, Id<Place> id) const {
  const Place& place = scenario_.region.places[id];
  if (!place.wharf || !place.wharf->sill) return true;
  const Length water = *place.wharf->sill + run_.weather_->tide(world_.epoch, *place.zone);
  return water >= class_of(craft).draft + kUnderKeel;
}

void Processes::serve_queue(Id<Place> id) {
  PlaceState& place = world_.places[id];
  const Place& what = scenario_.region.places[id];
  const int berths = what.pad ? what.pad->spots : what.wharf->berths;
  std::uint32_t before = kNone;
  std::uint32_t next = place.first_craft;
  while (next != kNone && place.berths_used < berths && usable(id)) {
    const Id<Craft> in{next};
    CraftState& craft = world_.craft[in];
    next = craft.next_in_queue;
    if (!floats(in, id)) {  // others that draw less go past it
      before = in.index();
      continue;
    }
    (before == kNone ? place.first_craft : world_.craft[Id<Craft>{before}].next_in_queue) = next;
    if (place.last_craft == in.index()) place.last_craft = before;
    craft.next_in_queue = kNone;
    craft.berthed = true;
    ++place.berths_used;
    record(RecordKind::craft_berthed, in.index(), id.index());
    change(in, CraftDoing::turning_round);
    schedule(world_.now + class_of(in).turn_round, Phase::movement, EventKind::turned_round,
             in.index(), craft.generation);
  }
}

void Processes::leave_berth(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (!craft.berthed) return;
  craft.berthed = false;
  --world_.places[craft.at].berths_used;
  serve_queue(craft.at);
}

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

/// A place that shuts handles nobody: whoever is at the gangway stays on the quay, craft cast off.
void Processes::clear_berths(Id<Place> id) {
  for (const Id<Craft> c : world_.craft.ids()) {
    CraftState& craft = world_.craft[c];
    const bool would_leave = craft.doing == CraftDoing::held && craft.laden;
    if (!craft.berthed || craft.at != id || would_leave) continue;
    if (craft.boarding_party != kNone) {
      const std::uint32_t p = craft.boarding_party;
      craft.boarding_party = kNone;
      spent_by_party(world_.parties[p], Stage::loading);
      // Back to the head of the queue.
      PlaceState& place = world_.places[id];
      Party& party = world_.parties[p];
      party.doing = PartyDoing::waiting;
      party.next = place.first_party;
      place.first_party = p;
      if (place.last_party == kNone) place.last_party = p;
      change_waiting(party, party.persons);
    }
    // Not by leave_berth(): nobody is called in to a place that is shut.
    craft.berthed = false;
    --world_.places[id].berths_used;
    if (craft.trip == TripKind::lift && !craft.laden && craft.persons > 0) {
      craft.laden = true;
      change(c, CraftDoing::queueing);  // off the quay, whatever keeps it there
      next_leg(c);
    } else {
      join_queue(c);
    }
  }
  settle_quay(id);
}

void Processes::weather_at_wharves() {
  for (const Id<Place> id : run_.setup_->wharves) {
    PlaceState& place = world_.places[id];
    const bool lets_land = run_.weather_->lets_land(world_.epoch, id);
    if (place.usable == lets_land) {
      if (scenario_.region.places[id].wharf->sill) tide_at_wharf(id);
      continue;
    }
    place.usable = lets_land;
    raise(Cause::wharf);
    if (!lets_land) {
      const Excess limit = excess_at(scenario_, *run_.weather_, world_.epoch, id);
      record(RecordKind::wharf_shut, id.index(), 0, static_cast<std::uint32_t>(limit.what),
             limit.value);
      clear_berths(id);
    } else {
      record(RecordKind::wharf_usable, id.index());
      serve_queue(id);
    }
    settle_all_who_wait(id);
  }
  // Pads shut and open with the wind and the light; nobody waits long on one.
  for (const Id<Craft> c : world_.craft.ids()) {
    const CraftState& craft = world_.craft[c];
    if (craft.doing != CraftDoing::queueing || !scenario_.region.places[craft.at].pad) continue;
    serve_queue(craft.at);
    settle_craft(c);
  }
}

/// The water rose or fell: who waits for it may come in, or waits for something else.
void Processes::tide_at_wharf(Id<Place> id) {
  serve_queue(id);
  for (const Id<Craft> c : world_.craft.ids())
    if (world_.craft[c].doing == CraftDoing::queueing && world_.craft[c].at == id) settle_craft(c);
}

void Processes::open(Id<Place> id) {
  PlaceState& place = world_.places[id];
  if (place.work_left_s <= 0) return wharf_opens(id);
  place.opening = true;
  crew_changed(id);
}

void Processes::close(Id<Place> id) {
  PlaceState& place = world_.places[id];
  if (place.opening) stop_work(id);
  place.open = false;
  place.opening = false;
  record(RecordKind::wharf_closed, id.index());
  clear_berths(id);
  settle_all_who_wait(id);
  raise(Cause::wharf);
}

void Processes::wharf_opens(Id<Place> id) {
  PlaceState& place = world_.places[id];
  place.open = true;
  place.opening = false;
  place.work_left_s = 0;
  record(RecordKind::wharf_opened, id.index());
  raise(Cause::wharf);
  serve_queue(id);
  settle_all_who_wait(id);
}

/// The crew of a place changed, or its opening was ordered: the work goes on at another rate.
void Processes::crew_changed(Id<Place> id) {
  PlaceState& place = world_.places[id];
  if (!place.opening) return;
  stop_work(id);
  const Opening& opening = *scenario_.region.places[id].wharf->opening;
  place.work_rate = place.crew >= opening.persons ? std::min(place.crew, opening.useful) : 0;
  record(RecordKind::crew_at_work, id.index(), 0, 0, place.work_rate);
  if (place.work_rate > 0)
    schedule(world_.now + to_ticks(Seconds{place.work_left_s / place.work_rate}), Phase::arrivals,
             EventKind::wharf_opens, id.index(), place.generation);
}

/// What has been done to open a place is done, whoever goes on with it and when.
void Processes::stop_work(Id<Place> id) {
  PlaceState& place = world_.places[id];
  place.work_left_s -= place.work_rate * in_seconds(world_.now - place.work_since);
  place.work_left_s = std::max(place.work_left_s, 0.0);
  place.work_since = world_.now;
  place.work_rate = 0;
  ++place.generation;
}

/// A place opened, closed or shut: those who wait for it now wait for something else.
void Processes::settle_all_who_wait(Id<Place> id) {
  settle_quay(id);
  for (const Id<Craft> c : world_.craft.ids())
    if (world_.craft[c].doing == CraftDoing::queueing && world_.craft[c].at == id) settle_craft(c);
  for (const Id<Team> t : world_.teams.ids())
    if (world_.teams[t].doing == TeamDoing::ready && world_.teams[t].counted) settle_team(t);
}

void Processes::settle_quay(Id<Place> id) {
  PlaceState& place = world_.places[id];
  if (place.waiting == 0 && place.quay.persons == 0) return;
  settle(place.quay, Whose::evacuees, quay_stage(id), place.waiting);
}

/// What those on a quay wait for.
Stage Processes::quay_stage(Id<Place> id) const {
  const PlaceState& place = world_.places[id];
  if (!place.usable) return Stage::weather;
  if (!place.open) return Stage::opening;
  bool coming = false, held = false, queueing = false;
  for (const CraftState& craft : world_.craft) {
    if (!fetches_from(craft, id)) continue;
    if (craft.berthed && craft.doing != CraftDoing::held) return Stage::loading;
    if (craft.doing == CraftDoing::queueing)
      queueing = true;
    else if (craft.doing == CraftDoing::held)
      held = true;
    else
      coming = true;
  }
  return queueing ? Stage::berth : coming ? Stage::craft : held ? Stage::weather : Stage::craft;
}

}  // namespace skerry
