#pragma once

#include "sim/base/sim_time.h"

#include <string>
#include <string_view>

namespace skerry::io {

/// A unit of time of the CF conventions: `hours since 1900-01-01 00:00:00.0`.
class CfTime {
 public:
  /// Throws InputError on a unit that is not one, an offset from UTC, or a calendar other than
  /// the world's (standard, gregorian, proleptic_gregorian; empty means standard).
  CfTime(std::string_view unit, std::string_view calendar);

  /// Throws InputError outside the years 0 to 9999, or where the standard calendar passes from
  /// Julian to Gregorian between the epoch and the time.
  CalendarTime at(double value) const;

 private:
  double seconds_ = 1.0;  ///< in one of the unit
  CalendarTime epoch_{};
  bool passes_to_gregorian_ = false;  ///< the calendar does, in 1582
};

/// `2023-05-30T06:00Z`, for messages.
std::string utc_text(CalendarTime time);

}  // namespace skerry::io
