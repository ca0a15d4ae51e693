#include "sim/geo/position.h"

#include "sim/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

constexpr double kEarthRadius = 6371008.8;

double radians(double degrees_value) { return degrees(degrees_value).radians; }

/// `30.1925N` with `positive` = 'N' and `negative` = 'S'.
std::optional<double> coordinate(std::string_view text, char positive, char negative, double most) {
  if (text.empty() || (text.back() != positive && text.back() != negative)) return std::nullopt;
  const auto value = parse_number(text.substr(0, text.size() - 1));
  if (!value || *value < 0 || *value > most) return std::nullopt;
  return text.back() == positive ? *value : -*value;
}

}  // namespace

std::optional<Position> parse_position(std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto latitude = coordinate(text.substr(0, blank), 'N', 'S', 90);
  const auto longitude = coordinate(text.substr(blank + 1), 'E', 'W', 180);
  if (!latitude || !longitude) return std::nullopt;
  return Position{*latitude, *longitude};
}

std::string text(const Position& position) {
  return fmt::format("{}{} {}{}", std::abs(position.latitude), position.latitude < 0 ? 'S' : 'N',
                     std::abs(position.longitude), position.longitude < 0 ? 'W' : 'E');
}

Length distance(const Position& from, const Position& to) {
  const double north = std::sin(radians(to.latitude - from.latitude) / 2);
  const double east = std::sin(radians(to.longitude - from.longitude) / 2);
  const double h = north * north +
                   std::cos(radians(from.latitude)) * std::cos(radians(to.latitude)) * east * east;
  return {2 * kEarthRadius * std::asin(std::sqrt(std::fmin(1.0, h)))};
}

Angle bearing(const Position& from, const Position& to) {
  const double east = radians(to.longitude - from.longitude);
  const double y = std::sin(east) * std::cos(radians(to.latitude));
  const double x =
      std::cos(radians(from.latitude)) * std::sin(radians(to.latitude)) -
      std::sin(radians(from.latitude)) * std::cos(radians(to.latitude)) * std::cos(east);
  const double angle = std::atan2(y, x);
  return {angle < 0 ? angle + 2 * std::numbers::pi : angle};
}

Position destination(const Position& from, Angle bearing, Length distance) {
  const double arc = distance.si / kEarthRadius;
  const double latitude = radians(from.latitude);
  const double north = std::sin(latitude) * std::cos(arc) +
                       std::cos(latitude) * std::sin(arc) * std::cos(bearing.radians);
  const double east = std::atan2(std::sin(bearing.radians) * std::sin(arc) * std::cos(latitude),
                                 std::cos(arc) - std::sin(latitude) * north);
  return {in_degrees({std::asin(std::clamp(north, -1.0, 1.0))}),
          std::remainder(from.longitude + in_degrees({east}), 360.0)};
}

Length path_length(std::span<const Position> points) {
  Length total{};
  for (std::size_t i = 1; i < points.size(); ++i) total += distance(points[i - 1], points[i]);
  return total;
}

}  // namespace skerry
