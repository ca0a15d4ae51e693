#pragma once

#include <span>
#include <vector>

namespace skerry {

/// A mean with its two-sided confidence interval.
struct Estimate {
  double mean = 0.0;
  double low = 0.0;  ///< NaN with fewer than two values
  double high = 0.0;
  int count = 0;  ///< values it rests on
};

/// Mean and t interval of `values` at `confidence`. Two-pass, so that large offsets do no harm.
/// NaN throughout for no values.
Estimate mean_interval(std::span<const double> values, double confidence = 0.95);

/// Wilson's score interval of a proportion.
Estimate proportion_interval(int successes, int trials, double confidence = 0.95);

/// Pearson's correlation of paired values; NaN when either does not vary.
double correlation(std::span<const double> a, std::span<const double> b);

/// The value below which a share `p` of `values` lies: order statistic ceil(n p). NaN for none.
double order_quantile(std::vector<double> values, double p);

}  // namespace skerry
