#include "sim/network/transport_graph.h"

#include <algorithm>
#include <cmath>
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

/// Finds the zone of a point: that whose position is nearest.
class ZoneMap {
 public:
  explicit ZoneMap(const Table<Zone>& zones) : zones_(zones) {}

  std::optional<Id<Zone>> at(const Position& point) const {
    std::optional<Id<Zone>> nearest;
    double least = std::numeric_limits<double>::infinity();
    const double east = std::cos(degrees(point.latitude).radians);
    for (const Id<Zone> id : zones_.ids()) {
      const auto& position = zones_[id].position;
      if (!position) continue;
      const double x = (position->longitude - point.longitude) * east;
      const double y = position->latitude - point.latitude;
      const double d = x * x + y * y;
      if (d < least) {
        least = d;
        nearest = id;
      }
    }
    return nearest;
  }

 private:
  const Table<Zone>& zones_;
};

Position middle(const Position& a, const Position& b) {
  return destination(a, bearing(a, b), distance(a, b) * 0.5);
}

/// Calls `stretch(zone, length)` along a-b. The seas nearest to a point are convex, so a lane whose
/// ends lie in one zone lies in it.
template <class Stretch>
void for_each_zone(const ZoneMap& zones, const Position& a, const Position& b, Stretch stretch) {
  const auto zone = zones.at(a);
  const Length length = distance(a, b);
  if (zone == zones.at(b) || length <= kZoneBorder) return stretch(zone, length);
  const Position m = middle(a, b);
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
  const auto node = [&](std::uint32_t point) {
    return point < known ? terminals[point].index() : way_points + point - known;
  };
  for (const LaneNetwork::Lane& lane : lanes.lanes)
    for (const auto& [a, b] : {std::pair{lane.a, lane.b}, std::pair{lane.b, lane.a}}) {
      const Position& from = lanes.points[a];
      const Position& to = lanes.points[b];
      const Angle course = bearing(from, to);
      Edge edge{node(a), node(b), lane.counts.si, static_cast<std::uint32_t>(graph.legs.size()), 0};
      for_each_zone(zones, from, to, [&](std::optional<Id<Zone>> zone, Length length) {
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
