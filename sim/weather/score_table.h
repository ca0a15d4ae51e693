#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace skerry {

/// Probability that a standard normal value is below `z`.
inline double normal_probability(double z) { return 0.5 * std::erfc(-z * 0.70710678118654752); }

/// A rising function of a normal score as a table: linear between 64 points to a unit of the score,
/// flat beyond 8. Linear pieces between points of a rising function rise.
class ScoreTable {
 public:
  ScoreTable() = default;
  template <class F>
  explicit ScoreTable(F value_at) {
    double value = value_at(-kMost);
    for (std::size_t i = 0; i < kPieces; ++i) {
      const double next = value_at(-kMost + static_cast<double>(i + 1) / kPerUnit);
      pieces_[i] = {static_cast<float>(value), static_cast<float>(next - value)};
      value = next;
    }
  }

  float operator()(float z) const {
    const float at = std::clamp((z + kMost) * kPerUnit, 0.0f, kLast);
    const auto piece = static_cast<int>(at);
    const auto& [value, rise] = pieces_[static_cast<std::size_t>(piece)];
    return value + rise * (at - static_cast<float>(piece));
  }

 private:
  struct Piece {
    float value, rise;
  };
  static constexpr int kMost = 8;
  static constexpr int kPerUnit = 64;
  static constexpr std::size_t kPieces = std::size_t{2} * kMost * kPerUnit;
  static constexpr float kLast = static_cast<float>(kPieces) - 0.001f;
  std::array<Piece, kPieces> pieces_{};
};

}  // namespace skerry
