#include "sim/network/transport_graph.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace skerry {
namespace {

/// Where a lane passes from one zone into another is found to so much.
constexpr Length kZoneBorder{100.0};

/// How far the stream of a zone helps on a course.
double with_flood(const Scenario& scenario, Id<Zone> zone, Angle course) {
  const auto& stream = scenario.region.zones[zone].stream;
  return stream ? std::cos(course.radians - stream->flood.radians) : 0.0;
}

/// Finds the zone of a point: that whose position is nearest; of equals the first.
class ZoneMap {
 public:
  explicit ZoneMap(const Table<Zone>& zones) {
    for (const Id<Zone> id : zones.ids())
      if (zones[id].position) by_latitude_.push_back({*zones[id].position, id});
    std::stable_sort(by_latitude_.begin(), by_latitude_.end(), [](const Sea& a, const Sea& b) {
      return a.position.latitude < b.position.latitude;
    });
  }

  std::optional<Id<Zone>> at(const Position& point) const {
    std::optional<Id<Zone>> nearest;
    double least = std::numeric_limits<double>::infinity();
    const double east = std::cos(degrees(point.latitude).radians);
    // Whether one further on in latitude could still be nearer.
    const auto look = [&](const Sea& sea) {
      const double x = (sea.position.longitude - point.longitude) * east;
      const double y = sea.position.latitude - point.latitude;
      const double d = x * x + y * y;
      if (d < least || (d == least && sea.zone < *nearest)) {
        least = d;
        nearest = sea.zone;
      }
      return y * y <= least;
    };
    const auto middle = std::partition_point(
        by_latitude_.begin(), by_latitude_.end(),
        [&](const Sea& sea) { return sea.position.latitude < point.latitude; });
    for (auto north = middle; north != by_latitude_.end() && look(*north);) ++north;
    for (auto south = std::make_reverse_iterator(middle);
         south != by_latitude_.rend() && look(*south);)
      ++south;
    return nearest;
  }

 private:
  struct Sea {
    Position position;
    Id<Zone> zone;
  };
  std::vector<Sea> by_latitude_;
};

Position middle(const Position& a, const Position& b) {
  return destination(a, bearing(a, b), distance(a, b) * 0.5);
}

/// A point of a lane and its zone.
struct InZone {
  Position position;
  std::optional<Id<Zone>> zone;
};

/// Calls `stretch(zone, length)` along a-b. The seas nearest to a point are convex, so a lane whose
/// ends lie in one zone lies in it.
template <class Stretch>
void for_each_zone(const ZoneMap& zones, const InZone& a, const InZone& b, Stretch stretch) {
  const Length length = distance(a.position, b.position);
  if (a.zone == b.zone || length <= kZoneBorder) return stretch(a.zone, length);
  const Position between = middle(a.position, b.position);
  const InZone m{between, zones.at(between)};
  for_each_zone(zones, a, m, stretch);
  for_each_zone(zones, m, b, stretch);
}

}  // namespace

TransportGraph graph_of_links(const Scenario& scenario,
                              const std::function<bool(LinkMedium)>& uses) {
  const Region& region = scenario.region;
  TransportGraph graph;
  graph.places = region.places.size();
  for (const Place& place : region.places) graph.nodes.push_back(place.position);
  for (const Id<Link> id : region.links.ids()) {
    const Link& link = region.links[id];
    if (!uses(link.medium)) continue;
    const Length length = length_of(link, region.places);
    for (const auto& [from, to] : {std::pair{link.from, link.to}, std::pair{link.to, link.from}}) {
      const Angle course = bearing(region.places[from].position, region.places[to].position);
      graph.edges.push_back(
          {from.index(), to.index(), length.si, static_cast<std::uint32_t>(graph.legs.size()), 1});
      graph.legs.push_back(
          {id, link.zone, length, link.zone ? with_flood(scenario, *link.zone, course) : 0.0});
    }
  }
  return graph;
}

void add_lanes(const Scenario& scenario, const LaneNetwork& lanes,
               const std::vector<Id<Place>>& terminals, TransportGraph& graph) {
  const ZoneMap zones(scenario.region.zones);
  const auto way_points = static_cast<std::uint32_t>(graph.nodes.size());
  const auto known = static_cast<std::uint32_t>(terminals.size());
  graph.nodes.insert(graph.nodes.end(), lanes.points.begin() + known, lanes.points.end());
  std::vector<InZone> points;
  for (const Position& position : lanes.points) points.push_back({position, zones.at(position)});
  const auto node = [&](std::uint32_t point) {
    return point < known ? terminals[point].index() : way_points + point - known;
  };
  for (const LaneNetwork::Lane& lane : lanes.lanes)
    for (const auto& [a, b] : {std::pair{lane.a, lane.b}, std::pair{lane.b, lane.a}}) {
      const Angle course = bearing(points[a].position, points[b].position);
      Edge edge{node(a), node(b), lane.counts.si, static_cast<std::uint32_t>(graph.legs.size()), 0};
      for_each_zone(zones, points[a], points[b], [&](std::optional<Id<Zone>> zone, Length length) {
        if (edge.legs > 0 && graph.legs.back().zone == zone) {
          graph.legs.back().length += length;
          return;
        }
        graph.legs.push_back(
            {std::nullopt, zone, length, zone ? with_flood(scenario, *zone, course) : 0.0});
        ++edge.legs;
      });
      graph.edges.push_back(edge);
    }
}

void sort_edges(TransportGraph& graph) {
  std::stable_sort(graph.edges.begin(), graph.edges.end(),
                   [](const Edge& a, const Edge& b) { return a.from < b.from; });
}

}  // namespace skerry
