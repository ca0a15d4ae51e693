#pragma once

#include "sim/base/quantity.h"

#include <cstdint>
#include <vector>

// Sweep widths: how much of the sea a craft searches. A lookout that moves at v over an area A, on
// tracks that cross it at random, finds what drifts there with the hazard W v / A (Koopman 1946,
// Search and Screening, OEG report 56): W is the sweep width, the width of a strip in which it
// would find as many if it found all inside and none outside.

namespace skerry {

/// Whose eyes they are.
enum class LookoutKind : std::uint8_t { helicopter, boat, low_boat, ship, drone };

/// How craft of a class search the sea.
struct Lookout {
  LookoutKind kind = LookoutKind::boat;
  Speed speed;            ///< while they search, in calm weather
  double by_night = 1.0;  ///< share of the sweep width of the day
};

struct WidthInVisibility {
  Length visibility;
  Length width;
};
struct ShareAtSpeed {
  Speed speed;
  double share = 1.0;
};

/// Uncorrected widths of one kind of lookout, and what its speed makes of them.
struct SweepWidths {
  LookoutKind by = LookoutKind::boat;
  std::vector<WidthInVisibility> widths;  ///< visibility rising; at least one
  std::vector<ShareAtSpeed> at_speed;     ///< speed rising; none: 1
};

/// From this wind or wave on, this share of the width is left.
struct ShareInRoughSea {
  Speed wind;
  Length wave;
  double share = 1.0;
};

/// What can be seen of an object.
struct Sighting {
  std::vector<SweepWidths> by;
  std::vector<ShareInRoughSea> rough;  ///< wind and wave rising
};

/// What a lookout sees it in.
struct Seeing {
  Length visibility;
  Speed wind;
  Length wave;
  bool daylight = true;
};

/// W = W_u f_speed f_sea f_night (IAMSAR vol. II, ch. 4). Widths are linear in visibility and
/// speed between those given, flat outside. Nothing where the object has no widths for the kind.
Length sweep_width(const Sighting& sighting, const Lookout& lookout, Speed speed,
                   const Seeing& seeing);

}  // namespace skerry
