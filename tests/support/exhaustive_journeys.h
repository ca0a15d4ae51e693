#pragma once

#include "sim/network/journey.h"
#include "sim/network/passage.h"
#include "sim/weather/weather.h"

#include <vector>

namespace skerry::test {

/// A journey found by trying everything.
struct TriedJourney {
  SimTime arrives{};
  std::vector<Ride> rides;
  Id<Place> to{0};
  double margin = 0.0;
};

/// All journeys there are, as sim/network/journey.h defines them, by plain enumeration of every
/// choice of craft and places, each timed from the definition with a loop over epochs. Knows
/// nothing of the planner's tables and bounds.
std::vector<TriedJourney> try_all_journeys(const Scenario& scenario, const Routes& routes,
                                           const Weather& weather, const JourneyQuery& query);

}  // namespace skerry::test
