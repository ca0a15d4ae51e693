#include "sim/weather/weather.h"

#include "sim/base/require.h"
#include "sim/weather/basis.h"

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

/// A lognormal factor of mean 1.
double factor(double cv, RunKey key, Purpose purpose) {
  if (cv <= 0) return 1.0;
  return quantile({Distribution::Kind::lognormal, 1.0, cv, 0}, uniform(key, purpose, 0));
}

/// Fills `column` from values at full hours and at its end, linear between: what reaches a berth
/// changes slowly, and to work it out takes long.
template <class Value>
void by_the_hour(Duration epoch, int rows, double* column, Value value) {
  const int stride = std::max(1, static_cast<int>(Duration{std::chrono::hours{1}} / epoch));
  column[0] = value(0).si;
  for (int begin = 0; begin < rows - 1; begin += stride) {
    const int end = std::min(begin + stride, rows - 1);
    column[end] = value(end).si;
    const double rise = (column[end] - column[begin]) / (end - begin);
    for (int r = begin + 1; r < end; ++r) column[r] = column[begin] + rise * (r - begin);
  }
}

}  // namespace

Weather::Weather(const Scenario& scenario)
    : basis_(std::make_shared<WeatherBasis>(scenario)), epoch_(scenario.weather.epoch) {
  epochs_ = basis_->source.epochs();
  first_ = -basis_->source.margin();
  fields_ = basis_->source.expected();
  shelter();
  judge_landings(nullptr);
  judge_services();
  warn();
}

void Weather::realise(RunKey key, Weather& result) const {
  require(first_ < 0, "only what is expected is realised");
  const WeatherVariation& varies = basis_->scenario.weather.varies;
  const WeatherSource& source = basis_->source;
  const Duration shift = draw(varies.shift, key, Purpose::weather_shift, 0);
  const double wave = factor(varies.wave_cv, key, Purpose::weather_wave);
  const double wind = factor(varies.wind_cv, key, Purpose::weather_wind);
  // Later weather: what is expected for an earlier time. Whole epochs.
  const double epochs_later = std::round(in_seconds(shift) / in_seconds(epoch_));
  const int later = static_cast<int>(
      std::clamp(epochs_later, -double{1} * source.margin(), double{1} * source.margin()));
  if (!source.is_certain()) source.make(key, result.made_);
  result.basis_ = basis_;
  result.epoch_ = epoch_;
  result.epochs_ = epochs_;
  result.first_ = 0;
  result.take(source.is_certain() ? source.expected() : result.made_, source.margin() - later, wind,
              wave);
  result.shelter();
  result.judge_landings(nullptr);
  result.judge_services();
  const bool as_expected = source.is_certain() && later == 0 && wave == 1.0 && wind == 1.0;
  result.forecasts_.clear();
  if (!as_expected) result.issue_forecasts(*this);
  result.warn();
}

/// The rows of the run out of wider fields.
void Weather::take(const Fields& wide, int first_row, double wind, double wave) {
  fields_.begin = wide.begin + first_row * wide.step;
  fields_.step = wide.step;
  fields_.rows = epochs_;
  fields_.sites = wide.sites;
  for (std::size_t e = 0; e < kElements; ++e) {
    const auto element = static_cast<Element>(e);
    const double scale = element == Element::wind || element == Element::gust ? wind
                         : element == Element::wave                           ? wave
                                                                              : 1.0;
    Grid& grid = fields_[element];
    if (grid.rows != epochs_) grid = Grid(epochs_, wide.sites);
    for (std::uint32_t site = 0; site < wide.sites; ++site)
      std::transform(wide[element].column(site) + first_row,
                     wide[element].column(site) + first_row + epochs_, grid.column(site),
                     [scale](double value) { return value * scale; });
  }
}

/// Land takes its share of the waves: at berths, and in zones where the source knows no land.
void Weather::shelter() {
  const Scenario& s = basis_->scenario;
  if (berth_waves_.rows != rows())
    berth_waves_ = Grid(rows(), static_cast<std::uint32_t>(basis_->wharves.size()));
  for (std::uint32_t w = 0; w < basis_->wharves.size(); ++w) {
    const Place& place = s.region.places[basis_->wharves[w]];
    const std::uint32_t zone = place.zone->index();
    const double* wave = fields_[Element::wave].column(zone);
    const double* from = fields_[Element::wave_from].column(zone);
    double* berth = berth_waves_.column(w);
    if (const auto& shelter = basis_->sheltering.of(basis_->wharves[w])) {
      const double* period = fields_[Element::period].column(zone);
      const double* wind = fields_[Element::wind].column(zone);
      const double* wind_from = fields_[Element::wind_from].column(zone);
      by_the_hour(epoch_, rows(), berth, [&](int r) {
        return shelter->wave(Length{wave[r]}, Angle{from[r]}, Seconds{period[r]}, Speed{wind[r]},
                             Angle{wind_from[r]});
      });
      continue;
    }
    double share = 1.0;
    for (int r = 0; r < rows(); ++r) {
      if (r == 0 || from[r] != from[r - 1])
        share = exposure_share(place.wharf->exposure, Angle{from[r]});
      berth[r] = wave[r] * share;
    }
  }
  if (!basis_->source.is_open_sea()) return;
  for (const Id<Zone> zone : s.region.zones.ids()) {
    const auto& shelter = basis_->sheltering.of(zone);
    if (!shelter) continue;
    const auto value = [&](Element e, int r) { return fields_[e](r, zone.index()); };
    std::vector<double> sheltered(static_cast<std::size_t>(rows()));
    by_the_hour(epoch_, rows(), sheltered.data(), [&](int r) {
      return shelter->wave(Length{value(Element::wave, r)}, Angle{value(Element::wave_from, r)},
                           Seconds{value(Element::period, r)}, Speed{value(Element::wind, r)},
                           Angle{value(Element::wind_from, r)});
    });
    std::copy(sheltered.begin(), sheltered.end(), fields_[Element::wave].column(zone.index()));
  }
}

int Weather::epoch_of(SimTime time) const {
  return static_cast<int>(
      std::clamp<std::int64_t>(time.time_since_epoch() / epoch_, 0, epochs_ - 1));
}

Conditions Weather::at(int epoch, Id<Zone> zone) const {
  const int r = row(epoch);
  const std::uint32_t column = zone.index();
  return {
      Speed{fields_[Element::wind](r, column)},     Speed{fields_[Element::gust](r, column)},
      Length{fields_[Element::wave](r, column)},    Length{fields_[Element::visibility](r, column)},
      Length{fields_[Element::ceiling](r, column)}, daylight(std::clamp(epoch, 0, epochs_ - 1))};
}

Length Weather::tide(int epoch, Id<Zone> zone) const { return basis_->almanac.tide(epoch, zone); }
Speed Weather::stream(int epoch, Id<Zone> zone) const {
  return basis_->almanac.stream(epoch, zone);
}
bool Weather::daylight(int epoch) const { return basis_->almanac.daylight(epoch); }

Length Weather::wave_at_berth(int epoch, Id<Place> wharf) const {
  return {berth_waves_(row(epoch), basis_->wharf_column[wharf.index()])};
}

bool Weather::lets_land(int epoch, Id<Place> place) const {
  const std::uint32_t column = basis_->landing_column[place.index()];
  if (column == WeatherBasis::kNoColumn) return false;
  return lands_[static_cast<std::size_t>(column) * static_cast<std::size_t>(rows()) +
                static_cast<std::size_t>(row(epoch))] != 0;
}

bool Weather::is_suspended(int epoch, Id<Zone> zone, Id<CraftClass> craft_class) const {
  const std::uint32_t index = basis_->scheduled_index[craft_class.index()];
  if (index == WeatherBasis::kNoColumn || still_.empty()) return false;
  const std::size_t column =
      std::size_t{index} * basis_->scenario.region.zones.size() + zone.index();
  return still_[column * static_cast<std::size_t>(rows()) + static_cast<std::size_t>(row(epoch))] !=
         0;
}

const Weather& Weather::forecast(int epoch) const {
  if (forecasts_.empty()) return *this;
  return forecasts_[static_cast<std::size_t>(epoch / basis_->epochs_between_forecasts)];
}

std::optional<Warning> Weather::warning(int epoch, Id<Zone> zone) const {
  const unsigned char code = warned_[std::size_t{zone.index()} * static_cast<std::size_t>(epochs_) +
                                     static_cast<std::size_t>(epoch)];
  if (code == 0) return std::nullopt;
  return static_cast<Warning>(code - 1);
}

Excess excess_in(const Scenario& scenario, const Weather& weather, int epoch, Id<Zone> zone,
                 Id<CraftClass> craft_class) {
  if (const Excess e = excess(scenario.fleet.classes[craft_class].limits, weather.at(epoch, zone)))
    return e;
  if (weather.is_suspended(epoch, zone, craft_class)) return {Hindrance::suspended, 0};
  return {};
}

}  // namespace skerry
