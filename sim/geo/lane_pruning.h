#pragma once

#include "sim/geo/lane_graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace skerry {

/// Legs between numbered points, both ways; of two between the same points the one that counts
/// less.
class WaterGraph {
 public:
  struct Leg {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double counts = 0.0;
  };

  void add(std::uint32_t a, std::uint32_t b, double counts);
  /// a < b, in order.
  std::vector<Leg> legs() const;
  /// Of points 0 to `points` - 1: whether they belong to the part in which most hang together.
  std::vector<bool> in_largest_part(std::size_t points) const;

 private:
  std::vector<Leg> legs_;
};

/// What lies on the best ways between any two of the points from `first_end` on. A bend that a
/// direct leg makes needless is taken out.
WaterGraph pruned(const WaterGraph& graph, std::span<const Waypoint> points, std::size_t first_end,
                  const LegFinder& finder);

}  // namespace skerry
