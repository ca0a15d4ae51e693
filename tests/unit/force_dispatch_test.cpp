// Which craft the dispatcher gives to which teams.

#include "sim/command/plan_follower.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

constexpr Id<CraftClass> kLaunchClass{1};
constexpr Id<Craft> kLaunch{1};
constexpr Id<Team> kDrivers{1};

/// At home two teams of 12 at the same station, the second with a van, and a ferry for one of them
/// at a time. Away, 50 minutes off, a launch that takes no van. Both teams are sent.
Scenario two_teams_two_craft() {
  Scenario s = small_scenario();
  s.fleet.classes[small::kFerryClass].seats = 12;
  s.fleet.classes[small::kFerryClass].deck = {30};
  CraftClass launch_class = craft_class("launch");
  launch_class.seats = 12;
  s.fleet.classes.add(launch_class);
  Craft launch = named(Craft{}, "launch-1");
  launch.craft_class = kLaunchClass;
  launch.home = small::kQuay;
  launch.notice = Distribution::always(5min);
  s.fleet.craft.add(launch);
  Team drivers = named(s.force.teams[small::kHomePolice], "drivers");
  drivers.deck = {30};
  s.force.teams.add(drivers);
  for (Place& place : s.region.places)
    if (place.wharf) place.wharf->ramp = true;
  Plan& plan = s.plans[small::kFerryThem];
  plan.steps = {};
  plan.steps.add(
      step("reinforce", Detected{small::kBrawl},
           {act(SendAction{
               small::kBrawl, 24, {}, {small::kHome}, {}, {{small::kFerryClass, kLaunchClass}}})}));
  return s;
}

struct Played {
  std::vector<std::pair<SimTime, Ferry>> ferries;
  SimTime all_on_scene = kNever;
};

Played play(const Scenario& s) {
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  PlanFollower follower(setup, small::kFerryThem);
  std::vector<GivenOrder> journal;
  Played played;
  for (Duration until = 1min; !carry_on(run, follower, &journal, kStart + until); until += 1min)
    if (played.all_on_scene == kNever && run.world().incidents[small::kBrawl].persons == 24)
      played.all_on_scene = run.world().now;
  for (const GivenOrder& given : journal)
    if (const auto* ferry = std::get_if<Ferry>(&given.order))
      played.ferries.emplace_back(given.at, *ferry);
  return played;
}

TEST(TheDispatcher, LeavesTheNearCraftToTheTeamThatNoOtherCanCarry) {
  const Played played = play(two_teams_two_craft());
  ASSERT_EQ(played.ferries.size(), 2u);
  const auto& [first_at, first] = played.ferries[0];
  const auto& [second_at, second] = played.ferries[1];
  EXPECT_EQ(first_at, second_at);
  EXPECT_EQ(first.craft, small::kFerry);
  EXPECT_EQ(first.teams, std::vector{kDrivers});
  EXPECT_EQ(second.craft, kLaunch);
  EXPECT_EQ(second.teams, std::vector{small::kHomePolice});
  // Ordered at 2 h 08, the launch is ready in 5 minutes, sails 50, is alongside in 5 and loaded in
  // 1, sails 50, is alongside in 5 and empty in 3/4, and 1 km on foot is 12: 4 h 16 3/4.
  EXPECT_EQ(played.all_on_scene, kStart + 4h + 17min);
}

TEST(TheDispatcher, LetsATeamWaitForTheCraftThatIsThereAgainSooner) {
  // The crew of the launch takes four hours to come together; the ferry is back after two.
  Scenario s = two_teams_two_craft();
  s.fleet.craft[kLaunch].notice = Distribution::always(4h);
  s.force.teams[kDrivers].deck = {0};
  const Played played = play(s);
  ASSERT_EQ(played.ferries.size(), 2u);
  EXPECT_EQ(played.ferries[0].second.craft, small::kFerry);
  EXPECT_EQ(played.ferries[1].second.craft, small::kFerry);
  EXPECT_GT(played.ferries[1].first, played.ferries[0].first);
}

}  // namespace
}  // namespace skerry::test
