// Wharves in a run: what closing does to those who are in the middle of something.

#include "sim/run/run.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

void advance_to(skerry::Run& run, Duration time) {
  while (run.world().now < kStart + time) run.advance(kStart + time);
}

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
  EXPECT_EQ(run.world().places[small::kQuay].berths_used, 0);

  run.apply(OpenWharf{small::kQuay});
  advance_to(run, 6h);
  EXPECT_EQ(accounts(run.world()).moved, 60);
}

}  // namespace
}  // namespace skerry::test
