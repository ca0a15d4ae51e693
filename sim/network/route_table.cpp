#include "sim/network/route_table.h"

#include "sim/network/route_search.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range.hpp>

#include <algorithm>

namespace skerry {
namespace {

struct Cost {
  std::uint32_t edge = 0;
  double cost = 0.0;
};

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Cost>;

/// The part of `graph` among `nodes`, whose places in it `local` gives.
Graph part_of(const TransportGraph& graph, const std::vector<std::uint32_t>& edges,
              std::size_t nodes, const std::vector<std::uint32_t>& local) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Cost> costs;
  for (const std::uint32_t e : edges) {
    ends.emplace_back(local[graph.edges[e].from], local[graph.edges[e].to]);
    costs.push_back({e, graph.edges[e].cost});
  }
  return Graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), costs.begin(),
               nodes);
}

}  // namespace

RouteTable::~RouteTable() = default;

RouteTable::RouteTable(TransportGraph graph) : graph_(std::move(graph)) { find_components(); }

void RouteTable::find_components() {
  const std::size_t n = graph_.nodes.size();
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> ways(n);
  for (const Edge& edge : graph_.edges)
    if (edge.from < edge.to) add_edge(edge.from, edge.to, ways);
  std::vector<std::uint32_t> group(n);
  boost::connected_components(ways, group.data());

  component_.assign(n, kAlone);
  index_.assign(n, 0);
  std::vector<std::uint32_t> of_group(n, kAlone);
  std::vector<std::vector<std::uint32_t>> nodes, edges;
  for (const Edge& edge : graph_.edges) {
    const std::uint32_t g = group[edge.from];
    if (of_group[g] == kAlone) {
      of_group[g] = static_cast<std::uint32_t>(nodes.size());
      nodes.emplace_back();
      edges.emplace_back();
    }
    component_[edge.from] = of_group[g];
    edges[of_group[g]].push_back(static_cast<std::uint32_t>(&edge - graph_.edges.data()));
  }
  for (std::uint32_t node = 0; node < n; ++node)
    if (component_[node] != kAlone) nodes[component_[node]].push_back(node);

  components_.resize(nodes.size());
  for (std::size_t c = 0; c < nodes.size(); ++c) {
    // Places come first among the nodes, so an index within the component says both.
    for (std::uint32_t i = 0; i < nodes[c].size(); ++i) index_[nodes[c][i]] = i;
    Component& component = components_[c];
    for (const std::uint32_t node : nodes[c])
      if (node < graph_.places) component.places.push_back(node);
    if (component.places.size() > kMostTabled)
      component.search = std::make_unique<RouteSearch>(graph_);
    else
      tabulate(component, nodes[c].size(), edges[c]);
  }
}

void RouteTable::tabulate(Component& component, std::size_t nodes,
                          const std::vector<std::uint32_t>& edges) {
  const Graph graph = part_of(graph_, edges, nodes, index_);
  const std::size_t m = component.places.size();
  component.spans.resize(m * m);
  std::vector<double> cost(nodes);
  std::vector<std::uint32_t> before(nodes);
  const auto index = get(boost::vertex_index, graph);
  std::vector<std::uint32_t> way;  // edges, backwards
  for (std::uint32_t from = 0; from < m; ++from) {
    boost::dijkstra_shortest_paths_no_color_map(
        graph, from,
        boost::weight_map(get(&Cost::cost, graph))
            .vertex_index_map(index)
            .distance_map(boost::make_iterator_property_map(cost.begin(), index))
            .predecessor_map(boost::make_iterator_property_map(before.begin(), index)));
    for (std::uint32_t to = 0; to < m; ++to) {
      if (to == from || before[to] == to) continue;  // itself, or out of reach
      way.clear();
      for (std::uint32_t at = to; at != from; at = before[at]) {
        // The cheapest of the parallel edges that end the way here.
        const Cost* best = nullptr;
        for (const auto e :
             boost::make_iterator_range(out_edges(Graph::vertex_descriptor{before[at]}, graph))) {
          const Cost& edge = graph[e];
          if (target(e, graph) == at && (best == nullptr || edge.cost < best->cost)) best = &edge;
        }
        way.push_back(best->edge);
      }
      Span& span = component.spans[from * m + to];
      span.first = static_cast<std::uint32_t>(legs_.size());
      for (auto e = way.rbegin(); e != way.rend(); ++e)
        for (std::uint32_t l = 0; l < graph_.edges[*e].legs; ++l)
          append_leg(legs_, span.first, graph_.legs[graph_.edges[*e].first_leg + l]);
      span.count = static_cast<std::uint32_t>(legs_.size()) - span.first;
    }
  }
}

std::span<const Leg> RouteTable::legs(Id<Place> from, Id<Place> to) const {
  if (from == to || !connected(from, to)) return {};
  const Component& component = components_[component_[from.index()]];
  if (component.search) return component.search->legs(from.index(), to.index());
  const Span& span =
      component.spans[index_[from.index()] * component.places.size() + index_[to.index()]];
  return {legs_.data() + span.first, span.count};
}

}  // namespace skerry
