// How figures are written.

#include "sim/report/wording.h"

#include <gtest/gtest.h>

namespace skerry {
namespace {

constexpr Wording kEnglish{Language::en};

Estimate estimate(double mean, double half_width) {
  Estimate result;
  result.mean = mean;
  result.low = mean - half_width;
  result.high = mean + half_width;
  result.count = 100;
  return result;
}

std::string written(Figure figure, const Estimate& e) {
  return value_text(figure, e.mean, honest_step(figure, e), kEnglish);
}

TEST(ACountOnAverage, HasAsManyDigitsAsItsIntervalAllows) {
  EXPECT_EQ(written(Figure::count, estimate(0.043, 0.028)), "0.04");
  EXPECT_EQ(written(Figure::count, estimate(-0.083, 0.03)), "−0.08");
  EXPECT_EQ(written(Figure::count, estimate(1.94, 0.33)), "1.9");
  EXPECT_EQ(written(Figure::count, estimate(124.3, 4)), "124");
}

}  // namespace
}  // namespace skerry
