#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"

#include <optional>
#include <string>
#include <string_view>

namespace skerry {

/// People's units, parsed at the edges. Each takes all of `text`, a number and a unit with or
/// without a blank between them; nothing when the unit is missing or not of the right kind.
template <class Q>
std::optional<Q> parse_quantity(std::string_view text);

template <>
std::optional<Length> parse_quantity<Length>(std::string_view);  ///< m km nmi
template <>
std::optional<Area> parse_quantity<Area>(std::string_view);  ///< m2
template <>
std::optional<Speed> parse_quantity<Speed>(std::string_view);  ///< m/s kn km/h Bft mm/h
template <>
std::optional<Rate> parse_quantity<Rate>(std::string_view);  ///< persons/min /h /s
template <>
std::optional<Angle> parse_quantity<Angle>(std::string_view);  ///< deg
template <>
std::optional<Duration> parse_quantity<Duration>(std::string_view);  ///< ms s min h d
template <>
std::optional<Pressure> parse_quantity<Pressure>(std::string_view);  ///< hPa
template <>
std::optional<Power> parse_quantity<Power>(std::string_view);  ///< kW MW
template <>
std::optional<Mass> parse_quantity<Mass>(std::string_view);  ///< kg t
template <>
std::optional<Temperature> parse_quantity<Temperature>(std::string_view);  ///< degC

/// `35 %` or `0.35`, as a fraction.
std::optional<double> parse_share(std::string_view text);

/// What to write instead, with an example: `a speed such as '12 kn', '6 m/s' or '6 Bft'`.
template <class Q>
const char* expected_form();

template <>
const char* expected_form<Length>();
template <>
const char* expected_form<Area>();
template <>
const char* expected_form<Speed>();
template <>
const char* expected_form<Rate>();
template <>
const char* expected_form<Angle>();
template <>
const char* expected_form<Duration>();
template <>
const char* expected_form<Pressure>();
template <>
const char* expected_form<Power>();
template <>
const char* expected_form<Mass>();
template <>
const char* expected_form<Temperature>();

/// A value as people write it, for messages and for files that we write: `12 m`, `1852 m`.
std::string text(Length value);
std::string text(Area value);
std::string text(Speed value);
std::string text(Rate value);
std::string text(Angle value);
std::string text(Duration value);
std::string text(Pressure value);
std::string text(Power value);
std::string text(Mass value);
std::string text(Temperature value);

}  // namespace skerry
