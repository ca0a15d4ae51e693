#pragma once

#include "sim/base/quantity.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace skerry {

/// The sea that a wind raises on water of one depth, by wind and fetch: Young and Verhagen as a
/// table, which all places of that depth can share.
class LocalSeas {
 public:
  /// Longest fetch and highest wind of the table; beyond, as there.
  static constexpr double kMostFetch = 20e3;  ///< m
  static constexpr int kMostWind = 60;        ///< m/s

  explicit LocalSeas(Length depth);

  Length depth() const { return depth_; }
  /// Within 1 cm of the formula. The height goes nearly with the root of the fetch.
  Length height(Speed wind, double root_of_fetch) const;

 private:
  static constexpr int kFetches = 33;
  static constexpr int kWinds = kMostWind + 1;

  Length depth_;
  std::vector<float> heights_;  ///< [fetch x wind]
};

/// What reaches a place of the waves, by the fetch of open water about it: the share of the waves
/// offshore, and the sea that the wind raises on the water between it and the next shore.
///
/// A bearing with a fetch of more than 20 km is open: the waves offshore come in, and no local sea
/// grows on it, for it is in them already. Tables worked out once make every answer quick.
class WaveShelter {
 public:
  /// Longest fetch of a local sea.
  static constexpr Length kOpen{LocalSeas::kMostFetch};
  /// What diffraction and reflection bring into the deepest shadow, as a share of the height
  /// offshore. An assumption: 0.05 to 0.1 is usual behind long breakwaters.
  static constexpr double kFloor = 0.08;
  /// Highest significant height over the depth: higher seas break.
  static constexpr double kBreaking = 0.6;

  /// `fetches[i]`: open water towards bearing 360 i / n deg; at least one, none negative. `depth`:
  /// mean of the water about, above zero.
  WaveShelter(std::span<const Length> fetches, Length depth);
  WaveShelter(std::span<const Length> fetches, std::shared_ptr<const LocalSeas> seas);

  /// Share of the height offshore of waves from `from`, kFloor to 1 (`exposure`): old swell from a
  /// period of 10 s on, young from 7 s, wind sea below.
  double share(Angle from, Seconds period) const;

  /// Significant height of the local sea of a wind of 0 to 60 m/s (beyond: as 60): Young and
  /// Verhagen on the effective fetch.
  Length local_sea(Speed wind, Angle wind_from) const;

  /// Both at once: the root of the sum of squares, at most kBreaking times the depth.
  Length wave(Length offshore, Angle from, Seconds period, Speed wind, Angle wind_from) const;

  /// Fetch that counts for a wind from `wind_from`: the largest F cos(a)^(0.44/0.28) over fetches F
  /// at angles a < 90 deg off the wind (restricted fetch, Smith 1991: the largest F^0.28
  /// cos(a)^0.44), each a mean over 15 deg, as ACES does, so that no single ray decides. Open
  /// bearings count as zero.
  Length effective_fetch(Angle wind_from) const;

 private:
  static constexpr int kDirections = 120;

  void fill_shares(std::span<const Length> fetches);

  std::shared_ptr<const LocalSeas> seas_;
  std::vector<double> fetches_;               ///< local, mean over 15 deg
  std::array<std::vector<float>, 3> shares_;  ///< [spreading][direction]
  std::vector<float> roots_of_fetch_;         ///< [direction], of the effective fetch
};

}  // namespace skerry
