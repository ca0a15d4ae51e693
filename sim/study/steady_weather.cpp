#include "sim/study/steady_weather.h"

#include "sim/base/text.h"
#include "sim/weather/shelter.h"
#include "sim/weather/waves.h"

#include <algorithm>

namespace skerry {
namespace {

using namespace std::chrono_literals;

Length waves_in(const Scenario& scenario, const Zone& zone, const Sea& offshore, Speed wind,
                Angle from) {
  const Coastline& coast = scenario.region.coastline;
  if (coast.empty() || !zone.position) return offshore.height;
  const WaveShelter shelter(coast.fetches(*zone.position), zone.depth);
  return shelter.wave(offshore.height, from, offshore.period, wind, from);
}

}  // namespace

std::optional<SteadyWeather> parse_steady_weather(std::string_view text) {
  SteadyWeather result{std::string(text)};
  while (true) {
    const std::string_view part = text.substr(0, text.find('+'));
    if (part == "fog") {
      result.fog = true;
    } else if (part == "night") {
      result.night = true;
    } else if (part.ends_with("bft")) {
      const auto force = parse_integer(part.substr(0, part.size() - 3));
      if (!force || *force < 1 || *force > 12) return std::nullopt;
      result.force = static_cast<int>(*force);
    } else if (part != "calm") {
      return std::nullopt;
    }
    if (part.size() == text.size()) return result;
    text.remove_prefix(part.size() + 1);
  }
}

WeatherPoint steady_point(const Scenario& scenario, const SteadyWeather& weather, Id<Zone> id,
                          Angle wind_from) {
  const Zone& zone = scenario.region.zones[id];
  WeatherPoint point;
  point.at = scenario.start;
  point.wind = beaufort(weather.force);
  point.gust = point.wind * kGustFactor;
  point.wind_from = point.wave_from = wind_from;
  Sea offshore = spm(point.wind, kOpenSeaFetch, kWindHasBlown);
  offshore.period = std::max(offshore.period, Seconds{2});
  point.wave = std::max(kCalmSea, waves_in(scenario, zone, offshore, point.wind, wind_from));
  point.period = offshore.period;
  point.visibility = weather.fog ? kThickFog : kClearVisibility;
  return point;
}

Scenario in_steady_weather(const Scenario& scenario, const SteadyWeather& weather, Angle wind_from,
                           Duration horizon) {
  Scenario there = scenario;
  there.horizon = horizon;
  there.sunrise = {0h};
  there.sunset = {weather.night ? 0h : 24h};
  there.weather = WeatherSpec{};
  for (const Id<Zone> zone : there.region.zones.ids())
    there.weather.zones.push_back(
        {zone, {steady_point(scenario, weather, zone, wind_from)}, {}, {}});
  return there;
}

}  // namespace skerry
