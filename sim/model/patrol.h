#pragma once

#include "sim/model/incident.h"

#include <optional>
#include <vector>

// What goes on between incidents: rounds that teams walk, and alarms that turn out to be false.

namespace skerry {

/// A round of points that teams walk while they are on duty: to a point, a stay, on to the next,
/// and after the last again to the first. They are at work from the start, spread evenly over the
/// points; where duty begins later, they set off from home. A team that is on its beat can be given
/// a task at once; afterwards it goes on with its beat.
struct Beat : Sourced {
  std::vector<Id<Team>> teams;
  std::vector<Id<Place>> places;  ///< in order; one may come twice
  Duration dwell{};               ///< at each point
  Length sight;  ///< what happens so far from a point is seen from it, straight; 0: at it alone
  std::optional<DailyHours> hours;  ///< on duty; none: always
};

/// By what an incident comes to be known. Numbers stand in records.
enum class Sensor : std::uint32_t {
  report = 0,         ///< of the public
  camera = 1,         ///< somebody watches it
  patrol = 2,         ///< on its beat, posted there, or looking into an alarm
  drone = 3,          ///< on station
  crew_register = 4,  ///< foretold by the register of a vessel's crew
  arrival = 5,        ///< those sent there
  certainty = 6       ///< perfect information
};
inline constexpr int kSensors = 7;

/// Alarms about nothing, that somebody must look into: a Poisson process. The duty officer sends
/// whoever is there soonest, of teams on a beat and of police who stand ready or are at home.
struct FalseAlarms : Sourced {
  Sensor by = Sensor::report;     ///< report, camera, patrol or drone
  std::optional<Duration> every;  ///< mean time between two; none: when an inject says so
  std::vector<Id<Place>> from;    ///< each is at one of these, all as likely
  Distribution takes;             ///< to see that there is nothing
};

}  // namespace skerry
