#pragma once

#include "sim/base/sim_time.h"
#include "sim/model/fleet.h"
#include "sim/model/named.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace skerry {

enum class Weekday : std::uint8_t { mon, tue, wed, thu, fri, sat, sun };

/// The days on which sailings run, as GTFS says it: weekdays within a season, then exceptions.
struct Service : Named {
  std::vector<Weekday> days;
  std::optional<Date> from, until;  ///< of the weekdays, both included; none: no end
  std::vector<Date> also;           ///< days besides
  std::vector<Date> except;         ///< days on which it does not run, whatever the others say
};

/// Whether a service runs on a day.
bool runs_on(const Service& service, Date day);

/// A call of a line, after its first departure.
struct Call {
  Id<Place> place{0};
  Duration arrives{};
  Duration departs{};  ///< not before it arrives
};

/// A way that ferries ply: its calls in order, the first at 0.
struct Line : Sourced {
  std::vector<Call> calls;
};

/// Departures of one craft on one line.
struct Sailing : Named {
  Id<Line> line{0};
  Id<Service> service{0};
  Id<Craft> craft{0};
  std::vector<ServiceTime> departs;  ///< from the first call
};

struct Timetable : Named {
  Table<Service> services;
  Table<Line> lines;
  Table<Sailing> sailings;
};

/// One departure within a run.
struct Departure {
  SimTime at{};
  Id<Sailing> sailing{0};
};

/// The departures of each of so many craft from `start` on, for `horizon`, in order of time; those
/// of service days before the start that are still to come included. Ties in the order of the file.
Table<Craft, std::vector<Departure>> departures(const Timetable& timetable, std::size_t craft,
                                                const LocalTime& start, Duration horizon);

}  // namespace skerry
