#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"
#include "sim/geo/position.h"

#include <optional>

namespace skerry {

/// Height of the sun's centre above the horizon, without refraction, -90 to 90 deg: the low
/// precision formulas of Meeus (Astronomical Algorithms, chapter 25) as NOAA's solar calculator
/// uses them. Within 0.02 deg from 1900 to 2100.
Angle sun_altitude(const Position& place, CalendarTime time);

/// Whether the sun is up: its altitude above -0.833 deg (its radius and the refraction at the
/// horizon), from sunrise to sunset of almanacs.
bool is_daylight(const Position& place, CalendarTime time);

/// Sunrise and sunset on the local day of `day`, to the minute.
struct SunHours {
  TimeOfDay sunrise;
  TimeOfDay sunset;
};
/// Nothing where the sun does not both rise and set on that day, in this order.
std::optional<SunHours> sun_hours(const Position& place, const LocalTime& day);

}  // namespace skerry
