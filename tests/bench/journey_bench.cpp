// How fast journeys are found; each benchmark checks its result, so that a fast wrong answer fails.

#include "sim/base/random.h"
#include "sim/io/load.h"
#include "sim/network/journey_planner.h"

#include <benchmark/benchmark.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {
std::atomic<std::size_t> allocations{0};
}

[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace skerry {
namespace {

/// The Zhoushan region with its 64 craft, in the weather of a scenario.
struct World {
  explicit World(const char* file)
      : scenario(io::load_scenario(std::string(SKERRY_SOURCE_DIR "/scenarios/zhoushan/") + file)
                     .scenario),
        routes(scenario),
        weather(scenario),
        tables(scenario, routes, weather),
        standing(standing_at_start(scenario)) {
    const auto teams = scenario.force.teams.size();
    const auto islands = scenario.region.islands.size();
    places.resize(islands);
    for (const Id<Place> p : scenario.region.places.ids())
      if (const auto island = scenario.region.places[p].island)
        places[island->index()].push_back(p);
    for (std::uint32_t i = 0; i < 1000; ++i) {
      const PhiloxWords words = philox({i, 0, 0, 0}, {1, 2});
      const Team& team = scenario.force.teams[Id<Team>{words[0] % teams}];
      queries.push_back({traveller(scenario.force, team), team.home, places[words[1] % islands],
                         kStart + Duration{words[2] % 7'200'000}, &standing, 2});
    }
  }
  Scenario scenario;
  Routes routes;
  Weather weather;
  JourneyTables tables;
  Standing standing;
  std::vector<std::vector<Id<Place>>> places;  ///< by island
  std::vector<JourneyQuery> queries;
};

const World& world(bool rough) {
  static const World calm("june-drill.yaml");
  static const World swell("dongji-swell.yaml");
  return rough ? swell : calm;
}

/// From any team's home to any island, ready within two hours: 1,000 questions in turn.
void FastestJourney(benchmark::State& state) {
  const World& w = world(state.range(0) != 0);
  JourneyPlanner planner(w.tables);
  for (const JourneyQuery& query : w.queries) planner.fastest(query);  // warms its memory
  std::size_t next = 0, reached = 0, rides = 0;
  const std::size_t before = allocations;
  for (auto _ : state) {
    const Itinerary found = planner.fastest(w.queries[next++ % w.queries.size()]);
    reached += found.arrives != kNever;
    rides += static_cast<std::size_t>(found.rides);
  }
  if (allocations != before) state.SkipWithError("a warm question allocates");
  if (reached * 2 < next) state.SkipWithError("hardly any island is reached");
  state.SetItemsProcessed(state.iterations());
  state.counters["reached"] = static_cast<double>(reached) / static_cast<double>(next);
  state.counters["rides"] = static_cast<double>(rides) / static_cast<double>(next);
}
BENCHMARK(FastestJourney)->Arg(0)->Arg(1);

/// What one weather costs before the first question.
void JourneyTablesOfAWeather(benchmark::State& state) {
  const World& w = world(false);
  for (auto _ : state) {
    const JourneyTables tables(w.scenario, w.routes, w.weather);
    benchmark::DoNotOptimize(&tables);
  }
}
BENCHMARK(JourneyTablesOfAWeather)->Unit(benchmark::kMillisecond);

/// Fastest, fewest changes and most robust within half an hour.
void AlternativeJourneys(benchmark::State& state) {
  const World& w = world(false);
  JourneyPlanner planner(w.tables);
  std::size_t next = 0;
  for (auto _ : state) {
    const Alternatives found =
        planner.alternatives(w.queries[next++ % w.queries.size()], std::chrono::minutes{30});
    if (found.most_robust.arrives < found.fastest.arrives)
      state.SkipWithError("the fastest is not the fastest");
  }
}
BENCHMARK(AlternativeJourneys)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace skerry
