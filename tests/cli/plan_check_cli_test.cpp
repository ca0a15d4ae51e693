// Plans held against scenarios, as a user meets it.

#include "tests/support/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string kPlans = "scenarios/zhoushan/plans/";
const std::string kSwell = " --against scenarios/zhoushan/dongji-swell.yaml";

TEST(CheckAgainst, EndsWith1WhereSomethingIsCertainNotToWork) {
  const ProgramRun run =
      skerry("check tests/data/plans/force.yaml --against tests/data/small/scenario.yaml");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.out, HasSubstr("tests/data/plans/force.yaml:11:43: error: step 'swim': "));
}

TEST(CheckAgainst, WarnsOfWhatTheWeatherWouldShut) {
  // The swell shuts the passenger wharf for more than a day; the plan waits for just that wharf.
  const ProgramRun run = skerry("check " + kPlans + "wait.yaml" + kSwell);
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, StartsWith(kPlans + "wait.yaml:9:10: warning: step 'ordinary-service': "
                                           "group 'visitors' is held: "));
  EXPECT_THAT(run.out, HasSubstr("'beiao', which the plan does not name"));
  EXPECT_THAT(skerry("check --lang zh " + kPlans + "wait.yaml" + kSwell).out,
              HasSubstr("警告：步骤'ordinary-service'：群体'visitors'受阻"));
}

TEST(CheckAgainst, SaysThatAPlanIsOk) {
  const ProgramRun run = skerry("check " + kPlans + "island-alone.yaml" + kSwell);
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, kPlans + "island-alone.yaml: ok (dongji-swell)\n");
}

TEST(CheckAgainst, RefusesPlansThatNameWhatTheScenarioHasNot) {
  const ProgramRun run =
      skerry("check " + kPlans + "stake-out.yaml " + kPlans + "island-alone.yaml" + kSwell);
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("stake-out.yaml:10:28: unknown incident 'thieves'"));
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(skerry("check scenarios/zhoushan/fleet.yaml" + kSwell).exit_code, 2);
}

}  // namespace
}  // namespace skerry::test
