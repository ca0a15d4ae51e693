#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"
#include "sim/geo/position.h"
#include "sim/model/named.h"

#include <optional>
#include <vector>

namespace skerry {

/// Where a tropical cyclone was, or is forecast to be, and how strong.
struct TrackFix {
  LocalTime at;
  Position position;
  Pressure pressure;   ///< at the centre
  Speed wind;          ///< highest 10-minute mean at 10 m; zero: below gale force
  Length gale_radius;  ///< mean radius of winds of 30 kn; zero: none
  Mark defined_at{};
};

/// The track of a tropical cyclone: fixes at rising times, usually every six hours.
struct Track : Sourced {
  Pressure environment{100800.0};  ///< of the outermost closed isobar, + 2 hPa
  std::optional<Length> rmax;      ///< radius of the highest wind; else Vickery and Wadhera 2008
  std::vector<TrackFix> fixes;
};

}  // namespace skerry
