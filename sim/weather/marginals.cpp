#include "sim/weather/marginals.h"

#include "sim/weather/score_table.h"

#include <cmath>
#include <numbers>

namespace skerry {

LocalHour local_hour(CalendarTime time, Duration offset) {
  const auto days = std::chrono::floor<std::chrono::days>(time + offset);
  const std::chrono::year_month_day date{days};
  return {static_cast<int>(static_cast<unsigned>(date.month())) - 1,
          static_cast<int>((time + offset - days) / std::chrono::hours{1})};
}

std::vector<LocalHour> local_hours(const Fields& fields, Duration offset) {
  std::vector<LocalHour> hours;
  hours.reserve(static_cast<std::size_t>(fields.rows));
  for (int row = 0; row < fields.rows; ++row) hours.push_back(local_hour(fields.time(row), offset));
  return hours;
}

double weibull_scale(double mean, double shape) { return mean / std::tgamma(1 + 1 / shape); }

double weibull_value(double score, double shape) {
  // 1 - P(z) = P(-z), without loss of digits in the upper tail.
  return std::pow(-std::log(normal_probability(-score)), 1 / shape);
}

Lognormal lognormal_of(double mean, double cv) {
  const double variance = std::log1p(cv * cv);
  return {std::log(mean) - variance / 2, std::sqrt(variance)};
}

double direction_spread(double steadiness) { return std::sqrt(-2 * std::log(steadiness)); }

double wave_period(const ClimateMonth& month, double height) {
  constexpr double kSteepest = 3.86;  // s per root of a metre
  return std::max(month.period.si * std::pow(height / month.wave.si, kPeriodPower),
                  kSteepest * std::sqrt(height));
}

std::vector<float> daily_wind(const Climate& climate) {
  std::vector<float> factors(24);
  const double crest = static_cast<double>(climate.windiest.since_midnight.count()) / 60;
  for (std::size_t hour = 0; hour < factors.size(); ++hour)
    factors[hour] =
        static_cast<float>(1 + climate.wind_daily * std::cos((static_cast<double>(hour) - crest) *
                                                             std::numbers::pi / 12));
  return factors;
}

}  // namespace skerry
