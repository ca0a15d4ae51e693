#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace skerry {

/// Something that runs down at a rate which may change, to an event when it is at zero: work that
/// is left, or a draw against an integrated hazard. A draw that is exponential with mean 1 makes
/// the rate the hazard of the event.
struct Countdown {
  double left = std::numeric_limits<double>::infinity();  ///< in a unit of its own
  double rate = 0.0;                                      ///< of that unit per second

  void run(double seconds) {
    if (rate > 0) left = std::max(0.0, left - rate * seconds);
  }
  /// At this rate; infinite: never.
  double seconds_left() const {
    return rate > 0 ? left / rate : std::numeric_limits<double>::infinity();
  }
};

/// The quantile of the exponential distribution with mean 1 at `u` in (0, 1).
inline double unit_exponential(double u) { return -std::log1p(-u); }

}  // namespace skerry
