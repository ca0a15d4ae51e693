// What `skerry check PLAN --against SCENARIO` finds: each kind of fault, with its line. The plans
// are those of tests/data/plans, in the small scenario: 12 police at home of whom 90 % answer, one
// ferry for 60, and a brawl of level III alone on the island away.

#include "sim/study/plan_check.h"

#include "sim/io/load.h"
#include "sim/report/plan_check_report.h"
#include "tests/support/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace skerry::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;
using namespace std::chrono_literals;

const std::string kFolder = SKERRY_SOURCE_DIR "/tests/data/plans/";
const Id<CraftClass> kFerry{0};
const Id<Zone> kSound{0};

Scenario small_with(const std::string& plan) {
  io::LoadedWithPlans loaded = io::load_with_plans(
      SKERRY_SOURCE_DIR "/tests/data/small/scenario.yaml", {kFolder + plan + ".yaml"});
  EXPECT_TRUE(loaded.plans.front().problems.empty());
  return std::move(loaded.loaded.scenario);
}

/// A line each, without the folder.
std::vector<std::string> found(const Scenario& scenario, Language language = Language::en) {
  const skerry::Setup setup(scenario);
  const std::string report = plan_check_report(check_plan(setup, Id<Plan>{0}), language);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < report.size();) {
    const std::size_t end = report.find('\n', at);
    std::string line = report.substr(at, end - at);
    if (line.starts_with(kFolder)) line.erase(0, kFolder.size());
    lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

/// Waves of so many metres from the east, under which the old pier keeps a fifth and the quay nine
/// tenths; both are shut above 1 m.
Scenario in_waves(Scenario s, double metres) {
  s.weather.varies = {};
  for (WeatherPoint& point : s.weather.zones.front().series) point.wave = Length{metres};
  return s;
}

TEST(PlanCheck, FindsStepsThatCanNeverBeTriggered) {
  EXPECT_THAT(
      found(small_with("never")),
      ElementsAre(
          StartsWith(
              "never.yaml:6:22: error: step 'rise': never triggered: incident 'brawl' cannot "
              "reach level II, its highest is III; "),
          StartsWith("never.yaml:7:22: error: step 'flee': never triggered: nobody can get away"),
          StartsWith("never.yaml:8:21: error: step 'end': never triggered: incident 'brawl' has no "
                     "'resolve'"),
          StartsWith(
              "never.yaml:9:22: error: step 'late': never triggered: it would be 11 h 00 min "
              "after the start, and the scenario ends after 10 h 00 min; "),
          StartsWith("never.yaml:10:25: error: step 'morning': never triggered: it would be 23 h"),
          StartsWith("never.yaml:11:22: error: step 'many': never triggered: waits for 13 persons "
                     "on island 'home', where the plan can assemble 12 at most; "),
          StartsWith("never.yaml:12:23: error: step 'there': never triggered: waits for 5 persons "
                     "on the scene of 'brawl', where the plan brings 0 at most; "),
          StartsWith("never.yaml:13:23: error: step 'crowd': never triggered: waits for 201 of "
                     "group 'visitors', which has 200; "),
          StartsWith("never.yaml:14:23: error: step 'empty': never triggered: waits until 0 of "
                     "group 'visitors' are left, but nothing moves them; "),
          StartsWith("never.yaml:15:22: error: step 'pier': 'old-pier' is closed at the start and "
                     "no step opens it; "),
          StartsWith("never.yaml:16:25: error: step 'ferries': never triggered: waits for 2 free "
                     "craft of class 'ferry', and there are 1; "),
          StartsWith("never.yaml:17:29: error: step 'both': never triggered: what it waits for "
                     "cannot hold at once; "),
          StartsWith("never.yaml:18:32: error: step 'neither': never triggered: what it waits for "
                     "cannot hold at once; "),
          StartsWith("never.yaml:19:23: error: step 'after': never triggered: it waits for step "
                     "'rise', which can never be triggered; "),
          StartsWith("never.yaml:20:28: error: step 'hen': never triggered: 'hen' and 'egg' wait "
                     "for each other; "),
          StartsWith("never.yaml:21:49: error: step 'first': never triggered: 'first' and "
                     "'second' wait for each other; "),
          StartsWith("never.yaml:23:23: error: step 'third': never triggered: it waits for step "
                     "'second', which can never be triggered; "),
          StartsWith("never.yaml:24:26: error: step 'tomorrow': never triggered: it would be 10 h "
                     "30 min after the start"),
          StartsWith("never.yaml:26:23: warning: step 'storm': is not triggered in any of 50 "
                     "weathers drawn"),
          StartsWith("never.yaml:27:24: warning: step 'warned': is not triggered in any of 50 "
                     "weathers drawn")));
}

TEST(PlanCheck, IsSureOfTheWeatherWhereItIsTheSameInEveryRun) {
  Scenario s = small_with("never");
  s.weather.varies = {};
  EXPECT_THAT(found(s), testing::Contains(StartsWith(
                            "never.yaml:26:23: error: step 'storm': never triggered: the weather "
                            "of the scenario is never so")));
}

TEST(PlanCheck, FindsIncidentsThatNeverBeginAndClassesThatNothingGrounds) {
  Scenario s = small_with("berths");
  Incident& brawl = s.incidents[Id<Incident>{0}];
  brawl.at.reset();
  brawl.begins_when = Condition{GroupWaiting{Id<Group>{0}, 201}, {}};
  EXPECT_THAT(found(s), testing::Contains(StartsWith(
                            "berths.yaml:7:27: error: step 'reinforce': never triggered: incident "
                            "'brawl' cannot begin in this scenario")));
  s = small_with("quay");
  s.fleet.classes[kFerry].limits = {};
  s.plans[Id<Plan>{0}].steps[Id<Step>{0}].when.value = Grounded{kFerry};
  EXPECT_THAT(found(s), ElementsAre(StartsWith("quay.yaml:5:22: error: step 'quay': never "
                                               "triggered: no weather grounds class 'ferry'")));
}

TEST(PlanCheck, FindsForceThatCannotCome) {
  EXPECT_THAT(
      found(small_with("force")),
      ElementsAre(
          StartsWith("force.yaml:5:43: warning: step 'more': depends on one craft alone, "
                     "'ferry-1', the only one of class 'ferry'"),
          StartsWith("force.yaml:5:43: warning: step 'more': 'brawl' depends on 'quay' alone"),
          StartsWith("force.yaml:5:43: error: step 'more': asks for 13 persons, but 12 could come"),
          StartsWith("force.yaml:5:43: warning: step 'more': depends on one team alone, "
                     "'home-police'"),
          HasSubstr("depends on one craft"), HasSubstr("'brawl' depends on 'quay' alone"),
          StartsWith("force.yaml:6:42: warning: step 'all': asks for 12 persons; of all who could "
                     "come 10.8 answer"),
          HasSubstr("depends on one team"), HasSubstr("depends on one craft"),
          HasSubstr("'brawl' depends on 'quay' alone"),
          StartsWith(
              "force.yaml:10:9: error: step 'armed': needs 2 with 'armed', but 0 could come"),
          StartsWith("force.yaml:11:43: error: step 'swim': nobody it means has a way to 'brawl'"),
          StartsWith("force.yaml:12:45: error: step 'nobody': calls nobody: no team of those "
                     "agencies is on island 'away'"),
          StartsWith("force.yaml:13:43: error: step 'post': posts 13 with 'crowd' at 'quay', but "
                     "12 could be on that island at most"),
          StartsWith("force.yaml:14:43: error: step 'look': there is nothing to look through for "
                     "'brawl'")));
}

TEST(PlanCheck, CountsWhatHasToStayAtHome) {
  Scenario s = small_with("berths");
  s.force.cover = {{Id<Island>{0}, 5}};
  EXPECT_THAT(found(s), testing::Contains(StartsWith("berths.yaml:7:51: error: step 'reinforce': "
                                                     "asks for 8 persons, but 7 could come")));
  // Who works on his own island has not left it.
  s.incidents[Id<Incident>{0}].places = {s.force.teams[Id<Team>{0}].home};
  EXPECT_THAT(found(s), testing::Not(testing::Contains(HasSubstr("asks for"))));
}

TEST(PlanCheck, CountsWhoMayWorkThereAndWhoAnswersAtThatHour) {
  Scenario s = small_with("berths");
  Team& team = s.force.teams[Id<Team>{0}];
  OnCall morning;  // the brawl begins at 11:00
  morning.hours = DailyHours{TimeOfDay{10h}, TimeOfDay{12h}};
  morning.answers = 0.5;
  team.on_call.push_back(morning);
  EXPECT_THAT(found(s), testing::Contains(StartsWith("berths.yaml:7:51: warning: step 'reinforce': "
                                                     "asks for 8 persons; of all who could come "
                                                     "6 answer")));
  s.incident_types[Id<IncidentType>{0}].levels.front().closed_to = {team.agency};
  EXPECT_THAT(found(s), testing::Contains(StartsWith("berths.yaml:7:51: error: step 'reinforce': "
                                                     "nobody it means has a way to 'brawl'")));
}

TEST(PlanCheck, FindsBerthsThatDoNotTakeTheCraft) {
  Scenario s = small_with("pier-too");
  s.fleet.classes[kFerry].length = Length{40};  // the old pier takes 30 m
  EXPECT_THAT(found(s), testing::Contains(StartsWith("pier-too.yaml:6:45: error: step 'pier': "
                                                     "class 'ferry' cannot use 'old-pier'")));
  s = small_with("berths");
  s.fleet.classes[kFerry].length = Length{55};  // the quay takes 50 m
  const auto lines = found(s);
  EXPECT_THAT(lines, testing::Contains(StartsWith("berths.yaml:5:43: error: step 'quay': class "
                                                  "'ferry' cannot use 'quay'")));
  EXPECT_THAT(lines, testing::Contains(StartsWith("berths.yaml:7:51: warning: step 'reinforce': "
                                                  "class 'ferry' can land nowhere on island "
                                                  "'away'")));
  EXPECT_THAT(lines, testing::Contains(StartsWith("berths.yaml:7:51: error: step 'reinforce': "
                                                  "nobody it means has a way to 'brawl'")));
}

TEST(PlanCheck, FindsWharvesThatNobodyOpens) {
  EXPECT_THAT(found(small_with("berths")),
              testing::Contains(StartsWith("berths.yaml:6:43: error: step 'pier': 'old-pier' is "
                                           "closed at the start and no step opens it")));
}

TEST(PlanCheck, FindsClassesWithoutRoomOrCraft) {
  Scenario s = small_with("berths");
  s.fleet.classes[kFerry].seats = 11;
  EXPECT_THAT(found(s), testing::Contains(StartsWith("berths.yaml:7:51: warning: step 'reinforce': "
                                                     "class 'ferry' has no room for any team")));
  s.fleet.craft = {};
  EXPECT_THAT(found(s), testing::Contains(StartsWith("berths.yaml:5:43: error: step 'quay': there "
                                                     "is no craft of class 'ferry'")));
}

TEST(PlanCheck, FindsWhatDependsOnOneThingAlone) {
  EXPECT_THAT(
      found(in_waves(small_with("quay"), 0.6)),
      ElementsAre(StartsWith("quay.yaml:5:43: warning: step 'quay': depends on one craft alone, "
                             "'ferry-1'"),
                  StartsWith("quay.yaml:5:43: warning: step 'quay': 'visitors' depends on 'quay' "
                             "alone; 'old-pier' takes these craft, too")));
  Scenario s = in_waves(small_with("pier-too"), 0.6);
  Craft second = s.fleet.craft[Id<Craft>{0}];
  second.id = "ferry-2";
  s.fleet.craft.add(second);
  EXPECT_THAT(found(s), testing::IsEmpty());
}

TEST(PlanCheck, FindsWharvesThatTheWeatherShuts) {
  const auto quay = [](double metres) { return found(in_waves(small_with("quay"), metres)); };
  // 0.9 x 1.0 m is within the limit, 0.9 x 1.5 m is not; the ferry itself sails up to 2.5 m.
  EXPECT_THAT(quay(1.0), testing::Not(testing::Contains(HasSubstr("is held"))));
  EXPECT_THAT(quay(1.5),
              testing::Contains(StartsWith(
                  "quay.yaml:5:43: warning: step 'quay': group 'visitors' is held: weather shuts "
                  "'quay' or the craft named for 10 h 00 min at a stretch; 'old-pier', which the "
                  "plan does not name, would be usable")));
  const auto both = [](double metres) { return found(in_waves(small_with("pier-too"), metres)); };
  EXPECT_THAT(both(1.5), testing::Not(testing::Contains(HasSubstr("is held"))));
  EXPECT_THAT(both(3.0), testing::Contains(StartsWith(
                             "pier-too.yaml:5:61: error: step 'quay': group 'visitors' is held: "
                             "weather shuts 'quay' and 'old-pier'")));
  // A shelter is provided for that, if its step can be triggered.
  Scenario sheltered = in_waves(small_with("pier-too"), 3.0);
  sheltered.plans[Id<Plan>{0}].steps[Id<Step>{0}].actions.push_back(
      {ShelterAction{Id<Group>{0}, Id<Place>{4}}, {}});
  EXPECT_THAT(found(sheltered), testing::Not(testing::Contains(HasSubstr("is held"))));
}

TEST(PlanCheck, FindsForceThatTheWeatherHolds) {
  EXPECT_THAT(found(in_waves(small_with("berths"), 3.0)),
              testing::Contains(StartsWith(
                  "berths.yaml:7:51: error: step 'reinforce': when it is triggered, no force may "
                  "reach 'brawl': weather shuts all of 'ferry' for 8 h 00 min at a stretch")));
  EXPECT_THAT(found(in_waves(small_with("berths"), 1.0)),
              testing::Not(testing::Contains(HasSubstr("no force may reach"))));
}

TEST(PlanCheck, SaysItInChinese) {
  EXPECT_THAT(found(in_waves(small_with("quay"), 0.6), Language::zh),
              ElementsAre("quay.yaml:5:43: 警告：步骤'quay'：只靠一艘（架）'ferry-1'，它是'ferry'"
                          "类中唯一的；请再列一类",
                          "quay.yaml:5:43: 警告：步骤'quay'：'visitors'只靠'quay'；'old-pier'"
                          "也可供这些船艇使用"));
}

TEST(PlanCheck, IsCertainOfNothingAgainstShippedPlans) {
  for (const auto& file : shipped_files()) {
    const Scenario scenario = shipped_scenario(file);
    const skerry::Setup setup(scenario);
    for (const Id<Plan> plan : scenario.plans.ids())
      for (const PlanFault& fault : check_plan(setup, plan))
        EXPECT_FALSE(fault.is_certain)
            << scenario.id << ": " << plan_check_report({fault}, Language::en);
  }
}

}  // namespace
}  // namespace skerry::test
