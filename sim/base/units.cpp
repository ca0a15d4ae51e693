#include "sim/base/units.h"

#include "sim/base/text.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <span>

namespace skerry {
namespace {

struct Unit {
  std::string_view name;
  double si;
};

constexpr std::array kLengths{Unit{"m", 1.0}, Unit{"km", 1000.0}, Unit{"nmi", kNauticalMile}};
constexpr std::array kAreas{Unit{"m2", 1.0}, Unit{"km2", 1e6}};
constexpr std::array kSpeeds{Unit{"m/s", 1.0}, Unit{"kn", kKnot}, Unit{"km/h", 1.0 / 3.6},
                             Unit{"mm/h", 1e-3 / 3600}};
constexpr std::array kRates{Unit{"persons/s", 1.0}, Unit{"persons/min", 1.0 / 60},
                            Unit{"persons/h", 1.0 / 3600}};
constexpr std::array kAngles{Unit{"deg", std::numbers::pi / 180}};
constexpr std::array kMasses{Unit{"kg", 1.0}, Unit{"t", 1000.0}};
constexpr std::array kTemperatures{Unit{"degC", 1.0}};
constexpr std::array kPowers{Unit{"kW", 1e3}, Unit{"MW", 1e6}};
constexpr std::array kPressures{Unit{"hPa", 100.0}};
constexpr std::array kDurations{Unit{"ms", 1e-3}, Unit{"s", 1.0}, Unit{"min", 60.0},
                                Unit{"h", 3600.0}, Unit{"d", 86400.0}};

struct NumberAndUnit {
  double number;
  std::string_view unit;
};

std::optional<NumberAndUnit> split(std::string_view text) {
  const std::size_t end = text.find_first_not_of("+-.0123456789");
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  const auto number = parse_number(text.substr(0, end));
  if (!number) return std::nullopt;
  const std::size_t unit = text.find_first_not_of(' ', end);
  if (unit == std::string_view::npos) return std::nullopt;
  return NumberAndUnit{*number, text.substr(unit)};
}

std::optional<double> in_si(std::string_view text, std::span<const Unit> units) {
  const auto parts = split(text);
  if (!parts) return std::nullopt;
  for (const Unit& unit : units)
    if (unit.name == parts->unit) return parts->number * unit.si;
  return std::nullopt;
}

/// Shortest text that reads back as the same number.
std::string shortest(double value) { return fmt::format("{}", value); }

template <class Q>
std::optional<Q> quantity(std::string_view text, std::span<const Unit> units) {
  const auto si = in_si(text, units);
  return si ? std::optional{Q{*si}} : std::nullopt;
}

}  // namespace

Speed beaufort(int force) {
  return {0.836 * std::sqrt(static_cast<double>(force * force * force))};
}

int nearest_beaufort(Speed wind) {
  int best = 0;
  for (int force = 1; force <= 17; ++force)
    if (std::abs(beaufort(force).si - wind.si) < std::abs(beaufort(best).si - wind.si))
      best = force;
  return best;
}

template <>
std::optional<Length> parse_quantity<Length>(std::string_view text) {
  return quantity<Length>(text, kLengths);
}
template <>
std::optional<Area> parse_quantity<Area>(std::string_view text) {
  return quantity<Area>(text, kAreas);
}
template <>
std::optional<Speed> parse_quantity<Speed>(std::string_view text) {
  if (const auto parts = split(text); parts && parts->unit == "Bft") {
    const double force = parts->number;
    if (force != std::floor(force) || force < 0 || force > 17) return std::nullopt;
    return beaufort(static_cast<int>(force));
  }
  return quantity<Speed>(text, kSpeeds);
}
template <>
std::optional<Rate> parse_quantity<Rate>(std::string_view text) {
  return quantity<Rate>(text, kRates);
}
template <>
std::optional<Angle> parse_quantity<Angle>(std::string_view text) {
  return quantity<Angle>(text, kAngles);
}
template <>
std::optional<Duration> parse_quantity<Duration>(std::string_view text) {
  const auto seconds = in_si(text, kDurations);
  if (!seconds || std::abs(*seconds) > 366.0 * 86400.0) return std::nullopt;
  return to_ticks(Seconds{*seconds});
}

template <>
std::optional<Power> parse_quantity<Power>(std::string_view text) {
  return quantity<Power>(text, kPowers);
}
template <>
std::optional<Pressure> parse_quantity<Pressure>(std::string_view text) {
  return quantity<Pressure>(text, kPressures);
}
template <>
std::optional<Temperature> parse_quantity<Temperature>(std::string_view text) {
  return quantity<Temperature>(text, kTemperatures);
}
template <>
std::optional<Mass> parse_quantity<Mass>(std::string_view text) {
  return quantity<Mass>(text, kMasses);
}

std::optional<double> parse_share(std::string_view text) {
  if (!text.empty() && text.back() == '%') {
    text.remove_suffix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    const auto percent = parse_number(text);
    return percent ? std::optional{*percent / 100} : std::nullopt;
  }
  return parse_number(text);
}

template <>
const char* expected_form<Length>() {
  return "a length such as '1.8 m', '2.2 km' or '12 nmi'";
}
template <>
const char* expected_form<Area>() {
  return "an area such as '60 m2'";
}
template <>
const char* expected_form<Speed>() {
  return "a speed such as '12 kn', '6 m/s', '35 km/h' or '6 Bft'";
}
template <>
const char* expected_form<Rate>() {
  return "a rate such as '12 persons/min'";
}
template <>
const char* expected_form<Angle>() {
  return "a direction such as '157 deg'";
}
template <>
const char* expected_form<Duration>() {
  return "a duration such as '35 min', '90 s' or '2 h', at most 366 d";
}

template <>
const char* expected_form<Temperature>() {
  return "a temperature such as '14 degC'";
}
template <>
const char* expected_form<Mass>() {
  return "a mass such as '12 t' or '900 kg'";
}
template <>
const char* expected_form<Power>() {
  return "a power such as '5 MW' or '800 kW'";
}
template <>
const char* expected_form<Pressure>() {
  return "a pressure such as '970 hPa'";
}

std::string text(Length value) { return shortest(value.si) + " m"; }
std::string text(Area value) { return shortest(value.si) + " m2"; }
std::string text(Speed value) { return shortest(value.si) + " m/s"; }
std::string text(Rate value) { return shortest(value.si * 60) + " persons/min"; }
std::string text(Angle value) { return shortest(in_degrees(value)) + " deg"; }
std::string text(Temperature value) { return shortest(value.celsius) + " degC"; }
std::string text(Mass value) { return fmt::format("{} t", shortest(value.si / 1000)); }
std::string text(Power value) { return shortest(value.si / 1e6) + " MW"; }
std::string text(Pressure value) { return shortest(value.si / 100) + " hPa"; }
std::string text(Duration value) {
  if (value.count() % 60000 == 0) return fmt::format("{} min", value.count() / 60000);
  if (value.count() % 1000 == 0) return fmt::format("{} s", value.count() / 1000);
  return fmt::format("{} ms", value.count());
}

}  // namespace skerry
