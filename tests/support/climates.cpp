#include "tests/support/climates.h"

#include "sim/io/load.h"

#include <fmt/format.h>

namespace skerry::test {

using namespace std::chrono_literals;

const Climate& zhoushan_climate() {
  static const Climate climate = io::load(SKERRY_SOURCE_DIR "/scenarios/zhoushan/climate.yaml")
                                     .scenario.climates[Id<Climate>{0}];
  return climate;
}

Climate plain_climate() {
  Climate climate;
  climate.id = "plain";
  climate.months.assign(12, {.wind = {8},
                             .wind_from = degrees(350),
                             .steadiness = 0.6,
                             .wave = {1.22},
                             .wave_cv = 0.55,
                             .wave_from = degrees(90),
                             .period = {6.5},
                             .visibility = {15e3},
                             .fog = 1});
  climate.scores.correlation = {{1, 0.75, 0, 0}, {0.75, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
  climate.scores.memory = {18h, 30h, 12h, 24h};
  climate.fog.events = 0;
  climate.fog.onset_hours.assign(24, 1);
  climate.fog.end_hours.assign(24, 1);
  climate.fog.calm = {1000};
  climate.fog.moist_factor = 1;
  return climate;
}

std::vector<GeneratorSite> sites_in_a_grid(std::uint32_t count) {
  std::vector<GeneratorSite> sites;
  for (std::uint32_t i = 0; i < count; ++i)
    sites.push_back({fmt::format("s{}", i), {29.6 + 0.1 * (i / 7), 121.9 + 0.115 * (i % 7)}});
  return sites;
}

}  // namespace skerry::test
