#pragma once

#include "sim/geo/position.h"

#include <cmath>

namespace skerry {

/// A point on a plane, in metres.
struct Point {
  double x = 0.0;  ///< east
  double y = 0.0;  ///< north
};

inline Point operator+(const Point& a, const Point& b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(const Point& a, const Point& b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(const Point& a, double factor) { return {a.x * factor, a.y * factor}; }
inline double dot(const Point& a, const Point& b) { return a.x * b.x + a.y * b.y; }
inline double cross(const Point& a, const Point& b) { return a.x * b.y - a.y * b.x; }
inline double length(const Point& a) { return std::sqrt(dot(a, a)); }

/// The gnomonic projection about a centre: the earth (the sphere of `distance`) seen from its
/// middle on the plane that touches it at the centre. Every great circle is a straight line on it,
/// so what is clear of land on the plane is clear on the earth, however long the leg. Distances are
/// too long by up to (r/R)^2 at r from the centre: 0.06 % at 150 km, 0.6 % at 500 km. For points
/// less than a quarter of the way round the earth from the centre (Snyder, Map Projections: A
/// Working Manual, USGS 1987, p. 164).
class Gnomonic {
 public:
  explicit Gnomonic(const Position& centre);

  Point operator()(const Position& position) const;
  Position back(const Point& point) const;

 private:
  Position centre_;
  double sine_;
  double cosine_;
};

}  // namespace skerry
