#include "tests/support/builders.h"

#include <utility>

namespace skerry::test {

using namespace std::chrono_literals;

Length nautical_miles(double value) { return {value * kNauticalMile}; }
Speed knots(double value) { return {value * kKnot}; }
Speed km_h(double value) { return {value / 3.6}; }
Rate per_minute(double persons) { return {persons / 60}; }

Wharf wharf() {
  Wharf w;
  w.berths = 2;
  w.berth_length = {60};
  w.depth = {5};
  w.embark_rate = per_minute(20);
  w.disembark_rate = per_minute(20);
  w.wave_limit = {1};
  w.wind_limit = beaufort(8);
  return w;
}

Place wharf_place(const std::string& id, Id<Island> island, Id<Zone> zone, Position position,
                  Wharf wharf) {
  Place place = land_place(id, PlaceKind::wharf, island, position);
  place.zone = zone;
  place.wharf = std::move(wharf);
  return place;
}

Place land_place(const std::string& id, PlaceKind kind, Id<Island> island, Position position) {
  Place place = named(Place{}, id);
  place.kind = kind;
  place.island = island;
  place.position = position;
  return place;
}

Place sea_point(const std::string& id, Id<Zone> zone, Position position) {
  Place place = named(Place{}, id);
  place.kind = PlaceKind::junction;
  place.zone = zone;
  place.position = position;
  return place;
}

Link link(const std::string& id, Id<Place> from, Id<Place> to, LinkMedium medium, Length length) {
  Link result = named(Link{}, id);
  result.from = from;
  result.to = to;
  result.medium = medium;
  result.length = length;
  if (medium == LinkMedium::sea) result.zone = Id<Zone>{0};
  return result;
}

CraftClass craft_class(const std::string& id) {
  CraftClass c = named(CraftClass{}, id);
  c.seats = 60;
  c.speed = knots(12);
  c.length = {28};
  c.draft = {1.8};
  c.boarding_rate = per_minute(12);
  c.unloading_rate = per_minute(16);
  c.turn_round = 5min;
  return c;
}

LocalTime local_time(Duration later) {
  using namespace std::chrono;
  return {sys_days{2023y / June / 1} + 1h + later, 8h};
}

WeatherPoint calm(LocalTime at) {
  WeatherPoint point;
  point.at = at;
  point.wind = point.gust = {3};
  point.wave = {0.3};
  point.wind_from = point.wave_from = degrees(90);
  point.period = {5};
  point.visibility = {10000};
  return point;
}

Distribution triangular(Duration least, Duration mode, Duration most) {
  return {Distribution::Kind::triangular, in_seconds(least), in_seconds(mode), in_seconds(most)};
}

Distribution exponential(Duration mean) {
  return {Distribution::Kind::exponential, in_seconds(mean), 0, 0};
}

Condition when(Condition::Value value) { return {std::move(value), {}}; }
Action act(Action::Value value) { return {std::move(value), {}}; }

Step step(const std::string& id, Condition::Value trigger, std::vector<Action> actions) {
  Step s;
  s.id = id;
  s.when = when(std::move(trigger));
  s.actions = std::move(actions);
  return s;
}

Scenario small_scenario() {
  Scenario s = named(Scenario{}, "small");
  s.start = local_time();
  s.horizon = 10h;
  s.sunrise = {5h};
  s.sunset = {18h + 50min};

  s.region.zones.add(named(Zone{}, "sound"));
  for (const char* island : {"home", "away"}) s.region.islands.add(named(Island{}, island));
  s.region.places.add(wharf_place("harbour", small::kHome, small::kSound, {30.0, 122.0}, wharf()));
  s.region.places.add(land_place("station", PlaceKind::station, small::kHome, {30.0, 121.98}));
  s.region.places.add(wharf_place("quay", small::kAway, small::kSound, {30.0, 122.19}, wharf()));
  s.region.places.add(land_place("village", PlaceKind::village, small::kAway, {30.0, 122.2}));
  s.region.links.add(
      link("harbour-road", small::kHarbour, small::kStation, LinkMedium::road, {2000}));
  s.region.links.add(link("quay-path", small::kQuay, small::kVillage, LinkMedium::path, {1000}));
  s.region.links.add(
      link("lane", small::kHarbour, small::kQuay, LinkMedium::sea, nautical_miles(10)));

  s.fleet.classes.add(craft_class("ferry"));
  Craft ferry = named(Craft{}, "ferry-1");
  ferry.craft_class = small::kFerryClass;
  ferry.home = small::kHarbour;
  ferry.notice = Distribution::always(15min);
  s.fleet.craft.add(ferry);

  s.force.agencies.add(named(Agency{}, "police"));
  Team team = named(Team{}, "home-police");
  team.agency = small::kPolice;
  team.persons = 12;
  team.capability_list = {Capability::police, Capability::crowd};
  team.home = small::kStation;
  team.call_out = triangular(5min, 10min, 20min);
  team.speed = km_h(5);
  s.force.teams.add(team);

  Group visitors = named(Group{}, "visitors");
  visitors.persons = 60;
  visitors.party = 4;
  visitors.lodging = small::kVillage;
  visitors.leaves_from = small::kQuay;
  visitors.comes = triangular(0min, 20min, 60min);
  visitors.responds = Distribution::always(5min);
  visitors.walks = km_h(4);
  s.groups.add(visitors);

  IncidentType disturbance = named(IncidentType{}, "disturbance");
  disturbance.detection = Distribution::always(3min);
  IncidentLevel only;
  only.needs = {{Capability::police, 6}};
  only.work = Distribution::always(60min);
  disturbance.levels = {only};
  s.incident_types.add(disturbance);
  Incident brawl = named(Incident{}, "brawl");
  brawl.type = small::kDisturbance;
  brawl.places = {small::kVillage};
  brawl.at = local_time(2h);
  s.incidents.add(brawl);

  s.weather.zones.push_back({small::kSound, {calm(s.start)}, {}});

  Plan plan = named(Plan{}, "ferry-them");
  plan.command_delay = 5min;
  const CraftFilter by_ferry{{small::kFerryClass}};
  plan.steps.add(
      step("shuttle", Always{},
           {act(ShuttleAction{small::kVisitors, small::kQuay, {small::kHarbour}, by_ferry})}));
  plan.steps.add(step("call-out", Detected{small::kBrawl},
                      {act(MobiliseAction{small::kHome, {small::kPolice}})}));
  plan.steps.add(step("reinforce", Detected{small::kBrawl},
                      {act(SendAction{small::kBrawl, 8, {}, {small::kHome}, {}, by_ferry})}));
  s.plans.add(std::move(plan));
  return s;
}

}  // namespace skerry::test
