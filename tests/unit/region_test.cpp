#include "sim/model/region.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <numbers>
#include <vector>

namespace skerry {
namespace {

std::vector<Exposure> exposure(std::vector<std::pair<double, double>> list) {
  std::vector<Exposure> result;
  for (const auto& [from, share] : list) result.push_back({degrees(from), share});
  return result;
}

TEST(ExposureShare, IsWholeWhereNothingIsGiven) { EXPECT_EQ(exposure_share({}, degrees(123)), 1); }

TEST(ExposureShare, IsTheOneGivenForAllDirections) {
  for (const double from : {0.0, 89.0, 90.0, 91.0, 270.0, 360.0})
    EXPECT_NEAR(exposure_share(exposure({{90, 0.4}}), degrees(from)), 0.4, 1e-12) << from;
}

TEST(ExposureShare, IsAsGivenAtTheDirectionsGiven) {
  const auto e = exposure({{0, 0.1}, {157, 0.85}, {270, 0.3}});
  EXPECT_NEAR(exposure_share(e, degrees(0)), 0.1, 1e-12);
  EXPECT_NEAR(exposure_share(e, degrees(157)), 0.85, 1e-12);
  EXPECT_NEAR(exposure_share(e, degrees(270)), 0.3, 1e-12);
}

TEST(ExposureShare, IsLinearBetweenNeighbours) {
  const auto e = exposure({{100, 0.2}, {200, 0.6}});
  EXPECT_NEAR(exposure_share(e, degrees(125)), 0.3, 1e-12);
  EXPECT_NEAR(exposure_share(e, degrees(150)), 0.4, 1e-12);
}

TEST(ExposureShare, GoesOnAcrossNorth) {
  // From 300 to 60 deg is 120 deg: north is half way.
  const auto e = exposure({{60, 0.2}, {300, 0.8}});
  EXPECT_NEAR(exposure_share(e, degrees(0)), 0.5, 1e-12);
  EXPECT_NEAR(exposure_share(e, degrees(330)), 0.65, 1e-12);
  EXPECT_NEAR(exposure_share(e, degrees(30)), 0.35, 1e-12);
  EXPECT_NEAR(exposure_share(e, degrees(180)), 0.5, 1e-12);
}

TEST(ExposureShare, DoesNotMindTheOrderOfTheDirections) {
  const auto rising = exposure({{10, 0.1}, {120, 0.9}, {250, 0.4}});
  const auto mixed = exposure({{250, 0.4}, {10, 0.1}, {120, 0.9}});
  for (int from = 0; from < 360; from += 7)
    EXPECT_NEAR(exposure_share(rising, degrees(from)), exposure_share(mixed, degrees(from)), 1e-12)
        << from;
}

TEST(ExposureShare, IsTheSameAtNorthAndAfterTheWholeCircle) {
  const auto e = exposure({{0, 0.1}, {90, 0.9}});
  EXPECT_NEAR(exposure_share(e, degrees(360)), 0.1, 1e-12);
  EXPECT_NEAR(exposure_share(e, degrees(359.9)), 0.1 + 0.8 * 0.1 / 270, 1e-12);
}

TEST(ExposureShare, NeverLeavesTheRangeOfWhatIsGiven) {
  const auto e = exposure({{0, 0.1}, {157, 0.85}, {359, 0.2}});
  for (double from = 0; from <= 360; from += 0.25) {
    ASSERT_GE(exposure_share(e, degrees(from)), 0.1 - 1e-12) << from;
    ASSERT_LE(exposure_share(e, degrees(from)), 0.85 + 1e-12) << from;
  }
}

TEST(LinkLength, IsAsGivenOrElseMeasuredThroughItsWayPoints) {
  Scenario s = test::small_scenario();
  Link& lane = s.region.links[test::small::kLane];
  EXPECT_EQ(length_of(lane, s.region.places).si, 18520);
  s.region.places[test::small::kHarbour].position = {0, 0};
  s.region.places[test::small::kQuay].position = {1, 1};
  lane.length.reset();
  lane.via = {{0, 1}};
  EXPECT_NEAR(length_of(lane, s.region.places).si, 2 * 6371008.8 * std::numbers::pi / 180, 1e-6);
}

}  // namespace
}  // namespace skerry
