#include "sim/weather/weather.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>

namespace skerry {
namespace {

using namespace std::chrono_literals;
namespace small = test::small;

/// The small scenario with this script in its one zone.
Scenario with_series(std::vector<WeatherPoint> series) {
  Scenario s = test::small_scenario();
  s.weather.zones[0].series = std::move(series);
  return s;
}

WeatherPoint waves(Duration later, double height, double from_degrees = 90) {
  WeatherPoint point = test::calm(test::local_time(later));
  point.wave = {height};
  point.wave_from = degrees(from_degrees);
  return point;
}

/// Waves of 1 m at the start that rise to 4 m in ten hours.
Scenario rising_waves() { return with_series({waves(0h, 1), waves(10h, 4)}); }

double wave(const Weather& weather, Duration later) {
  return weather.at(weather.epoch_of(kStart + later), small::kSound).wave.si;
}

TEST(Weather, IsLinearBetweenTheTimesOfTheScript) {
  const Scenario s = rising_waves();
  const Weather forecast(s);
  EXPECT_NEAR(wave(forecast, 0h), 1, 1e-12);
  EXPECT_NEAR(wave(forecast, 5h), 2.5, 1e-12);
  EXPECT_NEAR(wave(forecast, 10h), 4, 1e-12);
}

TEST(Weather, IsFlatBeforeAndAfterTheScript) {
  const Scenario s = with_series({waves(2h, 1), waves(4h, 3)});
  const Weather forecast(s);
  EXPECT_EQ(wave(forecast, 0h), 1);
  EXPECT_EQ(wave(forecast, 9h), 3);
}

TEST(Weather, InterpolatesEveryQuantity) {
  WeatherPoint later = test::calm(test::local_time(10h));
  later.wind = {13};
  later.gust = {23};
  later.visibility = {2000};
  const Scenario s = with_series({test::calm(test::local_time()), later});
  const Weather forecast(s);
  const Conditions c = forecast.at(forecast.epoch_of(kStart + 5h), small::kSound);
  EXPECT_NEAR(c.wind.si, 8, 1e-12);
  EXPECT_NEAR(c.gust.si, 13, 1e-12);
  EXPECT_NEAR(c.visibility.si, 6000, 1e-9);
}

TEST(Weather, IsConstantWithinAnEpoch) {
  const Scenario s = rising_waves();
  const Weather forecast(s);
  EXPECT_EQ(wave(forecast, 10min), wave(forecast, 19min + 59s));
  EXPECT_LT(wave(forecast, 19min + 59s), wave(forecast, 20min));
  EXPECT_EQ(forecast.begin_of(2), kStart + 20min);
}

TEST(Weather, AnswersForTheFirstAndTheLastEpochOutsideTheRun) {
  const Scenario s = rising_waves();
  const Weather forecast(s);
  EXPECT_EQ(forecast.epoch_of(kStart - 1h), 0);
  EXPECT_EQ(forecast.epoch_of(kStart + 100h), forecast.epochs() - 1);
  EXPECT_EQ(forecast.epoch_of(kNever), forecast.epochs() - 1);
}

TEST(Weather, TurnsDirectionsTheShortWayAcrossNorth) {
  // From 350 to 30 deg: half way is 10 deg, where this berth gets all of the wave, not 190 deg.
  Scenario s = with_series({waves(0h, 2, 350), waves(10h, 2, 30)});
  s.region.places[small::kQuay].wharf->exposure = {{degrees(10), 1.0}, {degrees(190), 0.0}};
  const Weather forecast(s);
  EXPECT_NEAR(forecast.wave_at_berth(forecast.epoch_of(kStart + 5h), small::kQuay).si, 2, 1e-12);
}

TEST(Weather, TurnsDirectionsBackAcrossNorthAlike) {
  Scenario s = with_series({waves(0h, 2, 30), waves(10h, 2, 350)});
  s.region.places[small::kQuay].wharf->exposure = {{degrees(0), 1.0}, {degrees(180), 0.0}};
  const Weather forecast(s);
  // After 7.5 h it is 0 deg.
  EXPECT_NEAR(forecast.wave_at_berth(forecast.epoch_of(kStart + 7h + 30min), small::kQuay).si, 2,
              1e-12);
}

TEST(Weather, ReachesABerthByItsExposure) {
  Scenario s = with_series({waves(0h, 3, 90)});
  s.region.places[small::kQuay].wharf->exposure = {{degrees(90), 0.4}, {degrees(270), 0.9}};
  const Weather forecast(s);
  EXPECT_NEAR(forecast.wave_at_berth(0, small::kQuay).si, 1.2, 1e-12);
  EXPECT_NEAR(forecast.wave_at_berth(0, small::kHarbour).si, 3, 1e-12);  // open to all
}

TEST(Weather, KnowsDayAndNightByTheLocalClock) {
  Scenario s = test::small_scenario();  // begins at 09:00, sunset 18:50
  s.horizon = 24h;
  const Weather forecast(s);
  const auto daylight = [&](Duration later) {
    return forecast.daylight(forecast.epoch_of(kStart + later));
  };
  EXPECT_TRUE(daylight(0h));
  EXPECT_TRUE(daylight(9h + 40min));
  EXPECT_FALSE(daylight(9h + 50min));
  EXPECT_FALSE(daylight(19h + 50min));  // 04:50
  EXPECT_TRUE(daylight(20h));           // 05:00
}

// ---- the weather that comes -----------------------------------------------------------------

TEST(RealisedWeather, IsTheForecastWhereNothingVaries) {
  const Scenario s = rising_waves();
  const Weather forecast(s);
  Weather actual(s);
  forecast.realise({.seed = 5, .replication = 2}, actual);
  ASSERT_EQ(actual.epochs(), forecast.epochs());
  for (int epoch = 0; epoch < forecast.epochs(); ++epoch) {
    EXPECT_EQ(actual.at(epoch, small::kSound).wave, forecast.at(epoch, small::kSound).wave);
    EXPECT_EQ(actual.at(epoch, small::kSound).wind, forecast.at(epoch, small::kSound).wind);
    EXPECT_EQ(actual.wave_at_berth(epoch, small::kQuay),
              forecast.wave_at_berth(epoch, small::kQuay));
    EXPECT_EQ(actual.daylight(epoch), forecast.daylight(epoch));
  }
}

TEST(RealisedWeather, ComesLaterByTheShift) {
  Scenario s = rising_waves();
  s.weather.varies.shift = Distribution::always(2h);
  const Weather forecast(s);
  Weather actual(s);
  forecast.realise({}, actual);
  EXPECT_EQ(wave(actual, 5h), wave(forecast, 3h));
  EXPECT_EQ(wave(actual, 1h), 1);  // before the script: flat
}

TEST(RealisedWeather, ComesEarlierByANegativeShiftFromBeyondTheRun) {
  Scenario s = with_series({waves(0h, 1), waves(20h, 5)});
  s.weather.varies.shift = Distribution::always(-3h);
  const Weather forecast(s);
  Weather actual(s);
  forecast.realise({}, actual);
  EXPECT_NEAR(wave(actual, 10h), 1 + 4 * 13.0 / 20, 1e-12);
}

TEST(RealisedWeather, IsShiftedByADayAtMostWhateverTheEpoch) {
  for (const Duration epoch : {Duration{10min}, Duration{3500s}, Duration{7s * 600}, Duration{2h}})
    for (const Duration shift : {Duration{24h}, Duration{-24h}, Duration{300h}, Duration{-300h}}) {
      Scenario s = rising_waves();
      s.weather.epoch = epoch;
      s.weather.varies.shift = Distribution::always(shift);
      const Weather forecast(s);
      Weather actual(s);
      forecast.realise({}, actual);
      EXPECT_EQ(wave(actual, 5h), shift > Duration{0} ? 1 : 4);
    }
}

TEST(RealisedWeather, ScalesAllWavesOfAReplicationAlike) {
  Scenario s = rising_waves();
  s.weather.varies.wave_cv = 0.3;
  const Weather forecast(s);
  Weather actual(s);
  forecast.realise({.seed = 5, .replication = 2}, actual);
  const double factor = wave(actual, 0h) / wave(forecast, 0h);
  EXPECT_NE(factor, 1);
  EXPECT_NEAR(wave(actual, 10h) / wave(forecast, 10h), factor, 1e-12);
  EXPECT_EQ(actual.at(0, small::kSound).wind, forecast.at(0, small::kSound).wind);
  EXPECT_NEAR(actual.wave_at_berth(0, small::kQuay).si, factor, 1e-12);
}

TEST(RealisedWeather, ScalesWindAndGustsByOneFactor) {
  Scenario s = test::small_scenario();
  s.weather.varies.wind_cv = 0.3;
  const Weather forecast(s);
  Weather actual(s);
  forecast.realise({.seed = 5, .replication = 2}, actual);
  const Conditions c = actual.at(0, small::kSound);
  EXPECT_NE(c.wind.si, 3);
  EXPECT_DOUBLE_EQ(c.wind.si, c.gust.si);
  EXPECT_EQ(c.wave.si, 0.3);
}

TEST(RealisedWeather, HasTheForecastAsItsMeanOverReplications) {
  Scenario s = with_series({waves(0h, 1)});
  s.weather.varies.wave_cv = 0.3;
  const Weather forecast(s);
  Weather actual(s);
  constexpr int kCount = 4000;
  double sum = 0;
  for (std::uint32_t r = 0; r < kCount; ++r) {
    forecast.realise({.seed = 1, .replication = r}, actual);
    sum += wave(actual, 0h);
  }
  EXPECT_NEAR(sum / kCount, 1, 4 * 0.3 / std::sqrt(double{kCount}));
}

// ---- limits ---------------------------------------------------------------------------------

Conditions conditions(double wind, double gust, double height, double visibility, bool daylight) {
  return {Speed{wind}, Speed{gust}, Length{height}, Length{visibility}, kNoCeiling, daylight};
}

const Limits kLimits{Speed{10}, Speed{15}, Length{2}, Length{1000}, {}, false, {}, {}, {}};

TEST(Excess, IsNoneAtTheVeryLimits) {
  EXPECT_FALSE(excess(kLimits, conditions(10, 15, 2, 1000, true)));
}

TEST(Excess, NamesTheLimitPassedAndTheValueMet) {
  const auto expect = [](const Conditions& c, Hindrance what, double value) {
    EXPECT_EQ(excess(kLimits, c).what, what);
    EXPECT_EQ(excess(kLimits, c).value, value);
  };
  expect(conditions(10.1, 15, 2, 1000, true), Hindrance::wind, 10.1);
  expect(conditions(10, 15.1, 2, 1000, true), Hindrance::gust, 15.1);
  expect(conditions(10, 15, 2.1, 1000, true), Hindrance::wave, 2.1);
  expect(conditions(10, 15, 2, 999, true), Hindrance::visibility, 999);
  expect(conditions(10, 15, 2, 1000, false), Hindrance::night, 0);
}

TEST(Excess, IsNoneWhereNothingLimits) {
  EXPECT_FALSE(excess(Limits{}, conditions(60, 80, 15, 0, false)));
}

Hindrance hindrance_at_quay(double wind, double height) {
  WeatherPoint point = waves(0h, height);
  point.wind = point.gust = {wind};
  const Scenario s = with_series({point});  // the quay takes 1 m and 8 Bft, 18.9 m/s
  return excess_at(s, Weather(s), 0, small::kQuay).what;
}

TEST(ExcessAtAWharf, IsOfWindOrOfWavesAtTheBerth) {
  EXPECT_EQ(hindrance_at_quay(18.9, 1), Hindrance::none);
  EXPECT_EQ(hindrance_at_quay(19, 1), Hindrance::wind);
  EXPECT_EQ(hindrance_at_quay(18.9, 1.1), Hindrance::wave);
}

TEST(ExcessAtAWharf, IsNoneInShelterFromHighWaves) {
  Scenario s = with_series({waves(0h, 4)});
  s.region.places[small::kQuay].wharf->exposure = {{degrees(0), 0.2}};
  EXPECT_FALSE(excess_at(s, Weather(s), 0, small::kQuay));
}

TEST(ExcessAtAPad, IsNightOnlyWhereItIsNotLit) {
  Scenario s = test::small_scenario();
  s.sunrise = {10h};  // an hour after the start
  Place pad = test::land_place("pad", PlaceKind::helipad, small::kAway, {30, 122});
  pad.zone = small::kSound;
  pad.pad = Pad{1, false, Speed{15}};
  const Id<Place> dark = s.region.places.add(pad);
  pad.pad->lit = true;
  const Id<Place> lit = s.region.places.add(pad);
  const Weather forecast(s);
  EXPECT_EQ(excess_at(s, forecast, 0, dark).what, Hindrance::night);
  EXPECT_FALSE(excess_at(s, forecast, 0, lit));
  EXPECT_FALSE(excess_at(s, forecast, 6, dark));
}

// The whole table is judged at once when the weather is made, the reason looked up later: two ways.
TEST(Weather, LetsLandWhereNothingExceedsAndNowhereElse) {
  WeatherPoint gale = waves(5h, 0.5);
  gale.wind = gale.gust = beaufort(9);
  Scenario s = with_series({waves(0h, 0.5), waves(2h, 1.5), gale, waves(10h, 0.5)});
  s.weather.varies = {.shift = test::triangular(-1h, 0h, 2h), .wave_cv = 0.3, .wind_cv = 0.2};
  Place pad = test::land_place("pad", PlaceKind::helipad, small::kAway, {30.0, 122.2});
  pad.zone = small::kSound;
  pad.pad = Pad{.spots = 1, .lit = false, .wind_limit = beaufort(7)};
  s.region.places.add(pad);
  const Weather forecast(s);
  Weather weather = forecast;
  int shut = 0, open = 0;
  for (std::uint32_t r = 0; r < 20; ++r) {
    forecast.realise(RunKey{1, r}, weather);
    for (int epoch = 0; epoch < weather.epochs(); ++epoch)
      for (const Id<Place> place : {small::kHarbour, small::kQuay, Id<Place>{4}}) {
        const bool exceeded = static_cast<bool>(excess_at(s, weather, epoch, place));
        EXPECT_EQ(weather.lets_land(epoch, place), !exceeded);
        ++(exceeded ? shut : open);
      }
  }
  EXPECT_GT(shut, 100);
  EXPECT_GT(open, 100);
}

}  // namespace
}  // namespace skerry
