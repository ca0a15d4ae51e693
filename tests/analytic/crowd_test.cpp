// Crowds and forces against theory: the cases of design/validation.md marked 'response'.

#include "sim/run/countdown.h"
#include "sim/study/comparison.h"
#include "sim/study/statistics.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

/// A crowd in the village at once; six police live there, and the plan sends them at a time.
Scenario crowd_scene(const Crowd& crowd, Duration horizon, Duration police_come) {
  Scenario s = small_scenario();
  s.horizon = horizon;
  IncidentType& type = s.incident_types[small::kDisturbance];
  type.detection = Distribution::always(0min);
  type.levels = {{}};
  type.levels[0].needs = {{Capability::police, 6}};
  type.crowd = crowd;
  s.incidents[small::kBrawl].at = s.start;
  Team& police = s.force.teams[small::kHomePolice];
  police.home = small::kVillage;
  police.persons = 6;
  police.call_out = Distribution::always(0min);
  s.weather.zones = {{small::kSound, {calm(s.start)}, {}, {}}};
  s.plans = {};
  Plan plan = named(Plan{}, "send");
  plan.steps.add(
      step("send", Elapsed{police_come},
           {act(SendAction{small::kBrawl, 6, {{Capability::police, 6}}, {small::kAway}, {}, {}})}));
  s.plans.add(plan);
  return s;
}

Rate per_hour(double rate) { return {rate / 3600}; }

struct CrowdAtEnd {
  std::vector<double> persons;
  double gone = 0;  ///< share of the runs
};

CrowdAtEnd play(const Scenario& scenario, std::uint32_t runs) {
  const skerry::Setup setup(scenario);
  CrowdAtEnd result;
  for (std::uint32_t r = 0; r < runs; ++r) {
    double persons = setup.scenario.incident_types[small::kDisturbance].crowd->persons;
    for (const Record& record : run_plan(setup, Id<Plan>{0}, RunKey{5, r}, true).records)
      if (record.kind == RecordKind::crowd_changed) persons = record.value;
    result.persons.push_back(persons);
    result.gone += persons == 0 ? 1.0 / runs : 0.0;
  }
  return result;
}

double variance(const std::vector<double>& sample) {
  const double mean = mean_interval(sample).mean;
  double sum = 0;
  for (const double x : sample) sum += (x - mean) * (x - mean);
  return sum / static_cast<double>(sample.size() - 1);
}

/// Three and a half standard errors of a share.
double tolerance(double share, std::uint32_t runs) {
  return 3.5 * std::sqrt(share * (1 - share) / runs);
}

TEST(ACrowd, GrowsAsABirthDeathProcess) {
  // Case I1: birth 0.3, death 0.2 per h, from 5, after 10 h.
  constexpr std::uint32_t kRuns = 20'000;
  const CrowdAtEnd end =
      play(crowd_scene({5, per_hour(0.3), per_hour(0.2), {}, {}}, 10h, 300h), kRuns);
  constexpr double kVariance = 116.769357;
  EXPECT_NEAR(mean_interval(end.persons).mean, 13.591409, 3.5 * std::sqrt(kVariance / kRuns));
  EXPECT_NEAR(variance(end.persons), kVariance, 0.05 * kVariance);
  EXPECT_NEAR(end.gone, 0.054267, tolerance(0.054267, kRuns));
}

TEST(ACrowd, IsDispersedByThoseWhoCome) {
  // Case I2: birth 0.25; death 0.05, and 0.6 from when the force comes; from 3, after 12 h.
  constexpr std::uint32_t kRuns = 20'000;
  const struct {
    Duration come;
    double mean, gone;
  } cases[] = {{4h, 0.406006, 0.787045}, {8h, 3.664208, 0.172739}};
  for (const auto& c : cases) {
    const CrowdAtEnd end = play(
        crowd_scene({3, per_hour(0.25), per_hour(0.05), per_hour(0.55), {}}, 12h, c.come), kRuns);
    EXPECT_NEAR(mean_interval(end.persons).mean, c.mean,
                3.5 * std::sqrt(variance(end.persons) / kRuns));
    EXPECT_NEAR(end.gone, c.gone, tolerance(c.gone, kRuns));
  }
}

TEST(ACrowd, OfManyGrowsAsTheLogisticCurve) {
  // Case I3 a hundred times as large, where chance counts for little: K 60,000, 4,000 at the start,
  // 0.5 per h: 20,727.58 after 4 h.
  constexpr std::uint32_t kRuns = 20;
  const CrowdAtEnd end = play(crowd_scene({4000, per_hour(0.5), {}, {}, 60'000}, 4h, 300h), kRuns);
  EXPECT_NEAR(mean_interval(end.persons).mean, 20'727.58,
              3.5 * std::sqrt(variance(end.persons) / kRuns));
  EXPECT_LT(std::sqrt(variance(end.persons)), 0.03 * 20'727.58);  // so that the line above is sharp
}

TEST(Reinforcements, ThatComeOneAfterTheOtherAreThereInAGammaTime) {
  // Case I4: units arrive Poisson, 2 per h; 10 are there after 5 h in the mean, by 5 h with
  // probability 0.542070. Here each is called when the one before stands ready.
  Scenario s = small_scenario();
  s.incidents = {};
  s.horizon = 60h;
  s.weather.epoch = 2h;
  Team team = s.force.teams[small::kHomePolice];
  team.persons = 1;
  team.call_out = exponential(30min);
  s.force.teams = {};
  s.force.agencies = {};
  Plan plan = named(Plan{}, "one-by-one");
  for (int i = 0; i < 10; ++i) {
    const std::string name = "unit-" + std::to_string(i);
    team.id = name;
    team.agency = s.force.agencies.add(named(Agency{}, name));
    s.force.teams.add(team);
    const Condition::Value trigger =
        i == 0 ? Condition::Value{Always{}} : TeamsAssembled{small::kHome, i};
    plan.steps.add(step(name, trigger, {act(MobiliseAction{small::kHome, {team.agency}})}));
  }
  s.plans = {};
  s.plans.add(plan);
  const skerry::Setup setup(s);
  constexpr std::uint32_t kRuns = 4000;
  std::vector<double> hours;
  double by_five = 0;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    double last = 0;
    for (const Record& record : run_plan(setup, Id<Plan>{0}, RunKey{6, r}, true).records)
      if (record.kind == RecordKind::team_ready) last = in_seconds(record.at) / 3600;
    hours.push_back(last);
    by_five += last <= 5 ? 1.0 / kRuns : 0.0;
  }
  EXPECT_NEAR(mean_interval(hours).mean, 5, 3.5 * std::sqrt(10) / 2 / std::sqrt(kRuns));
  EXPECT_NEAR(by_five, 0.542070, tolerance(0.542070, kRuns));
}

TEST(Countdowns, WhoseRatesDependOnEachOtherFightTheStochasticSquareLaw) {
  // Case I6b: each of one side strikes at the same rate; the side that is left alone has won.
  const auto first_wins = [](int first, int second, std::uint32_t replication) {
    std::uint32_t draws = 0;
    const auto draw = [&] {
      return unit_exponential(uniform({7, replication}, Purpose::crowd, 0, draws++));
    };
    Countdown first_loses{draw()}, second_loses{draw()};
    while (first > 0 && second > 0) {
      first_loses.rate = second;
      second_loses.rate = first;
      const bool first_is_hit = first_loses.seconds_left() < second_loses.seconds_left();
      const double time = std::min(first_loses.seconds_left(), second_loses.seconds_left());
      first_loses.run(time);
      second_loses.run(time);
      --(first_is_hit ? first : second);
      (first_is_hit ? first_loses : second_loses).left = draw();
    }
    return second == 0;
  };
  constexpr std::uint32_t kFights = 20'000;
  const struct {
    int first, second;
    double wins;
  } cases[] = {{20, 18, 0.712247}, {10, 8, 0.791358}};
  for (const auto& c : cases) {
    double wins = 0;
    for (std::uint32_t r = 0; r < kFights; ++r)
      wins += first_wins(c.first, c.second, r) ? 1.0 / kFights : 0.0;
    EXPECT_NEAR(wins, c.wins, tolerance(c.wins, kFights));
  }
}

}  // namespace
}  // namespace skerry::test
