#pragma once

#include "sim/base/sim_time.h"
#include "sim/weather/fields.h"

#include <array>
#include <cstddef>
#include <vector>

namespace skerry {

/// The weather at one position as a file tells it, at the file's own times.
struct SiteSeries {
  std::vector<CalendarTime> times;  ///< rising
  /// In SI units; as long as `times`, or empty where the file has no such element. NaN: missing.
  std::array<std::vector<double>, kElements> of;

  std::vector<double>& operator[](Element element) { return of[static_cast<std::size_t>(element)]; }
  const std::vector<double>& operator[](Element element) const {
    return of[static_cast<std::size_t>(element)];
  }
  bool has(Element element) const { return !(*this)[element].empty(); }
};

}  // namespace skerry
