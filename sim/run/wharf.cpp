// Wharves and pads: the tide, opening, closing by weather and by order.

#include "sim/model/water.h"
#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

bool Processes::usable(Id<Place> id) const {
  const PlaceState& place = world_.places[id];
  const bool pad = scenario_.region.places[id].pad.has_value();
  return place.open && (pad ? run_.weather_->lets_land(world_.epoch, id) : place.usable);
}

/// What those wait for who wait for a place that is open but not usable.
Stage Processes::stage_while_unusable(Id<Place> id) const {
  return run_.weather_->lets_land(world_.epoch, id) ? Stage::tide : Stage::weather;
}

/// Whether there is water enough for a craft on the way in to a place.
bool Processes::floats(Id<Craft> craft, Id<Place> id) const {
  const Place& place = scenario_.region.places[id];
  if (!place.wharf || !place.wharf->sill) return true;
  return floats_in(class_of(craft), *place.wharf, run_.weather_->tide(world_.epoch, *place.zone));
}

void Processes::weather_at_wharves() {
  for (const Id<Place> id : run_.setup_->wharves) {
    PlaceState& place = world_.places[id];
    const Place& what = scenario_.region.places[id];
    const bool lets_land = run_.weather_->lets_land(world_.epoch, id) && in_tide_window(id);
    if (place.usable == lets_land) {
      if (what.wharf->sill || what.beach) tide_at_wharf(id);
      continue;
    }
    place.usable = lets_land;
    raise(Cause::wharf);
    if (!lets_land) {
      Excess limit = excess_at(scenario_, *run_.weather_, world_.epoch, id);
      if (!limit) limit = {Hindrance::tide, run_.weather_->tide(world_.epoch, *what.zone).si};
      record(RecordKind::wharf_shut, id.index(), 0, static_cast<std::uint32_t>(limit.what),
             limit.value);
      clear_berths(id);
    } else {
      record(RecordKind::wharf_usable, id.index());
      serve_queue(id);
    }
    usability_changed(id);
  }
  // Pads shut and open with the wind and the light; nobody waits long on one.
  for (const Id<Craft> c : world_.craft.ids()) {
    const CraftState& craft = world_.craft[c];
    if (craft.doing != CraftDoing::queueing || !scenario_.region.places[craft.at].pad) continue;
    serve_queue(craft.at);
    settle_craft(c);
  }
  water_is_back();
}

/// The water rose or fell: who waits for it may come in, or waits for something else.
void Processes::tide_at_wharf(Id<Place> id) {
  serve_queue(id);
  if (scenario_.region.places[id].beach) return settle_all_who_wait(id);
  for (const Id<Craft> c : world_.craft.ids())
    if (world_.craft[c].doing == CraftDoing::queueing && world_.craft[c].at == id) settle_craft(c);
}

/// Craft can berth at a place now, or no longer.
void Processes::usability_changed(Id<Place> id) {
  settle_all_who_wait(id);
  ways_off_changed(id);
}

void Processes::open(Id<Place> id) {
  PlaceState& place = world_.places[id];
  if (place.wrecks > 0) {
    place.reopens = true;
    return;
  }
  if (place.work_left_s <= 0) return wharf_opens(id);
  place.opening = true;
  crew_changed(id);
}

void Processes::close(Id<Place> id) {
  PlaceState& place = world_.places[id];
  if (place.opening) stop_work(id);
  place.open = false;
  place.opening = false;
  place.reopens = false;
  record(RecordKind::wharf_closed, id.index());
  clear_berths(id);
  usability_changed(id);
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
  if (scenario_.region.places[id].beach) release_held_craft();  // those that lie dry on it
  usability_changed(id);
}

/// The crew of a place changed, or its opening was ordered: the work goes on at another rate.
void Processes::crew_changed(Id<Place> id) {
  ways_off_changed(id);
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
  if (!place.usable) return stage_while_unusable(id);
  if (!place.open) return Stage::opening;
  bool coming = false, held = false, queueing = false, waits_for_water = false;
  for (const Id<Craft> c : world_.craft.ids()) {
    const CraftState& craft = world_.craft[c];
    if (!fetches_from(craft, id)) continue;
    if (craft.fuels_at != kNone) {
      coming = true;
      continue;
    }
    if (craft.berthed && craft.doing != CraftDoing::held) return Stage::loading;
    if (craft.doing == CraftDoing::queueing)
      (floats(c, id) ? queueing : waits_for_water) = true;
    else if (craft.doing == CraftDoing::held && !is_out(craft))
      (is_aground(c) ? waits_for_water : held) = true;
    else
      coming = true;
  }
  if (queueing) return Stage::berth;
  if (coming) return Stage::craft;
  if (waits_for_water) return Stage::tide;
  return held ? Stage::weather : Stage::craft;
}

}  // namespace skerry
