#pragma once

#include "sim/base/sim_time.h"
#include "sim/weather/site_series.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skerry::io {

/// What forecast files hold, from which the elements of the weather are made.
enum class Ingredient : std::uint8_t {
  east,
  north,
  speed,
  wind_from,
  gust,
  wave,
  wave_from,
  period,
  peak_period,
  visibility,
  ceiling,
  rain,
};
inline constexpr std::size_t kIngredients = 12;

/// An ingredient, and how well what was found stands for it: of two variables for one ingredient
/// the lower rank is taken.
struct Found {
  Ingredient ingredient = Ingredient::east;
  int rank = 0;
};

/// By a NetCDF variable's name (in any case) or, failing that, its CF standard name.
std::optional<Found> ingredient_of_variable(std::string_view name, std::string_view standard_name);

/// By ecCodes' paramId.
std::optional<Found> ingredient_of_parameter(long parameter, std::string_view level_type);

inline bool is_direction(Ingredient ingredient) {
  return ingredient == Ingredient::wind_from || ingredient == Ingredient::wave_from;
}

/// SI units in one of `unit`. Throws InputError, naming `variable`, on a unit of another kind.
double unit_factor(Ingredient ingredient, std::string_view unit, std::string_view variable);

/// Puts a value of SI units into the range of what can be: what packing made a little negative is
/// zero. Throws InputError on what cannot be, such as a fill value that the file does not declare.
double credible(Ingredient ingredient, double value, std::string_view variable);

/// Collects values by ingredient, time and site, in any order, and makes series of them.
class Gathering {
 public:
  explicit Gathering(std::size_t sites) : sites_(sites) {}

  /// Values in SI units for all sites at one time. Replaces what was there for that time.
  void add(Found found, CalendarTime time, std::vector<double> values);
  bool empty() const;

  /// Throws InputError when one component of the wind lacks the other.
  std::vector<SiteSeries> series() const;

 private:
  struct Column {
    int rank = 0;
    std::map<CalendarTime, std::vector<double>> rows;
  };
  const Column& of(Ingredient ingredient) const {
    return columns_[static_cast<std::size_t>(ingredient)];
  }
  bool has(Ingredient ingredient) const { return !of(ingredient).rows.empty(); }
  std::vector<double> values(Ingredient ingredient, const std::vector<CalendarTime>& times,
                             std::size_t site) const;
  void add_wind(SiteSeries& series, std::size_t site) const;

  std::size_t sites_;
  std::array<Column, kIngredients> columns_;
};

}  // namespace skerry::io
