#include "sim/model/plume.h"

#include <cmath>
#include <numbers>

namespace skerry {

bool lies_over(const Plume& plume, const Position& source, Angle wind_from, const Position& point) {
  const Length away = distance(source, point);
  if (away <= plume.isolation) return true;
  if (away > plume.reach) return false;
  // The wind goes to where it comes from plus a half turn.
  const double off = bearing(source, point).radians - wind_from.radians - std::numbers::pi;
  return std::abs(std::remainder(off, 2 * std::numbers::pi)) <= plume.half_angle.radians;
}

}  // namespace skerry
