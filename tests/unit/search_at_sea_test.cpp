// Craft that search the sea: where they go, when they break off, and when they are done. Worked by
// hand from the times of tests/support/flying.h: 12 min from the airfield to where somebody drifts.

#include "tests/support/builders.h"
#include "tests/support/flying.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;
using flying::kAirfield, flying::kHelicopter;

constexpr double kSecond = 1.0 / 60;
constexpr Id<Incident> kOverboard{0};

/// Somebody drifts 12 min from the airfield, known at once and seen by nobody.
Scenario overboard() {
  Scenario s = flying_scenario();
  s.groups = {};
  s.plans = {};
  Place offing = sea_point("offing", small::kSound, s.region.places[flying::kMeadow].position);
  const Id<Place> there = s.region.places.add(offing);
  DriftObject person = named(DriftObject{}, "person");
  person.seen.by = {{LookoutKind::helicopter, {{Length{1000}, Length{0}}}, {}}};
  CraftClass& c = s.fleet.classes[flying::kClass];
  c.searches = Lookout{LookoutKind::helicopter, knots(60), 1.0};
  c.endurance = 1h;
  c.reserve = 10min;
  IncidentType adrift = named(IncidentType{}, "adrift");
  adrift.detection = Distribution::always(0min);
  adrift.levels.emplace_back();
  adrift.search_at_sea = SeaSearch{s.drift_objects.add(person), nautical_miles(1)};
  adrift.lives = LivesAtRisk{2, Distribution::always(9h)};
  Incident incident = named(Incident{}, "overboard");
  incident.type = s.incident_types.add(adrift);
  incident.places = {there};
  incident.at = s.start;
  s.incidents = {};
  s.incidents.add(incident);
  return s;
}

/// Wide enough to see everything at once.
void open_eyes(Scenario& s) {
  s.drift_objects[Id<DriftObject>{0}].seen.by[0].widths[0].width = Length{1e9};
}

/// Sends the helicopter at minute 1.
skerry::Run sent(const skerry::Setup& setup, RunKey key = {}) {
  skerry::Run run(setup, setup.forecast, key, true);
  advance_to(run, 1min);
  EXPECT_EQ(run.apply(SearchAtSea{kHelicopter, kOverboard}), std::nullopt);
  return run;
}

/// A replication in which what drifts is where they search, or is not.
RunKey luck(const skerry::Setup& setup, bool is_held) {
  for (RunKey key{1, 0};; ++key.replication) {
    skerry::Run run(setup, setup.forecast, key, false);
    advance_to(run, 1min);
    const auto& ways = run.world().adrift[kOverboard];
    const auto truth =
        static_cast<std::size_t>(uniform(key, Purpose::truth, name_hash("overboard")) * kDrifters);
    if (SearchedArea(ways).holds(ways[truth]) == is_held) return key;
  }
}

TEST(ASearch, BreaksOffInTimeForFuelAndGoesOn) {
  // There at 13 with 48 min of fuel, 12 of them the way back and 10 the reserve: 26 min of search.
  // Back at 51, turned round at 59, refuelled at 74, there again at 86 for 26 min.
  const Scenario s = overboard();
  const skerry::Setup setup(s);
  skerry::Run run = sent(setup);
  advance_to(run, 3h);
  EXPECT_NEAR(minute_of(run, RecordKind::search_begun, 0), 13, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::search_broken_off, 0), 39, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_refuels, 0), 59, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::search_begun, 1), 86, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::search_broken_off, 1), 112, kSecond);
  EXPECT_EQ(records_of(run, RecordKind::search_broken_off)[0].c,
            static_cast<std::uint32_t>(Hindrance::fuel));
}

TEST(ASearch, BreaksOffForWeatherAndComesBack) {
  // Wind beyond its limit from 0:30 to 1:00. It runs to the airfield and waits there.
  Scenario s = overboard();
  s.fleet.classes[flying::kClass].limits.wind = Speed{10};
  s.weather.epoch = 10min;
  WeatherPoint calm_now = calm(s.start),
               storm = calm(LocalTime{s.start.utc + 30min, s.start.offset}),
               after = calm(LocalTime{s.start.utc + 60min, s.start.offset});
  storm.wind = Speed{14};
  WeatherPoint before = calm(LocalTime{s.start.utc + 29min, s.start.offset});
  WeatherPoint still = storm;
  still.at = LocalTime{s.start.utc + 59min, s.start.offset};
  s.weather.zones = {{small::kSound, {calm_now, before, storm, still, after}, {}, {}}};
  const skerry::Setup setup(s);
  skerry::Run run = sent(setup);
  advance_to(run, 90min);
  EXPECT_NEAR(minute_of(run, RecordKind::search_broken_off, 0), 30, kSecond);
  EXPECT_EQ(records_of(run, RecordKind::search_broken_off)[0].c,
            static_cast<std::uint32_t>(Hindrance::wind));
  EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 1), 42, kSecond);
  EXPECT_GT(minute_of(run, RecordKind::search_begun, 1), 60 + 12 - kSecond);
}

TEST(ASearch, EndsWhenHeIsFoundAliveAndTheCraftGoesHome) {
  Scenario s = overboard();
  open_eyes(s);
  const skerry::Setup setup(s);
  skerry::Run run = sent(setup, luck(setup, true));
  advance_to(run, 1h);
  const auto found = records_of(run, RecordKind::found_at_sea, Id<Craft>{0});  // a: the incident
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(in_seconds(found[0].at) / 60, 13, kSecond);
  EXPECT_EQ(found[0].value, 2);
  EXPECT_TRUE(run.world().incidents[kOverboard].contained);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_free), 25, kSecond);
  EXPECT_EQ(run.world().craft[kHelicopter].at, kAirfield);
  EXPECT_EQ(run.apply(SearchAtSea{kHelicopter, kOverboard}), Refusal::already_so);
}

TEST(ASearch, FindsNobodyWhoDriftedOutOfTheArea) {
  Scenario s = overboard();
  open_eyes(s);
  const skerry::Setup setup(s);
  skerry::Run run = sent(setup, luck(setup, false));
  advance_to(run, 1h);
  EXPECT_FALSE(run.world().incidents[kOverboard].contained);
  EXPECT_TRUE(records_of(run, RecordKind::found_at_sea, Id<Craft>{0}).empty());
}

TEST(ASearch, ThatComesTooLateFindsTheDead) {
  Scenario s = overboard();
  open_eyes(s);
  s.incident_types[s.incidents[kOverboard].type].lives->survive = Distribution::always(5min);
  const skerry::Setup setup(s);
  skerry::Run run = sent(setup, luck(setup, true));
  advance_to(run, 1h);
  run.finish();
  const auto found = records_of(run, RecordKind::found_at_sea, Id<Craft>{0});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].value, 0);
  EXPECT_FALSE(run.world().incidents[kOverboard].contained);
  EXPECT_TRUE(run.world().incidents[kOverboard].resolved);
  EXPECT_EQ(run.recorder().measures().values()[static_cast<int>(Measure::lives_lost)], 2);
}

TEST(ASearch, ThatFindsNobodyLosesAllInTheEnd) {
  const Scenario s = overboard();
  const skerry::Setup setup(s);
  skerry::Run run = sent(setup);
  advance_to(run, 2h);
  run.finish();
  EXPECT_EQ(run.recorder().measures().values()[static_cast<int>(Measure::lives_lost)], 2);
}

TEST(ASearch, IsRefusedToCraftWithoutEyesAndWhereNobodyDrifts) {
  Scenario s = overboard();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  advance_to(run, 1min);
  EXPECT_EQ(run.apply(SearchAtSea{small::kFerry, kOverboard}), Refusal::cannot_search);
  EXPECT_EQ(run.apply(SearchAtSea{kHelicopter, kOverboard}), std::nullopt);
  EXPECT_EQ(run.apply(SearchAtSea{kHelicopter, kOverboard}), Refusal::already_so);
}

TEST(ASearch, CountsItsTimeUntilItIsThereOnce) {
  // Known at once, ordered at minute 1, ready at once, 12 min of flight; the second flight out
  // is no longer counted.
  const Scenario s = overboard();
  const skerry::Setup setup(s);
  skerry::Run run = sent(setup);
  advance_to(run, 2h);
  run.finish();
  const Ledger& ledger = run.recorder().measures().ledger(Whose::responders);
  EXPECT_EQ(ledger.persons, 1);
  EXPECT_NEAR(ledger.mean(Stage::decision), 60, 1);
  EXPECT_NEAR(ledger.mean(Stage::under_way), 720, 1);
}

}  // namespace
}  // namespace skerry::test
