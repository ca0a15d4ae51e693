#pragma once

#include "sim/base/quantity.h"
#include "sim/geo/position.h"

namespace skerry {

/// Where a release is dangerous: all round its source within `isolation`, and in the sector down
/// the wind within `reach`. Initial isolation and protective action distance of the Emergency
/// Response Guidebook, whose square down the wind becomes a sector here: an assumption. (A square
/// as wide as it is long is seen from its source within 26.6 degrees to either side at its far
/// end.) Leaves out concentration, stability, terrain, calm in which the wind has no direction, and
/// the time the cloud takes to come.
struct Plume {
  Length isolation;
  Length reach;
  Angle half_angle;
};

bool lies_over(const Plume& plume, const Position& source, Angle wind_from, const Position& point);

}  // namespace skerry
