// What weather stops, and when it begins again.

#include "sim/weather/weather.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

namespace skerry {
namespace {

using namespace std::chrono_literals;
namespace small = test::small;

WeatherPoint windy(Duration later, double wind) {
  WeatherPoint point = test::calm(test::local_time(later));
  point.wind = {wind};
  point.gust = {wind};
  return point;
}

/// Wind of 20 m/s from 1 h on, falling in steps: 14 m/s from 2 h, 11 m/s from 3 h, 9 m/s from 6 h.
/// Steps are drawn as two points an epoch apart.
Scenario falling_wind() {
  Scenario s = test::small_scenario();
  s.weather.epoch = 10min;
  s.weather.zones[0].series = {windy(0min, 5),    windy(50min, 5),   windy(1h, 20),
                               windy(110min, 20), windy(2h, 14),     windy(170min, 14),
                               windy(3h, 11),     windy(350min, 11), windy(6h, 9)};
  CraftClass& ferry = s.fleet.classes[small::kFerryClass];
  ferry.limits.wind = Speed{15};
  return s;
}

Hindrance at(const Scenario& s, const Weather& weather, Duration later) {
  return excess_in(s, weather, weather.epoch_of(kStart + later), small::kSound, small::kFerryClass)
      .what;
}

TEST(AService, RunsAgainAtOnceWhereNothingElseIsSaid) {
  const Scenario s = falling_wind();
  const Weather weather(s);
  EXPECT_EQ(at(s, weather, 50min), Hindrance::none);
  EXPECT_EQ(at(s, weather, 1h), Hindrance::wind);
  EXPECT_EQ(at(s, weather, 110min), Hindrance::wind);
  EXPECT_EQ(at(s, weather, 2h), Hindrance::none);
}

TEST(AService, IsResumedWhenTheLimitsHaveBeenKeptWithAMarginForLongEnough) {
  // 20 % below 15 m/s is 12 m/s, kept from 3 h on; two hours later it runs.
  Scenario s = falling_wind();
  s.fleet.classes[small::kFerryClass].limits.resume = {0.2, 2h};
  const Weather weather(s);
  EXPECT_EQ(at(s, weather, 1h), Hindrance::wind);
  EXPECT_EQ(at(s, weather, 2h), Hindrance::suspended);
  EXPECT_EQ(at(s, weather, 4h + 50min), Hindrance::suspended);
  EXPECT_EQ(at(s, weather, 5h), Hindrance::none);
}

TEST(AService, WaitsAnewWhenTheMarginIsLostMeanwhile) {
  // 40 % below is 9 m/s, kept from 6 h on only.
  Scenario s = falling_wind();
  s.fleet.classes[small::kFerryClass].limits.resume = {0.4, 30min};
  const Weather weather(s);
  EXPECT_EQ(at(s, weather, 6h + 20min), Hindrance::suspended);
  EXPECT_EQ(at(s, weather, 6h + 30min), Hindrance::none);
}

TEST(AService, RunsOnWhileTheLimitsAreKeptHoweverSmallTheMargin) {
  Scenario s = falling_wind();
  s.weather.zones[0].series = {windy(0h, 14.9)};
  s.fleet.classes[small::kFerryClass].limits.resume = {0.2, 2h};
  const Weather weather(s);
  EXPECT_EQ(at(s, weather, 0h), Hindrance::none);
  EXPECT_EQ(at(s, weather, 9h), Hindrance::none);
}

TEST(AService, ThatSailsByDayNeedNotWaitAfterTheNight) {
  Scenario s = test::small_scenario();
  s.sunrise = {10h};  // the run begins at 09:00
  s.sunset = {12h};
  s.fleet.classes[small::kFerryClass].limits.night = false;
  s.fleet.classes[small::kFerryClass].limits.resume = {0.2, 2h};
  const Weather weather(s);
  EXPECT_EQ(at(s, weather, 50min), Hindrance::night);
  EXPECT_EQ(at(s, weather, 1h), Hindrance::none);
  EXPECT_EQ(at(s, weather, 3h), Hindrance::night);
}

TEST(AWharf, IsUsedAgainByTheSameRule) {
  Scenario s = falling_wind();
  Wharf& quay = *s.region.places[small::kQuay].wharf;
  quay.wind_limit = {15};
  const auto lets = [&](Duration later) {
    const Weather weather(s);
    return weather.lets_land(weather.epoch_of(kStart + later), small::kQuay);
  };
  EXPECT_TRUE(lets(2h));
  quay.resume = {0.2, 2h};
  EXPECT_FALSE(lets(1h));
  EXPECT_FALSE(lets(4h + 50min));
  EXPECT_TRUE(lets(5h));
  const Weather weather(s);
  EXPECT_EQ(excess_at(s, weather, weather.epoch_of(kStart + 4h), small::kQuay).what,
            Hindrance::suspended);
}

TEST(Limits, ByNightAreThoseOfTheNight) {
  Limits limits;
  limits.visibility = Length{1600};
  limits.ceiling = Length{200};
  limits.night_visibility = Length{5000};
  limits.night_ceiling = Length{450};
  const auto met = [&](double visibility, double ceiling, bool daylight) {
    return excess(limits,
                  {Speed{5}, Speed{5}, Length{0}, Length{visibility}, Length{ceiling}, daylight})
        .what;
  };
  EXPECT_EQ(met(1600, 200, true), Hindrance::none);
  EXPECT_EQ(met(1599, 200, true), Hindrance::visibility);
  EXPECT_EQ(met(1600, 199, true), Hindrance::ceiling);
  EXPECT_EQ(met(4999, 1000, false), Hindrance::visibility);
  EXPECT_EQ(met(5000, 449, false), Hindrance::ceiling);
  EXPECT_EQ(met(5000, 450, false), Hindrance::none);
}

}  // namespace
}  // namespace skerry
