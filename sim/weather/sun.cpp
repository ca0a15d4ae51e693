#include "sim/weather/sun.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace skerry {
namespace {

/// Days since 2000-01-01T12:00Z, the epoch J2000.
double days_since_j2000(CalendarTime time) {
  using namespace std::chrono;
  constexpr CalendarTime kEpoch = sys_days{year{2000} / January / 1} + hours{12};
  return in_seconds(time - kEpoch) / 86400;
}

double radians(double degrees_value) { return degrees(degrees_value).radians; }

}  // namespace

Angle sun_altitude(const Position& place, CalendarTime time) {
  const double days = days_since_j2000(time);
  const double t = days / 36525;
  const double mean_longitude = 280.46646 + t * (36000.76983 + t * 0.0003032);
  const double anomaly = radians(357.52911 + t * (35999.05029 - t * 0.0001537));
  const double centre = std::sin(anomaly) * (1.914602 - t * (0.004817 + t * 0.000014)) +
                        std::sin(2 * anomaly) * (0.019993 - t * 0.000101) +
                        std::sin(3 * anomaly) * 0.000289;
  const double node = radians(125.04 - 1934.136 * t);
  const double longitude = radians(mean_longitude + centre - 0.00569 - 0.00478 * std::sin(node));
  const double obliquity = radians(23.439291 - 0.0130042 * t + 0.00256 * std::cos(node));
  const double declination = std::asin(std::sin(obliquity) * std::sin(longitude));
  const double right_ascension =
      std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude));
  const double sidereal = radians(std::fmod(280.46061837 + 360.98564736629 * days, 360.0));
  const double hour_angle = sidereal + radians(place.longitude) - right_ascension;
  const double latitude = radians(place.latitude);
  const double sine = std::sin(latitude) * std::sin(declination) +
                      std::cos(latitude) * std::cos(declination) * std::cos(hour_angle);
  return {std::asin(std::clamp(sine, -1.0, 1.0))};
}

bool is_daylight(const Position& place, CalendarTime time) {
  return in_degrees(sun_altitude(place, time)) > -0.833;
}

std::optional<SunHours> sun_hours(const Position& place, const LocalTime& day) {
  using std::chrono::minutes;
  const CalendarTime midnight =
      std::chrono::floor<std::chrono::days>(day.utc + day.offset) - day.offset;
  constexpr minutes kDay{24 * 60};
  const auto first = [&](minutes from, bool light) {
    minutes at = from;
    while (at < kDay && is_daylight(place, midnight + at) != light) ++at;
    return at;
  };
  const minutes sunrise = first(minutes{0}, true);
  const minutes sunset = first(sunrise, false);
  if (sunrise == minutes{0} || sunset == kDay) return std::nullopt;
  return SunHours{{sunrise}, {sunset}};
}

}  // namespace skerry
