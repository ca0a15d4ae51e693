#pragma once

#include "sim/base/id.h"
#include "sim/base/input_error.h"
#include "sim/base/quantity.h"
#include "sim/model/fleet.h"
#include "sim/model/named.h"
#include "sim/model/region.h"

#include <vector>

namespace skerry {

struct Scenario;

/// The weather over open water while a closure was observed; steady. Directions are where wind and
/// waves come from.
struct ClosureWeather {
  Speed wind;
  Speed gust;
  Angle wind_from;
  Length wave;  ///< significant wave height offshore
  Angle wave_from;
  Seconds period;
  Length visibility;
  double inner_wind = 1.0;  ///< share of wind and gust that blows over inner waters
};

/// Whether a line was seen to run, by craft of a class, in both directions.
struct ObservedLine {
  Id<CraftClass> craft_class{0};
  Id<Place> from{0};
  Id<Place> to{0};
  bool runs = false;
  Mark defined_at{};
};

/// A day on which somebody reported which ferry lines the weather stopped.
struct ClosureDay : Sourced {
  ClosureWeather weather;
  std::vector<ObservedLine> lines;
};

/// Waters between islands: no waves come in from the open sea, what there is the wind raises there.
struct InnerWaters {
  std::vector<Id<Zone>> zones;
  Length fetch{20e3};  ///< over which it raises them
};

/// What makes no sense in observed closures; only of what the files with them define.
std::vector<Problem> check_closures(const Scenario& scenario);

}  // namespace skerry
