// The reference reports: each scenario differs under its plans in the direction that they describe.

#include "sim/study/drill.h"
#include "tests/support/shipped.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

/// What the plans of a scenario achieve over replications, by their names.
class Tried {
 public:
  Tried(const char* file, int replications)
      : scenario_(shipped_scenario(std::filesystem::path(SKERRY_SOURCE_DIR) / "scenarios/zhoushan" /
                                   (std::string(file) + ".yaml"))),
        setup_(scenario_) {
    CompareOptions options;
    for (const Id<Plan> plan : scenario_.plans.ids()) options.plans.push_back(plan);
    options.replications = replications;
    comparison_ = *compare(setup_, options);
  }

  const PlanSummary& plan(const char* name) const {
    return comparison_.summaries[plan_named(scenario_, name).index()];
  }
  const MeasureSummary& of(const char* name, Measure measure) const {
    return plan(name).measures[static_cast<std::size_t>(measure)];
  }
  const std::vector<Outcome>& outcomes(const char* name) const {
    return comparison_.outcomes[plan_named(scenario_, name).index()];
  }
  DrillSummary drill(const char* name) const { return summarise_drill(outcomes(name)); }
  std::size_t objective(const char* name) const {
    for (const Id<Objective> id : scenario_.drill.objectives.ids())
      if (scenario_.drill.objectives[id].id == name) return id.index();
    throw std::invalid_argument(name);
  }
  const Scenario& scenario() const { return scenario_; }

 private:
  Scenario scenario_;
  Setup setup_;
  Comparison comparison_;
};

TEST(WantedCrew, IsTakenAtTheWharfThatTheRegisterNamesAndGoneInTheTownElse) {
  const Tried tried("wanted-crew", 300);
  const Estimate& met = tried.of("meet-at-the-wharf", Measure::escaped_share).mean;
  const Estimate& due = tried.of("when-she-is-in", Measure::escaped_share).mean;
  EXPECT_LT(met.high, due.low);
  EXPECT_LT(met.mean, 0.15);  // the register has him in 19 of 20
  // By the ledger: the team was ordered out hours before, not at the hour when she was due.
  const auto decision = static_cast<std::size_t>(Stage::decision);
  EXPECT_LT(tried.plan("meet-at-the-wharf").responder_ledger[decision], 10 * 60);
  EXPECT_GT(tried.plan("when-she-is-in").responder_ledger[decision], 60 * 60);
}

TEST(NightBrawl, HasThePatrolThereTwoMinutesAfterTheOrder) {
  const Tried tried("drills/night-brawl", 400);
  const std::size_t there = tried.objective("there-in-three-minutes");
  const auto minutes = [&](const char* plan) {
    std::vector<double> result;
    for (const Outcome& outcome : tried.outcomes(plan))
      result.push_back(outcome.objectives[there].value / 60);
    return result;
  };
  const double median = order_quantile(minutes("nearest-beat"), 0.5);
  EXPECT_GT(median, 1);
  EXPECT_LT(median, 3);
  EXPECT_GT(tried.drill("nearest-beat").objectives[there].share[0].low, 0.5);  // in most runs
  // The station's officers are called out first, and walk.
  EXPECT_GT(order_quantile(minutes("station-only"), 0.5), 10);
}

TEST(NightBrawl, HasAllFourObjectivesJudgedInEveryRun) {
  const Tried tried("drills/night-brawl", 200);
  ASSERT_EQ(tried.scenario().drill.objectives.size(), 4u);
  for (const Plan& plan : tried.scenario().plans)
    for (const Outcome& outcome : tried.outcomes(plan.id.c_str()))
      for (const ObjectiveResult& objective : outcome.objectives)
        EXPECT_NE(objective.verdict, Verdict::not_judged) << plan.id;
}

TEST(NightBrawl, IsContainedSoonerAndHurtsFewerWhenTheBeatIsSent) {
  const Tried tried("night-brawl", 400);
  for (const Measure measure : {Measure::contained_s, Measure::persons_hurt})
    EXPECT_LT(tried.of("nearest-beat", measure).mean.high,
              tried.of("station-only", measure).mean.low);
  // By the ledger: who is on his beat need not be called out.
  const auto call_out = static_cast<std::size_t>(Stage::call_out);
  EXPECT_LT(tried.plan("nearest-beat").responder_ledger[call_out],
            tried.plan("station-only").responder_ledger[call_out]);
}

TEST(JuneDrill, ControlsTheThirdSuspectOnlyWithForceKeptForASecondScene) {
  const Tried tried("drills/june-drill", 200);
  const std::size_t third = tried.objective("third-controlled");
  const auto met = static_cast<std::size_t>(Verdict::met);
  EXPECT_EQ(tried.drill("combined").objectives[third].share[met].mean, 0);
  EXPECT_GT(tried.drill("combined-and-beiao").objectives[third].share[met].low, 0.3);
}

}  // namespace
}  // namespace skerry::test
