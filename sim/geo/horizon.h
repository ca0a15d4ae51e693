#pragma once

#include "sim/geo/segment_index.h"

#include <vector>

namespace skerry {

/// What a lookout sees past land from a point: how far in each of 1,024 directions, each segment of
/// the shore grown by the distance to be kept from it. Only the directions that a segment fills
/// wholly count as shut, and only beyond its farther end, so nothing that could be reached on a
/// clear leg is ever hidden; a little that cannot may be seen and is left to
/// `SegmentIndex::clear`.
class Horizon {
 public:
  static constexpr std::size_t kDirections = 1024;

  /// At `eye`; nothing is hidden yet.
  void begin(const Point& eye, double keep);
  /// Looks round over `shore`, no farther than `reach`.
  void look(const SegmentIndex& shore, double reach);
  /// Takes no more interest in what lies between two directions, from the right to the left.
  void ignore(const Point& right, const Point& left) { shut(right, left, 0.0); }
  /// Takes no more interest in directions `first` to `first + count - 1`.
  void ignore(std::size_t first, std::size_t count);

  bool hides(const Point& point) const;
  /// Whether all of it is hidden.
  bool hides(const Extent& extent) const;

  /// Which of the directions that is.
  static std::size_t direction_of(const Point& way);

 private:
  void shut(const Segment& segment);
  void shut(const Point& right, const Point& left, double depth);

  Point eye_;
  double keep_ = 0.0;
  double reach_ = 0.0;
  std::vector<float> depth_;  ///< beyond which a direction is hidden
};

}  // namespace skerry
