// Beats, sensors and false alarms: the rules of sim/model/patrol.h, worked by hand.

#include "sim/model/patrol.h"

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
namespace small = test::small;

// The small scenario has a station 2 km up a road from the harbour, 24 min at 5 km/h.
constexpr Duration kWalk = 24min;

/// The police walk between station and harbour and stay 6 min at each; the brawl is at the harbour.
/// Nobody reports it.
struct Town {
  Scenario s = test::small_scenario();
  IncidentType& type = s.incident_types[small::kDisturbance];
  Incident& brawl = s.incidents[small::kBrawl];

  Town() {
    Beat beat = test::named(Beat{}, "quayside");
    beat.teams = {small::kHomePolice};
    beat.places = {small::kStation, small::kHarbour};
    beat.dwell = 6min;
    s.beats.add(beat);
    type.detection = Distribution::always(24h);
    brawl.places = {small::kHarbour};
    brawl.at = test::local_time(10min);
    s.horizon = 2h;
  }
  Beat& beat() { return s.beats[Id<Beat>{0}]; }
};

/// A run that keeps its records, and what it rests on.
struct Playing {
  explicit Playing(const Scenario& s, Information information = Information::sensed,
                   RunKey key = {})
      : setup(s), run(setup, setup.forecast, key, true, information) {}
  std::vector<Duration> times(RecordKind kind) const { return times_of(run, kind); }
  Setup setup;
  Run run;
};

TEST(TimesWithinADay, AreCutToTheRun) {
  const LocalTime nine = test::local_time();
  const auto hours = [&](Duration from, Duration to, Duration horizon) {
    std::vector<std::pair<Duration, Duration>> result;
    const auto minutes = [](Duration time) {
      return TimeOfDay{std::chrono::duration_cast<std::chrono::minutes>(time)};
    };
    const DailyHours daily{minutes(from), minutes(to)};
    for (const auto& [begin, end] : times_within(daily, nine, horizon))
      result.emplace_back(begin - kStart, end - kStart);
    return result;
  };
  using Times = std::pair<Duration, Duration>;
  EXPECT_THAT(hours(8h, 10h, 30h), ElementsAre(Times{0h, 1h}, Times{23h, 25h}));
  EXPECT_THAT(hours(22h, 6h, 30h), ElementsAre(Times{13h, 21h}));
  EXPECT_THAT(hours(10h, 9h, 24h), ElementsAre(Times{1h, 24h}));
  const auto always = times_within({}, nine, 5h);
  EXPECT_THAT(always, ElementsAre(std::pair{kStart, kStart + 5h}));
}

TEST(ABeat, IsWalkedFromPointToPoint) {
  Town t;
  Playing p{t.s};
  advance_to(p.run, 119min);
  EXPECT_THAT(p.times(RecordKind::patrol_visits), ElementsAre(0min, 30min, 60min, 90min));
  EXPECT_THAT(p.times(RecordKind::patrol_walks), ElementsAre(6min, 36min, 66min, 96min));
}

TEST(ABeat, IsWalkedByTeamsSpreadEvenlyOverIt) {
  Town t;
  Team second = t.s.force.teams[small::kHomePolice];
  second.id = "second";
  t.beat().teams.push_back(t.s.force.teams.add(second));
  Playing p{t.s};
  advance_to(p.run, 1min);
  EXPECT_EQ(p.run.world().teams[Id<Team>{0}].at, small::kStation);
  EXPECT_EQ(p.run.world().teams[Id<Team>{1}].at, small::kHarbour);
}

TEST(ABeat, IsWalkedWhileOnDuty) {
  // 09:10 to 09:35: from home at once to its first point, which is home; 09:16 to 09:40 on the way;
  // there its duty is over and it goes home.
  Town t;
  t.beat().hours = DailyHours{{9h + 10min}, {9h + 35min}};
  Playing p{t.s};
  advance_to(p.run, 2h);
  EXPECT_THAT(p.times(RecordKind::patrol_visits), ElementsAre(10min));
  EXPECT_THAT(p.times(RecordKind::patrol_walks), ElementsAre(16min));
  EXPECT_THAT(p.times(RecordKind::patrol_goes_home), ElementsAre(40min));
  EXPECT_THAT(p.times(RecordKind::patrol_ended), ElementsAre(40min + kWalk));
  EXPECT_EQ(p.run.world().teams[small::kHomePolice].doing, TeamDoing::home);
}

TEST(ABeat, LeavesItsPointsAloneForItsMeanIdleness) {
  // In 2 h each point is visited every hour: the station at 0 and 60, the harbour at 30 and 90,
  // where the first half hour and the last count 30 min. Station: (60^2 + 60^2) / 2 = 3600 min2;
  // harbour: (30^2 + 60^2 + 30^2) / 2 = 2700 min2; over 240 point-minutes 26.25 min.
  Town t;
  Playing p{t.s};
  advance_to(p.run, 2h);
  const auto value =
      p.run.recorder().measures().values()[static_cast<std::size_t>(Measure::beat_idleness_s)];
  EXPECT_NEAR(value, 26.25 * 60, 1e-6);
}

TEST(APatrol, IsSentFromTheNearerEndOfItsStretch) {
  // It left the station at 6. At 10 it has gone 4 min: back at 14, and then 24 min to the harbour.
  // At 26 it has gone 20 of 24: on to the harbour, at 30.
  for (const auto& [at, there] : {std::pair{10min, 38min}, std::pair{26min, 30min}}) {
    Town t;
    t.brawl.at = test::local_time(1min);
    t.brawl.places = {small::kHarbour};
    t.type.detection = Distribution::always(0min);
    Playing p{t.s};
    advance_to(p.run, at);
    EXPECT_EQ(p.run.apply(March{small::kHomePolice, small::kHarbour, small::kBrawl}), std::nullopt);
    advance_to(p.run, 50min);
    EXPECT_THAT(p.times(RecordKind::team_on_scene), ElementsAre(there));
    EXPECT_THAT(p.times(RecordKind::patrol_left), ElementsAre(at));
  }
}

TEST(ATeamOnTheMarch, TurnsBackToTheNearerEnd) {
  // It sets off from the station at 0 for the harbour. Called back at 4, it is there again at 8;
  // sent off anew at 6 it still goes back first, and comes to the harbour at 8 + 24.
  Town t;
  t.s.beats = {};
  t.s.force.teams[small::kHomePolice].call_out = Distribution::always(0min);
  Playing p{t.s};
  p.run.advance(kStart);
  p.run.apply(Mobilise{small::kHomePolice, {}});
  p.run.advance(kStart);
  EXPECT_EQ(p.run.apply(March{small::kHomePolice, small::kHarbour, {}}), std::nullopt);
  advance_to(p.run, 4min);
  EXPECT_EQ(p.run.apply(March{small::kHomePolice, small::kStation, {}}), std::nullopt);
  advance_to(p.run, 6min);
  EXPECT_EQ(p.run.apply(March{small::kHomePolice, small::kHarbour, {}}), std::nullopt);
  advance_to(p.run, 1h);
  EXPECT_THAT(p.times(RecordKind::team_arrived), ElementsAre(32min));
}

TEST(APatrol, GoesOnWithItsBeatWhenItIsReleased) {
  Town t;
  t.type.detection = Distribution::always(0min);
  t.brawl.at = t.s.start;
  Playing p{t.s};
  advance_to(p.run, 1min);
  p.run.apply(March{small::kHomePolice, small::kHarbour, small::kBrawl});
  advance_to(p.run, 40min);  // there since 25
  EXPECT_EQ(p.run.apply(Release{small::kHomePolice}), std::nullopt);
  EXPECT_EQ(p.run.world().teams[small::kHomePolice].doing, TeamDoing::patrolling);
  advance_to(p.run, 40min + kWalk);
  EXPECT_THAT(p.times(RecordKind::patrol_visits), ElementsAre(0min, 64min));
}

// ---- detection -----------------------------------------------------------------------------

std::vector<std::pair<Duration, Sensor>> detections(const Scenario& s,
                                                    Information information = Information::sensed) {
  Playing p{s, information};
  advance_to(p.run, s.horizon);
  std::vector<std::pair<Duration, Sensor>> result;
  for (const Record& record : records_of(p.run, RecordKind::incident_detected))
    result.emplace_back(record.at - kStart, static_cast<Sensor>(record.b));
  return result;
}
using Known = std::pair<Duration, Sensor>;

TEST(AnIncident, IsSeenByThePatrolThatComesThere) {
  EXPECT_THAT(detections(Town{}.s), ElementsAre(Known{30min, Sensor::patrol}));
}

TEST(AnIncident, IsSeenByThePatrolThatStandsThere) {
  Town t;
  t.brawl.at = test::local_time(33min);
  EXPECT_THAT(detections(t.s), ElementsAre(Known{33min, Sensor::patrol}));
  t.type.seen_by_patrol = Distribution::always(2min);
  EXPECT_THAT(detections(t.s), ElementsAre(Known{35min, Sensor::patrol}));
}

TEST(AnIncident, IsSeenFromAPointInSight) {
  // Station and harbour are 0.02 deg of longitude apart, 1.93 km at 30 N. It begins at 2, while
  // the patrol stands at the station.
  Town t;
  t.brawl.at = test::local_time(2min);
  t.beat().sight = {1900};
  EXPECT_THAT(detections(t.s), ElementsAre(Known{30min, Sensor::patrol}));
  t.beat().sight = {1950};
  EXPECT_THAT(detections(t.s), ElementsAre(Known{2min, Sensor::patrol}));
}

TEST(AnIncident, IsSeenByCamerasWithTheirShare) {
  Town t;
  t.s.beats = {};
  t.type.seen_by_camera = Distribution::always(4min);
  EXPECT_THAT(detections(t.s), testing::IsEmpty());
  t.s.region.places[small::kHarbour].cameras = 1;
  EXPECT_THAT(detections(t.s), ElementsAre(Known{14min, Sensor::camera}));
  // A share of 0.3 over 2000 replications: within four standard errors.
  t.s.region.places[small::kHarbour].cameras = 0.3;
  t.s.horizon = 15min;
  int seen = 0;
  const skerry::Setup setup(t.s);
  for (std::uint32_t r = 0; r < 2000; ++r) {
    skerry::Run run(setup, setup.forecast, {5, r}, false);
    advance_to(run, 15min);
    seen += run.world().incidents[small::kBrawl].detected;
  }
  EXPECT_NEAR(seen / 2000.0, 0.3, 4 * std::sqrt(0.3 * 0.7 / 2000));
}

TEST(AnIncident, IsKnownByWhateverIsFirst) {
  Town t;
  t.s.region.places[small::kHarbour].cameras = 1;
  t.type.seen_by_camera = Distribution::always(4min);
  t.type.detection = Distribution::always(3min);
  EXPECT_THAT(detections(t.s), ElementsAre(Known{13min, Sensor::report}));
  t.type.detection = Distribution::always(5min);
  EXPECT_THAT(detections(t.s), ElementsAre(Known{14min, Sensor::camera}));
  EXPECT_THAT(detections(t.s, Information::perfect), ElementsAre(Known{10min, Sensor::certainty}));
}

TEST(ARegister, TellsOfAnIncidentBeforeItBegins) {
  Town t;
  t.s.beats = {};
  t.brawl.at = test::local_time(50min);
  t.type.foretold = Register{30min, 1.0};
  EXPECT_THAT(detections(t.s), ElementsAre(Known{20min, Sensor::crew_register}));
  t.type.foretold->lead = 3h;  // not before the start
  EXPECT_THAT(detections(t.s), ElementsAre(Known{0min, Sensor::crew_register}));
  t.type.foretold->chance = 0;
  EXPECT_THAT(detections(t.s), testing::IsEmpty());
}

TEST(ARegister, LetsAForceWaitForTheIncident) {
  // Known at 20, sent at 26: 12 police walk 24 min and wait; it begins at 55 and takes them 5 min.
  // The time before they are there is all decision (6 min) and call-out and march; none detection.
  Town t;
  t.s.beats = {};
  t.s.force.teams[small::kHomePolice].call_out = Distribution::always(0min);
  t.brawl.at = test::local_time(55min);
  t.type.foretold = Register{35min, 1.0};
  t.type.levels[0].work = Distribution::always(60min);
  Playing p{t.s};
  advance_to(p.run, 26min);
  p.run.apply(Mobilise{small::kHomePolice, small::kBrawl});
  p.run.advance(kStart + 26min);
  p.run.apply(March{small::kHomePolice, small::kHarbour, small::kBrawl});
  EXPECT_EQ(p.run.apply(BeginReview{small::kBrawl}), Refusal::nothing_to_see);
  advance_to(p.run, 2h);
  p.run.finish();
  EXPECT_THAT(p.times(RecordKind::team_on_scene), ElementsAre(50min));
  EXPECT_THAT(p.times(RecordKind::incident_contained), ElementsAre(60min));
  const Ledger& ledger = p.run.recorder().measures().ledger(Whose::responders);
  EXPECT_EQ(ledger.mean(Stage::detection), 0);
  EXPECT_EQ(ledger.mean(Stage::decision), 6 * 60);
  EXPECT_EQ(ledger.mean(Stage::march), 24 * 60);
}

// ---- false alarms --------------------------------------------------------------------------

FalseAlarms alarms_at(Id<Place> place, Duration every) {
  FalseAlarms alarms = test::named(FalseAlarms{}, "calls");
  alarms.every = every;
  alarms.from = {place};
  alarms.takes = Distribution::always(10min);
  return alarms;
}

TEST(AFalseAlarm, TakesThePatrolUntilItHasLooked) {
  Town t;
  t.s.incidents = {};
  t.s.plans = {};
  t.s.false_alarms.add(alarms_at(small::kStation, 100h));
  // The first alarm of the replication in which it comes before minute 6, while the patrol stands
  // at the station: it looks at once, 10 min.
  for (std::uint32_t r = 0; r < 5000; ++r) {
    Playing p{t.s, Information::sensed, {1, r}};
    advance_to(p.run, 6min);
    const auto alarms = p.times(RecordKind::false_alarm);
    if (alarms.size() != 1) continue;
    EXPECT_EQ(p.run.apply(March{small::kHomePolice, small::kHarbour, {}}), Refusal::team_committed);
    advance_to(p.run, 20min);
    EXPECT_THAT(p.times(RecordKind::team_looked), ElementsAre(alarms[0] + 10min));
    EXPECT_EQ(p.run.world().teams[small::kHomePolice].doing, TeamDoing::patrolling);
    const auto hours = p.run.recorder()
                           .measures()
                           .values()[static_cast<std::size_t>(Measure::false_alarm_person_hours)];
    EXPECT_NEAR(hours, 12 * 10 / 60.0, 1e-9);
    return;
  }
  FAIL() << "none came";
}

TEST(FalseAlarm, AreAPoissonProcess) {
  // 2 h and one every 20 min: 6 a run; over 500 runs within four standard errors.
  Town t;
  t.s.false_alarms.add(alarms_at(small::kVillage, 20min));  // nobody can go there
  const skerry::Setup setup(t.s);
  int count = 0;
  for (std::uint32_t r = 0; r < 500; ++r) {
    skerry::Run run(setup, setup.forecast, {1, r}, true);
    advance_to(run, 2h);
    count += static_cast<int>(records_of(run, RecordKind::alarm_unanswered).size());
  }
  EXPECT_NEAR(count / 500.0, 6, 4 * std::sqrt(6.0 / 500));
}

TEST(FalseAlarms, DoNotComeWithPerfectInformation) {
  Town t;
  t.s.false_alarms.add(alarms_at(small::kStation, 1min));
  Playing p{t.s, Information::perfect};
  advance_to(p.run, 2h);
  EXPECT_THAT(p.times(RecordKind::false_alarm), testing::IsEmpty());
}

}  // namespace
}  // namespace skerry
