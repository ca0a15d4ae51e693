// Drills: injects and what they do, objectives and how they come out, worked by hand.

#include "sim/model/drill.h"

#include "sim/results/objectives.h"
#include "tests/support/builders.h"
#include "tests/support/follow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace skerry {
namespace {

using namespace std::chrono_literals;
using test::advance_to;
using test::records_of;
using test::times_of;
using testing::ElementsAre;
using testing::IsEmpty;
namespace small = test::small;

Inject inject(const std::string& id, std::vector<Effect::Value> effects) {
  Inject result;
  result.id = id;
  result.from = result.to = result.text = {id, id};
  for (Effect::Value& effect : effects) result.effects.push_back({std::move(effect), {}});
  return result;
}

/// The small scenario with one inject.
struct Exercise {
  Scenario s = test::small_scenario();

  Inject& at(Duration time, std::vector<Effect::Value> effects = {}) {
    Inject row = inject("inject", std::move(effects));
    row.at = time;
    return add(std::move(row));
  }
  Inject& when(Condition::Value condition, std::vector<Effect::Value> effects = {}) {
    Inject row = inject("inject", std::move(effects));
    row.when = test::when(std::move(condition));
    return add(std::move(row));
  }
  Inject& add(Inject row) { return s.drill.injects[s.drill.injects.add(std::move(row))]; }
};

struct Playing {
  explicit Playing(const Scenario& s) : setup(s), run(setup, setup.forecast, {}, true) {}
  std::vector<Duration> times(RecordKind kind) const { return times_of(run, kind); }
  Setup setup;
  Run run;
};

TEST(AnInject, IsGivenOnceAtItsTime) {
  Exercise e;
  e.at(70min);
  Playing play(e.s);
  advance_to(play.run, 5h);
  EXPECT_THAT(play.times(RecordKind::inject_given), ElementsAre(70min));
  EXPECT_EQ(play.run.recorder().drill().given()[0], kStart + 70min);
}

TEST(AnInject, ThatWaitsForATimeAndAPlaceIsGivenWhenBothHold) {
  Exercise e;
  std::vector<Condition> both{test::when(Elapsed{75min}), test::when(WharfUsable{small::kQuay})};
  e.when(AllOf{both});
  Playing play(e.s);
  advance_to(play.run, 5h);
  EXPECT_THAT(play.times(RecordKind::inject_given), ElementsAre(75min));
}

TEST(AnInject, JudgesTheSecondOfTwoTimesToo) {
  Exercise e;
  std::vector<Condition> both{test::when(Elapsed{15min}), test::when(Elapsed{75min})};
  e.when(AllOf{both});
  Playing play(e.s);
  advance_to(play.run, 5h);
  EXPECT_THAT(play.times(RecordKind::inject_given), ElementsAre(75min));
}

TEST(AnInject, FollowsAtOnceWhatItWaitsFor) {
  Exercise e;
  e.s.incident_types[small::kDisturbance].detection = Distribution::always(7min);
  e.when(Detected{small::kBrawl});
  Playing play(e.s);
  advance_to(play.run, 5h);
  // The brawl is at two hours.
  EXPECT_THAT(play.times(RecordKind::inject_given), ElementsAre(2h + 7min));
}

TEST(AnInject, IsNeverGivenWhenItsConditionNeverHolds) {
  Exercise e;
  e.when(Contained{small::kBrawl});
  Playing play(e.s);
  advance_to(play.run, 10h);
  EXPECT_THAT(play.times(RecordKind::inject_given), IsEmpty());
  EXPECT_EQ(play.run.recorder().drill().given()[0], kNever);
}

TEST(AnInject, BeginsAnIncidentOnce) {
  Exercise e;
  e.s.incidents[small::kBrawl].at.reset();
  e.at(30min, {BeginEffect{small::kBrawl}});
  Inject again = inject("again", {BeginEffect{small::kBrawl}});
  again.at = 50min;
  e.add(again);
  Playing play(e.s);
  advance_to(play.run, 5h);
  EXPECT_THAT(play.times(RecordKind::incident_began), ElementsAre(30min));
}

TEST(AnInject, TakesBerthsUntilTheyAreRepaired) {
  Exercise e;
  e.at(30min, {BerthLoss{small::kQuay, {}, 60min}});
  Playing play(e.s);
  advance_to(play.run, 31min);
  EXPECT_FALSE(play.run.world().places[small::kQuay].open);
  advance_to(play.run, 5h);
  EXPECT_TRUE(play.run.world().places[small::kQuay].open);
  EXPECT_THAT(play.times(RecordKind::wharf_repaired), ElementsAre(90min));
}

TEST(AnInject, KeepsACraftInHarbourUntilItIsRepaired) {
  Exercise e;
  e.s.fleet.craft[small::kFerry].notice = Distribution::always(10min);
  e.at(5min, {BreakDownEffect{small::kFerry, 60min}});
  Playing play(e.s);
  ASSERT_FALSE(play.run.apply(StandBy{small::kFerry, small::kQuay}));
  advance_to(play.run, 5h);
  EXPECT_THAT(play.times(RecordKind::craft_held), ElementsAre(10min));
  EXPECT_THAT(play.times(RecordKind::craft_departed), ElementsAre(65min));
}

TEST(AnInject, LetsACraftAtSeaDriftUntilItIsRepaired) {
  Exercise e;
  e.s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  e.s.fleet.classes[small::kFerryClass].failure_every.reset();
  Playing undisturbed(e.s);
  ASSERT_FALSE(undisturbed.run.apply(StandBy{small::kFerry, small::kQuay}));
  advance_to(undisturbed.run, 5h);
  e.at(20min, {BreakDownEffect{small::kFerry, 60min}});
  Playing play(e.s);
  ASSERT_FALSE(play.run.apply(StandBy{small::kFerry, small::kQuay}));
  advance_to(play.run, 5h);
  ASSERT_EQ(undisturbed.times(RecordKind::craft_arrived).size(), 1u);
  // Later by the whole repair: the sea is calm and the way no longer.
  EXPECT_THAT(play.times(RecordKind::craft_arrived),
              ElementsAre(undisturbed.times(RecordKind::craft_arrived)[0] + 60min));
  EXPECT_THAT(play.times(RecordKind::craft_repaired), ElementsAre(80min));
}

TEST(AnInject, TakesATeamFromTheSceneAndGivesItBackWhereItWas) {
  Exercise e;
  Incident& brawl = e.s.incidents[small::kBrawl];
  brawl.at = e.s.start;
  brawl.places = {small::kStation};  // where the team is at home
  e.s.incident_types[small::kDisturbance].detection = Distribution::always(0min);
  e.s.incident_types[small::kDisturbance].levels[0].work = Distribution::always(1000h);
  e.s.force.teams[small::kHomePolice].call_out = Distribution::always(10min);
  e.at(30min, {UnfitEffect{small::kHomePolice, 45min}});
  Playing play(e.s);
  advance_to(play.run, 1min);
  ASSERT_FALSE(play.run.apply(Mobilise{small::kHomePolice, small::kBrawl}));
  ASSERT_FALSE(play.run.apply(March{small::kHomePolice, small::kStation, small::kBrawl}));
  advance_to(play.run, 29min);
  EXPECT_GT(play.run.world().incidents[small::kBrawl].persons, 0);
  advance_to(play.run, 31min);
  EXPECT_EQ(play.run.world().incidents[small::kBrawl].persons, 0);
  EXPECT_EQ(play.run.apply(March{small::kHomePolice, small::kHarbour, {}}),
            Refusal::team_committed);
  advance_to(play.run, 76min);
  EXPECT_THAT(play.times(RecordKind::team_fit), ElementsAre(75min));
  EXPECT_FALSE(play.run.apply(March{small::kHomePolice, small::kStation, small::kBrawl}));
}

TEST(AnInject, KeepsATeamAtHomeFromBeingCalledOut) {
  Exercise e;
  e.at(10min, {UnfitEffect{small::kHomePolice, 45min}});
  Playing play(e.s);
  advance_to(play.run, 11min);
  EXPECT_EQ(play.run.apply(Mobilise{small::kHomePolice, {}}), Refusal::already_so);
  advance_to(play.run, 56min);
  EXPECT_FALSE(play.run.apply(Mobilise{small::kHomePolice, {}}));
}

TEST(AnInject, TakesATeamThatIsCalledOutOnceItIsTogether) {
  Exercise e;
  e.s.force.teams[small::kHomePolice].call_out = Distribution::always(20min);
  e.at(10min, {UnfitEffect{small::kHomePolice, 45min}});
  Playing play(e.s);
  ASSERT_FALSE(play.run.apply(Mobilise{small::kHomePolice, {}}));
  advance_to(play.run, 2h);
  EXPECT_THAT(play.times(RecordKind::team_unfit), ElementsAre(20min));
  EXPECT_THAT(play.times(RecordKind::team_fit), ElementsAre(55min));
}

TEST(AnInject, RaisesOneFalseAlarmOfASourceThatHasNoneOfItsOwn) {
  Exercise e;
  FalseAlarms alarms = test::named(FalseAlarms{}, "noise");
  alarms.from = {small::kHarbour};
  alarms.takes = Distribution::always(5min);
  const auto noise = e.s.false_alarms.add(alarms);
  e.at(30min, {AlarmEffect{noise}});
  Playing play(e.s);
  advance_to(play.run, 9h);
  EXPECT_THAT(play.times(RecordKind::false_alarm), ElementsAre(30min));
  EXPECT_EQ(play.times(RecordKind::team_looked).size(), 1u);
}

// ---- objectives ----------------------------------------------------------------------------

Objective timed(const std::string& met, const std::string& partly) {
  Objective objective = test::named(Objective{}, "objective");
  objective.time = Lapse{};
  objective.met = {met, {}};
  if (!partly.empty()) objective.partly = Threshold{partly, {}};
  return objective;
}

TEST(AnObjective, OfATimeIsMetPartlyOrNot) {
  const Objective objective = timed("3 min", "5 min");
  const auto verdict = [&](Duration time) { return judged(objective, in_seconds(time), true); };
  EXPECT_EQ(verdict(3min).verdict, Verdict::met);
  EXPECT_EQ(verdict(4min).verdict, Verdict::partly);
  EXPECT_EQ(verdict(5min).verdict, Verdict::partly);
  EXPECT_EQ(verdict(6min).verdict, Verdict::not_met);
  EXPECT_EQ(verdict(2min).margin, 60);
  EXPECT_EQ(verdict(6min).margin, -180);
  EXPECT_EQ(judged(objective, 0, false).verdict, Verdict::not_met);
  EXPECT_TRUE(std::isnan(judged(objective, 0, false).margin));
}

TEST(AnObjective, OfAMeasureThatIsBetterHighAsksForAtLeast) {
  Objective objective = test::named(Objective{}, "cover");
  objective.measure = Measure::home_cover_min_share;
  objective.met = {"80 %", {}};
  objective.partly = Threshold{"60 %", {}};
  EXPECT_EQ(judged(objective, 0.8, true).verdict, Verdict::met);
  EXPECT_EQ(judged(objective, 0.7, true).verdict, Verdict::partly);
  EXPECT_NEAR(judged(objective, 0.7, true).margin, -0.1, 1e-12);
  EXPECT_EQ(judged(objective, 0.5, true).verdict, Verdict::not_met);
}

TEST(AThreshold, IsReadInTheUnitOfWhatIsJudged) {
  using Unit = MeasureInfo::Unit;
  EXPECT_EQ(parse_threshold("35 min", Unit::time), 2100);
  EXPECT_EQ(parse_threshold("35 %", Unit::share), 0.35);
  EXPECT_EQ(parse_threshold("120 person-hours", Unit::person_hours), 120);
  EXPECT_EQ(parse_threshold("3", Unit::count), 3);
  for (const auto& [text, unit] : {std::pair{"35", Unit::time},
                                   {"-5 min", Unit::time},
                                   {"120 %", Unit::share},
                                   {"120", Unit::person_hours},
                                   {"3 min", Unit::count},
                                   {"-1", Unit::persons}})
    EXPECT_FALSE(parse_threshold(text, unit)) << text;
}

/// The fold over made-up records of the small scenario.
ObjectiveResult result_of(const Objective& objective, const std::vector<Record>& records) {
  Scenario s = test::small_scenario();
  s.drill.objectives.add(objective);
  s.drill.injects.add(inject("inject", {}));
  DrillFold fold(s);
  for (const Record& record : records) fold.take(record);
  return fold.results(MeasureValues{})[0];
}
Record record(Duration at, RecordKind kind, std::uint32_t a = 0, std::uint32_t b = 0,
              double value = 0) {
  return {kStart + at, value, kind, a, b, 0};
}

TEST(ATime, RunsFromTheFirstOfOneMomentToTheFirstOfTheOther) {
  Objective objective = timed("10 min", "");
  objective.time->from.value = InjectMoment{Id<Inject>{0}};
  objective.time->to.value = SceneMoment{small::kBrawl, 8, {}};
  const ObjectiveResult result =
      result_of(objective, {record(5min, RecordKind::inject_given),
                            record(7min, RecordKind::team_on_scene, 0, 0, 6),
                            record(12min, RecordKind::team_on_scene, 0, 0, 9),
                            record(20min, RecordKind::team_on_scene, 0, 0, 12)});
  EXPECT_EQ(result.value, 7 * 60);
  EXPECT_EQ(result.verdict, Verdict::met);
}

TEST(ATime, ToAnOrderCountsOnlyOrdersFromThenOn) {
  Objective objective = timed("10 min", "");
  objective.time->from.value = InjectMoment{Id<Inject>{0}};
  objective.time->to.value = OrderMoment{};
  const std::uint32_t march = order_index<March>();
  const ObjectiveResult result =
      result_of(objective, {record(2min, RecordKind::order_given, march),
                            record(5min, RecordKind::inject_given),
                            record(30min, RecordKind::order_given, march)});
  EXPECT_EQ(result.value, 25 * 60);
  EXPECT_EQ(result.verdict, Verdict::not_met);
}

TEST(ATime, ToWhatCameBeforeIsNone) {
  Objective objective = timed("10 min", "");
  objective.time->from.value = InjectMoment{Id<Inject>{0}};
  objective.time->to.value = LevelMoment{Level::III};
  const ObjectiveResult result = result_of(objective, {record(1min, RecordKind::level_declared, 4),
                                                       record(2min, RecordKind::level_declared, 2),
                                                       record(5min, RecordKind::inject_given)});
  EXPECT_EQ(result.value, 0);
}

TEST(ATime, ThatNeverBeginsIsNotJudgedAndOneThatNeverEndsIsNotMet) {
  Objective objective = timed("10 min", "");
  objective.time->from.value = InjectMoment{Id<Inject>{0}};
  objective.time->to.value = Contained{small::kBrawl};
  EXPECT_EQ(result_of(objective, {}).verdict, Verdict::not_judged);
  EXPECT_EQ(result_of(objective, {record(5min, RecordKind::inject_given)}).verdict,
            Verdict::not_met);
}

}  // namespace
}  // namespace skerry
