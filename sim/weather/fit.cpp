#include "sim/weather/fit.h"

#include "sim/base/distribution.h"
#include "sim/base/input_error.h"
#include "sim/base/units.h"
#include "sim/weather/fit_fog.h"
#include "sim/weather/fit_scores.h"
#include "sim/weather/fog.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace skerry {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr Duration kLeast = std::chrono::days{30};
constexpr Duration kLeastOfMonth = std::chrono::days{3};
constexpr Duration kLongestStep = std::chrono::hours{6};

struct Used {
  Element element;
  const char* name;
};
constexpr std::array kUsed{Used{Element::wind, "wind"},
                           Used{Element::gust, "gust"},
                           Used{Element::wind_from, "wind-from"},
                           Used{Element::wave, "wave"},
                           Used{Element::wave_from, "wave-from"},
                           Used{Element::period, "period"},
                           Used{Element::visibility, "visibility"}};

Duration step_of(const SiteSeries& series) {
  const auto& times = series.times;
  if (times.size() < 2) throw InputError("a series has at least two times");
  const Duration step = times[1] - times[0];
  for (std::size_t i = 1; i < times.size(); ++i)
    if (times[i] - times[i - 1] != step)
      throw InputError(fmt::format(
          "the series needs equal steps: between its times {} and {} there are {}, before that {}; "
          "put NaN where a value is missing",
          i, i + 1, text(times[i] - times[i - 1]), text(step)));
  if (step <= Duration{0} || step > kLongestStep)
    throw InputError(
        fmt::format("the series has steps of {}; expected rising times, at most {} "
                    "apart",
                    text(step), text(kLongestStep)));
  return step;
}

std::size_t known(const std::vector<double>& values) {
  return static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); }));
}

void check_columns(const SiteSeries& series, Duration step) {
  const auto least = static_cast<std::size_t>(kLeast / step);
  bool any = false;
  for (const Used& used : kUsed) {
    const auto& values = series[used.element];
    if (values.empty()) continue;
    any = true;
    if (values.size() != series.times.size())
      throw InputError(fmt::format("'{}' has {} values for {} times", used.name, values.size(),
                                   series.times.size()));
    if (known(values) < least)
      throw InputError(fmt::format("'{}' has {} values; at least 30 days are needed, {} of them",
                                   used.name, known(values), least));
  }
  if (!any) throw InputError("the series has no wind, wave or visibility to fit to");
}

/// The angle between -pi and pi.
double turn(double angle) { return std::remainder(angle, kTurn); }
Angle heading(double x, double y) {
  const double angle = std::atan2(y, x);
  return {angle < 0 ? angle + kTurn : angle};
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Maximum likelihood of the shape: sum x^k ln x / sum x^k - 1/k = mean ln x, by Newton's method.
double weibull_shape(const std::vector<double>& logs) {
  const double mean_log =
      std::accumulate(logs.begin(), logs.end(), 0.0) / static_cast<double>(logs.size());
  double shape = 2;
  for (int turn = 0; turn < 8; ++turn) {
    double s0 = 0, s1 = 0, s2 = 0;
    for (const double log : logs) {
      const double power = std::exp(shape * log);
      s0 += power;
      s1 += power * log;
      s2 += power * log * log;
    }
    const double miss = s1 / s0 - 1 / shape - mean_log;
    const double slope = s2 / s0 - s1 * s1 / s0 / s0 + 1 / (shape * shape);
    shape = std::clamp(shape - miss / slope, 0.5, 10.0);
  }
  return shape;
}

class Fit {
 public:
  Fit(const SiteSeries& series, const Climate& otherwise)
      : series_(series), otherwise_(otherwise), climate_(otherwise), step_(step_of(series)) {
    check_columns(series, step_);
    for (const CalendarTime time : series.times)
      hours_.push_back(local_hour(time, otherwise.offset));
  }

  Climate climate() {
    if (has(Element::wind)) fit_wind();
    if (has(Element::wind) && has(Element::gust)) fit_gust();
    if (has(Element::wind) && has(Element::wind_from)) fit_wind_from();
    if (has(Element::wave)) fit_wave();
    if (has(Element::wave_from)) fit_wave_from();
    if (has(Element::wave) && has(Element::period)) fit_period();
    if (has(Element::visibility)) fit_visibility();
    climate_.scores = fit_scores(scores_, step_, otherwise_.scores);
    if (has(Element::visibility)) fit_fog(series_[Element::visibility], hours_, step_, climate_);
    climate_.source = source();
    return climate_;
  }

 private:
  bool has(Element element) const { return !series_[element].empty(); }
  std::size_t month(std::size_t row) const { return static_cast<std::size_t>(hours_[row].month); }

  /// Calls `fit(month, rows)` for each month with the rows of it that `is_known`, or with all such
  /// rows of the series where the month has too few.
  template <class Known, class F>
  void each_month(Known is_known, F fit) {
    std::vector<std::size_t> all;
    std::array<std::vector<std::size_t>, 12> rows;
    for (std::size_t row = 0; row < hours_.size(); ++row)
      if (is_known(row)) all.push_back(row), rows[month(row)].push_back(row);
    for (std::size_t m = 0; m < 12; ++m) {
      const bool enough = rows[m].size() >= static_cast<std::size_t>(kLeastOfMonth / step_);
      borrowed_[m] = borrowed_[m] || !enough;
      fit(climate_.months[m], enough ? rows[m] : all);
    }
  }
  template <class F>
  void each_month(const std::vector<double>& values, F fit) {
    each_month([&](std::size_t row) { return std::isfinite(values[row]); }, fit);
  }

  template <class F>
  std::vector<double> by_row(F value) const {
    std::vector<double> values(hours_.size());
    for (std::size_t row = 0; row < values.size(); ++row) values[row] = value(row);
    return values;
  }

  std::vector<double>& score(Score s) { return scores_.of[static_cast<std::size_t>(s)]; }

  void fit_wind() {
    const auto& wind = series_[Element::wind];
    each_month(wind, [&](ClimateMonth& m, const auto& rows) {
      double sum = 0;
      for (const std::size_t row : rows) sum += wind[row];
      m.wind = {std::max(sum / static_cast<double>(rows.size()), 0.1)};
    });
    fit_daily_wind();
    const auto daily = daily_wind(climate_);
    const auto relative = by_row([&](std::size_t row) {
      const double factor = daily[static_cast<std::size_t>(hours_[row].hour)];
      return std::max(wind[row], 0.05) / (climate_.months[month(row)].wind.si * factor);
    });
    std::vector<double> logs;
    for (const double r : relative)
      if (std::isfinite(r)) logs.push_back(std::log(r));
    climate_.wind_shape = weibull_shape(logs);
    const double scale = weibull_scale(1, climate_.wind_shape);
    score(Score::wind) = by_row([&](std::size_t row) {
      if (!std::isfinite(wind[row])) return std::nan("");
      const double beyond = std::exp(-std::pow(relative[row] / scale, climate_.wind_shape));
      return -normal_quantile(std::clamp(beyond, 1e-15, 1 - 1e-15));
    });
  }

  /// The first harmonic of the means of the hours that the series has.
  void fit_daily_wind() {
    const auto& wind = series_[Element::wind];
    std::array<double, 24> sums{}, counts{};
    for (std::size_t row = 0; row < wind.size(); ++row) {
      if (!std::isfinite(wind[row])) continue;
      const auto hour = static_cast<std::size_t>(hours_[row].hour);
      sums[hour] += wind[row] / climate_.months[month(row)].wind.si;
      ++counts[hour];
    }
    double x = 0, y = 0, seen = 0;
    for (std::size_t hour = 0; hour < 24; ++hour) {
      if (counts[hour] == 0) continue;
      const double angle = static_cast<double>(hour) * kTurn / 24;
      x += sums[hour] / counts[hour] * std::cos(angle);
      y += sums[hour] / counts[hour] * std::sin(angle);
      ++seen;
    }
    climate_.wind_daily = std::min(2 * std::hypot(x, y) / seen, 0.9);
    const double crest = heading(x, y).radians / kTurn * 24 * 60;
    climate_.windiest = {std::chrono::minutes{static_cast<int>(crest) % (24 * 60)}};
  }

  void fit_gust() {
    double gusts = 0, winds = 0;
    for (std::size_t row = 0; row < hours_.size(); ++row) {
      const double gust = series_[Element::gust][row], wind = series_[Element::wind][row];
      if (!std::isfinite(gust + wind)) continue;
      gusts += gust;
      winds += wind;
    }
    if (winds > 0) climate_.gust_factor = std::clamp(gusts / winds, 1.0, 3.0);
  }

  void fit_wind_from() {
    const auto& wind = series_[Element::wind];
    const auto& from = series_[Element::wind_from];
    const auto is_known = [&](std::size_t row) { return std::isfinite(wind[row] + from[row]); };
    each_month(is_known, [&](ClimateMonth& m, const auto& rows) {
      double x = 0, y = 0, sum = 0;
      for (const std::size_t row : rows) {
        x += wind[row] * std::cos(from[row]);
        y += wind[row] * std::sin(from[row]);
        sum += wind[row];
      }
      m.wind_from = heading(x, y);
      m.steadiness = std::clamp(std::hypot(x, y) / std::max(sum, 1e-9), 0.01, 0.999);
    });
    score(Score::direction) = by_row([&](std::size_t row) {
      return turn(from[row] - climate_.months[month(row)].wind_from.radians);
    });
    scores_.direction_spread = by_row(
        [&](std::size_t row) { return direction_spread(climate_.months[month(row)].steadiness); });
  }

  void fit_wave() {
    // std::max keeps a missing value only in its first place.
    const auto logs = by_row(
        [&](std::size_t row) { return std::log(std::max(series_[Element::wave][row], 0.01)); });
    each_month(logs, [&](ClimateMonth& m, const auto& rows) {
      double sum = 0, squares = 0;
      for (const std::size_t row : rows) sum += logs[row];
      const double location = sum / static_cast<double>(rows.size());
      for (const std::size_t row : rows) squares += std::pow(logs[row] - location, 2);
      const double variance = squares / static_cast<double>(rows.size());
      m.wave = {std::exp(location + variance / 2)};
      m.wave_cv = std::clamp(std::sqrt(std::expm1(variance)), 0.05, 3.0);
    });
    score(Score::wave) = by_row([&](std::size_t row) {
      const ClimateMonth& m = climate_.months[month(row)];
      const Lognormal wave = lognormal_of(m.wave.si, m.wave_cv);
      return (logs[row] - wave.location) / wave.spread;
    });
  }

  void fit_wave_from() {
    const auto& from = series_[Element::wave_from];
    each_month(from, [&](ClimateMonth& m, const auto& rows) {
      double x = 0, y = 0;
      for (const std::size_t row : rows) x += std::cos(from[row]), y += std::sin(from[row]);
      m.wave_from = heading(x, y);
    });
  }

  void fit_period() {
    const auto reduced = by_row([&](std::size_t row) {
      const double height = std::max(series_[Element::wave][row], 0.01);
      const double mean = climate_.months[month(row)].wave.si;
      return series_[Element::period][row] / std::pow(height / mean, kPeriodPower);
    });
    each_month(reduced, [&](ClimateMonth& m, const auto& rows) {
      double sum = 0;
      for (const std::size_t row : rows) sum += reduced[row];
      m.period = {std::clamp(sum / static_cast<double>(rows.size()), 1.0, 25.0)};
    });
  }

  void fit_visibility() {
    const auto clear = by_row([&](std::size_t row) {
      const double seen = series_[Element::visibility][row];
      return seen >= kFogVisibility ? seen : std::nan("");
    });
    if (known(clear) < static_cast<std::size_t>(kLeastOfMonth / step_))
      throw InputError("the series has less than three days of visibility outside fog");
    each_month(clear, [&](ClimateMonth& m, const auto& rows) {
      std::vector<double> values;
      for (const std::size_t row : rows) values.push_back(clear[row]);
      m.visibility = {median(std::move(values))};
    });
    auto logs = by_row([&](std::size_t row) {
      return std::log(clear[row] / climate_.months[month(row)].visibility.si);
    });
    double squares = 0;
    for (const double log : logs)
      if (std::isfinite(log)) squares += log * log;
    const double spread = std::sqrt(squares / static_cast<double>(known(logs)));
    climate_.visibility_spread = std::clamp(spread, 0.01, 3.0);
    for (double& log : logs) log /= climate_.visibility_spread;
    score(Score::visibility) = std::move(logs);
  }

  std::string source() const {
    std::string missing, borrowed;
    for (const Used& used : kUsed)
      if (!has(used.element))
        missing += fmt::format("{}{}", missing.empty() ? "" : ", ", used.name);
    for (std::size_t m = 0; m < 12; ++m)
      if (borrowed_[m]) borrowed += fmt::format("{}{}", borrowed.empty() ? "" : ", ", m + 1);
    const LocalTime first{series_.times.front(), {}}, last{series_.times.back(), {}};
    std::string result = fmt::format("Fitted to {} values at steps of {}, {} to {}.", hours_.size(),
                                     text(step_), text(first), text(last));
    if (!borrowed.empty())
      result += fmt::format(" With less than three days of data, from the whole series: months {}.",
                            borrowed);
    if (!missing.empty()) result += fmt::format(" Not observed: {}.", missing);
    return result + fmt::format(" The rest as in '{}', which it was fitted from.", otherwise_.id);
  }

  const SiteSeries& series_;
  const Climate& otherwise_;
  Climate climate_;
  Duration step_;
  std::vector<LocalHour> hours_;
  ScoreSeries scores_;
  std::array<bool, 12> borrowed_{};
};

}  // namespace

SiteSeries observed(const Fields& fields, std::uint32_t site) {
  SiteSeries series;
  for (int row = 0; row < fields.rows; ++row) series.times.push_back(fields.time(row));
  for (const Used& used : kUsed) {
    const double* column = fields[used.element].column(site);
    series.of[static_cast<std::size_t>(used.element)].assign(column, column + fields.rows);
  }
  return series;
}

Climate fit(const SiteSeries& series, const Climate& otherwise) {
  if (auto problems = check_climate(otherwise); !problems.empty())
    throw InputError(std::move(problems));
  return Fit(series, otherwise).climate();
}

}  // namespace skerry
