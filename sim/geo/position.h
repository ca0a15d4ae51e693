#pragma once

#include "sim/base/quantity.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace skerry {

/// A point on the earth (WGS84), in degrees.
struct Position {
  double latitude = 0.0;   ///< -90 to 90, north positive
  double longitude = 0.0;  ///< -180 to 180, east positive
  friend bool operator==(const Position&, const Position&) = default;
};

/// `30.1925N 122.6840E`. The letters keep the two numbers from being swapped.
std::optional<Position> parse_position(std::string_view text);
std::string text(const Position& position);

/// Great-circle distance on a sphere of 6,371,008.8 m (IUGG mean radius), by the haversine formula.
/// Within 0.5 % of the ellipsoid.
Length distance(const Position& from, const Position& to);

/// Initial great-circle bearing from `from` to `to`, in [0, 2 pi).
Angle bearing(const Position& from, const Position& to);

/// Where a great circle that leaves `from` on `bearing` comes after `distance`, on the same sphere.
Position destination(const Position& from, Angle bearing, Length distance);

/// The length of a path through `points`, leg by leg.
Length path_length(std::span<const Position> points);

}  // namespace skerry
