// Nothing changed unawares: the digests of runs against tests/golden/expected.csv. They guard
// against change; they prove nothing. To accept a change, say why under "Changed results" in
// CHANGELOG.md and run: SKERRY_UPDATE_GOLDEN=1 ./dev test -- -L golden

#include "sim/base/fingerprint.h"
#include "sim/study/comparison.h"
#include "tests/support/shipped.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace skerry::test {
namespace {

constexpr const char* kFile = SKERRY_SOURCE_DIR "/tests/golden/expected.csv";

std::string head() { return "# math fingerprint " + hex(math_fingerprint()); }

/// A row for every plan of every shipped scenario, two replications each.
std::vector<std::string> fresh_rows() {
  std::vector<std::string> rows{head(), "scenario,plan,seed,replication,digest,events,orders"};
  for (const PlanOfScenario& p : shipped_plans()) {
    const Scenario scenario = shipped_scenario(p.file);
    const Setup setup(scenario);
    for (const RunKey key : {RunKey{1, 0}, RunKey{7, 11}}) {
      const Outcome outcome = run_plan(setup, plan_named(scenario, p.plan), key, false).outcome;
      rows.push_back(fmt::format("{},{},{},{},{},{},{}", p.scenario, p.plan, key.seed,
                                 key.replication, hex(outcome.digest), outcome.events,
                                 outcome.orders));
    }
  }
  return rows;
}

std::vector<std::string> expected_rows() {
  std::vector<std::string> rows;
  std::ifstream stream(kFile);
  for (std::string line; std::getline(stream, line);) rows.push_back(line);
  return rows;
}

TEST(Golden, EveryRunIsTheOneOnRecord) {
  const std::vector<std::string> fresh = fresh_rows();
  if (std::getenv("SKERRY_UPDATE_GOLDEN") != nullptr) {
    std::ofstream stream(kFile);
    for (const std::string& row : fresh) stream << row << "\n";
    GTEST_SKIP() << "wrote " << kFile;
  }
  const std::vector<std::string> expected = expected_rows();
  ASSERT_FALSE(expected.empty()) << "no " << kFile;
  if (expected.front() != head())
    GTEST_SKIP() << "this machine computes with other last bits: " << head()
                 << ", the file was made with " << expected.front();
  ASSERT_EQ(expected.size(), fresh.size())
      << "a scenario or plan without its rows, or rows without";
  for (std::size_t i = 0; i < fresh.size(); ++i) EXPECT_EQ(fresh[i], expected[i]);
}

}  // namespace
}  // namespace skerry::test
