#pragma once

#include "sim/model/scenario.h"
#include "sim/weather/fields.h"

#include <vector>

namespace skerry {

/// What the calendar alone decides, by epoch of the run: tides, tidal streams and daylight.
class Almanac {
 public:
  explicit Almanac(const Scenario& scenario);

  Length tide(int epoch, Id<Zone> zone) const { return {tide_(epoch, zone.index())}; }
  /// Positive: it runs with the flood.
  Speed stream(int epoch, Id<Zone> zone) const { return {stream_(epoch, zone.index())}; }
  bool daylight(int epoch) const { return daylight_[static_cast<std::size_t>(epoch)] != 0; }
  const std::vector<unsigned char>& daylight() const { return daylight_; }

 private:
  Grid tide_, stream_;
  std::vector<unsigned char> daylight_;
};

}  // namespace skerry
