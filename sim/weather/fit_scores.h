#pragma once

#include "sim/base/sim_time.h"
#include "sim/model/climate.h"

#include <array>
#include <vector>

namespace skerry {

/// The scores of a series at equal steps, NaN where missing, empty where not observed. Directions
/// as deviations from the month's mean in radians, with the spread of their month beside them.
struct ScoreSeries {
  std::array<std::vector<double>, kScores> of;
  std::vector<double> direction_spread;

  const std::vector<double>& operator[](Score score) const {
    return of[static_cast<std::size_t>(score)];
  }
};

/// Correlation and memory of the scores: those observed from the series, others from `otherwise`.
/// The direction is taken to be independent of the rest; its memory follows from the mean cosine of
/// the turns, exp(-spread^2 (1 - r)), for wrapping hides the score itself. What no process can have
/// is brought to the nearest by shrinking: the hourly matrix, or the correlations.
ScoreClimate fit_scores(const ScoreSeries& series, Duration step, const ScoreClimate& otherwise);

}  // namespace skerry
