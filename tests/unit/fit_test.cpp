#include "sim/weather/fit.h"

#include "sim/base/input_error.h"
#include "sim/io/climate_yaml.h"
#include "sim/io/files.h"
#include "sim/io/load.h"
#include "sim/weather/generator.h"
#include "tests/support/climates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <unistd.h>

namespace skerry {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

constexpr CalendarTime kNewYear = std::chrono::sys_days{std::chrono::January / 1 / 2000};
constexpr int kYear = 8766;

SiteSeries series_of(const Climate& climate, int years, Duration step = 1h) {
  Fields fields(kNewYear, step, static_cast<int>(years * kYear * 1h / step), 1);
  WeatherGenerator(climate, {{"a", {30, 122}}}, step).generate({21, 0}, fields);
  return observed(fields, 0);
}

SiteSeries without(SiteSeries series, std::initializer_list<Element> elements) {
  for (const Element element : elements) series.of[static_cast<std::size_t>(element)].clear();
  return series;
}

std::string refusal(const SiteSeries& series) {
  try {
    fit(series, test::zhoushan_climate());
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

/// Twenty years of the reference climate and what was fitted to them, beginning from another.
class FitToTwentyYears : public ::testing::Test {
 protected:
  static constexpr int kYears = 20;
  static const SiteSeries& series() {
    static const SiteSeries made = series_of(test::zhoushan_climate(), kYears);
    return made;
  }
  static const Climate& fitted() {
    static const Climate made = [] {
      Climate otherwise = test::plain_climate();
      otherwise.offset = 8h;
      return fit(series(), otherwise);
    }();
    return made;
  }
  static double error(double found, double exact) { return std::abs(found / exact - 1); }
};

// Tolerances: twenty months of 720 h hold about 20 x 720 / (2 tau) independent values of a score
// that forgets in tau hours: 400 of the wind, 240 of waves. Four standard errors of a mean with a
// coefficient of variation of 0.52 and 0.55 are then 10 % and 14 %.
TEST_F(FitToTwentyYears, RecoversTheMarginalsOfEachMonth) {
  for (std::size_t m = 0; m < 12; ++m) {
    const ClimateMonth& exact = test::zhoushan_climate().months[m];
    const ClimateMonth& found = fitted().months[m];
    EXPECT_LT(error(found.wind.si, exact.wind.si), 0.10) << m;
    EXPECT_LT(error(found.wave.si, exact.wave.si), 0.14) << m;
    EXPECT_NEAR(found.wave_cv, exact.wave_cv, 0.10) << m;
    EXPECT_LT(error(found.visibility.si, exact.visibility.si), 0.12) << m;
    EXPECT_LT(error(found.period.si, exact.period.si), 0.08) << m;
    EXPECT_NEAR(found.steadiness, exact.steadiness, 0.15) << m;
    if (exact.steadiness < 0.4) continue;  // a mean direction of little meaning
    const double off = in_degrees(found.wind_from) - in_degrees(exact.wind_from);
    EXPECT_NEAR(std::remainder(off, 360.0), 0, 15) << m;
  }
}

TEST_F(FitToTwentyYears, RecoversWhatAllMonthsShare) {
  EXPECT_NEAR(fitted().wind_shape, 2, 0.06);
  EXPECT_NEAR(fitted().gust_factor, 1.4, 1e-4);
  EXPECT_NEAR(fitted().visibility_spread, 0.6, 0.02);
  EXPECT_LT(fitted().wind_daily, 0.02);
  EXPECT_NEAR(fitted().scores.correlation[0][1], 0.75, 0.02);
  EXPECT_NEAR(fitted().scores.correlation[0][2], 0.15, 0.04);
}

TEST_F(FitToTwentyYears, RecoversTheHourlyMatrix) {
  const auto& found = fitted().scores.hourly;
  ASSERT_EQ(found.size(), kScores);
  const double memory[] = {18, 30, 12, 24};
  for (std::size_t i = 0; i < kScores; ++i)
    for (std::size_t j = 0; j < kScores; ++j)
      EXPECT_NEAR(found[i][j], i == j ? std::exp(-1 / memory[i]) : 0, 0.01) << i << ' ' << j;
}

TEST_F(FitToTwentyYears, RecoversTheFogs) {
  const FogClimate& found = fitted().fog;
  const FogClimate& exact = test::zhoushan_climate().fog;
  EXPECT_NEAR(found.events, exact.events, 2.5 + 4 * std::sqrt(25.0 / kYears));
  // Hours of clearing of its own change the form of the lengths, though not their mean.
  const auto mean = [](const FogClimate& fog) {
    return fog.length.si * std::exp(fog.length_spread * fog.length_spread / 2);
  };
  EXPECT_LT(error(mean(found), mean(exact)), 0.15);
  EXPECT_LT(error(found.visibility.si, exact.visibility.si), 0.35);
  double months = 0;
  for (std::size_t m = 0; m < 12; ++m)
    months += std::abs(fitted().months[m].fog - test::zhoushan_climate().months[m].fog) / 12;
  EXPECT_LT(months, 0.25);
  EXPECT_GT(found.onset_hours[2], 3 * found.onset_hours[15]);
}

TEST_F(FitToTwentyYears, GivesAClimateThatGeneratesLikeTheSeries) {
  const SiteSeries again = series_of(fitted(), kYears);
  for (const Element element : {Element::wind, Element::wave, Element::period}) {
    double sums[2] = {0, 0}, squares[2] = {0, 0};
    for (std::size_t i = 0; i < series().times.size(); ++i) {
      const double values[] = {series()[element][i], again[element][i]};
      for (const int s : {0, 1}) sums[s] += values[s], squares[s] += values[s] * values[s];
    }
    EXPECT_NEAR(sums[1] / sums[0], 1, 0.03);
    EXPECT_NEAR(squares[1] / squares[0], 1, 0.05);
  }
}

TEST_F(FitToTwentyYears, SaysWhatItRestsOn) {
  EXPECT_THAT(fitted().source, HasSubstr("Fitted to 175320 values at steps of 60 min, 2000-01-01"));
  EXPECT_THAT(fitted().source, HasSubstr("The rest as in 'plain'"));
  EXPECT_EQ(fitted().source.find("months"), std::string::npos);
}

// ---- what is missing ----------------------------------------------------------------------------

TEST(Fit, TakesMonthsWithoutDataFromTheWholeSeriesAndSaysSo) {
  SiteSeries june = series_of(test::plain_climate(), 1);
  june.times.resize(59 * 24);  // January and February
  for (auto& values : june.of)
    if (!values.empty()) values.resize(59 * 24);
  const Climate climate = fit(june, test::zhoushan_climate());
  EXPECT_EQ(climate.months[5].wind, climate.months[8].wind);
  EXPECT_NE(climate.months[0].wind, climate.months[1].wind);
  EXPECT_THAT(climate.source,
              HasSubstr("from the whole series: months 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"));
}

TEST(Fit, LeavesWhatWasNotObservedAsItWas) {
  const SiteSeries winds =
      without(series_of(test::plain_climate(), 2),
              {Element::wave, Element::wave_from, Element::period, Element::visibility});
  const Climate& otherwise = test::zhoushan_climate();
  const Climate climate = fit(winds, otherwise);
  EXPECT_NEAR(climate.months[6].wind.si, 8, 2);
  EXPECT_EQ(climate.months[6].wave, otherwise.months[6].wave);
  EXPECT_EQ(climate.fog.events, otherwise.fog.events);
  EXPECT_EQ(climate.scores.correlation, otherwise.scores.correlation);
  EXPECT_EQ(climate.scores.memory[1], Duration{30h});
  EXPECT_NEAR(in_seconds(climate.scores.memory[0]) / 3600, 18, 4);
  EXPECT_THAT(climate.source, HasSubstr("Not observed: wave, wave-from, period, visibility"));
}

TEST(Fit, TakesThreeHourlySeriesByTheirMemory) {
  const Climate climate = fit(series_of(test::plain_climate(), 10, 3h), test::zhoushan_climate());
  ASSERT_EQ(climate.scores.memory.size(), kScores);
  const double exact[] = {18, 30, 12, 24};
  for (std::size_t i = 0; i < kScores; ++i)
    EXPECT_NEAR(in_seconds(climate.scores.memory[i]) / 3600, exact[i], 0.15 * exact[i]);
  EXPECT_NO_THROW(WeatherGenerator(climate, {{"a", {30, 122}}}));
}

TEST(Fit, PassesOverMissingValues) {
  SiteSeries series = series_of(test::plain_climate(), 3);
  for (std::size_t i = 0; i < series.times.size(); i += 7)
    series.of[static_cast<std::size_t>(Element::wave)][i] = std::nan("");
  const Climate climate = fit(series, test::zhoushan_climate());
  EXPECT_NEAR(climate.scores.correlation[0][1], 0.75, 0.06);
  EXPECT_NO_THROW(WeatherGenerator(climate, {{"a", {30, 122}}}));
}

TEST(Fit, FindsTheDailyWaveOfTheWind) {
  Climate breezy = test::plain_climate();
  breezy.wind_daily = 0.2;
  breezy.windiest = {15h};
  const Climate climate = fit(series_of(breezy, 5), test::plain_climate());
  EXPECT_NEAR(climate.wind_daily, 0.2, 0.03);
  EXPECT_NEAR(static_cast<double>(climate.windiest.since_midnight.count()), 15 * 60, 60);
}

TEST(Fit, RefusesUnequalSteps) {
  SiteSeries series = series_of(test::plain_climate(), 1);
  series.times[100] += 10min;
  EXPECT_THAT(refusal(series), HasSubstr("between its times 100 and 101 there are 70 min"));
  EXPECT_THAT(refusal(series), HasSubstr("put NaN where a value is missing"));
}

TEST(Fit, RefusesTooShortASeries) {
  SiteSeries series = series_of(test::plain_climate(), 1);
  series.times.resize(500);
  for (auto& values : series.of)
    if (!values.empty()) values.resize(500);
  EXPECT_EQ(refusal(series), "'wind' has 500 values; at least 30 days are needed, 720 of them");
}

TEST(Fit, RefusesColumnsOfOtherLengths) {
  SiteSeries series = series_of(test::plain_climate(), 1);
  series.of[static_cast<std::size_t>(Element::wave)].pop_back();
  EXPECT_EQ(refusal(series), "'wave' has 8765 values for 8766 times");
}

TEST(Fit, RefusesASeriesOfNothing) {
  EXPECT_THAT(refusal({}), HasSubstr("at least two times"));
  EXPECT_THAT(refusal({{kNewYear, kNewYear + 1h}, {}}), HasSubstr("no wind, wave or visibility"));
  EXPECT_THAT(refusal({{kNewYear, kNewYear + 12h}, {}}), HasSubstr("at most 360 min apart"));
}

// ---- as a file ----------------------------------------------------------------------------------

Climate read_climate(const std::string& yaml) {
  const auto file = std::filesystem::path(testing::TempDir()) /
                    ("fitted-climate-" + std::to_string(::getpid()) + ".yaml");
  io::write_file(file, yaml);
  return io::load(file).scenario.climates[Id<Climate>{0}];
}

TEST(ClimateYaml, ReadsBackTheSame) {
  Climate hourly = test::zhoushan_climate();
  hourly.scores.hourly = {{.9, 0, 0, 0}, {0, .9, 0, 0}, {0, 0, .9, -0.01}, {0, 0, 0, .9}};
  hourly.scores.memory.clear();
  hourly.wind_daily = 0.1;
  hourly.source = "a \"quoted\" word, a back\\slash: and # all";
  for (const Climate& climate : {test::zhoushan_climate(), hourly}) {
    const std::string yaml = io::climate_yaml(climate);
    const Climate again = read_climate(yaml);
    EXPECT_EQ(io::climate_yaml(again), yaml);
    EXPECT_EQ(again.source, climate.source);
    EXPECT_EQ(again.scores.hourly, climate.scores.hourly);
    EXPECT_EQ(again.months[3].wind, climate.months[3].wind);
    EXPECT_NEAR(again.fog.length.si, climate.fog.length.si, 1e-3);
  }
}

TEST(ClimateYaml, RefusesShapesThatDoNotFit) {
  std::string yaml = io::climate_yaml(test::zhoushan_climate());
  yaml.replace(yaml.find("[18 h"), 5, "[1 h, 18 h");
  try {
    read_climate(yaml);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("'memory' must be 4 durations"));
  }
}

}  // namespace
}  // namespace skerry
