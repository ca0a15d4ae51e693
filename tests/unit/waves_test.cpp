// Expected values: design/physics.md, sections 2.1, 2.3 and 2.4, unless another reason is given.
#include "sim/weather/waves.h"

#include "sim/weather/shelter.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace skerry {
namespace {

void expect_sea(const Sea& sea, double height, double period) {
  EXPECT_NEAR(sea.height.si, height, 0.001);
  EXPECT_NEAR(sea.period.si, period, 0.001);
}

struct Growth {
  double wind, fetch_km;
  std::array<double, 3> spm;  // height, period, hours
  std::array<double, 2> jonswap, shallow, deeper;
};

const std::vector<Growth> kTable{
    {10, 5, {0.436, 2.445, 1.14}, {0.361, 2.250}, {0.346, 2.485}, {0.349, 2.490}},
    {10, 20, {0.871, 3.881, 2.87}, {0.722, 3.555}, {0.649, 3.549}, {0.676, 3.601}},
    {15, 20, {1.434, 4.582, 2.43}, {1.084, 4.081}, {0.963, 4.235}, {1.016, 4.331}},
    {15, 100, {3.207, 7.836, 7.10}, {2.423, 6.940}, {1.546, 5.440}, {1.925, 6.254}},
    {20, 20, {2.043, 5.156, 2.16}, {1.445, 4.500}, {1.267, 4.784}, {1.351, 4.931}},
    {20, 300, {7.914, 12.716, 13.13}, {5.596, 10.998}, {2.098, 6.017}, {3.106, 7.703}}};

TEST(Growth, FollowsEachFormula) {
  for (const Growth& g : kTable) {
    const Speed wind{g.wind};
    const Length fetch{g.fetch_km * 1e3};
    expect_sea(spm(wind, fetch), g.spm[0], g.spm[1]);
    EXPECT_NEAR(spm_duration(wind, fetch).si / 3600, g.spm[2], 0.006);
    expect_sea(jonswap(wind, fetch), g.jonswap[0], g.jonswap[1]);
    expect_sea(young_verhagen(wind, fetch, {10}), g.shallow[0], g.shallow[1]);
    expect_sea(young_verhagen(wind, fetch, {20}), g.deeper[0], g.deeper[1]);
  }
}

TEST(Growth, IsLimitedByTheDurationOfTheWind) {
  expect_sea(spm({15}, {300e3}, {3 * 3600.0}), 1.680, 5.092);
  // Long enough: limited by the fetch.
  EXPECT_EQ(spm({15}, {20e3}, {3 * 3600.0}).height, spm({15}, {20e3}).height);
}

TEST(Growth, IsNoneInACalmOrWithoutFetch) {
  for (const Sea& sea : {young_verhagen({0}, {5e3}, {10}), young_verhagen({10}, {0}, {10}),
                         jonswap({0}, {5e3}), spm({0}, {5e3}), spm({10}, {5e3}, {0})})
    EXPECT_EQ(sea.height.si, 0);
}

TEST(WaveLength, SolvesTheDispersionRelation) {
  EXPECT_NEAR(wave_length({8}, {20}).si, 88.79, 0.01);
  EXPECT_NEAR(wave_length({10}, {20}).si, 121.24, 0.01);
  EXPECT_NEAR(wave_length({12}, {20}).si, 152.36, 0.01);
  EXPECT_NEAR(wave_length({8}, {10}).si, 70.90, 0.01);
  EXPECT_NEAR(wave_length({10}, {10}).si, 92.37, 0.01);
  EXPECT_NEAR(wave_length({12}, {10}).si, 113.30, 0.01);
  for (const double period : {1.0, 3.0, 8.0, 20.0})
    for (const double depth : {0.1, 2.0, 30.0, 4000.0}) {
      const double k = 2 * std::numbers::pi / wave_length({period}, {depth}).si;
      const double omega = 2 * std::numbers::pi / period;
      EXPECT_NEAR(kGravity * k * std::tanh(k * depth) / (omega * omega), 1, 1e-9);
    }
}

TEST(GroupSpeed, SlowsOverShallows) {
  EXPECT_NEAR(deep_group_speed({8}).si, 6.245, 0.001);
  EXPECT_NEAR(deep_group_speed({15}).si, 11.710, 0.001);
  EXPECT_NEAR(group_speed({8}, {20}).si, 7.409, 0.001);
  EXPECT_NEAR(group_speed({10}, {10}).si, 8.070, 0.001);
  EXPECT_NEAR(group_speed({12}, {20}).si, 10.527, 0.001);
  EXPECT_NEAR(group_speed({12}, {4000}).si, deep_group_speed({12}).si, 1e-9);
}

TEST(Shoaling, FollowsTheGroupSpeed) {
  EXPECT_NEAR(shoaling({8}, {20}), 0.9181, 1e-4);
  EXPECT_NEAR(shoaling({10}, {20}), 0.9175, 1e-4);
  EXPECT_NEAR(shoaling({12}, {20}), 0.9434, 1e-4);
  EXPECT_NEAR(shoaling({8}, {10}), 0.9327, 1e-4);
  EXPECT_NEAR(shoaling({10}, {10}), 0.9835, 1e-4);
  EXPECT_NEAR(shoaling({12}, {10}), 1.0439, 1e-4);
}

TEST(Refraction, FollowsSnell) {
  EXPECT_NEAR(refraction(degrees(45), {8}, {10}), 0.9041, 1e-4);
  EXPECT_NEAR(refraction(degrees(45), {10}, {10}), 0.8823, 1e-4);
  EXPECT_NEAR(refraction(degrees(45), {12}, {10}), 0.8699, 1e-4);
}

/// Exposure of a half-plane open from `edge` deg off the mean direction. The table stops at 180 deg
/// off: at an edge of 90 deg it leaves out what comes round the other side.
double half_plane(double edge, int spreading) {
  const std::array<Sector, 1> open{Sector{degrees(edge), degrees(std::fmin(edge + 180, 180))}};
  return exposure(open, degrees(0), spreading);
}

TEST(Exposure, OfAHalfPlaneFollowsTheTable) {
  const std::vector<double> edges{-60, -30, 0, 15, 30, 45, 60, 90};
  const std::vector<std::pair<int, std::vector<double>>> table{
      {4, {.970, .883, .707, .592, .470, .350, .242, .086}},
      {10, {.996, .940, .707, .526, .341, .189, .087, .009}},
      {25, {1.000, .985, .707, .419, .175, .048, .008, .000}},
      {75, {1.000, 1.000, .707, .232, .025, .001, .000, .000}}};
  for (const auto& [spreading, expected] : table)
    for (std::size_t i = 0; i < edges.size(); ++i)
      EXPECT_NEAR(half_plane(edges[i], spreading), expected[i], 0.001) << spreading << edges[i];
}

TEST(Exposure, AtTheEdgeIsTheRootOfAHalf) {
  for (const int spreading : {1, 10, 25, 75})
    EXPECT_NEAR(half_plane(0, spreading), std::sqrt(0.5), 1e-9);
}

TEST(Exposure, OfAWindowAndOfAllAndOfNothing) {
  const std::array<Sector, 1> narrow{Sector{degrees(330), degrees(30)}};
  const std::array<Sector, 1> wide{Sector{degrees(315), degrees(45)}};
  const std::array<Sector, 1> all{Sector{degrees(0), degrees(360)}};
  EXPECT_NEAR(exposure(narrow, degrees(0), 25), 0.9689, 1e-4);
  EXPECT_NEAR(exposure(wide, degrees(360), 25), 0.9977, 1e-4);
  EXPECT_NEAR(exposure(all, degrees(77), 25), 1, 1e-12);
  EXPECT_EQ(exposure({}, degrees(77), 25), 0);
}

// ---- shelter --------------------------------------------------------------------------------

/// Fetches by 5 deg: `inside` between the bearings (clockwise), `outside` else.
std::vector<Length> fetches(double from, double to, double inside_km, double outside_km) {
  std::vector<Length> result;
  for (int i = 0; i < 72; ++i) {
    const double b = 5.0 * i;
    const bool in = from <= to ? b >= from && b <= to : b >= from || b <= to;
    result.push_back({(in ? inside_km : outside_km) * 1e3});
  }
  return result;
}

constexpr Length kDepth{20};

TEST(WaveShelter, LetsOldSwellIntoTheOpenSouthAndKeepsItFromTheNorth) {
  // Section 2.4, 31 May 2023: 2.5 m, 11 s, from 167 deg.
  const WaveShelter south(fetches(90, 240, 300, 1), kDepth);
  const WaveShelter north(fetches(270, 60, 300, 1), kDepth);
  EXPECT_NEAR(south.share(degrees(167), {11}), 1, 1e-3);
  EXPECT_GT(south.wave({2.5}, degrees(167), {11}, {3}, degrees(90)).si, 1.5);
  EXPECT_LE(north.wave({2.5}, degrees(167), {11}, {3}, degrees(90)).si, 0.25);
}

TEST(WaveShelter, HasTheExposureOfItsOpenSectorByPeriod) {
  // Open from 92.5 (between the fetches of 90 and 95) to 267.5 deg: a half-plane, nearly.
  const WaveShelter shelter(fetches(95, 265, 300, 1), kDepth);
  const auto edge = [&](double off, double period) {
    return shelter.share(degrees(92.5 - off), {period});
  };
  for (const double period : {5.0, 8.0, 12.0}) EXPECT_NEAR(edge(0, period), 0.707, 0.005);
  EXPECT_NEAR(edge(30, 6.9), 0.341, 0.005);
  EXPECT_NEAR(edge(30, 7.0), 0.175, 0.005);
  EXPECT_NEAR(edge(30, 9.9), 0.175, 0.005);
  EXPECT_EQ(edge(60, 10), static_cast<float>(WaveShelter::kFloor));
}

TEST(WaveShelter, TurnsWithTheCompass) {
  // The same place turned by 120 deg, asked turned by 120 deg and by whole turns.
  const WaveShelter a(fetches(60, 180, 300, 4), kDepth);
  const WaveShelter b(fetches(180, 300, 300, 4), kDepth);
  for (double d = -400; d < 800; d += 7) {
    EXPECT_NEAR(a.share(degrees(d), {8}), b.share(degrees(d + 120), {8}), 1e-5);
    EXPECT_NEAR(a.local_sea({17.3}, degrees(d)).si, b.local_sea({17.3}, degrees(d + 120)).si, 1e-5);
  }
}

TEST(WaveShelter, IsWholeWhereAllIsOpenAndTheFloorWhereNothingIs) {
  const WaveShelter open(fetches(0, 355, 300, 300), kDepth);
  const WaveShelter shut(fetches(0, 355, 2, 2), kDepth);
  EXPECT_NEAR(open.share(degrees(50), {8}), 1, 1e-6);
  EXPECT_NEAR(shut.share(degrees(50), {8}), WaveShelter::kFloor, 1e-6);
  EXPECT_EQ(open.local_sea({20}, degrees(50)).si, 0);  // it is in the waves offshore
}

TEST(WaveShelter, HasTheSeaOfYoungAndVerhagenOnAnEvenFetch) {
  const WaveShelter lagoon(fetches(0, 355, 20, 20), {10});
  EXPECT_NEAR(lagoon.effective_fetch(degrees(33)).si, 20e3, 20);
  EXPECT_NEAR(lagoon.local_sea({10}, degrees(30)).si, 0.649, 0.002);
  EXPECT_NEAR(lagoon.local_sea({15}, degrees(31)).si, 0.963, 0.002);
  EXPECT_EQ(lagoon.local_sea({70}, degrees(31)), lagoon.local_sea({60}, degrees(31)));
  EXPECT_EQ(lagoon.local_sea({0}, degrees(31)).si, 0);
}

TEST(WaveShelter, TakesTheFetchOffTheWindThatGivesMost) {
  // 1 km but for 15 km from 40 to 80 deg; wind from north. Means over 15 deg are whole from 45 on:
  // 15 cos(45)^(0.44/0.28) = 8.70 km by hand; at 40 (15+15+1)/3 cos(40)^1.571 = 6.80; at 50 7.49.
  const WaveShelter bay(fetches(40, 80, 15, 1), kDepth);
  EXPECT_NEAR(bay.effective_fetch(degrees(0)).si, 8.70e3, 20);
  EXPECT_NEAR(bay.effective_fetch(degrees(60)).si, 15e3, 1);
}

TEST(WaveShelter, AddsTheLocalSeaToTheOffshoreWavesByEnergy) {
  const WaveShelter shelter(fetches(90, 240, 300, 10), kDepth);
  const Length in = Length{1} * shelter.share(degrees(120), {6});
  const Length local = shelter.local_sea({15}, degrees(320));
  EXPECT_NEAR(shelter.wave({1}, degrees(120), {6}, {15}, degrees(320)).si,
              std::sqrt(in.si * in.si + local.si * local.si), 1e-12);
}

TEST(WaveShelter, LetsNoSeaStandHigherThanTheDepthBears) {
  const WaveShelter shallow(fetches(0, 355, 300, 300), {5});
  EXPECT_EQ(shallow.wave({9}, degrees(0), {12}, {30}, degrees(0)).si, 3);
}

}  // namespace
}  // namespace skerry
