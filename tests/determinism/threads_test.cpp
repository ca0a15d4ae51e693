// Same files, seed and orders: the same outcomes, bit for bit, on any number of threads.

#include "sim/study/comparison.h"
#include "tests/support/shipped.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace skerry::test {
namespace {

Comparison compared(const Setup& setup, int threads) {
  CompareOptions options;
  for (const Id<Plan> plan : setup.scenario.plans.ids()) options.plans.push_back(plan);
  options.seed = 7;
  options.replications = 40;
  options.threads = threads;
  return *compare(setup, options);
}

class Threads : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Threads, DoNotChangeAnOutcome) {
  const Scenario scenario = shipped_scenario(GetParam());
  const skerry::Setup setup(scenario);
  const Comparison one = compared(setup, 1);
  for (const int threads : {2, 3, 7}) {
    const Comparison many = compared(setup, threads);
    for (std::size_t plan = 0; plan < one.plans.size(); ++plan) {
      for (std::size_t r = 0; r < one.outcomes[plan].size(); ++r) {
        const Outcome& a = one.outcomes[plan][r];
        const Outcome& b = many.outcomes[plan][r];
        EXPECT_EQ(a.digest, b.digest) << "plan " << plan << ", replication " << r;
        EXPECT_EQ(std::memcmp(&a.measures, &b.measures, sizeof a.measures), 0);
        EXPECT_EQ(std::memcmp(&a.evacuee_ledger, &b.evacuee_ledger, sizeof a.evacuee_ledger), 0);
      }
      for (std::size_t m = 0; m < kMeasures; ++m)
        EXPECT_EQ(std::memcmp(&one.summaries[plan].measures[m], &many.summaries[plan].measures[m],
                              sizeof(MeasureSummary)),
                  0);
    }
  }
}

TEST_P(Threads, AReplicationAloneIsTheSameAsInAStudy) {
  const Scenario scenario = shipped_scenario(GetParam());
  const skerry::Setup setup(scenario);
  const Comparison study = compared(setup, 2);
  for (const std::uint32_t r : {0u, 13u, 39u})
    EXPECT_EQ(run_plan(setup, study.plans[1], RunKey{7, r}, false).outcome.digest,
              study.outcomes[1][r].digest);
}

TEST_P(Threads, KeepingRecordsChangesNothing) {
  const Scenario scenario = shipped_scenario(GetParam());
  const skerry::Setup setup(scenario);
  const Id<Plan> last{scenario.plans.size() - 1};
  EXPECT_EQ(run_plan(setup, last, RunKey{7, 3}, false).outcome.digest,
            run_plan(setup, last, RunKey{7, 3}, true).outcome.digest);
}

std::string scenario_name(const testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.stem().string();
  if (info.param.parent_path().filename() == "drills") name += "_drill";
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Shipped, Threads, testing::ValuesIn(shipped_files()), scenario_name);

}  // namespace
}  // namespace skerry::test
