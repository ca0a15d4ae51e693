// What is lost for a time: bridges, power, communications.

#include "sim/run/picture.h"
#include "sim/run/run.h"
#include "sim/study/comparison.h"
#include "tests/support/builders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace skerry {
namespace {

using namespace std::chrono_literals;
namespace small = test::small;

Loss loss(LossOf of, Duration at, Duration repair) {
  Loss result = test::named(Loss{}, "loss");
  result.of = of;
  result.at = at;
  result.repair = repair;
  return result;
}

/// The small scenario with one thing lost. The brawl is in the village on the other island, with
/// its reports after 3 min; the police are at home, 24 min by road from the harbour.
Scenario with(const Loss& what) {
  Scenario s = test::small_scenario();
  s.force.command.runner = 30min;
  s.force.teams[small::kHomePolice].call_out = Distribution::always(10min);
  s.incidents[small::kBrawl].at = LocalTime{s.start.utc + Duration{1h}, s.start.offset};
  s.incident_types[small::kDisturbance].detection = Distribution::always(3min);
  s.losses.add(what);
  return s;
}

struct Story {
  std::vector<Record> records;
  std::vector<double> minutes(RecordKind kind) const {
    std::vector<double> result;
    for (const Record& record : records)
      if (record.kind == kind) result.push_back(in_seconds(record.at - kStart) / 60);
    return result;
  }
};

/// Gives orders at their times.
template <class... Timed>
Story play(const Scenario& s, Timed... orders) {
  const skerry::Setup setup(s);
  Run run(setup, setup.forecast, {}, true);
  const auto until = [&](Duration time) {
    while (run.world().now < kStart + time && run.advance(kStart + time)) {
    }
  };
  ((until(orders.first), run.apply(orders.second)), ...);
  until(s.horizon);
  return {run.recorder().kept()};
}

std::pair<Duration, Order> at(Duration time, Order order) { return {time, std::move(order)}; }

TEST(ALostBridge, HoldsMarchesUntilItIsBack) {
  Loss bridge = loss(LossOf::bridge, 5min, 90min);
  bridge.bridge = small::kHarbourRoad;
  const Story story = play(with(bridge), at(1min, Mobilise{small::kHomePolice, {}}),
                           at(20min, March{small::kHomePolice, small::kHarbour, {}}));
  EXPECT_THAT(story.minutes(RecordKind::team_set_off), testing::ElementsAre(95));
  EXPECT_THAT(story.minutes(RecordKind::team_arrived), testing::ElementsAre(95 + 24));
}

TEST(ALostBridge, IsNoWayForADispatcher) {
  // The way to the ferry leads over it: nobody is sent that way while it is lost.
  Loss bridge = loss(LossOf::bridge, 5min, 3h);
  bridge.bridge = small::kHarbourRoad;
  const Scenario s = with(bridge);
  const skerry::Setup setup(s);
  const Story story{run_plan(setup, small::kFerryThem, {}, true).records};
  ASSERT_FALSE(story.minutes(RecordKind::team_set_off).empty());
  EXPECT_GE(story.minutes(RecordKind::team_set_off).front(), 185);
}

TEST(LostPower, BlindsCameras) {
  for (const bool lost : {false, true}) {
    Loss power = loss(LossOf::power, lost ? 5min : 5h, 2h);
    power.island = small::kAway;
    Scenario s = with(power);
    s.region.places[small::kVillage].cameras = 1.0;
    s.incident_types[small::kDisturbance].seen_by_camera = Distribution::always(1min);
    EXPECT_THAT(play(s).minutes(RecordKind::incident_detected),
                testing::ElementsAre(60 + (lost ? 3 : 1)));
  }
}

TEST(LostCommunications, DelayReportsByTheRunner) {
  Loss cut = loss(LossOf::communications, 5min, 5h);
  cut.island = small::kAway;
  EXPECT_THAT(play(with(cut)).minutes(RecordKind::incident_detected),
              testing::ElementsAre(60 + 3 + 30));
}

TEST(LostCommunications, DelayOrdersByTheRunner) {
  Loss cut = loss(LossOf::communications, 5min, 2h);
  cut.island = small::kHome;
  const Story story = play(with(cut), at(10min, Mobilise{small::kHomePolice, {}}),
                           at(11min, Mobilise{small::kHomePolice, {}}),  // the runner is on his way
                           at(60min, March{small::kHomePolice, small::kHarbour, {}}),
                           at(3h, March{small::kHomePolice, small::kStation, {}}));
  EXPECT_THAT(story.minutes(RecordKind::message_sent), testing::ElementsAre(10, 60));
  EXPECT_THAT(story.minutes(RecordKind::order_refused), testing::ElementsAre(11));
  EXPECT_THAT(story.minutes(RecordKind::team_called), testing::ElementsAre(40));
  EXPECT_THAT(story.minutes(RecordKind::team_set_off), testing::ElementsAre(90, 180));
}

TEST(LostCommunications, DoNotPartThoseWhoAreTogether) {
  Loss cut = loss(LossOf::communications, 5min, 2h);
  cut.island = small::kHome;
  Scenario s = with(cut);
  s.force.command.seat = small::kHarbour;
  EXPECT_THAT(play(s, at(10min, Mobilise{small::kHomePolice, {}})).minutes(RecordKind::team_called),
              testing::ElementsAre(10));
  // But from the other island he hears by runner.
  EXPECT_THAT(play(s).minutes(RecordKind::incident_detected), testing::ElementsAre(60 + 3 + 30));
}

TEST(AnOrderByRunner, IsJudgedWhenItIsThere) {
  Loss cut = loss(LossOf::communications, 5min, 2h);
  cut.island = small::kHome;
  // When the second is there, the first has long been carried out.
  const Story story = play(with(cut), at(10min, Mobilise{small::kHomePolice, {}}),
                           at(41min, Mobilise{small::kHomePolice, {}}));
  EXPECT_THAT(story.minutes(RecordKind::order_given), testing::ElementsAre(40));
  EXPECT_THAT(story.minutes(RecordKind::order_refused), testing::ElementsAre(71));
}

}  // namespace
}  // namespace skerry
