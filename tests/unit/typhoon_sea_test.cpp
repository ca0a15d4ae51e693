// Expected values: design/physics.md, sections 2.2 to 2.4, unless another reason is given.
#include "sim/weather/typhoon_sea.h"

#include "sim/weather/shelter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace skerry {
namespace {

using namespace std::chrono_literals;

CalendarTime utc(const char* text) { return parse_local_time(text)->utc; }

struct Fix {
  const char* at;
  double latitude, longitude, hpa, knots, gale_nmi;
};

Track track(const std::vector<Fix>& fixes) {
  Track result;
  for (const Fix& f : fixes)
    result.fixes.push_back({*parse_local_time(f.at),
                            {f.latitude, f.longitude},
                            {f.hpa * 100},
                            {f.knots * kKnot},
                            {f.gale_nmi * kNauticalMile},
                            {}});
  return result;
}

// The appendix's best track of JMA, all of it.
Track mawar() {
  return track({{"2023-05-27T12:00+00:00", 16.8, 130.9, 945, 85, 337.5},
                {"2023-05-27T18:00+00:00", 17.1, 129.7, 945, 85, 337.5},
                {"2023-05-28T00:00+00:00", 17.2, 128.7, 945, 85, 375},
                {"2023-05-28T06:00+00:00", 17.6, 127.9, 945, 85, 375},
                {"2023-05-28T12:00+00:00", 18.0, 127.4, 945, 85, 375},
                {"2023-05-28T18:00+00:00", 18.6, 126.7, 945, 85, 375},
                {"2023-05-29T00:00+00:00", 19.0, 126.2, 945, 85, 362.5},
                {"2023-05-29T06:00+00:00", 19.4, 125.8, 945, 85, 362.5},
                {"2023-05-29T12:00+00:00", 19.7, 125.6, 945, 85, 350},
                {"2023-05-29T18:00+00:00", 20.1, 125.4, 945, 85, 350},
                {"2023-05-30T00:00+00:00", 20.3, 125.1, 950, 80, 335},
                {"2023-05-30T06:00+00:00", 20.6, 125.0, 950, 80, 335},
                {"2023-05-30T12:00+00:00", 20.8, 125.0, 955, 70, 307.5},
                {"2023-05-30T18:00+00:00", 21.2, 125.0, 955, 70, 307.5},
                {"2023-05-31T00:00+00:00", 21.4, 125.1, 955, 70, 307.5},
                {"2023-05-31T06:00+00:00", 22.2, 125.3, 960, 65, 307.5},
                {"2023-05-31T12:00+00:00", 22.7, 125.4, 960, 65, 307.5},
                {"2023-05-31T18:00+00:00", 23.6, 125.6, 965, 60, 307.5},
                {"2023-06-01T00:00+00:00", 24.1, 125.8, 970, 50, 295}});
}

/// Muifa's passage over Putuo.
Track muifa() {
  return track({{"2022-09-14T00:00+00:00", 28.0, 123.2, 955, 80, 150},
                {"2022-09-14T06:00+00:00", 28.8, 122.8, 955, 80, 150},
                {"2022-09-14T12:00+00:00", 29.9, 122.3, 965, 75, 120},
                {"2022-09-14T18:00+00:00", 31.3, 121.6, 975, 65, 120}});
}

constexpr Position kMiaozihu{30.19, 122.69};
const std::vector<Position> kSites{kMiaozihu};

/// A background of 5 m/s from north and 0.5 m of 5 s from east.
Fields background(CalendarTime begin, int hours, std::uint32_t sites = 1) {
  Fields fields(begin, 1h, hours, sites);
  fields[Element::wind] = Grid(hours, sites, 5);
  fields[Element::gust] = Grid(hours, sites, 6);
  fields[Element::wave] = Grid(hours, sites, 0.5);
  fields[Element::wave_from] = Grid(hours, sites, std::numbers::pi / 2);
  fields[Element::period] = Grid(hours, sites, 5);
  return fields;
}

void expect_sea(const Sea& sea, double height, double period) {
  EXPECT_NEAR(sea.height.si, height, 0.005);
  EXPECT_NEAR(sea.period.si, period, 0.005);
}

TEST(TyphoonSea, IsThatOfEachFormula) {
  expect_sea(young_1988({50}, {5}, {30e3}), 14.24, 14.38);
  expect_sea(young_vinoth_2013({50}, {5}, {30e3}), 13.25, 13.76);
  expect_sea(young_1988({36}, {4}, {52e3}), 10.23, 12.62);
  expect_sea(grossmann_matheson({50}, {5}, {30e3}, {300e3}), 13.758, 14.08);
  expect_sea(grossmann_matheson({36}, {4}, {52e3}, {400e3}), 11.404, 13.48);
  EXPECT_NEAR(grossmann_matheson({17}, {0}, {30e3}, {300e3}).height.si, 3.60, 0.005);
}

TEST(TyphoonSea, IsThatOfTheNearestStormWithinTheLimits) {
  EXPECT_EQ(grossmann_matheson({50}, {20}, {90e3}, {600e3}).height,
            grossmann_matheson({50}, {15}, {60e3}, {400e3}).height);
  EXPECT_EQ(grossmann_matheson({50}, {5}, {10e3}, {0}).height,
            grossmann_matheson({50}, {5}, {15e3}, {200e3}).height);
  // Below 17 m/s the fetch stays, so that the height goes with the wind.
  EXPECT_NEAR(grossmann_matheson({8.5}, {0}, {30e3}, {300e3}).height.si, 3.60 / 2, 0.005);
  EXPECT_EQ(grossmann_matheson({0}, {0}, {30e3}, {300e3}).height.si, 0);
}

TEST(SwellDecay, SpreadsOnTheSphereAndIsDamped) {
  // Section 2.3's ratios are without damping: exp(-1e-7 (d - d0) / 2) comes on top.
  EXPECT_NEAR(swell_decay({1000e3}, {300e3}), 0.3006 * std::exp(-0.035), 1e-4);
  EXPECT_NEAR(swell_decay({2000e3}, {300e3}), 0.1512 * std::exp(-0.085), 1e-4);
  EXPECT_NEAR(swell_decay({1000e3}, {500e3}), 0.5008 * std::exp(-0.025), 1e-4);
  EXPECT_EQ(swell_decay({200e3}, {300e3}), 1);
}

TEST(StormSea, IsHighestInTheRightFrontAndLeastInTheLeftRear) {
  Cyclone storm = *cyclone_at(muifa(), utc("2022-09-14T09:00+00:00"));
  const auto sea = [&](double off_heading) {
    const Angle azimuth{storm.heading.radians + degrees(off_heading).radians};
    return storm_sea(storm, destination(storm.position, azimuth, {150e3})).si;
  };
  EXPECT_NEAR(sea(225) / sea(45), 0.7, 1e-6);
  EXPECT_NEAR(sea(135) / sea(45), 0.85, 1e-6);
  // At the centre and at rmax the sea is whole: 0.7 to 1 of the formula's highest.
  const double highest =
      grossmann_matheson({storm.wind.si / 0.93}, storm.translation, storm.rmax, storm.gale_radius)
          .height.si;
  const Angle right_front{storm.heading.radians + std::numbers::pi / 4};
  EXPECT_NEAR(storm_sea(storm, destination(storm.position, right_front, {20e3})).si, highest, 1e-6);
}

// ---- 31 May 2023 ----------------------------------------------------------------------------

/// The sea at Miaozihu on 31 May 2023 by the local clock, each hour.
const Fields& the_31_of_may() {
  static const Fields fields = [] {
    Fields day = background(utc("2023-05-31T00:00+08:00"), 24);
    add_typhoon(mawar(), kSites, day);
    return day;
  }();
  return fields;
}

TEST(Mawar, SendsSwellToMiaozihuFromSouthSouthEast) {
  const Fields& day = the_31_of_may();
  for (int hour = 0; hour < 24; ++hour) {
    EXPECT_GT(day[Element::wave](hour, 0), 1.2);
    EXPECT_LT(day[Element::wave](hour, 0), 3.0);
    const double from = in_degrees({day[Element::wave_from](hour, 0)});
    EXPECT_GT(from, 163);
    EXPECT_LT(from, 170);
    EXPECT_GT(day[Element::period](hour, 0), 11);
    EXPECT_LT(day[Element::period](hour, 0), 13.5);
    EXPECT_NEAR(day[Element::wind](hour, 0), 5, 0.1);  // the wind hardly comes that far
  }
}

TEST(Mawar, HasRisingSwellThatMorning) {
  const Grid& wave = the_31_of_may()[Element::wave];
  for (int hour = 4; hour <= 12; ++hour)
    EXPECT_GT(wave(hour, 0), wave(hour - 1, 0) - 0.005) << hour;
  EXPECT_GT(wave(12, 0), wave(4, 0) + 0.1);
}

TEST(Mawar, ShutsTheOpenWharfAndLeavesTheNorthBayOpen) {
  std::vector<Length> south(72, Length{1e3}), north(72, Length{1e3});
  for (std::size_t i = 0; i < 72; ++i) {
    const double b = 5.0 * static_cast<double>(i);
    if (b >= 90 && b <= 240) south[i] = {300e3};
    if (b >= 270 || b <= 60) north[i] = {300e3};
  }
  const WaveShelter open(south, {20}), north_bay(north, {20});
  const Fields& day = the_31_of_may();
  for (int hour = 0; hour < 24; ++hour) {
    const auto at = [&](const WaveShelter& shelter) {
      return shelter
          .wave({day[Element::wave](hour, 0)}, {day[Element::wave_from](hour, 0)},
                {day[Element::period](hour, 0)}, {day[Element::wind](hour, 0)},
                {day[Element::wind_from](hour, 0)})
          .si;
    };
    EXPECT_GT(at(open), 1.0);
    EXPECT_LE(at(north_bay), 0.25);
  }
}

// ---- fields ---------------------------------------------------------------------------------

TEST(AddTyphoon, GivesTheStormsWindNearItAndTheBackgroundsFarOff) {
  const Track storm = muifa();
  const CalendarTime at = utc("2022-09-14T12:00+00:00");
  const std::vector<Position> sites{kMiaozihu, destination({29.9, 122.3}, degrees(90), {400e3})};
  Fields fields = background(at, 1, 2);
  add_typhoon(storm, sites, fields);
  const WindAt near = wind_at(*cyclone_at(storm, at), kMiaozihu);
  EXPECT_NEAR(fields[Element::wind](0, 0), near.speed.si, 1e-9);
  EXPECT_NEAR(fields[Element::gust](0, 0), near.speed.si * gust_factor(Ground::at_sea), 1e-9);
  EXPECT_NEAR(fields[Element::wind_from](0, 0), near.from.radians, 1e-9);
  // 1.5 x 120 nmi = 333 km.
  EXPECT_EQ(fields[Element::wind](0, 1), 5);
  EXPECT_EQ(fields[Element::gust](0, 1), 6);
  EXPECT_EQ(fields[Element::wind_from](0, 1), 0);
}

TEST(AddTyphoon, AddsTheStormsSeaToTheBackgroundByEnergy) {
  const Track storm = muifa();
  const CalendarTime at = utc("2022-09-14T12:00+00:00");
  Fields fields = background(at, 1);
  add_typhoon(storm, kSites, fields);
  const double sea = storm_sea(*cyclone_at(storm, at), kMiaozihu).si;
  EXPECT_NEAR(fields[Element::wave](0, 0), std::hypot(0.5, sea), 1e-9);
  EXPECT_GT(fields[Element::period](0, 0), 12);
}

TEST(AddTyphoon, IsSmoothInSpace) {
  // Along a line out of the storm no step of 2 km changes the wind by more than 0.5 m/s or the sea
  // by more than 0.3 m beyond rmax.
  std::vector<Position> line;
  for (double km = 60; km < 500; km += 2)
    line.push_back(destination({29.9, 122.3}, degrees(110), {km * 1e3}));
  const auto count = static_cast<std::uint32_t>(line.size());
  Fields fields = background(utc("2022-09-14T12:00+00:00"), 1, count);
  add_typhoon(muifa(), line, fields);
  for (std::uint32_t i = 1; i < count; ++i) {
    EXPECT_NEAR(fields[Element::wind](0, i), fields[Element::wind](0, i - 1), 0.5);
    EXPECT_NEAR(fields[Element::wave](0, i), fields[Element::wave](0, i - 1), 0.3);
  }
}

TEST(AddTyphoon, ChangesNothingBeforeTheStormIsFelt) {
  Fields fields = background(utc("2023-05-28T00:00+00:00"), 12);
  const Fields before = fields;
  add_typhoon(mawar(), kSites, fields);
  add_typhoon(Track{}, kSites, fields);
  for (std::size_t e = 0; e < kElements; ++e) EXPECT_EQ(fields.of[e].values, before.of[e].values);
}

TEST(AddTyphoon, KeepsToTheTravelTimeOfTheGroup) {
  // A storm at rest for a day, 1,000 km south: its arrivals count for six hours on either side.
  const Position centre = destination(kMiaozihu, degrees(180), {1000e3});
  const Track still =
      track({{"2023-05-28T00:00+00:00", centre.latitude, centre.longitude, 950, 80, 300},
             {"2023-05-29T00:00+00:00", centre.latitude, centre.longitude, 950, 80, 300}});
  const Cyclone storm = *cyclone_at(still, utc("2023-05-28T00:00+00:00"));
  const Sea sea = grossmann_matheson({storm.wind.si / 0.93}, {0}, storm.rmax, storm.gale_radius);
  const double hours = 1000e3 / (9.81 * sea.period.si / (4 * std::numbers::pi)) / 3600;
  Fields fields(utc("2023-05-28T00:00+00:00"), 1h, 72, 1);
  add_typhoon(still, kSites, fields);
  const Grid& wave = fields[Element::wave];
  EXPECT_EQ(wave(static_cast<int>(hours - 6.5), 0), 0);
  EXPECT_GT(wave(static_cast<int>(hours - 4), 0), 0);
  EXPECT_GT(wave(static_cast<int>(hours + 28), 0), 0);
  EXPECT_EQ(wave(static_cast<int>(hours + 32), 0), 0);
  // In the middle, whole: the sea at the gale radius times the decay.
  const Length leaving =
      storm_sea(storm, destination(centre, bearing(centre, kMiaozihu), storm.gale_radius));
  EXPECT_NEAR(wave(static_cast<int>(hours + 12), 0),
              leaving.si * swell_decay({1000e3}, storm.gale_radius), 0.02);
  EXPECT_NEAR(in_degrees({fields[Element::wave_from](static_cast<int>(hours + 12), 0)}), 180, 0.01);
}

// ---- ensembles ------------------------------------------------------------------------------

TEST(Perturbed, IsTheTrackWithoutErrors) {
  const Track same = perturbed(mawar(), utc("2023-05-29T03:00+00:00"), {0}, 0, 1);
  for (std::size_t i = 0; i < same.fixes.size(); ++i) {
    EXPECT_NEAR(distance(same.fixes[i].position, mawar().fixes[i].position).si, 0, 0.1);
    EXPECT_NEAR(same.fixes[i].pressure.si, mawar().fixes[i].pressure.si, 1e-6);
    EXPECT_EQ(same.fixes[i].wind, mawar().fixes[i].wind);
  }
}

TEST(Perturbed, GoesFurtherAcrossTheTrackDayByDay) {
  // A track due north along a meridian: across is east.
  const Track north = track({{"2023-05-28T00:00+00:00", 20, 125, 950, 80, 300},
                             {"2023-05-29T00:00+00:00", 22, 125, 950, 80, 300},
                             {"2023-05-30T00:00+00:00", 24, 125, 950, 80, 300}});
  const Track other = perturbed(north, utc("2023-05-28T00:00+00:00"), {100e3}, 0, 1);
  EXPECT_EQ(other.fixes[0].position, north.fixes[0].position);
  for (std::size_t i = 1; i <= 2; ++i) {
    const Position was = north.fixes[i].position, is = other.fixes[i].position;
    EXPECT_NEAR(distance(was, is).si, 100e3 * static_cast<double>(i), 1);
    EXPECT_NEAR(in_degrees(bearing(was, is)), 90, 1e-6);
  }
}

TEST(Perturbed, GoesFasterAlongTheTrackAndStraightOnBeyondIt) {
  const Track north = track({{"2023-05-28T00:00+00:00", 20, 125, 950, 80, 300},
                             {"2023-05-29T00:00+00:00", 22, 125, 950, 80, 300},
                             {"2023-05-30T00:00+00:00", 24, 125, 950, 80, 300}});
  const Track other = perturbed(north, utc("2023-05-28T00:00+00:00"), {0}, 0.25, 1);
  EXPECT_NEAR(other.fixes[1].position.latitude, 22.5, 1e-9);
  EXPECT_NEAR(other.fixes[2].position.latitude, 25, 1e-9);
  EXPECT_EQ(other.fixes[2].at, north.fixes[2].at);
}

TEST(Perturbed, IsStrongerByTheIntensity) {
  const Track other = perturbed(mawar(), utc("2023-05-29T00:00+00:00"), {0}, 0, 1.2);
  EXPECT_EQ(other.fixes[6].wind, mawar().fixes[6].wind);                // at that time
  EXPECT_NEAR(other.fixes[10].wind.si, 96 * kKnot, 1e-9);               // 80 kn x 1.2
  EXPECT_NEAR(other.fixes[10].pressure.si, 100800 - 1.2 * 5800, 1e-6);  // 950 of 1008 hPa
}

}  // namespace
}  // namespace skerry
