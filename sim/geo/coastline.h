#pragma once

#include "sim/base/quantity.h"
#include "sim/geo/position.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace skerry {

/// The free water around a point: how far from land the wind and the waves come from each of 72
/// directions, 0, 5, ..., 355 degrees; at most `kOpenWater`.
using Fetches = std::array<Length, 72>;
inline constexpr Length kOpenWater{25000.0};

/// Where land is: closed rings of positions, islands and mainland alike; overlaps are land.
/// On a plane about the point asked for, true within 0.1 % over the 25 km that matter here. A
/// question costs what lies near the point, not the size of the region.
class Coastline {
 public:
  using Ring = std::vector<Position>;  ///< first and last equal

  Coastline() = default;
  explicit Coastline(std::vector<Ring> rings);

  bool empty() const { return rings_.empty(); }
  const std::vector<Ring>& rings() const { return rings_; }

  bool is_land(const Position& point) const;
  /// From a point to the nearest coast, at most `most`.
  Length to_coast(const Position& point, Length most) const;
  /// The water at `away` from a place on the shore that lies farthest from all land: where craft
  /// lie that berth there. Nothing where it is land all round.
  std::optional<Position> water_off(const Position& shore, Length away) const;
  /// The free fetches of a point in the water.
  Fetches fetches(const Position& point) const;

 private:
  class Index;  // of the rings and their edges; shared by copies, as it never changes

  template <class Visit>
  void for_each_edge_near(const Position& point, Length within, Visit visit) const;

  std::vector<Ring> rings_;
  std::shared_ptr<const Index> index_;
};

}  // namespace skerry
