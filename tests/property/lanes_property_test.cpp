// Sea lanes against references that share nothing with their method: ways over a fine grid of the
// waters of Zhoushan, and the visibility graph of all samples of circles round all corners.

#include "sim/geo/lanes.h"
#include "tests/support/lane_ways.h"
#include "tests/support/sea_grid.h"
#include "tests/support/shipped.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <numbers>

namespace skerry {
namespace {

using test::best_way;
using test::SeaGrid;

constexpr double kClearance = 200;
constexpr double kKept = 0.8 * kClearance;

TEST(SeaLanes, AreAsShortAsWaysOverAFineGrid) {
  const Scenario scenario = test::shipped_scenario(std::filesystem::path(SKERRY_SOURCE_DIR) /
                                                   "scenarios/zhoushan/dongji-may.yaml");
  std::vector<Position> terminals;
  std::vector<std::string> names;
  for (const Place& place : scenario.region.places) {
    if (!place.wharf && place.island) continue;
    terminals.push_back(place.position);
    names.push_back(place.id);
  }
  const LaneNetwork network = sea_lanes(scenario.region.coastline, {{kClearance}}, terminals);
  const SeaGrid grid(scenario.region.coastline, {29.55, 121.75}, {30.95, 123.2}, 100, {kKept, 10});
  int pairs = 0, within_3_percent = 0;
  for (const std::size_t from : {0U, 14U, 30U}) {
    std::vector<Position> waters;
    for (const std::uint32_t water : network.water) waters.push_back(network.points[water]);
    const auto ways = grid.ways(waters[from], waters);
    for (std::size_t to = 0; to < waters.size(); ++to) {
      // The grid does not lead into every creek.
      if (to == from || !ways[to] || ways[to]->metres < 5000) continue;
      const auto lane = best_way(network, from, to);
      ASSERT_TRUE(lane);
      // A grid of 100 m does not see all of a narrows, and goes round it or close to the shore.
      EXPECT_LE(lane->counts / ways[to]->counts, 1.03) << names[from] << " to " << names[to];
      EXPECT_GE(lane->counts / ways[to]->counts, 0.96) << names[from] << " to " << names[to];
      within_3_percent += std::abs(lane->counts / ways[to]->counts - 1) <= 0.03 ? 1 : 0;
      ++pairs;
    }
  }
  EXPECT_GE(pairs, 100);
  EXPECT_GE(within_3_percent, pairs - 1);
}

constexpr double kDegree = 111195.0797;  // on the sphere of 6,371,008.8 m, at the equator

struct Spot {
  double x = 0.0;
  double y = 0.0;
};
Position at(const Spot& s) { return {s.y / kDegree, s.x / kDegree}; }
double apart(const Spot& a, const Spot& b) { return std::hypot(a.x - b.x, a.y - b.y); }

double off_segment(const Spot& a, const Spot& b, const Spot& p) {
  const double length2 = std::pow(apart(a, b), 2);
  const double t =
      length2 == 0 ? 0 : ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2;
  const double c = std::clamp(t, 0.0, 1.0);
  return apart(p, {a.x + c * (b.x - a.x), a.y + c * (b.y - a.y)});
}

/// Convex islands in the cells of a grid, more than three clearances apart, and gates round them.
struct Archipelago {
  std::vector<std::vector<Spot>> islands;
  std::vector<Spot> gates{{-4000, -3500}, {12000, -2500}, {5000, 12500}, {-3000, 10000}};

  Coastline coastline() const {
    std::vector<Coastline::Ring> rings;
    for (const auto& island : islands) {
      Coastline::Ring& ring = rings.emplace_back();
      for (const Spot& s : island) ring.push_back(at(s));
      ring.push_back(ring.front());
    }
    return Coastline(std::move(rings));
  }
  std::vector<Position> terminals() const {
    std::vector<Position> result;
    for (const Spot& s : gates) result.push_back(at(s));
    return result;
  }
};

Archipelago archipelago() {
  Archipelago result;
  for (int cell = 0; cell < 9; ++cell) {
    if (*rc::gen::inRange(0, 4) == 0) continue;
    const Spot middle{cell % 3 * 4000.0 + *rc::gen::inRange(-300, 300),
                      cell / 3 * 4000.0 + *rc::gen::inRange(-300, 300)};
    const double radius = *rc::gen::inRange(200, 1300);
    const int corners = *rc::gen::inRange(3, 9);
    auto& island = result.islands.emplace_back();
    for (int k = 0; k < corners; ++k) {
      const double angle = 2 * std::numbers::pi * (k + *rc::gen::inRange(0, 60) / 100.0) / corners;
      island.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
    }
  }
  return result;
}

/// The shortest way that keeps `off` all islands, over all samples of circles about all corners:
/// too long by at most the sagitta of the samples.
double brute_force(const Archipelago& map, const Spot& from, const Spot& to, double off) {
  constexpr int kSamples = 24;
  std::vector<Spot> spots{from, to};
  const auto clear = [&](const Spot& a, const Spot& b) {
    for (const auto& island : map.islands)
      for (std::size_t i = 0; i < island.size(); ++i) {
        const Spot& p = island[i];
        const Spot& q = island[(i + 1) % island.size()];
        if (off_segment(a, b, p) < off * 0.999 || off_segment(p, q, a) < off * 0.999 ||
            off_segment(p, q, b) < off * 0.999)
          return false;
        const auto side = [](const Spot& u, const Spot& v, const Spot& w) {
          return (v.x - u.x) * (w.y - u.y) - (v.y - u.y) * (w.x - u.x);
        };
        if (side(a, b, p) * side(a, b, q) < 0 && side(p, q, a) * side(p, q, b) < 0) return false;
      }
    return true;
  };
  for (const auto& island : map.islands)
    for (const Spot& corner : island)
      for (int k = 0; k < kSamples; ++k) {
        const double angle = 2 * std::numbers::pi * k / kSamples;
        const double radius = off / std::cos(std::numbers::pi / kSamples);
        const Spot s{corner.x + radius * std::cos(angle), corner.y + radius * std::sin(angle)};
        if (clear(s, s)) spots.push_back(s);
      }
  std::vector<double> best(spots.size(), std::numeric_limits<double>::infinity());
  std::vector<bool> done(spots.size());
  best[0] = 0;
  while (!done[1]) {
    std::size_t at = 1;
    for (std::size_t i = 0; i < spots.size(); ++i)
      if (!done[i] && (done[at] || best[i] < best[at])) at = i;
    done[at] = true;
    for (std::size_t i = 0; i < spots.size(); ++i) {
      const double there = best[at] + apart(spots[at], spots[i]);
      if (!done[i] && there < best[i] && clear(spots[at], spots[i])) best[i] = there;
    }
  }
  return best[1];
}

RC_GTEST_PROP(SeaLanes, AreTheShortestWaysRoundConvexIslands, ()) {
  const Archipelago map = archipelago();
  const LaneNetwork network = sea_lanes(map.coastline(), {{kClearance}}, map.terminals());
  const auto way = best_way(network, 0, 2);
  RC_ASSERT(way.has_value());
  // Lanes keep between four fifths of the clearance and what their corner points take.
  RC_ASSERT(way->metres >= 0.995 * brute_force(map, map.gates[0], map.gates[2], kKept));
  RC_ASSERT(way->metres <= 1.01 * brute_force(map, map.gates[0], map.gates[2], kClearance));
}

RC_GTEST_PROP(SeaLanes, AreAsLongTheOtherWayAndByNoGateShorter, ()) {
  const Archipelago map = archipelago();
  const Coastline coast = map.coastline();
  const std::vector<Position> gates = map.terminals();
  const LaneNetwork all = sea_lanes(coast, {{kClearance}}, gates);
  const std::vector<Position> back(gates.rbegin(), gates.rend());
  const LaneNetwork other = sea_lanes(coast, {{kClearance}}, back);
  const auto counts = [](const LaneNetwork& network, std::size_t from, std::size_t to) {
    return best_way(network, from, to)->counts;
  };
  for (std::size_t a = 0; a < gates.size(); ++a)
    for (std::size_t b = 0; b < gates.size(); ++b) {
      RC_ASSERT(std::abs(counts(all, a, b) - counts(other, 3 - b, 3 - a)) <=
                0.01 * counts(all, a, b));
      const LaneNetwork alone = sea_lanes(coast, {{kClearance}}, std::vector{gates[a], gates[b]});
      for (std::size_t c = 0; c < gates.size(); ++c)
        if (a != b)
          RC_ASSERT(counts(alone, 0, 1) <= (counts(all, a, c) + counts(all, c, b)) * 1.01);
    }
}

}  // namespace
}  // namespace skerry
