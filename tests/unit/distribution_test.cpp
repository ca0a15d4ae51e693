#include "sim/base/distribution.h"

#include "sim/base/require.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace skerry {
namespace {

using Kind = Distribution::Kind;
using namespace std::chrono_literals;

// ---- the normal quantile, against tables ----------------------------------------------------

TEST(NormalQuantile, HasTheTabulatedValues) {
  EXPECT_NEAR(normal_quantile(0.5), 0, 1e-15);
  EXPECT_NEAR(normal_quantile(0.9), 1.2815515655446004, 2e-15);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 2e-15);
  EXPECT_NEAR(normal_quantile(0.99), 2.3263478740408408, 4e-15);
  EXPECT_NEAR(normal_quantile(0.999), 3.090232306167813, 2e-14);
  EXPECT_NEAR(normal_quantile(1e-10), -6.361340902404056, 1e-14);
}

TEST(NormalQuantile, MirrorsAtOneHalf) {
  for (const double u : {0.4, 0.1, 0.025, 0.02425, 0.02424, 0.001, 1e-6})
    EXPECT_NEAR(normal_quantile(u), -normal_quantile(1 - u), 1e-9) << u;
}

TEST(NormalQuantile, UndoesTheDistributionFunctionFarOutToo) {
  for (const double x : {-37.0, -20.0, -8.0, -3.0, -1.0, -0.1, 0.0, 0.1, 1.0, 3.0})
    EXPECT_NEAR(normal_quantile(0.5 * std::erfc(-x / std::numbers::sqrt2)), x,
                1e-13 * std::max(1.0, std::abs(x)))
        << x;
}

TEST(NormalQuantile, RefusesWhatIsNoProbabilityInside) {
  for (const double u : {0.0, 1.0, -0.1, 1.1, std::nan("")}) EXPECT_THROW(normal_quantile(u), Bug);
}

// ---- quantiles in closed form ---------------------------------------------------------------

TEST(Quantile, OfAConstantIsThatAlways) {
  const Distribution d = Distribution::always(15min);
  EXPECT_EQ(quantile(d, 0.01), 900);
  EXPECT_EQ(quantile(d, 0.99), 900);
}

TEST(Quantile, OfAUniformLiesThatFarBetweenTheEnds) {
  EXPECT_DOUBLE_EQ(quantile({Kind::uniform, 600, 1200, 0}, 0.25), 750);
}

TEST(Quantile, OfATriangleInvertsItsTwoParabolas) {
  // On [0, 10] with mode 2: F(x) = x^2 / 20 below the mode, 1 - (10 - x)^2 / 80 above.
  const Distribution d{Kind::triangular, 0, 2, 10};
  EXPECT_DOUBLE_EQ(quantile(d, 0.05), 1);
  EXPECT_DOUBLE_EQ(quantile(d, 0.2), 2);
  EXPECT_DOUBLE_EQ(quantile(d, 0.55), 4);
  EXPECT_DOUBLE_EQ(quantile(d, 0.95), 8);
}

TEST(Quantile, OfATriangleMayHaveItsModeAtAnEnd) {
  EXPECT_DOUBLE_EQ(quantile({Kind::triangular, 0, 0, 10}, 0.75), 5);   // F = 1 - (10 - x)^2 / 100
  EXPECT_DOUBLE_EQ(quantile({Kind::triangular, 0, 10, 10}, 0.25), 5);  // F = x^2 / 100
  EXPECT_DOUBLE_EQ(quantile({Kind::triangular, 7, 7, 7}, 0.3), 7);
}

TEST(Quantile, OfAnExponentialIsItsMeanTimesMinusLogOfTheRest) {
  const Distribution d{Kind::exponential, 30, 0, 0};
  EXPECT_DOUBLE_EQ(quantile(d, 0.5), 30 * std::numbers::ln2);
  EXPECT_NEAR(quantile(d, 1 - std::exp(-1.0)), 30, 1e-13);
  EXPECT_NEAR(quantile(d, 1e-12), 3e-11, 1e-22);
}

TEST(Quantile, OfANormalMayBeNegative) {
  const Distribution d{Kind::normal, 0, 2700, 0};
  EXPECT_NEAR(quantile(d, 0.5), 0, 1e-9);
  EXPECT_NEAR(quantile(d, 0.025), -2700 * 1.959963984540054, 1e-8);
}

TEST(Quantile, OfALognormalFollowsFromMeanAndVariation) {
  // Median m / sqrt(1 + cv^2), sigma^2 = ln(1 + cv^2).
  const Distribution d{Kind::lognormal, 1200, 0.75, 0};
  const double median = 1200 / 1.25;
  EXPECT_NEAR(quantile(d, 0.5), median, 1e-9);
  EXPECT_NEAR(quantile(d, 0.975),
              median * std::exp(1.959963984540054 * std::sqrt(std::log(1.5625))), 1e-8);
}

const std::vector<Distribution> kOneOfEach{
    {Kind::constant, 900, 0, 0},        {Kind::uniform, 600, 1200, 0},
    {Kind::triangular, 300, 600, 1200}, {Kind::exponential, 1800, 0, 0},
    {Kind::normal, 0, 2700, 0},         {Kind::lognormal, 1200, 0.4, 0}};

TEST(Quantile, NeverFallsAsTheProbabilityRises) {
  for (const Distribution& d : kOneOfEach)
    for (int i = 2; i < 1000; ++i)
      ASSERT_GE(quantile(d, i / 1000.0), quantile(d, (i - 1) / 1000.0)) << i;
}

// ---- draws ----------------------------------------------------------------------------------

double sample_mean(const Distribution& d, std::uint32_t count) {
  double sum = 0;
  for (std::uint32_t i = 0; i < count; ++i)
    sum += in_seconds(draw(d, {.seed = 5, .replication = i}, Purpose::repair, 1));
  return sum / count;
}

TEST(Draw, HasTheMeanOfTheoryWithinFourStandardErrors) {
  constexpr std::uint32_t kCount = 40000;
  const auto expect_mean = [](const Distribution& d, double theory, double deviation) {
    EXPECT_DOUBLE_EQ(mean(d), theory);
    EXPECT_NEAR(sample_mean(d, kCount), theory, 4 * deviation / std::sqrt(double{kCount}) + 1e-3);
  };
  expect_mean(kOneOfEach[0], 900, 0);
  expect_mean(kOneOfEach[1], 900, 600 / std::sqrt(12));
  // Variance of a triangle: (a^2 + b^2 + c^2 - ab - ac - bc) / 18.
  expect_mean(kOneOfEach[2], 700, std::sqrt((9 + 36 + 144 - 18 - 36 - 72) * 1e4 / 18));
  expect_mean(kOneOfEach[3], 1800, 1800);
  expect_mean(kOneOfEach[4], 0, 2700);
  expect_mean(kOneOfEach[5], 1200, 0.4 * 1200);
}

TEST(Draw, IsTheQuantileAtTheNamedUniformInWholeMilliseconds) {
  const Distribution d{Kind::uniform, 0, 1, 0};
  const double u = uniform({.seed = 9}, Purpose::notice, 4, 2);
  EXPECT_EQ(draw(d, {.seed = 9}, Purpose::notice, 4, 2).count(), std::llround(u * 1000));
}

TEST(Draw, OfAWideLognormalStaysWithinTheRangeOfTicks) {
  const Distribution d{Kind::lognormal, 366 * 86400.0, 10, 0};
  for (std::uint32_t i = 0; i < 200000; ++i)
    ASSERT_NO_THROW(draw(d, {.seed = 1, .replication = i}, Purpose::repair, 0)) << i;
}

}  // namespace
}  // namespace skerry
