#pragma once

#include "sim/base/random.h"
#include "sim/base/sim_time.h"

#include <cstdint>

namespace skerry {

/// A distribution of durations, drawn by inversion: one uniform gives one value, and the value
/// never falls as the uniform rises, so that draws of two plans stay paired.
/// Our own, because those of <random> differ between standard libraries.
struct Distribution {
  enum class Kind : std::uint8_t { constant, uniform, triangular, exponential, normal, lognormal };

  Kind kind = Kind::constant;
  /// constant: value. uniform: least, most. triangular: least, mode, most. exponential: mean.
  /// normal: mean, standard deviation. lognormal: mean, coefficient of variation (plain number).
  double a = 0.0;  ///< seconds
  double b = 0.0;  ///< seconds, or the coefficient of variation
  double c = 0.0;  ///< seconds

  static Distribution always(Duration value) { return {Kind::constant, in_seconds(value), 0, 0}; }
  friend bool operator==(const Distribution&, const Distribution&) = default;
};

/// The value at probability `u` in (0, 1), in seconds. Only `normal` may be negative.
double quantile(const Distribution& distribution, double u);

/// The mean, in seconds.
double mean(const Distribution& distribution);

/// The named draw of `distribution`, rounded to ticks; at most a century.
Duration draw(const Distribution& distribution, RunKey key, Purpose purpose, std::uint32_t entity,
              std::uint32_t index = 0);

/// The standard normal value at probability `u` in (0, 1). Acklam's rational approximation,
/// polished by one Halley step with erfc: error below 1e-14.
double normal_quantile(double u);

}  // namespace skerry
