#pragma once

#include "sim/model/scenario.h"
#include "sim/run/run.h"

#include <vector>

namespace skerry::test {

/// `small_scenario()` with a helicopter that is ready at once. On a meridian there lie an airfield
/// with fuel, 12 min of flight to the north a meadow without a pad, and 30 min from the airfield a
/// pad without fuel; the weather is that of the sound everywhere. Twelve officers stand ready at
/// the airfield from 09:00. The helicopter takes 8 min to turn round, boards 4 persons a minute,
/// unloads 8, and refuels in 15 min; nothing limits it.
Scenario flying_scenario();

/// Ids of what `flying_scenario()` adds.
namespace flying {
inline constexpr Id<Place> kAirfield{4}, kMeadow{5}, kPad{6};
inline constexpr Id<CraftClass> kClass{1};
inline constexpr Id<Craft> kHelicopter{1};
inline constexpr Id<Team> kOfficers{1};
}  // namespace flying

void advance_to(Run& run, Duration time);

/// The records of a kind about the helicopter (or another craft), in order.
std::vector<Record> records_of(const Run& run, RecordKind kind,
                               Id<Craft> craft = flying::kHelicopter);

/// When the n-th such record was taken, in minutes from the start; none: negative.
double minute_of(const Run& run, RecordKind kind, std::size_t n = 0,
                 Id<Craft> craft = flying::kHelicopter);

}  // namespace skerry::test
