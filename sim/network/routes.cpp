#include "sim/network/routes.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace skerry {
namespace {

struct Lane {
  std::uint32_t link = 0;
  double length_m = 0.0;
};

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Lane>;

bool carries(LinkMedium medium, Routes::Net net) {
  switch (net) {
    case Routes::Net::sea:
      return medium == LinkMedium::sea;
    case Routes::Net::foot:
      return medium != LinkMedium::sea;
    case Routes::Net::wheels:
      return medium == LinkMedium::road;
  }
  return false;
}

Graph transport_graph(const Scenario& scenario, Routes::Net net) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  std::vector<Lane> lanes;
  for (const Id<Link> id : scenario.region.links.ids()) {
    const Link& link = scenario.region.links[id];
    if (!carries(link.medium, net)) continue;
    const Lane lane{id.index(), length_of(link, scenario.region.places).si};
    edges.emplace_back(link.from.index(), link.to.index());
    edges.emplace_back(link.to.index(), link.from.index());
    lanes.insert(lanes.end(), 2, lane);
  }
  return Graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), lanes.begin(),
               scenario.region.places.size());
}

/// How far a stream along the channel of a link's zone helps on the way from one end to the other.
double with_flood(const Scenario& scenario, Id<Link> id, Id<Place> from, Id<Place> to) {
  const auto& zone = scenario.region.links[id].zone;
  if (!zone || !scenario.region.zones[*zone].stream) return 0.0;
  const Angle course =
      bearing(scenario.region.places[from].position, scenario.region.places[to].position);
  return std::cos(course.radians - scenario.region.zones[*zone].stream->flood.radians);
}

Routes::Net net_of(Mode mode) {
  return mode == Mode::foot ? Routes::Net::foot : Routes::Net::wheels;
}

}  // namespace

Routes::Routes(const Scenario& scenario) : places_(scenario.region.places.size()) {
  for (const Net net : {Net::sea, Net::foot, Net::wheels}) {
    const Graph graph = transport_graph(scenario, net);
    Matrix& matrix = matrices_[static_cast<int>(net)];
    matrix.spans.resize(std::size_t{places_} * places_);
    std::vector<double> distance(places_);
    std::vector<std::uint32_t> before(places_);
    const auto index = get(boost::vertex_index, graph);
    for (std::uint32_t from = 0; from < places_; ++from) {
      boost::dijkstra_shortest_paths_no_color_map(
          graph, from,
          boost::weight_map(get(&Lane::length_m, graph))
              .vertex_index_map(index)
              .distance_map(boost::make_iterator_property_map(distance.begin(), index))
              .predecessor_map(boost::make_iterator_property_map(before.begin(), index)));
      for (std::uint32_t to = 0; to < places_; ++to) {
        if (to == from || before[to] == to) continue;  // itself, or out of reach
        Span& span = matrix.spans[std::size_t{from} * places_ + to];
        span.first = static_cast<std::uint32_t>(matrix.legs.size());
        for (std::uint32_t at = to; at != from; at = before[at]) {
          // The shortest of the parallel links that end the path here.
          const Lane* best = nullptr;
          const Graph::vertex_descriptor previous = before[at];
          for (const auto edge : boost::make_iterator_range(out_edges(previous, graph))) {
            const Lane& lane = graph[edge];
            if (target(edge, graph) == at && (best == nullptr || lane.length_m < best->length_m))
              best = &lane;
          }
          matrix.legs.push_back(
              {Id<Link>{best->link}, Length{best->length_m},
               with_flood(scenario, Id<Link>{best->link}, Id<Place>{before[at]}, Id<Place>{at})});
        }
        span.count = static_cast<std::uint32_t>(matrix.legs.size()) - span.first;
        std::reverse(matrix.legs.begin() + span.first, matrix.legs.end());
      }
    }
  }
}

std::span<const Leg> Routes::legs(Net net, Id<Place> from, Id<Place> to) const {
  const Matrix& matrix = matrices_[static_cast<int>(net)];
  const Span& span = matrix.spans[std::size_t{from.index()} * places_ + to.index()];
  return {matrix.legs.data() + span.first, span.count};
}

Length Routes::length(Net net, Id<Place> from, Id<Place> to) const {
  Length total{};
  for (const Leg& leg : legs(net, from, to)) total += leg.length;
  return total;
}

namespace {

/// A craft makes at least this share of its speed against any stream.
constexpr double kLeastWay = 0.1;

/// Calls `leg(zone, length, time)` for each leg of a sea passage in order of travel.
template <class Visit>
void for_each_leg(const Scenario& scenario, const Routes& routes, const Weather& weather,
                  const CraftClass& craft_class, Id<Place> from, Id<Place> to, SimTime depart,
                  Visit visit) {
  SimTime enters = depart;
  for (const Leg& leg : routes.legs(Routes::Net::sea, from, to)) {
    const Id<Zone> zone = *scenario.region.links[leg.link].zone;
    const int epoch = weather.epoch_of(enters);
    Speed speed = craft_class.speed * speed_share(craft_class.in_waves, weather.wave(epoch, zone));
    if (leg.with_flood != 0)
      speed = std::max(speed + weather.stream(epoch, zone) * leg.with_flood, speed * kLeastWay);
    const Duration time = to_ticks(leg.length / speed);
    visit(zone, leg.length, time);
    enters += time;
  }
}

}  // namespace

Passage passage(const Scenario& scenario, const Routes& routes, const Weather& weather,
                const CraftClass& craft_class, Id<Place> from, Id<Place> to, SimTime depart) {
  if (from == to) return {true, Duration{0}, Length{0}};
  if (craft_class.medium == CraftMedium::air) {
    const Length way =
        distance(scenario.region.places[from].position, scenario.region.places[to].position);
    return {true, to_ticks(way / craft_class.speed), way};
  }
  if (!routes.connected(Routes::Net::sea, from, to)) return {};
  Passage result{true, Duration{0}, Length{0}};
  for_each_leg(scenario, routes, weather, craft_class, from, to, depart,
               [&](Id<Zone>, Length length, Duration time) {
                 result.time += time;
                 result.length += length;
               });
  return result;
}

Excess excess_on_way(const Scenario& scenario, const Routes& routes, const Weather& weather,
                     Id<CraftClass> craft_class, Id<Place> from, Id<Place> to, int epoch) {
  const auto in = [&](Id<Zone> zone) {
    return excess_in(scenario, weather, epoch, zone, craft_class);
  };
  for (const Id<Place> end : {from, to})
    if (const auto zone = scenario.region.places[end].zone)
      if (const Excess e = in(*zone)) return e;
  if (scenario.fleet.classes[craft_class].medium == CraftMedium::air) return {};
  for (const Leg& leg : routes.legs(Routes::Net::sea, from, to))
    if (const Excess e = in(*scenario.region.links[leg.link].zone)) return e;
  return {};
}

std::optional<Id<Zone>> zone_on_way(const Scenario& scenario, const Routes& routes,
                                    const Weather& weather, Id<CraftClass> class_id, Id<Place> from,
                                    Id<Place> to, SimTime depart, SimTime now) {
  const CraftClass& craft_class = scenario.fleet.classes[class_id];
  if (craft_class.medium == CraftMedium::air) {
    const Passage way = passage(scenario, routes, weather, craft_class, from, to, depart);
    const bool nearer_from = (now - depart) * 2 < way.time;
    return scenario.region.places[nearer_from ? from : to].zone;
  }
  std::optional<Id<Zone>> result;
  SimTime entered = depart;
  for_each_leg(scenario, routes, weather, craft_class, from, to, depart,
               [&](Id<Zone> zone, Length, Duration time) {
                 if (entered <= now) result = zone;
                 entered += time;
               });
  return result;
}

std::optional<Duration> march_time(const Scenario& scenario, const Routes& routes, Mode mode,
                                   Speed speed, Id<Place> from, Id<Place> to) {
  if (from == to) return Duration{0};
  const auto legs = routes.legs(net_of(mode), from, to);
  if (legs.empty()) return std::nullopt;
  Seconds total{};
  for (const Leg& leg : legs) {
    const Link& link = scenario.region.links[leg.link];
    const Speed on_link = link.speed_limit ? std::min(speed, *link.speed_limit) : speed;
    total += leg.length / on_link;
  }
  return to_ticks(total);
}

Excess excess_on_march(const Scenario& scenario, const Routes& routes, const Weather& weather,
                       Mode mode, Id<Place> from, Id<Place> to, int epoch) {
  for (const Leg& leg : routes.legs(net_of(mode), from, to)) {
    const Link& link = scenario.region.links[leg.link];
    if (!link.wind_limit || !link.zone) continue;
    const Conditions conditions = weather.at(epoch, *link.zone);
    if (conditions.wind > *link.wind_limit) return {Hindrance::wind, conditions.wind.si};
  }
  return {};
}

}  // namespace skerry
