#include "sim/study/statistics.h"

#include <Eigen/Core>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace skerry {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Eigen::Map<const Eigen::ArrayXd> array(std::span<const double> values) {
  return {values.data(), static_cast<Eigen::Index>(values.size())};
}

}  // namespace

Estimate mean_interval(std::span<const double> values, double confidence) {
  const auto n = static_cast<double>(values.size());
  if (values.empty()) return {kNaN, kNaN, kNaN, 0};
  const double mean = array(values).mean();
  if (values.size() < 2) return {mean, kNaN, kNaN, 1};
  const double variance = (array(values) - mean).square().sum() / (n - 1);
  const boost::math::students_t t(n - 1);
  const double half = quantile(complement(t, (1 - confidence) / 2)) * std::sqrt(variance / n);
  return {mean, mean - half, mean + half, static_cast<int>(values.size())};
}

Estimate proportion_interval(int successes, int trials, double confidence) {
  if (trials == 0) return {kNaN, kNaN, kNaN, 0};
  const double z = quantile(complement(boost::math::normal(), (1 - confidence) / 2));
  const double n = trials;
  const double p = successes / n;
  const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return {p, std::max(0.0, centre - half), std::min(1.0, centre + half), trials};
}

double correlation(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size() || a.size() < 2) return kNaN;
  const Eigen::ArrayXd x = array(a) - array(a).mean();
  const Eigen::ArrayXd y = array(b) - array(b).mean();
  const double scale = std::sqrt(x.square().sum() * y.square().sum());
  return scale > 0 ? (x * y).sum() / scale : kNaN;
}

double order_quantile(std::vector<double> values, double p) {
  if (values.empty()) return kNaN;
  // n p of whole numbers is not always whole in binary: 100 * 0.55 is a hair above 55.
  const auto rank =
      static_cast<std::size_t>(std::ceil(p * static_cast<double>(values.size()) - 1e-9));
  const std::size_t index = std::clamp<std::size_t>(rank, 1, values.size()) - 1;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(index),
                   values.end());
  return values[index];
}

}  // namespace skerry
