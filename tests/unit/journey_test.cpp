#include "sim/network/journey_planner.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <string>

namespace skerry {
namespace {

using namespace std::chrono_literals;
namespace small = test::small;
using Kind = JourneyLeg::Kind;

/// The small scenario with its team's way to the village worked out by hand: 12 persons at 12 a
/// minute aboard, 16 a minute ashore, a turn-round of 5 minutes, 10 nmi at 12 kn.
struct World {
  explicit World(Scenario s) : scenario(std::move(s)) {}

  JourneyQuery query() {
    const Team& team = scenario.force.teams[small::kHomePolice];
    return {traveller(scenario.force, team), team.home, to, kStart, &standing, 2};
  }
  Itinerary fastest() { return planner.fastest(query()); }

  Scenario scenario;
  Routes routes{scenario};
  Weather weather{scenario};
  JourneyTables tables{scenario, routes, weather};
  JourneyPlanner planner{tables};
  Standing standing = standing_at_start(scenario);
  std::vector<Id<Place>> to{small::kVillage};
};

/// Everything in whole minutes: marches of 10 and 20 minutes, notice of 30.
Scenario by_hand() {
  Scenario s = test::small_scenario();
  s.fleet.craft[small::kFerry].notice = Distribution::always(30min);
  Team& team = s.force.teams[small::kHomePolice];
  team.persons = 12;
  team.moves = Mode::foot;
  team.speed = {1};
  s.region.links[small::kHarbourRoad].length = Length{600};
  s.region.links[small::kQuayPath].length = Length{1200};
  return s;
}

Duration of(const Journey& journey, Kind kind) {
  Duration total{};
  for (const JourneyLeg& leg : journey.legs)
    if (leg.kind == kind) total += leg.time();
  return total;
}

TEST(Journey, ByFerryAddsUpLegByLeg) {
  World w(by_hand());
  const Itinerary found = w.fastest();
  // Notice 30, turn-round 5, boarding 1, under way 50, turn-round 5, landing 0:45, march 20.
  EXPECT_EQ(found.arrives, kStart + 111min + 45s);
  const Journey journey = w.planner.tell(w.query(), found);
  EXPECT_EQ(of(journey, Kind::march), Duration{10min});
  EXPECT_EQ(of(journey, Kind::await_notice), Duration{20min});
  EXPECT_EQ(of(journey, Kind::turn_round), Duration{5min});
  EXPECT_EQ(of(journey, Kind::load), Duration{1min});
  EXPECT_EQ(of(journey, Kind::under_way), Duration{50min});
  EXPECT_EQ(of(journey, Kind::unload), Duration{5min + 45s});
  EXPECT_EQ(of(journey, Kind::last_march), Duration{20min});
  ASSERT_NE(journey.binding(), nullptr);
  EXPECT_EQ(journey.binding()->kind, Kind::under_way);
}

TEST(Journey, OfVehiclesTakesTheTimeToDriveThemAboardAndOff) {
  World w(by_hand());
  JourneyQuery query = w.query();
  query.who.drives = 3min;
  EXPECT_EQ(w.planner.fastest(query).arrives, kStart + 117min + 45s);
}

TEST(Journey, WaitsForABerth) {
  World w(by_hand());
  w.standing.berths[small::kQuay] = kStart + 100min;  // the ferry is there after 86
  const Itinerary found = w.fastest();
  EXPECT_EQ(found.arrives, kStart + 100min + 5min + 45s + 20min);
  EXPECT_EQ(of(w.planner.tell(w.query(), found), Kind::await_berth), Duration{14min});
}

TEST(Journey, WaitsUntilTheWindLetsItLeave) {
  Scenario s = by_hand();
  s.fleet.classes[small::kFerryClass].limits.wind = Speed{10};
  WeatherPoint storm = test::calm(test::local_time());
  storm.wind = {12};
  WeatherPoint still_storm = storm;
  still_storm.at = test::local_time(59min);
  s.weather.zones[0].series = {storm, still_storm, test::calm(test::local_time(60min))};
  World w(s);
  const Itinerary found = w.fastest();
  // It lies alongside ready to be boarded; nobody goes aboard before it may leave, at 60.
  EXPECT_EQ(found.arrives, kStart + 60min + 1min + 50min + 5min + 45s + 20min);
  const Journey journey = w.planner.tell(w.query(), found);
  EXPECT_EQ(of(journey, Kind::await_weather), Duration{25min});
  for (const JourneyLeg& leg : journey.legs) {
    if (leg.kind != Kind::await_weather) continue;
    EXPECT_EQ(leg.hindrance.what, Hindrance::wind);
  }
}

TEST(Journey, IsKeptAwayByWindThatDoesNotAbate) {
  Scenario s = by_hand();
  s.fleet.classes[small::kFerryClass].limits.wind = Speed{10};
  s.weather.zones[0].series[0].wind = {12};
  World w(s);
  const Itinerary found = w.fastest();
  EXPECT_EQ(found.arrives, kNever);
  const JourneyTables heedless(w.scenario, w.routes, w.weather, Heed::nothing);
  JourneyPlanner free(heedless);
  const auto kept = kept_away(w.tables, free, w.query(), found);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->itinerary.arrives, kStart + 111min + 45s);
  EXPECT_EQ(kept->wait.hindrance.what, Hindrance::wind);
  EXPECT_EQ(kept->wait.hindrance.value, 12);
  EXPECT_EQ(kept->wait.craft, small::kFerry);
  EXPECT_EQ(kept->wait.end, kNever);
}

TEST(Journey, NeedsFuelToGoThereAndOn) {
  Scenario s = by_hand();
  CraftClass& ferry = s.fleet.classes[small::kFerryClass];
  ferry.endurance = 2h;
  ferry.reserve = 30min;
  EXPECT_EQ(World(s).fastest().arrives, kNever);  // fuel nowhere
  s.region.places[small::kHarbour].fuel = true;   // there and back: 100 minutes of 90
  EXPECT_EQ(World(s).fastest().arrives, kNever);
  ferry.endurance = 130min;
  EXPECT_EQ(World(s).fastest().arrives, kStart + 111min + 45s);
}

TEST(Journey, TakesNoMoreThanItsSeatsDeckAndPayload) {
  World w(by_hand());
  JourneyQuery query = w.query();
  query.who.persons = 61;
  EXPECT_EQ(w.planner.fastest(query).arrives, kNever);
  query = w.query();
  query.who.deck = {1};
  EXPECT_EQ(w.planner.fastest(query).arrives, kNever);
  Scenario s = by_hand();
  s.fleet.classes[small::kFerryClass].payload = Mass{1199};
  EXPECT_EQ(World(s).fastest().arrives, kNever);
  s.fleet.classes[small::kFerryClass].payload = Mass{1200};  // 12 persons of 100 kg
  EXPECT_NE(World(s).fastest().arrives, kNever);
}

TEST(Journey, ByHoistTakesItsTimeForEachAndNoTurnRound) {
  Scenario s = by_hand();
  CraftClass heli = test::craft_class("heli");
  heli.medium = CraftMedium::air;
  heli.needs = Landing::pad;
  heli.speed = {50};
  heli.hoist = Hoist{1min, {10}};
  Craft craft = test::named(Craft{}, "heli-1");
  craft.craft_class = s.fleet.classes.add(heli);
  craft.home = small::kHarbour;
  craft.notice = Distribution::always(0min);
  s.fleet.craft.add(craft);
  s.region.places[small::kVillage].zone = small::kSound;
  World w(s);
  const Length way = distance(s.region.places[small::kHarbour].position,
                              s.region.places[small::kVillage].position);
  // At the quay after 10, 12 up, the way, 12 down.
  EXPECT_EQ(w.fastest().arrives, kStart + 34min + to_ticks(Seconds{way.si / 50}));
  JourneyQuery query = w.query();
  query.who.drives = 1min;  // with vehicles only the ferry will do
  EXPECT_EQ(w.planner.fastest(query).arrives, kStart + 113min + 45s);
}

/// A third island, 10 nmi on, whose quay takes only the little boat that lies there.
Scenario with_a_change() {
  Scenario s = by_hand();
  const Id<Island> far = s.region.islands.add(test::named(Island{}, "far"));
  Wharf jetty = test::wharf();
  jetty.berth_length = {15};
  const Id<Place> there =
      s.region.places.add(test::wharf_place("jetty", far, small::kSound, {30.0, 122.38}, jetty));
  s.region.links.add(
      test::link("lane-on", small::kQuay, there, LinkMedium::sea, test::nautical_miles(10)));
  CraftClass boat = test::craft_class("boat");
  boat.length = {10};
  boat.speed = test::knots(6);
  Craft craft = test::named(Craft{}, "boat-1");
  craft.craft_class = s.fleet.classes.add(boat);
  craft.home = there;
  craft.notice = Distribution::always(5min);
  s.fleet.craft.add(craft);
  return s;
}

TEST(Journey, ChangesToABoatThatComesToMeetIt) {
  World w(with_a_change());
  w.to = {Id<Place>{4}};
  const Itinerary found = w.fastest();
  ASSERT_EQ(found.rides, 2);
  EXPECT_EQ(found.ride[0].to, small::kQuay);
  // Ashore at the quay after 91:45; the boat, 100 minutes off, is there from 105 and turned round
  // at 110; boards 1, way 100, turn-round 5, landing 0:45.
  EXPECT_EQ(found.arrives, kStart + 216min + 45s);
  JourneyQuery query = w.query();
  query.most_rides = 1;  // the boat fetches them: 5 + 200, 5, 1, 200, 5:45
  EXPECT_EQ(w.planner.fastest(query).arrives, kStart + 416min + 45s);
  const Alternatives both = w.planner.alternatives(w.query(), 30min);
  EXPECT_EQ(both.fewest_changes.rides, 1);
  EXPECT_EQ(both.fewest_changes.arrives, kStart + 416min + 45s);
  EXPECT_EQ(both.most_robust.rides, 2);
}

TEST(Journey, TakesThePublishedSailingThatItCatches) {
  Scenario s = by_hand();
  Service daily = test::named(Service{}, "daily");
  daily.also = {Date{std::chrono::floor<std::chrono::days>(s.start.utc + s.start.offset)}};
  Line line = test::named(Line{}, "line");
  line.calls = {{small::kHarbour, 0min, 0min}, {small::kQuay, 40min, 45min}};
  Sailing sailing = test::named(Sailing{}, "sailing");
  sailing.service = s.timetable.services.add(daily);
  sailing.line = s.timetable.lines.add(line);
  sailing.craft = small::kFerry;
  // At the quay at 09:10, aboard in a minute: one leaves at 09:10, the next at 09:15.
  sailing.departs = {{9h + 10min}, {9h + 15min}};
  s.timetable.sailings.add(sailing);
  World w(s);
  const Itinerary found = w.fastest();
  EXPECT_EQ(found.ride[0].sailing, kStart + 15min);
  EXPECT_EQ(found.arrives, kStart + 15min + 40min + 45s + 20min);
  EXPECT_EQ(of(w.planner.tell(w.query(), found), Kind::await_sailing), Duration{4min});
}

TEST(Journey, ToOneOfSeveralPlacesGoesToTheNearest) {
  World w(by_hand());
  w.to = {small::kVillage, small::kQuay};
  EXPECT_EQ(w.fastest().to, small::kQuay);
  EXPECT_EQ(w.fastest().arrives, kStart + 91min + 45s);
}

TEST(Journey, MarginIsTheLeastOfAllLimitsOnTheWay) {
  Scenario s = by_hand();
  s.weather.zones[0].series[0].wind = {8};
  s.weather.zones[0].series[0].gust = {8};
  s.weather.zones[0].series[0].wave = {0.4};
  s.fleet.classes[small::kFerryClass].limits.wind = Speed{12};  // half as much again
  s.fleet.classes[small::kFerryClass].limits.gust = Speed{14};  // three quarters
  World w(s);
  // The wharf: wind to 8 Bft = 18.9 m/s, waves to 1 m.
  EXPECT_DOUBLE_EQ(margin(w.tables, w.query(), w.fastest()), 0.5);
}

TEST(Gates, OpenAtTheNextOpenEpochAndStayAsTheyEnd) {
  Gates gates(4, 10min);
  const Gates::Gate late = gates.add({0, 0, 1, 1});
  const Gates::Gate early = gates.add({1, 0, 1, 0});
  EXPECT_EQ(gates.opens(late, kStart + 3min), kStart + 20min);
  EXPECT_EQ(gates.opens(late, kStart + 25min), kStart + 25min);
  EXPECT_EQ(gates.opens(late, kStart + 5h), kStart + 5h);
  EXPECT_EQ(gates.opens(early, kStart + 11min), kStart + 20min);
  EXPECT_EQ(gates.opens(early, kStart + 31min), kNever);
  EXPECT_EQ(gates.opens(gates.both(late, early), kStart), kStart + 20min);
  EXPECT_EQ(gates.add({0, 0, 1, 1}), late);
}

}  // namespace
}  // namespace skerry
