#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"
#include "sim/model/tide.h"

#include <span>
#include <string_view>
#include <vector>

namespace skerry {

/// Mean longitudes in degrees, in [0, 360) (Meeus).
struct Longitudes {
  double moon = 0.0;        ///< s
  double sun = 0.0;         ///< h
  double perigee = 0.0;     ///< p, of the moon
  double node = 0.0;        ///< N, of the moon, ascending
  double perihelion = 0.0;  ///< p', of the sun
};
Longitudes longitudes(CalendarTime time);

/// Whether predictions know a constituent: M2 S2 N2 K2 K1 O1 P1 Q1 2N2 MU2 NU2 L2 T2 M4 MS4 MN4 MF
/// MM SSA. Not SA, of which two definitions 283 deg apart are in use.
bool is_known_constituent(std::string_view name);

/// Of a known constituent (else Bug). Speed in degrees per hour; argument V in [0, 360) deg,
/// without the nodal correction.
double constituent_speed(std::string_view name);
double equilibrium_argument(std::string_view name, CalendarTime time);

/// What the moon's node makes of a constituent: its amplitude times f, its argument plus u (deg).
/// The fits of the International Hydrographic Organization.
struct NodalCorrection {
  double f = 1.0;
  double u = 0.0;
};
NodalCorrection nodal_correction(std::string_view name, CalendarTime time);

/// A high or a low water.
struct TideExtreme {
  CalendarTime at{};  ///< to the second
  Length level;
  bool high = false;
};

/// Harmonic prediction: the sum of f H cos(V + u - G) over the constituents. V at midnight and f, u
/// at noon of each day of UTC, so that the level has hops of less than 1 mm at midnight.
class TidePredictor {
 public:
  /// A constituent that `is_known_constituent` denies is a Bug: files are checked before.
  explicit TidePredictor(const TideStation& station);

  /// Above mean sea level.
  Length level(CalendarTime time) const;

  /// How fast the level rises, as a share, -1 to 1, of the fastest: of all constituents' own
  /// amplitudes and speeds together. Tidal streams go by it.
  double rise(CalendarTime time) const;

  /// `level` and `rise` at `levels.size()` times from `begin` on; `rises` has as many.
  void fill(CalendarTime begin, Duration step, std::span<double> levels,
            std::span<double> rises) const;

  /// High and low waters in [begin, end), by bisection of the rise.
  std::vector<TideExtreme> extremes(CalendarTime begin, CalendarTime end) const;

 private:
  struct Part {
    std::size_t constituent;  ///< in the table of known ones
    double amplitude, lag;    ///< m, rad
  };
  /// A constituent during a day: amplitude cos(phase + speed t), t since midnight.
  struct Wave {
    double amplitude, phase, speed;  ///< m, rad, rad/s
  };
  std::vector<Wave> waves_of_day(CalendarTime midnight) const;

  std::vector<Part> parts_;
  double fastest_ = 0.0;  ///< m/s
};

}  // namespace skerry
