#pragma once

#include "sim/base/quantity.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace skerry {

/// Durations inside a run: whole milliseconds, so that sums are exact and ties are real.
using Duration = std::chrono::duration<std::int64_t, std::milli>;

/// The clock of the simulated world. It has no now(): nothing here can ask the real time.
struct SimClock {
  using rep = std::int64_t;
  using period = std::milli;
  using duration = Duration;
  using time_point = std::chrono::time_point<SimClock>;
  static constexpr bool is_steady = true;
};

/// A moment of a run: time since the scenario's start.
using SimTime = SimClock::time_point;

/// A moment of the calendar, in UTC; only files and displays use it.
using CalendarTime = std::chrono::sys_time<Duration>;

inline constexpr SimTime kStart{};
inline constexpr SimTime kNever = SimTime::max();

/// Rounds a physical time to ticks, half to even. Requires a finite value within +-1,000 years:
/// anything else is a programming error (throws Bug).
Duration to_ticks(Seconds time);

inline double in_seconds(Duration duration) { return static_cast<double>(duration.count()) / 1e3; }
inline double in_seconds(SimTime time) { return in_seconds(time.time_since_epoch()); }

/// `T+02:14` or, with seconds, `T+02:14:30`.
std::string elapsed_text(SimTime time, bool seconds = false);

/// `2 h 14 min`, `35 min`, `12 s`: the two leading units of a duration, for people.
std::string duration_text(Seconds duration);

/// A calendar time with the offset from UTC in which people wrote it.
struct LocalTime {
  CalendarTime utc{};
  std::chrono::minutes offset{};
  friend bool operator==(const LocalTime&, const LocalTime&) = default;
};

/// ISO 8601 with an offset: `2023-05-31T09:00+08:00`, seconds optional. Nothing on anything else.
std::optional<LocalTime> parse_local_time(const std::string& text);
std::string text(const LocalTime& time);

/// A moment of the run on the local clock of its start.
inline LocalTime local_at(const LocalTime& start, SimTime time) {
  return {start.utc + time.time_since_epoch(), start.offset};
}
/// Month of the year on the local clock, 1 to 12.
int month_of(const LocalTime& time);

/// `09:40` on the scenario's local clock.
std::string clock_text(const LocalTime& start, SimTime time);

/// A time of day on the local clock, since midnight: `18:30`.
struct TimeOfDay {
  std::chrono::minutes since_midnight{};
  friend bool operator==(const TimeOfDay&, const TimeOfDay&) = default;
};
std::optional<TimeOfDay> parse_time_of_day(const std::string& text);

/// A day of the calendar, local: `2023-05-31`.
struct Date {
  std::chrono::sys_days day{};
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};
std::optional<Date> parse_date(const std::string& text);
std::string text(Date date);

/// A time of a service day, from its midnight; from 24:00 on it is of the day after, as in
/// timetables: `07:30`, `25:10`, up to `47:59`; seconds optional.
struct ServiceTime {
  std::chrono::seconds since_midnight{};
  friend constexpr auto operator<=>(const ServiceTime&, const ServiceTime&) = default;
};
std::optional<ServiceTime> parse_service_time(const std::string& text);
std::string text(ServiceTime time);

/// The first moment of the run, at or after the start, when the local clock shows `time`.
SimTime first_time_at(const LocalTime& start, TimeOfDay time);

}  // namespace skerry
