#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"
#include "sim/geo/position.h"
#include "sim/model/track.h"

#include <cstdint>
#include <optional>

namespace skerry {

/// Density of the air in a tropical cyclone, kg/m3 (Holland 1980).
inline constexpr double kAirDensity = 1.15;

/// A wind of 10 minutes over one of 1 minute, at sea (WMO, Harper et al. 2010).
inline constexpr double kTenMinutesOverOne = 0.93;

/// How rough the ground is where a gust blows (WMO, Harper et al. 2010).
enum class Ground : std::uint8_t { at_sea, off_sea, off_land, in_land };

/// The gust of 3 s over the mean of 10 minutes: WMO's gust over 1 minute (1.11, 1.23, 1.36, 1.49)
/// over WMO's 10 minutes over 1 (0.93, 0.90, 0.87, 0.84), so 1.194 at sea.
double gust_factor(Ground ground);

/// Radius of the highest wind (Vickery and Wadhera 2008, all storms):
/// ln R[km] = 3.015 - 6.291e-5 deficit[hPa]^2 + 0.0337 |latitude|. Single storms are off by
/// -40 to +90 %.
Length vickery_rmax(Pressure deficit, double latitude);

/// Holland's shape of the pressure (2008), for winds at the surface:
/// b = 1 + 0.01 d - 4.4e-5 d^2 - 0.014 |latitude| + 0.15 v^x, x = 0.6 (1 - d / 215), with the
/// deficit d in hPa and the translation v in m/s, kept within 1 and 2.5. The term of deepening is
/// left out: its sign differs between sources.
double holland_b(Pressure deficit, double latitude, Speed translation);

/// The highest wind at the surface in the mean of 1 minute that a deficit sustains, sqrt(b deficit
/// / (density e)) (Holland 2008).
Speed holland_wind(double b, Pressure deficit);

/// Holland's vortex of 1980, at the gradient level.
struct HollandVortex {
  double b = 1.5;
  Length rmax;
  Pressure deficit;
  double coriolis = 0.0;  ///< magnitude, 1/s
};

/// sqrt(b / density (R/r)^b deficit exp(-(R/r)^b) + (r f / 2)^2) - r f / 2. Zero at the centre.
Speed gradient_wind(const HollandVortex& vortex, Length radius);

/// Holland's surface wind of 2010 by radius: V (y e^(1 - y))^x with y = (R/r)^b; x is 0.5 within
/// R, and beyond it changes linearly so that the wind at `outer_radius` is the outer one observed.
struct HollandProfile {
  double b = 1.5;
  Length rmax;
  Speed highest;
  double outer_exponent = 0.5;  ///< x at outer_radius
  Length outer_radius;
};

/// Fits the profile to an outer observation. An observation that does not lie beyond `rmax`, or is
/// not below the highest wind, says nothing: x stays 0.5.
HollandProfile holland_profile(double b, Length rmax, Speed highest, Speed outer,
                               Length outer_radius);
/// x is kept within 0.4 (Holland) and 1 (ours: a linear x has no end).
Speed wind_at(const HollandProfile& profile, Length radius);

/// A tropical cyclone at a moment.
struct Cyclone {
  Position position;
  Pressure pressure;  ///< at the centre
  Pressure environment;
  Length rmax;  ///< radius of the highest wind
  Speed wind;   ///< highest 10-minute mean at 10 m, with the translation in it
  Speed translation;
  Angle heading;
  Length gale_radius;  ///< mean radius of winds of 30 kn; zero: none, or none at a fix about it

  /// At least 1 hPa, so that a storm whose pressure is not below its environment has a vortex.
  Pressure deficit() const;
  double b() const { return holland_b(deficit(), position.latitude, translation); }
  /// The highest wind less 0.55 of the translation (at most 30 kn), at least half of the wind.
  Speed symmetric_wind() const;
  /// The gale radius, else 300 km (an assumption).
  Length reach() const { return gale_radius.si > 0 ? gale_radius : Length{300e3}; }
  /// Fitted to 30 kn at the gale radius, else to 17 m/s at 300 km (Holland 2010).
  HollandProfile profile() const;
};

/// The storm of `track` at `time`: on the great circle between the fixes about it, moving as from
/// one to the other; its other numbers linear in time. Nothing outside the track. A track without
/// fixes has no storm; one of a single fix stands still.
///
/// A fix of wind zero is a depression whose wind the best track does not tell: its wind is what its
/// deficit sustains (`holland_wind` in the mean of 10 minutes), at most 33 kn.
std::optional<Cyclone> cyclone_at(const Track& track, CalendarTime time);

/// The storm's wind and pressure at a place.
struct WindAt {
  Speed speed;  ///< mean over 10 minutes at 10 m over open sea
  Angle from;   ///< in [0, 2 pi)
  Pressure pressure;
};

/// Holland 2010 by radius, turned inwards by Sobey's angle (1977), plus 0.55 of the translation
/// turned 20 deg left of the heading (Lin and Chavas 2012; right in the south) where the wind is
/// highest, in proportion to the wind elsewhere; pressure of Holland 1980.
WindAt wind_at(const Cyclone& storm, const Position& place);

/// `wind_at` for many places: what does not depend on the place is worked out once.
class CycloneWind {
 public:
  explicit CycloneWind(const Cyclone& storm);
  WindAt at(const Position& place) const { return at(distance(centre_, place), place); }
  /// With the distance known.
  WindAt at(Length radius, const Position& place) const;
  /// The wind without the translation.
  Speed symmetric(Length radius) const { return wind_at(profile_, radius); }
  Speed highest_symmetric() const { return profile_.highest; }

 private:
  Position centre_;
  HollandProfile profile_;
  Pressure central_, deficit_;
  double drift_east_ = 0.0, drift_north_ = 0.0;  ///< per highest symmetric wind
};

/// Sobey's angle of inflow (1977) by r/R: 10 r/R within R; from 10 to 25 deg at 1.2 R; 25 beyond.
Angle sobey_inflow(double radii);

}  // namespace skerry
