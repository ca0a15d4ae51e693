#pragma once

#include "sim/geo/gnomonic.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace skerry {

/// A rectangle along the axes.
struct Extent {
  Point least;
  Point most;
};

struct Segment {
  Point a;
  Point b;
};

/// The point of a segment nearest to `point`.
inline Point nearest_on(const Segment& segment, const Point& point) {
  const Point way = segment.b - segment.a;
  const double length2 = dot(way, way);
  if (length2 == 0) return segment.a;
  return segment.a + way * std::clamp(dot(point - segment.a, way) / length2, 0.0, 1.0);
}
/// Zero where `point` is in the extent.
inline double distance(const Extent& extent, const Point& point) {
  const double x = std::max({extent.least.x - point.x, point.x - extent.most.x, 0.0});
  const double y = std::max({extent.least.y - point.y, point.y - extent.most.y, 0.0});
  return std::sqrt(x * x + y * y);
}

/// A balanced binary tree of the extents of segments (a point is a segment of no length). Beside
/// the questions of a spatial index it can be walked from near to far, leaving out branches on
/// grounds that only the asker knows, which Boost.Geometry's rtree does not offer and which makes
/// looking for what can be seen from a point cheap.
class SegmentIndex {
 public:
  SegmentIndex() = default;
  explicit SegmentIndex(std::span<const Segment> segments);

  struct Nearest {
    double distance = 0.0;
    Point point;
  };
  /// Nothing where all segments are farther than `within`.
  std::optional<Nearest> nearest(const Point& point, double within) const;

  /// Whether all segments are at least `keep` from `leg`, or, where `keep` is zero, do not meet it.
  bool clear(const Segment& leg, double keep) const;

  /// The share of `leg` up to where it first meets a segment; 1 where it meets none.
  double met(const Segment& leg) const;

  /// How often rings that turn left, which the segments make up, go round `point`.
  int turns_about(const Point& point) const;

  /// Calls `visit(index, segment)` for every segment in a branch for whose extent `enter` holds,
  /// nearer branches first.
  template <class Enter, class Visit>
  void walk(const Point& from, Enter enter, Visit visit) const {
    if (!nodes_.empty()) walk(0, from, enter, visit);
  }

 private:
  struct Node {
    Extent extent;
    std::uint32_t first = 0;   ///< of its segments, in a leaf
    std::uint32_t count = 0;   ///< 0: not a leaf
    std::uint32_t second = 0;  ///< child; the first child follows its parent
  };

  std::uint32_t build(std::span<std::uint32_t> indices, std::span<const Segment> segments);

  template <class Enter, class Visit>
  void walk(std::uint32_t n, const Point& from, Enter& enter, Visit& visit) const {
    const Node& node = nodes_[n];
    if (!enter(node.extent)) return;
    for (std::uint32_t i = node.first; i < node.first + node.count; ++i)
      visit(indices_[i], segments_[i]);
    if (node.count > 0) return;
    std::uint32_t near = n + 1;
    std::uint32_t far = node.second;
    if (distance(nodes_[far].extent, from) < distance(nodes_[near].extent, from))
      std::swap(near, far);
    walk(near, from, enter, visit);
    walk(far, from, enter, visit);
  }

  std::vector<Node> nodes_;
  std::vector<Segment> segments_;       ///< leaf by leaf
  std::vector<std::uint32_t> indices_;  ///< of each as it was given
};

}  // namespace skerry
