// How fast the engine is; each benchmark checks its result, so that a fast wrong answer fails.

#include "sim/base/random.h"
#include "sim/command/plan_follower.h"
#include "sim/io/load.h"
#include "sim/kernel/calendar.h"
#include "sim/run/commander.h"
#include "sim/study/comparison.h"

#include <benchmark/benchmark.h>

namespace skerry {
namespace {

const Scenario& dongji_swell() {
  static const Scenario scenario =
      io::load_scenario(SKERRY_SOURCE_DIR "/scenarios/zhoushan/dongji-swell.yaml").scenario;
  return scenario;
}

const Setup& dongji_setup() {
  static const Setup setup(dongji_swell());
  return setup;
}

/// The hold model: take the earliest of N pending events, schedule one a random time later.
void CalendarHold(benchmark::State& state) {
  Calendar calendar;
  std::uint32_t draw = 0;
  const auto later = [&](SimTime now) {
    const PhiloxWords words = philox({draw++, 0, 0, 0}, {1, 2});
    return now + Duration{1 + words[0] % 1'000'000};
  };
  for (std::int64_t i = 0; i < state.range(0); ++i)
    calendar.schedule({later(kStart), 0, 0, 0, 0}, Phase::movement);
  SimTime last = kStart;
  for (auto _ : state) {
    Event event = calendar.take();
    if (event.at < last) state.SkipWithError("an event came before an earlier one");
    last = event.at;
    event.at = later(last);
    calendar.schedule(event, Phase::movement);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(CalendarHold)->Arg(100)->Arg(10'000);

/// One replication of the Dongji swell under one plan, on one core.
void DongjiReplication(benchmark::State& state) {
  const Setup& setup = dongji_setup();
  const Id<Plan> plan{static_cast<std::uint32_t>(state.range(0))};
  Weather weather = setup.forecast;
  std::uint32_t replication = 0;
  std::uint64_t events = 0;
  for (auto _ : state) {
    const RunKey key{1, replication++};
    setup.forecast.realise(key, weather);
    PlanFollower commander(setup, plan);
    Run run(setup, weather, key, false);
    carry_on(run, commander);
    events += run.world().events;
    if (accounts(run.world()).total() != 980) state.SkipWithError("somebody is missing");
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
  state.SetLabel(setup.scenario.plans[plan].id + ", items are events");
}
BENCHMARK(DongjiReplication)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

/// A fork: the copy of a world in the middle of a run.
void WorldCopy(benchmark::State& state) {
  const Setup& setup = dongji_setup();
  PlanFollower commander(setup, Id<Plan>{1});
  Run run(setup, setup.forecast, RunKey{1, 0}, false);
  carry_on(run, commander, nullptr, kStart + std::chrono::hours{5});
  World copy = run.world();
  for (auto _ : state) {
    copy = run.world();  // into memory that is there already, as a rollout does
    benchmark::DoNotOptimize(copy.events);
  }
  if (copy.events != run.world().events) state.SkipWithError("the copy differs");
}
BENCHMARK(WorldCopy);

}  // namespace
}  // namespace skerry
