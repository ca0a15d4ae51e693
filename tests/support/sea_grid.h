#pragma once

#include "sim/geo/coastline.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace skerry::test {

/// Ways over a grid of water, as a reference for lanes that shares nothing with their method. A
/// metre counts one, and up to three within `kept` of the coast; water nearer to it than `least`
/// is shut.
class SeaGrid {
 public:
  struct Rule {
    double kept = 0.0;
    double least = 0.0;
  };
  struct Way {
    double counts = 0.0;
    double metres = 0.0;
  };

  SeaGrid(const Coastline& coastline, const Position& least, const Position& most, double step,
          const Rule& rule);

  /// The best way from `from` to each of `to`: Dijkstra over 32 neighbours, then straightened
  /// wherever the straight line counts less; straight from the ends to the nearest open cells.
  std::vector<std::optional<Way>> ways(const Position& from, std::span<const Position> to) const;

 private:
  struct Cell {
    int x = 0;
    int y = 0;
  };
  std::size_t index(const Cell& c) const {
    return static_cast<std::size_t>(c.y) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(c.x);
  }
  /// The open cell nearest to a position.
  Cell cell(const Position& p) const;
  Position middle(const Cell& c) const {
    return {origin_.latitude + c.y * north_, origin_.longitude + c.x * east_};
  }
  /// What the straight line counts; infinite where it is shut.
  double counts(const Cell& a, const Cell& b) const;
  double metres(const Cell& a, const Cell& b) const;

  Position origin_;
  double step_;
  double east_;  ///< degrees of longitude to a step
  double north_;
  int columns_;
  int rows_;
  std::vector<float> factor_;  ///< what a metre counts; infinite on land
};

}  // namespace skerry::test
