#pragma once

#include "sim/geo/coastline.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace skerry {

/// A channel that craft are to follow where it is nearly as short as other ways.
struct Fairway {
  std::vector<Position> line;
  double cost = 0.9;  ///< what a metre along it counts, (0, 1]
};

/// What lanes keep clear of and prefer.
struct LaneRules {
  Length clearance{200.0};               ///< from all land where the water is wide enough
  std::vector<Coastline::Ring> no_go{};  ///< areas that no lane enters; kept clear of as of land
  std::vector<Fairway> fairways{};       ///< legs of them that cross land are left out
};

/// In narrows, creeks and harbours lanes keep less than the clearance, but no less than this at
/// the points where they bend.
inline constexpr Length kLeastClearance{20.0};
/// The longest approach from a terminal to its water point.
inline constexpr Length kLongestApproach{600.0};

/// Two-way lanes between points: straight legs (great circles) off the land.
struct LaneNetwork {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  struct Lane {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    Length counts;  ///< the length for the choice of a way: more in narrows, less along fairways
    friend bool operator==(const Lane&, const Lane&) = default;
  };

  std::vector<Position> points;  ///< the terminals first, in their order
  std::vector<Lane> lanes;       ///< a < b, in order, none twice
  /// Of each terminal: the point at which its lanes begin, itself where it lies in water wide
  /// enough. The lane between the two is its approach, the only one that may lie on drawn land.
  /// kNone where no lane reaches it.
  std::vector<std::uint32_t> water;

  friend bool operator==(const LaneNetwork&, const LaneNetwork&) = default;
};

/// The lanes between `terminals`, wharves and beaches on or near the drawn shore and gates at sea.
///
/// Shortest ways round obstacles bend only at their corners and touch them on both sides of each
/// bend, so lanes are the tangent visibility graph of points that stand off the headlands by the
/// clearance (Lozano-Perez and Wesley 1979; Rohnert 1986). Between bends a leg keeps four fifths
/// of the clearance, so a headland is rounded in two or three bends. In narrows the points move
/// to mid-channel (after the visibility-Voronoi complex of Wein, van den Berg and Halperin, 2007),
/// legs between such points keep half of the room that the points have, and each metre within four
/// fifths of the clearance counts up to three, so a narrows is taken where it saves distance.
/// From each point only the nearest point in each of 64 directions is joined (Yao 1982; Clarkson
/// 1987), which makes the graph in about n log n for n corners; ways over it are within 1 % of the
/// best, measured. A lane begins where a craft that leaves the quay straight has room to turn.
///
/// Of few terminals (terminals x points at most 10 million) only what lies on the best way
/// between two of them is returned, with the bends taken out that a direct leg makes needless;
/// otherwise all lanes.
///
/// Coastline and terminals must lie within a quarter of the way round the earth; distances are
/// true within 1 % where they span less than 1,300 km.
LaneNetwork sea_lanes(const Coastline& coastline, const LaneRules& rules,
                      std::span<const Position> terminals);

}  // namespace skerry
