// Search at sea: what drifts, the craft that search for it, and when they find it. The equations
// stand in sim/model/leeway.h, sweep.h, cold_water.h and sim/run/drift.h.

#include "sim/run/processes.h"
#include "sim/run/range.h"

#include <algorithm>

namespace skerry {

Id<Zone> Processes::zone_of_search(Id<Incident> id) const {
  return *scenario_.region.places[scenario_.incidents[id].places.front()].zone;
}

bool Processes::is_searched_for(Id<Incident> id) const {
  const IncidentState& state = world_.incidents[id];
  return state.begun && !state.contained && !is_over(state);
}

bool Processes::searches(Id<Craft> craft, Id<Incident> incident) const {
  const CraftState& state = world_.craft[craft];
  return state.trip == TripKind::search && state.incident == incident.index();
}

std::optional<Refusal> Processes::check_search(const SearchAtSea& o) const {
  if (!type_of(o.incident).search_at_sea || !class_of(o.craft).searches)
    return Refusal::cannot_search;
  if (!world_.incidents[o.incident].detected || !is_searched_for(o.incident) ||
      searches(o.craft, o.incident))
    return Refusal::already_so;
  if (is_busy(world_.craft[o.craft])) return Refusal::craft_busy;
  const Id<Place> there = scenario_.incidents[o.incident].places.front();
  const Routes& routes = run_.setup_->routes;
  if (!routes.connected(routes.net_of(class_of(o.craft)), world_.craft[o.craft].at, there))
    return Refusal::no_route;
  return cannot(run_, o.craft, there, there, 0);
}

/// From now on its time counts among the responders', as that of one, until it is there.
void Processes::search_for(const SearchAtSea& o) {
  recall(o.craft);
  CraftState& craft = world_.craft[o.craft];
  const IncidentState& incident = world_.incidents[o.incident];
  craft.incident = o.incident.index();
  craft.has_searched = false;
  const auto spend = [&](Stage stage, Duration time) {
    record(RecordKind::spent, static_cast<std::uint32_t>(stage),
           static_cast<std::uint32_t>(Whose::responders), 1, in_seconds(time));
  };
  spend(Stage::detection, incident.detected_at - incident.began_at);
  spend(Stage::decision, world_.now - incident.detected_at);
  const Id<Place> there = scenario_.incidents[o.incident].places.front();
  begin_trip(o.craft, TripKind::search, there, there);
}

void Processes::goes_adrift(Id<Incident> id) {
  const SeaSearch& search = *type_of(id).search_at_sea;
  world_.adrift[id] = set_adrift(scenario_.drift_objects[search.object], search.within, run_.key_,
                                 run_.setup_->incident_luck[id]);
  world_.incidents[id].drifted_until = world_.now;
}

/// Brings what drifts to where it is now: it has moved evenly in each epoch of the weather.
void Processes::drift_on(Id<Incident> id) {
  const DriftObject& object = scenario_.drift_objects[type_of(id).search_at_sea->object];
  const Weather& weather = *run_.weather_;
  const Id<Zone> zone = zone_of_search(id);
  const auto& stream = scenario_.region.zones[zone].stream;
  SimTime& until = world_.incidents[id].drifted_until;
  while (until < world_.now) {
    const int epoch = weather.epoch_of(until);
    const bool is_last = epoch + 1 >= weather.epochs();
    const SimTime end = is_last ? world_.now : std::min(world_.now, weather.begin_of(epoch + 1));
    const Setting setting{weather.at(epoch, zone).wind,
                          {weather.value(Element::wind_from, epoch, zone)},
                          stream ? weather.stream(epoch, zone) : Speed{},
                          stream ? stream->flood : Angle{}};
    skerry::drift(world_.adrift[id], object, setting, Seconds{in_seconds(end - until)});
    if (!is_last && end == weather.begin_of(epoch + 1))
      jibe(world_.adrift[id], run_.key_, run_.setup_->incident_luck[id], epoch,
           Seconds{in_seconds(weather.epoch_length())});
    until = end;
  }
}

/// W v of a craft in the weather now, m2/s.
double Processes::sweeping(Id<Craft> id, Id<Incident> incident) const {
  const CraftClass& craft_class = class_of(id);
  const Conditions c = run_.weather_->at(world_.epoch, zone_of_search(incident));
  Speed speed = craft_class.searches->speed;
  if (craft_class.medium == CraftMedium::sea)
    speed = std::min(speed, craft_class.speed * speed_share(craft_class.in_waves, c.wave));
  const DriftObject& object = scenario_.drift_objects[type_of(incident).search_at_sea->object];
  return sweep_width(object.seen, *craft_class.searches, speed,
                     {c.visibility, c.wind, c.wave, c.daylight})
             .si *
         speed.si;
}

/// The hazard of its being found now, 1/s.
double Processes::finding_rate(Id<Incident> id) const {
  double swept = 0.0;
  for (const Id<Craft> craft : world_.craft.ids())
    if (searches(craft, id) && world_.craft[craft].doing == CraftDoing::searching)
      swept += sweeping(craft, id);
  if (swept <= 0) return 0.0;
  const SearchedArea searched(world_.adrift[id]);
  const auto truth = static_cast<std::size_t>(luck(id, Purpose::truth) * kDrifters);
  return searched.holds(world_.adrift[id][truth]) ? swept / searched.area().si : 0.0;
}

/// It is where it was sent to search. Its tanks say for how long.
void Processes::begin_search(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const Id<Incident> incident{craft.incident};
  if (const Excess limit = hindrance(id, craft.at)) return break_off_search(id, limit);
  craft.has_searched = true;
  change(id, CraftDoing::searching);
  drift_on(incident);
  record(RecordKind::search_begun, id.index(), incident.index(), 0,
         SearchedArea(world_.adrift[incident]).area().si);
  force_changed(incident);
  raise(Cause::scene);
  const CraftClass& craft_class = class_of(id);
  if (!craft_class.endurance) return;
  const Duration back = FuelRange(*run_.setup_, *run_.weather_, id).to_fuel(craft.at, world_.now);
  const Duration stays = std::max(craft.tanks - craft_class.reserve - back, Duration{0});
  schedule(world_.now + stays, Phase::movement, EventKind::search_breaks_off, id.index(),
           craft.generation);
}

/// It comes back when the weather lets it, or on full tanks.
void Processes::break_off_search(Id<Craft> id, const Excess& limit) {
  CraftState& craft = world_.craft[id];
  const Id<Incident> incident{craft.incident};
  record(RecordKind::search_broken_off, id.index(), incident.index(),
         static_cast<std::uint32_t>(limit.what), limit.value);
  if (limit.what != Hindrance::fuel) {
    divert(id, limit);
  } else {
    const Refuge fuel = nearest_fuel(id);
    craft.fuels_at = fuel.place.index();
    craft.set_out = world_.now;
    record(RecordKind::craft_departed, id.index(), craft.at.index(), fuel.place.index());
    get_under_way(id, fuel.time);
  }
  force_changed(incident);
}

Processes::Refuge Processes::nearest_fuel(Id<Craft> id) const {
  const Id<Place> at = world_.craft[id].at;
  Refuge nearest{at, Duration::max()};
  for (const Id<Place> place : run_.setup_->havens[id]) {
    const Passage way =
        passage(run_.setup_->routes, *run_.weather_, class_of(id), at, place, world_.now);
    if (way.possible && way.time < nearest.time) nearest = {place, way.time};
  }
  require(nearest.time < Duration::max(), "what was within its fuel still is");
  return nearest;
}

/// Its search is over: it goes home.
void Processes::leave_search(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const Id<Incident> incident{craft.incident};
  craft.trip = TripKind::stand_by;
  craft.from = craft.to = scenario_.fleet.craft[id].home;
  craft.fuels_at = kNone;
  craft.incident = kNone;
  settle_craft(id);
  next_leg(id);
  force_changed(incident);
}

/// The weather changed, and with it where all is and how far one sees.
void Processes::weather_at_search() {
  for (const Id<Craft> id : world_.craft.ids()) {
    if (world_.craft[id].doing != CraftDoing::searching) continue;
    if (const Excess limit = hindrance(id, world_.craft[id].at)) break_off_search(id, limit);
  }
  for (const Id<Incident> id : scenario_.incidents.ids()) {
    const bool is_searched =
        std::any_of(world_.craft.begin(), world_.craft.end(), [&](const CraftState& craft) {
          return craft.doing == CraftDoing::searching && craft.incident == id.index();
        });
    if (!is_searched) continue;
    drift_on(id);
    force_changed(id);
  }
}

/// Alive: contained; or too late. Whoever searched goes home.
void Processes::found_at_sea(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  const bool alive = state.in_danger > 0 || !type_of(id).lives;
  record(RecordKind::found_at_sea, id.index(), 0, 0, state.in_danger);
  if (!alive) {
    end_incident(id);
  } else {
    state.contained = true;
    state.in_danger = 0;
    record(RecordKind::incident_contained, id.index());
    force_changed(id);
    raise(Cause::scene);
  }
  for (const Id<Craft> craft : world_.craft.ids())
    if (searches(craft, id) && world_.craft[craft].doing == CraftDoing::searching)
      leave_search(craft);
}

/// At the end of the run: who has not been found is lost.
void Processes::give_up_hope(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  if (!is_searched_for(id) || state.in_danger == 0) return;
  record(RecordKind::life_lost, id.index(), 0, 0, state.in_danger);
  state.in_danger = 0;
}

}  // namespace skerry
