// The reference reports: each scenario differs under its plans in the direction that they describe.

#include "sim/study/comparison.h"
#include "tests/support/shipped.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

/// What the plans of a scenario achieve over replications, by their names.
class Tried {
 public:
  Tried(const char* scenario, int replications)
      : scenario_(shipped_scenario(std::filesystem::path(SKERRY_SOURCE_DIR) / "scenarios/zhoushan" /
                                   (std::string(scenario) + ".yaml"))),
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

}  // namespace
}  // namespace skerry::test
