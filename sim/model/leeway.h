#pragma once

#include "sim/model/named.h"
#include "sim/model/sweep.h"

namespace skerry {

/// One component of an object's leeway, its drift through the water because of the wind at 10 m W:
/// slope x W + offset, and for each single object a deviation e of its own, normal with standard
/// deviation `spread`: e (W / (20 m/s) + 1/2). Allen and Plourde 1999, Review of leeway, report
/// CG-D-08-99; the deviation as in OpenDrift (Breivik and Allen 2008).
struct Leeway {
  double slope = 0.0;
  Speed offset;
  Speed spread;
};
Speed leeway(const Leeway& leeway, Speed deviation, Speed wind);

/// The chance per hour that an object changes to the other side of the wind (Allen 2005).
inline constexpr double kJibesPerHour = 0.04;
/// That it does so at least once in so long: 1 - (1 - 0.04)^(hours).
double jibing(Seconds time);

/// A class of things that drift: people in the water, rafts, boats.
struct DriftObject : Sourced {
  Leeway downwind;
  Leeway right;  ///< across the wind, positive to the right of it, of those that go right
  Leeway left;   ///< of those that go left
  Sighting seen;
};

}  // namespace skerry
