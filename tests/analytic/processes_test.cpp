// The engine obeys theory: answers known by hand or from design/validation.md, through ordinary
// scenarios.

#include "sim/study/comparison.h"
#include "sim/study/statistics.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

Scenario with_plan(Scenario scenario, std::vector<Step> steps) {
  scenario.plans = {};
  Plan plan = named(Plan{}, "plan");
  for (Step& step : steps) plan.steps.add(std::move(step));
  scenario.plans.add(std::move(plan));
  return scenario;
}

std::vector<Record> records_of(const Scenario& scenario, std::uint32_t replication = 0) {
  const skerry::Setup setup(scenario);
  return run_plan(setup, Id<Plan>{0}, RunKey{1, replication}, true).records;
}

/// Seconds after the start of the first record of a kind; NaN without one.
double first(const std::vector<Record>& records, RecordKind kind) {
  for (const Record& record : records)
    if (record.kind == kind) return in_seconds(record.at);
  return std::nan("");
}

/// Case E5: 950 people in ten loads; a load takes 10 min to board and 5 to land, 30 min each way,
/// one berth on either side, vessels start alongside.
Scenario shuttle_loop(int vessels) {
  Scenario s = small_scenario();
  s.horizon = 20h;
  s.incidents = {};
  s.groups[small::kVisitors].persons = 950;
  s.groups[small::kVisitors].party = 95;
  s.groups[small::kVisitors].comes = Distribution::always(0min);
  for (const Id<Place> place : {small::kHarbour, small::kQuay}) {
    Wharf& wharf = *s.region.places[place].wharf;
    wharf.berths = 1;
    wharf.crowd_limit = 100000;
    wharf.embark_rate = per_minute(19);
    wharf.disembark_rate = per_minute(1e9);
  }
  CraftClass& c = s.fleet.classes[small::kFerryClass];
  c.seats = 100;
  c.speed = knots(20);  // 10 nmi: 30 min
  c.turn_round = 5min;  // with 95 persons at 19 a minute: 10 min to board,
  c.boarding_rate = per_minute(19);
  c.unloading_rate = per_minute(1e9);  // 5 to land
  Craft ferry = s.fleet.craft[small::kFerry];
  ferry.home = small::kQuay;
  ferry.notice = Distribution::always(0min);
  s.fleet.craft = {};
  for (int i = 0; i < vessels; ++i) {
    ferry.id = "ferry-" + std::to_string(i);
    s.fleet.craft.add(ferry);
  }
  return with_plan(
      std::move(s),
      {step("carry", Always{},
            {act(ShuttleAction{
                small::kVisitors, small::kQuay, {small::kHarbour}, {{small::kFerryClass}}})})});
}

TEST(ShuttleLoop, ClearsInTheTimeOfCaseE5) {
  const double minutes[] = {720, 355, 270, 205};  // 1, 2, 3, 4 vessels
  for (int vessels = 1; vessels <= 4; ++vessels) {
    const Scenario scenario = shuttle_loop(vessels);
    const skerry::Setup setup(scenario);
    const Outcome outcome = run_plan(setup, Id<Plan>{0}, RunKey{1, 0}, false).outcome;
    EXPECT_NEAR(outcome.measures[static_cast<int>(Measure::clearance_100_s)],
                minutes[vessels - 1] * 60, 0.1)
        << vessels << " vessels";
    EXPECT_EQ(outcome.accounts.moved, 950);
  }
}

TEST(Reinforcement, IsOnSceneWhenTheSumOfItsStagesSays) {
  Scenario s = small_scenario();
  s.force.teams[small::kHomePolice].call_out = Distribution::always(10min);
  const Scenario scenario = with_plan(
      std::move(s),
      {step("send", Detected{small::kBrawl},
            {act(SendAction{small::kBrawl, 8, {}, {small::kHome}, {}, {{small::kFerryClass}}})})});
  const std::vector<Record> records = records_of(scenario);
  const double ordered = (120 + 3) * 60;                       // onset, detection
  const double at_harbour = ordered + (10 + 24) * 60;          // call-out, 2 km at 5 km/h
  const double landed = at_harbour + 60 + (50 + 5) * 60 + 45;  // 12 a min, 10 nmi, berth, 16 a min
  const double on_scene = landed + 12 * 60;                    // 1 km
  EXPECT_NEAR(first(records, RecordKind::team_called), ordered, 0.1);
  EXPECT_NEAR(first(records, RecordKind::team_landed), landed, 0.1);
  EXPECT_NEAR(first(records, RecordKind::team_on_scene), on_scene, 0.1);
  // 60 person-minutes of work for 12.
  EXPECT_NEAR(first(records, RecordKind::incident_contained), on_scene + 5 * 60, 0.1);
}

TEST(Opening, TakesItsPersonTimeOverTheCrew) {
  // Together after 10 min, 2 km at 5 km/h in 24 min, 600 person-minutes by 12 in 50 min.
  Scenario s = small_scenario();
  s.incidents = {};
  s.force.teams[small::kHomePolice].call_out = Distribution::always(10min);
  s.region.places[small::kHarbour].wharf->starts_closed = true;
  s.region.places[small::kHarbour].wharf->opening = Opening{10, 600min, 30};
  const Scenario scenario = with_plan(
      std::move(s),
      {step("call", Always{}, {act(MobiliseAction{small::kHome, {}})}),
       step("open", TeamsAssembled{small::kHome, 12}, {act(OpenAction{small::kHarbour})})});
  EXPECT_NEAR(first(records_of(scenario), RecordKind::wharf_opened), (10 + 24 + 50) * 60, 0.1);
}

TEST(CallOut, LastOfThreeExponentialColumnsIsReadyAfterElevenSixthsOfTheirMean) {
  // Case I5: mean 2 h each, the last of three 3.6667 h.
  Scenario s = small_scenario();
  s.incidents = {};
  s.horizon = 200h;
  s.weather.epoch = 2h;
  Team team = s.force.teams[small::kHomePolice];
  team.call_out = exponential(2h);
  s.force.teams = {};
  for (const char* id : {"a", "b", "c"}) {
    team.id = id;
    s.force.teams.add(team);
  }
  const Scenario scenario =
      with_plan(std::move(s), {step("call", Always{}, {act(MobiliseAction{small::kHome, {}})})});
  const skerry::Setup setup(scenario);
  std::vector<double> hours;
  for (std::uint32_t r = 0; r < 2000; ++r) {
    double last = 0;
    for (const Record& record : run_plan(setup, Id<Plan>{0}, RunKey{1, r}, true).records)
      if (record.kind == RecordKind::team_ready) last = in_seconds(record.at) / 3600;
    hours.push_back(last);
  }
  const double deviation = 2 * std::sqrt(1 + 1.0 / 4 + 1.0 / 9);  // of the maximum
  EXPECT_NEAR(mean_interval(hours).mean, 2 * (1 + 1.0 / 2 + 1.0 / 3),
              3.5 * deviation / std::sqrt(2000));
}

TEST(CallOut, BringsABinomialNumberOfPersons) {
  Scenario s = small_scenario();
  s.incidents = {};
  s.force.teams[small::kHomePolice].answers = 0.7;
  const Scenario scenario =
      with_plan(std::move(s), {step("call", Always{}, {act(MobiliseAction{small::kHome, {}})})});
  const skerry::Setup setup(scenario);
  std::vector<double> persons, squares;
  for (std::uint32_t r = 0; r < 2000; ++r)
    for (const Record& record : run_plan(setup, Id<Plan>{0}, RunKey{1, r}, true).records)
      if (record.kind == RecordKind::team_ready) {
        persons.push_back(record.value);
        squares.push_back((record.value - 8.4) * (record.value - 8.4));
      }
  ASSERT_EQ(persons.size(), 2000u);
  EXPECT_NEAR(mean_interval(persons).mean, 8.4, 3.5 * std::sqrt(2.52 / 2000));  // n p
  EXPECT_NEAR(mean_interval(squares).mean, 2.52, 0.3);                          // n p (1 - p)
}

TEST(Failures, ComeAtTheRateOfOperatingTime) {
  // Up 10 h and down 1 h on average, under way nearly always: 10 / 11 of the time.
  Scenario s = shuttle_loop(1);
  CraftClass& c = s.fleet.classes[small::kFerryClass];
  c.speed = knots(0.5);  // 20 h each way
  c.failure_every = 10h;
  c.repair = exponential(1h);
  s.horizon = 2000h;
  s.weather.epoch = 2h;
  const skerry::Setup setup(s);
  double failures = 0, down_s = 0;
  for (std::uint32_t r = 0; r < 60; ++r) {
    SimTime failed{};
    for (const Record& record : run_plan(setup, Id<Plan>{0}, RunKey{1, r}, true).records) {
      if (record.kind == RecordKind::craft_failed) ++failures, failed = record.at;
      if (record.kind == RecordKind::craft_repaired) down_s += in_seconds(record.at - failed);
    }
  }
  // Ten loads: 19 ways of 20 h under way in each run, so 38 failures on average, Poisson.
  const double expected = 60 * 19 * 20 / 10.0;
  EXPECT_NEAR(failures, expected, 3.5 * std::sqrt(expected));
  EXPECT_NEAR(down_s / failures, 3600, 3.5 * 3600 / std::sqrt(failures));
}

}  // namespace
}  // namespace skerry::test
