// The same properties on the scenarios that come with the program.

#include "sim/command/plan_follower.h"
#include "sim/study/comparison.h"
#include "tests/support/cases.h"
#include "tests/support/play.h"
#include "tests/support/shipped.h"
#include "tests/support/watch.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

class ShippedPlan : public testing::TestWithParam<PlanOfScenario> {
 protected:
  ShippedPlan()
      : scenario_(shipped_scenario(GetParam().file)),
        setup_(scenario_),
        plan_(plan_named(scenario_, GetParam().plan)),
        weather_(setup_.forecast) {
    setup_.forecast.realise(key_, weather_);
  }

  Scenario scenario_;
  skerry::Setup setup_;
  Id<Plan> plan_;
  RunKey key_{20230531, 3};
  Weather weather_;
};

TEST_P(ShippedPlan, IsReplayedByItsJournal) {
  const RunResult run = run_plan(setup_, plan_, key_, false);
  const RunResult replay = run_journal(setup_, run.journal, key_, false);
  EXPECT_EQ(replay.outcome.digest, run.outcome.digest);
  EXPECT_EQ(replay.outcome.events, run.outcome.events);
  EXPECT_EQ(replay.outcome.orders, run.outcome.orders);
}

TEST_P(ShippedPlan, GoesOnAlikeFromACopyAtAnyTime) {
  PlanFollower whole_commander(setup_, plan_);
  const Played whole = play(setup_, weather_, whole_commander, key_);
  Dice dice(1);
  for (int copies = 0; copies < 20; ++copies) {
    const SimTime fork = kStart + to_ticks(Seconds{dice.share() * in_seconds(scenario_.horizon)});
    SCOPED_TRACE("copied at " + elapsed_text(fork, true));
    skerry::Run run(setup_, weather_, key_, false);
    PlanFollower commander(setup_, plan_);
    ASSERT_FALSE(carry_on(run, commander, nullptr, fork));

    skerry::Run copy = run;
    const auto other = commander.clone();
    carry_on(copy, *other);
    carry_on(run, commander);

    EXPECT_EQ(difference(whole, played(copy)), "") << "the copy";
    EXPECT_EQ(difference(whole, played(run)), "") << "the original";
  }
}

TEST_P(ShippedPlan, KeepsTheInvariantsAtEveryMoment) {
  skerry::Run run(setup_, weather_, key_, true);
  PlanFollower commander(setup_, plan_);
  Watch watch(run);
  step_through(run, commander, watch);
  for (const std::string& problem : watch.problems()) ADD_FAILURE() << problem;
}

INSTANTIATE_TEST_SUITE_P(Each, ShippedPlan, testing::ValuesIn(shipped_plans()), test_name);

}  // namespace
}  // namespace skerry::test
