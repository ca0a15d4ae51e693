// Expected values: design/physics.md, section 5: neaps' predictions, with which an independent
// program agreed, unless another reason is given.
#include "sim/weather/tide.h"

#include "sim/base/require.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace skerry {
namespace {

using namespace std::chrono_literals;

CalendarTime utc(const char* text) { return parse_local_time(text)->utc; }

TideStation station(const std::vector<Constituent>& constituents) {
  TideStation result;
  result.constituents = constituents;
  return result;
}

Constituent part(const char* name, double height, double lag) {
  return {name, {height}, degrees(lag), {}};
}

TidePredictor kanmen() {
  return TidePredictor(station({part("M2", 1.876940, 22.3276), part("S2", .678970, 54.6784),
                                part("N2", .347397, 4.6379), part("K2", .188281, 50.6170),
                                part("K1", .300057, 98.6177), part("O1", .229428, 69.5497),
                                part("P1", .092689, 96.0185), part("Q1", .044519, 53.8300)}));
}

const CalendarTime kDay = utc("2023-05-31T00:00+00:00");

TEST(Longitudes, AreThoseOfAstronomy) {
  const Longitudes y2k = longitudes(utc("2000-01-01T00:00+00:00"));
  EXPECT_NEAR(y2k.moon, 211.7283, 1e-4);
  EXPECT_NEAR(y2k.sun, 279.9736, 1e-4);
  EXPECT_NEAR(y2k.perigee, 83.2975, 1e-4);
  EXPECT_NEAR(y2k.node, 125.0710, 1e-4);
  const Longitudes day = longitudes(kDay);
  EXPECT_NEAR(day.moon, 203.09447, 1e-4);
  EXPECT_NEAR(day.sun, 68.24422, 1e-4);
  EXPECT_NEAR(day.perigee, 315.90851, 1e-4);
  EXPECT_NEAR(day.node, 32.26352, 1e-4);
  EXPECT_NEAR(day.perihelion, 283.33980, 1e-3);
  const Longitudes theirs = longitudes(utc("2019-10-04T10:15:40+00:00"));  // and 10 ms
  EXPECT_NEAR(theirs.moon, 258.23871057, 2e-4);
  EXPECT_NEAR(theirs.sun, 192.82639898, 2e-4);
}

TEST(Constituents, HaveTheSpeedsOfTheTables) {
  // The eight of section 5; the others from any table of constituents (Doodson).
  const std::vector<std::pair<const char*, double>> table{
      {"M2", 28.9841042},  {"S2", 30},          {"N2", 28.4397295},  {"K2", 30.0821373},
      {"K1", 15.0410686},  {"O1", 13.9430356},  {"P1", 14.9589314},  {"Q1", 13.3986609},
      {"2N2", 27.8953548}, {"MU2", 27.9682084}, {"NU2", 28.5125831}, {"L2", 29.5284789},
      {"T2", 29.9589333},  {"M4", 57.9682084},  {"MS4", 58.9841042}, {"MN4", 57.4238337},
      {"MF", 1.0980331},   {"MM", 0.5443747},   {"SSA", 0.0821373}};
  for (const auto& [name, speed] : table) EXPECT_NEAR(constituent_speed(name), speed, 2e-7) << name;
}

TEST(Constituents, HaveTheArgumentsAndNodalCorrectionsOfTheDay) {
  // Within the terms of third and fourth order of the moon's longitude, which we leave out.
  EXPECT_NEAR(equilibrium_argument("M2", kDay), 90.29950, 2e-4);
  EXPECT_NEAR(equilibrium_argument("K1", kDay), 158.24422, 2e-4);
  EXPECT_NEAR(equilibrium_argument("O1", kDay), 292.05528, 2e-4);
  EXPECT_NEAR(equilibrium_argument("K2", kDay), 136.48844, 2e-4);
  const auto expect = [](const char* name, double f, double u) {
    const NodalCorrection node = nodal_correction(name, kDay + 12h);
    EXPECT_NEAR(node.f, f, 1e-6) << name;
    EXPECT_NEAR(node.u, u, 1e-4) << name;
  };
  expect("M2", .9692360, -1.14153);
  expect("K1", 1.0994104, -4.18202);
  expect("O1", 1.1695237, 4.74047);
  expect("K2", 1.2705183, -8.88903);
  expect("S2", 1, 0);
  expect("M4", .9692360 * .9692360, 2 * -1.14153);  // compound
  expect("MS4", .9692360, -1.14153);
}

TEST(Constituents, AreKnownByName) {
  EXPECT_TRUE(is_known_constituent("M2"));
  EXPECT_FALSE(is_known_constituent("m2"));
  EXPECT_FALSE(is_known_constituent("SA"));
  EXPECT_FALSE(is_known_constituent(""));
  EXPECT_THROW(TidePredictor(station({part("M99", 1, 0)})), Bug);
}

TEST(TidePredictor, PredictsKanmenHourByHour) {
  const std::vector<double> reference{0.8725,  0.1126,  -0.6905, -1.3411, -1.6787, -1.6185, -1.1740,
                                      -0.4543, 0.3619,  1.0711,  1.4962,  1.5317,  1.1714,  0.5106,
                                      -0.2772, -0.9844, -1.4220, -1.4693, -1.1057, -0.4179, 0.4203,
                                      1.1919,  1.6914,  1.7778,  1.4126};
  const TidePredictor tide = kanmen();
  for (int hour = 0; hour <= 24; ++hour)
    EXPECT_NEAR(tide.level(kDay + hour * 1h).si, reference[static_cast<std::size_t>(hour)], 2e-4)
        << hour;
}

void expect_extreme(const TideExtreme& found, const char* at, double level, bool high) {
  EXPECT_NEAR(in_seconds(found.at - utc(at)), 0, 3);
  EXPECT_NEAR(found.level.si, level, 2e-4);
  EXPECT_EQ(found.high, high);
}

TEST(TidePredictor, FindsHighAndLowWaters) {
  const auto extremes = kanmen().extremes(kDay, kDay + 24h);
  ASSERT_EQ(extremes.size(), 4U);
  expect_extreme(extremes[0], "2023-05-31T04:21:10+00:00", -1.7043, false);
  expect_extreme(extremes[1], "2023-05-31T10:35:10+00:00", 1.5670, true);
  expect_extreme(extremes[2], "2023-05-31T16:36:48+00:00", -1.5010, false);
  expect_extreme(extremes[3], "2023-05-31T22:41:30+00:00", 1.7997, true);
}

TEST(TidePredictor, PredictsASingleConstituent) {
  const TidePredictor tide(station({part("M2", 1.876940, 22.3276)}));
  EXPECT_NEAR(tide.level(kDay).si, 0.7158, 1e-4);
  const auto extremes = tide.extremes(kDay, kDay + 24h);
  ASSERT_EQ(extremes.size(), 4U);
  expect_extreme(extremes[1], "2023-05-31T10:06:53+00:00", 1.8192, true);
  expect_extreme(extremes[3], "2023-05-31T22:32:07+00:00", 1.8192, true);
}

// The references of the two storms are of all 50 constituents of Kanmen. The eight here come within
// a tenth of a metre or so, as they do on 2023-05-31 (-1.7043 against -1.8623 m).
TEST(TidePredictor, HasInFasTidesButForSmallConstituents) {
  struct Water {
    const char* at;
    double level;
  };
  const std::vector<Water> expected{{"2021-07-24T13:36+00:00", 2.728},
                                    {"2021-07-24T19:30+00:00", -1.887},
                                    {"2021-07-25T01:30+00:00", 2.323},
                                    {"2021-07-25T07:43+00:00", -3.134},
                                    {"2021-07-25T14:18+00:00", 2.720}};
  const auto extremes =
      kanmen().extremes(utc("2021-07-24T12:00+00:00"), utc("2021-07-25T15:00+00:00"));
  ASSERT_EQ(extremes.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(in_seconds(extremes[i].at - utc(expected[i].at)), 0, 480);
    EXPECT_NEAR(extremes[i].level.si, expected[i].level, 0.13);
  }
}

TEST(TidePredictor, HasWinniesSpringTideButForSmallConstituents) {
  const auto extremes =
      kanmen().extremes(utc("1997-08-18T11:00+00:00"), utc("1997-08-18T15:00+00:00"));
  ASSERT_EQ(extremes.size(), 1U);
  EXPECT_NEAR(in_seconds(extremes[0].at - utc("1997-08-18T13:05+00:00")), 0, 480);
  EXPECT_NEAR(extremes[0].level.si, 3.053, 0.13);
}

TEST(TidePredictor, RisesAsTheLevelChanges) {
  const TidePredictor tide = kanmen();
  // The fastest: the sum of amplitude x speed, in m/s, by the numbers above.
  const double per_hour =
      std::numbers::pi / 180 *
      (1.876940 * 28.9841042 + .678970 * 30 + .347397 * 28.4397295 + .188281 * 30.0821373 +
       .300057 * 15.0410686 + .229428 * 13.9430356 + .092689 * 14.9589314 + .044519 * 13.3986609);
  for (int hour = 1; hour < 24; ++hour) {
    const CalendarTime at = kDay + hour * 1h;
    const double slope = (tide.level(at + 60s).si - tide.level(at - 60s).si) * 30;  // m/h
    EXPECT_NEAR(tide.rise(at), slope / per_hour, 1e-4);
  }
}

TEST(TidePredictor, FillsManyTimesAsItTellsEach) {
  const TidePredictor tide = kanmen();
  const CalendarTime begin = kDay + 5h + 7min;
  std::vector<double> levels(500), rises(500);
  tide.fill(begin, 10min, levels, rises);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const CalendarTime at = begin + static_cast<int>(i) * 10min;
    EXPECT_NEAR(levels[i], tide.level(at).si, 1e-10);
    EXPECT_NEAR(rises[i], tide.rise(at), 1e-10);
  }
  // Steps of more than a day too.
  std::vector<double> far(5), far_rises(5);
  tide.fill(begin, 31h, far, far_rises);
  for (std::size_t i = 0; i < far.size(); ++i)
    EXPECT_NEAR(far[i], tide.level(begin + static_cast<int>(i) * 31h).si, 1e-10);
}

TEST(TidePredictor, HopsByLessThanAMillimetreAtMidnight) {
  const TidePredictor tide = kanmen();
  for (int day = 0; day < 400; ++day) {
    const CalendarTime midnight = kDay + day * 24h;
    EXPECT_NEAR(tide.level(midnight - 1ms).si, tide.level(midnight).si, 1e-3);
  }
}

TEST(TidePredictor, IsLevelWithoutConstituents) {
  const TidePredictor none(station({}));
  EXPECT_EQ(none.level(kDay).si, 0);
  EXPECT_EQ(none.rise(kDay), 0);
  EXPECT_TRUE(none.extremes(kDay, kDay + 24h).empty());
}

}  // namespace
}  // namespace skerry
