#include "sim/model/casualties.h"

#include "sim/base/require.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace skerry {
namespace {

constexpr int kPeriods = 12;  ///< that the table foretells; then it is as after the last
/// Thousandths, so that costs are whole numbers.
constexpr std::array<int, kHighestScore + 1> kSurvival{52,  89,  150, 230, 350, 490, 630,
                                                       750, 840, 900, 940, 970, 980};
constexpr std::array<std::array<int, kPeriods>, kHighestScore + 1> kScores{{
    {},
    {},
    {},
    {1},
    {2, 1},
    {3, 2, 1},
    {4, 3, 2, 1},
    {6, 5, 4, 3, 2, 1},
    {8, 7, 6, 5, 4, 3, 2, 1},
    {9, 8, 8, 7, 6, 5, 4, 3, 2, 1},
    {10, 9, 9, 8, 8, 7, 6, 6, 5, 5, 4, 4},
    {11, 11, 10, 10, 9, 8, 8, 7, 7, 6, 6, 5},
    {12, 12, 11, 11, 10, 10, 10, 10, 9, 9, 8, 8},
}};

int count(const std::vector<Scored>& people) {
  return std::accumulate(people.begin(), people.end(), 0,
                         [](int sum, const Scored& each) { return sum + each.persons; });
}

/// How many of each score are taken in each period, so that most are expected to live: flow from
/// scores to periods, where one who dies costs one.
std::vector<std::vector<int>> best_shares(const std::vector<Scored>& people, int per_period) {
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Edge = Traits::edge_descriptor;
  using Graph = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<
          boost::edge_capacity_t, long,
          boost::property<boost::edge_residual_capacity_t, long,
                          boost::property<boost::edge_reverse_t, Edge,
                                          boost::property<boost::edge_weight_t, long>>>>>;
  const int periods = (count(people) + per_period - 1) / per_period;
  const std::size_t scores = people.size(), source = 0, sink = 1;
  Graph graph(2 + scores + static_cast<std::size_t>(periods));
  const auto add = [&](std::size_t from, std::size_t to, long most, long cost) {
    const Edge there = boost::add_edge(from, to, graph).first;
    const Edge back = boost::add_edge(to, from, graph).first;
    boost::put(boost::edge_capacity, graph, there, most);
    boost::put(boost::edge_capacity, graph, back, 0L);
    boost::put(boost::edge_weight, graph, there, cost);
    boost::put(boost::edge_weight, graph, back, -cost);
    boost::put(boost::edge_reverse, graph, there, back);
    boost::put(boost::edge_reverse, graph, back, there);
    return there;
  };
  std::vector<std::vector<Edge>> ways(scores);
  for (std::size_t s = 0; s < scores; ++s) {
    add(source, 2 + s, people[s].persons, 0);
    for (int p = 0; p < periods; ++p) {
      const int lives = kSurvival[static_cast<std::size_t>(score_after(people[s].score, p))];
      ways[s].push_back(
          add(2 + s, 2 + scores + static_cast<std::size_t>(p), people[s].persons, 1000 - lives));
    }
  }
  for (int p = 0; p < periods; ++p)
    add(2 + scores + static_cast<std::size_t>(p), sink, per_period, 0);
  boost::successive_shortest_path_nonnegative_weights(graph, source, sink);
  std::vector<std::vector<int>> shares(scores);
  for (std::size_t s = 0; s < scores; ++s)
    for (const Edge& way : ways[s])
      shares[s].push_back(static_cast<int>(boost::get(boost::edge_capacity, graph, way) -
                                           boost::get(boost::edge_residual_capacity, graph, way)));
  return shares;
}

}  // namespace

double survival(int score) { return kSurvival.at(static_cast<std::size_t>(score)) / 1000.0; }

int score_after(int score, int periods) {
  require(score >= 0 && score <= kHighestScore, "a score is from 0 to 12");
  if (periods <= 0) return score;
  return kScores[static_cast<std::size_t>(score)]
                [static_cast<std::size_t>(std::min(periods, kPeriods) - 1)];
}

std::vector<int> turns(const std::vector<Scored>& people, TriageRule rule, int per_period) {
  std::vector<int> result;
  if (rule != TriageRule::most_saved) {
    for (const Scored& each : people)
      result.insert(result.end(), static_cast<std::size_t>(each.persons),
                    rule == TriageRule::worst_first ? each.score : kHighestScore - each.score);
    return result;
  }
  std::vector<Scored> by_score;
  for (int score = 0; score <= kHighestScore; ++score) by_score.push_back({score, 0});
  for (const Scored& each : people)
    by_score[static_cast<std::size_t>(each.score)].persons += each.persons;
  std::vector<std::vector<int>> left = best_shares(by_score, std::max(1, per_period));
  for (const Scored& each : people)
    for (int person = 0; person < each.persons; ++person) {
      std::vector<int>& shares = left[static_cast<std::size_t>(each.score)];
      const auto period = std::find_if(shares.begin(), shares.end(), [](int n) { return n > 0; });
      --*period;
      result.push_back(static_cast<int>(period - shares.begin()));
    }
  return result;
}

double expected_survivors(const std::vector<Scored>& people, const std::vector<int>& turns,
                          int per_period) {
  std::vector<int> scores;
  for (const Scored& each : people)
    scores.insert(scores.end(), static_cast<std::size_t>(each.persons), each.score);
  require(scores.size() == turns.size(), "everybody has a turn");
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return turns[a] < turns[b]; });
  double sum = 0;
  for (std::size_t i = 0; i < order.size(); ++i)
    sum += survival(score_after(scores[order[i]], static_cast<int>(i) / per_period));
  return sum;
}

}  // namespace skerry
