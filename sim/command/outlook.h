#pragma once

#include "sim/run/picture.h"

#include <optional>

namespace skerry {

// What a commander expects, by what he sees now and by the forecast. Times that are drawn are
// expected at their means.

/// Whether a place will let craft land at a time: by what is seen now, later by the forecast.
bool will_be_usable(const Picture& picture, Id<Place> place, SimTime at);
/// Whether a place is worth a thought: usable at some time up to `until`, as far as one can see.
/// Pads always are: in too much wind the craft is held.
bool may_be_usable(const Picture& picture, Id<Place> place, SimTime until);

/// When a team stands together, if it is called out now at the latest.
SimTime ready_time(const Picture& picture, Id<Team> team);
/// When a craft that lies somewhere can set out, if it is told now.
SimTime ready_time(const Picture& picture, Id<Craft> craft);
/// When a craft would be off `place` if it were sent now, whether or not weather holds it.
std::optional<SimTime> arrival(const Picture& picture, Id<Craft> craft, Id<Place> place);

/// Where a craft on a trip will be free, and when. Nothing when it cannot be said: it is held,
/// broken, waits for a berth, runs for shelter, or waits for people who have not come yet.
struct FreeAgain {
  Id<Place> place;
  SimTime at;
};
std::optional<FreeAgain> free_again(const Picture& picture, Id<Craft> craft);

}  // namespace skerry
