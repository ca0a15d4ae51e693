// Forecasts in NetCDF with CF conventions.

#include "sim/base/input_error.h"
#include "sim/io/cf_time.h"
#include "sim/io/forecast_readers.h"
#include "sim/io/ingredient.h"
#include "sim/io/lattice.h"
#include "sim/io/netcdf_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace skerry::io {
namespace {

using Variable = NetcdfFile::Variable;

/// What a dimension of a variable counts.
enum class Role { time, latitude, longitude, member, single };

bool is_time(const std::string& unit) { return unit.find(" since ") != std::string::npos; }

/// `degrees_north` or one of the other ways in which CF lets it be written, such as `degree_N`.
bool is_degrees(std::string_view unit, std::string_view towards) {
  for (const std::string_view prefix : {"degrees_", "degree_", "degrees", "degree"})
    if (unit.starts_with(prefix)) {
      const std::string_view rest = unit.substr(prefix.size());
      return rest == towards || (rest.size() == 1 && (rest[0] | 0x20) == towards[0]);
    }
  return false;
}

class NetcdfForecast {
 public:
  NetcdfForecast(const std::filesystem::path& path, std::span<const Position> sites)
      : file_(path), sites_(sites), gathering_(sites.size()) {}

  std::vector<SiteSeries> series() {
    std::vector<std::string> others;
    for (const Variable& variable : file_.variables()) {
      const auto found =
          ingredient_of_variable(variable.name, file_.text_attribute(variable, "standard_name"));
      if (found && !variable.dimensions.empty())
        read(variable, *found);
      else if (file_.text_attribute(variable, "units") != "" && !is_axis(variable))
        others.push_back(variable.name);
    }
    if (gathering_.empty()) {
      if (!uncovered_.empty()) refuse_area(uncovered_, sites_);
      refuse_names(others);
    }
    return gathering_.series();
  }

 private:
  const std::string& name(int dimension) const {
    return file_.dimensions()[static_cast<std::size_t>(dimension)].name;
  }
  std::size_t size(int dimension) const {
    return file_.dimensions()[static_cast<std::size_t>(dimension)].size;
  }
  bool is_axis(const Variable& variable) const {
    return variable.dimensions.size() == 1 && variable.name == name(variable.dimensions[0]);
  }

  /// The variable that gives the values along a dimension. Newer files of the Climate Data Store
  /// count steps and give the times beside them.
  const Variable* coordinate(int dimension) const {
    for (const std::string& candidate : {std::string("valid_time"), name(dimension)}) {
      const Variable* variable = file_.find(candidate);
      if (variable != nullptr && variable->dimensions == std::vector{dimension}) return variable;
    }
    return nullptr;
  }

  Role role(int dimension, const Variable& of) const {
    const Variable* axis = coordinate(dimension);
    const std::string unit = axis == nullptr ? "" : file_.text_attribute(*axis, "units");
    if (is_time(unit)) return Role::time;
    if (is_degrees(unit, "north")) return Role::latitude;
    if (is_degrees(unit, "east")) return Role::longitude;
    for (const char* member : {"number", "realization", "ensemble", "ens", "member"})
      if (name(dimension) == member) return Role::member;
    for (const char* pressure : {"millibar", "millibars", "mb", "hPa", "Pa"})
      if (unit == pressure)
        throw InputError(fmt::format(
            "variable '{}' stands on levels of pressure ('{}'), expected the surface or 10 m",
            of.name, name(dimension)));
    if (size(dimension) == 1) return Role::single;
    throw InputError(fmt::format(
        "variable '{}' has {} values along '{}', expected time, latitude and longitude alone",
        of.name, size(dimension), name(dimension)));
  }

  /// Where each role stands among a variable's dimensions.
  struct Layout {
    std::optional<std::size_t> time, latitude, longitude;
  };
  Layout layout(const Variable& variable) const {
    Layout result;
    for (std::size_t i = 0; i < variable.dimensions.size(); ++i) {
      const Role what = role(variable.dimensions[i], variable);
      const bool second_time = what == Role::time && result.time.has_value();
      if (second_time && size(variable.dimensions[i]) == 1) continue;
      if (what == Role::time) {
        if (second_time && size(variable.dimensions[*result.time]) != 1)
          throw InputError(fmt::format("variable '{}' has two dimensions of time", variable.name));
        result.time = i;
      }
      if (what == Role::latitude) result.latitude = i;
      if (what == Role::longitude) result.longitude = i;
    }
    if (!result.latitude || !result.longitude)
      throw InputError(fmt::format(
          "variable '{}' has no axes of latitude and longitude in degrees (a regular grid)",
          variable.name));
    if (*result.latitude > *result.longitude || (result.time && *result.time > *result.latitude))
      throw InputError(
          fmt::format("variable '{}' has its dimensions in another order than time, "
                      "latitude, longitude",
                      variable.name));
    return result;
  }

  std::vector<CalendarTime> times(const Variable& variable, const Layout& layout) const {
    const Variable* axis = nullptr;
    if (layout.time)
      axis = coordinate(variable.dimensions[*layout.time]);
    else
      for (const char* scalar : {"valid_time", "time"})
        if (axis == nullptr) axis = file_.find(scalar);
    if (axis == nullptr) throw InputError(fmt::format("variable '{}' has no time", variable.name));
    const CfTime unit(file_.text_attribute(*axis, "units"),
                      file_.text_attribute(*axis, "calendar"));
    std::vector<CalendarTime> result;
    for (const double value : file_.axis(*axis)) {
      result.push_back(unit.at(value));
      if (result.size() > kMostTimes)
        throw InputError(fmt::format("more than {} times", kMostTimes));
      if (result.size() > 1 && result.back() <= result[result.size() - 2])
        throw InputError(fmt::format("times do not rise: {} follows {}", utc_text(result.back()),
                                     utc_text(result[result.size() - 2])));
    }
    return result;
  }

  void read(const Variable& variable, Found found) {
    const double factor =
        unit_factor(found.ingredient, file_.text_attribute(variable, "units"), variable.name);
    const Layout where = layout(variable);
    const Lattice whole(file_.axis(*coordinate(variable.dimensions[*where.latitude])),
                        file_.axis(*coordinate(variable.dimensions[*where.longitude])));
    const auto window = whole.window(sites_);
    if (!window) {
      uncovered_ = whole.area();
      return;
    }
    const std::vector<CalendarTime> at = times(variable, where);
    std::vector<std::size_t> from(variable.dimensions.size(), 0);
    std::vector<std::size_t> count(variable.dimensions.size(), 1);
    from[*where.latitude] = window->row, count[*where.latitude] = window->rows;
    from[*where.longitude] = window->column, count[*where.longitude] = window->columns;
    if (where.time) count[*where.time] = at.size();
    if (!at.empty())
      sample(variable, found, factor, whole.part(*window), at, file_.values(variable, from, count));
  }

  void sample(const Variable& variable, Found found, double factor, const Lattice& lattice,
              const std::vector<CalendarTime>& times, std::vector<double> values) {
    for (double& value : values) value = credible(found.ingredient, value * factor, variable.name);
    const std::size_t points = lattice.rows() * lattice.columns();
    for (std::size_t t = 0; t < times.size(); ++t) {
      const std::span<const double> field(values.data() + t * points, points);
      std::vector<double> row;
      for (const Position site : sites_)
        row.push_back(weighted(field, lattice.shares(site, field), is_direction(found.ingredient)));
      gathering_.add(found, times[t], std::move(row));
    }
  }

  NetcdfFile file_;
  std::span<const Position> sites_;
  Gathering gathering_;
  std::string uncovered_;  ///< the area of a variable that covers no site
};

}  // namespace

std::vector<SiteSeries> read_netcdf(const std::filesystem::path& file,
                                    std::span<const Position> sites) {
  return NetcdfForecast(file, sites).series();
}

}  // namespace skerry::io
