// How time and memory grow with the size of the region: invented archipelagos (sim/io/archipelago)
// of rising size, each in a process of its own, loaded, prepared and run once.
//
//   scale [islands...]      default: 1000 2000 5000 10000; craft are half the islands

#include "sim/command/plan_follower.h"
#include "sim/io/archipelago.h"
#include "sim/io/load.h"
#include "sim/run/commander.h"
#include "sim/run/setup.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace skerry {
namespace {

/// What one size took.
struct Cost {
  double load = 0.0;     ///< s; sea lanes made, not from the cache
  double prepare = 0.0;  ///< s; routes, shelter, forecast
  double run = 0.0;      ///< s; one replication
  double events = 0.0;
  double gigabytes = 0.0;  ///< greatest resident size
};

template <class Work>
double seconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Cost measure(const std::filesystem::path& scenario_file) {
  Cost cost;
  std::optional<io::Loaded> loaded;
  std::optional<Setup> setup;
  cost.load = seconds([&] { loaded = io::load_scenario(scenario_file); });
  cost.prepare = seconds([&] { setup.emplace(loaded->scenario); });
  cost.run = seconds([&] {
    Weather weather = setup->forecast;
    setup->forecast.realise({1, 0}, weather);
    Run run(*setup, weather, {1, 0}, false);
    PlanFollower commander(*setup, Id<Plan>{0});
    carry_on(run, commander);
    cost.events = static_cast<double>(run.world().events);
  });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  cost.gigabytes = static_cast<double>(usage.ru_maxrss) / (1 << 20);
  return cost;
}

/// In a process of its own, so that each size has its own greatest memory.
Cost measure_apart(int islands) {
  int ends[2];
  if (pipe(ends) != 0) std::exit(1);
  if (const pid_t child = fork(); child == 0) {
    const auto folder =
        std::filesystem::temp_directory_path() / fmt::format("skerry-scale-{}", getpid());
    setenv("SKERRY_CACHE", (folder / "cache").c_str(), 1);
    io::write_archipelago({islands, islands / 2, 1}, folder);
    const Cost cost = measure(folder / "scenario.yaml");
    std::filesystem::remove_all(folder);
    const bool told = write(ends[1], &cost, sizeof cost) == sizeof cost;
    _exit(told ? 0 : 1);
  }
  close(ends[1]);
  Cost cost;
  const bool told = read(ends[0], &cost, sizeof cost) == sizeof cost;
  close(ends[0]);
  wait(nullptr);
  if (!told) {
    fmt::print(stderr, "{} islands could not be measured\n", islands);
    std::exit(1);
  }
  return cost;
}

}  // namespace
}  // namespace skerry

int main(int argc, char** argv) {
  std::vector<int> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::atoi(argv[i]));
  if (sizes.empty()) sizes = {1000, 2000, 5000, 10000};
  fmt::print("{:>8} {:>8} {:>9} {:>10} {:>8} {:>10} {:>8} {:>16}\n", "islands", "craft", "load s",
             "prepare s", "run s", "events", "GiB", "us / (n log2 n)");
  for (const int islands : sizes) {
    const skerry::Cost cost = skerry::measure_apart(islands);
    const double total = cost.load + cost.prepare + cost.run;
    fmt::print("{:>8} {:>8} {:>9.2f} {:>10.2f} {:>8.2f} {:>10.0f} {:>8.2f} {:>16.2f}\n", islands,
               islands / 2, cost.load, cost.prepare, cost.run, cost.events, cost.gigabytes,
               total * 1e6 / (islands * std::log2(islands)));
    std::fflush(stdout);
  }
}
