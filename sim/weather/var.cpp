#include "sim/weather/var.h"

#include "sim/base/require.h"

#include <Eigen/Dense>

#include <cmath>

namespace skerry {

using Eigen::Index;
using Eigen::MatrixXd;

Autoregression yule_walker(const MatrixXd& lag_zero, const MatrixXd& lag_one) {
  const MatrixXd phi = lag_zero.transpose().ldlt().solve(lag_one.transpose()).transpose();
  const MatrixXd innovation = lag_zero - phi * lag_zero * phi.transpose();
  return {phi, (innovation + innovation.transpose()) / 2};
}

MatrixXd stationary_covariance(const Autoregression& process) {
  // G = sum phi^k Q phi'^k, each turn doubling the number of terms.
  MatrixXd sum = process.innovation;
  MatrixXd power = process.phi;
  constexpr int kTurns = 40;
  for (int turn = 0; turn < kTurns && power.norm() > 1e-18; ++turn) {
    sum += (power * sum * power.transpose()).eval();
    power = (power * power).eval();
  }
  require(power.norm() <= 1e-18 && sum.allFinite(), "the process settles");
  return sum;
}

double least_eigenvalue(const MatrixXd& symmetric) {
  return Eigen::SelfAdjointEigenSolver<MatrixXd>(symmetric, Eigen::EigenvaluesOnly)
      .eigenvalues()
      .minCoeff();
}

MatrixXd lower_root(const MatrixXd& covariance) {
  constexpr double kRounding = 1e-9;
  MatrixXd root = MatrixXd::Zero(covariance.rows(), covariance.cols());
  for (Index i = 0; i < root.rows(); ++i)
    for (Index j = 0; j <= i; ++j) {
      double rest = covariance(i, j);
      for (Index k = 0; k < j; ++k) rest -= root(i, k) * root(j, k);
      if (i == j) {
        require(rest > -kRounding, "a covariance has no negative eigenvalue");
        root(i, i) = rest > kRounding ? std::sqrt(rest) : 0.0;
      } else {
        root(i, j) = root(j, j) > 0 ? rest / root(j, j) : 0.0;
      }
    }
  return root;
}

}  // namespace skerry
