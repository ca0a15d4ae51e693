#include "sim/study/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace skerry {
namespace {

// ---- means ----------------------------------------------------------------------------------

// The inventory policies of Law & Kelton (case A1 of the validation set), 5 replications each.
const std::vector<double> kPolicyA{126.97, 124.31, 126.68, 122.66, 127.23};
const std::vector<double> kPolicyB{118.21, 120.22, 122.45, 122.68, 119.40};

std::vector<double> differences(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> result;
  for (std::size_t i = 0; i < a.size(); ++i) result.push_back(a[i] - b[i]);
  return result;
}

TEST(MeanInterval, OfLawAndKeltonsPairsIsAsPublished) {
  const Estimate e = mean_interval(differences(kPolicyA, kPolicyB), 0.9);
  EXPECT_NEAR(e.mean, 4.978, 1e-12);
  EXPECT_NEAR(e.low, 1.64912688, 1e-8);
  EXPECT_NEAR(e.high, 8.30687312, 1e-8);
  EXPECT_EQ(e.count, 5);
}

TEST(MeanInterval, OfFewerThanTwoValuesIsUnknown) {
  EXPECT_TRUE(std::isnan(mean_interval({}).mean));
  EXPECT_EQ(mean_interval({}).count, 0);
  const std::vector<double> one{7};
  EXPECT_EQ(mean_interval(one).mean, 7);
  EXPECT_TRUE(std::isnan(mean_interval(one).low));
  EXPECT_TRUE(std::isnan(mean_interval(one).high));
}

TEST(MeanInterval, OfEqualValuesHasNoWidth) {
  const Estimate e = mean_interval(std::vector<double>(10, 3.5));
  EXPECT_EQ(e.mean, 3.5);
  EXPECT_EQ(e.low, 3.5);
  EXPECT_EQ(e.high, 3.5);
}

/// The standard deviation behind an interval, given the table's t for its confidence.
double deviation(const Estimate& e, double t) {
  return (e.high - e.low) / 2 / t * std::sqrt(double(e.count));
}

constexpr double kT2 = 4.302652729911275;      // t, 97.5 %, 2 degrees of freedom
constexpr double kT1000 = 1.9623390808264074;  // and 1,000

/// NIST's NumAcc2 to 4: `centre`, then 500 times a tenth less and a tenth more.
std::vector<double> num_acc(double centre, double less, double more) {
  std::vector<double> values{centre};
  for (int i = 0; i < 500; ++i) values.insert(values.end(), {less, more});
  return values;
}

TEST(MeanInterval, MeetsTheCertifiedValuesOfNist) {
  const auto expect = [](const std::vector<double>& values, double mean, double sd, double t,
                         double tolerance) {
    const Estimate e = mean_interval(values);
    EXPECT_NEAR(e.mean, mean, mean * 1e-15 * 4);
    EXPECT_NEAR(deviation(e, t), sd, tolerance);
  };
  expect({10000001, 10000003, 10000002}, 10000002, 1, kT2, 1e-9);                      // 1
  expect(num_acc(1.2, 1.1, 1.3), 1.2, 0.1, kT1000, 1e-9);                              // 2
  expect(num_acc(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1, kT1000, 1e-9);      // 3
  expect(num_acc(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, kT1000, 3e-9);  // 4
}

TEST(MeanInterval, WidensWithTheConfidence) {
  const Estimate narrow = mean_interval(kPolicyA, 0.8), wide = mean_interval(kPolicyA, 0.99);
  EXPECT_LT(wide.low, narrow.low);
  EXPECT_GT(wide.high, narrow.high);
}

// ---- proportions ----------------------------------------------------------------------------

TEST(ProportionInterval, HasTheValuesOfNewcombesTable) {
  // Newcombe (1998), Two-sided confidence intervals for the single proportion, Table I, method 3.
  const auto expect = [](int successes, int trials, double low, double high) {
    const Estimate e = proportion_interval(successes, trials);
    EXPECT_NEAR(e.low, low, 5e-5);
    EXPECT_NEAR(e.high, high, 5e-5);
    EXPECT_DOUBLE_EQ(e.mean, double(successes) / trials);
    EXPECT_EQ(e.count, trials);
  };
  expect(81, 263, 0.2553, 0.3662);
  expect(15, 148, 0.0624, 0.1605);
  expect(0, 20, 0.0, 0.1611);
  expect(1, 29, 0.0061, 0.1718);
}

TEST(ProportionInterval, IsTheSameForFailuresTurnedRound) {
  const Estimate few = proportion_interval(3, 40), many = proportion_interval(37, 40);
  EXPECT_NEAR(few.low, 1 - many.high, 1e-15);
  EXPECT_NEAR(few.high, 1 - many.low, 1e-15);
}

TEST(ProportionInterval, OfNoTrialsIsUnknown) {
  EXPECT_TRUE(std::isnan(proportion_interval(0, 0).mean));
  EXPECT_EQ(proportion_interval(0, 0).count, 0);
}

// ---- correlation ----------------------------------------------------------------------------

TEST(Correlation, OfLawAndKeltonsPairsIsNegative) {
  EXPECT_NEAR(correlation(kPolicyA, kPolicyB), -0.571, 5e-4);
}

TEST(Correlation, OfAnscombesFirstQuartetIsAsPublished) {
  const std::vector<double> x{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
  const std::vector<double> y{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
  EXPECT_NEAR(correlation(x, y), 0.81642, 5e-6);
}

TEST(Correlation, OfAStraightLineIsOne) {
  const std::vector<double> x{1, 2, 4}, up{3, 5, 9}, down{-3, -5, -9};
  EXPECT_NEAR(correlation(x, up), 1, 1e-15);
  EXPECT_NEAR(correlation(x, down), -1, 1e-15);
}

TEST(Correlation, IsUnknownWhereNothingVariesOrNothingPairs) {
  const std::vector<double> x{1, 2, 4}, flat{3, 3, 3}, two{1, 2}, one{1};
  EXPECT_TRUE(std::isnan(correlation(x, flat)));
  EXPECT_TRUE(std::isnan(correlation(x, two)));
  EXPECT_TRUE(std::isnan(correlation(one, one)));
}

// ---- quantiles ------------------------------------------------------------------------------

std::vector<double> one_to(int n) {
  std::vector<double> values;
  for (int i = n; i > 0; --i) values.push_back(i);
  return values;
}

TEST(OrderQuantile, IsTheOrderStatisticOfRankNp) {
  EXPECT_EQ(order_quantile(one_to(100), 0.9), 90);
  EXPECT_EQ(order_quantile(one_to(10), 0.25), 3);  // 2.5, rounded up
  EXPECT_EQ(order_quantile(one_to(20), 0.5), 10);
}

TEST(OrderQuantile, IsAValueThatWasThere) {
  EXPECT_EQ(order_quantile(one_to(10), 0), 1);
  EXPECT_EQ(order_quantile(one_to(10), 1), 10);
  EXPECT_EQ(order_quantile({7}, 0.95), 7);
  EXPECT_TRUE(std::isnan(order_quantile({}, 0.5)));
}

}  // namespace
}  // namespace skerry
