// How fast generated weather comes; each benchmark checks its result, so that a fast wrong answer
// fails.

#include "sim/weather/generator.h"
#include "tests/support/climates.h"

#include <benchmark/benchmark.h>

namespace skerry {
namespace {

/// Thirty days of June, hour by hour, at 40 sites, with fog: one replication.
void GenerateMonth(benchmark::State& state) {
  constexpr std::uint32_t kSites = 40;
  const WeatherGenerator generator(test::zhoushan_climate(), test::sites_in_a_grid(kSites));
  Fields fields(std::chrono::sys_days{std::chrono::June / 1 / 2025}, std::chrono::hours{1}, 720,
                kSites);
  std::uint32_t replication = 0;
  for (auto _ : state) {
    generator.generate(RunKey{1, replication++}, fields);
    const double wind = fields[Element::wind](719, kSites - 1);
    if (!(wind >= 0 && wind < 60)) state.SkipWithError("no wind of this world");
  }
  state.SetItemsProcessed(state.iterations() * 720 * kSites);
}
BENCHMARK(GenerateMonth)->Unit(benchmark::kMillisecond);

/// What it costs to get ready: tables and roots.
void MakeGenerator(benchmark::State& state) {
  const Climate climate = test::zhoushan_climate();
  const auto sites = test::sites_in_a_grid(40);
  for (auto _ : state) {
    const WeatherGenerator generator(climate, sites);
    benchmark::DoNotOptimize(&generator);
  }
}
BENCHMARK(MakeGenerator)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace skerry
