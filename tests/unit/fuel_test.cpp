// Fuel in a run: what is in reach, where craft refuel, and what it costs in time. Worked by hand
// from the times of tests/support/flying.h.

#include "sim/run/picture.h"
#include "tests/support/builders.h"
#include "tests/support/flying.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;
using flying::kAirfield, flying::kHelicopter, flying::kMeadow, flying::kPad;

/// On a leg of straight flight, distances are exact to a second.
constexpr double kSecond = 1.0 / 60;

Scenario with_tanks(Duration endurance) {
  Scenario s = flying_scenario();
  s.fleet.classes[flying::kClass].endurance = endurance;
  return s;
}

TEST(AHelicopter, IsRefusedATripThatItsTanksDoNotLastFor) {
  // 30 min out, 30 min back to the only fuel, and 30 min of reserve.
  for (const auto& [endurance, refused] : {std::pair{89min, true}, std::pair{91min, false}}) {
    const Scenario s = with_tanks(endurance);
    const skerry::Setup setup(s);
    skerry::Run run(setup, setup.forecast, {}, true);
    const Picture picture(run);
    const auto foreseen = picture.cannot(kHelicopter, kPad, kPad);
    const auto refusal = run.apply(StandBy{kHelicopter, kPad});
    EXPECT_EQ(refusal, refused ? std::optional{Refusal::out_of_range} : std::nullopt);
    EXPECT_EQ(foreseen, refusal);
    advance_to(run, 2h);
    EXPECT_EQ(run.world().craft[kHelicopter].at, refused ? kAirfield : kPad);
  }
}

TEST(AHelicopter, IsRefusedEveryTripWhereNoFuelIsLeftInTheRegion) {
  Scenario s = with_tanks(10h);
  s.region.places[kAirfield].fuel = false;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kPad}), Refusal::out_of_range);
}

TEST(AHelicopter, RefuelsWhereItLiesWhenTheTripNeedsIt) {
  // Out and back leaves 40 of 100 min: the next trip wants 30 + 30 + 30. On a spot of the airfield
  // it turns round for 8 min and refuels for 15.
  const Scenario s = with_tanks(100min);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(StandBy{kHelicopter, kPad});
  advance_to(run, 40min);
  run.apply(StandBy{kHelicopter, kAirfield});
  advance_to(run, 80min);
  ASSERT_EQ(run.world().craft[kHelicopter].at, kAirfield);
  EXPECT_NEAR(in_seconds(run.world().craft[kHelicopter].tanks), 40 * 60, 2);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kPad}), std::nullopt);
  advance_to(run, 90min);
  EXPECT_EQ(run.world().places[kAirfield].berths_used[0], 1);
  advance_to(run, 3h);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_refuels), 88, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_refuelled), 103, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 2), 133, kSecond);
  EXPECT_NEAR(in_seconds(run.world().craft[kHelicopter].tanks), 70 * 60, 2);
}

TEST(AHelicopter, DoesNotRefuelWhenTheTripDoesNotNeedIt) {
  const Scenario s = with_tanks(200min);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  for (int i = 0; i < 2; ++i) {
    run.apply(StandBy{kHelicopter, kPad});
    advance_to(run, 70min * i + 35min);
    run.apply(StandBy{kHelicopter, kAirfield});
    advance_to(run, 70min * i + 70min);
  }
  EXPECT_TRUE(records_of(run, RecordKind::craft_refuels).empty());
  EXPECT_NEAR(in_seconds(run.world().craft[kHelicopter].tanks), 80 * 60, 4);
}

TEST(AHelicopter, FliesToFuelFirstWhenItLiesWhereThereIsNone) {
  // From the pad to the meadow, which has a pad now, and back: 36 of 101 min. The same again wants
  // 18 + 12 + 30 of the 65 left; the third time it must go by the airfield: 30 + 8 + 15 + 12.
  Scenario s = with_tanks(101min);
  s.region.places[kMeadow].pad = Pad{1, true, {15}};
  s.fleet.craft[kHelicopter].home = kPad;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(StandBy{kHelicopter, kMeadow});
  advance_to(run, 20min);
  run.apply(StandBy{kHelicopter, kPad});
  advance_to(run, 40min);
  EXPECT_NEAR(in_seconds(run.world().craft[kHelicopter].tanks), 65 * 60, 2);
  run.apply(StandBy{kHelicopter, kMeadow});
  advance_to(run, 1h);
  ASSERT_EQ(run.world().craft[kHelicopter].at, kMeadow);
  EXPECT_TRUE(records_of(run, RecordKind::craft_refuels).empty());  // 47 min are left

  // The pad would leave 29 min, and the airfield is 30 from there.
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kPad}), std::nullopt);
  advance_to(run, 4h);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_refuels), 60 + 12 + 8, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 4), 60 + 12 + 8 + 15 + 30, kSecond);
  EXPECT_EQ(run.world().craft[kHelicopter].at, kPad);
}

TEST(AHelicopter, RefuelsBeforeItsPassengersBoard) {
  // It comes with 51 min to the airfield, from where pad and back want 90 min.
  Scenario s = with_tanks(91min);
  s.fleet.craft[kHelicopter].home = kPad;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{flying::kOfficers, {}});
  EXPECT_EQ(run.apply(Ferry{kHelicopter, kAirfield, kPad, {flying::kOfficers}, {}}), std::nullopt);
  advance_to(run, 3h);
  // 30 min of flight, turn-round of 8, 15 of refuelling, 3 to board, 30 of flight.
  EXPECT_NEAR(minute_of(run, RecordKind::craft_refuels), 38, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_departed, 1), 56, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 1), 86, kSecond);
  EXPECT_EQ(run.world().teams[flying::kOfficers].at, kPad);
}

TEST(AFerry, RefuelsToo) {
  // The lane of 10 nmi at 12 kn takes 50 min: out, back, and 30 min of reserve.
  for (const auto& [endurance, refused] : {std::pair{129min, true}, std::pair{131min, false}}) {
    Scenario s = small_scenario();
    s.fleet.classes[small::kFerryClass].endurance = endurance;
    s.region.places[small::kHarbour].fuel = true;
    s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
    const skerry::Setup setup(s);
    skerry::Run run(setup, setup.forecast, {}, true);
    EXPECT_EQ(run.apply(StandBy{small::kFerry, small::kQuay}),
              refused ? std::optional{Refusal::out_of_range} : std::nullopt);
    if (refused) continue;
    advance_to(run, 1h);
    // Home with 81 - 50 = 31 min, there 5 min of turn-round and 15 of refuelling, and out again.
    EXPECT_EQ(run.apply(StandBy{small::kFerry, small::kHarbour}), std::nullopt);
    advance_to(run, 2h);
    EXPECT_EQ(run.apply(StandBy{small::kFerry, small::kQuay}), std::nullopt);
    advance_to(run, 4h);
    EXPECT_NEAR(minute_of(run, RecordKind::craft_refuels, 0, small::kFerry), 125, kSecond);
    EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 2, small::kFerry), 190, kSecond);
  }
}

TEST(AHelicopter, TurnsAwayFromAPadThatShutsWhileItIsOnTheWay) {
  // Wind of 16 m/s from 20 min on shuts pads of 15 m/s; the airfield stands it.
  Scenario s = with_tanks(3h);
  s.region.places[kAirfield].pad->wind_limit = {25};
  WeatherPoint windy = calm(local_time(20min));
  windy.wind = windy.gust = {16};
  WeatherPoint last = windy;
  last.at = local_time(110min);
  s.weather.zones[0].series = {calm(local_time(10min)), windy, last, calm(local_time(2h))};
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(StandBy{kHelicopter, kPad});
  advance_to(run, 4h);
  const auto turns = records_of(run, RecordKind::craft_turned);
  ASSERT_EQ(turns.size(), 1u);
  EXPECT_EQ(turns[0].b, kAirfield.index());
  EXPECT_NEAR(minute_of(run, RecordKind::craft_turned), 30, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 1), 60, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 2), 120 + 30, kSecond);  // after all
}

}  // namespace
}  // namespace skerry::test
