// People hurt, and who is taken first: design/validation.md I8.

#include "sim/model/casualties.h"

#include "sim/study/comparison.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

using namespace std::chrono_literals;
namespace small = test::small;

const std::vector<Scored> kPeople{{12, 10}, {9, 10}, {6, 10}, {3, 10}};
constexpr int kPerPeriod = 4;

double survivors(TriageRule rule) {
  return expected_survivors(kPeople, turns(kPeople, rule, kPerPeriod), kPerPeriod);
}

TEST(Triage, SavesAsManyAsTheTableSays) {
  EXPECT_NEAR(survivors(TriageRule::worst_first), 17.216, 1e-9);
  EXPECT_NEAR(survivors(TriageRule::best_first), 18.88, 1e-9);
  EXPECT_NEAR(survivors(TriageRule::most_saved), 22.34, 1e-9);
  // Were all taken at once: 10 (.98 + .90 + .63 + .23).
  EXPECT_NEAR(expected_survivors(kPeople, turns(kPeople, TriageRule::worst_first, 40), 40), 27.4,
              1e-9);
}

TEST(Triage, OfFewIsTheBestOfAllOrders) {
  const std::vector<Scored> people{{11, 1}, {8, 2}, {6, 2}, {4, 2}};
  std::vector<int> order{0, 1, 2, 3, 4, 5, 6};
  double best = 0;
  do best = std::max(best, expected_survivors(people, order, 2));
  while (std::next_permutation(order.begin(), order.end()));
  const double found = expected_survivors(people, turns(people, TriageRule::most_saved, 2), 2);
  EXPECT_NEAR(found, best, 1e-9);
}

/// The same forty through whole runs: a ferry of four seats takes 15 min each way and none at the
/// berths, so that four are landed in each period.
double saved_in_runs(TriageRule rule, std::uint32_t runs) {
  Scenario s = test::small_scenario();
  s.incidents = {};
  s.horizon = 10h;
  Group& people = s.groups[small::kVisitors];
  people.persons = 40;
  people.party = 1;
  people.comes = Distribution::always(0min);
  people.casualties = Casualties{kPeople, {}};
  for (const Id<Place> place : {small::kHarbour, small::kQuay}) {
    s.region.places[place].wharf->embark_rate = test::per_minute(1e9);
    s.region.places[place].wharf->disembark_rate = test::per_minute(1e9);
  }
  CraftClass& c = s.fleet.classes[small::kFerryClass];
  c.seats = 4;
  c.speed = test::knots(40);  // 10 nmi
  c.turn_round = 0min;
  c.boarding_rate = c.unloading_rate = test::per_minute(1e9);
  s.fleet.craft[small::kFerry].home = small::kQuay;
  s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  s.plans = {};
  Plan plan = test::named(Plan{}, "carry");
  plan.steps.add(test::step("carry", Always{},
                            {test::act(ShuttleAction{small::kVisitors,
                                                     small::kQuay,
                                                     {small::kHarbour},
                                                     {{small::kFerryClass}},
                                                     Triage{rule, rule == TriageRule::most_saved
                                                                      ? std::optional{kPerPeriod}
                                                                      : std::nullopt}})}));
  s.plans.add(plan);
  const Setup setup(s);
  double saved = 0;
  for (std::uint32_t r = 0; r < runs; ++r) {
    const Outcome outcome = run_plan(setup, Id<Plan>{0}, RunKey{9, r}, false).outcome;
    EXPECT_EQ(outcome.accounts.moved + outcome.accounts.lost, 40);
    EXPECT_EQ(outcome.measures[static_cast<std::size_t>(Measure::lives_lost)],
              outcome.accounts.lost);
    saved += outcome.accounts.moved;
  }
  return saved / runs;
}

TEST(Casualties, LiveThroughWholeRunsAsTheTableSays) {
  constexpr std::uint32_t kRuns = 1000;
  // Forty chances of at most a quarter of variance each.
  const double tolerance = 3.5 * std::sqrt(40 * 0.25 / kRuns);
  EXPECT_NEAR(saved_in_runs(TriageRule::worst_first, kRuns), 17.216, tolerance);
  EXPECT_NEAR(saved_in_runs(TriageRule::best_first, kRuns), 18.88, tolerance);
  EXPECT_NEAR(saved_in_runs(TriageRule::most_saved, kRuns), 22.34, tolerance);
}

TEST(Scores, FallAndNeverRise) {
  for (int score = 0; score <= kHighestScore; ++score) {
    EXPECT_EQ(score_after(score, 0), score);
    for (int period = 1; period <= 14; ++period)
      EXPECT_LE(score_after(score, period), score_after(score, period - 1));
    if (score > 0) {
      EXPECT_GT(survival(score), survival(score - 1));
    }
  }
}

}  // namespace
}  // namespace skerry
