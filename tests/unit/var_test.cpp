#include "sim/weather/var.h"

#include "sim/base/distribution.h"
#include "sim/base/require.h"
#include "sim/weather/normals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

using Eigen::Matrix2d;
using Eigen::MatrixXd;

// ---- normal values ----------------------------------------------------------------------------

TEST(NormalOf, AgreesWithTheExactQuantile) {
  double worst = 0;
  for (std::uint64_t word = 1; word < 0x100000000u; word += 104'729 * 41)
    worst = std::max(worst, std::abs(normal_of(static_cast<std::uint32_t>(word)) -
                                     normal_quantile((static_cast<double>(word) + 0.5) * 0x1p-32)));
  EXPECT_LT(worst, 1e-5);
}

TEST(NormalOf, IsExactInTheTails) {
  for (const std::uint32_t word : {0u, 1u, 2u, 3u, 10u, 100u, 12345u}) {
    const double exact = normal_quantile((word + 0.5) * 0x1p-32);
    EXPECT_NEAR(normal_of(word), exact, 1e-4) << word;
    EXPECT_NEAR(normal_of(~word), -exact, 1e-4) << word;
  }
}

TEST(NormalOf, PassesThroughTheMiddle) {
  EXPECT_NEAR(normal_of(0x80000000u), 0, 1e-5);
  EXPECT_NEAR(normal_of(0x7fffffffu), 0, 1e-5);
}

// ---- autoregressions: check A of physics.md 6 -------------------------------------------------

Autoregression check_a() {
  const Matrix2d phi{{0.95, 0.02}, {0.05, 0.90}};
  const Matrix2d innovation{{0.08, 0.03}, {0.03, 0.12}};
  return {phi, innovation};
}

TEST(StationaryCovariance, IsThatOfCheckA) {
  const MatrixXd covariance = stationary_covariance(check_a());
  const Matrix2d expected{{1.093723, 0.690756}, {0.690756, 0.973170}};
  EXPECT_LT((covariance - expected).cwiseAbs().maxCoeff(), 1e-6);
  const Matrix2d lag_one{{1.052852, 0.675682}, {0.676367, 0.910391}};
  EXPECT_LT((check_a().phi * covariance - lag_one).cwiseAbs().maxCoeff(), 1e-6);
}

TEST(YuleWalker, GivesBackTheProcess) {
  const MatrixXd zero = stationary_covariance(check_a());
  const Autoregression found = yule_walker(zero, check_a().phi * zero);
  EXPECT_LT((found.phi - check_a().phi).norm(), 1e-12);
  EXPECT_LT((found.innovation - check_a().innovation).norm(), 1e-12);
}

TEST(LowerRoot, IsThatOfCheckA) {
  const Matrix2d of_zero{{1.045812, 0}, {0.660498, 0.732744}};
  const Matrix2d of_innovation{{0.282843, 0}, {0.106066, 0.329773}};
  EXPECT_LT((lower_root(stationary_covariance(check_a())) - of_zero).cwiseAbs().maxCoeff(), 1e-6);
  EXPECT_LT((lower_root(check_a().innovation) - of_innovation).cwiseAbs().maxCoeff(), 1e-6);
}

TEST(LowerRoot, TakesTwoThingsThatAreOne) {
  const MatrixXd ones = MatrixXd::Ones(3, 3);
  const MatrixXd root = lower_root(ones);
  EXPECT_LT((root * root.transpose() - ones).norm(), 1e-12);
}

TEST(Autoregression, SettlesToItsCovarianceWhenSimulated) {
  const MatrixXd root = lower_root(check_a().innovation);
  const Matrix2d phi = check_a().phi;
  Eigen::Vector2d z = Eigen::Vector2d::Zero();
  Matrix2d sum = Matrix2d::Zero();
  constexpr std::uint32_t kSteps = 200'000;
  for (std::uint32_t step = 0; step < kSteps; ++step) {
    const PhiloxWords draw = words({12345, 0}, Purpose::scores, 1, step);
    z = phi * z + root * Eigen::Vector2d(normal_of(draw[0]), normal_of(draw[1]));
    sum += z * z.transpose();
  }
  const MatrixXd exact = stationary_covariance(check_a());
  EXPECT_LT(((sum / kSteps - exact).array() / exact.array()).abs().maxCoeff(), 0.03);
}

TEST(LowerRoot, IsABugToAskForOfWhatIsNoCovariance) {
  EXPECT_THROW(lower_root(Matrix2d{{1, 2}, {2, 1}}), Bug);
}

}  // namespace
}  // namespace skerry
