// Several incidents at once: whose teams they are.

#include "sim/command/plan_follower.h"
#include "tests/support/builders.h"
#include "tests/support/follow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

constexpr Id<Incident> kRiot{1};

/// One team, at the station, 24 min from the harbour. A brawl of level III at the harbour at 0 and,
/// 10 min later, a riot at the station. Both are known at once, and the plan sends what there is.
Scenario brawl_and_riot(Level riots) {
  Scenario s = small_scenario();
  s.horizon = 2h;
  s.force.teams[small::kHomePolice].call_out = Distribution::always(0min);
  IncidentType& type = s.incident_types[small::kDisturbance];
  type.detection = Distribution::always(0min);
  type.levels[0].level = Level::III;
  IncidentType riot_type = named(type, "riot");
  riot_type.levels[0].level = riots;
  Incident& brawl = s.incidents[small::kBrawl];
  brawl.places = {small::kHarbour};
  brawl.at = s.start;
  Incident riot = named(Incident{}, "riot");
  riot.type = s.incident_types.add(riot_type);
  riot.places = {small::kStation};
  riot.at = local_time(10min);
  s.incidents.add(riot);
  Plan& plan = s.plans[small::kFerryThem];
  plan.steps = {};
  plan.command_delay = {};
  for (const Id<Incident> id : {small::kBrawl, kRiot})
    plan.steps.add(step("send-" + s.incidents[id].id, Detected{id},
                        {act(SendAction{id, 8, {}, {small::kHome}, {}, {}})}));
  return s;
}

/// Who came where and when: incident, and time.
std::vector<std::pair<std::uint32_t, Duration>> arrivals(const Scenario& s) {
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  PlanFollower follower(setup, small::kFerryThem);
  carry_on(run, follower);
  std::vector<std::pair<std::uint32_t, Duration>> result;
  for (const Record& record : records_of(run, RecordKind::team_on_scene))
    result.emplace_back(record.b, record.at - kStart);
  return result;
}
using Arrival = std::pair<std::uint32_t, Duration>;

TEST(AnIncidentOfAHigherLevel, TakesTheTeamThatIsOnItsWayToALowerOne) {
  // After 10 of 24 min it turns, and is back 10 min later.
  EXPECT_THAT(arrivals(brawl_and_riot(Level::II)), ElementsAre(Arrival{1, 20min}));
}

TEST(AnIncidentOfTheSameLevel, TakesNoTeamOfAnother) {
  EXPECT_THAT(arrivals(brawl_and_riot(Level::III)), ElementsAre(Arrival{0, 24min}));
}

TEST(AnIncidentOfAHigherLevel, TakesNoTeamThatIsOnScene) {
  Scenario s = brawl_and_riot(Level::I);
  s.incidents[kRiot].at = local_time(30min);
  EXPECT_THAT(arrivals(s), ElementsAre(Arrival{0, 24min}));
}

TEST(AnIncidentOfAHigherLevel, TakesFreeTeamsFirst) {
  // A second team, at home like the first, whose call-out takes 30 min: it goes to the riot, and
  // the first goes on to the brawl.
  Scenario s = brawl_and_riot(Level::I);
  Team second = named(s.force.teams[small::kHomePolice], "second");
  second.call_out = Distribution::always(30min);
  s.force.teams.add(second);
  EXPECT_THAT(arrivals(s), ElementsAre(Arrival{0, 24min}, Arrival{1, 40min}));
}

TEST(APatrol, IsSentFromWhereItIsAndBeforeThoseAtHome) {
  // It stands at the harbour; the other team's call-out takes no time, but 24 min of march.
  Scenario s = brawl_and_riot(Level::III);
  s.incidents[kRiot].at = local_time(90min);
  Beat beat = named(Beat{}, "quayside");
  beat.teams = {s.force.teams.add(named(s.force.teams[small::kHomePolice], "patrol"))};
  beat.places = {small::kHarbour};
  beat.dwell = 10min;
  s.beats.add(beat);
  const auto came = arrivals(s);
  ASSERT_FALSE(came.empty());
  EXPECT_EQ(came.front(), (Arrival{0, 0min}));
}

}  // namespace
}  // namespace skerry::test
