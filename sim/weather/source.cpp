#include "sim/weather/source.h"

#include "sim/base/require.h"
#include "sim/weather/typhoon_sea.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace skerry {
namespace {

constexpr std::chrono::hours kMostShift{24};

/// The elements that a source gives; tides and streams follow from the calendar alone.
constexpr Element kMade[] = {Element::wind,    Element::gust,       Element::wind_from,
                             Element::wave,    Element::wave_from,  Element::period,
                             Element::ceiling, Element::visibility, Element::rain};

/// Linear on the circle, the short way round.
double between_directions(double a, double b, double weight) {
  constexpr double kCircle = 2 * std::numbers::pi;
  double turn = std::fmod(b - a, kCircle);
  if (turn > kCircle / 2) turn -= kCircle;
  if (turn < -kCircle / 2) turn += kCircle;
  const double angle = std::fmod(a + weight * turn, kCircle);
  return angle < 0 ? angle + kCircle : angle;
}

double between_values(Element element, double a, double b, double weight) {
  return is_direction(element) ? between_directions(a, b, weight) : a + (b - a) * weight;
}

double value(const WeatherPoint& p, Element element) {
  switch (element) {
    case Element::wind:
      return p.wind.si;
    case Element::gust:
      return p.gust.si;
    case Element::wind_from:
      return p.wind_from.radians;
    case Element::wave:
      return p.wave.si;
    case Element::wave_from:
      return p.wave_from.radians;
    case Element::period:
      return p.period.si;
    case Element::visibility:
      return p.visibility.si;
    case Element::ceiling:
      return p.ceiling.si;
    case Element::rain:
      return p.rain.si;
    case Element::tide:
    case Element::stream:
      break;
  }
  return 0.0;
}

/// Writes a series into a column: linear between its points, flat outside. Points that lack an
/// element (NaN) are passed over for that element; where all lack it the column stays as it is.
void write_series(const std::vector<WeatherPoint>& series, Element element, std::uint32_t column,
                  Fields& fields) {
  std::vector<std::pair<CalendarTime, double>> points;
  for (const WeatherPoint& p : series)
    if (const double v = value(p, element); !std::isnan(v)) points.emplace_back(p.at.utc, v);
  if (points.empty()) return;
  for (int row = 0; row < fields.rows; ++row) {
    const CalendarTime time = fields.time(row);
    const auto after = std::find_if(points.begin(), points.end(),
                                    [&](const auto& point) { return point.first >= time; });
    double& cell = fields[element](row, column);
    if (after == points.begin()) {
      cell = points.front().second;
    } else if (after == points.end()) {
      cell = points.back().second;
    } else {
      const auto& [t0, v0] = *(after - 1);
      const auto& [t1, v1] = *after;
      const double weight =
          static_cast<double>((time - t0).count()) / static_cast<double>((t1 - t0).count());
      cell = between_values(element, v0, v1, weight);
    }
  }
}

/// Fair weather, for what no file tells.
void fill_fair(Fields& fields) {
  const WeatherPoint fair{.at = {},
                          .wind = Speed{3},
                          .gust = Speed{5},
                          .wind_from = {},
                          .wave = Length{0.3},
                          .wave_from = {},
                          .period = Seconds{4},
                          .visibility = Length{20000}};
  for (const Element element : kMade)
    std::fill(fields[element].values.begin(), fields[element].values.end(), value(fair, element));
}

/// All that files tell: fair weather, over it the script, over it the forecast file.
void tell(const WeatherSpec& spec, Fields& fields) {
  fill_fair(fields);
  for (const Element element : kMade) {
    for (const ZoneSeries& zone : spec.zones)
      write_series(zone.series, element, zone.zone.index(), fields);
    for (const ZoneForecast& zone : spec.from_file)
      write_series(zone.series, element, zone.zone.index(), fields);
  }
}

}  // namespace

WeatherSource::WeatherSource(const Scenario& scenario) : scenario_(&scenario) {
  const WeatherSpec& spec = scenario.weather;
  for (const Zone& zone : scenario.region.zones)
    sites_.push_back(zone.position.value_or(Position{}));
  open_sea_ = spec.file || spec.climate || spec.typhoon;
  const bool ensemble = spec.typhoon && (spec.typhoon->across.si > 0 || spec.typhoon->along > 0 ||
                                         spec.typhoon->intensity > 0);
  certain_ = !spec.climate && !ensemble;
  if (spec.climate) {
    std::vector<GeneratorSite> sites;
    for (const Zone& zone : scenario.region.zones)
      sites.push_back({zone.id, zone.position.value_or(Position{})});
    generator_ = std::make_unique<WeatherGenerator>(scenario.climates[*spec.climate], sites);
  }
  epochs_ = static_cast<int>(scenario.horizon / spec.epoch) + 1;
  margin_ = static_cast<int>(Duration{kMostShift} / spec.epoch);
  expected_ = Fields(scenario.start.utc - margin_ * spec.epoch, spec.epoch, epochs_ + 2 * margin_,
                     scenario.region.zones.size());
  if (!open_sea_) {  // a script is exact at every epoch
    tell(spec, expected_);
    return;
  }
  const Duration step{std::chrono::hours{1}};
  background_ = Fields(std::chrono::floor<std::chrono::hours>(expected_.begin), step,
                       static_cast<int>(expected_.rows * spec.epoch / step) + 3, expected_.sites);
  tell(spec, background_);
  if (generator_) generator_->expected(background_);
  Fields hourly = background_;
  if (spec.typhoon) add_typhoon(scenario.tracks[spec.typhoon->track], sites_, hourly);
  resample(hourly, expected_);
}

void WeatherSource::make(RunKey key, Fields& out) const {
  if (out.rows != expected_.rows || out.sites != expected_.sites) out = expected_;
  out.begin = expected_.begin;
  out.step = expected_.step;
  Fields hourly = background_;
  if (generator_) generator_->generate(key, hourly);
  const auto& typhoon = scenario_->weather.typhoon;
  if (!typhoon) return resample(hourly, out);
  const auto normal = [&](std::uint32_t index) {
    return normal_quantile(uniform(key, Purpose::track, 0, index));
  };
  const Track track =
      perturbed(scenario_->tracks[typhoon->track], scenario_->start.utc,
                typhoon->across * normal(0), std::max(-0.9, typhoon->along * normal(1)),
                std::max(0.1, 1 + typhoon->intensity * normal(2)));
  add_typhoon(track, sites_, hourly);
  resample(hourly, out);
}

void resample(const Fields& from, Fields& to) {
  require(from.sites == to.sites && from.rows > 0, "fields of the same sites");
  for (int row = 0; row < to.rows; ++row) {
    const auto since = to.time(row) - from.begin;
    const double at =
        std::clamp(static_cast<double>(since.count()) / static_cast<double>(from.step.count()), 0.0,
                   static_cast<double>(from.rows - 1));
    const int before = std::min(static_cast<int>(at), std::max(0, from.rows - 2));
    const int after = std::min(before + 1, from.rows - 1);
    const double weight = at - before;
    for (const Element element : kMade)
      for (std::uint32_t site = 0; site < to.sites; ++site)
        to[element](row, site) = between_values(element, from[element](before, site),
                                                from[element](after, site), weight);
  }
}

}  // namespace skerry
