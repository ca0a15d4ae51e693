// Drones: they hover where they are sent to look, and come home with their reserve. Worked by hand
// from the times of tests/support/flying.h.

#include "tests/support/builders.h"
#include "tests/support/flying.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;
using flying::kAirfield, flying::kHelicopter, flying::kMeadow, flying::kPad;

constexpr double kSecond = 1.0 / 60;

/// In place of the helicopter, at its speed.
Scenario with_drone(Duration endurance) {
  Scenario s = flying_scenario();
  CraftClass& c = s.fleet.classes[flying::kClass];
  c.needs = Landing::hover;
  c.seats = 0;
  c.endurance = endurance;
  c.reserve = 10min;
  return s;
}

TEST(ADrone, HoversOnStationAndComesHomeWithItsReserve) {
  // Out in 12 min, it has 48; 12 of them are the way home and 10 the reserve: it leaves 26 min
  // later, is home after 50 min and ready again after 15 more.
  const Scenario s = with_drone(1h);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kMeadow}), std::nullopt);
  advance_to(run, 20min);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kAirfield}), Refusal::craft_busy);
  advance_to(run, 51min);
  EXPECT_NEAR(in_seconds(run.world().craft[kHelicopter].tanks), 600, 1);
  advance_to(run, 2h);
  EXPECT_NEAR(minute_of(run, RecordKind::drone_on_station), 12, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::drone_left), 38, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 1), 50, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_free), 65, kSecond);
  EXPECT_EQ(run.world().craft[kHelicopter].tanks, Duration{1h});
}

TEST(ADrone, GoesNoFurtherThanItCanComeBackFrom) {
  const Scenario s = with_drone(33min);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kMeadow}), Refusal::out_of_range);
}

TEST(ADrone, IsNotRefuelledWhereThereIsNoFuel) {
  // One flight leaves its reserve, and that is for no flight.
  Scenario s = with_drone(1h);
  s.region.places[kAirfield].fuel = false;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kMeadow}), std::nullopt);
  advance_to(run, 2h);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_free), 50, kSecond);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kMeadow}), Refusal::out_of_range);
}

TEST(ADrone, GoesHomeWhenTheWindPassesItsLimit) {
  Scenario s = with_drone(1h);
  s.fleet.classes[flying::kClass].limits.wind = Speed{8};
  WeatherPoint windy = calm(local_time(20min));
  windy.wind = windy.gust = {10};
  s.weather.zones[0].series = {calm(local_time(10min)), windy};
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(StandBy{kHelicopter, kMeadow});
  advance_to(run, 1h);
  EXPECT_NEAR(minute_of(run, RecordKind::drone_left), 20, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_arrived, 1), 32, kSecond);
}

TEST(ADrone, GoesHomeWhenItsPilotsAreOffDuty) {
  Scenario s = with_drone(3h);
  s.fleet.classes[flying::kClass].duty = 30min;
  s.fleet.classes[flying::kClass].rest = 1h;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  EXPECT_EQ(run.apply(StandBy{kHelicopter, kMeadow}), std::nullopt);
  advance_to(run, 3h);
  EXPECT_NEAR(minute_of(run, RecordKind::drone_left), 30, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_rests), 42, kSecond);
  EXPECT_NEAR(minute_of(run, RecordKind::craft_rested), 102, kSecond);
}

}  // namespace
}  // namespace skerry::test
