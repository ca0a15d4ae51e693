#include "sim/geo/lanes.h"

#include "sim/geo/lane_bytes.h"
#include "tests/support/lane_ways.h"
#include "tests/support/shipped.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace skerry {
namespace {

using test::along;
using test::best_way;

// One degree of latitude on the sphere of 6,371,008.8 m.
constexpr double kDegree = 111195.0797;

Position metres(double east, double north) { return {north / kDegree, east / kDegree}; }

/// A rectangle about 0N 0E, where a degree of longitude is as long as one of latitude.
Coastline::Ring block(double west, double south, double east, double north) {
  return {metres(west, south), metres(east, south), metres(east, north), metres(west, north),
          metres(west, south)};
}

/// The way from (-5000, 0) to (5000, 0) round a square of 2,000 m that is kept `off`: tangents,
/// arcs round two corners and the side between.
double round_the_square(double off) {
  const double to_corner = std::hypot(4000, 1000);
  const double bend = std::atan2(1000, 4000) + std::asin(off / to_corner);
  return 2 * std::sqrt(to_corner * to_corner - off * off) + 2 * off * bend + 2000;
}

TEST(SeaLanes, CrossOpenWaterStraight) {
  const std::vector<Position> gates{{30, 122}, {30.5, 123.5}};
  const LaneNetwork network = sea_lanes({}, {}, gates);
  ASSERT_EQ(network.lanes.size(), 1U);
  EXPECT_EQ(network.water, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_NEAR(best_way(network, 0, 1)->metres, distance(gates[0], gates[1]).si, 0.01);
}

TEST(SeaLanes, RoundAnIslandAtTheClearance) {
  const Coastline coast({block(-1000, -1000, 1000, 1000)});
  const auto way =
      best_way(sea_lanes(coast, {{200}}, std::vector{metres(-5000, 0), metres(5000, 0)}), 0, 1);
  ASSERT_TRUE(way);
  EXPECT_GT(way->metres, round_the_square(160));
  EXPECT_LT(way->metres, round_the_square(240));
  EXPECT_LE(way->points.size(), 6U);  // one or two bends to a corner
  for (std::size_t i = 1; i < way->points.size(); ++i)
    for (const Position& p : along(way->points[i - 1], way->points[i], {10}))
      EXPECT_GE(coast.to_coast(p, {1000}).si, 159);
}

TEST(SeaLanes, PassNarrowsInMidChannel) {
  // A gap of 200 m in a wall of 40 km.
  const Coastline coast({block(-500, 100, 500, 20000), block(-500, -20000, 500, -100)});
  const auto way = best_way(
      sea_lanes(coast, {{200}}, std::vector{metres(-5000, 300), metres(5000, -200)}), 0, 1);
  ASSERT_TRUE(way);
  EXPECT_LT(way->metres, 10100);
  for (std::size_t i = 1; i < way->points.size(); ++i)
    for (const Position& p : along(way->points[i - 1], way->points[i], {10}))
      EXPECT_GE(coast.to_coast(p, {1000}).si, 45);  // half of the room there
}

TEST(SeaLanes, DoNotPassGapsOfLessThanTheLeastClearance) {
  const Coastline coast({block(-500, 15, 500, 20000), block(-500, -20000, 500, -15)});
  const auto way =
      best_way(sea_lanes(coast, {{200}}, std::vector{metres(-5000, 0), metres(5000, 0)}), 0, 1);
  ASSERT_TRUE(way);
  EXPECT_GT(way->metres, 40000);
}

TEST(SeaLanes, PreferOpenWaterToNarrowsThatSaveLittle) {
  // An islet 100 m off a cape: round it, not between.
  const Coastline coast({block(-3000, -9000, 0, 0), block(-3000, 100, 0, 200)});
  const auto way = best_way(
      sea_lanes(coast, {{200}}, std::vector{metres(-8000, 1000), metres(5000, 1000)}), 0, 1);
  ASSERT_TRUE(way);
  for (const Position& p : way->points) EXPECT_GT(p.latitude * kDegree, 350);
}

TEST(SeaLanes, BeginInTheWaterOffATerminal) {
  const Coastline coast({block(-5000, -5000, 5000, 0)});
  const std::vector terminals{metres(0, -300), metres(0, 9000), metres(2000, -2500)};
  const LaneNetwork network = sea_lanes(coast, {}, terminals);
  ASSERT_NE(network.water[0], LaneNetwork::kNone);
  const Position water = network.points[network.water[0]];
  EXPECT_FALSE(coast.is_land(water));
  EXPECT_LE(distance(terminals[0], water), kLongestApproach);
  EXPECT_EQ(network.water[1], 1U);                  // a gate lies in water
  EXPECT_EQ(network.water[2], LaneNetwork::kNone);  // 2.5 km inland
}

TEST(SeaLanes, EnterNoAreaThatIsShut) {
  const LaneRules rules{{200}, {block(-2000, -3000, 2000, 3000)}, {}};
  const std::vector terminals{metres(-6000, 0), metres(6000, 0), metres(0, 0)};
  const LaneNetwork network = sea_lanes({}, rules, terminals);
  const auto way = best_way(network, 0, 1);
  ASSERT_TRUE(way);
  const Coastline area(rules.no_go);
  for (std::size_t i = 1; i < way->points.size(); ++i)
    for (const Position& p : along(way->points[i - 1], way->points[i], {10}))
      EXPECT_FALSE(area.is_land(p));
  EXPECT_EQ(network.water[2], LaneNetwork::kNone);
}

TEST(SeaLanes, FollowAFairwayThatIsNearlyAsShort) {
  // 20 km straight; by the fairway 2 x hypot(10, 1) = 20.1 km or 2 x hypot(10, 6) = 23.3 km.
  const std::vector terminals{metres(-10000, 0), metres(10000, 0)};
  const auto by_way_of = [&](double north) {
    return LaneRules{{200}, {}, {{{terminals[0], metres(0, north), terminals[1]}, 0.9}}};
  };
  const auto near = best_way(sea_lanes({}, by_way_of(1000), terminals), 0, 1);
  EXPECT_NEAR(near->metres, 2 * std::hypot(10000, 1000), 5);
  EXPECT_NEAR(near->counts, 0.9 * near->metres, 5);
  const auto far = best_way(sea_lanes({}, by_way_of(6000), terminals), 0, 1);
  EXPECT_LT(far->metres, 20500);
}

TEST(SeaLanes, LeaveOutFairwaysAcrossLand) {
  const Coastline coast({block(-1000, -1000, 1000, 1000)});
  const std::vector terminals{metres(-5000, 0), metres(5000, 0)};
  const LaneRules rules{{200}, {}, {{terminals, 0.1}}};
  const auto way = best_way(sea_lanes(coast, rules, terminals), 0, 1);
  ASSERT_TRUE(way);
  for (std::size_t i = 1; i < way->points.size(); ++i)
    for (const Position& p : along(way->points[i - 1], way->points[i], {10}))
      EXPECT_FALSE(coast.is_land(p));
}

/// A place on the unit sphere, where great circles through two places are planes.
struct Vector {
  double x = 0.0;
  double y = 0.0;
  double z = 0.0;
};
Vector on_the_sphere(const Position& p) {
  const double latitude = degrees(p.latitude).radians;
  const double longitude = degrees(p.longitude).radians;
  return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude),
          std::sin(latitude)};
}
Vector normal(const Vector& a, const Vector& b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
double dot(const Vector& a, const Vector& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
/// Of two arcs much shorter than a quarter circle and near to each other.
bool arcs_cross(const Vector& a, const Vector& b, const Vector& c, const Vector& d) {
  const Vector ab = normal(a, b);
  const Vector cd = normal(c, d);
  return dot(ab, c) * dot(ab, d) <= 0 && dot(cd, a) * dot(cd, b) <= 0;
}

class ZhoushanLanes : public testing::TestWithParam<double> {
 protected:
  ZhoushanLanes()
      : scenario_(test::shipped_scenario(std::filesystem::path(SKERRY_SOURCE_DIR) /
                                         "scenarios/zhoushan/dongji-may.yaml")) {
    for (const Place& place : scenario_.region.places)
      if (place.wharf || !place.island) terminals_.push_back(place.position);
    network_ = sea_lanes(coast(), {{GetParam()}}, terminals_);
  }
  const Coastline& coast() const { return scenario_.region.coastline; }

  /// Lanes but for the approaches.
  std::vector<std::pair<Position, Position>> lanes() const {
    std::vector<std::pair<Position, Position>> result;
    for (const LaneNetwork::Lane& lane : network_.lanes)
      if (!test::is_approach(network_, lane))
        result.emplace_back(network_.points[lane.a], network_.points[lane.b]);
    return result;
  }

  Scenario scenario_;
  std::vector<Position> terminals_;
  LaneNetwork network_;
};

TEST_P(ZhoushanLanes, JoinAllWharvesAndGates) {
  ASSERT_GT(terminals_.size(), 40U);
  for (std::size_t t = 1; t < terminals_.size(); ++t) EXPECT_TRUE(best_way(network_, 0, t)) << t;
}

TEST_P(ZhoushanLanes, BeginNearTheWharves) {
  for (std::size_t t = 0; t < terminals_.size(); ++t) {
    ASSERT_NE(network_.water[t], LaneNetwork::kNone);
    const Position& water = network_.points[network_.water[t]];
    EXPECT_LE(distance(terminals_[t], water), kLongestApproach);
    EXPECT_FALSE(coast().is_land(water));
  }
}

TEST_P(ZhoushanLanes, HaveNoPointOnLand) {
  for (const auto& [a, b] : lanes())
    for (const Position& p : along(a, b, {20}))
      ASSERT_FALSE(coast().is_land(p)) << text(a) << " to " << text(b) << " at " << text(p);
}

TEST_P(ZhoushanLanes, CrossNoEdgeOfTheCoastline) {
  std::vector<std::vector<Vector>> rings;
  for (const Coastline::Ring& ring : coast().rings()) {
    rings.emplace_back();
    for (const Position& p : ring) rings.back().push_back(on_the_sphere(p));
  }
  for (const auto& [a, b] : lanes()) {
    const Vector from = on_the_sphere(a);
    const Vector to = on_the_sphere(b);
    for (const std::vector<Vector>& ring : rings)
      for (std::size_t i = 1; i < ring.size(); ++i)
        ASSERT_FALSE(arcs_cross(from, to, ring[i - 1], ring[i])) << text(a) << " to " << text(b);
  }
}

INSTANTIATE_TEST_SUITE_P(OfEachClearance, ZhoushanLanes, testing::Values(100.0, 200.0, 400.0));

LaneNetwork some_network() {
  return sea_lanes(Coastline({block(-1000, -1000, 1000, 1000)}), {},
                   std::vector{metres(-5000, 0), metres(5000, 0), metres(0, 1100)});
}

TEST(LaneBytes, ComeBackAsTheyWent) {
  const LaneNetwork network = some_network();
  EXPECT_EQ(lanes_from_bytes(to_bytes(network)), network);
}

TEST(LaneBytes, AreRefusedWhenDamaged) {
  const std::string bytes = to_bytes(some_network());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    EXPECT_FALSE(lanes_from_bytes(std::string_view(bytes).substr(0, i))) << "cut at " << i;
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(lanes_from_bytes(changed)) << "changed at " << i;
  }
  EXPECT_FALSE(lanes_from_bytes(bytes + '\0'));
}

TEST(LanesKey, DiffersWithAllThatLanesDependOn) {
  const Coastline coast({block(0, 0, 1000, 1000), block(3000, 0, 4000, 1000)});
  const LaneRules rules{{200}, {block(8000, 0, 9000, 1000)}, {{{metres(0, 9), metres(9, 0)}, 0.9}}};
  const std::vector terminals{metres(-5000, 0), metres(5000, 0)};
  std::vector<std::uint64_t> keys{lanes_key(coast, rules, terminals)};
  EXPECT_EQ(lanes_key(coast, rules, terminals), keys[0]);
  const auto with = [&](auto change) {
    LaneRules other = rules;
    change(other);
    keys.push_back(lanes_key(coast, other, terminals));
  };
  with([](LaneRules& r) { r.clearance = {100}; });
  with([](LaneRules& r) { r.no_go[0][1].latitude += 1e-6; });
  with([](LaneRules& r) { r.no_go.clear(); });
  with([](LaneRules& r) { r.fairways[0].cost = 0.8; });
  with([](LaneRules& r) { r.fairways[0].line.pop_back(); });
  keys.push_back(lanes_key(Coastline({coast.rings()[0]}), rules, terminals));
  keys.push_back(lanes_key(coast, rules, std::span(terminals).first(1)));
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
}

}  // namespace
}  // namespace skerry
