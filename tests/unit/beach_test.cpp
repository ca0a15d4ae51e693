// Beaches: tide windows, craft that lie dry, retraction.

#include "tests/support/builders.h"
#include "tests/support/follow.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;
using Times = std::vector<Duration>;

/// Instead of the quay a beach. The tide is one constituent of 1 m and 30 degrees an hour, high at
/// 00:00 and 12:00 UTC, that is 1 h before the start and 11 h after it: cos(30 deg (t + 1 h)).
/// The landing craft sets out at once and is off the beach after 50 min, at 0.57 m; so it comes off
/// while there is 0.27 m: until arccos(0.27) / 30 deg per h - 1 h = 88 min after the start, and
/// again from 8 h 32 min on. Epochs are of 10 min. The team stands ready on the beach after 2 h.
Scenario beach() {
  Scenario s = small_scenario();
  s.incidents = {};
  s.plans = {};
  s.horizon = 14h;
  TideStation station = named(TideStation{}, "gauge");
  station.constituents = {{"S2", Length{1}, degrees(0), {}}};
  s.region.zones[small::kSound].tide = s.region.tide_stations.add(station);
  Place& beach = s.region.places[small::kQuay];
  beach.kind = PlaceKind::beach;
  beach.beach = Beach{0.05, {}, {}};
  s.region.places[small::kHarbour].wharf->ramp = true;
  CraftClass& landing_craft = s.fleet.classes[small::kFerryClass];
  landing_craft.needs = Landing::beach;
  landing_craft.bow_draft = Length{1};
  landing_craft.unloading_rate = per_minute(12);
  s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  Team& team = s.force.teams[small::kHomePolice];
  team.home = small::kQuay;
  team.call_out = Distribution::always(2h);
  return s;
}

const Ferry kFetch{
    small::kFerry, small::kQuay, small::kHarbour, {small::kHomePolice}, std::nullopt};
const Ferry kBring{
    small::kFerry, small::kHarbour, small::kQuay, {small::kHomePolice}, std::nullopt};

/// The team goes the other way: it stands in the harbour, ready at once.
Scenario team_in_harbour() {
  Scenario s = beach();
  s.force.teams[small::kHomePolice].home = small::kHarbour;
  s.force.teams[small::kHomePolice].call_out = Distribution::always(0min);
  return s;
}

TEST(ABeach, IsUsableWhileTheTideIsBetweenItsLimits) {
  // Above 0.1 m until 1 h 49 min and from 8 h 11 min on; above 0.9 m from 10 h 08 min to 11 h 52.
  Scenario s = beach();
  s.region.places[small::kQuay].beach->low = Length{0.1};
  s.region.places[small::kQuay].beach->high = Length{0.9};
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  advance_to(run, 13h);
  EXPECT_EQ(times_of(run, RecordKind::wharf_shut), (Times{110min, 10h + 10min}));
  EXPECT_EQ(times_of(run, RecordKind::wharf_usable), (Times{8h + 20min, 12h}));
  for (const Record& record : records_of(run, RecordKind::wharf_shut))
    EXPECT_EQ(record.c, static_cast<std::uint32_t>(Hindrance::tide));
}

TEST(ABeach, KeepsCraftWaitingUntilTheTideIsRight) {
  Scenario s = beach();
  s.region.places[small::kQuay].beach->low = Length{0.1};
  s.groups[small::kVisitors].comes = Distribution::always(2h);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  advance_to(run, 2h);
  run.apply(Lift{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour});
  advance_to(run, 10h);
  EXPECT_EQ(times_of(run, RecordKind::craft_berthed).front(), Duration{8h + 20min});
  // 60 visitors waited from 2 h to 8 h 20 min for the tide.
  run.finish();
  EXPECT_DOUBLE_EQ(run.recorder().measures().ledger(Whose::evacuees).mean(Stage::tide),
                   in_seconds(6h + 20min));
}

TEST(ACraft, LiesDryUntilTheWaterIsBack) {
  // At 2 h the team boards for a minute; the craft is stuck from 88 min on.
  const Scenario s = beach();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{small::kHomePolice, {}});
  run.apply(kFetch);
  advance_to(run, 10h);
  EXPECT_EQ(times_of(run, RecordKind::team_boarded), (Times{121min}));
  ASSERT_EQ(times_of(run, RecordKind::craft_held), (Times{121min}));
  EXPECT_EQ(records_of(run, RecordKind::craft_held)[0].c,
            static_cast<std::uint32_t>(Hindrance::tide));
  EXPECT_EQ(times_of(run, RecordKind::craft_departed), (Times{0min, 8h + 40min}));
}

TEST(ACraft, ComesOffWhileTheTideIsAtMostThirtyCentimetresLower) {
  // The team boards for a minute from 85 min on: in the epoch that began with 0.34 m.
  Scenario s = beach();
  s.force.teams[small::kHomePolice].call_out = Distribution::always(85min);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{small::kHomePolice, {}});
  run.apply(kFetch);
  advance_to(run, 3h);
  EXPECT_EQ(times_of(run, RecordKind::craft_departed), (Times{0min, 86min}));
}

TEST(ACraft, ThatLiesDrySpendsTheTimeOfThoseAboardForTheTide) {
  // 60 board from 55 to 95 min; then they are stuck until 8 h 40 min.
  Scenario s = beach();
  s.groups[small::kVisitors].comes = Distribution::always(0min);
  s.fleet.classes[small::kFerryClass].boarding_rate = per_minute(1.5);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Lift{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour});
  advance_to(run, 10h);
  run.finish();
  EXPECT_EQ(times_of(run, RecordKind::craft_departed), (Times{0min, 8h + 40min}));
  EXPECT_DOUBLE_EQ(run.recorder().measures().ledger(Whose::evacuees).mean(Stage::tide),
                   in_seconds(7h + 5min));
}

TEST(ABeach, StopsTheLandingWhenTheTideLeavesIt) {
  // Boards until 6 min, ashore at 56 min with the 0.57 m of that epoch, lands one person in 10 min
  // from 61 min on; the beach is out of its window at 110 min and the craft dry. Landing begins
  // anew at 8 h 20 min.
  Scenario s = team_in_harbour();
  s.region.places[small::kQuay].beach->low = Length{0.1};
  s.fleet.classes[small::kFerryClass].unloading_rate = per_minute(0.1);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{small::kHomePolice, {}});
  run.apply(kBring);
  advance_to(run, 3h);
  EXPECT_EQ(times_of(run, RecordKind::craft_held), (Times{110min}));
  EXPECT_EQ(run.world().craft[small::kFerry].persons, 12);
  EXPECT_TRUE(run.world().craft[small::kFerry].berthed);
  advance_to(run, 12h);
  EXPECT_EQ(times_of(run, RecordKind::team_landed), (Times{10h + 20min}));
}

TEST(ACraft, WithoutATaskComesOffWhenItCan) {
  // Ashore at 56 min; the team is over after 40 min, at 101 min; then it lies dry.
  Scenario s = team_in_harbour();
  s.fleet.classes[small::kFerryClass].unloading_rate = per_minute(0.3);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{small::kHomePolice, {}});
  run.apply(kBring);
  advance_to(run, 8h + 35min);
  EXPECT_EQ(times_of(run, RecordKind::craft_free), (Times{101min}));
  EXPECT_EQ(run.world().places[small::kQuay].berths_used[0], 1);
  advance_to(run, 8h + 40min);
  EXPECT_EQ(run.world().places[small::kQuay].berths_used[0], 0);
}

TEST(ACraft, ThatLiesDryGoesToItsNextTaskWhenItCan) {
  Scenario s = team_in_harbour();
  s.fleet.classes[small::kFerryClass].unloading_rate = per_minute(0.3);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{small::kHomePolice, {}});
  run.apply(kBring);
  advance_to(run, 3h);
  EXPECT_FALSE(run.apply(StandBy{small::kFerry, small::kHarbour}));
  EXPECT_EQ(run.world().craft[small::kFerry].doing, CraftDoing::held);
  advance_to(run, 10h);
  EXPECT_EQ(times_of(run, RecordKind::craft_departed), (Times{6min, 8h + 40min}));
}

TEST(ABeachThatIsClosed, KeepsTheCraftThatLiesDryWithThoseAboard) {
  // As above, but closed by order at 100 min and opened at 175, while the craft still lies dry and
  // the beach has no tide window: landing begins anew and takes 2 h.
  Scenario s = team_in_harbour();
  s.fleet.classes[small::kFerryClass].unloading_rate = per_minute(0.1);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{small::kHomePolice, {}});
  run.apply(kBring);
  advance_to(run, 100min);
  run.apply(CloseWharf{small::kQuay});
  EXPECT_EQ(run.world().craft[small::kFerry].doing, CraftDoing::held);
  advance_to(run, 175min);
  run.apply(OpenWharf{small::kQuay});
  advance_to(run, 6h);
  EXPECT_EQ(times_of(run, RecordKind::team_landed), (Times{295min}));
}

TEST(ALandingCraft, UsesNoBeachThatIsTooFlatForIt) {
  // 28 m of beach at 1 in 50 deepen by 0.56 m: with 1.0 m at the bow 1.56 m, and it draws 1.8 m.
  Scenario s = beach();
  s.region.places[small::kQuay].beach->gradient = 0.02;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  EXPECT_EQ(run.apply(StandBy{small::kFerry, small::kQuay}), Refusal::does_not_fit);
}

}  // namespace
}  // namespace skerry::test
