#pragma once

#include "sim/geo/position.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace skerry::io {

/// How far off a point may lie that stands for one without a value.
inline constexpr double kNearestPresent = 30e3;

/// A point of a field and its part in a value.
struct Share {
  std::size_t index = 0;
  double weight = 0.0;
};

/// The value that `shares` of a field give, NaN without shares; an angle by its unit vectors.
double weighted(std::span<const double> field, const std::vector<Share>& shares, bool direction);

/// A grid of latitudes by longitudes, rows of equal latitude. Either axis may rise or fall;
/// longitudes may count from 0 or -180 or pass 360, and close on themselves around the earth.
class Lattice {
 public:
  /// Throws InputError unless both axes are monotonic and on the earth.
  Lattice(std::vector<double> latitudes, std::vector<double> longitudes);

  std::size_t rows() const { return latitudes_.size(); }
  std::size_t columns() const { return longitudes_.size(); }
  bool covers(Position site) const { return cell(site).has_value(); }

  /// The part of the lattice that `sites` need, with all points near them.
  struct Window {
    std::size_t row = 0, rows = 0;
    std::size_t column = 0, columns = 0;
  };
  /// Nothing if no site is covered.
  std::optional<Window> window(std::span<const Position> sites) const;
  Lattice part(const Window& window) const;

  /// Bilinear between the four points around `site` if all that count are present (not NaN), else
  /// the nearest present one; empty where there is none, or the site lies outside.
  std::vector<Share> shares(Position site, std::span<const double> field) const;

  /// `10N to 45N, 100E to 150E`, for messages.
  std::string area() const;

 private:
  struct Step {
    std::size_t low = 0, high = 0;  ///< neighbours on an axis
    double fraction = 0.0;          ///< of the way from `low` to `high`
  };
  struct Cell {
    Step row, column;
  };
  std::optional<Cell> cell(Position site) const;
  std::optional<Step> column_of(double longitude) const;
  std::vector<Share> nearest_present(Position site, std::span<const double> field) const;
  Position position(std::size_t row, std::size_t column) const;

  std::vector<double> latitudes_;
  std::vector<double> longitudes_;
  bool closed_ = false;  ///< the last longitude is a neighbour of the first
};

}  // namespace skerry::io
