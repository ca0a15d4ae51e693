#pragma once

#include "sim/base/quantity.h"

#include <span>

namespace skerry {

inline constexpr double kGravity = 9.81;  ///< m/s2

/// A sea: significant wave height and peak period.
struct Sea {
  Length height;
  Seconds period;
};

// ---- growth of a wind sea. `wind`: 10-minute mean at 10 m. All zero in a calm or without fetch.

/// Young and Verhagen (1996), limited by fetch and depth: what grows between islands.
Sea young_verhagen(Speed wind, Length fetch, Length depth);

/// JONSWAP (Hasselmann et al. 1973), deep water, capped at the fully developed sea.
Sea jonswap(Speed wind, Length fetch);

/// Shore Protection Manual (1984), deep water, capped at the fully developed sea.
Sea spm(Speed wind, Length fetch);

/// How long the wind must blow for `spm` to be limited by the fetch.
Seconds spm_duration(Speed wind, Length fetch);

/// `spm` of a wind that has blown for `duration` only: of the shorter of the fetch and of the fetch
/// that takes this duration.
Sea spm(Speed wind, Length fetch, Seconds duration);

// ---- linear theory. Periods and depths above zero.

/// Wave length by the dispersion relation (2 pi / T)^2 = g k tanh(k depth).
Length wave_length(Seconds period, Length depth);
Speed group_speed(Seconds period, Length depth);
/// g T / (4 pi).
Speed deep_group_speed(Seconds period);

/// Height at `depth` over height offshore, by the change of group speed.
double shoaling(Seconds period, Length depth);

/// Height at `depth` over height offshore, by Snell's law over straight, parallel contours met at
/// `incidence` (between the direction of travel and the normal, offshore; below 90 deg).
double refraction(Angle incidence, Seconds period, Length depth);

// ---- exposure

/// Bearings from `from` clockwise to `to`.
struct Sector {
  Angle from, to;
};

/// How narrow the directions of a sea are: Goda's exponent s of cos^2s(a / 2).
inline constexpr int kWindSeaSpreading = 10;
inline constexpr int kYoungSwellSpreading = 25;
inline constexpr int kOldSwellSpreading = 75;

/// Share of the height that comes in through `open`, which must not overlap: the square root of the
/// energy whose directions, spread as cos^2s about `mean`, lie in it (Goda). 0 to 1; without
/// diffraction. Two equal ends are a whole turn.
double exposure(std::span<const Sector> open, Angle mean, int spreading);

/// Two seas at once: the root of the sum of squares.
Length together(Length a, Length b);

}  // namespace skerry
