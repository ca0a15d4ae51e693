#include "sim/weather/weather.h"

#include "sim/base/require.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace skerry {
namespace {

constexpr std::chrono::hours kMostShift{24};

/// Linear on the circle, the short way round.
Angle between_directions(Angle a, Angle b, double weight) {
  constexpr double kCircle = 2 * std::numbers::pi;
  double turn = std::fmod(b.radians - a.radians, kCircle);
  if (turn > kCircle / 2) turn -= kCircle;
  if (turn < -kCircle / 2) turn += kCircle;
  const double angle = std::fmod(a.radians + weight * turn, kCircle);
  return {angle < 0 ? angle + kCircle : angle};
}

/// The values of a series at a calendar time: linear between its points, flat outside.
WeatherPoint sample(const std::vector<WeatherPoint>& series, CalendarTime time) {
  const auto after = std::find_if(series.begin(), series.end(),
                                  [&](const WeatherPoint& p) { return p.at.utc >= time; });
  if (after == series.begin()) return series.front();
  if (after == series.end()) return series.back();
  const WeatherPoint& a = *(after - 1);
  const WeatherPoint& b = *after;
  const double w = static_cast<double>((time - a.at.utc).count()) /
                   static_cast<double>((b.at.utc - a.at.utc).count());
  const auto mix = [w](auto x, auto y) { return x + (y - x) * w; };
  WeatherPoint point = a;
  point.wind = mix(a.wind, b.wind);
  point.gust = mix(a.gust, b.gust);
  point.wind_from = between_directions(a.wind_from, b.wind_from, w);
  point.wave = mix(a.wave, b.wave);
  point.wave_from = between_directions(a.wave_from, b.wave_from, w);
  point.period = mix(a.period, b.period);
  point.visibility = mix(a.visibility, b.visibility);
  return point;
}

/// A lognormal factor of mean 1.
double factor(double cv, RunKey key, Purpose purpose) {
  if (cv <= 0) return 1.0;
  return quantile({Distribution::Kind::lognormal, 1.0, cv, 0}, uniform(key, purpose, 0));
}

}  // namespace

Weather::Weather(const Scenario& scenario) : scenario_(&scenario), epoch_(scenario.weather.epoch) {
  epochs_ = static_cast<int>(scenario.horizon / epoch_) + 1;
  margin_ = static_cast<int>(Duration{kMostShift} / epoch_);
  const int rows = epochs_ + 2 * margin_;
  const auto sized = [rows](std::uint32_t columns) {
    return Grid{rows, std::vector<double>(static_cast<std::size_t>(rows) * columns)};
  };
  for (Grid* grid : {&wind_m_s_, &gust_m_s_, &wave_m_, &visibility_m_})
    *grid = sized(scenario.region.zones.size());
  berth_share_ = sized(scenario.region.places.size());
  for (const ZoneSeries& zone : scenario.weather.zones) {
    const std::uint32_t column = zone.zone.index();
    for (int row = 0; row < rows; ++row) {
      const WeatherPoint point = sample(zone.series, scenario.start.utc + (row - margin_) * epoch_);
      wind_m_s_(row, column) = point.wind.si;
      gust_m_s_(row, column) = point.gust.si;
      wave_m_(row, column) = point.wave.si;
      visibility_m_(row, column) = point.visibility.si;
      for (const Id<Place> id : scenario.region.places.ids()) {
        const Place& place = scenario.region.places[id];
        if (place.wharf && place.zone == zone.zone)
          berth_share_(row, id.index()) = exposure_share(place.wharf->exposure, point.wave_from);
      }
    }
  }
  daylight_.resize(static_cast<std::size_t>(epochs_));
  const auto midnight =
      std::chrono::floor<std::chrono::days>(scenario.start.utc + scenario.start.offset);
  for (int epoch = 0; epoch < epochs_; ++epoch) {
    const auto clock = scenario.start.utc + scenario.start.offset + epoch * epoch_ - midnight;
    const auto of_day = clock % Duration{std::chrono::days{1}};
    daylight_[static_cast<std::size_t>(epoch)] =
        of_day >= scenario.sunrise.since_midnight && of_day < scenario.sunset.since_midnight;
  }
  judge_landings();
}

void Weather::realise(RunKey key, Weather& result) const {
  require(margin_ > 0, "only the script is realised");
  const WeatherVariation& varies = scenario_->weather.varies;
  const Duration shift = std::clamp<Duration>(draw(varies.shift, key, Purpose::weather_shift, 0),
                                              -Duration{kMostShift}, Duration{kMostShift});
  const double wave = factor(varies.wave_cv, key, Purpose::weather_wave);
  const double wind = factor(varies.wind_cv, key, Purpose::weather_wind);
  // Later weather: what the script says for an earlier time. Whole epochs.
  const int later = std::clamp(
      static_cast<int>(std::lround(in_seconds(shift) / in_seconds(epoch_))), -margin_, margin_);
  const int first = margin_ - later;
  result.scenario_ = scenario_;
  result.epoch_ = epoch_;
  result.epochs_ = epochs_;
  result.margin_ = 0;
  copy_rows(wind_m_s_, first, epochs_, wind, result.wind_m_s_);
  copy_rows(gust_m_s_, first, epochs_, wind, result.gust_m_s_);
  copy_rows(wave_m_, first, epochs_, wave, result.wave_m_);
  copy_rows(visibility_m_, first, epochs_, 1.0, result.visibility_m_);
  result.script_ = this;
  result.script_row_ = first;
  result.daylight_ = daylight_;
  result.judge_landings();
}

/// All epochs of a place at once, column by column.
void Weather::judge_landings() {
  using Column = Eigen::Map<const Eigen::ArrayXd>;
  const Weather& script = script_ != nullptr ? *script_ : *this;
  const auto rows = static_cast<Eigen::Index>(epochs_);
  const auto column = [rows](const Grid& grid, std::uint32_t index, int first) {
    return Column(grid.values.data() +
                      static_cast<std::size_t>(index) * static_cast<std::size_t>(grid.rows) + first,
                  rows);
  };
  lands_.assign(static_cast<std::size_t>(epochs_) * scenario_->region.places.size(), 0);
  Eigen::Map<const Eigen::Array<unsigned char, Eigen::Dynamic, 1>> day(daylight_.data(), rows);
  for (const Id<Place> id : scenario_->region.places.ids()) {
    const Place& place = scenario_->region.places[id];
    if (!place.wharf && !place.pad) continue;
    Eigen::Map<Eigen::Array<unsigned char, Eigen::Dynamic, 1>> lands(
        lands_.data() + static_cast<std::size_t>(id.index()) * static_cast<std::size_t>(epochs_),
        rows);
    const std::uint32_t zone = place.zone->index();
    const auto wind = column(wind_m_s_, zone, margin_);
    if (place.pad) {
      lands = (wind <= place.pad->wind_limit.si).cast<unsigned char>();
      if (!place.pad->lit) lands *= day;
    } else {
      const auto share =
          column(script.berth_share_, id.index(), script_ != nullptr ? script_row_ : margin_);
      lands = (wind <= place.wharf->wind_limit.si &&
               column(wave_m_, zone, margin_) * share <= place.wharf->wave_limit.si)
                  .cast<unsigned char>();
    }
  }
}

void Weather::copy_rows(const Grid& from, int first, int rows, double factor, Grid& to) {
  using Array = Eigen::ArrayXXd;
  const auto columns = static_cast<Eigen::Index>(from.values.size()) / from.rows;
  to.rows = rows;
  to.values.resize(static_cast<std::size_t>(rows * columns));
  Eigen::Map<Array>(to.values.data(), rows, columns) =
      Eigen::Map<const Array>(from.values.data(), from.rows, columns).middleRows(first, rows) *
      factor;
}

int Weather::epoch_of(SimTime time) const {
  return static_cast<int>(
      std::clamp<std::int64_t>(time.time_since_epoch() / epoch_, 0, epochs_ - 1));
}

Conditions Weather::at(int epoch, Id<Zone> zone) const {
  const int row = epoch + margin_;
  const std::uint32_t column = zone.index();
  return {Speed{wind_m_s_(row, column)}, Speed{gust_m_s_(row, column)},
          Length{wave_m_(row, column)}, Length{visibility_m_(row, column)}, daylight(epoch)};
}

Length Weather::wave_at_berth(int epoch, Id<Place> wharf) const {
  const int row = epoch + margin_;
  const Id<Zone> zone = *scenario_->region.places[wharf].zone;
  const double share = script_ != nullptr
                           ? script_->berth_share_(epoch + script_row_, wharf.index())
                           : berth_share_(row, wharf.index());
  return Length{wave_m_(row, zone.index()) * share};
}

Excess excess(const Limits& limits, const Conditions& c) {
  if (limits.wind && c.wind > *limits.wind) return {Hindrance::wind, c.wind.si};
  if (limits.gust && c.gust > *limits.gust) return {Hindrance::gust, c.gust.si};
  if (limits.wave && c.wave > *limits.wave) return {Hindrance::wave, c.wave.si};
  if (limits.visibility && c.visibility < *limits.visibility)
    return {Hindrance::visibility, c.visibility.si};
  if (!limits.night && !c.daylight) return {Hindrance::night, 0};
  return {};
}

Excess excess_at(const Scenario& scenario, const Weather& weather, int epoch, Id<Place> id) {
  const Place& place = scenario.region.places[id];
  const Conditions conditions = weather.at(epoch, *place.zone);
  if (place.pad) {
    if (conditions.wind > place.pad->wind_limit) return {Hindrance::wind, conditions.wind.si};
    if (!place.pad->lit && !conditions.daylight) return {Hindrance::night, 0};
    return {};
  }
  if (conditions.wind > place.wharf->wind_limit) return {Hindrance::wind, conditions.wind.si};
  const Length wave = weather.wave_at_berth(epoch, id);
  if (wave > place.wharf->wave_limit) return {Hindrance::wave, wave.si};
  return {};
}

}  // namespace skerry
