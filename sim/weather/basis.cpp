#include "sim/weather/basis.h"

#include "sim/weather/alerts.h"

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

bool is_announced(const Resumption& resume) {
  return resume.margin > 0 || resume.after > Duration{0};
}

}  // namespace

WeatherBasis::WeatherBasis(const Scenario& s)
    : scenario(s),
      source(s),
      almanac(s),
      sheltering(s),
      wharf_column(s.region.places.size(), kNoColumn),
      landing_column(s.region.places.size(), kNoColumn),
      scheduled_index(s.fleet.classes.size(), kNoColumn) {
  for (const Id<Zone> zone : s.region.zones.ids()) alerts.push_back(alerted(s, zone));
  for (const Id<Place> id : s.region.places.ids()) {
    const Place& place = s.region.places[id];
    if (place.wharf) {
      wharf_column[id.index()] = static_cast<std::uint32_t>(wharves.size());
      wharves.push_back(id);
    }
    if (place.wharf || place.pad) {
      landing_column[id.index()] = static_cast<std::uint32_t>(landings.size());
      landings.push_back(id);
    }
  }
  for (const Id<CraftClass> id : s.fleet.classes.ids()) {
    if (!is_announced(s.fleet.classes[id].limits.resume)) continue;
    scheduled_index[id.index()] = static_cast<std::uint32_t>(scheduled.size());
    scheduled.push_back(id);
  }
  const ForecastSkill& skill = s.weather.forecast;
  epochs_between_forecasts = std::max(1, static_cast<int>(skill.every / s.weather.epoch));
  for (int lead = 0; lead < source.epochs(); ++lead)
    known.push_back(std::exp(-in_seconds(lead * s.weather.epoch) / in_seconds(skill.memory)));
}

}  // namespace skerry
