#pragma once

#include "sim/model/fleet.h"

namespace skerry {

/// Water that a craft wants under its keel where it crosses a sill: an assumption.
inline constexpr Length kUnderKeel{0.3};

/// Whether a craft of the class floats over the sill of a wharf, if it has one.
bool floats_in(const CraftClass& craft_class, const Wharf& wharf, Length tide);
/// Whether a beach is neither under too much water nor too little.
bool in_tide_window(const Beach& beach, Length tide);

/// Whether a place has the water for a craft of the class at a tide above mean sea level: over a
/// sill enough to float, on a beach neither too little nor too much.
bool has_water(const CraftClass& craft_class, const Place& place, Length tide);

}  // namespace skerry
