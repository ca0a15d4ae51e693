#include "sim/geo/coastline.h"

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace skerry {
namespace {

namespace bg = boost::geometry;

using Corner = bg::model::point<double, 2, bg::cs::cartesian>;  // longitude, latitude
using Box = bg::model::box<Corner>;

Box box_about(const Position* first, const Position* last) {
  Position least = *first;
  Position most = *first;
  for (const Position* p = first + 1; p != last; ++p) {
    least = {std::min(least.latitude, p->latitude), std::min(least.longitude, p->longitude)};
    most = {std::max(most.latitude, p->latitude), std::max(most.longitude, p->longitude)};
  }
  return {{least.longitude, least.latitude}, {most.longitude, most.latitude}};
}

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

class Coastline::Index {
 public:
  struct Edge {
    std::uint32_t ring = 0;
    std::uint32_t last = 0;  ///< its second end, in the ring
  };

  explicit Index(const std::vector<Ring>& rings) {
    std::vector<std::pair<Box, std::uint32_t>> whole;
    std::vector<std::pair<Box, Edge>> parts;
    for (std::uint32_t r = 0; r < rings.size(); ++r) {
      const Position* points = rings[r].data();
      whole.emplace_back(box_about(points, points + rings[r].size()), r);
      for (std::uint32_t i = 1; i < rings[r].size(); ++i)
        parts.emplace_back(box_about(points + i - 1, points + i + 1), Edge{r, i});
    }
    rings_ = decltype(rings_)(whole);
    edges_ = decltype(edges_)(parts);
  }

  template <class Visit>
  void for_each_ring_about(const Position& point, Visit visit) const {
    const Corner corner(point.longitude, point.latitude);
    std::for_each(rings_.qbegin(bg::index::intersects(Box(corner, corner))), rings_.qend(),
                  [&](const auto& entry) { visit(entry.second); });
  }
  template <class Visit>
  void for_each_edge_in(const Box& box, Visit visit) const {
    std::for_each(edges_.qbegin(bg::index::intersects(box)), edges_.qend(),
                  [&](const auto& entry) { visit(entry.second); });
  }

 private:
  template <class Value>
  using Tree = bg::index::rtree<std::pair<Box, Value>, bg::index::rstar<16>>;

  Tree<std::uint32_t> rings_;
  Tree<Edge> edges_;
};

Coastline::Coastline(std::vector<Ring> rings)
    : rings_(std::move(rings)), index_(std::make_shared<const Index>(rings_)) {}

template <class Visit>
void Coastline::for_each_edge_near(const Position& point, Length within, Visit visit) const {
  if (empty()) return;
  const Plane plane(point);
  const double north = plane.north_degrees(within);
  const double east = plane.east_degrees(within);
  const Box near{{point.longitude - east, point.latitude - north},
                 {point.longitude + east, point.latitude + north}};
  index_->for_each_edge_in(near, [&](const Index::Edge& edge) {
    const Ring& ring = rings_[edge.ring];
    visit(plane(ring[edge.last - 1]), plane(ring[edge.last]));
  });
}

bool Coastline::is_land(const Position& point) const {
  if (empty()) return false;
  bool land = false;
  index_->for_each_ring_about(point, [&](std::uint32_t r) {
    if (land) return;
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
    land = inside;
  });
  return land;
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
