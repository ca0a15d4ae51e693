#pragma once

#include <compare>
#include <numbers>

namespace skerry {

/// A physical quantity in SI units with its dimension (length^L time^T) in its type.
///
/// Inside the program all is SI; people's units (kn, nmi, Bft) exist only at the edges
/// (`parse_*` in sim/base/units.h). `.si` is the bare number where a formula needs it.
template <int L, int T>
struct Quantity {
  double si = 0.0;

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  constexpr Quantity& operator+=(Quantity other) { return si += other.si, *this; }
};

template <int L, int T>
constexpr Quantity<L, T> operator+(Quantity<L, T> a, Quantity<L, T> b) {
  return {a.si + b.si};
}
template <int L, int T>
constexpr Quantity<L, T> operator-(Quantity<L, T> a, Quantity<L, T> b) {
  return {a.si - b.si};
}
template <int L, int T>
constexpr Quantity<L, T> operator*(Quantity<L, T> a, double factor) {
  return {a.si * factor};
}
template <int L1, int T1, int L2, int T2>
constexpr Quantity<L1 - L2, T1 - T2> operator/(Quantity<L1, T1> a, Quantity<L2, T2> b) {
  return {a.si / b.si};
}
template <int L, int T>
constexpr double operator/(Quantity<L, T> a, Quantity<L, T> b) {
  return a.si / b.si;
}

using Length = Quantity<1, 0>;   ///< metres
using Area = Quantity<2, 0>;     ///< square metres
using Speed = Quantity<1, -1>;   ///< metres per second
using Seconds = Quantity<0, 1>;  ///< a physical time before it is rounded to ticks
using Rate = Quantity<0, -1>;    ///< things (persons) per second

/// A pressure in pascals; hectopascals in files.
struct Pressure {
  double si = 0.0;
  friend constexpr auto operator<=>(Pressure, Pressure) = default;
};

/// A power in watts; megawatts in files.
struct Power {
  double si = 0.0;
  friend constexpr auto operator<=>(Power, Power) = default;
};

/// A temperature in degrees Celsius.
struct Temperature {
  double celsius = 0.0;
  friend constexpr auto operator<=>(Temperature, Temperature) = default;
};

/// A mass in kilograms; tonnes in files.
struct Mass {
  double si = 0.0;
  friend constexpr auto operator<=>(Mass, Mass) = default;
  constexpr Mass& operator+=(Mass other) { return si += other.si, *this; }
};
constexpr Mass operator*(Mass mass, double factor) { return {mass.si * factor}; }

/// A direction or an angle: radians inside, compass degrees in files.
struct Angle {
  double radians = 0.0;
  friend constexpr auto operator<=>(Angle, Angle) = default;
};

constexpr Angle degrees(double value) { return {value * std::numbers::pi / 180.0}; }
constexpr double in_degrees(Angle angle) { return angle.radians * 180.0 / std::numbers::pi; }

inline constexpr double kNauticalMile = 1852.0;        ///< metres
inline constexpr double kKnot = kNauticalMile / 3600;  ///< m/s

/// Wind speed at 10 m that stands for a Beaufort force: v = 0.836 B^(3/2) m/s (WMO scale 1946).
/// Limits and forecasts written in Beaufort use this same mid value, so force 7 keeps within a
/// limit of 7 Bft and force 8 exceeds it.
Speed beaufort(int force);

/// The force whose mid value is nearest to `wind`, for display. 0 to 17.
int nearest_beaufort(Speed wind);

}  // namespace skerry
