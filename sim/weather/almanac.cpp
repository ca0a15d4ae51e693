#include "sim/weather/almanac.h"

#include "sim/weather/tide.h"

namespace skerry {

Almanac::Almanac(const Scenario& scenario) {
  const Duration epoch = scenario.weather.epoch;
  const int epochs = static_cast<int>(scenario.horizon / epoch) + 1;
  const std::uint32_t zones = scenario.region.zones.size();
  tide_ = Grid(epochs, zones);
  stream_ = Grid(epochs, zones);
  for (const Id<Zone> id : scenario.region.zones.ids()) {
    const Zone& zone = scenario.region.zones[id];
    if (!zone.tide) continue;
    const TidePredictor predictor(scenario.region.tide_stations[*zone.tide]);
    for (int e = 0; e < epochs; ++e) {
      const CalendarTime time = scenario.start.utc + e * epoch;
      tide_(e, id.index()) = predictor.level(time).si;
      if (zone.stream)
        stream_(e, id.index()) = zone.stream->spring.si * predictor.rise(time - zone.stream->lag);
    }
  }
  const auto midnight =
      std::chrono::floor<std::chrono::days>(scenario.start.utc + scenario.start.offset);
  for (int e = 0; e < epochs; ++e) {
    const auto clock = scenario.start.utc + scenario.start.offset + e * epoch - midnight;
    const auto of_day = clock % Duration{std::chrono::days{1}};
    daylight_.push_back(of_day >= scenario.sunrise.since_midnight &&
                        of_day < scenario.sunset.since_midnight);
  }
}

}  // namespace skerry
