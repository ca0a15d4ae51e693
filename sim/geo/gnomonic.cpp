#include "sim/geo/gnomonic.h"

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

constexpr double kEarthRadius = 6371008.8;

}  // namespace

Gnomonic::Gnomonic(const Position& centre)
    : centre_(centre),
      sine_(std::sin(degrees(centre.latitude).radians)),
      cosine_(std::cos(degrees(centre.latitude).radians)) {}

Point Gnomonic::operator()(const Position& position) const {
  const double latitude = degrees(position.latitude).radians;
  const double east = degrees(position.longitude - centre_.longitude).radians;
  const double up = std::sin(latitude);
  const double along = std::cos(latitude) * std::cos(east);
  const double scale = kEarthRadius / (sine_ * up + cosine_ * along);
  return {std::cos(latitude) * std::sin(east) * scale, (cosine_ * up - sine_ * along) * scale};
}

Position Gnomonic::back(const Point& point) const {
  const double x = point.x / kEarthRadius;
  const double y = point.y / kEarthRadius;
  const double shrink = 1 / std::sqrt(1 + x * x + y * y);
  const double up = (sine_ + y * cosine_) * shrink;
  const double east = std::atan2(x, cosine_ - y * sine_);
  return {in_degrees({std::asin(std::clamp(up, -1.0, 1.0))}),
          std::remainder(centre_.longitude + in_degrees({east}), 360.0)};
}

}  // namespace skerry
