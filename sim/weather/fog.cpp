#include "sim/weather/fog.h"

#include "sim/base/distribution.h"
#include "sim/base/input_error.h"
#include "sim/weather/score_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace skerry {
namespace {

constexpr double kYear = 8766;        // hours
constexpr double kFogCeiling = 60.0;  // m: assumption, cloud on the water

/// The value of the latent normal below which something of this chance happens.
float threshold(double chance) {
  if (chance <= 0) return -std::numeric_limits<float>::infinity();
  return static_cast<float>(normal_quantile(std::min(chance, 1 - 1e-9)));
}

/// Factors with mean 1.
std::array<double, 24> normalised(const std::vector<double>& factors) {
  std::array<double, 24> result{};
  const double mean = std::accumulate(factors.begin(), factors.end(), 0.0) / 24;
  for (std::size_t i = 0; i < 24; ++i) result[i] = factors[i] / mean;
  return result;
}

double month_factor(const Climate& climate, std::size_t month) {
  double sum = 0;
  for (const ClimateMonth& m : climate.months) sum += m.fog;
  return sum > 0 ? climate.months[month].fog * 12 / sum : 0;
}

/// Chance that the wrapped normal wind direction of the month lies in the moist sector.
double moist_share(const FogClimate& fog, const ClimateMonth& month) {
  constexpr double kTurn = 2 * std::numbers::pi;
  const double spread = direction_spread(month.steadiness);
  const double middle = fog.moist_from.radians - month.wind_from.radians;
  const double half = fog.moist_sector.radians / 2;
  double share = 0;
  for (int turn = -4; turn <= 4; ++turn)
    share += normal_probability((middle + half + turn * kTurn) / spread) -
             normal_probability((middle - half + turn * kTurn) / spread);
  return share;
}

/// Mean over the month's winds of the factor of onsets: none in strong winds, one in dry ones, more
/// in moist ones. Takes speed and direction as independent.
double wind_factor(const Climate& climate, const ClimateMonth& month) {
  const double scale = weibull_scale(month.wind.si, climate.wind_shape);
  const double calm = -std::expm1(-std::pow(climate.fog.calm.si / scale, climate.wind_shape));
  const double moist = moist_share(climate.fog, month);
  return calm * (1 + (climate.fog.moist_factor - 1) * moist);
}

/// The local hours of a fog that begins in `hour` and lasts `length` on the clearing clock: it is
/// seen in the hour of its onset, and goes on while half of the next hour or more is left.
template <class F>
void each_hour(double length, int hour, const std::array<double, 24>& clearing, F visit) {
  constexpr int kLongest = 24 * 30;
  for (int i = 0; i < kLongest; ++i) {
    const auto now = static_cast<std::size_t>((hour + i) % 24);
    if (i > 0 && length < clearing[now] / 2) return;
    visit(now);
    length -= clearing[now];
  }
}

}  // namespace

double TwoStateFog::fog_after_clear(double hours) const {
  return share() * (1 - autocorrelation(hours));
}
double TwoStateFog::fog_after_fog(double hours) const {
  return 1 - (1 - share()) * (1 - autocorrelation(hours));
}
double TwoStateFog::autocorrelation(double hours) const { return std::exp(-(onset + end) * hours); }

TwoStateFog two_state_fog(double events, Seconds mean_length) {
  const double hours = mean_length.si / 3600;
  if (events <= 0) return {0, 1 / hours};
  if (events * hours >= 0.9 * kYear)
    throw InputError(fmt::format(
        "{:g} fogs a year of {:.1f} h on average leave hardly a clear hour", events, hours));
  return {1 / (kYear / events - hours), 1 / hours};
}

FogProcess::FogProcess(const Climate& climate, const std::vector<GeneratorSite>& sites,
                       Duration step)
    : fog_(climate.fog),
      offset_(climate.offset),
      step_hours_(in_seconds(step) / 3600),
      root_(site_root(sites, climate.fog.reach)) {
  for (const GeneratorSite& site : sites) entities_.push_back(name_hash(site.id));
  calibrate(climate);
  for (std::size_t month = 0; month < 12; ++month)
    for (std::size_t hour = 0; hour < 24; ++hour) {
      onsets_[month][hour] = onset(climate, month, hour);
      standing_[month][hour] = threshold(month_factor(climate, month) * share_[hour]);
    }
}

/// Sets the speed of the clearing clock so that fogs keep their mean length although most begin in
/// the hours when few end, and finds how often each hour has fog.
void FogProcess::calibrate(const Climate& climate) {
  constexpr int kQuantiles = 100;
  const auto onset_hours = normalised(climate.fog.onset_hours);
  const auto end_hours = normalised(climate.fog.end_hours);
  const double spread = fog_.length_spread;
  const double wanted = fog_.length.si / 3600 * std::exp(spread * spread / 2);
  const auto mean_hours = [&](double speed) {
    double sum = 0;
    share_.fill(0);
    for (std::size_t h = 0; h < 24; ++h) clearing_[h] = speed * end_hours[h];
    for (int q = 0; q < kQuantiles; ++q) {
      const double z = normal_quantile((q + 0.5) / kQuantiles);
      const double length = fog_.length.si / 3600 * std::exp(spread * z);
      for (int h = 0; h < 24; ++h) {
        const double weight = onset_hours[static_cast<std::size_t>(h)] / 24 / kQuantiles;
        each_hour(length, h, clearing_, [&](std::size_t now) {
          share_[now] += weight;
          sum += weight;
        });
      }
    }
    return sum;
  };
  double low = 0.1, high = 10;
  for (int turn = 0; turn < 20; ++turn) {
    const double middle = std::sqrt(low * high);
    (mean_hours(middle) > wanted ? low : high) = middle;
  }
  mean_hours(std::sqrt(low * high));
  for (double& share : share_) share *= fog_.events * 24 / kYear;
}

FogProcess::Onset FogProcess::onset(const Climate& climate, std::size_t month,
                                    std::size_t hour) const {
  const double spread = fog_.length_spread;
  const Seconds mean{fog_.length.si * std::exp(spread * spread / 2)};
  const double wind = wind_factor(climate, climate.months[month]);
  const double rate = two_state_fog(fog_.events, mean).onset * month_factor(climate, month) *
                      normalised(fog_.onset_hours)[hour] / std::max(wind, 0.01);
  const auto below = [&](double factor) {
    return threshold(-std::expm1(-rate * factor * step_hours_));
  };
  return {below(1), below(fog_.moist_factor)};
}

/// Independent values of each row and site, four rows to a draw, made to hang together.
void FogProcess::latent(RunKey key, Eigen::MatrixXf& values) const {
  for (std::size_t site = 0; site < entities_.size(); ++site) {
    float* column = values.col(static_cast<Eigen::Index>(site)).data();
    for (std::uint32_t row = 0; row < values.rows(); row += 4)
      normals_of(words(key, Purpose::fog_onset, entities_[site], row / 4), column + row);
  }
  correlate(values, root_);
}

/// A normal value that near sites whose fogs begin in the same step have nearly in common.
float FogProcess::shared(RunKey key, Purpose purpose, std::size_t site, int row) const {
  float sum = 0;
  for (std::size_t other = 0; other <= site; ++other)
    sum += root_(static_cast<Eigen::Index>(site), static_cast<Eigen::Index>(other)) *
           normal_of(words(key, purpose, entities_[other], static_cast<std::uint32_t>(row))[0]);
  return sum;
}

bool FogProcess::begins(const Fields& fields, std::uint32_t site, int row, const Onset& onset,
                        float value) const {
  if (value >= std::max(onset.dry, onset.moist)) return false;
  if (fields[Element::wind](row, site) >= fog_.calm.si) return false;
  const double off = std::remainder(fields[Element::wind_from](row, site) - fog_.moist_from.radians,
                                    2 * std::numbers::pi);
  return value < (std::abs(off) <= fog_.moist_sector.radians / 2 ? onset.moist : onset.dry);
}

/// Length in hours on the clearing clock. A fog that is there at the first row is the longer for
/// having been met, and part of it is over.
double FogProcess::length(RunKey key, std::size_t site, int row) const {
  const double spread = fog_.length_spread;
  const double z = shared(key, Purpose::fog_length, site, row);
  const double whole = fog_.length.si / 3600 * std::exp(spread * z);
  if (row > 0) return whole;
  const double left = (words(key, Purpose::fog_length, entities_[site], 0)[1] + 0.5) * 0x1p-32;
  return whole * std::exp(spread * spread) * left;
}

double fog_visibility(const FogClimate& fog, double score) {
  const double median = std::log(fog.visibility.si);
  const double below =
      normal_probability((std::log(kFogVisibility) - median) / fog.visibility_spread);
  const double chance = std::clamp(normal_probability(score) * below, 1e-12, 1 - 1e-12);
  return std::exp(median + fog.visibility_spread * normal_quantile(chance));
}

/// Lays a fog that begins at `row`; gives the first clear row after it.
int FogProcess::lay(RunKey key, Fields& fields, const std::vector<LocalHour>& hours,
                    std::uint32_t site, int row) const {
  double left = length(key, site, row);
  const double seen = fog_visibility(fog_, shared(key, Purpose::fog_depth, site, row));
  do {
    double& visibility = fields[Element::visibility](row, site);
    visibility = std::min(visibility, seen);
    fields[Element::ceiling](row, site) = kFogCeiling;
    const auto hour = static_cast<std::size_t>(hours[static_cast<std::size_t>(row)].hour);
    left -= clearing_[hour] * step_hours_;
    ++row;
  } while (row < fields.rows &&
           left >= clearing_[static_cast<std::size_t>(hours[static_cast<std::size_t>(row)].hour)] *
                       step_hours_ / 2);
  return row;
}

void FogProcess::cover_site(RunKey key, Fields& fields, const std::vector<LocalHour>& hours,
                            std::uint32_t site, const float* latent) const {
  const auto cell = [&](const auto& table, int row) {
    const LocalHour& at = hours[static_cast<std::size_t>(row)];
    return table[static_cast<std::size_t>(at.month)][static_cast<std::size_t>(at.hour)];
  };
  int row = 0;
  if (latent[0] < cell(standing_, 0)) row = lay(key, fields, hours, site, 0);
  for (++row; row < fields.rows; ++row)  // a clear row at least between two fogs
    if (begins(fields, site, row, cell(onsets_, row), latent[row]))
      row = lay(key, fields, hours, site, row);
}

void FogProcess::cover(RunKey key, Fields& fields) const {
  const std::vector<LocalHour> hours = local_hours(fields, offset_);
  const Eigen::Index rows = (fields.rows + 3) / 4 * 4;
  Eigen::MatrixXf values(rows, static_cast<Eigen::Index>(fields.sites));
  latent(key, values);
  for (std::uint32_t site = 0; site < fields.sites; ++site)
    cover_site(key, fields, hours, site, values.col(site).data());
}

}  // namespace skerry
