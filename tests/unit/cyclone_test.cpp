// Expected values: design/physics.md, sections 1.1 to 1.8, unless another reason is given.
#include "sim/weather/cyclone.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace skerry {
namespace {

using namespace std::chrono_literals;

TrackFix fix(const char* at, Position position, double hpa, double knots, double gale_nmi) {
  return {*parse_local_time(at),      position, {hpa * 100}, {knots * kKnot},
          {gale_nmi * kNauticalMile}, {}};
}

Track track(double environment_hpa, std::vector<TrackFix> fixes) {
  Track result;
  result.environment = {environment_hpa * 100};
  result.fixes = std::move(fixes);
  return result;
}

CalendarTime utc(const char* text) { return parse_local_time(text)->utc; }

// The last two fixes of each case of section 1.8.
Track in_fa() {
  return track(1005, {fix("2021-07-25T00:00+00:00", {29.7, 123.1}, 970, 65, 282.5),
                      fix("2021-07-25T06:00+00:00", {30.0, 122.5}, 970, 65, 282.5)});
}
Track muifa() {
  return track(1008, {fix("2022-09-14T06:00+00:00", {28.8, 122.8}, 955, 80, 150),
                      fix("2022-09-14T12:00+00:00", {29.9, 122.3}, 965, 75, 120)});
}
Track lekima() {
  return track(1004, {fix("2019-08-09T12:00+00:00", {27.5, 122.0}, 940, 90, 300),
                      fix("2019-08-09T18:00+00:00", {28.2, 121.3}, 950, 85, 275)});
}
Cyclone last(const Track& t) { return *cyclone_at(t, t.fixes.back().at.utc); }

constexpr Position kDinghai{30.02, 122.11};
constexpr Position kMiaozihu{30.19, 122.69};
constexpr Position kShengsi{30.73, 122.45};

// CLIMADA's stored test values.
TEST(GradientWind, IsThatOfHolland1980) {
  const HollandVortex vortex{1.486076257880692, {40665.454622610511}, {3912}, 3.54921922e-05};
  EXPECT_NEAR(gradient_wind(vortex, {299450.1244}).si, 11.28, 0.01);
  EXPECT_NEAR(gradient_wind(vortex, {291073.7897}).si, 11.68, 0.01);
  EXPECT_NEAR(gradient_wind(vortex, {292544.1003}).si, 11.61, 0.01);
  EXPECT_NEAR(gradient_wind(vortex, {40665.4546}).si, 42.41, 0.01);
  HollandVortex at_equator = vortex;
  at_equator.coriolis = 0;
  EXPECT_NEAR(gradient_wind(at_equator, {299450.1244}).si, 15.72, 0.01);
  EXPECT_NEAR(gradient_wind(at_equator, {40665.4546}).si, 43.13, 0.01);
}

TEST(GradientWind, FollowsOurOwnTableByRadius) {
  const HollandVortex vortex{1.3, {40e3}, {6000}, 7.29e-5};  // 2 omega sin 30
  const std::vector<std::pair<double, double>> expected{{10, 9.426},  {30, 46.923},  {40, 48.515},
                                                        {60, 44.967}, {100, 35.524}, {200, 20.870},
                                                        {300, 13.127}};
  for (const auto& [km, wind] : expected)
    EXPECT_NEAR(gradient_wind(vortex, {km * 1e3}).si, wind, 0.001) << km;
  EXPECT_EQ(gradient_wind(vortex, {}).si, 0);
}

TEST(HollandB, IsThatOfHolland2008) {
  // 1.2708 with a term of deepening of 0.03 x 0.0048, which we leave out.
  EXPECT_NEAR(holland_b({473}, 12.3, {5.242}), 1.2708 - 0.03 * 0.0048, 1e-4);
  EXPECT_EQ(holland_b({100}, 60, {0}), 1.0);
}

TEST(HollandWind, IsSustainedByTheDeficit) {
  EXPECT_NEAR(holland_wind(2.5, {1500}).si, 34.635341, 1e-5);
  EXPECT_NEAR(holland_wind(1.67, {3000}).si, 40.033421, 1e-5);
}

TEST(HollandProfile, MeetsItsOuterObservation) {
  const HollandProfile profile = holland_profile(1.75, {75e3}, {35}, {17}, {300e3});
  EXPECT_NEAR(profile.outer_exponent, 0.476844, 1e-6);
  EXPECT_NEAR(wind_at(profile, {75e3}).si, 35, 1e-9);
  EXPECT_NEAR(wind_at(profile, {220e3}).si, 21.181497, 1e-5);
  EXPECT_NEAR(wind_at(profile, {300e3}).si, 17, 1e-9);
  EXPECT_NEAR(wind_at(profile, {490e3}).si, 12.103461, 1e-5);
}

TEST(VickeryRmax, FollowsDeficitAndLatitude) {
  EXPECT_NEAR(vickery_rmax({3500}, 30.0).si, 51.9e3, 50);
  EXPECT_NEAR(vickery_rmax({6400}, 27.5).si, 39.8e3, 50);
  EXPECT_NEAR(vickery_rmax({4300}, 29.9).si, 49.7e3, 50);
  EXPECT_NEAR(vickery_rmax({4300}, -29.9).si, 49.7e3, 50);
}

TEST(SobeyInflow, GrowsToTwentyFiveDegrees) {
  EXPECT_NEAR(in_degrees(sobey_inflow(0.5)), 5, 1e-12);
  EXPECT_NEAR(in_degrees(sobey_inflow(1)), 10, 1e-12);
  EXPECT_NEAR(in_degrees(sobey_inflow(1.1)), 17.5, 1e-12);
  EXPECT_NEAR(in_degrees(sobey_inflow(2)), 25, 1e-12);
}

TEST(GustFactor, IsOfThreeSecondsOverTenMinutes) {
  EXPECT_NEAR(gust_factor(Ground::at_sea), 1.11 / 0.93, 1e-12);
  EXPECT_NEAR(gust_factor(Ground::in_land), 1.49 / 0.84, 1e-12);
}

struct Derived {
  double heading, translation, rmax_km, b, symmetric, outer_exponent;
};

void expect_derived(const Cyclone& storm, const Derived& expected) {
  EXPECT_NEAR(in_degrees(storm.heading), expected.heading, 0.001);
  EXPECT_NEAR(storm.translation.si, expected.translation, 1e-4);
  EXPECT_NEAR(storm.rmax.si / 1e3, expected.rmax_km, 1e-4);
  EXPECT_NEAR(storm.b(), expected.b, 1e-5);
  EXPECT_NEAR(storm.symmetric_wind().si, expected.symmetric, 1e-3);
  EXPECT_NEAR(storm.profile().outer_exponent, expected.outer_exponent, 1e-5);
}

TEST(Cyclone, IsWhatTheRecipeDerivesFromTheFixes) {
  expect_derived(last(in_fa()), {300.112, 3.0922, 51.8801, 1.14056, 31.7381, 0.42225});
  expect_derived(last(muifa()), {338.509, 6.0909, 49.7151, 1.28710, 35.2333, 0.76937});
  expect_derived(last(lekima()), {318.681, 4.8101, 43.8991, 1.32069, 41.0822, 0.43007});
}

void expect_wind(const Cyclone& storm, Position place, double speed, double from, double hpa) {
  const WindAt wind = wind_at(storm, place);
  EXPECT_NEAR(wind.speed.si, speed, 0.002);
  EXPECT_NEAR(in_degrees(wind.from), from, 0.01);
  EXPECT_NEAR(wind.pressure.si / 100, hpa, 0.01);
}

TEST(WindAt, IsThatOfTheGoldenTable) {
  expect_wind(last(in_fa()), kDinghai, 30.200, 359.25, 978.27);
  expect_wind(last(in_fa()), kMiaozihu, 28.364, 124.18, 974.62);
  expect_wind(last(in_fa()), kShengsi, 31.309, 63.46, 989.23);
  expect_wind(last(muifa()), kMiaozihu, 38.543, 130.08, 980.73);
  expect_wind(last(muifa()), kShengsi, 31.813, 78.55, 992.58);
  expect_wind(last(lekima()), kDinghai, 24.163, 87.94, 997.84);
}

TEST(WindAt, BlowsClockwiseInTheSouth) {
  // By symmetry: mirrored at the equator, a storm has the same speed and mirrored directions.
  Cyclone north = last(muifa());
  north.heading = degrees(0);
  Cyclone south = north;
  south.position.latitude = -north.position.latitude;
  south.heading = degrees(180);
  const WindAt a = wind_at(north, kMiaozihu);
  const WindAt b = wind_at(south, {-kMiaozihu.latitude, kMiaozihu.longitude});
  EXPECT_NEAR(a.speed.si, b.speed.si, 1e-9);
  EXPECT_NEAR(in_degrees(a.from) + in_degrees(b.from), 180, 1e-6);
}

TEST(CycloneAt, IsOnTheGreatCircleBetweenFixes) {
  const Track t = in_fa();
  const Cyclone middle = *cyclone_at(t, utc("2021-07-25T03:00+00:00"));
  EXPECT_NEAR(distance(middle.position, t.fixes[0].position).si, 66792 / 2.0, 1);
  EXPECT_NEAR(distance(middle.position, t.fixes[1].position).si, 66792 / 2.0, 1);
  EXPECT_NEAR(middle.translation.si, 3.0922, 1e-4);
}

TEST(CycloneAt, IsLinearInTheOtherNumbers) {
  const Cyclone middle = *cyclone_at(muifa(), utc("2022-09-14T09:00+00:00"));
  EXPECT_NEAR(middle.pressure.si, 96000, 1e-6);
  EXPECT_NEAR(middle.wind.si, 77.5 * kKnot, 1e-9);
  EXPECT_NEAR(middle.gale_radius.si, 135 * kNauticalMile, 1e-6);
}

TEST(CycloneAt, IsNothingOutsideTheTrack) {
  EXPECT_FALSE(cyclone_at(in_fa(), utc("2021-07-24T23:59+00:00")));
  EXPECT_FALSE(cyclone_at(in_fa(), utc("2021-07-25T06:01+00:00")));
  EXPECT_FALSE(cyclone_at(Track{}, utc("2021-07-25T06:00+00:00")));
}

TEST(CycloneAt, StandsStillOnATrackOfOneFix) {
  const Track one = track(1005, {in_fa().fixes[1]});
  const Cyclone storm = *cyclone_at(one, one.fixes[0].at.utc);
  EXPECT_EQ(storm.translation.si, 0);
  EXPECT_TRUE(std::isfinite(wind_at(storm, kMiaozihu).speed.si));
}

TEST(CycloneAt, TakesTheRmaxOfTheTrackWhereGiven) {
  Track t = muifa();
  t.rmax = Length{50e3};
  EXPECT_EQ(last(t).rmax.si, 50e3);
}

TEST(ADepression, HasTheWindThatItsDeficitSustainsBelowGaleForce) {
  // In-fa's last fixes in China, with the best track's wind of zero.
  const auto wind_of = [](double hpa) {
    const Track t = track(1008, {fix("2021-07-28T00:00+00:00", {32.4, 118.0}, hpa, 0, 0),
                                 fix("2021-07-28T06:00+00:00", {32.9, 117.5}, hpa, 0, 0)});
    return last(t);
  };
  EXPECT_NEAR(wind_of(985).wind.si, 33 * kKnot, 1e-9);
  // sqrt(1 x 400 Pa / (1.15 e)) x 0.93 = 10.52 for b = 1; b is between 1 and 1.2 here.
  EXPECT_GT(wind_of(1004).wind.si, 10.5);
  EXPECT_LT(wind_of(1004).wind.si, 10.52 * std::sqrt(1.2));
  const WindAt far = wind_at(wind_of(1004), kMiaozihu);
  EXPECT_GT(far.speed.si, 0);
  EXPECT_LT(far.speed.si, 10);
}

TEST(ACyclone, IsFiniteEverywhereWhateverItsPressure) {
  for (const double hpa : {1005.0, 1020.0})
    for (const double knots : {0.0, 65.0}) {
      const Track t = track(1005, {fix("2021-07-25T00:00+00:00", {30.0, 122.5}, hpa, knots, 0),
                                   fix("2021-07-25T06:00+00:00", {30.0, 122.5}, hpa, knots, 0)});
      for (const Position place : {Position{30.0, 122.5}, kDinghai, Position{-30.0, -57.5}}) {
        const WindAt wind = wind_at(last(t), place);
        EXPECT_TRUE(std::isfinite(wind.speed.si) && std::isfinite(wind.from.radians));
        EXPECT_TRUE(std::isfinite(wind.pressure.si));
        EXPECT_LT(wind.speed.si, 66 * kKnot);
      }
    }
}

}  // namespace
}  // namespace skerry
