// Who works on a scene: those who answer the call, are led, may be there, and are not too tired.

#include "sim/command/plan_follower.h"
#include "sim/study/comparison.h"
#include "tests/support/builders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace skerry {
namespace {

using namespace std::chrono_literals;
namespace small = test::small;

DailyHours hours(Duration from, Duration to) {
  return {{std::chrono::floor<std::chrono::minutes>(from)},
          {std::chrono::floor<std::chrono::minutes>(to)}};
}

/// A brawl in the village at once, known at once. So many teams of six police live there; to call
/// one out takes no time.
Scenario brawl(int teams) {
  Scenario s = test::small_scenario();
  s.horizon = 48h;
  s.weather.zones = {{small::kSound, {test::calm(s.start)}, {}, {}}};
  IncidentType& type = s.incident_types[small::kDisturbance];
  type.detection = Distribution::always(0min);
  type.levels = {{}};
  type.levels[0].needs = {{Capability::police, 6}};
  type.levels[0].work = Distribution::always(900min);
  s.incidents[small::kBrawl].at = s.start;
  Team police = s.force.teams[small::kHomePolice];
  police.home = small::kVillage;
  police.persons = 6;
  police.call_out = Distribution::always(0min);
  s.force.teams = {};
  for (int i = 0; i < teams; ++i) {
    police.id = "police-" + std::to_string(i);
    s.force.teams.add(police);
  }
  return s;
}

/// A run whose teams are called and sent to the scene by hand.
struct Scene {
  Setup setup;
  Run run;
  explicit Scene(const Scenario& s) : setup(s), run(setup, setup.forecast, {}, true) {}

  void go_on(Duration time) {
    while (run.world().now < kStart + time && run.advance(kStart + time)) {
    }
  }
  void call(std::uint32_t team) {
    run.apply(Mobilise{Id<Team>{team}, small::kBrawl});
    run.advance(run.world().now);
  }
  std::optional<Refusal> send(std::uint32_t team) {
    return run.apply(March{Id<Team>{team}, small::kVillage, small::kBrawl});
  }
  const TeamState& team(std::uint32_t id) const { return run.world().teams[Id<Team>{id}]; }
  const IncidentState& incident() const { return run.world().incidents[small::kBrawl]; }
  std::vector<double> minutes(RecordKind kind) const {
    std::vector<double> result;
    for (const Record& record : run.recorder().kept())
      if (record.kind == kind) result.push_back(in_seconds(record.at - kStart) / 60);
    return result;
  }
};

// ---- on call -------------------------------------------------------------------------------

TEST(OnCallRows, HoldByTheHourAndTheMonthOfTheCall) {
  Team team;
  team.answers = 1.0;
  team.call_out = Distribution::always(5min);
  OnCall winter_nights;
  winter_nights.hours = hours(22h, 6h);
  winter_nights.months = {12, 1, 2};
  winter_nights.answers = 0.2;
  OnCall nights;
  nights.hours = hours(22h, 6h);
  nights.answers = 0.5;
  nights.call_out = Distribution::always(30min);
  team.on_call = {winter_nights, nights};
  const auto at = [](const char* time) { return *parse_local_time(time); };
  EXPECT_EQ(answers_at(team, at("2023-06-01T21:59+08:00")), 1.0);
  EXPECT_EQ(answers_at(team, at("2023-06-01T22:00+08:00")), 0.5);
  EXPECT_EQ(answers_at(team, at("2023-06-02T05:59+08:00")), 0.5);
  EXPECT_EQ(answers_at(team, at("2023-06-02T06:00+08:00")), 1.0);
  EXPECT_EQ(answers_at(team, at("2023-12-01T23:00+08:00")), 0.2);
  // The month is the local one: in UTC this is still November.
  EXPECT_EQ(answers_at(team, at("2023-12-01T02:00+08:00")), 0.2);
  // The first row says nothing about the time it takes: the next one does.
  EXPECT_EQ(mean(call_out_at(team, at("2023-12-01T23:00+08:00"))), 1800);
  EXPECT_EQ(mean(call_out_at(team, at("2023-06-01T12:00+08:00"))), 300);
}

TEST(OnCallRows, SayWhoComesAndWhen) {
  Scenario s = brawl(2);
  OnCall nights;
  nights.hours = hours(22h, 6h);
  nights.answers = 0.0;
  nights.call_out = Distribution::always(40min);
  for (const Id<Team> id : s.force.teams.ids()) s.force.teams[id].on_call = {nights};
  Scene scene(s);  // 09:00
  scene.go_on(1min);
  scene.call(0);
  scene.go_on(13h);  // 22:00
  scene.call(1);
  scene.go_on(15h);
  EXPECT_EQ(scene.team(0).persons, 6);
  EXPECT_EQ(scene.team(1).persons, 0);
  EXPECT_THAT(scene.minutes(RecordKind::team_ready), testing::ElementsAre(1, 13 * 60 + 40));
}

// ---- fatigue -------------------------------------------------------------------------------

TEST(Vigour, FallsByTheHourToItsLeast) {
  const Fatigue fatigue{8h, 0.1, 0.5, 8h};
  EXPECT_EQ(vigour(fatigue, 7h + 59min), 1000);
  EXPECT_EQ(vigour(fatigue, 8h + 59min), 1000);
  EXPECT_EQ(vigour(fatigue, 9h), 900);
  EXPECT_EQ(vigour(fatigue, 12h + 30min), 600);
  EXPECT_EQ(vigour(fatigue, 13h), 500);
  EXPECT_EQ(vigour(fatigue, 40h), 500);
}

TEST(ATiredTeam, DoesLessOfTheWork) {
  // 900 person-minutes: 720 by six in two hours, the other 180 by six who do half: an hour.
  Scenario s = brawl(1);
  s.force.fatigue = Fatigue{1h, 0.5, 0.5, 8h};
  Scene scene(s);
  scene.call(0);
  scene.send(0);
  scene.go_on(6h);
  EXPECT_THAT(scene.minutes(RecordKind::team_tired), testing::ElementsAre(120));
  EXPECT_THAT(scene.minutes(RecordKind::incident_contained), testing::ElementsAre(180));
}

TEST(ATiredTeam, IsFreshAfterItsRestAndNotBefore) {
  for (const Duration rest : {2h, 4h}) {
    Scenario s = brawl(1);
    s.force.fatigue = Fatigue{1h, 0.5, 0.5, rest};
    Scene scene(s);
    scene.call(0);
    scene.send(0);
    scene.go_on(2h + 1min);
    EXPECT_EQ(scene.team(0).vigour, 500);
    scene.run.apply(Release{Id<Team>{0}});
    scene.go_on(5h);
    scene.send(0);
    EXPECT_EQ(scene.team(0).vigour, rest == Duration{2h} ? 1000 : 500);
  }
}

TEST(Relief, ComesWhenATeamTiresAndTheTiredGoAfterTheHandover) {
  Scenario s = brawl(2);
  s.incident_types[small::kDisturbance].levels[0].work = Distribution::always(100'000min);
  s.incident_types[small::kDisturbance].levels[0].harm = test::per_minute(1);
  RelieveAction relieve;
  relieve.send = {small::kBrawl, 1, {}, {small::kAway}, {}, {}};
  relieve.after = 4h;
  relieve.handover = 30min;
  s.plans = {};
  Plan plan = test::named(Plan{}, "relief");
  plan.steps.add(test::step(
      "send", Detected{small::kBrawl},
      {test::act(SendAction{small::kBrawl, 6, {}, {small::kAway}, {}, {}}), test::act(relieve)}));
  s.plans.add(plan);
  const skerry::Setup setup(s);
  std::vector<double> came, went;
  for (const Record& record : run_plan(setup, Id<Plan>{0}, {}, true).records) {
    if (record.kind == RecordKind::team_on_scene) came.push_back(in_seconds(record.at) / 3600);
    if (record.kind == RecordKind::team_released) went.push_back(in_seconds(record.at) / 3600);
  }
  // Six at once; the others after 4 h; those, on duty since then, are due at 8 h, but the first
  // have not rested: nobody is fresh, and they stay.
  EXPECT_THAT(came, testing::ElementsAre(0, 4));
  EXPECT_THAT(went, testing::ElementsAre(4.5));
}

// ---- leading -------------------------------------------------------------------------------

TEST(ACommander, LeadsSoManyTeamsAndMoreWithEachLevel) {
  Scenario s = brawl(6);
  s.force.command.span = 2;
  s.incident_types[small::kDisturbance].levels[0].needs = {{Capability::police, 24}};
  Scene scene(s);
  for (std::uint32_t t = 0; t < 5; ++t) scene.call(t), scene.send(t);
  EXPECT_EQ(scene.incident().persons, 30);
  EXPECT_EQ(scene.incident().teams_led, 2);
  scene.run.apply(DeclareLevel{Level::IV});
  EXPECT_EQ(scene.incident().teams_led, 2);
  EXPECT_DOUBLE_EQ(scene.incident().worse.rate, 0.5);  // 12 of 24 work
  scene.run.apply(DeclareLevel{Level::III});
  EXPECT_EQ(scene.incident().teams_led, 4);
  EXPECT_DOUBLE_EQ(scene.incident().work.rate, 24);
  EXPECT_FALSE(scene.team(4).led);
  scene.run.apply(Release{Id<Team>{0}});  // the next takes its place
  EXPECT_TRUE(scene.team(4).led);
  scene.run.apply(DeclareLevel{Level::I});
  EXPECT_EQ(scene.incident().teams_led, 4);
  EXPECT_EQ(scene.minutes(RecordKind::team_waits_to_be_led).size(), 3u);
}

// ---- who may be there ----------------------------------------------------------------------

TEST(AnAgency, IsWithdrawnFromALevelThatIsClosedToIt) {
  Scenario s = brawl(2);
  IncidentType& type = s.incident_types[small::kDisturbance];
  type.levels[0].needs = {{Capability::police, 12}};
  type.levels[0].level = Level::IV;
  type.levels.push_back(type.levels[0]);
  type.levels[1].level = Level::III;
  type.levels[1].after = Distribution::always(60min);
  type.levels[1].closed_to = {small::kPolice};
  Scene scene(s);
  scene.call(0);
  EXPECT_EQ(scene.send(0), std::nullopt);
  scene.call(1);
  // Half of the force: it rises after two hours.
  scene.go_on(2h + 1min);
  EXPECT_THAT(scene.minutes(RecordKind::team_withdrawn), testing::ElementsAre(120));
  EXPECT_EQ(scene.incident().persons, 0);
  EXPECT_EQ(scene.team(0).doing, TeamDoing::ready);
  EXPECT_EQ(scene.send(1), Refusal::not_allowed);
}

}  // namespace
}  // namespace skerry
