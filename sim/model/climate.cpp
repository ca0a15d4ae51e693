#include "sim/model/climate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

using Rows = std::vector<std::vector<double>>;

bool is_square(const Rows& rows) {
  return rows.size() == kScores && std::all_of(rows.begin(), rows.end(), [](const auto& row) {
           return row.size() == kScores;
         });
}

bool is_correlation(const Rows& rows) {
  for (std::size_t i = 0; i < kScores; ++i)
    for (std::size_t j = 0; j < kScores; ++j)
      if (i == j ? rows[i][j] != 1 : rows[i][j] != rows[j][i] || std::abs(rows[i][j]) > 1)
        return false;
  return true;
}

bool has_hours(const std::vector<double>& factors) {
  return factors.size() == 24 &&
         std::all_of(factors.begin(), factors.end(), [](double f) { return f >= 0; }) &&
         std::any_of(factors.begin(), factors.end(), [](double f) { return f > 0; });
}

}  // namespace

std::vector<Problem> check_climate(const Climate& c) {
  std::vector<Problem> problems;
  const auto expect = [&](bool holds, const std::string& message) {
    if (!holds) problems.push_back({c.defined_at, message});
  };
  expect(c.months.size() == 12,
         fmt::format("climate '{}': 'months' has {}, expected 12, January first", c.id,
                     c.months.size()));
  const char* order = "in the order wind, wave, visibility, direction";
  if (!is_square(c.scores.correlation))
    expect(false, fmt::format("'correlation' must be 4 rows of 4, {}", order));
  else
    expect(is_correlation(c.scores.correlation),
           "'correlation' must be symmetric, with 1 on its diagonal and no value beyond 1");
  expect(c.scores.memory.empty() != c.scores.hourly.empty(),
         "give either 'memory' or 'hourly', not both");
  expect(c.scores.hourly.empty() || is_square(c.scores.hourly),
         fmt::format("'hourly' must be 4 rows of 4, {}", order));
  expect(c.scores.memory.empty() || c.scores.memory.size() == kScores,
         fmt::format("'memory' must be 4 durations, {}", order));
  expect(has_hours(c.fog.onset_hours) && has_hours(c.fog.end_hours),
         "'onset-hours' and 'end-hours' must each be 24 factors, from midnight, not all zero");
  return problems;
}

}  // namespace skerry
