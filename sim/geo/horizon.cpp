#include "sim/geo/horizon.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace skerry {
namespace {

/// `way` turned left by the angle whose sine is given.
Point turned(const Point& way, double sine) {
  const double cosine = std::sqrt(1 - sine * sine);
  return {way.x * cosine - way.y * sine, way.x * sine + way.y * cosine};
}

/// In units of a direction: not the angle but what grows with it and needs no arc tangent, the way
/// round a square.
double direction(const Point& way) {
  const double size = std::abs(way.x) + std::abs(way.y);
  if (size == 0) return 0;
  const double along = way.x / size;
  return (way.y >= 0 ? 1 - along : 3 + along) * (Horizon::kDirections / 4.0);
}

}  // namespace

std::size_t Horizon::direction_of(const Point& way) {
  return static_cast<std::size_t>(direction(way)) % kDirections;
}

void Horizon::begin(const Point& eye, double keep) {
  eye_ = eye;
  keep_ = keep;
  reach_ = std::numeric_limits<double>::infinity();
  depth_.assign(kDirections, std::numeric_limits<float>::infinity());
}

void Horizon::look(const SegmentIndex& shore, double reach) {
  reach_ = reach;
  shore.walk(
      eye_, [&](const Extent& extent) { return !hides(extent); },
      [&](std::uint32_t, const Segment& segment) { shut(segment); });
}

void Horizon::ignore(std::size_t first, std::size_t count) {
  std::fill_n(depth_.begin() + static_cast<std::ptrdiff_t>(first), count, 0.0F);
}

void Horizon::shut(const Segment& segment) {
  const Point a = segment.a - eye_;
  const Point b = segment.b - eye_;
  const double to_a = length(a);
  const double to_b = length(b);
  const double depth = std::max(to_a, to_b);
  if (cross(a, b) > 0)
    shut(a, b, depth);
  else
    shut(b, a, depth);
  // All that passes an end too near.
  if (to_a > keep_) shut(turned(a, -keep_ / to_a), turned(a, keep_ / to_a), to_a);
  if (to_b > keep_) shut(turned(b, -keep_ / to_b), turned(b, keep_ / to_b), to_b);
}

void Horizon::shut(const Point& right, const Point& left, double depth) {
  const double first = direction(right);
  const double last = direction(left);
  const auto from = static_cast<std::size_t>(std::ceil(first));
  const auto to = static_cast<std::size_t>(last);
  const auto lower = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      depth_[i] = std::min(depth_[i], static_cast<float>(depth));
  };
  if (first <= last) {
    lower(from, to);
  } else {
    lower(from, kDirections);
    lower(0, to);
  }
}

bool Horizon::hides(const Point& point) const {
  const Point way = point - eye_;
  return length(way) > depth_[direction_of(way)];
}

bool Horizon::hides(const Extent& extent) const {
  const double away = distance(extent, eye_);
  if (away > reach_) return true;
  if (away == 0) return false;
  // Most are seen, and by their middle.
  if (away <= depth_[direction_of((extent.least + extent.most) * 0.5 - eye_)]) return false;
  // Seen from outside, an extent lies between two of its corners, less than half of all round.
  const Point corners[] = {extent.least - eye_, Point{extent.most.x, extent.least.y} - eye_,
                           extent.most - eye_, Point{extent.least.x, extent.most.y} - eye_};
  Point right = corners[0];
  Point left = corners[0];
  for (const Point& corner : corners) {
    if (cross(right, corner) < 0) right = corner;
    if (cross(left, corner) > 0) left = corner;
  }
  const std::size_t first = direction_of(right);
  std::size_t last = direction_of(left);
  if (last < first) last += kDirections;
  for (std::size_t i = first; i <= last; ++i)
    if (away <= depth_[i % kDirections]) return false;
  return true;
}

}  // namespace skerry
