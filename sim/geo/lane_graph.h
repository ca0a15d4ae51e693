#pragma once

#include "sim/geo/horizon.h"
#include "sim/geo/turning_points.h"

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace skerry {

/// What legs keep from the shore, in metres.
struct LegClearance {
  double wanted = 0.0;
  double least = 0.0;

  double kept() const { return wanted * kKept; }
};

/// A point at which legs may end.
struct Waypoint {
  Point point;
  double room = 0.0;           ///< from the shore; at most the clearance wanted
  std::optional<Point> round;  ///< the shore that legs go round here; none: they may lead anywhere
  double reach = std::numeric_limits<double>::infinity();  ///< how far legs are sought from here
};

/// The legs between way points that keep clear of a shore.
class LegFinder {
 public:
  LegFinder(const Shore& shore, const LegClearance& clearance);

  /// What the leg between two points counts; nothing where it comes too near to the shore.
  std::optional<double> counts(const Waypoint& a, const Waypoint& b) const;

  struct Leg {
    std::uint32_t to = 0;
    double counts = 0.0;  ///< metres
  };
  /// The legs to the nearest of `points`, which `index` indexes, in each direction; none to points
  /// with less room than `from`, from which it is found.
  std::vector<Leg> legs(const Waypoint& from, std::span<const Waypoint> points,
                        const SegmentIndex& index);

 private:
  double keep_at(const Waypoint& point) const;
  double counted(const Segment& leg) const;

  const Shore& shore_;
  LegClearance clearance_;
  double coarse_;          ///< how far `outlines_` is off the shore at most
  SegmentIndex outlines_;  ///< with fewer corners, for the horizon
  Horizon horizon_;
};

/// The index of the way points.
SegmentIndex index_of(std::span<const Waypoint> points);

}  // namespace skerry
