#include "sim/weather/fit_fog.h"

#include "sim/weather/fog.h"
#include "sim/weather/score_table.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace skerry {
namespace {

constexpr std::size_t kForLengths = 10, kForMonths = 60, kForHours = 240;

struct Run {
  LocalHour begin;
  int rows = 0;
  bool whole = true;  ///< its begin and end were both seen
};

std::vector<Run> runs_of_fog(const std::vector<double>& visibility,
                             const std::vector<LocalHour>& hours) {
  std::vector<Run> runs;
  bool open = false;
  for (std::size_t i = 0; i < visibility.size(); ++i) {
    const bool known = std::isfinite(visibility[i]);
    const bool fog = known && visibility[i] < kFogVisibility;
    if (open && !known) runs.back().whole = false;
    if (fog && !open) runs.push_back({hours[i], 0, i > 0 && std::isfinite(visibility[i - 1])});
    open = fog;
    if (fog) ++runs.back().rows;
  }
  if (open) runs.back().whole = false;
  return runs;
}

void fit_lengths(const std::vector<Run>& runs, double step_hours, FogClimate& fog) {
  double sum = 0, squares = 0, count = 0;
  for (const Run& run : runs) {
    if (!run.whole) continue;
    const double log = std::log(run.rows * step_hours);
    sum += log;
    squares += log * log;
    ++count;
  }
  if (count < kForLengths) return;
  fog.length = {3600 * std::exp(sum / count)};
  fog.length_spread = std::clamp(std::sqrt(squares / count - sum * sum / count / count), 0.0, 2.0);
}

/// The median before the cut at 1 km that gives this one after it.
double median_before_cut(double median, double spread) {
  double low = 10, high = 5000;
  for (int turn = 0; turn < 50; ++turn) {
    const double middle = std::sqrt(low * high);
    const double share = normal_probability(std::log(median / middle) / spread) /
                         normal_probability(std::log(kFogVisibility / middle) / spread);
    (share > 0.5 ? low : high) = middle;
  }
  return std::sqrt(low * high);
}

void fit_visibility(const std::vector<double>& visibility, FogClimate& fog) {
  std::vector<double> seen;
  for (const double v : visibility)
    if (v < kFogVisibility) seen.push_back(std::max(v, 1.0));
  const auto middle = seen.begin() + static_cast<std::ptrdiff_t>(seen.size() / 2);
  std::nth_element(seen.begin(), middle, seen.end());
  fog.visibility = {median_before_cut(*middle, fog.visibility_spread)};
}

void fit_months(const std::vector<Run>& runs, const std::vector<double>& visibility,
                const std::vector<LocalHour>& hours, std::vector<ClimateMonth>& months) {
  std::array<double, 12> known{}, begun{};
  double all = 0;
  for (std::size_t i = 0; i < visibility.size(); ++i) {
    if (!std::isfinite(visibility[i])) continue;
    ++known[static_cast<std::size_t>(hours[i].month)];
    ++all;
  }
  for (const Run& run : runs) ++begun[static_cast<std::size_t>(run.begin.month)];
  const double rate = static_cast<double>(runs.size()) / all;
  for (std::size_t m = 0; m < 12; ++m)
    months[m].fog = known[m] > 0 ? std::min(begun[m] / known[m] / rate, 12.0) : 1;
}

void fit_hours(const std::vector<Run>& runs, FogClimate& fog) {
  std::array<double, 24> begun{};
  for (const Run& run : runs) ++begun[static_cast<std::size_t>(run.begin.hour)];
  const double third = 24.0 / static_cast<double>(runs.size()) / 3;
  for (std::size_t h = 0; h < 24; ++h)
    fog.onset_hours[h] = third * (begun[(h + 23) % 24] + begun[h] + begun[(h + 1) % 24]);
}

}  // namespace

void fit_fog(const std::vector<double>& visibility, const std::vector<LocalHour>& hours,
             Duration step, Climate& climate) {
  constexpr double kYear = 8766;
  const double step_hours = in_seconds(step) / 3600;
  const std::vector<Run> runs = runs_of_fog(visibility, hours);
  const auto known = std::count_if(visibility.begin(), visibility.end(),
                                   [](double v) { return std::isfinite(v); });
  climate.fog.events =
      static_cast<double>(runs.size()) / (static_cast<double>(known) * step_hours / kYear);
  if (runs.size() < kForLengths) return;
  fit_lengths(runs, step_hours, climate.fog);
  fit_visibility(visibility, climate.fog);
  if (runs.size() >= kForMonths) fit_months(runs, visibility, hours, climate.months);
  if (runs.size() >= kForHours && step_hours <= 1) fit_hours(runs, climate.fog);
}

}  // namespace skerry
