// Berths by size, the order of those who wait for one, and damage.

#include "tests/support/builders.h"
#include "tests/support/follow.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;
using Times = std::vector<Duration>;

/// Three ferries in the harbour, ready at once, and three teams beside them, of 12 and 10 persons
/// and of 5 with two trucks of 3 min each. No incident, no plan, 60 visitors on the quay at once.
Scenario three_ferries() {
  Scenario s = small_scenario();
  s.plans = {};
  s.incidents[small::kBrawl].at = local_time(0min);
  s.groups[small::kVisitors].comes = Distribution::always(0min);
  s.fleet.classes[small::kFerryClass].deck = {100};
  s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  for (const char* name : {"ferry-2", "ferry-3"})
    s.fleet.craft.add(named(s.fleet.craft[small::kFerry], name));
  for (const Id<Place> place : {small::kHarbour, small::kQuay})
    s.region.places[place].wharf->ramp = true;
  s.region.places[small::kHarbour].wharf->berths = 3;
  VehicleClass truck = named(VehicleClass{}, "truck");
  truck.deck = {20};
  truck.loads = 3min;
  const Id<VehicleClass> kTruck = s.force.vehicles.add(truck);
  Team& team = s.force.teams[small::kHomePolice];
  team.home = small::kHarbour;
  team.call_out = Distribution::always(0min);
  team.moves = Mode::wheels;
  Team others = team;
  others.persons = 10;
  s.force.teams.add(named(others, "others"));
  others.persons = 5;
  others.vehicles = {{kTruck, 2}};
  s.force.teams.add(named(others, "with-trucks"));
  return s;
}

constexpr Id<Craft> kSecond{1}, kThird{2};
constexpr Id<Team> kOthers{1}, kWithTrucks{2};

/// The first ferry comes to the quay at 50 min for the visitors, the second at 56 with 10 persons,
/// the third at 61 with 5 persons and two trucks for the incident. All wait off the quay, which has
/// one berth and opens at 2 h. Who gets it, in turn.
std::vector<std::uint32_t> turns(Discipline discipline) {
  Scenario s = three_ferries();
  s.region.places[small::kVillage].kind = PlaceKind::village;
  s.region.places[small::kQuay].wharf->berths = 1;
  s.region.places[small::kQuay].wharf->discipline = discipline;
  s.region.links[small::kQuayPath].medium = LinkMedium::road;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(CloseWharf{small::kQuay});
  for (const Id<Team> team : s.force.teams.ids()) run.apply(Mobilise{team, {}});
  run.apply(Lift{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour});
  EXPECT_FALSE(run.apply(Ferry{kSecond, small::kHarbour, small::kQuay, {kOthers}, {}}));
  EXPECT_FALSE(
      run.apply(Ferry{kThird, small::kHarbour, small::kQuay, {kWithTrucks}, small::kBrawl}));
  advance_to(run, 2h);
  run.apply(OpenWharf{small::kQuay});
  advance_to(run, 5h);
  std::vector<std::uint32_t> result;
  for (const Record& record : records_of(run, RecordKind::craft_berthed))
    if (record.b == small::kQuay.index()) result.push_back(record.a);
  return result;
}

TEST(AQueue, IsServedInOrderOfArrival) {
  EXPECT_EQ(turns(Discipline::arrival), (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(AQueue, IsServedByPriorityForceForAnIncidentFirstThenPeopleThenTheRest) {
  EXPECT_EQ(turns(Discipline::priority), (std::vector<std::uint32_t>{2, 0, 1}));
}

TEST(AQueue, IsServedByWhoHasLeastToLandOrLoad) {
  // Seven persons and vehicles, ten, sixty.
  EXPECT_EQ(turns(Discipline::shortest), (std::vector<std::uint32_t>{2, 1, 0}));
}

TEST(ACraft, TakesTheSmallestBerthThatTakesIt) {
  // 28 m and 1.8 m. Of the two of 30 m the shallower.
  Scenario s = three_ferries();
  s.region.places[small::kQuay].wharf->other_berths = {
      {1, {30}, {4}}, {1, {30}, {2}}, {1, {27}, {5}}};
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  for (const Id<Craft> craft : s.fleet.craft.ids())
    run.apply(Lift{craft, small::kVisitors, small::kQuay, small::kHarbour});
  advance_to(run, 51min);
  const auto& used = run.world().places[small::kQuay].berths_used;
  EXPECT_EQ(used[2], 1);
  EXPECT_EQ(used[1], 1);
  EXPECT_EQ(used[0], 1);
  EXPECT_EQ(used[3], 0);
}

TEST(ACraft, ThatFindsNoBerthLetsThoseBehindItPast) {
  // One berth of 60 m, one of 30 m. The two ships of 50 m want the same one.
  Scenario s = three_ferries();
  s.region.places[small::kQuay].wharf->berths = 1;
  s.region.places[small::kQuay].wharf->other_berths = {{1, {30}, {5}}};
  CraftClass ship = named(s.fleet.classes[small::kFerryClass], "ship");
  ship.length = {50};
  const Id<CraftClass> kShip = s.fleet.classes.add(ship);
  s.fleet.craft[small::kFerry].craft_class = kShip;
  s.fleet.craft[kSecond].craft_class = kShip;
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  for (const Id<Craft> craft : s.fleet.craft.ids())
    run.apply(Lift{craft, small::kVisitors, small::kQuay, small::kHarbour});
  advance_to(run, 51min);
  EXPECT_TRUE(run.world().craft[small::kFerry].berthed);
  EXPECT_EQ(run.world().craft[kSecond].doing, CraftDoing::queueing);
  EXPECT_TRUE(run.world().craft[kThird].berthed);
}

// ---- damage -------------------------------------------------------------------------------

Damage damage(Id<Place> place, Duration at, std::optional<int> berths, Duration repair) {
  Damage result = named(Damage{}, "damage");
  result.place = place;
  result.at = at;
  result.berths = berths;
  result.repair = repair;
  return result;
}

TEST(Damage, TakesABerthAndItsCraftWaitsUntilItIsRepaired) {
  // Two of the ferries lie at the quay's two berths from 50 min on and board from 55 min on, 12
  // persons a minute. At 56 min one berth is lost: the second, the later in the file, sails with
  // the 8 it has; the third is called in when the first leaves.
  Scenario s = three_ferries();
  s.damage.add(damage(small::kQuay, 56min, 1, 3h));
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  for (const Id<Craft> craft : s.fleet.craft.ids())
    run.apply(Lift{craft, small::kVisitors, small::kQuay, small::kHarbour});
  advance_to(run, 56min);
  EXPECT_EQ(run.world().places[small::kQuay].berths_used[0], 1);
  EXPECT_TRUE(run.world().places[small::kQuay].open);
  EXPECT_TRUE(run.world().craft[small::kFerry].berthed);
  EXPECT_EQ(run.world().craft[kSecond].doing, CraftDoing::under_way);
  EXPECT_EQ(run.world().craft[kSecond].persons, 8);
  EXPECT_EQ(run.world().craft[kThird].doing, CraftDoing::queueing);
  advance_to(run, 4h);
  EXPECT_EQ(times_of(run, RecordKind::wharf_damaged), (Times{56min}));
  EXPECT_EQ(times_of(run, RecordKind::wharf_repaired), (Times{236min}));
  EXPECT_EQ(records_of(run, RecordKind::wharf_damaged)[0].value, 1);
}

TEST(Damage, OfAllBerthsClosesAPlaceUntilItIsRepaired) {
  Scenario s = three_ferries();
  s.damage.add(damage(small::kQuay, 30min, {}, 60min));
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Lift{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour});
  advance_to(run, 80min);
  EXPECT_FALSE(run.world().places[small::kQuay].open);
  EXPECT_EQ(run.apply(OpenWharf{small::kQuay}), Refusal::already_so);  // as soon as can be
  EXPECT_EQ(run.world().craft[small::kFerry].doing, CraftDoing::queueing);
  advance_to(run, 2h);
  EXPECT_EQ(times_of(run, RecordKind::wharf_opened), (Times{90min}));
  EXPECT_EQ(times_of(run, RecordKind::craft_berthed).back(), Duration{90min});
}

TEST(Damage, LeavesAPlaceClosedThatWasOrderedClosedMeanwhile) {
  Scenario s = three_ferries();
  s.damage.add(damage(small::kQuay, 30min, {}, 60min));
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  advance_to(run, 45min);
  EXPECT_FALSE(run.apply(CloseWharf{small::kQuay}));
  advance_to(run, 2h);
  EXPECT_FALSE(run.world().places[small::kQuay].open);
  EXPECT_FALSE(run.apply(OpenWharf{small::kQuay}));
  EXPECT_TRUE(run.world().places[small::kQuay].open);
}

TEST(Damage, StopsTheOpeningOfAPlaceAndKeepsTheWorkDone) {
  // 600 person-minutes by the 12 at the quay from 0 on: 50 min. 30 of them are done when it is hit;
  // the last 20 begin after the repair.
  Scenario s = three_ferries();
  s.region.places[small::kHarbour].wharf->starts_closed = true;
  s.region.places[small::kHarbour].wharf->opening = Opening{10, 600min, 12};
  s.damage.add(damage(small::kHarbour, 30min, {}, 60min));
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Mobilise{small::kHomePolice, {}});
  run.apply(March{small::kHomePolice, small::kHarbour, {}});
  run.apply(OpenWharf{small::kHarbour});
  advance_to(run, 3h);
  EXPECT_EQ(times_of(run, RecordKind::wharf_opened), (Times{110min}));
}

TEST(Damage, PutsTheCraftOffItsBerthThatOnlyWaitsToLeave) {
  // Waves beyond its limit hold the laden ferry at the quay from 60 min on (see `rough` weather).
  Scenario s = three_ferries();
  s.fleet.classes[small::kFerryClass].limits.wave = Length{1};
  for (const Id<Place> place : {small::kHarbour, small::kQuay})
    s.region.places[place].wharf->wave_limit = {5};
  WeatherPoint high = calm(local_time(60min));
  high.wave = {2};
  WeatherPoint last = high;
  last.at = local_time(3h);
  s.weather.zones[0].series = {calm(local_time(50min)), high, last, calm(local_time(190min))};
  s.damage.add(damage(small::kQuay, 2h, {}, 10h));
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(Lift{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour});
  advance_to(run, 119min);
  const CraftState& ferry = run.world().craft[small::kFerry];
  ASSERT_EQ(ferry.doing, CraftDoing::held);
  ASSERT_TRUE(ferry.berthed && ferry.laden);
  advance_to(run, 2h);
  EXPECT_FALSE(ferry.berthed);
  EXPECT_EQ(ferry.doing, CraftDoing::held);
  advance_to(run, 6h);
  EXPECT_EQ(accounts(run.world()).moved, 60);
}

TEST(Damage, OfAPadHoldsTheHelicopterThatIsBoundForIt) {
  Scenario s = three_ferries();
  for (const Id<Island> island : {small::kHome, small::kAway}) {
    Place pad = land_place(island == small::kHome ? "base" : "field", PlaceKind::helipad, island,
                           {30.0, island == small::kHome ? 122.0 : 122.2});
    pad.zone = small::kSound;
    pad.pad = Pad{1, true, {20}};
    s.region.places.add(pad);
  }
  CraftClass helicopter = craft_class("helicopter");
  helicopter.medium = CraftMedium::air;
  helicopter.needs = Landing::pad;
  helicopter.speed = knots(120);
  Craft craft = named(Craft{}, "helicopter-1");
  craft.craft_class = s.fleet.classes.add(helicopter);
  craft.home = Id<Place>{4};
  craft.notice = Distribution::always(0min);
  const Id<Craft> kHelicopter = s.fleet.craft.add(craft);
  s.damage.add(damage(Id<Place>{5}, 10min, {}, 60min));
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  advance_to(run, 20min);
  run.apply(StandBy{kHelicopter, Id<Place>{5}});
  advance_to(run, 3h);
  ASSERT_EQ(times_of(run, RecordKind::craft_held), (Times{20min}));
  EXPECT_EQ(records_of(run, RecordKind::craft_held)[0].c,
            static_cast<std::uint32_t>(Hindrance::damage));
  EXPECT_EQ(times_of(run, RecordKind::craft_departed), (Times{70min}));
}

}  // namespace
}  // namespace skerry::test
