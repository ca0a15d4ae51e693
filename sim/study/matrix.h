#pragma once

#include "sim/study/comparison.h"

#include <string>
#include <vector>

namespace skerry {

/// How one plan does in one scenario.
struct MatrixCell {
  std::string plan;
  Label name;
  bool is_listed = false;  ///< the scenario includes it
  std::string misfit;      ///< the first reason why it does not fit; empty: it fits
  MeasureSummary headline;
  bool is_best = false;  ///< best in no fewer replications than any other, and in some
};

/// All plans tried in one scenario, on the same luck.
struct MatrixColumn {
  std::string scenario;
  Label name;
  Measure measure{};  ///< the headline
  std::vector<MatrixCell> cells;
};

/// Every plan in every scenario that it fits.
struct Matrix {
  std::uint64_t seed = 1;
  int replications = 0;
  std::vector<MatrixColumn> columns;
};

/// Adds the headline of a comparison, whose plans are those that fit, to the cells that fit, in
/// order; marks the best.
void fill(MatrixColumn& column, const Comparison& comparison);

}  // namespace skerry
