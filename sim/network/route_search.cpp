#include "sim/network/route_search.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>

namespace skerry {
namespace {

/// Farther apart than this, a search from the destination serves many.
constexpr Length kNear{100'000.0};
constexpr std::uint32_t kNoEdge = 0xFFFFFFFFu;

}  // namespace

void append_leg(std::vector<Leg>& route, std::size_t begin, const Leg& leg) {
  if (route.size() > begin && !leg.link && !route.back().link && leg.zone == route.back().zone) {
    Leg& last = route.back();
    const Length both = last.length + leg.length;
    if (both.si > 0)
      last.with_flood =
          (last.with_flood * last.length.si + leg.with_flood * leg.length.si) / both.si;
    last.length = both;
    return;
  }
  route.push_back(leg);
}

RouteSearch::RouteSearch(const TransportGraph& graph)
    : graph_(graph), first_edge_(graph.nodes.size() + 1), steps_(graph.nodes.size()) {
  for (const Edge& edge : graph.edges) ++first_edge_[edge.from + 1];
  for (std::size_t n = 1; n < first_edge_.size(); ++n) first_edge_[n] += first_edge_[n - 1];
  for (const Edge& edge : graph.edges) {
    const double straight = distance(graph.nodes[edge.from], graph.nodes[edge.to]).si;
    if (straight > 0) least_cost_ = std::min(least_cost_, edge.cost / straight);
  }
}

double RouteSearch::bound(std::uint32_t node, std::uint32_t goal) const {
  return distance(graph_.nodes[node], graph_.nodes[goal]).si * least_cost_;
}

void RouteSearch::search(std::uint32_t root, const std::uint32_t* goal) {
  struct Entry {
    double bound;  ///< of the whole way through the node
    double cost;
    std::uint32_t node;
    bool operator>(const Entry& other) const {
      return std::tie(bound, node) > std::tie(other.bound, other.node);
    }
  };
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  ++round_;
  const auto reach = [&](std::uint32_t node, double cost, std::uint32_t edge) {
    Step& step = steps_[node];
    if (step.round == round_ && step.cost <= cost) return;
    step = {cost, edge, round_};
    open.push({cost + (goal ? bound(node, *goal) : 0.0), cost, node});
  };
  reach(root, 0.0, kNoEdge);
  while (!open.empty()) {
    const Entry next = open.top();
    open.pop();
    if (next.cost > steps_[next.node].cost) continue;  // reached more cheaply since
    if (goal && next.node == *goal) return;
    for (std::uint32_t e = first_edge_[next.node]; e < first_edge_[next.node + 1]; ++e)
      reach(graph_.edges[e].to, next.cost + graph_.edges[e].cost, e);
  }
}

std::span<const Leg> RouteSearch::legs(std::uint32_t from, std::uint32_t to) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t pair = std::uint64_t{from} << 32 | to;
  const auto known = found_.find(pair);
  if (known != found_.end()) return known->second;
  std::vector<Leg> route;
  if (distance(graph_.nodes[from], graph_.nodes[to]) <= kNear) {
    search(from, &to);
    route = route_found(from, to);
  } else {
    route = route_by_tree(from, to);
  }
  return found_.emplace(pair, std::move(route)).first->second;
}

std::vector<Leg> RouteSearch::route_found(std::uint32_t from, std::uint32_t to) const {
  std::vector<const Edge*> edges;
  for (std::uint32_t node = to; node != from; node = edges.back()->from)
    edges.push_back(&graph_.edges[steps_[node].edge]);
  std::vector<Leg> route;
  for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge)
    for (std::uint32_t l = 0; l < (*edge)->legs; ++l)
      append_leg(route, 0, graph_.legs[(*edge)->first_leg + l]);
  return route;
}

/// Ways are the same both ways, so the tree of ways from `to` holds those to it, backwards.
std::vector<Leg> RouteSearch::route_by_tree(std::uint32_t from, std::uint32_t to) {
  auto& tree = trees_[to];
  if (tree.empty()) {
    search(to, nullptr);
    tree.resize(steps_.size(), kNoEdge);
    for (std::size_t n = 0; n < tree.size(); ++n)
      if (steps_[n].round == round_) tree[n] = steps_[n].edge;
  }
  std::vector<Leg> route;
  for (std::uint32_t node = from; node != to;) {
    const Edge& back = graph_.edges[tree[node]];  // from the next node to this one
    for (std::uint32_t l = back.legs; l-- > 0;) {
      Leg leg = graph_.legs[back.first_leg + l];
      leg.with_flood = -leg.with_flood;
      append_leg(route, 0, leg);
    }
    node = back.from;
  }
  return route;
}

}  // namespace skerry
