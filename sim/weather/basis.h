#pragma once

#include "sim/weather/almanac.h"
#include "sim/weather/sheltering.h"
#include "sim/weather/source.h"

#include <cstdint>
#include <vector>

namespace skerry {

/// All that the weather of every replication rests on: made once per scenario.
struct WeatherBasis {
  explicit WeatherBasis(const Scenario& s);

  static constexpr std::uint32_t kNoColumn = 0xFFFFFFFFu;

  const Scenario& scenario;
  WeatherSource source;
  Almanac almanac;
  Sheltering sheltering;
  std::vector<std::vector<unsigned char>> alerts;  ///< by zone: what `alerted` says
  std::vector<Id<Place>> wharves;
  std::vector<Id<Place>> landings;             ///< wharves and pads
  std::vector<Id<CraftClass>> scheduled;       ///< classes whose service resumes by announcement
  std::vector<std::uint32_t> wharf_column;     ///< by place
  std::vector<std::uint32_t> landing_column;   ///< by place
  std::vector<std::uint32_t> scheduled_index;  ///< by class
  std::vector<double> known;                   ///< share of the truth in a forecast, by lead epoch
  int epochs_between_forecasts = 1;
};

}  // namespace skerry
