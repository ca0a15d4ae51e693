// Craft that the weather overtakes, and craft that wait for the tide.

#include "sim/run/run.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

void advance_to(skerry::Run& run, Duration time) {
  while (run.world().now < kStart + time) run.advance(kStart + time);
}

/// The ferry's lane of 10 nmi at 12 kn takes 50 min. Waves pass its limit of 1 m from `from` to
/// `until`; wharves stand any.
Scenario rough(Duration from, Duration until) {
  Scenario s = small_scenario();
  s.fleet.classes[small::kFerryClass].limits.wave = Length{1};
  for (const Id<Place> place : {small::kHarbour, small::kQuay})
    s.region.places[place].wharf->wave_limit = {5};
  WeatherPoint high = calm(local_time(from));
  high.wave = {2};
  WeatherPoint last = high;
  last.at = local_time(until - 10min);
  s.weather.zones[0].series = {calm(local_time(from - 10min)), high, last, calm(local_time(until))};
  return s;
}

std::vector<Record> turns(const skerry::Run& run) {
  std::vector<Record> result;
  for (const Record& record : run.recorder().kept())
    if (record.kind == RecordKind::craft_turned) result.push_back(record);
  return result;
}

SimTime arrival_of(const skerry::Run& run, Id<Place> place) {
  for (const Record& record : run.recorder().kept())
    if (record.kind == RecordKind::craft_arrived && record.b == place.index()) return record.at;
  return kNever;
}

TEST(ACraftUnderWay, TurnsBackBeforeHalfWay) {
  // Ready at once, it sets out at 0 and is overtaken after 20 of 50 min: back after 20 more.
  Scenario s = rough(20min, 2h);
  s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(StandBy{small::kFerry, small::kQuay});
  advance_to(run, 1h);
  ASSERT_EQ(turns(run).size(), 1u);
  EXPECT_EQ(turns(run)[0].at, kStart + 20min);
  EXPECT_EQ(turns(run)[0].b, small::kHarbour.index());
  EXPECT_EQ(turns(run)[0].c, static_cast<std::uint32_t>(Hindrance::wave));
  EXPECT_EQ(arrival_of(run, small::kHarbour), kStart + 40min);
  EXPECT_EQ(run.world().craft[small::kFerry].doing, CraftDoing::held);
  advance_to(run, 4h);  // calm again from 2 h on: it goes after all
  EXPECT_EQ(arrival_of(run, small::kQuay), kStart + 2h + 50min);
}

TEST(ACraftUnderWay, GoesOnAfterHalfWay) {
  Scenario s = rough(30min, 2h);
  s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(StandBy{small::kFerry, small::kQuay});
  advance_to(run, 1h);
  EXPECT_TRUE(turns(run).empty());
  EXPECT_EQ(arrival_of(run, small::kQuay), kStart + 50min);
}

TEST(ACraftUnderWay, LandsThoseItFetchedWhereItTurnsBackTo) {
  // All 60 visitors are on the quay when it comes; it leaves the quay with them and turns back.
  Scenario s = small_scenario();
  s.groups[small::kVisitors].comes = Distribution::always(0min);
  s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  const skerry::Setup calm_setup(s);
  skerry::Run calm_run(calm_setup, calm_setup.forecast, {}, true);
  const Lift fetch{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour};
  calm_run.apply(fetch);
  advance_to(calm_run, 3h);
  SimTime left = kNever;
  for (const Record& record : calm_run.recorder().kept())
    if (record.kind == RecordKind::craft_departed && record.value > 0) left = record.at;
  ASSERT_LT(left, kStart + 3h);

  const Duration overtaken =
      std::chrono::ceil<std::chrono::minutes>(left - kStart) / 10min * 10min + Duration{10min};
  Scenario r = rough(overtaken, 8h);
  r.groups = s.groups;
  r.fleet.craft = s.fleet.craft;
  const skerry::Setup setup(r);
  skerry::Run run(setup, setup.forecast, {}, true);
  run.apply(fetch);
  advance_to(run, 3h);
  ASSERT_EQ(turns(run).size(), 1u);
  EXPECT_EQ(turns(run)[0].b, small::kQuay.index());
  EXPECT_EQ(accounts(run.world()).moved, 0);
  EXPECT_EQ(run.world().places[small::kQuay].waiting, 60);  // back on the quay
  EXPECT_EQ(run.world().craft[small::kFerry].trip, TripKind::none);
}

TEST(ACraft, WaitsForWaterOverTheSill) {
  // Draft 1.8 m and 0.3 m under the keel over a sill of 1.55 m want a tide of 0.55 m. One
  // constituent of 1 m and 30 degrees an hour that is high at 00:00 and 12:00 UTC, when its lag is
  // 0: the level is above 0.55 m within arccos(0.55) / 30 deg per h = 1.888 h of high water.
  Scenario s = small_scenario();
  s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  TideStation station = named(TideStation{}, "gauge");
  station.constituents = {{"S2", Length{1}, degrees(0), {}}};
  s.region.zones[small::kSound].tide = s.region.tide_stations.add(station);
  s.region.places[small::kQuay].wharf->sill = Length{1.55};
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {}, true);
  // The run begins at 01:00 UTC; the craft comes at 01:50, and there is water until 01:53.
  run.apply(Lift{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour});
  advance_to(run, 9h + 30min);
  std::vector<SimTime> berthed;
  for (const Record& record : run.recorder().kept())
    if (record.kind == RecordKind::craft_berthed && record.b == small::kQuay.index())
      berthed.push_back(record.at);
  ASSERT_EQ(berthed.size(), 1u);
  EXPECT_EQ(berthed[0], kStart + 50min);

  // One that comes at 03:20 waits until the first epoch after 10:07.
  skerry::Run late(setup, setup.forecast, {}, true);
  advance_to(late, 90min);
  late.apply(Lift{small::kFerry, small::kVisitors, small::kQuay, small::kHarbour});
  advance_to(late, 9h + 50min);
  berthed.clear();
  for (const Record& record : late.recorder().kept())
    if (record.kind == RecordKind::craft_berthed && record.b == small::kQuay.index())
      berthed.push_back(record.at);
  ASSERT_EQ(berthed.size(), 1u);
  EXPECT_EQ(berthed[0], kStart + 9h + 10min);
}

}  // namespace
}  // namespace skerry::test
