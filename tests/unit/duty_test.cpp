// Crews: their duty and rest. Worked by hand from the times of tests/support/flying.h.

#include "sim/run/picture.h"
#include "tests/support/builders.h"
#include "tests/support/flying.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;
using flying::kAirfield, flying::kHelicopter, flying::kOfficers, flying::kPad;

constexpr double kSecond = 1.0 / 60;

/// Three hours of duty from readiness, which is at the first order, and two of rest.
Scenario with_duty() {
  Scenario s = flying_scenario();
  s.fleet.classes[flying::kClass].duty = 3h;
  s.fleet.classes[flying::kClass].rest = 2h;
  return s;
}

TEST(ACrew, RestsWhereItsCraftLiesAndIsThenReadyAgain) {
  const Scenario s = with_duty();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(StandBy{kHelicopter, kPad});
  advance_to(run, 4h);
  EXPECT_EQ(run.world().craft[kHelicopter].doing, CraftDoing::resting);
  EXPECT_FALSE(Picture(run).is_free(kHelicopter));
  EXPECT_EQ(Picture(run).cannot(kHelicopter, kAirfield, kAirfield), Refusal::off_duty);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kAirfield}), Refusal::off_duty);
  advance_to(run, 5h);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kAirfield}), std::nullopt);
  advance_to(run, 6h);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_rests), 180, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_rested), 300, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 1), 330, kSecond);  // at once
  advance_to(run, 9h);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_rests, 1), 300 + 180, kSecond);
}

TEST(ACrew, IsRefusedATripThatEndsAfterItsDuty) {
  const Scenario s = with_duty();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(StandBy{kHelicopter, kAirfield});
  advance_to(run, 2h + 31min);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kPad}), Refusal::off_duty);
  skerry::Run other(setup, setup.forecast, {}, true);
  other.apply(StandBy{kHelicopter, kAirfield});
  advance_to(other, 2h + 29min);
  EXPECT_EQ(other.apply(StandBy{kHelicopter, kPad}), std::nullopt);
}

TEST(ACrew, OfATripFromTheFirstOrderOnHasItsWholeDuty) {
  Scenario s = with_duty();
  s.fleet.classes[flying::kClass].duty = 29min;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kPad}), Refusal::off_duty);
}

TEST(ACrew, FinishesTheLegOnWhichItsDutyEnds) {
  // Sent after 2 h in cloud that lifts at 2:40, it arrives at 3:10 and rests there until 5:10.
  Scenario s = with_duty();
  s.fleet.classes[flying::kClass].limits.ceiling = Length{200};
  WeatherPoint low = calm(local_time(90min));
  low.ceiling = {100};
  WeatherPoint last = low;
  last.at = local_time(150min);
  s.weather.zones[0].series = {calm(local_time(80min)), low, last, calm(local_time(160min))};
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(StandBy{kHelicopter, kAirfield});
  advance_to(run, 2h);
  ASSERT_EQ(run.apply(StandBy{kHelicopter, kPad}), std::nullopt);
  advance_to(run, 6h);
  ASSERT_NEAR(minute_of(run, RecordKind::craft_departed), 160, 10);
  const double arrives = minute_of(run, RecordKind::craft_arrived);
  EXPECT_GT(arrives, 180);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_rests), arrives, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_rested), arrives + 120, kSecond);
}

TEST(ACrew, GivesUpATripOnWhichNobodyIsAboardYet) {
  // The officers' call-out takes 4 h; the helicopter waits for them on its spot until 3 h.
  Scenario s = with_duty();
  s.force.teams[kOfficers].call_out = Distribution::always(4h);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{kOfficers, {}});
  ASSERT_EQ(run.apply(Ferry{kHelicopter, kAirfield, kPad, {kOfficers}, {}}), std::nullopt);
  advance_to(run, 2h);
  EXPECT_EQ(run.world().places[kAirfield].berths_used[0], 1);
  advance_to(run, 3h + 1min);
  EXPECT_EQ(run.world().craft[kHelicopter].doing, CraftDoing::resting);
  EXPECT_EQ(run.world().places[kAirfield].berths_used[0], 0);
  EXPECT_EQ(run.world().teams[kOfficers].craft, kNone);
}

TEST(ACrew, LandsThoseAboardBeforeItRests) {
  // They board after 2:49 at the earliest: 2:38 + 8 + 3, and land after 3:00 + 27.
  Scenario s = with_duty();
  s.force.teams[kOfficers].call_out = Distribution::always(2h + 40min);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{kOfficers, {}});
  ASSERT_EQ(run.apply(Ferry{kHelicopter, kAirfield, kPad, {kOfficers}, {}}), std::nullopt);
  advance_to(run, 5h);
  EXPECT_EQ(run.world().teams[kOfficers].at, kPad);
  // Aboard from 2:43, landed at 3:13 and 8 + 1.5 min.
  EXPECT_NEAR(minute_of(run, RecordKind::craft_rests), 160 + 3 + 30 + 8 + 1.5, kSecond);
}

}  // namespace
}  // namespace skerry::test
