// What `check` only warns of. Its problems are in broken_files_test.cpp.

#include "sim/model/check.h"

#include "tests/support/builders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace skerry {
namespace {

namespace small = test::small;
using testing::ElementsAre;
using testing::IsEmpty;

/// The warnings about a scenario that has no problems.
std::vector<std::string> warnings(const Scenario& scenario) {
  const Findings findings = check(scenario);
  for (const Problem& problem : findings.problems) ADD_FAILURE() << text(problem);
  std::vector<std::string> result;
  for (const Problem& warning : findings.warnings) result.push_back(warning.message);
  return result;
}

TEST(CheckWarns, OfAPlanThatDoesNothing) {
  Scenario s = test::small_scenario();
  s.plans[small::kFerryThem].steps = {};
  EXPECT_THAT(warnings(s), ElementsAre("plan 'ferry-them' has no steps"));
}

TEST(CheckWarns, OfAClassThatCannotUseTheWharfItIsToLeaveFrom) {
  Scenario s = test::small_scenario();
  s.region.places[small::kQuay].wharf->berth_length = {20};
  EXPECT_THAT(warnings(s), ElementsAre("class 'ferry' cannot use 'quay': the craft is 28 m long, "
                                       "the berth takes 20 m"));
}

TEST(CheckWarns, OfADraftBeyondTheDepth) {
  Scenario s = test::small_scenario();
  s.region.places[small::kQuay].wharf->depth = {1.5};
  EXPECT_THAT(warnings(s), ElementsAre("class 'ferry' cannot use 'quay': the craft draws 1.8 m, "
                                       "the berth has 1.5 m"));
}

TEST(CheckWarns, OfAClassWithoutAnyCraft) {
  Scenario s = test::small_scenario();
  const auto spare = s.fleet.classes.add(test::craft_class("spare"));
  s.plans[small::kFerryThem].steps = {};
  s.plans[small::kFerryThem].steps.add(test::step(
      "shuttle", Always{},
      {test::act(ShuttleAction{small::kVisitors, small::kQuay, {small::kHarbour}, {{spare}}})}));
  EXPECT_THAT(warnings(s), ElementsAre("no craft of class 'spare'"));
}

TEST(CheckWarns, OfMorePersonsThanTheTeamsNamedHave) {
  Scenario s = test::small_scenario();
  s.force.teams[small::kHomePolice].persons = 5;
  EXPECT_THAT(warnings(s), ElementsAre("asks for 8 persons, but only 5 could come"));
}

TEST(CheckWarns, OfABridgeThatNoWindWouldClose) {
  Scenario s = test::small_scenario();
  Link& road = s.region.links[small::kHarbourRoad];
  road.wind_limit = beaufort(10);
  EXPECT_THAT(warnings(s),
              ElementsAre("link 'harbour-road': its 'wind-limit' has no effect without "
                          "a 'zone', whose wind would close it"));
  road.zone = small::kSound;
  EXPECT_THAT(warnings(s), IsEmpty());
}

}  // namespace
}  // namespace skerry
