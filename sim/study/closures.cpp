#include "sim/study/closures.h"

#include "sim/base/contains.h"
#include "sim/network/passage.h"
#include "sim/weather/waves.h"

#include <algorithm>

namespace skerry {
namespace {

using namespace std::chrono_literals;

/// The hour does not matter as long as it is light: reports tell of the day.
constexpr LocalTime kNoon{CalendarTime{Duration{12h}}, {}};

WeatherPoint offshore(const ClosureWeather& w) {
  return {.at = kNoon,
          .wind = w.wind,
          .gust = w.gust,
          .wind_from = w.wind_from,
          .wave = w.wave,
          .wave_from = w.wave_from,
          .period = w.period,
          .visibility = w.visibility};
}

/// Between islands there is only the sea that the wind raises there.
WeatherPoint inside(const ClosureWeather& w, Length fetch, Length depth) {
  WeatherPoint point = offshore(w);
  point.wind = w.wind * w.inner_wind;
  point.gust = w.gust * w.inner_wind;
  const Sea sea = young_verhagen(point.wind, fetch, depth);
  point.wave = sea.height;
  point.wave_from = w.wind_from;
  point.period = sea.period;
  return point;
}

WeatherSpec weather_of(const Scenario& scenario, const ClosureDay& day) {
  const InnerWaters& inner = scenario.inner_waters;
  WeatherSpec spec;
  for (const Id<Zone> zone : scenario.region.zones.ids()) {
    const bool is_inner = contains(inner.zones, zone);
    const Length depth = scenario.region.zones[zone].depth;
    spec.zones.push_back(
        {zone, {is_inner ? inside(day.weather, inner.fetch, depth) : offshore(day.weather)}});
  }
  return spec;
}

std::optional<LineHindrance> hindrance(const Scenario& scenario, const Routes& routes,
                                       const Weather& weather, const ObservedLine& line) {
  const auto on_way = [&](Id<Place> from, Id<Place> to) {
    return excess_on_way(scenario, routes, weather, line.craft_class, from, to, 0);
  };
  if (const Excess out = on_way(line.from, line.to)) return LineHindrance{out, {}};
  if (const Excess back = on_way(line.to, line.from)) return LineHindrance{back, {}};
  for (const Id<Place> end : {line.from, line.to})
    if (const Excess ashore = excess_at(scenario, weather, 0, end))
      return LineHindrance{ashore, end};
  return std::nullopt;
}

}  // namespace

bool JudgedDay::is_reproduced() const {
  return std::all_of(lines.begin(), lines.end(), [](const JudgedLine& l) { return l.agrees(); });
}

std::vector<JudgedDay> judge_closures(const Scenario& scenario) {
  const Routes routes(scenario);
  std::vector<JudgedDay> result;
  Scenario there = scenario;
  there.start = kNoon;
  there.sunrise = {6h};
  there.sunset = {18h};
  for (const Id<ClosureDay> id : scenario.closure_days.ids()) {
    const ClosureDay& day = scenario.closure_days[id];
    there.weather = weather_of(scenario, day);
    there.horizon = there.weather.epoch;  // as short as weather can last
    const Weather weather(there);
    JudgedDay judged{id, {}};
    for (const ObservedLine& line : day.lines)
      judged.lines.push_back({line, hindrance(there, routes, weather, line)});
    result.push_back(std::move(judged));
  }
  return result;
}

}  // namespace skerry
