#include "tests/support/lane_ways.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

namespace skerry::test {

std::optional<LaneWay> best_way(const LaneNetwork& network, std::size_t from, std::size_t to) {
  const std::uint32_t start = network.water[from];
  const std::uint32_t goal = network.water[to];
  if (start == LaneNetwork::kNone || goal == LaneNetwork::kNone) return std::nullopt;
  std::vector<std::vector<std::pair<std::uint32_t, double>>> next(network.points.size());
  for (const LaneNetwork::Lane& lane : network.lanes) {
    next[lane.a].emplace_back(lane.b, lane.counts.si);
    next[lane.b].emplace_back(lane.a, lane.counts.si);
  }
  std::vector<double> best(next.size(), std::numeric_limits<double>::infinity());
  std::vector<std::uint32_t> before(next.size());
  using Entry = std::pair<double, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  best[start] = 0;
  open.emplace(0.0, start);
  while (!open.empty()) {
    const auto [counts, at] = open.top();
    open.pop();
    if (counts > best[at]) continue;
    for (const auto& [to_point, lane] : next[at]) {
      if (counts + lane >= best[to_point]) continue;
      best[to_point] = counts + lane;
      before[to_point] = at;
      open.emplace(best[to_point], to_point);
    }
  }
  if (std::isinf(best[goal])) return std::nullopt;
  LaneWay way{best[goal], 0, {network.points[goal]}};
  for (std::uint32_t at = goal; at != start; at = before[at])
    way.points.push_back(network.points[before[at]]);
  std::reverse(way.points.begin(), way.points.end());
  way.metres = path_length(way.points).si;
  return way;
}

std::vector<Position> along(const Position& from, const Position& to, Length step) {
  const Length whole = distance(from, to);
  const Angle way = bearing(from, to);
  std::vector<Position> result;
  for (double metres = 0; metres < whole.si; metres += step.si)
    result.push_back(destination(from, way, {metres}));
  result.push_back(to);
  return result;
}

bool is_approach(const LaneNetwork& network, const LaneNetwork::Lane& lane) {
  return lane.a < network.water.size() && network.water[lane.a] == lane.b;
}

}  // namespace skerry::test
