// What always holds of an assignment, whatever the loads, the craft and the ways; and how near it
// comes to the best one, which on tiny instances can be found by trying everything.

#include "sim/command/assignment.h"
#include "tests/support/cases.h"
#include "tests/support/ferry_instance.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>

namespace skerry::test {
namespace {

constexpr long kBudget = 1'000'000;

/// The cost of a plan, reckoned anew; also says what is wrong with it.
double audit(const FerryInstance& given, const Assignment& plan) {
  double cost = 0.0;
  std::vector<int> carried(given.problem.loads.size(), 0);
  for (const Id<Carrier> carrier : given.problem.carriers.ids()) {
    Availability free = given.problem.carriers[carrier].free;
    for (const Trip& trip : plan.trips[carrier]) {
      int persons = 0;
      Area deck{};
      EXPECT_FALSE(trip.empty());
      EXPECT_TRUE(std::is_sorted(trip.begin(), trip.end()));
      std::vector<SimTime> arrives(trip.size());
      const auto then = given.carry(carrier, free, trip, arrives);
      EXPECT_TRUE(then.has_value()) << "a trip that cannot be made";
      if (!then) return cost;
      for (std::size_t i = 0; i < trip.size(); ++i) {
        const Load& load = given.problem.loads[trip[i]];
        persons += load.persons;
        deck += load.deck;
        ++carried[trip[i].index()];
        cost += load.weight * load.persons *
                static_cast<double>((arrives[i] - given.problem.now).count());
      }
      EXPECT_LE(persons, given.problem.carriers[carrier].seats);
      EXPECT_LE(deck, given.problem.carriers[carrier].deck);
      free = *then;
    }
  }
  for (const Id<Load> load : given.problem.loads.ids()) {
    EXPECT_LE(carried[load.index()], 1) << "load " << load.index() << " is carried twice";
    if (carried[load.index()] == 0)
      cost += given.problem.loads[load].weight * given.problem.loads[load].persons *
              static_cast<double>(Duration{kNotCarried}.count());
  }
  return cost;
}

TEST(Assignment, IsNeverWorseThanTheNearestCraftAndKeepsToWhatCanBeCarried) {
  for (const std::uint32_t number : cases(3000)) {
    SCOPED_TRACE(again(number));
    const FerryInstance given(number, 1 + number % 14, 1 + number % 7);
    const Assignment nearest = nearest_carrier(given.problem, given);
    // Also when it has hardly time to think.
    for (const long budget : {0L, 50L, 3000L}) {
      const Assignment plan = assign(given.problem, given, budget);
      EXPECT_LE(plan.cost, nearest.cost);
      EXPECT_EQ(plan.cost, audit(given, plan));
    }
    EXPECT_EQ(nearest.cost, audit(given, nearest));
    if (HasFailure()) return;
  }
}

TEST(Assignment, IsTheSameForTheSameQuestion) {
  for (const std::uint32_t number : cases(300)) {
    SCOPED_TRACE(again(number));
    const FerryInstance given(number, 12, 5);
    const Assignment first = assign(given.problem, given, 20'000);
    const Assignment second = assign(given.problem, given, 20'000);
    EXPECT_EQ(first.cost, second.cost);
    EXPECT_EQ(first.evaluations, second.evaluations);
    for (const Id<Carrier> carrier : given.problem.carriers.ids())
      EXPECT_EQ(first.trips[carrier], second.trips[carrier]);
  }
}

/// The least cost of any plan, by trying them all: each load in turn is left behind, joins any trip
/// or begins a new one anywhere. A plan is met more than once; that does no harm.
double least_cost(const FerryInstance& given) {
  double least = std::numeric_limits<double>::infinity();
  std::vector<std::vector<Trip>> plan(given.problem.carriers.size());
  const auto cost_of_plan = [&] {
    double cost = 0.0;
    double carried = 0.0;
    double all = 0.0;
    const auto not_carried = static_cast<double>(Duration{kNotCarried}.count());
    for (const Load& load : given.problem.loads) all += load.weight * load.persons * not_carried;
    for (std::uint32_t c = 0; c < plan.size(); ++c) {
      Availability free = given.problem.carriers[Id<Carrier>{c}].free;
      for (const Trip& trip : plan[c]) {
        int persons = 0;
        Area deck{};
        for (const Id<Load> load : trip) {
          persons += given.problem.loads[load].persons;
          deck += given.problem.loads[load].deck;
        }
        const Carrier& carrier = given.problem.carriers[Id<Carrier>{c}];
        if (persons > carrier.seats || deck > carrier.deck) return;
        std::vector<SimTime> arrives(trip.size());
        const auto then = given.carry(Id<Carrier>{c}, free, trip, arrives);
        if (!then) return;
        for (std::size_t i = 0; i < trip.size(); ++i) {
          const Load& load = given.problem.loads[trip[i]];
          cost += load.weight * load.persons *
                  static_cast<double>((arrives[i] - given.problem.now).count());
          carried += load.weight * load.persons * not_carried;
        }
        free = *then;
      }
    }
    least = std::min(least, cost + all - carried);
  };
  const std::function<void(std::uint32_t)> place = [&](std::uint32_t number) {
    if (number == given.problem.loads.size()) return cost_of_plan();
    place(number + 1);
    const Id<Load> load{number};  // greater than all before it: trips stay in order of id
    for (std::vector<Trip>& trips : plan) {
      for (std::size_t i = 0; i < trips.size(); ++i) {
        trips[i].push_back(load);
        place(number + 1);
        trips[i].pop_back();
      }
      for (std::size_t i = 0; i <= trips.size(); ++i) {
        trips.insert(trips.begin() + static_cast<std::ptrdiff_t>(i), Trip{load});
        place(number + 1);
        trips.erase(trips.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
  };
  place(0);
  return least;
}

TEST(Assignment, ComesNearTheBestThatTryingEverythingFinds) {
  double worst = 0.0, sum = 0.0, worst_nearest = 0.0, sum_nearest = 0.0;
  int count = 0, optimal = 0;
  for (const std::uint32_t number : cases(1000)) {
    SCOPED_TRACE(again(number));
    const FerryInstance given(number, 1 + number % 5, 1 + number / 5 % 3);
    const double least = least_cost(given);
    const auto gap = [&](double cost) { return cost / least - 1.0; };
    const double ours = gap(assign(given.problem, given, kBudget).cost);
    const double nearest = gap(nearest_carrier(given.problem, given).cost);
    ASSERT_GE(ours, 0.0) << "the search for the best missed a plan";
    worst = std::max(worst, ours);
    worst_nearest = std::max(worst_nearest, nearest);
    sum += ours;
    sum_nearest += nearest;
    optimal += ours == 0.0 ? 1 : 0;
    ++count;
  }
  RecordProperty("mean gap", fmt::format("{:.5f}", sum / count));
  RecordProperty("worst gap", fmt::format("{:.5f}", worst));
  RecordProperty("mean gap of the nearest craft", fmt::format("{:.5f}", sum_nearest / count));
  RecordProperty("worst gap of the nearest craft", fmt::format("{:.5f}", worst_nearest));
  // Over 20,000 instances 99.7 % were the best; the gap was 0.01 % in the mean and 14 % at worst,
  // that of the nearest craft 4.8 % and 212 %.
  EXPECT_GE(optimal, count * 98 / 100);
  EXPECT_LE(sum / count, 0.002);
  EXPECT_LE(worst, 0.2);
  EXPECT_GT(sum_nearest / count, 10 * sum / count);
}

}  // namespace
}  // namespace skerry::test
