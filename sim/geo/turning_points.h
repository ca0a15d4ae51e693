#pragma once

#include "sim/geo/segment_index.h"

#include <vector>

namespace skerry {

/// Land, and what else is kept clear of, on a plane.
class Shore {
 public:
  using Outline = std::vector<Point>;  ///< closed: first and last equal

  /// Outlines turn left once made; overlaps are land.
  explicit Shore(std::vector<Outline> outlines);

  const std::vector<Outline>& outlines() const { return outlines_; }
  const SegmentIndex& edges() const { return edges_; }
  bool is_land(const Point& point) const { return edges_.turns_about(point) != 0; }

 private:
  std::vector<Outline> outlines_;
  SegmentIndex edges_;
};

/// Where lanes may bend.
struct TurningPoint {
  Point point;
  Point shore;        ///< the land that a lane goes round here, nearest to the point
  double room = 0.0;  ///< from all land, metres; at most the clearance
};

/// The share of the clearance that a leg keeps between its ends, where it may cut a bend.
inline constexpr double kKept = 0.8;

/// Of the clearance: room that counts as all of it.
inline constexpr double kFull = 0.999;

/// `start` pushed away from the nearest land until there is room or land on another side is as
/// near: to mid-channel, but not on along it, which would leave the narrowest places without a
/// point.
TurningPoint pushed_off(const Shore& shore, const Point& start, double clearance);

/// Points off the headlands, at `clearance` from all land: one to three round each convex corner
/// of an outline, on the corners of the polygon about its circle, pushed off. Where land on the
/// other side is nearer than two clearances there is a point between, in mid-channel, with less
/// room, but no less than `least`. Left out are points where no lane would bend: off
/// bays, between two others whose leg passes close enough, and nearer to others than half of
/// their room.
std::vector<TurningPoint> turning_points(const Shore& shore, double clearance, double least);

/// The edges of outlines with fewer corners, all within `off` of the outlines (Douglas and
/// Peucker).
std::vector<Segment> simplified(const std::vector<Shore::Outline>& outlines, double off);

}  // namespace skerry
