// When a plan's steps are triggered, and what the dispatcher does with force that goes by land.

#include "sim/command/plan_follower.h"

#include "tests/support/builders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

std::vector<GivenOrder> orders_of(const Scenario& s) {
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, false);
  PlanFollower follower(setup, small::kFerryThem);
  std::vector<GivenOrder> journal;
  carry_on(run, follower, &journal);
  return journal;
}

/// The plan of the small scenario with one step, at once.
Scenario with_step(Condition::Value when, Action::Value action) {
  Scenario s = small_scenario();
  Plan& plan = s.plans[small::kFerryThem];
  plan.command_delay = 0min;
  plan.steps = {};
  plan.steps.add(step("only", std::move(when), {act(std::move(action))}));
  return s;
}

TEST(AStep, ComesInTimeThoughTheWeatherChangesAtThatMoment) {
  // Epochs of ten minutes: something else happens at each whole hour.
  const auto orders = orders_of(with_step(Elapsed{2h}, WarnAction{Warning::red}));
  ASSERT_EQ(orders.size(), 1U);
  EXPECT_EQ(orders[0].at, kStart + 2h);
}

TEST(ASend, GoesByRoadToAnotherIslandWhereABridgeLeads) {
  // The six of home march over a bridge to the village; no craft is named.
  Scenario s =
      with_step(Detected{small::kBrawl}, SendAction{small::kBrawl, 12, {}, {small::kHome}, {}, {}});
  Link bridge = named(Link{}, "bridge");
  bridge.from = s.force.teams[small::kHomePolice].home;
  bridge.to = small::kVillage;
  bridge.medium = LinkMedium::road;
  bridge.length = Length{2000};
  s.region.links.add(bridge);
  bool marches = false;
  for (const GivenOrder& given : orders_of(s)) {
    EXPECT_FALSE(std::holds_alternative<Ferry>(given.order));
    if (const auto* march = std::get_if<March>(&given.order))
      marches = marches || march->to == small::kVillage;
  }
  EXPECT_TRUE(marches);
}

TEST(ASend, TakesNobodyAwayWhoWorksOnHisOwnIsland) {
  // All twelve must stay at home, and may still go to an incident there.
  Scenario s =
      with_step(Detected{small::kBrawl}, SendAction{small::kBrawl, 12, {}, {small::kHome}, {}, {}});
  s.force.cover = {{small::kHome, 12}};
  const auto called = [](const Scenario& scenario) {
    const auto orders = orders_of(scenario);
    return std::any_of(orders.begin(), orders.end(), [](const GivenOrder& given) {
      return std::holds_alternative<Mobilise>(given.order);
    });
  };
  EXPECT_FALSE(called(s));
  s.incidents[small::kBrawl].places = {s.force.teams[small::kHomePolice].home};
  EXPECT_TRUE(called(s));
}

}  // namespace
}  // namespace skerry::test
