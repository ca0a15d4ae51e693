#include "sim/geo/coastline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace skerry {
namespace {

constexpr double kMetresPerDegree = 6371008.8 * std::numbers::pi / 180;
constexpr int kDirections = static_cast<int>(std::tuple_size_v<Fetches>);

/// A point on the plane about another: metres east and north.
struct Offset {
  double east = 0.0;
  double north = 0.0;
};

class Plane {
 public:
  explicit Plane(const Position& origin)
      : origin_(origin),
        metres_per_degree_east_(kMetresPerDegree * std::cos(degrees(origin.latitude).radians)) {}

  Offset operator()(const Position& p) const {
    return {(p.longitude - origin_.longitude) * metres_per_degree_east_,
            (p.latitude - origin_.latitude) * kMetresPerDegree};
  }
  Position at(double compass_degrees, Length away) const {
    const double angle = degrees(compass_degrees).radians;
    return {origin_.latitude + away.si * std::cos(angle) / kMetresPerDegree,
            origin_.longitude + away.si * std::sin(angle) / metres_per_degree_east_};
  }
  /// Degrees of latitude and longitude that span `reach`.
  double north_degrees(Length reach) const { return reach.si / kMetresPerDegree; }
  double east_degrees(Length reach) const { return reach.si / metres_per_degree_east_; }

 private:
  Position origin_;
  double metres_per_degree_east_;
};

double cross(const Offset& a, const Offset& b) { return a.east * b.north - a.north * b.east; }

/// Distance of the origin from the segment a-b.
double distance_from_origin(const Offset& a, const Offset& b) {
  const Offset ab{b.east - a.east, b.north - a.north};
  const double length2 = ab.east * ab.east + ab.north * ab.north;
  const double t =
      length2 > 0 ? std::clamp(-(a.east * ab.east + a.north * ab.north) / length2, 0.0, 1.0) : 0.0;
  return std::hypot(a.east + t * ab.east, a.north + t * ab.north);
}

/// Compass direction in units of the fetches' step.
double direction(const Offset& p) {
  const double turns = std::atan2(p.east, p.north) / (2 * std::numbers::pi);
  return (turns < 0 ? turns + 1 : turns) * kDirections;
}

}  // namespace

Coastline::Coastline(std::vector<Ring> rings) : rings_(std::move(rings)) {
  for (const Ring& ring : rings_) {
    Box box{ring.front(), ring.front()};
    for (const Position& p : ring) {
      box.least.latitude = std::min(box.least.latitude, p.latitude);
      box.least.longitude = std::min(box.least.longitude, p.longitude);
      box.most.latitude = std::max(box.most.latitude, p.latitude);
      box.most.longitude = std::max(box.most.longitude, p.longitude);
    }
    boxes_.push_back(box);
  }
}

template <class Visit>
void Coastline::for_each_edge_near(const Position& point, Length within, Visit visit) const {
  const Plane plane(point);
  const double north = plane.north_degrees(within);
  const double east = plane.east_degrees(within);
  const auto beyond = [&](const Position& least, const Position& most) {
    return most.latitude < point.latitude - north || least.latitude > point.latitude + north ||
           most.longitude < point.longitude - east || least.longitude > point.longitude + east;
  };
  for (std::size_t r = 0; r < rings_.size(); ++r) {
    if (beyond(boxes_[r].least, boxes_[r].most)) continue;
    const Ring& ring = rings_[r];
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Position& a = ring[i - 1];
      const Position& b = ring[i];
      const Position least{std::min(a.latitude, b.latitude), std::min(a.longitude, b.longitude)};
      const Position most{std::max(a.latitude, b.latitude), std::max(a.longitude, b.longitude)};
      if (!beyond(least, most)) visit(plane(a), plane(b));
    }
  }
}

bool Coastline::is_land(const Position& point) const {
  for (std::size_t r = 0; r < rings_.size(); ++r) {
    if (point.latitude < boxes_[r].least.latitude || point.latitude > boxes_[r].most.latitude ||
        point.longitude < boxes_[r].least.longitude || point.longitude > boxes_[r].most.longitude)
      continue;
    // Even-odd rule: how often a line to the east meets the ring.
    bool inside = false;
    const Ring& ring = rings_[r];
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Position& a = ring[i - 1];
      const Position& b = ring[i];
      if ((a.latitude > point.latitude) == (b.latitude > point.latitude)) continue;
      const double crossing = a.longitude + (b.longitude - a.longitude) *
                                                (point.latitude - a.latitude) /
                                                (b.latitude - a.latitude);
      if (point.longitude < crossing) inside = !inside;
    }
    if (inside) return true;
  }
  return false;
}

Length Coastline::to_coast(const Position& point, Length most) const {
  double nearest = most.si;
  for_each_edge_near(point, most, [&](const Offset& a, const Offset& b) {
    nearest = std::min(nearest, distance_from_origin(a, b));
  });
  return {nearest};
}

std::optional<Position> Coastline::water_off(const Position& shore, Length away) const {
  std::optional<Position> best;
  Length widest{-1.0};
  const Plane plane(shore);
  for (int compass = 0; compass < 360; compass += 10) {
    const Position candidate = plane.at(compass, away);
    if (is_land(candidate)) continue;
    const Length room = to_coast(candidate, away * 2);
    // A tie, as far as rounding can tell, goes to the first.
    if (room.si <= widest.si + 1e-6) continue;
    widest = room;
    best = candidate;
  }
  return best;
}

Fetches Coastline::fetches(const Position& point) const {
  Fetches result;
  result.fill(kOpenWater);
  for_each_edge_near(point, kOpenWater, [&](const Offset& a, const Offset& b) {
    // Only the few rays between the directions of its ends can meet an edge.
    double first = direction(a);
    double last = direction(b);
    if (first > last) std::swap(first, last);
    if (last - first > kDirections / 2.0) {  // it lies across north
      std::swap(first, last);
      last += kDirections;
    }
    for (int ray = static_cast<int>(std::ceil(first)); ray <= last; ++ray) {
      const double angle = 2 * std::numbers::pi * ray / kDirections;
      const Offset way{std::sin(angle), std::cos(angle)};
      const Offset ab{b.east - a.east, b.north - a.north};
      const double across = cross(way, ab);
      if (across == 0) continue;
      const double metres = cross(a, ab) / across;
      Length& fetch = result[static_cast<std::size_t>(ray % kDirections)];
      if (metres > 0) fetch = std::min(fetch, Length{metres});
    }
  });
  return result;
}

}  // namespace skerry
