// Wharves and pads: berths, the tide, opening, closing by weather and by order.

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
  bool coming = false, held = false, queueing = false, waits_for_water = false;
  for (const Id<Craft> c : world_.craft.ids()) {
    const CraftState& craft = world_.craft[c];
    if (!fetches_from(craft, id)) continue;
    if (craft.berthed && craft.doing != CraftDoing::held) return Stage::loading;
    if (craft.doing == CraftDoing::queueing)
      (floats(c, id) ? queueing : waits_for_water) = true;
    else if (craft.doing == CraftDoing::held)
      held = true;
    else
      coming = true;
  }
  if (queueing) return Stage::berth;
  if (coming) return Stage::craft;
  if (waits_for_water) return Stage::tide;
  return held ? Stage::weather : Stage::craft;
}

}  // namespace skerry
