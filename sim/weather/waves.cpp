#include "sim/weather/waves.h"

#include "sim/base/require.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace skerry {
namespace {

constexpr double kPi = std::numbers::pi;

bool grows(Speed wind, Length fetch) { return wind.si > 0 && fetch.si > 0; }

/// tanh(a) tanh(growth / tanh(a)): growth that the depth, through a, limits.
double limited(double a, double growth) {
  const double most = std::tanh(a);
  return most > 0 ? most * std::tanh(growth / most) : 0.0;
}

/// The wind stress factor U_A of the Shore Protection Manual.
double stress_factor(Speed wind) { return 0.71 * std::pow(wind.si, 1.23); }

/// The share of cos^2s(a / 2) over a whole turn that lies below `a`, but for a constant: by its
/// Fourier series, which for a whole s ends at the s-th term.
double cumulative(double a, int spreading) {
  double share = a / (2 * kPi);
  double coefficient = 1.0;
  // sin(k a) = 2 cos(a) sin((k - 1) a) - sin((k - 2) a).
  const double twice_cosine = 2 * std::cos(a);
  double before = 0.0, sine = std::sin(a);
  for (int k = 1; k <= spreading && coefficient > 1e-12; ++k) {
    coefficient *= (spreading - k + 1.0) / (spreading + k);
    share += coefficient * sine / (k * kPi);
    const double next = twice_cosine * sine - before;
    before = sine;
    sine = next;
  }
  return share;
}

}  // namespace

Sea young_verhagen(Speed wind, Length fetch, Length depth) {
  if (!grows(wind, fetch) || depth.si <= 0) return {};
  const double u2_g = wind.si * wind.si / kGravity;
  const double chi = fetch.si / u2_g;
  const double delta = depth.si / u2_g;
  const double e = limited(0.493 * std::pow(delta, 0.75), 3.13e-3 * std::pow(chi, 0.57));
  const double n = limited(0.331 * std::pow(delta, 1.01), 5.215e-4 * std::pow(chi, 0.73));
  return {{4 * std::sqrt(3.64e-3) * std::pow(e, 0.87) * u2_g},
          {wind.si / kGravity / 0.133 * std::pow(n, 0.37)}};
}

Sea jonswap(Speed wind, Length fetch) {
  if (!grows(wind, fetch)) return {};
  const double u2_g = wind.si * wind.si / kGravity;
  const double chi = fetch.si / u2_g;
  const double energy = std::min(1.6e-7 * chi, 3.64e-3);
  const double frequency = std::max(3.5 * std::pow(chi, -0.33), 0.133);
  return {{4 * std::sqrt(energy) * u2_g}, {wind.si / (kGravity * frequency)}};
}

Sea spm(Speed wind, Length fetch) {
  if (!grows(wind, fetch)) return {};
  const double u = stress_factor(wind);
  const double chi = kGravity * fetch.si / (u * u);
  return {{std::min(1.6e-3 * std::sqrt(chi), 0.2433) * u * u / kGravity},
          {std::min(0.2857 * std::cbrt(chi), 8.134) * u / kGravity}};
}

Seconds spm_duration(Speed wind, Length fetch) {
  if (!grows(wind, fetch)) return {};
  const double u = stress_factor(wind);
  return {68.8 * std::pow(kGravity * fetch.si / (u * u), 2.0 / 3) * u / kGravity};
}

Sea spm(Speed wind, Length fetch, Seconds duration) {
  if (!grows(wind, fetch) || duration.si <= 0) return {};
  const double u = stress_factor(wind);
  const double chi = std::pow(kGravity * duration.si / (68.8 * u), 1.5);
  return spm(wind, {std::min(fetch.si, chi * u * u / kGravity)});
}

Length wave_length(Seconds period, Length depth) {
  require(period.si > 0 && depth.si > 0, "a wave has a period and water");
  const double omega = 2 * kPi / period.si;
  const double deep = omega * omega * depth.si / kGravity;
  // Newton on kh tanh(kh) = deep, from Eckart's approximation: convex from there, so it converges.
  double kh = deep / std::sqrt(std::tanh(deep));
  for (int i = 0; i < 6; ++i) {
    const double t = std::tanh(kh);
    kh -= (kh * t - deep) / (t + kh * (1 - t * t));
  }
  return {2 * kPi * depth.si / kh};
}

Speed group_speed(Seconds period, Length depth) {
  const double length = wave_length(period, depth).si;
  const double double_kh = 4 * kPi * depth.si / length;
  const double n = 0.5 * (1 + (double_kh < 300 ? double_kh / std::sinh(double_kh) : 0.0));
  return {n * length / period.si};
}

Speed deep_group_speed(Seconds period) { return {kGravity * period.si / (4 * kPi)}; }

double shoaling(Seconds period, Length depth) {
  return std::sqrt(deep_group_speed(period) / group_speed(period, depth));
}

double refraction(Angle incidence, Seconds period, Length depth) {
  const double deep_length = kGravity * period.si * period.si / (2 * kPi);
  const double sine = std::sin(incidence.radians) * wave_length(period, depth).si / deep_length;
  return std::sqrt(std::cos(incidence.radians) / std::sqrt(1 - sine * sine));
}

double exposure(std::span<const Sector> open, Angle mean, int spreading) {
  double share = 0.0;
  for (const Sector& sector : open) {
    double width = std::fmod(sector.to.radians - sector.from.radians, 2 * kPi);
    if (width <= 0) width += 2 * kPi;
    const double from = sector.from.radians - mean.radians;
    share += cumulative(from + width, spreading) - cumulative(from, spreading);
  }
  return std::sqrt(std::clamp(share, 0.0, 1.0));
}

Length together(Length a, Length b) { return {std::hypot(a.si, b.si)}; }

}  // namespace skerry
