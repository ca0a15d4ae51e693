// Teams and their vehicles aboard and ashore: order, times, loads.

#include "tests/support/builders.h"
#include "tests/support/follow.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;
using Times = std::vector<Duration>;

constexpr Id<Team> kFirst{0}, kSecond{1}, kThird{2};

/// A landing ship alongside in the harbour, ready at once, and three teams beside it: 12 persons
/// with two trucks, 24 without, 12 with one. A truck takes 3 min; 12 persons a minute board and
/// land. Each call begins with 5 min of turn-round; the lane takes 50 min.
Scenario landing_ship() {
  Scenario s = small_scenario();
  s.incidents = {};
  s.plans = {};
  CraftClass& ship = s.fleet.classes[small::kFerryClass];
  ship.needs = Landing::ramp;
  ship.deck = {200};
  ship.unloading_rate = per_minute(12);
  s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  for (const Id<Place> place : {small::kHarbour, small::kQuay})
    s.region.places[place].wharf->ramp = true;
  VehicleClass truck = named(VehicleClass{}, "truck");
  truck.deck = {20};
  truck.mass = {4000};
  truck.loads = 3min;
  const Id<VehicleClass> kTruck = s.force.vehicles.add(truck);
  Team team = s.force.teams[small::kHomePolice];
  team.home = small::kHarbour;
  team.call_out = Distribution::always(0min);
  team.moves = Mode::wheels;
  s.force.teams = {};
  for (const auto& [persons, trucks] : {std::pair{12, 2}, std::pair{24, 0}, std::pair{12, 1}}) {
    Team next = named(team, "team-" + std::to_string(s.force.teams.size()));
    next.persons = persons;
    if (trucks > 0) next.vehicles = {{kTruck, trucks}};
    s.force.teams.add(next);
  }
  return s;
}

void call_out(skerry::Run& run) {
  for (const Id<Team> team : run.scenario().force.teams.ids()) run.apply(Mobilise{team, {}});
  advance_to(run, 1s);
}

Ferry ferry(std::vector<Id<Team>> teams) {
  return {small::kFerry, small::kHarbour, small::kQuay, std::move(teams), {}};
}

std::vector<std::uint32_t> teams_of(const skerry::Run& run, RecordKind kind) {
  std::vector<std::uint32_t> result;
  for (const Record& record : records_of(run, kind)) result.push_back(record.a);
  return result;
}

TEST(Teams, LandAsTheyAreNamedAndBoardTheOtherWayRound) {
  const Scenario s = landing_ship();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  call_out(run);
  EXPECT_FALSE(run.apply(ferry({kFirst, kSecond, kThird})));
  advance_to(run, 3h);
  // From 5 min 01 s on (the order came after 1 s). The third: people 1 min, truck 3: +3. The
  // second's people follow at +1 and take 2: +3. The first: people until +4, trucks until +9.
  EXPECT_EQ(teams_of(run, RecordKind::team_boarded), (std::vector<std::uint32_t>{2, 1, 0}));
  EXPECT_EQ(times_of(run, RecordKind::team_boarded), (Times{8min + 1s, 8min + 1s, 14min + 1s}));
  // On the other side from 64 + 5 min on. The first: trucks +6. The second's people are over at
  // +3, but not before the first. The third: truck +9. So is the ship free.
  EXPECT_EQ(teams_of(run, RecordKind::team_landed), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(times_of(run, RecordKind::team_landed), (Times{75min + 1s, 75min + 1s, 78min + 1s}));
  EXPECT_EQ(times_of(run, RecordKind::craft_free), (Times{78min + 1s}));
}

TEST(Teams, BoardAsTheyLandWhereVehiclesDriveThrough) {
  Scenario s = landing_ship();
  s.fleet.classes[small::kFerryClass].drive_through = true;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  call_out(run);
  run.apply(ferry({kFirst, kSecond, kThird}));
  advance_to(run, 3h);
  EXPECT_EQ(teams_of(run, RecordKind::team_boarded), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(times_of(run, RecordKind::team_boarded), (Times{11min + 1s, 11min + 1s, 14min + 1s}));
}

TEST(Teams, CrossTheGangwayOneAfterAnotherWithoutVehicles) {
  Scenario s = landing_ship();
  for (Team& team : s.force.teams) team.vehicles.clear();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  call_out(run);
  run.apply(ferry({kFirst, kSecond, kThird}));
  advance_to(run, 3h);
  EXPECT_EQ(times_of(run, RecordKind::team_boarded), (Times{6min + 1s, 8min + 1s, 9min + 1s}));
  EXPECT_EQ(times_of(run, RecordKind::team_landed), (Times{65min + 1s, 67min + 1s, 68min + 1s}));
}

TEST(Teams, WaitForTheRestBeforeTheyBoard) {
  Scenario s = landing_ship();
  s.force.teams[kFirst].call_out = Distribution::always(20min);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  call_out(run);
  run.apply(ferry({kFirst, kSecond}));
  advance_to(run, 1h);
  // From 20 min on: the second 2 min; the first 3 min over the gangway, 6 over the ramp.
  EXPECT_EQ(times_of(run, RecordKind::team_boarded), (Times{22min, 26min}));
}

TEST(ATeam, ThatIsCalledAwayFromTheRampHoldsUpNobody) {
  const Scenario s = landing_ship();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  call_out(run);
  run.apply(ferry({kFirst, kThird}));
  advance_to(run, 10min);  // the first is at the ramp since 8 min 01 s
  EXPECT_FALSE(run.apply(March{kFirst, small::kStation, {}}));
  advance_to(run, 3h);
  EXPECT_EQ(times_of(run, RecordKind::craft_departed), (Times{10min}));
  EXPECT_EQ(teams_of(run, RecordKind::team_landed), (std::vector<std::uint32_t>{2}));
}

TEST(AFerryOrder, IsRefusedBeyondDeckOrPayload) {
  // The first and the third bring three trucks of 20 m2 and 4 t, and 24 persons of 100 kg.
  const std::vector<Id<Team>> teams{kFirst, kThird};
  const auto answer = [&](Area deck, std::optional<Mass> payload) {
    Scenario s = landing_ship();
    s.fleet.classes[small::kFerryClass].deck = deck;
    s.fleet.classes[small::kFerryClass].payload = payload;
    const skerry::Setup setup(s);
    skerry::Run run(setup, setup.forecast, {}, true);
    call_out(run);
    return run.apply(ferry(teams));
  };
  EXPECT_EQ(answer({60}, {}), std::nullopt);
  EXPECT_EQ(answer({59}, {}), Refusal::too_many);
  EXPECT_EQ(answer({60}, Mass{14400}), std::nullopt);
  EXPECT_EQ(answer({60}, Mass{14399}), Refusal::too_many);
}

TEST(AFerryOrder, WithVehiclesIsRefusedWhereThereIsNoRamp) {
  Scenario s = landing_ship();
  s.fleet.classes[small::kFerryClass].needs = Landing::berth;
  s.region.places[small::kQuay].wharf->ramp = false;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  call_out(run);
  EXPECT_EQ(run.apply(ferry({kFirst})), Refusal::does_not_fit);
  EXPECT_EQ(run.apply(ferry({kSecond})), std::nullopt);
}

TEST(ALift, TakesNoMoreThanThePayload) {
  // 1,050 kg are ten persons: two parties of four.
  Scenario s = landing_ship();
  s.fleet.classes[small::kFerryClass].payload = Mass{1050};
  s.groups[small::kVisitors].comes = Distribution::always(0min);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  const Lift lift{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour};
  run.apply(lift);
  advance_to(run, 3h);
  EXPECT_EQ(accounts(run.world()).moved, 8);

  s.groups[small::kVisitors].party = 11;
  const skerry::Setup large(s);
  skerry::Run refused(large, large.forecast, {}, true);
  EXPECT_EQ(refused.apply(lift), Refusal::too_many);
}

TEST(AWharfThatCloses, LetsTheShipSailWithTheTeamsAboard) {
  // The second is aboard at 7 min 01 s, the first at the ramp until 13 min 01 s.
  const Scenario s = landing_ship();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  call_out(run);
  run.apply(ferry({kFirst, kSecond}));
  advance_to(run, 10min);
  run.apply(CloseWharf{small::kHarbour});
  EXPECT_EQ(run.world().teams[kFirst].doing, TeamDoing::ready);
  EXPECT_EQ(run.world().teams[kFirst].craft, kNone);
  EXPECT_EQ(teams_of(run, RecordKind::team_left), (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(times_of(run, RecordKind::craft_departed), (Times{10min}));
  advance_to(run, 3h);
  EXPECT_EQ(times_of(run, RecordKind::team_landed), (Times{67min}));
}

TEST(AWharfThatCloses, KeepsTheShipWaitingWhenNobodyIsAboardYet) {
  const Scenario s = landing_ship();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  call_out(run);
  run.apply(ferry({kFirst, kSecond}));
  advance_to(run, 6min);
  run.apply(CloseWharf{small::kHarbour});
  EXPECT_EQ(run.world().craft[small::kFerry].doing, CraftDoing::queueing);
  advance_to(run, 1h);
  run.apply(OpenWharf{small::kHarbour});
  advance_to(run, 2h);
  // The second again from 65 min on; the first's two trucks take 6 min.
  EXPECT_EQ(times_of(run, RecordKind::team_boarded), (Times{67min, 71min}));
}

TEST(AWharfThatCloses, LeavesThoseAboardWhoAreNotOverYet) {
  // Aboard at 14 min 01 s. On the other side from 69 min 01 s on: the first at 75 min 01 s, the
  // third at 78 min 01 s.
  const Scenario s = landing_ship();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  call_out(run);
  run.apply(ferry({kFirst, kThird}));
  advance_to(run, 76min);
  ASSERT_EQ(teams_of(run, RecordKind::team_landed), (std::vector<std::uint32_t>{0}));
  run.apply(CloseWharf{small::kQuay});
  EXPECT_EQ(run.world().craft[small::kFerry].persons, 12);
  EXPECT_EQ(run.world().craft[small::kFerry].doing, CraftDoing::queueing);
  advance_to(run, 2h);
  run.apply(OpenWharf{small::kQuay});
  advance_to(run, 3h);
  EXPECT_EQ(times_of(run, RecordKind::team_landed), (Times{75min + 1s, 128min}));
}

}  // namespace
}  // namespace skerry::test
