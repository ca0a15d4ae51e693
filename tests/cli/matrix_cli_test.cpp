// Every plan on every scenario that it fits, as a user meets it.

#include "tests/support/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

namespace skerry::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const std::string kJune = "scenarios/zhoushan/june-drill.yaml";

json matrix_of(const std::string& arguments) {
  const ProgramRun run = skerry("matrix " + arguments + " --json");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  return json::parse(run.out);
}

const json& plan_of(const json& scenario, const std::string& plan) {
  for (const json& row : scenario.at("plans"))
    if (row.at("plan") == plan) return row;
  throw std::runtime_error("no plan " + plan);
}

TEST(Matrix, HasEveryPlanOfTheFolderInEveryScenario) {
  const json matrix = matrix_of("scenarios/zhoushan --replications 2");
  std::size_t scenarios = 0, plans = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(SKERRY_SOURCE_DIR "/scenarios/zhoushan")) {
    if (entry.path().extension() != ".yaml") continue;
    scenarios += bytes_of(entry.path()).find("\nscenario:") != std::string::npos ? 1 : 0;
  }
  for (const auto& entry :
       std::filesystem::directory_iterator(SKERRY_SOURCE_DIR "/scenarios/zhoushan/plans"))
    plans += entry.path().extension() == ".yaml" ? 1 : 0;
  EXPECT_EQ(matrix.at("scenarios").size(), scenarios);
  for (const json& scenario : matrix.at("scenarios")) {
    EXPECT_EQ(scenario.at("plans").size(), plans) << scenario.at("scenario");
    for (const json& plan : scenario.at("plans"))  // who lists a plan knows what it names
      EXPECT_FALSE(plan.at("listed").get<bool>() && plan.contains("misfit")) << plan;
  }
}

TEST(Matrix, SaysWhyAPlanDoesNotFit) {
  const json june = matrix_of(kJune + " --replications 2").at("scenarios").at(0);
  EXPECT_EQ(plan_of(june, "stake-out").at("misfit"),
            "scenarios/zhoushan/plans/stake-out.yaml:10:28: unknown incident 'thieves'");
  EXPECT_FALSE(plan_of(june, "stake-out").contains("mean"));
  const ProgramRun run = skerry("matrix " + kJune + " --replications 2");
  EXPECT_THAT(run.out, HasSubstr("Does not fit:"));
  EXPECT_THAT(run.out, HasSubstr("stake-out.yaml:10:28: unknown incident 'thieves'  (june-drill)"));
  EXPECT_THAT(skerry("matrix --lang zh " + kJune + " --replications 2").out, HasSubstr("不适用："));
}

TEST(Matrix, SaysWhatTheComparisonSays) {
  const json compared =
      json::parse(skerry("compare " + kJune + " --replications 30 --seed 4 --json").out);
  const json june = matrix_of(kJune + " --replications 30 --seed 4").at("scenarios").at(0);
  for (const json& plan : compared.at("plans")) {
    const json& row = plan_of(june, plan.at("plan"));
    const json& measure = plan.at("measures").at(june.at("measure").get<std::string>());
    EXPECT_TRUE(row.at("listed").get<bool>());
    if (measure.is_null()) continue;
    EXPECT_EQ(row.at("mean"), measure.at("mean"));
    EXPECT_EQ(row.at("ci95"), measure.at("ci95"));
    EXPECT_EQ(row.at("happened"), measure.at("happened"));
  }
}

TEST(Matrix, ShowsAnotherMeasureWhereOneIsNamed) {
  const json june =
      matrix_of(kJune + " --replications 2 --measure first_on_scene_s").at("scenarios").at(0);
  EXPECT_EQ(june.at("measure"), "first_on_scene_s");
  EXPECT_EQ(plan_of(june, "combined").at("happened"), 1.0);
  const ProgramRun wrong = skerry("matrix " + kJune + " --measure resolvd_s");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean 'resolved_s'?"));
}

TEST(Matrix, IsTheSameWithAnyNumberOfThreads) {
  const std::string command = "matrix " + kJune + " --replications 12 --csv";
  const std::string one = skerry(command + " --jobs 1").out;
  EXPECT_THAT(one, HasSubstr("june-drill,sea-only,1,"));
  EXPECT_EQ(one, skerry(command + " --jobs 3").out);
}

TEST(Matrix, TakesPlansThatAScenarioDoesNotList) {
  const json swell =
      matrix_of("scenarios/zhoushan/dongji-swell.yaml --replications 2").at("scenarios").at(0);
  EXPECT_FALSE(plan_of(swell, "on-the-warning").at("listed").get<bool>());
  EXPECT_TRUE(plan_of(swell, "on-the-warning").contains("mean"));
}

TEST(Matrix, WritesAFileWholeOrNotAtAll) {
  const auto file = fresh_folder() / "june.csv";
  EXPECT_EQ(skerry("matrix " + kJune + " --replications 2 --csv --out " + file.string()).exit_code,
            0);
  EXPECT_THAT(bytes_of(file), testing::StartsWith("scenario,plan,listed,measure,mean,"));
  EXPECT_EQ(skerry("matrix scenarios/zhoushan/fleet.yaml").exit_code, 2);
  EXPECT_EQ(skerry("matrix scenarios/zhoushan/plans").exit_code, 2);
}

}  // namespace
}  // namespace skerry::test
