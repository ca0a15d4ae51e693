// Forecasts issued on the way, and warnings.

#include "sim/weather/weather.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>

namespace skerry {
namespace {

using namespace std::chrono_literals;
namespace small = test::small;

/// Steady waves of 1 m, of which each replication makes more or less; forecasts every 2 h that
/// forget with 4 h.
Scenario varying_waves() {
  Scenario s = test::small_scenario();
  WeatherPoint point = test::calm(s.start);
  point.wave = {1.0};
  s.weather.zones[0].series = {point};
  s.weather.varies.wave_cv = 0.3;
  s.weather.forecast = {2h, 4h};
  return s;
}

double wave(const Weather& weather, Duration later) {
  return weather.at(weather.epoch_of(kStart + later), small::kSound).wave.si;
}

TEST(AForecast, KnowsTheTruthOfItsIssueAndForgetsExponentially) {
  const Scenario s = varying_waves();
  const Weather expected(s);
  Weather truth(s);
  expected.realise({3, 1}, truth);
  const double factor = wave(truth, 0h);
  ASSERT_GT(std::abs(factor - 1), 0.02);
  for (const Duration issue : {Duration{0h}, Duration{2h}, Duration{4h}}) {
    const Weather& forecast = truth.forecast(truth.epoch_of(kStart + issue));
    EXPECT_NEAR(wave(forecast, issue), factor, 1e-12);
    EXPECT_NEAR(wave(forecast, issue + 4h), 1 + (factor - 1) * std::exp(-1), 1e-12);
    EXPECT_NEAR(wave(forecast, issue + 6h), 1 + (factor - 1) * std::exp(-1.5), 1e-12);
  }
}

TEST(AForecast, StandsUntilTheNextIsIssued) {
  const Scenario s = varying_waves();
  const Weather expected(s);
  Weather truth(s);
  expected.realise({3, 1}, truth);
  const auto issued = [&](Duration at) { return &truth.forecast(truth.epoch_of(kStart + at)); };
  EXPECT_EQ(issued(0h), issued(1h + 59min));
  EXPECT_NE(issued(0h), issued(2h));
  EXPECT_EQ(issued(2h), issued(3h));
}

TEST(AForecast, ErrsTheMoreTheFurtherItLooks) {
  const Scenario s = varying_waves();
  const Weather expected(s);
  Weather truth(s);
  double before = -1;
  for (const Duration lead :
       {Duration{0h}, Duration{1h}, Duration{3h}, Duration{6h}, Duration{9h}}) {
    double squares = 0;
    for (std::uint32_t r = 0; r < 200; ++r) {
      expected.realise({1, r}, truth);
      const double error = wave(truth.forecast(0), lead) - wave(truth, lead);
      squares += error * error;
    }
    const double rms = std::sqrt(squares / 200);
    EXPECT_GT(rms, before);
    before = rms;
  }
  EXPECT_LT(before, 0.3 * 1.2);  // never beyond the spread of the source
}

TEST(AForecast, IsTheWeatherItselfWhereNothingVaries) {
  Scenario s = varying_waves();
  s.weather.varies.wave_cv = 0;
  const Weather expected(s);
  Weather truth(s);
  expected.realise({1, 1}, truth);
  EXPECT_EQ(&truth.forecast(10), &truth);
}

TEST(AForecast, OfAWharfFollowsFromItsWaves) {
  Scenario s = varying_waves();
  s.weather.varies.wave_cv = 0.3;
  s.region.places[small::kQuay].wharf->wave_limit = {1.05};
  const Weather expected(s);
  Weather truth(s);
  std::uint32_t r = 0;
  do expected.realise({1, r++}, truth);
  while (wave(truth, 0h) < 1.1);
  // It is shut now, and the forecast thinks it open once the excess is forgotten.
  const double excess_now = wave(truth, 0h) - 1;
  const Duration open_after{static_cast<std::int64_t>(4 * 3600e3 * std::log(excess_now / 0.05))};
  EXPECT_FALSE(truth.lets_land(0, small::kQuay));
  const Weather& forecast = truth.forecast(0);
  EXPECT_FALSE(forecast.lets_land(forecast.epoch_of(kStart + open_after - 10min), small::kQuay));
  EXPECT_TRUE(forecast.lets_land(forecast.epoch_of(kStart + open_after + 10min), small::kQuay));
}

WeatherPoint windy(Duration later, double wind) {
  WeatherPoint point = test::calm(test::local_time(later));
  point.wind = {wind};
  point.gust = {wind};
  return point;
}

TEST(AWarning, FollowsFromTheForecastWithinItsTime) {
  // A gale from 8 h on; forecasts at 0, 2, 4 and 6 h; yellow looks 5 h ahead, blue 24 h.
  Scenario s = test::small_scenario();
  s.weather.zones[0].series = {windy(0h, 5), windy(7h + 50min, 5), windy(8h, 20)};
  s.weather.forecast.every = 2h;
  WarningRule blue{.colour = Warning::blue, .wind = Speed{17}, .within = 24h};
  WarningRule yellow{.colour = Warning::yellow, .wind = Speed{17}, .within = 5h};
  s.region.warnings = {yellow, blue};
  const Weather weather(s);
  const auto warning = [&](Duration later) {
    return weather.warning(weather.epoch_of(kStart + later), small::kSound);
  };
  EXPECT_EQ(warning(0h), Warning::blue);
  EXPECT_EQ(warning(3h + 50min), Warning::blue);  // the issue of 2 h sees 7 h
  EXPECT_EQ(warning(4h), Warning::yellow);
  EXPECT_EQ(warning(9h), Warning::yellow);
}

TEST(AWarning, OfFogIsForLessThanItsVisibility) {
  Scenario s = test::small_scenario();
  WeatherPoint fog = test::calm(s.start);
  fog.visibility = {400};
  s.weather.zones[0].series = {fog};
  s.region.warnings = {WarningRule{.colour = Warning::yellow, .visibility = Length{500}},
                       WarningRule{.colour = Warning::orange, .visibility = Length{200}}};
  const Weather weather(s);
  EXPECT_EQ(weather.warning(0, small::kSound), Warning::yellow);
}

TEST(AWarning, IsNotGivenForFairWeather) {
  Scenario s = test::small_scenario();
  s.region.warnings = {WarningRule{.colour = Warning::blue, .wind = Speed{10.8}, .within = 24h}};
  EXPECT_FALSE(Weather(s).warning(0, small::kSound));
}

/// An alert over the sound from 2 h after the start until 6 h.
Alert alert(Severity severity) {
  Alert a;
  a.identifier = "A1";
  a.sent = test::local_time(1h);
  AlertInfo info;
  info.severity = severity;
  info.onset = test::local_time(2h);
  info.expires = test::local_time(6h);
  AlertArea area;
  area.polygons = {{{29, 121}, {31, 121}, {31, 123}, {29, 123}, {29, 121}}};
  info.areas = {area};
  a.infos = {info};
  return a;
}

std::optional<Warning> warned(const Scenario& s, Duration later) {
  const Weather weather(s);
  return weather.warning(weather.epoch_of(kStart + later), small::kSound);
}

TEST(AnAlert, IsAWarningWhileItHoldsWhereItCovers) {
  Scenario s = test::small_scenario();
  s.region.zones[small::kSound].position = Position{30, 122};
  s.weather.messages = {alert(Severity::severe)};
  EXPECT_FALSE(warned(s, 1h + 50min));
  EXPECT_EQ(warned(s, 2h), Warning::orange);
  EXPECT_EQ(warned(s, 5h + 50min), Warning::orange);
  EXPECT_FALSE(warned(s, 6h));
  s.region.zones[small::kSound].position = Position{32, 122};
  EXPECT_FALSE(warned(s, 3h));
}

TEST(AnAlert, GivesWayToTheMessageThatUpdatesOrCancelsIt) {
  Scenario s = test::small_scenario();
  s.region.zones[small::kSound].position = Position{30, 122};
  Alert cancel = alert(Severity::severe);
  cancel.identifier = "A2";
  cancel.type = MessageType::cancel;
  cancel.sent = test::local_time(4h);
  cancel.references = "office,A1,2023-06-01T10:00:00+08:00";
  s.weather.messages = {alert(Severity::severe), cancel};
  EXPECT_EQ(warned(s, 3h + 50min), Warning::orange);
  EXPECT_FALSE(warned(s, 4h));
}

TEST(AnAlert, OfATestOrADraftDoesNotCount) {
  Scenario s = test::small_scenario();
  s.region.zones[small::kSound].position = Position{30, 122};
  for (const AlertStatus status : {AlertStatus::test, AlertStatus::draft}) {
    s.weather.messages = {alert(Severity::extreme)};
    s.weather.messages[0].status = status;
    EXPECT_FALSE(warned(s, 3h));
  }
}

}  // namespace
}  // namespace skerry
