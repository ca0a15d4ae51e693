#pragma once

#include <Eigen/Core>

namespace skerry {

/// A vector autoregression of order one: z(t) = phi z(t-1) + e(t), where e has the covariance
/// `innovation`. Formulas: Luetkepohl 2005, "New introduction to multiple time series analysis",
/// section 2.1.
struct Autoregression {
  Eigen::MatrixXd phi;
  Eigen::MatrixXd innovation;
};

/// The process that has these covariances of z(t) with z(t) and of z(t) with z(t-1) (Yule-Walker).
/// Whether `innovation` is a covariance at all is for `least_eigenvalue` to say.
Autoregression yule_walker(const Eigen::MatrixXd& lag_zero, const Eigen::MatrixXd& lag_one);

/// The covariance that z settles to: G = phi G phi' + innovation. Requires a process that does
/// settle, every eigenvalue of phi within the unit circle.
Eigen::MatrixXd stationary_covariance(const Autoregression& process);

/// The least eigenvalue of a symmetric matrix; a covariance has none below zero.
double least_eigenvalue(const Eigen::MatrixXd& symmetric);

/// The lower triangular L with L L' = `covariance`, row by row, so that a row does not depend on
/// those below it, to the last bit. Takes what is only just no covariance (pivots to -1e-9, as when
/// two sites stand at one place) for one with a zero there; less is a programming error (Bug).
Eigen::MatrixXd lower_root(const Eigen::MatrixXd& covariance);

}  // namespace skerry
