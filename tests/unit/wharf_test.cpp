// Wharves in a run: what closing does to those who are in the middle of something.

#include "tests/support/builders.h"
#include "tests/support/follow.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

TEST(Closing, StopsTheOpeningOfAWharfAndKeepsTheWorkDone) {
  // 600 person-minutes of work for 12 persons, who are there after 10 + 24 minutes.
  Scenario s = small_scenario();
  s.force.teams[small::kHomePolice].call_out = Distribution::always(10min);
  s.region.places[small::kHarbour].wharf->starts_closed = true;
  s.region.places[small::kHarbour].wharf->opening = Opening{10, 600min, 30};
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, false);
  const PlaceState& harbour = run.world().places[small::kHarbour];
  run.apply(OpenWharf{small::kHarbour});
  run.apply(Mobilise{small::kHomePolice, {}});
  run.apply(March{small::kHomePolice, small::kHarbour, {}});

  advance_to(run, 54min);  // 20 of 50 minutes' work are done
  run.apply(CloseWharf{small::kHarbour});
  advance_to(run, 3h);
  EXPECT_FALSE(harbour.open);

  run.apply(OpenWharf{small::kHarbour});
  advance_to(run, 3h + 29min);
  EXPECT_FALSE(harbour.open);
  advance_to(run, 3h + 31min);
  EXPECT_TRUE(harbour.open);
}

TEST(Closing, CastsOffACraftThatItsLimitsHoldAlongside) {
  // The ferry is alongside from 65 min on; its 15 min turn-round ends in waves beyond its limit.
  Scenario s = small_scenario();
  CraftClass& ferry = s.fleet.classes[small::kFerryClass];
  ferry.turn_round = 15min;
  ferry.limits.wave = Length{1};
  s.region.places[small::kQuay].wharf->wave_limit = {5};
  WeatherPoint rough = calm(local_time(70min));
  rough.wave = {2};
  WeatherPoint still_rough = rough;
  still_rough.at = local_time(2h);
  s.weather.zones[0].series = {calm(local_time(1h)), rough, still_rough, calm(local_time(130min))};
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, false);
  const CraftState& craft = run.world().craft[small::kFerry];
  run.apply(Lift{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour});
  advance_to(run, 90min);
  ASSERT_TRUE(craft.berthed);
  ASSERT_EQ(craft.doing, CraftDoing::held);

  run.apply(CloseWharf{small::kQuay});
  advance_to(run, 4h);  // calm for long
  EXPECT_EQ(craft.persons, 0);
  EXPECT_EQ(run.world().places[small::kQuay].berths_used[0], 0);

  run.apply(OpenWharf{small::kQuay});
  advance_to(run, 6h);
  EXPECT_EQ(accounts(run.world()).moved, 60);
}

const Lift kLift{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour};

/// All visitors on the quay and the ferry ready at once: it boards from 55 to 60 min, 12 persons a
/// minute, and lands them from 115 min on, 16 a minute.
Scenario ferry_at_once() {
  Scenario s = small_scenario();
  s.incidents = {};
  s.plans = {};
  s.groups[small::kVisitors].comes = Distribution::always(0min);
  s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  return s;
}

TEST(Closing, LeavesThoseOverTheGangwayAshoreAndTheOthersAboard) {
  const Scenario s = ferry_at_once();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(kLift);
  advance_to(run, 117min + 10s);  // 34 are over: eight parties of 4, and half of another
  run.apply(CloseWharf{small::kHarbour});
  EXPECT_EQ(accounts(run.world()).moved, 32);
  EXPECT_EQ(run.world().craft[small::kFerry].persons, 28);
  EXPECT_EQ(run.world().craft[small::kFerry].doing, CraftDoing::queueing);
  advance_to(run, 3h);
  run.apply(OpenWharf{small::kHarbour});
  advance_to(run, 4h);
  // 28 at 16 a minute from 185 min on.
  EXPECT_EQ(times_of(run, RecordKind::party_moved).back(), Duration{186min + 45s});
  EXPECT_EQ(accounts(run.world()).moved, 60);
}

TEST(Closing, LetsTheFerrySailWithThoseAboardAndPutsBackThePartyAtTheGangway) {
  const Scenario s = ferry_at_once();
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(kLift);
  advance_to(run, 56min + 10s);  // 12 are aboard, 4 at the gangway
  run.apply(CloseWharf{small::kQuay});
  EXPECT_EQ(run.world().craft[small::kFerry].doing, CraftDoing::under_way);
  EXPECT_EQ(run.world().craft[small::kFerry].persons, 12);
  EXPECT_EQ(run.world().places[small::kQuay].waiting, 48);
}

TEST(Closing, CountsThePartyPutBackInTheCrowd) {
  // Four board from 55 to 59 min; four others come at 57; at 58 the quay closes: eight stand there.
  Scenario s = ferry_at_once();
  s.fleet.classes[small::kFerryClass].boarding_rate = per_minute(1);
  s.groups[small::kVisitors].persons = 4;
  Group others = named(s.groups[small::kVisitors], "others");
  others.comes = Distribution::always(57min);
  s.groups.add(others);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(kLift);
  advance_to(run, 58min);
  run.apply(CloseWharf{small::kQuay});
  const auto peak = static_cast<std::size_t>(Measure::peak_crowd);
  EXPECT_EQ(run.recorder().measures().values()[peak], 8);
}

TEST(ACraft, LeavesTheQueueOffAClosedWharfWithItsLastTeam) {
  Scenario s = ferry_at_once();
  s.fleet.craft[small::kFerry].home = small::kQuay;
  s.force.teams[small::kHomePolice].call_out = Distribution::always(2h);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(CloseWharf{small::kHarbour});
  run.apply(Mobilise{small::kHomePolice, {}});
  run.apply(Ferry{small::kFerry, small::kHarbour, small::kQuay, {small::kHomePolice}, {}});
  advance_to(run, 1h);
  ASSERT_EQ(run.world().craft[small::kFerry].doing, CraftDoing::queueing);
  run.apply(March{small::kHomePolice, small::kStation, {}});
  EXPECT_EQ(run.world().craft[small::kFerry].trip, TripKind::none);
  EXPECT_EQ(run.world().craft[small::kFerry].doing, CraftDoing::idle);
  EXPECT_EQ(run.world().places[small::kHarbour].first_craft, kNone);
}

TEST(ACraft, DoesNotWaitForPeopleOfOtherGroups) {
  // Others, at the pier, are told at 50 min to come to the quay, and set off after 2 h.
  Scenario s = ferry_at_once();
  const Id<Place> pier = s.region.places.add(
      wharf_place("pier", small::kAway, small::kSound, {30.0, 122.21}, wharf()));
  s.region.links.add(link("pier-path", pier, small::kVillage, LinkMedium::path, {500}));
  s.groups[small::kVisitors].persons = 4;
  Group others = named(s.groups[small::kVisitors], "others");
  others.leaves_from = pier;
  others.responds = Distribution::always(2h);
  const Id<Group> kOthers = s.groups.add(others);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(kLift);
  advance_to(run, 50min);
  EXPECT_FALSE(run.apply(Direct{kOthers, small::kQuay}));
  advance_to(run, 2h);
  EXPECT_EQ(times_of(run, RecordKind::craft_departed), (std::vector<Duration>{0min, 55min + 20s}));
}

}  // namespace
}  // namespace skerry::test
