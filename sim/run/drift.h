#pragma once

#include "sim/base/random.h"
#include "sim/model/leeway.h"

#include <vector>

namespace skerry {

/// One of the ways that something adrift may have gone.
struct Drifter {
  double east_m = 0.0, north_m = 0.0;  ///< of the last known position
  Speed along, across;                 ///< its own deviations
  bool right = true;                   ///< of the wind it set out, else left
  bool jibed = false;                  ///< across the wind it goes with the slope's other sign
};
/// Enough for the area that holds them to be known within 4 %.
inline constexpr std::uint32_t kDrifters = 400;

/// All ways at the onset: about the last known position, circular normal, `within` being two
/// standard deviations; right and left in turn; draws of the incident `luck`. A deviation down the
/// wind that would let the object drift upwind is drawn again.
std::vector<Drifter> set_adrift(const DriftObject& object, Length within, RunKey key,
                                std::uint32_t luck);

/// What moves them.
struct Setting {
  Speed wind;
  Angle wind_from;
  Speed stream;
  Angle stream_to;
};
void drift(std::vector<Drifter>& drifters, const DriftObject& object, const Setting& setting,
           Seconds time);

/// Lets those change sides that do so in an epoch.
void jibe(std::vector<Drifter>& drifters, RunKey key, std::uint32_t luck, int epoch,
          Seconds epoch_length);

/// The ellipse with the drifters' mean and covariance that would be evenly filled: two standard
/// deviations along each axis. It holds 1 - e^-2 = 86 % where they are normal.
class SearchedArea {
 public:
  explicit SearchedArea(const std::vector<Drifter>& drifters);

  Area area() const;  ///< 4 pi sqrt(det covariance)
  bool holds(const Drifter& drifter) const;

 private:
  double east_ = 0.0, north_ = 0.0;        ///< m
  double ee_ = 0.0, en_ = 0.0, nn_ = 0.0;  ///< m2
};

}  // namespace skerry
