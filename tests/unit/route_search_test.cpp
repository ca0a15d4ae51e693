// Routes searched when asked for are those that are tabled at once.

#include "sim/network/route_search.h"

#include "sim/network/route_table.h"

#include <gtest/gtest.h>

#include <random>

namespace skerry {
namespace {

/// Points in a square of so many degrees, each joined to its nearest few both ways; the first are
/// places. Costs are the great circles, a few of them at a discount.
TransportGraph random_graph(std::uint32_t seed, std::uint32_t places, std::uint32_t points,
                            double degrees) {
  std::mt19937 engine(seed);
  const auto dice = [&] { return static_cast<std::uint32_t>(engine()); };
  std::uniform_real_distribution<double> within(0.0, degrees);
  TransportGraph graph;
  graph.places = places;
  for (std::uint32_t i = 0; i < points; ++i)
    graph.nodes.push_back({10 + within(engine), 150 + within(engine)});
  const auto join = [&](std::uint32_t a, std::uint32_t b) {
    const Length length = distance(graph.nodes[a], graph.nodes[b]);
    const double cost = length.si * (dice() % 5 == 0 ? 0.9 : 1.0);
    const double help = static_cast<double>(dice() % 200) / 100 - 1;
    for (const auto& [from, to, sign] : {std::tuple{a, b, 1.0}, std::tuple{b, a, -1.0}}) {
      graph.edges.push_back({from, to, cost, static_cast<std::uint32_t>(graph.legs.size()), 1});
      graph.legs.push_back({std::nullopt, Id<Zone>{dice() % 3}, length, sign * help});
    }
    graph.legs.back().zone = graph.legs[graph.legs.size() - 2].zone;
  };
  for (std::uint32_t a = 1; a < points; ++a) {
    join(a, dice() % a);  // all hang together
    join(a, dice() % points == a ? 0 : (a * 7 + 1) % points);
  }
  std::erase_if(graph.edges, [](const Edge& e) { return e.from == e.to; });
  sort_edges(graph);
  return graph;
}

double length(std::span<const Leg> legs) {
  double total = 0;
  for (const Leg& leg : legs) total += leg.length.si;
  return total;
}

/// The help of the stream over all of a route, metre by metre.
double help(std::span<const Leg> legs) {
  double total = 0;
  for (const Leg& leg : legs) total += leg.length.si * leg.with_flood;
  return total;
}

TEST(RouteSearch, FindsWhatTheTableHolds) {
  // Within 40 km all pairs are near; within 4 degrees most are far.
  for (const double degrees : {0.3, 4.0})
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
      const RouteTable table(random_graph(seed, 12, 60, degrees));
      const TransportGraph graph = random_graph(seed, 12, 60, degrees);
      RouteSearch search(graph);
      for (std::uint32_t from = 0; from < 12; ++from)
        for (std::uint32_t to = 0; to < 12; ++to) {
          if (from == to) continue;
          const auto tabled = table.legs(Id<Place>{from}, Id<Place>{to});
          const auto found = search.legs(from, to);
          ASSERT_NEAR(length(found), length(tabled), 1e-6) << seed << ": " << from << "-" << to;
          ASSERT_NEAR(help(found), help(tabled), 1e-6) << seed << ": " << from << "-" << to;
          ASSERT_EQ(found.size(), tabled.size());
        }
    }
}

TEST(RouteSearch, AnswersTheSameWhateverWasAskedBefore) {
  const TransportGraph graph = random_graph(3, 12, 60, 4.0);
  RouteSearch forwards(graph), backwards(graph);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t from = 0; from < 12; ++from)
    for (std::uint32_t to = 0; to < 12; ++to)
      if (from != to) pairs.emplace_back(from, to);
  for (const auto& [from, to] : pairs) forwards.legs(from, to);
  for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair)
    backwards.legs(pair->first, pair->second);
  for (const auto& [from, to] : pairs) {
    const auto a = forwards.legs(from, to), b = backwards.legs(from, to);
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) ASSERT_EQ(a[i].length.si, b[i].length.si);
  }
}

}  // namespace
}  // namespace skerry
