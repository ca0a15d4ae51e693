// Incidents: the rules at the head of sim/model/incident.h, worked by hand.

#include "sim/run/run.h"
#include "tests/support/builders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

using namespace std::chrono_literals;
using test::triangular;
namespace small = test::small;

Distribution exponential(Duration mean) {
  return {Distribution::Kind::exponential, in_seconds(mean), 0, 0};
}

/// A brawl in the village at once, known at once, for six police. Six live there and come when they
/// are called out, which takes no time.
struct Brawl {
  Scenario s = test::small_scenario();
  IncidentType& type = s.incident_types[small::kDisturbance];

  Brawl() {
    type.detection = Distribution::always(0min);
    Incident& brawl = s.incidents[small::kBrawl];
    brawl.at = s.start;
    Team& police = s.force.teams[small::kHomePolice];
    police.home = small::kVillage;
    police.persons = 6;
    police.call_out = Distribution::always(0min);
    s.weather.zones = {{small::kSound, {test::calm(s.start)}, {}, {}}};
    s.horizon = 48h;
  }
  IncidentLevel& level(std::size_t l) {
    while (type.levels.size() <= l) {
      IncidentLevel next = type.levels.back();
      next.level = static_cast<Level>(static_cast<int>(next.level) - 1);
      type.levels.push_back(next);
    }
    return type.levels[l];
  }
};

struct Played {
  std::vector<Record> records;
  MeasureValues measures{};

  std::vector<double> minutes(RecordKind kind) const {
    std::vector<double> result;
    for (const Record& record : records)
      if (record.kind == kind) result.push_back(in_seconds(record.at - kStart) / 60);
    return result;
  }
  double value(Measure measure) const { return measures[static_cast<std::size_t>(measure)]; }
};

/// Sends the police to the scene at `comes` and, if they are to leave, away at `leaves`.
Played play(const Scenario& s, Duration comes, Duration leaves = 1000h, RunKey key = {}) {
  const Setup setup(s);
  Run run(setup, setup.forecast, key, true);
  const auto until = [&](Duration time) {
    while (run.world().now < kStart + time && run.advance(kStart + time)) {
    }
  };
  if (comes <= s.horizon) {
    until(comes);
    run.apply(Mobilise{small::kHomePolice, small::kBrawl});
    run.advance(kStart + comes);
    run.apply(March{small::kHomePolice, small::kVillage, small::kBrawl});
  }
  if (leaves <= s.horizon) {
    until(leaves);
    run.apply(Release{small::kHomePolice});
  }
  until(s.horizon + 1min);
  run.finish();
  return {run.recorder().kept(), run.recorder().measures().values()};
}

TEST(AnIncident, RisesAtItsAgesWhileNobodyComes) {
  Brawl b;
  b.level(1).after = Distribution::always(50min);
  b.level(2).after = Distribution::always(30min);
  const Played p = play(b.s, 1000h);
  EXPECT_THAT(p.minutes(RecordKind::incident_escalated), testing::ElementsAre(50, 80));
  EXPECT_EQ(p.value(Measure::levels_risen), 2);
}

TEST(AnIncident, AgesByTheShareOfItsNeedsThatIsMissing) {
  // From minute 20 on six of eight are there: what is left of 50, 30 min, takes 4 times as long.
  Brawl b;
  b.level(1).after = Distribution::always(50min);
  b.level(0).needs = {{Capability::police, 8}};
  EXPECT_THAT(play(b.s, 20min).minutes(RecordKind::incident_escalated),
              testing::ElementsAre(testing::DoubleNear(20 + 30 * 4, 1e-3)));
}

TEST(AnIncident, StandsStillWhileItsNeedsAreMet) {
  // Needs met from minute 20 to 50; six work 180 of 600 person-minutes. Then it ages on.
  Brawl b;
  b.level(1).after = Distribution::always(50min);
  b.level(0).work = Distribution::always(600min);
  const Played p = play(b.s, 20min, 50min);
  EXPECT_THAT(p.minutes(RecordKind::incident_escalated), testing::ElementsAre(80));
  EXPECT_THAT(p.minutes(RecordKind::team_released), testing::ElementsAre(50));
  EXPECT_THAT(p.minutes(RecordKind::incident_contained), testing::IsEmpty());
}

TEST(AnIncident, KeepsTheShareOfItsWorkWhenItRises) {
  // Six work from 20 to 50: 180 of 600. It rises at 80; the higher level's work is 300: 70 % of
  // it, 210, take them 35 min when they come back, had they been kept: here from the start of a
  // second stay that the same six make at minute 90.
  Brawl b;
  b.level(0).work = Distribution::always(600min);
  b.level(1).after = Distribution::always(50min);
  b.level(1).work = Distribution::always(300min);
  const skerry::Setup setup(b.s);
  skerry::Run run(setup, setup.forecast, {}, true);
  const auto until = [&](Duration time) {
    while (run.world().now < kStart + time && run.advance(kStart + time)) {
    }
  };
  const March there{small::kHomePolice, small::kVillage, small::kBrawl};
  run.advance(kStart);
  until(20min);
  run.apply(Mobilise{small::kHomePolice, small::kBrawl});
  run.advance(kStart + 20min);
  run.apply(there);
  until(50min);
  run.apply(Release{small::kHomePolice});
  until(90min);
  run.apply(there);
  until(10h);
  const Played p{run.recorder().kept(), {}};
  EXPECT_THAT(p.minutes(RecordKind::incident_contained), testing::ElementsAre(90 + 35));
}

TEST(AnIncident, HurtsAtItsLevelsRateUntilItIsContained) {
  // 50 min at 0.6 an hour, then 6 until the six have worked off 60 person-minutes from 60 on.
  Brawl b;
  b.level(0).harm = Rate{0.6 / 3600};
  b.level(1).after = Distribution::always(50min);
  b.level(1).harm = Rate{6.0 / 3600};
  EXPECT_NEAR(play(b.s, 60min).value(Measure::persons_hurt), 0.6 * 50 / 60 + 6.0 * 20 / 60, 1e-6);
}

TEST(AnIncident, IsResolvedByMoreWorkAndFreesItsTeams) {
  Brawl b;
  b.type.resolve = Resolution{{{Capability::police, 3}}, Distribution::always(120min)};
  const Played p = play(b.s, 20min);
  EXPECT_THAT(p.minutes(RecordKind::incident_contained), testing::ElementsAre(30));
  EXPECT_THAT(p.minutes(RecordKind::incident_resolved), testing::ElementsAre(50));
  EXPECT_THAT(p.minutes(RecordKind::team_released), testing::ElementsAre(50));
  EXPECT_EQ(p.value(Measure::resolved_s), 3000);
}

TEST(AnIncident, LosesItsSuspectsByWaysOffThatNobodyWatches) {
  // The village's island has one wharf. Police who stand there at minute 30 shut it; released at
  // 100 they leave it open for the 60 min that are left of 90.
  Brawl b;
  b.type.flees = Flight{Distribution::always(90min), Capability::police, 6};
  b.s.incidents[small::kBrawl].places = {small::kVillage, small::kQuay};
  b.level(0).needs = {{Capability::police, 100}};
  EXPECT_THAT(play(b.s, 1000h).minutes(RecordKind::incident_fled), testing::ElementsAre(90));
  EXPECT_EQ(play(b.s, 1000h).value(Measure::escaped_share), 1);

  const skerry::Setup setup(b.s);
  skerry::Run run(setup, setup.forecast, {}, true);
  const auto until = [&](Duration time) {
    while (run.world().now < kStart + time && run.advance(kStart + time)) {
    }
  };
  const Duration march = [&] {
    const Team& team = b.s.force.teams[small::kHomePolice];
    return *march_time(b.s, setup.routes, team.moves, team.speed, small::kVillage, small::kQuay);
  }();
  until(30min - march);
  run.apply(Mobilise{small::kHomePolice, {}});
  run.advance(run.world().now);
  run.apply(March{small::kHomePolice, small::kQuay, small::kBrawl});
  until(100min);
  run.apply(Release{small::kHomePolice});
  until(10h);
  const Played p{run.recorder().kept(), {}};
  EXPECT_THAT(p.minutes(RecordKind::incident_fled), testing::ElementsAre(160));
}

TEST(AnIncident, LosesLivesUntilItIsContained) {
  // Contained at minute 30 by six for 60 person-minutes from 20 on.
  Brawl b;
  b.type.lives = LivesAtRisk{3, Distribution::always(25min)};
  EXPECT_EQ(play(b.s, 20min).value(Measure::lives_lost), 3);
  b.type.lives->survive = Distribution::always(35min);
  EXPECT_EQ(play(b.s, 20min).value(Measure::lives_lost), 0);
  EXPECT_EQ(play(b.s, 1000h).value(Measure::lives_lost), 3);
}

TEST(AnIncident, StandsStillOutsideItsHours) {
  // It starts at 09:00. Active from 09:30 to 10:00 and from 09:30 of the next day.
  Brawl b;
  b.type.hours = DailyHours{{9h + 30min}, {10h}};
  b.level(1).after = Distribution::always(50min);
  EXPECT_EQ(text(b.s.start).substr(11, 5), "09:00");
  EXPECT_THAT(play(b.s, 1000h).minutes(RecordKind::incident_escalated),
              testing::ElementsAre(24 * 60 + 30 + 20));
}

TEST(AnIncident, IsSeenByWhoeverComesThere) {
  Brawl b;
  b.type.detection = Distribution::always(10h);
  const Played p = play(b.s, 20min);
  EXPECT_THAT(p.minutes(RecordKind::incident_detected), testing::ElementsAre(20));
}

TEST(AReview, LeavesItsShareOfTheSearchWhereCamerasSaw) {
  // Six look for him from minute 0; 600 person-minutes would take 100 min. At 40 the recordings
  // leave a tenth of the 360 that are left: 6 more.
  for (const double cameras : {1.0, 0.0}) {
    Brawl b;
    b.type.review = Review{Distribution::always(40min), 0.1};
    b.level(0).work = Distribution::always(600min);
    b.s.region.places[small::kVillage].cameras = cameras;
    const skerry::Setup setup(b.s);
    skerry::Run run(setup, setup.forecast, {}, true);
    run.advance(kStart);
    run.apply(Mobilise{small::kHomePolice, small::kBrawl});
    run.advance(kStart);
    run.apply(March{small::kHomePolice, small::kVillage, small::kBrawl});
    const auto refusal = run.apply(BeginReview{small::kBrawl});
    EXPECT_EQ(refusal, cameras > 0 ? std::nullopt : std::optional{Refusal::nothing_to_see});
    EXPECT_EQ(run.apply(BeginReview{small::kBrawl}),
              cameras > 0 ? Refusal::already_so : Refusal::nothing_to_see);
    while (run.advance(kStart + 5h) && run.world().now < kStart + 5h) {
    }
    const Played p{run.recorder().kept(), {}};
    EXPECT_THAT(p.minutes(RecordKind::incident_contained),
                testing::ElementsAre(cameras > 0 ? 46 : 100));
  }
}

// ---- against theory ------------------------------------------------------------------------

/// How likely a sample of a distribution is to be as far from it as this one: Kolmogorov-Smirnov,
/// by the limit law.
template <class Cdf>
double likelihood(std::vector<double> sample, Cdf&& cdf) {
  std::sort(sample.begin(), sample.end());
  const double n = static_cast<double>(sample.size());
  double largest = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double p = cdf(sample[i]);
    largest =
        std::max({largest, p - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - p});
  }
  const double x = largest * std::sqrt(n);
  double p = 0;
  for (int k = 1; k < 100; ++k) p += (k % 2 == 1 ? 2 : -2) * std::exp(-2.0 * k * k * x * x);
  return p;
}

TEST(Escalation, WithoutForceFollowsItsHazardExactly) {
  // validation.md, case 'hazard': Kolmogorov-Smirnov, 10,000 draws, p > 0.001.
  constexpr int kDraws = 10'000;
  IncidentType type;
  type.levels.resize(2);
  type.levels[1].after = exponential(90min);
  std::vector<double> ages;
  for (std::uint32_t r = 0; r < kDraws; ++r)
    ages.push_back(
        age_to_escalate(type, 1, uniform({1, r}, Purpose::escalation, name_hash("brawl"), 1)));
  EXPECT_GT(likelihood(ages, [](double age) { return 1 - std::exp(-age / 5400); }), 0.001);
}

TEST(Escalation, UnderHalfTheForceHasHalfTheHazard) {
  // The same through the whole run, with three of six there from the start.
  constexpr std::uint32_t kRuns = 2000;
  Brawl b;
  b.level(1).after = exponential(90min);
  b.s.force.teams[small::kHomePolice].persons = 3;
  b.s.horizon = 7 * 24h;
  std::vector<double> times;
  for (std::uint32_t r = 0; r < kRuns; ++r)
    for (const double minute :
         play(b.s, 0min, 1000h, {3, r}).minutes(RecordKind::incident_escalated))
      times.push_back(minute);
  ASSERT_EQ(times.size(), kRuns);  // within a week: all but e^-56
  EXPECT_GT(likelihood(times, [](double t) { return 1 - std::exp(-t / 180); }), 0.001);
}

TEST(AFire, OfTSquaredGrowthReachesFiveMegawatts) {
  // validation.md I7: 653.1 s for a medium fire, 326.6 s for a fast one.
  IncidentType type;
  type.levels.resize(2);
  type.levels[1].heat = Power{5e6};
  type.fire = FireGrowth::medium;
  EXPECT_NEAR(age_to_escalate(type, 1, 0.5), 653.1, 0.05);
  type.fire = FireGrowth::fast;
  EXPECT_NEAR(age_to_escalate(type, 1, 0.5), 326.6, 0.05);
}

TEST(ASearch, FindsAtRandomAsKoopmanSays) {
  // k searchers for t: P(found) = 1 - exp(-k W v t / A). Ten at 0.5 m/s and 10 m over 0.36 km2:
  // a mean of 2 h of the ten.
  IncidentType type;
  type.levels.resize(1);
  type.search = Search{{0.36e6}, {10}, {0.5}};
  constexpr int kDraws = 10'000;
  std::vector<double> hours;
  for (std::uint32_t r = 0; r < kDraws; ++r)
    hours.push_back(work_to_contain(type, 0, uniform({2, r}, Purpose::work, 7)) / 10 / 3600);
  EXPECT_GT(likelihood(hours, [](double t) { return 1 - std::exp(-t / 2); }), 0.001);
}

}  // namespace
}  // namespace skerry
