#include "sim/weather/fog.h"

#include "sim/base/input_error.h"
#include "sim/weather/generator.h"
#include "tests/support/climates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace skerry {
namespace {

using namespace std::chrono_literals;

constexpr CalendarTime kNewYear = std::chrono::sys_days{std::chrono::January / 1 / 2025};
constexpr int kYear = 8766;

// ---- the chain of two states: values of physics.md 3 ------------------------------------------

TEST(TwoStateFog, HasTheValuesOfTheReferenceFor25FogsOf5Hours) {
  const TwoStateFog fog = two_state_fog(25, {5 * 3600});
  EXPECT_NEAR(fog.share(), 0.0143, 5e-5);
  EXPECT_NEAR(fog.onset, 0.002893, 5e-7);
  EXPECT_NEAR(fog.end, 0.2, 1e-12);
  EXPECT_NEAR(fog.fog_after_clear(1), 0.002619, 5e-7);
  EXPECT_NEAR(fog.fog_after_fog(1), 0.8190, 5e-5);
  EXPECT_NEAR(fog.autocorrelation(1), 0.8164, 5e-5);
}

TEST(TwoStateFog, HasTheValuesOfTheReferenceFor30FogsOf6Hours) {
  const TwoStateFog fog = two_state_fog(30, {6 * 3600});
  EXPECT_NEAR(fog.share(), 0.0205, 5e-5);
  EXPECT_NEAR(fog.onset, 0.003494, 5e-7);
  EXPECT_NEAR(fog.end, 0.1667, 5e-5);
  EXPECT_NEAR(fog.fog_after_clear(1), 0.003213, 5e-7);
  EXPECT_NEAR(fog.fog_after_fog(1), 0.8467, 5e-5);
  EXPECT_NEAR(fog.autocorrelation(1), 0.8435, 5e-5);
}

TEST(TwoStateFog, RefusesMoreFogThanTheYearHolds) {
  EXPECT_THROW(two_state_fog(400, {24 * 3600}), InputError);
  EXPECT_EQ(two_state_fog(0, {3600}).share(), 0);
}

TEST(FogVisibility, IsLognormalCutAtOneKilometre) {
  const FogClimate fog;  // 400 m, 0.8
  const double below = normal_probability(std::log(1000.0 / 400) / 0.8);
  for (const double seen : {50.0, 200.0, 400.0, 900.0}) {
    const double chance = normal_probability(std::log(seen / 400) / 0.8) / below;
    // The score at which this chance lies gives this visibility.
    double low = -8, high = 8;
    while (high - low > 1e-9)
      (normal_probability((low + high) / 2) < chance ? low : high) = (low + high) / 2;
    EXPECT_NEAR(fog_visibility(fog, low), seen, 1e-3 * seen);
  }
  EXPECT_LE(fog_visibility(fog, 8), 1000);
}

// ---- the process --------------------------------------------------------------------------------

struct Event {
  int begin = 0, length = 0;
  double visibility = 0;
};

std::vector<Event> events(const Fields& fields, std::uint32_t site) {
  std::vector<Event> result;
  const double* seen = fields[Element::visibility].column(site);
  for (int row = 0; row < fields.rows; ++row) {
    if (seen[row] >= 1000) continue;
    if (row == 0 || seen[row - 1] >= 1000) result.push_back({row, 0, seen[row]});
    ++result.back().length;
  }
  return result;
}

double mean_length(const std::vector<Event>& fogs) {
  double sum = 0;
  for (const Event& fog : fogs) sum += fog.length;
  return sum / static_cast<double>(fogs.size());
}

/// Clear and calm weather from the north, with no more elements than fog asks for.
Fields clear_weather(int rows, std::uint32_t sites) {
  Fields fields;
  fields.begin = kNewYear;
  fields.rows = rows;
  fields.sites = sites;
  fields[Element::wind] = fields[Element::wind_from] = Grid(rows, sites);
  fields[Element::visibility] = Grid(rows, sites, 20e3);
  fields[Element::ceiling] = Grid(rows, sites, 3000);
  return fields;
}

/// `years` of fog alone.
Fields fog_of_years(const Climate& climate, int years, const std::vector<GeneratorSite>& sites) {
  Fields fields = clear_weather(years * kYear, static_cast<std::uint32_t>(sites.size()));
  FogProcess(climate, sites, 1h).cover({5, 1}, fields);
  return fields;
}

/// 25 fogs a year at any hour, in any wind.
Climate plain_fog() {
  Climate climate = test::plain_climate();
  climate.fog.events = 25;
  return climate;
}

const std::vector<GeneratorSite> kOne{{"a", {30, 122}}};

constexpr int kYears = 150;

const Fields& plain_years() {
  static const Fields made = fog_of_years(plain_fog(), kYears, kOne);
  return made;
}

TEST(FogProcess, HasTheEventsLengthsAndShareOfItsClimate) {
  const auto fogs = events(plain_years(), 0);
  const double mean = 3.5 * std::exp(0.32);  // 4.82 h
  const auto count = static_cast<double>(fogs.size());
  EXPECT_NEAR(count / kYears, 25, 4 * std::sqrt(25.0 / kYears));
  EXPECT_NEAR(mean_length(fogs), mean, 4 * mean * 0.947 / std::sqrt(count));  // cv sqrt(e^.64 - 1)
  EXPECT_NEAR(count * mean_length(fogs) / kYears / kYear, 25 * mean / kYear,
              0.06 * 25 * mean / kYear);
}

TEST(FogProcess, HasLognormalLengthsAndVisibilities) {
  const auto fogs = events(plain_years(), 0);
  const auto share = [&](auto&& holds) {
    return static_cast<double>(std::count_if(fogs.begin(), fogs.end(), holds)) /
           static_cast<double>(fogs.size());
  };
  const double error = 4 * std::sqrt(0.25 / static_cast<double>(fogs.size()));
  // Rows are whole hours: a fog of 3.5 h and more is seen in at least 4.
  for (const int rows : {3, 4, 6, 9, 13})
    EXPECT_NEAR(share([&](const Event& fog) { return fog.length < rows; }),
                normal_probability(std::log((rows - 0.5) / 3.5) / 0.8), error);
  const double below = normal_probability(std::log(2.5) / 0.8);
  for (const double seen : {100.0, 200.0, 500.0, 800.0})
    EXPECT_NEAR(share([&](const Event& fog) { return fog.visibility < seen; }),
                normal_probability(std::log(seen / 400) / 0.8) / below, error);
}

TEST(FogProcess, BeginsWithStandingFogAsOftenAsAtAnyTime) {
  const FogProcess process(plain_fog(), kOne, 1h);
  constexpr int kCount = 20'000;
  int first = 0, later = 0;
  for (std::uint32_t r = 0; r < kCount; ++r) {
    Fields fields = clear_weather(7, 1);
    process.cover({9, r}, fields);
    first += fields[Element::visibility](0, 0) < 1000;
    later += fields[Element::visibility](6, 0) < 1000;
  }
  const double share = 25 * 3.5 * std::exp(0.32) / kYear;
  const double error = 4 * std::sqrt(share / kCount);
  EXPECT_NEAR(static_cast<double>(first) / kCount, share, error);
  EXPECT_NEAR(static_cast<double>(later) / kCount, share, error);
}

TEST(FogProcess, KeepsTheMeanLengthAndTheEventsWithHoursOfItsOwn) {
  Climate climate = test::zhoushan_climate();
  climate.fog.calm = {1000};
  climate.fog.moist_factor = 1;
  const Fields fields = fog_of_years(climate, kYears, kOne);
  const auto fogs = events(fields, 0);
  const double mean = 3.5 * std::exp(0.32);
  // Fogs crowd in some hours and months, which takes a few per cent of their clear hours away.
  EXPECT_NEAR(static_cast<double>(fogs.size()) / kYears, 25, 1.5 + 4 * std::sqrt(25.0 / kYears));
  EXPECT_NEAR(mean_length(fogs), mean, 0.05 * mean);
  std::vector<int> onsets(24), ends(24), months(12);
  for (const Event& fog : fogs) {
    const LocalHour begin = local_hour(fields.time(fog.begin), climate.offset);
    ++onsets[static_cast<std::size_t>(begin.hour)];
    ++months[static_cast<std::size_t>(begin.month)];
    ++ends[static_cast<std::size_t>((begin.hour + fog.length) % 24)];
  }
  const auto sum = [](const std::vector<int>& v, int from, int to) {
    return std::accumulate(v.begin() + from, v.begin() + to, 0.0);
  };
  const double all = sum(onsets, 0, 24);
  // D of physics.md 3 over the hours: 7 x 2.5, 10 x 0.3, 7 x 1, sum 27.5.
  EXPECT_NEAR((sum(onsets, 0, 6) + onsets[23]) / all, 17.5 / 27.5, 0.03);
  EXPECT_NEAR(sum(onsets, 10, 20) / all, 3 / 27.5, 0.02);
  EXPECT_GT(sum(ends, 6, 11) / all, 0.5);  // most clear from 06 to 10
  EXPECT_NEAR(months[3] / all, 2.2 / 12, 0.03);
  EXPECT_NEAR(months[7] / all, 0.1 / 12, 0.01);
}

TEST(FogProcess, IsCorrelatedInTimeAsTheChainIs) {
  // With exponential lengths it would be e^(-(l+m) k); lognormal ones have a longer tail, so that
  // only the first hours are compared: 1 - E(min(L, k)) / E(L) of a renewal process with rare fogs.
  const Fields& fields = plain_years();
  const double* seen = fields[Element::visibility].column(0);
  const auto both = [&](int lag) {
    double sum = 0;
    for (int row = 0; row + lag < fields.rows; ++row)
      sum += seen[row] < 1000 && seen[row + lag] < 1000;
    return sum / (fields.rows - lag);
  };
  const double share = both(0);
  const auto expected_least = [](double k) {  // E min(L, k) by the tail of the lognormal
    double sum = 0;
    for (double l = 0.005; l < k; l += 0.01)
      sum += 0.01 * normal_probability(-std::log(l / 3.5) / 0.8);
    return sum;
  };
  for (const int lag : {1, 2, 4, 8, 12}) {
    const double found = (both(lag) - share * share) / (share * (1 - share));
    EXPECT_NEAR(found, 1 - expected_least(lag) / (3.5 * std::exp(0.32)), 0.03) << lag;
  }
}

TEST(FogProcess, ComesToNearSitesTogetherMoreOftenThanToFarOnes) {
  const std::vector<GeneratorSite> sites{{"a", {30, 122}}, {"b", {30, 122.1}}, {"c", {30, 132}}};
  const Fields fields = fog_of_years(plain_fog(), 50, sites);
  const auto both = [&](std::uint32_t other) {
    int count = 0;
    for (int row = 0; row < fields.rows; ++row)
      count += fields[Element::visibility](row, 0) < 1000 &&
               fields[Element::visibility](row, other) < 1000;
    return static_cast<double>(count) / fields.rows;
  };
  const double share = 25 * 4.82 / kYear;
  EXPECT_GT(both(1), 10 * share * share);
  EXPECT_NEAR(both(2), share * share, share * share);
}

TEST(FogProcess, BeginsInNoStrongWindAndMoreInAMoistOne) {
  Climate climate = plain_fog();
  climate.fog.calm = {12};
  climate.fog.moist_factor = 3;
  const FogProcess process(climate, kOne, 1h);
  const auto count = [&](double wind, double from) {
    Fields fields = clear_weather(50 * kYear, 1);
    fields[Element::wind] = Grid(fields.rows, 1, wind);
    fields[Element::wind_from] = Grid(fields.rows, 1, degrees(from).radians);
    process.cover({5, 1}, fields);
    return events(fields, 0).size();
  };
  EXPECT_LE(count(12, 180), 1u);  // one may stand at the start
  const auto dry = static_cast<double>(count(5, 0)), moist = static_cast<double>(count(5, 170));
  EXPECT_NEAR(moist / dry, 3, 0.4);
}

TEST(WeatherGenerator, HasTheFogsOfTheYearAmongItsWinds) {
  const Climate& climate = test::zhoushan_climate();
  constexpr int kCount = 40;
  Fields fields(kNewYear, 1h, kCount * kYear, 1);
  WeatherGenerator(climate, kOne).generate({2, 0}, fields);
  const auto fogs = events(fields, 0);
  EXPECT_NEAR(static_cast<double>(fogs.size()) / kCount, 25, 2.5 + 4 * std::sqrt(25.0 / kCount));
  for (const Event& fog : fogs) {
    if (fog.begin == 0) continue;  // it may have begun before
    EXPECT_EQ(fields[Element::ceiling](fog.begin, 0), 60);
    EXPECT_LT(fields[Element::wind](fog.begin, 0), 12);
  }
}

}  // namespace
}  // namespace skerry
