#include "sim/base/distribution.h"

#include "sim/base/require.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace skerry {
namespace {

double acklam(double u) {
  constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                          1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
  constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                          6.680131188771972e+01, -1.328068155288572e+01};
  constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                          -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
  constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                          3.754408661907416e+00};
  const auto tail = [&](double q) {
    return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
           ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
  };
  constexpr double kTail = 0.02425;
  if (u < kTail) return tail(std::sqrt(-2 * std::log(u)));
  if (u > 1 - kTail) return -tail(std::sqrt(-2 * std::log(1 - u)));
  const double q = u - 0.5;
  const double r = q * q;
  return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
         (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

}  // namespace

double normal_quantile(double u) {
  require(u > 0 && u < 1, "a probability strictly between 0 and 1");
  const double x = acklam(u);
  const double error = 0.5 * std::erfc(-x / std::numbers::sqrt2) - u;
  const double step = error * std::sqrt(2 * std::numbers::pi) * std::exp(x * x / 2);
  return x - step / (1 + x * step / 2);
}

double quantile(const Distribution& d, double u) {
  switch (d.kind) {
    case Distribution::Kind::constant:
      return d.a;
    case Distribution::Kind::uniform:
      return d.a + u * (d.b - d.a);
    case Distribution::Kind::triangular: {
      const double range = d.c - d.a;
      if (range <= 0) return d.a;
      const double split = (d.b - d.a) / range;
      return u < split ? d.a + std::sqrt(u * range * (d.b - d.a))
                       : d.c - std::sqrt((1 - u) * range * (d.c - d.b));
    }
    case Distribution::Kind::exponential:
      return -d.a * std::log1p(-u);
    case Distribution::Kind::normal:
      return d.a + d.b * normal_quantile(u);
    case Distribution::Kind::lognormal: {
      const double variance = std::log1p(d.b * d.b);
      return d.a * std::exp(std::sqrt(variance) * normal_quantile(u) - variance / 2);
    }
  }
  throw_bug("a distribution has a known kind", std::source_location::current());
}

double mean(const Distribution& d) {
  switch (d.kind) {
    case Distribution::Kind::uniform:
      return (d.a + d.b) / 2;
    case Distribution::Kind::triangular:
      return (d.a + d.b + d.c) / 3;
    default:
      return d.a;
  }
}

Duration draw(const Distribution& distribution, RunKey key, Purpose purpose, std::uint32_t entity,
              std::uint32_t index) {
  if (distribution.kind == Distribution::Kind::constant) return to_ticks(Seconds{distribution.a});
  // Far tails of a wide lognormal would leave the range of ticks.
  constexpr double kCentury = 100 * 365.25 * 86400.0;
  const double value = quantile(distribution, uniform(key, purpose, entity, index));
  return to_ticks(Seconds{std::clamp(value, -kCentury, kCentury)});
}

}  // namespace skerry
