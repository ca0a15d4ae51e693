// Loads and craft: small cases worked by hand.

#include "sim/command/assignment.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

constexpr long kBudget = 10'000;
constexpr Id<Load> kFirst{0}, kSecond{1};
constexpr Id<Carrier> kNear{0}, kFar{1};

/// Carriers that need so many minutes to fetch and deliver each load, and so many to be free again.
struct Minutes : TripOracle {
  std::vector<std::vector<int>> out;  // [carrier][load]; negative: cannot
  std::vector<int> back;

  std::optional<Availability> carry(Id<Carrier> carrier, const Availability& from,
                                    const Trip& loads, std::span<SimTime> arrives) const override {
    int longest = 0;
    for (const Id<Load> load : loads) {
      const int minutes = out[carrier.index()][load.index()];
      if (minutes < 0) return std::nullopt;
      longest = std::max(longest, minutes);
    }
    const SimTime there = from.at + std::chrono::minutes{longest};
    std::fill(arrives.begin(), arrives.end(), there);
    return Availability{there + std::chrono::minutes{back[carrier.index()]}, 0};
  }
};

/// Loads of 10 persons and carriers of `seats`.
AssignmentProblem tens(std::uint32_t loads, std::vector<int> seats) {
  AssignmentProblem problem;
  for (std::uint32_t i = 0; i < loads; ++i) problem.loads.add({10, {}, 1.0});
  for (const int each : seats) problem.carriers.add({each, {}, {}});
  return problem;
}

double ten_persons(Duration time) { return 10.0 * static_cast<double>(time.count()); }

TEST(Assigning, LeavesTheNearCraftToTheLoadThatNoOtherCanCarry) {
  // Nearest first: 10 and 10 + 100 + 10 minutes. The other way: 30 and 10.
  const AssignmentProblem problem = tens(2, {10, 10});
  Minutes ways;
  ways.out = {{10, 10}, {30, -1}};
  ways.back = {100, 100};
  EXPECT_EQ(nearest_carrier(problem, ways).cost, ten_persons(130min));
  const Assignment plan = assign(problem, ways, kBudget);
  EXPECT_EQ(plan.cost, ten_persons(40min));
  EXPECT_EQ(plan.trips[kNear], (Trips{{kSecond}}));
  EXPECT_EQ(plan.trips[kFar], (Trips{{kFirst}}));
}

TEST(Assigning, LetsALoadWaitForAFastCraftToComeBack) {
  const AssignmentProblem problem = tens(2, {10, 10});
  Minutes ways;
  ways.out = {{10, 10}, {200, 200}};
  ways.back = {5, 5};
  const Assignment plan = assign(problem, ways, kBudget);
  EXPECT_EQ(plan.trips[kNear], (Trips{{kFirst}, {kSecond}}));
  EXPECT_EQ(plan.cost, ten_persons(10min + 25min));
}

TEST(Assigning, FillsACraftUpToItsSeatsAndItsDeck) {
  AssignmentProblem problem = tens(3, {25});
  Minutes ways;
  ways.out = {{10, 10, 10}};
  ways.back = {10};
  EXPECT_EQ(assign(problem, ways, kBudget).cost, ten_persons(10min + 10min + 30min));

  problem.carriers[kNear] = {25, {40}, {}};
  problem.loads[kFirst].deck = problem.loads[kSecond].deck = {30};
  const Assignment plan = assign(problem, ways, kBudget);
  EXPECT_EQ(plan.cost, ten_persons(10min + 10min + 30min));
  for (const Trip& trip : plan.trips[kNear]) EXPECT_NE(trip, (Trip{kFirst, kSecond}));
}

TEST(Assigning, SplitsALoadFromThoseWhomItWouldKeepWaiting) {
  // Together all would be there after 60 minutes; one after the other after 5 and 5 + 5 + 60.
  const AssignmentProblem problem = tens(2, {20});
  Minutes ways;
  ways.out = {{5, 60}};
  ways.back = {5};
  const Assignment plan = assign(problem, ways, kBudget);
  EXPECT_EQ(plan.trips[kNear], (Trips{{kFirst}, {kSecond}}));
  EXPECT_EQ(plan.cost, ten_persons(75min));
}

TEST(Assigning, TakesTheLoadThatWeighsMoreFirst) {
  AssignmentProblem problem = tens(2, {10});
  problem.loads[kSecond].weight = 2.0;
  Minutes ways;
  ways.out = {{10, 10}};
  ways.back = {50};
  const Assignment plan = assign(problem, ways, kBudget);
  EXPECT_EQ(plan.trips[kNear], (Trips{{kSecond}, {kFirst}}));
  EXPECT_EQ(plan.cost, 2.0 * ten_persons(10min) + ten_persons(70min));
}

TEST(Assigning, CountsThoseWhomNobodyCanCarry) {
  Minutes ways;
  ways.out = {{-1, 10}};
  ways.back = {0};
  EXPECT_EQ(assign(tens(2, {10}), ways, kBudget).cost, ten_persons(kNotCarried + 10min));
  ways.out = {{5, 10}};
  EXPECT_EQ(assign(tens(2, {9}), ways, kBudget).cost, ten_persons(2 * kNotCarried));
  EXPECT_EQ(assign(tens(2, {}), ways, kBudget).cost, ten_persons(2 * kNotCarried));
  EXPECT_EQ(assign(tens(0, {9}), ways, kBudget).cost, 0.0);
}

TEST(Assigning, GivesTheSmallerIdWhereAllIsEqual) {
  Minutes ways;
  ways.out = {{10}, {10}};
  ways.back = {5, 5};
  const Assignment plan = assign(tens(1, {10, 10}), ways, kBudget);
  EXPECT_EQ(plan.trips[kNear], (Trips{{kFirst}}));
  EXPECT_TRUE(plan.trips[kFar].empty());
}

TEST(Assigning, ReckonsWithWhenACarrierIsFree) {
  // The near one is busy for two hours.
  AssignmentProblem problem = tens(1, {10, 10});
  problem.carriers[kNear].free.at = kStart + 2h;
  Minutes ways;
  ways.out = {{10}, {60}};
  ways.back = {5, 5};
  const Assignment plan = assign(problem, ways, kBudget);
  EXPECT_TRUE(plan.trips[kNear].empty());
  EXPECT_EQ(plan.cost, ten_persons(60min));
}

}  // namespace
}  // namespace skerry::test
