#pragma once

#include "sim/network/ride_clock.h"

#include <functional>

namespace skerry {

/// Goes through an itinerary from readiness to arrival and calls `visit` for each stretch of
/// it, in order, also those of no length: of each ride first what its craft does until it can be
/// boarded, which may be before the travellers are there, then what they do themselves. A stretch
/// that never ends is the last. Returns the arrival; kNever where weather keeps it for ever.
SimTime walk(const JourneyTables& tables, const JourneyQuery& query, const Itinerary& itinerary,
             const std::function<void(const JourneyLeg&)>& visit);

/// What keeps craft of the class from coming alongside at a place, or hoisting there, in the
/// weather of an epoch.
Excess excess_at_stop(const JourneyTables& tables, Id<CraftClass> id,
                      const JourneyTables::Stop& stop, int epoch);

}  // namespace skerry
