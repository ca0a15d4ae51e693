#include "sim/io/ingredient.h"

#include "sim/base/input_error.h"
#include "sim/base/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

namespace skerry::io {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Alias {
  std::string_view name;
  Ingredient ingredient;
  int rank;
};

// ERA5 and ECMWF, GFS (as wgrib2 and cfgrib name it), CMEMS and WAVEWATCH III, COADS.
constexpr Alias kNames[] = {
    {"u10", Ingredient::east, 0},
    {"10u", Ingredient::east, 0},
    {"ugrd_10maboveground", Ingredient::east, 0},
    {"uwnd", Ingredient::east, 1},
    {"v10", Ingredient::north, 0},
    {"10v", Ingredient::north, 0},
    {"vgrd_10maboveground", Ingredient::north, 0},
    {"vwnd", Ingredient::north, 1},
    {"si10", Ingredient::speed, 0},
    {"10si", Ingredient::speed, 0},
    {"wspd", Ingredient::speed, 1},
    {"wdir10", Ingredient::wind_from, 0},
    {"10wdir", Ingredient::wind_from, 0},
    {"i10fg", Ingredient::gust, 0},
    {"fg10", Ingredient::gust, 1},
    {"10fg", Ingredient::gust, 1},
    {"gust", Ingredient::gust, 0},
    {"gust_surface", Ingredient::gust, 0},
    {"swh", Ingredient::wave, 0},
    {"vhm0", Ingredient::wave, 0},
    {"hs", Ingredient::wave, 0},
    {"htsgw", Ingredient::wave, 0},
    {"htsgw_surface", Ingredient::wave, 0},
    {"mwd", Ingredient::wave_from, 0},
    {"vmdr", Ingredient::wave_from, 0},
    {"dir", Ingredient::wave_from, 1},
    {"dirpw", Ingredient::wave_from, 1},
    {"dirpw_surface", Ingredient::wave_from, 1},
    {"mwp", Ingredient::period, 0},
    {"vtm10", Ingredient::period, 0},
    {"t0m1", Ingredient::period, 0},
    {"vtm02", Ingredient::period, 1},
    {"mp2", Ingredient::period, 1},
    {"t02", Ingredient::period, 1},
    {"perpw", Ingredient::period, 2},
    {"perpw_surface", Ingredient::period, 2},
    {"pp1d", Ingredient::peak_period, 0},
    {"vtpk", Ingredient::peak_period, 0},
    {"vis", Ingredient::visibility, 0},
    {"visibility", Ingredient::visibility, 0},
    {"vis_surface", Ingredient::visibility, 0},
    {"ceil", Ingredient::ceiling, 0},
    {"hgt_cloudceiling", Ingredient::ceiling, 0},
    {"cbh", Ingredient::ceiling, 1},
    {"prate", Ingredient::rain, 0},
    {"prate_surface", Ingredient::rain, 0},
    {"mtpr", Ingredient::rain, 0},
    {"avg_tprate", Ingredient::rain, 0},
};

constexpr Alias kStandardNames[] = {
    {"eastward_wind", Ingredient::east, 2},
    {"northward_wind", Ingredient::north, 2},
    {"wind_speed", Ingredient::speed, 2},
    {"wind_from_direction", Ingredient::wind_from, 2},
    {"wind_speed_of_gust", Ingredient::gust, 2},
    {"sea_surface_wave_significant_height", Ingredient::wave, 2},
    {"sea_surface_wave_from_direction", Ingredient::wave_from, 2},
    {"sea_surface_wave_mean_period_from_variance_spectral_density_inverse_frequency_moment",
     Ingredient::period, 2},
    {"sea_surface_wave_mean_period_from_variance_spectral_density_second_frequency_moment",
     Ingredient::period, 3},
    {"sea_surface_wave_mean_period", Ingredient::period, 3},
    {"sea_surface_wave_period_at_variance_spectral_density_maximum", Ingredient::peak_period, 2},
    {"visibility_in_air", Ingredient::visibility, 2},
    {"rainfall_flux", Ingredient::rain, 2},
    {"precipitation_flux", Ingredient::rain, 2},
};

struct Parameter {
  long id;
  Ingredient ingredient;
  int rank;
};

// paramIds of ecCodes: https://codes.ecmwf.int/grib/param-db
constexpr Parameter kParameters[] = {
    {165, Ingredient::east, 0},
    {166, Ingredient::north, 0},
    {207, Ingredient::speed, 0},
    {260260, Ingredient::wind_from, 0},
    {228029, Ingredient::gust, 0},
    {260065, Ingredient::gust, 0},
    {49, Ingredient::gust, 1},
    {228028, Ingredient::gust, 1},
    {140229, Ingredient::wave, 0},
    {140230, Ingredient::wave_from, 0},
    {3107, Ingredient::wave_from, 1},
    {140232, Ingredient::period, 0},
    {140221, Ingredient::period, 1},
    {3108, Ingredient::period, 2},
    {140231, Ingredient::peak_period, 0},
    {3020, Ingredient::visibility, 0},
    {260109, Ingredient::ceiling, 0},
    {228023, Ingredient::ceiling, 1},
    {3059, Ingredient::rain, 0},
};
constexpr long kGeopotentialHeight = 156;

struct Unit {
  std::string_view name;
  double si;
};
constexpr double kDegree = std::numbers::pi / 180;
constexpr Unit kSpeeds[] = {{"m s**-1", 1},   {"m s-1", 1},      {"m/s", 1},
                            {"m s^-1", 1},    {"ms-1", 1},       {"kn", kKnot},
                            {"kt", kKnot},    {"kts", kKnot},    {"knot", kKnot},
                            {"knots", kKnot}, {"km/h", 1 / 3.6}, {"km h-1", 1 / 3.6}};
constexpr Unit kLengths[] = {{"m", 1},      {"metre", 1}, {"metres", 1}, {"meter", 1},
                             {"meters", 1}, {"gpm", 1},   {"km", 1000}};
constexpr Unit kDirections[] = {{"degrees", kDegree},
                                {"degree", kDegree},
                                {"deg", kDegree},
                                {"degree true", kDegree},
                                {"degrees true", kDegree},
                                {"degree_true", kDegree},
                                {"degrees_true", kDegree},
                                {"deg. true", kDegree},
                                {"rad", 1},
                                {"radian", 1},
                                {"radians", 1}};
constexpr Unit kPeriods[] = {{"s", 1}, {"sec", 1}, {"second", 1}, {"seconds", 1}};
constexpr Unit kRains[] = {{"kg m**-2 s**-1", 1e-3},
                           {"kg m-2 s-1", 1e-3},
                           {"kg/m^2/s", 1e-3},
                           {"mm/h", 1e-3 / 3600},
                           {"mm h-1", 1e-3 / 3600}};

/// What holds for an ingredient of one kind.
struct Kind {
  std::span<const Unit> units;
  const char* expected;
  double low;
  double high;
  const char* si;
};
Kind kind_of(Ingredient ingredient) {
  switch (ingredient) {
    case Ingredient::east:
    case Ingredient::north:
      return {kSpeeds, "m/s or knots", -150, 150, "m/s"};
    case Ingredient::speed:
    case Ingredient::gust:
      return {kSpeeds, "m/s or knots", 0, 150, "m/s"};
    case Ingredient::wind_from:
    case Ingredient::wave_from:
      return {kDirections, "degrees", -400 * kDegree, 800 * kDegree, "rad"};
    case Ingredient::wave:
      return {kLengths, "m", 0, 50, "m"};
    case Ingredient::period:
    case Ingredient::peak_period:
      return {kPeriods, "s", 0, 100, "s"};
    case Ingredient::visibility:
      return {kLengths, "m or km", 0, 1e6, "m"};
    case Ingredient::ceiling:
      return {kLengths, "m", 0, 1e5, "m"};
    case Ingredient::rain:
      return {kRains, "kg m-2 s-1 or mm/h", 0, 1e-3, "m/s"};
  }
  return {};
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::optional<Found> find(std::span<const Alias> aliases, std::string_view name) {
  for (const Alias& alias : aliases)
    if (alias.name == name) return Found{alias.ingredient, alias.rank};
  return std::nullopt;
}

}  // namespace

std::optional<Found> ingredient_of_variable(std::string_view name, std::string_view standard_name) {
  if (const auto found = find(kNames, lower(name))) return found;
  return find(kStandardNames, standard_name);
}

std::optional<Found> ingredient_of_parameter(long parameter, std::string_view level_type) {
  if (parameter == kGeopotentialHeight && level_type == "cloudCeiling")
    return Found{Ingredient::ceiling, 0};
  for (const Parameter& known : kParameters)
    if (known.id == parameter) return Found{known.ingredient, known.rank};
  return std::nullopt;
}

double unit_factor(Ingredient ingredient, std::string_view unit, std::string_view variable) {
  const Kind kind = kind_of(ingredient);
  const std::string name = lower(unit);
  for (const Unit& known : kind.units)
    if (known.name == name) return known.si;
  throw InputError(
      unit.empty()
          ? fmt::format("variable '{}' has no unit, expected {}", variable, kind.expected)
          : fmt::format("variable '{}' is in '{}', expected {}", variable, unit, kind.expected));
}

double credible(Ingredient ingredient, double value, std::string_view variable) {
  if (std::isnan(value)) return value;
  const Kind kind = kind_of(ingredient);
  if (value >= kind.low && value <= kind.high) return value;
  if (kind.low == 0 && value < 0 && value > -kind.high * 1e-3) return 0;
  throw InputError(fmt::format(
      "variable '{}' holds {:g} {}, which cannot be (a missing value not declared?); expected {:g} "
      "to {:g}",
      variable, value, kind.si, kind.low, kind.high));
}

void Gathering::add(Found found, CalendarTime time, std::vector<double> values) {
  Column& column = columns_[static_cast<std::size_t>(found.ingredient)];
  if (column.rows.empty() || found.rank < column.rank) {
    column.rows.clear();
    column.rank = found.rank;
  }
  if (found.rank == column.rank) column.rows[time] = std::move(values);
}

bool Gathering::empty() const {
  return std::all_of(columns_.begin(), columns_.end(),
                     [](const Column& column) { return column.rows.empty(); });
}

std::vector<double> Gathering::values(Ingredient ingredient, const std::vector<CalendarTime>& times,
                                      std::size_t site) const {
  std::vector<double> result;
  if (!has(ingredient)) return result;
  const auto& rows = of(ingredient).rows;
  for (const CalendarTime time : times) {
    const auto row = rows.find(time);
    result.push_back(row == rows.end() ? kNaN : row->second[site]);
  }
  return result;
}

void Gathering::add_wind(SiteSeries& series, std::size_t site) const {
  series[Element::wind] = values(Ingredient::speed, series.times, site);
  series[Element::wind_from] = values(Ingredient::wind_from, series.times, site);
  if (!has(Ingredient::east)) return;
  const auto east = values(Ingredient::east, series.times, site);
  const auto north = values(Ingredient::north, series.times, site);
  const bool speed = !series.has(Element::wind), from = !series.has(Element::wind_from);
  for (std::size_t i = 0; i < east.size(); ++i) {
    if (speed) series[Element::wind].push_back(std::hypot(east[i], north[i]));
    const double angle = std::atan2(-east[i], -north[i]);
    if (from)
      series[Element::wind_from].push_back(angle < 0 ? angle + 2 * std::numbers::pi : angle);
  }
}

std::vector<SiteSeries> Gathering::series() const {
  if (has(Ingredient::east) != has(Ingredient::north))
    throw InputError(fmt::format("the wind's {} component is there, the {} one is missing",
                                 has(Ingredient::east) ? "east" : "north",
                                 has(Ingredient::east) ? "north" : "east"));
  std::set<CalendarTime> times;
  for (const Column& column : columns_)
    for (const auto& [time, row] : column.rows) times.insert(time);
  std::vector<SiteSeries> result(sites_);
  for (std::size_t site = 0; site < sites_; ++site) {
    SiteSeries& series = result[site];
    series.times.assign(times.begin(), times.end());
    const auto take = [&](Element element, Ingredient ingredient) {
      series[element] = values(ingredient, series.times, site);
    };
    add_wind(series, site);
    take(Element::gust, Ingredient::gust);
    take(Element::wave, Ingredient::wave);
    take(Element::wave_from, Ingredient::wave_from);
    take(Element::period, has(Ingredient::period) ? Ingredient::period : Ingredient::peak_period);
    take(Element::visibility, Ingredient::visibility);
    take(Element::ceiling, Ingredient::ceiling);
    take(Element::rain, Ingredient::rain);
  }
  return result;
}

}  // namespace skerry::io
