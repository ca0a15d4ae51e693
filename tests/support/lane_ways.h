#pragma once

#include "sim/geo/lanes.h"

#include <optional>
#include <vector>

namespace skerry::test {

/// The best way over a network, by what lanes count.
struct LaneWay {
  double counts = 0.0;
  double metres = 0.0;
  std::vector<Position> points;
};

/// From each of a network's terminals' water to that of another; nothing where there is no way.
std::optional<LaneWay> best_way(const LaneNetwork& network, std::size_t from, std::size_t to);

/// Points every `step` along the great circle between two points, the ends included.
std::vector<Position> along(const Position& from, const Position& to, Length step);

/// Whether a lane is the approach of a terminal.
bool is_approach(const LaneNetwork& network, const LaneNetwork::Lane& lane);

}  // namespace skerry::test
