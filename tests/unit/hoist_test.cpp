// Hoisting where there is no pad, and the minima of night and weather. Worked by hand from the
// times of tests/support/flying.h.

#include "sim/run/range.h"
#include "tests/support/builders.h"
#include "tests/support/flying.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;
using flying::kAirfield, flying::kHelicopter, flying::kMeadow, flying::kOfficers, flying::kPad;

constexpr double kSecond = 1.0 / 60;

Scenario with_hoist() {
  Scenario s = flying_scenario();
  CraftClass& c = s.fleet.classes[flying::kClass];
  c.endurance = 3h;
  c.hoist = Hoist{2min, {8}};
  return s;
}

/// Wind of 10 m/s, beyond the hoist's limit, from `from` to `until`.
void blow(Scenario& s, Duration from, Duration until) {
  WeatherPoint windy = calm(local_time(from));
  windy.wind = windy.gust = {10};
  WeatherPoint last = windy;
  last.at = local_time(until - 10min);
  s.weather.zones[0].series = {calm(local_time(from - 10min)), windy, last,
                               calm(local_time(until))};
}

const Ferry kToMeadow{kHelicopter, kAirfield, kMeadow, {kOfficers}, {}};

TEST(AHoist, LowersATeamOneByOneWhereThereIsNoPad) {
  // 8 min of turn-round, 3 to board, 12 of flight, 12 times 2 min on the wire, 12 back.
  const Scenario s = with_hoist();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{kOfficers, {}});
  EXPECT_EQ(run.apply(kToMeadow), std::nullopt);
  advance_to(run, 2h);
  EXPECT_NEAR(minute_of(run, RecordKind::hoist_begun), 23, kSecond);
  EXPECT_EQ(run.world().teams[kOfficers].at, kMeadow);
  EXPECT_EQ(run.world().craft[kHelicopter].at, kAirfield);  // 18 min to the pad would be further
  EXPECT_NEAR(minute_of(run, RecordKind::craft_free), 23 + 24 + 12, kSecond);
  // Under way and aloft for 12 + 24 + 12 of 180 min.
  EXPECT_NEAR(in_seconds(run.world().craft[kHelicopter].tanks), 132 * 60, 2);
}

TEST(AHoist, IsNotHinderedByWeatherThatNobodyKnows) {
  Scenario s = with_hoist();
  blow(s, 0min, 3h);
  const skerry::Setup setup(s);
  const auto limit = [&](Id<Place> place) {
    return excess_at_hoist(s, setup.forecast, 1, flying::kClass, place).what;
  };
  EXPECT_EQ(limit(kMeadow), Hindrance::wind);
  s.region.places[kMeadow].zone.reset();
  EXPECT_EQ(limit(kMeadow), Hindrance::none);
}

TEST(AHoist, WantsFuelForTheTimeItTakes) {
  // 12 + 24 + 12 and 30 min of reserve.
  for (const auto& [endurance, refused] : {std::pair{77min, true}, std::pair{79min, false}}) {
    Scenario s = with_hoist();
    s.fleet.classes[flying::kClass].endurance = endurance;
    const skerry::Setup setup(s);
    skerry::Run run(setup, setup.forecast, {}, true);
    run.apply(Mobilise{kOfficers, {}});
    EXPECT_EQ(run.apply(kToMeadow), refused ? std::optional{Refusal::out_of_range} : std::nullopt);
  }
}

TEST(AHoist, LiftsATeamOnceAllOfItIsThere) {
  // The officers' call-out at the meadow takes 40 min, and until then the helicopter stays at home.
  Scenario s = with_hoist();
  s.force.teams[kOfficers].home = kMeadow;
  s.force.teams[kOfficers].call_out = Distribution::always(40min);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{kOfficers, {}});
  run.apply(Ferry{kHelicopter, kMeadow, kAirfield, {kOfficers}, {}});
  advance_to(run, 3h);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_departed), 40, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::hoist_begun), 52, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_departed, 1), 76, kSecond);
  // 12 min of flight, 8 of turn-round, 1.5 to unload.
  EXPECT_NEAR(minute_of(run, RecordKind::craft_free), 76 + 12 + 8 + 1.5, kSecond);
  EXPECT_EQ(run.world().teams[kOfficers].at, kAirfield);
}

TEST(AHoist, KeepsTheCraftAtHomeInTooMuchWind) {
  Scenario s = with_hoist();
  blow(s, 0min, 1h);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{kOfficers, {}});
  run.apply(kToMeadow);
  advance_to(run, 4h);
  const auto held = records_of(run, RecordKind::craft_held);
  ASSERT_FALSE(held.empty());
  EXPECT_EQ(held[0].c, static_cast<std::uint32_t>(Hindrance::wind));
  EXPECT_EQ(held[0].value, 10);
  // After an hour they board: 3 min.
  EXPECT_NEAR(minute_of(run, RecordKind::hoist_begun), 60 + 3 + 12, kSecond);
}

TEST(AHoist, IsBrokenOffWhenTheWindRises) {
  // Begun after 23 min, broken off after 40; home after 52, off again after 2 h.
  Scenario s = with_hoist();
  blow(s, 40min, 2h);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{kOfficers, {}});
  run.apply(kToMeadow);
  advance_to(run, 90min);
  EXPECT_NEAR(minute_of(run, RecordKind::hoist_broken_off), 40, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 1), 52, kSecond);
  EXPECT_EQ(run.world().craft[kHelicopter].at, kAirfield);
  EXPECT_EQ(run.world().craft[kHelicopter].persons, 12);
  advance_to(run, 4h);
  EXPECT_EQ(run.world().teams[kOfficers].at, kMeadow);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_free), 120 + 12 + 24 + 12, kSecond);
}

TEST(AHoist, TakesNoVehiclesAndIsNoPlaceToStandBy) {
  Scenario s = with_hoist();
  s.force.teams[kOfficers].moves = Mode::wheels;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{kOfficers, {}});
  EXPECT_EQ(run.apply(kToMeadow), Refusal::too_many);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kMeadow}), Refusal::does_not_fit);
  EXPECT_EQ(run.apply(Lift{kHelicopter, small::kVisitors, small::kQuay, small::kHarbour}),
            Refusal::does_not_fit);
}

// ---- minima -------------------------------------------------------------------------------

/// Dark from an hour after the start on.
Scenario with_night() {
  Scenario s = flying_scenario();
  s.sunset = {10h};
  return s;
}

/// What holds the helicopter on its way to the pad when it is sent before or after dark.
Hindrance held_by(const Scenario& s, Duration at) {
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  advance_to(run, at);
  run.apply(StandBy{kHelicopter, kPad});
  advance_to(run, at + 1min);
  const auto held = records_of(run, RecordKind::craft_held);
  return held.empty() ? Hindrance::none : static_cast<Hindrance>(held[0].c);
}

TEST(MinimaByNight, AreStricterThanByDay) {
  Scenario s = with_night();
  Limits& limits = s.fleet.classes[flying::kClass].limits;
  limits.visibility = Length{1600};
  limits.night_visibility = Length{5000};
  limits.ceiling = Length{200};
  limits.night_ceiling = Length{450};
  s.weather.zones[0].series[0].visibility = {4000};
  EXPECT_EQ(held_by(s, 30min), Hindrance::none);
  EXPECT_EQ(held_by(s, 90min), Hindrance::visibility);
  s.weather.zones[0].series[0].visibility = {10000};
  s.weather.zones[0].series[0].ceiling = {300};
  EXPECT_EQ(held_by(s, 30min), Hindrance::none);
  EXPECT_EQ(held_by(s, 90min), Hindrance::ceiling);
}

TEST(MinimaByNight, KeepWhatFliesByDayAlone) {
  Scenario s = with_night();
  s.fleet.classes[flying::kClass].limits.night = false;
  EXPECT_EQ(held_by(s, 30min), Hindrance::none);
  EXPECT_EQ(held_by(s, 90min), Hindrance::night);
}

TEST(MinimaByNight, ForbidAPadWithoutLights) {
  Scenario s = with_night();
  s.region.places[kPad].pad->lit = false;
  EXPECT_EQ(held_by(s, 30min), Hindrance::none);
  EXPECT_EQ(held_by(s, 90min), Hindrance::night);
}

TEST(Minima, HoldAtBothEnds) {
  for (const bool is_at_the_far_end : {false, true}) {
    Scenario s = flying_scenario();
    s.fleet.classes[flying::kClass].limits.visibility = Length{1600};
    const Id<Zone> foggy = s.region.zones.add(named(Zone{}, "bank"));
    WeatherPoint fog = calm(local_time());
    fog.visibility = {400};
    s.weather.zones.push_back({foggy, {fog}, {}});
    EXPECT_EQ(held_by(s, 30min), Hindrance::none);
    s.region.places[is_at_the_far_end ? kPad : kAirfield].zone = foggy;
    EXPECT_EQ(held_by(s, 30min), Hindrance::visibility);
  }
}

}  // namespace
}  // namespace skerry::test
