#include "sim/weather/fit_scores.h"

#include "sim/weather/var.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::Vector4d;
using Rows = std::vector<std::vector<double>>;

constexpr Index kLinear = 3;  // wind, wave and visibility; then direction
constexpr double kPossible = 1e-6;

bool is_observed(const ScoreSeries& series, Index score) {
  return !series.of[static_cast<std::size_t>(score)].empty();
}

/// Mean product of one score and of another `lag` steps before, where both are there.
double mean_product(const std::vector<double>& now, const std::vector<double>& before,
                    std::size_t lag) {
  double sum = 0;
  double count = 0;
  for (std::size_t i = lag; i < now.size(); ++i) {
    const double product = now[i] * before[i - lag];
    if (!std::isfinite(product)) continue;
    sum += product;
    ++count;
  }
  return count > 0 ? sum / count : 0;
}

/// Covariances of the scores with themselves `lag` steps before; zero where not observed.
MatrixXd covariance(const ScoreSeries& series, std::size_t lag) {
  MatrixXd result = MatrixXd::Zero(kLinear, kLinear);
  for (Index i = 0; i < kLinear; ++i)
    for (Index j = 0; j < kLinear; ++j)
      if (is_observed(series, i) && is_observed(series, j))
        result(i, j) = mean_product(series.of[static_cast<std::size_t>(i)],
                                    series.of[static_cast<std::size_t>(j)], lag);
  return result;
}

/// Correlation of the direction score with itself a step before.
double direction_memory(const ScoreSeries& series) {
  const std::vector<double>& off = series[Score::direction];
  double weighted = 0, weights = 0;
  std::vector<double> spreads = series.direction_spread;
  std::sort(spreads.begin(), spreads.end());
  spreads.erase(std::unique(spreads.begin(), spreads.end()), spreads.end());
  for (const double spread : spreads) {
    double sum = 0, count = 0;
    for (std::size_t i = 1; i < off.size(); ++i) {
      if (series.direction_spread[i] != spread || series.direction_spread[i - 1] != spread ||
          !std::isfinite(off[i] - off[i - 1]))
        continue;
      sum += std::cos(off[i] - off[i - 1]);
      ++count;
    }
    if (count < 2 || sum <= 0) continue;
    weighted += count * (1 + std::log(sum / count) / (spread * spread));
    weights += count;
  }
  return weights > 0 ? std::clamp(weighted / weights, 0.0, 0.9999) : 0;
}

Rows rows(const MatrixXd& matrix) {
  Rows result;
  for (Index i = 0; i < matrix.rows(); ++i) {
    result.emplace_back();
    for (Index j = 0; j < matrix.cols(); ++j) result.back().push_back(matrix(i, j));
  }
  return result;
}

MatrixXd innovation(const MatrixXd& correlation, const MatrixXd& phi) {
  return correlation - phi * correlation * phi.transpose();
}

/// All scores observed every hour.
ScoreClimate full(const MatrixXd& zero, const MatrixXd& one, double direction,
                  const ScoreClimate& otherwise) {
  MatrixXd correlation = MatrixXd::Identity(kScores, kScores);
  MatrixXd phi = MatrixXd::Zero(kScores, kScores);
  correlation.topLeftCorner(kLinear, kLinear) = zero;
  phi.topLeftCorner(kLinear, kLinear) = yule_walker(zero, one).phi;
  phi(kLinear, kLinear) = direction;
  while (least_eigenvalue(innovation(correlation, phi)) < kPossible) phi *= 0.995;
  return {rows(correlation), {}, rows(phi), otherwise.reach};
}

Duration e_folding_time(double correlation, Duration step) {
  const double kept = std::clamp(correlation, 1e-3, 0.9999);
  const Duration time = to_ticks(Seconds{-in_seconds(step) / std::log(kept)});
  return std::clamp(time, Duration{std::chrono::minutes{1}}, Duration{std::chrono::days{30}});
}

/// The memory of a score in a climate that was fitted before may be in its hourly matrix.
Duration memory_of(const ScoreClimate& scores, std::size_t score) {
  return scores.memory.empty() ? e_folding_time(scores.hourly[score][score], std::chrono::hours{1})
                               : scores.memory[score];
}

/// Some scores observed, or not every hour.
ScoreClimate partial(const ScoreSeries& series, const MatrixXd& zero, const MatrixXd& one,
                     double direction, Duration step, const ScoreClimate& otherwise) {
  ScoreClimate result{otherwise.correlation, {}, {}, otherwise.reach};
  MatrixXd correlation(kScores, kScores);
  Vector4d kept;
  for (Index i = 0; i < correlation.rows(); ++i) {
    const auto score = static_cast<std::size_t>(i);
    for (Index j = 0; j < correlation.cols(); ++j) {
      const bool seen =
          i < kLinear && j < kLinear && is_observed(series, i) && is_observed(series, j);
      correlation(i, j) =
          seen ? zero(i, j) : otherwise.correlation[score][static_cast<std::size_t>(j)];
    }
    const double lag = i == kLinear ? direction : one(i, i);
    result.memory.push_back(is_observed(series, i) ? e_folding_time(lag, step)
                                                   : memory_of(otherwise, score));
    kept(i) = std::exp(-3600 / in_seconds(result.memory.back()));
  }
  const MatrixXd phi = kept.asDiagonal();
  while (least_eigenvalue(innovation(correlation, phi)) < kPossible) {
    correlation *= 0.99;
    correlation.diagonal().setOnes();
  }
  result.correlation = rows(correlation);
  return result;
}

}  // namespace

ScoreClimate fit_scores(const ScoreSeries& series, Duration step, const ScoreClimate& otherwise) {
  MatrixXd zero = covariance(series, 0), one = covariance(series, 1);
  Eigen::VectorXd scale = zero.diagonal().cwiseSqrt();
  for (double& s : scale) s = s > 0 ? 1 / s : 0;
  zero = (scale.asDiagonal() * zero * scale.asDiagonal()).eval();
  one = (scale.asDiagonal() * one * scale.asDiagonal()).eval();
  zero.diagonal().setOnes();
  const double direction = is_observed(series, kLinear) ? direction_memory(series) : 0;
  bool all = step == Duration{std::chrono::hours{1}};
  for (const auto& score : series.of) all = all && !score.empty();
  return all ? full(zero, one, direction, otherwise)
             : partial(series, zero, one, direction, step, otherwise);
}

}  // namespace skerry
