#include "sim/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace skerry {
namespace {

// Known answers of Random123's kat_vectors for Philox4x32-10.

TEST(Philox, OfZerosGivesThePublishedWords) {
  const PhiloxWords expected{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), expected);
}

TEST(Philox, OfOnesGivesThePublishedWords) {
  constexpr std::uint32_t kOnes = 0xffffffff;
  const PhiloxWords expected{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
  EXPECT_EQ(philox({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}), expected);
}

TEST(Philox, OfTheDigitsOfPiGivesThePublishedWords) {
  const PhiloxWords expected{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            expected);
}

// The same vectors, their first 52 bits put half a step up by hand.

TEST(Uniform, OfZerosIsTheFirstPublishedWordsAsAFraction) {
  EXPECT_EQ(uniform({.seed = 0, .replication = 0}, Purpose{0}, 0, 0), 0.3990464708489646);
}

TEST(Uniform, PutsEachPartOfItsNameIntoItsOwnWord) {
  const RunKey key{.seed = 0x299f31d0a4093822, .replication = 0x03707344};
  EXPECT_EQ(uniform(key, Purpose{0x85a308d3}, 0x13198a2e, 0x243f6a88), 0.8180693410295056);
}

std::vector<double> draws(std::uint32_t count) {
  std::vector<double> result;
  for (std::uint32_t i = 0; i < count; ++i)
    result.push_back(uniform({.seed = 7, .replication = 3}, Purpose::comes, 11, i));
  return result;
}

TEST(Uniform, LiesStrictlyBetweenZeroAndOne) {
  for (const double u : draws(100000)) {
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
  }
}

TEST(Uniform, HasTheMeanAndTheVarianceOfAUniform) {
  constexpr int kCount = 100000;
  double sum = 0, squares = 0;
  for (const double u : draws(kCount)) {
    sum += u;
    squares += (u - 0.5) * (u - 0.5);
  }
  // Standard errors: sqrt(1/12/n) of the mean, sqrt(1/180/n) of the variance.
  EXPECT_NEAR(sum / kCount, 0.5, 4 * std::sqrt(1.0 / 12 / kCount));
  EXPECT_NEAR(squares / kCount, 1.0 / 12, 4 * std::sqrt(1.0 / 180 / kCount));
}

TEST(Uniform, FillsEachTenthAlike) {
  constexpr int kCount = 100000;
  std::vector<int> tenths(10);
  for (const double u : draws(kCount)) ++tenths[static_cast<std::size_t>(u * 10)];
  double chi_square = 0;
  for (const int n : tenths) chi_square += (n - kCount / 10) * (n - kCount / 10) / (kCount / 10.0);
  EXPECT_LT(chi_square, 27.88);  // 99.9 % of chi-square with 9 degrees of freedom
}

TEST(Uniform, DoesNotDependOnTheOrderOfDrawing) {
  const std::vector<double> forwards = draws(100);
  for (std::uint32_t i = 100; i-- > 0;)
    EXPECT_EQ(uniform({.seed = 7, .replication = 3}, Purpose::comes, 11, i), forwards[i]);
}

TEST(Uniform, ChangesWithEachPartOfItsName) {
  const RunKey key{.seed = 1, .replication = 0};
  const std::set<double> distinct{uniform(key, Purpose::notice, 5, 0),
                                  uniform(key, Purpose::notice, 5, 1),
                                  uniform(key, Purpose::notice, 6, 0),
                                  uniform(key, Purpose::repair, 5, 0),
                                  uniform({.seed = 1, .replication = 1}, Purpose::notice, 5, 0),
                                  uniform({.seed = 2, .replication = 0}, Purpose::notice, 5, 0),
                                  uniform({.seed = 1ull << 32}, Purpose::notice, 5, 0)};
  EXPECT_EQ(distinct.size(), 7u);
}

TEST(Uniform, OfNeighboursIsNotCorrelated) {
  constexpr std::uint32_t kCount = 50000;
  double products = 0;
  for (std::uint32_t i = 0; i < kCount; ++i)
    products +=
        (uniform({}, Purpose::failure, i) - 0.5) * (uniform({}, Purpose::failure, i + 1) - 0.5);
  EXPECT_NEAR(products / kCount * 12, 0, 4 / std::sqrt(double{kCount}));
}

TEST(Purpose, HasTheNumbersOfTheResultsPublished) {
  EXPECT_EQ(static_cast<int>(Purpose::detection), 1);
  EXPECT_EQ(static_cast<int>(Purpose::comes), 7);
  EXPECT_EQ(static_cast<int>(Purpose::bootstrap), 15);
}

}  // namespace
}  // namespace skerry
