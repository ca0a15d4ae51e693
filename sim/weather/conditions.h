#pragma once

#include "sim/model/fleet.h"

#include <cstdint>

namespace skerry {

/// The weather of a zone during an epoch.
struct Conditions {
  Speed wind;
  Speed gust;
  Length wave;  ///< significant wave height
  Length visibility;
  Length ceiling;
  bool daylight = true;
};

/// Why craft may not set out or berth. The numbers stand in records: never reuse one.
enum class Hindrance : std::uint8_t {
  none,
  wind,
  gust,
  wave,
  visibility,
  night,
  ceiling,
  suspended,  ///< within the limits again, but the service has not been resumed
  tide,       ///< not enough water, or too much on a beach
  damage,     ///< the pad is out of use
  fuel,       ///< not enough for the way in this weather
  breakdown   ///< by an inject of a drill
};
inline constexpr std::size_t kHindrances = 12;

/// The first limit that the conditions pass, with the value met.
struct Excess {
  Hindrance what = Hindrance::none;
  double value = 0.0;  ///< SI
  explicit operator bool() const { return what != Hindrance::none; }
};

/// The limits made stricter by `margin`, a share of each: below them by so much is well within.
Limits within(const Limits& limits, double margin);

Excess excess(const Limits& limits, const Conditions& conditions);

}  // namespace skerry
