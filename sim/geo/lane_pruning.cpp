#include "sim/geo/lane_pruning.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/property_map.hpp>

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace skerry {
namespace {

struct Weight {
  double counts = 0.0;
};
using Roads = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Weight,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;

Roads roads_of(const WaterGraph& graph, std::size_t points) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Weight> weights;
  for (const auto& [a, b, counts] : graph.legs()) {
    ends.insert(ends.end(), {{a, b}, {b, a}});
    weights.insert(weights.end(), 2, {counts});
  }
  return Roads(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), weights.begin(),
               static_cast<std::uint32_t>(points));
}

/// Takes needless bends out of ways.
class Straightener {
 public:
  Straightener(std::span<const Waypoint> points, const LegFinder& finder)
      : points_(points), finder_(finder) {}

  void straighten(std::vector<WaterGraph::Leg>& way) {
    for (std::size_t i = 1; i < way.size();) {
      WaterGraph::Leg& before = way[i - 1];
      const WaterGraph::Leg& after = way[i];
      const auto direct = counts(before.a, after.b);
      if (direct && *direct <= before.counts + after.counts) {
        before = {before.a, after.b, *direct};
        way.erase(way.begin() + static_cast<std::ptrdiff_t>(i));
        if (i > 1) --i;
      } else {
        ++i;
      }
    }
  }

 private:
  std::optional<double> counts(std::uint32_t a, std::uint32_t b) {
    const std::uint64_t key = std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
    const auto [known, is_new] = known_.try_emplace(key);
    if (is_new) known->second = finder_.counts(points_[std::min(a, b)], points_[std::max(a, b)]);
    return known->second;
  }

  std::span<const Waypoint> points_;
  const LegFinder& finder_;
  std::unordered_map<std::uint64_t, std::optional<double>> known_;
};

/// Calls `visit(way)` for the best way between any two of the points from `first_end` on.
template <class Visit>
void for_each_best_way(const WaterGraph& graph, std::size_t points, std::size_t first_end,
                       Visit visit) {
  const Roads roads = roads_of(graph, points);
  std::vector<std::uint32_t> before(points);
  std::vector<double> counts(points);
  const auto by_point = [&](auto& values) {
    return boost::make_iterator_property_map(values.begin(),
                                             boost::get(boost::vertex_index, roads));
  };
  for (std::size_t from = first_end; from < points; ++from) {
    boost::dijkstra_shortest_paths(roads, static_cast<std::uint32_t>(from),
                                   boost::weight_map(boost::get(&Weight::counts, roads))
                                       .predecessor_map(by_point(before))
                                       .distance_map(by_point(counts)));
    for (std::size_t to = from + 1; to < points; ++to) {
      std::vector<WaterGraph::Leg> way;
      for (auto at = static_cast<std::uint32_t>(to); at != before[at]; at = before[at])
        way.push_back({at, before[at], counts[at] - counts[before[at]]});
      if (!way.empty()) visit(way);
    }
  }
}

WaterGraph straightened(const WaterGraph& graph, std::span<const Waypoint> points,
                        std::size_t first_end, const LegFinder& finder) {
  WaterGraph result;
  Straightener straightener(points, finder);
  for_each_best_way(graph, points.size(), first_end, [&](std::vector<WaterGraph::Leg>& way) {
    straightener.straighten(way);
    for (const auto& [a, b, counts] : way) result.add(a, b, counts);
  });
  return result;
}

}  // namespace

void WaterGraph::add(std::uint32_t a, std::uint32_t b, double counts) {
  if (a != b) legs_.push_back({std::min(a, b), std::max(a, b), counts});
}

std::vector<WaterGraph::Leg> WaterGraph::legs() const {
  std::vector<Leg> legs = legs_;
  std::sort(legs.begin(), legs.end(), [](const Leg& p, const Leg& q) {
    return std::tuple(p.a, p.b, p.counts) < std::tuple(q.a, q.b, q.counts);
  });
  legs.erase(std::unique(legs.begin(), legs.end(),
                         [](const Leg& p, const Leg& q) { return p.a == q.a && p.b == q.b; }),
             legs.end());
  return legs;
}

std::vector<bool> WaterGraph::in_largest_part(std::size_t points) const {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(points);
  for (const Leg& leg : legs_)
    if (leg.b < points) boost::add_edge(leg.a, leg.b, graph);
  std::vector<std::size_t> part(points);
  const std::size_t parts = boost::connected_components(graph, part.data());
  std::vector<std::size_t> size(parts);
  for (const std::size_t p : part) ++size[p];
  const auto largest =
      static_cast<std::size_t>(std::max_element(size.begin(), size.end()) - size.begin());
  std::vector<bool> result(points);
  for (std::size_t i = 0; i < points; ++i) result[i] = part[i] == largest;
  return result;
}

WaterGraph pruned(const WaterGraph& graph, std::span<const Waypoint> points, std::size_t first_end,
                  const LegFinder& finder) {
  const WaterGraph straight = straightened(graph, points, first_end, finder);
  WaterGraph result;
  for_each_best_way(straight, points.size(), first_end, [&](const auto& way) {
    for (const auto& [a, b, counts] : way) result.add(a, b, counts);
  });
  return result;
}

}  // namespace skerry
