#include "sim/io/netcdf_file.h"

#include "sim/base/input_error.h"
#include "sim/io/forecast_readers.h"
#include "sim/io/netcdf_length.h"

#include <fmt/format.h>
#include <netcdf.h>

#include <array>
#include <cmath>
#include <limits>

namespace skerry::io {
namespace {

constexpr int kMostObjects = 1000;  ///< variables or dimensions

void check(int status, const std::string& what) {
  if (status != NC_NOERR)
    throw InputError(fmt::format("{} cannot be read: {}", what, nc_strerror(status)));
}

std::optional<double> default_fill(int type) {
  switch (type) {
    case NC_SHORT:
      return NC_FILL_SHORT;
    case NC_INT:
      return NC_FILL_INT;
    case NC_FLOAT:
      return static_cast<double>(NC_FILL_FLOAT);
    case NC_DOUBLE:
      return NC_FILL_DOUBLE;
    default:
      return std::nullopt;
  }
}

}  // namespace

NetcdfFile::NetcdfFile(const std::filesystem::path& file) {
  check(nc_open(file.c_str(), NC_NOWRITE, &id_), "the file");
  list_dimensions();
  list_variables();
  const std::uintmax_t least = least_netcdf_length(id_);
  const std::uintmax_t length = std::filesystem::file_size(file);
  if (length < least)
    throw InputError(fmt::format("the file is cut short: {} bytes of {}", length, least));
}

NetcdfFile::~NetcdfFile() { nc_close(id_); }

void NetcdfFile::list_dimensions() {
  int count = 0;
  check(nc_inq_ndims(id_, &count), "the dimensions");
  if (count > kMostObjects) throw InputError(fmt::format("{} dimensions are too many", count));
  for (int i = 0; i < count; ++i) {
    std::array<char, NC_MAX_NAME + 1> name{};
    Dimension dimension;
    check(nc_inq_dim(id_, i, name.data(), &dimension.size), "a dimension");
    dimension.name = name.data();
    dimensions_.push_back(dimension);
  }
}

void NetcdfFile::list_variables() {
  int count = 0;
  check(nc_inq_nvars(id_, &count), "the variables");
  if (count > kMostObjects) throw InputError(fmt::format("{} variables are too many", count));
  for (int i = 0; i < count; ++i) {
    std::array<char, NC_MAX_NAME + 1> name{};
    std::array<int, NC_MAX_VAR_DIMS> dimensions{};
    Variable variable;
    int rank = 0;
    variable.id = i;
    check(nc_inq_varndims(id_, i, &rank), "a variable");
    if (rank > 10) continue;
    check(nc_inq_var(id_, i, name.data(), &variable.type, &rank, dimensions.data(), nullptr),
          "a variable");
    variable.name = name.data();
    variable.dimensions.assign(dimensions.begin(), dimensions.begin() + rank);
    for (const int d : variable.dimensions)
      if (d < 0 || static_cast<std::size_t>(d) >= dimensions_.size())
        throw InputError(fmt::format("variable '{}' has an unknown dimension", variable.name));
    variables_.push_back(variable);
  }
}

const NetcdfFile::Variable* NetcdfFile::find(const std::string& name) const {
  for (const Variable& variable : variables_)
    if (variable.name == name) return &variable;
  return nullptr;
}

std::string NetcdfFile::text_attribute(const Variable& variable, const char* name) const {
  nc_type type = 0;
  std::size_t size = 0;
  constexpr std::size_t kLongest = 1000;
  if (nc_inq_att(id_, variable.id, name, &type, &size) != NC_NOERR || size > kLongest) return {};
  if (type == NC_CHAR) {
    std::string text(size, '\0');
    check(nc_get_att_text(id_, variable.id, name, text.data()), name);
    return text.substr(0, text.find('\0'));
  }
  if (type != NC_STRING || size != 1) return {};
  char* text = nullptr;
  check(nc_get_att_string(id_, variable.id, name, &text), name);
  const std::string result = text == nullptr ? "" : std::string(text).substr(0, kLongest);
  nc_free_string(1, &text);
  return result;
}

std::optional<double> NetcdfFile::number_attribute(const Variable& variable,
                                                   const char* name) const {
  nc_type type = 0;
  std::size_t size = 0;
  double value = 0;
  if (nc_inq_att(id_, variable.id, name, &type, &size) != NC_NOERR) return std::nullopt;
  if (type == NC_CHAR || type > NC_UINT64 || size != 1)
    throw InputError(
        fmt::format("attribute {} of variable '{}' is not one number", name, variable.name));
  check(nc_get_att_double(id_, variable.id, name, &value), name);
  return value;
}

std::vector<double> NetcdfFile::raw(const Variable& variable, const std::vector<std::size_t>& from,
                                    const std::vector<std::size_t>& count) const {
  std::size_t size = 1;
  for (const std::size_t n : count) {
    if (n != 0 && size > kMostPoints / n)
      throw InputError(
          fmt::format("variable '{}' is too large: more than {} values around the places asked for",
                      variable.name, kMostPoints));
    size *= n;
  }
  if (variable.type == NC_CHAR || variable.type > NC_UINT64)
    throw InputError(fmt::format("variable '{}' does not hold numbers", variable.name));
  std::vector<double> values(size);
  if (size == 0) return values;
  check(nc_get_vara_double(id_, variable.id, from.data(), count.data(), values.data()),
        fmt::format("variable '{}'", variable.name));
  return values;
}

std::vector<double> NetcdfFile::axis(const Variable& variable) const {
  std::vector<std::size_t> count;
  for (const int d : variable.dimensions)
    count.push_back(dimensions_[static_cast<std::size_t>(d)].size);
  return values(variable, std::vector<std::size_t>(count.size(), 0), count);
}

std::vector<double> NetcdfFile::values(const Variable& variable,
                                       const std::vector<std::size_t>& from,
                                       const std::vector<std::size_t>& count) const {
  const auto declared = number_attribute(variable, "_FillValue");
  const auto fill = declared ? declared : default_fill(variable.type);
  const auto missing = number_attribute(variable, "missing_value");
  const double scale = number_attribute(variable, "scale_factor").value_or(1.0);
  const double offset = number_attribute(variable, "add_offset").value_or(0.0);
  std::vector<double> result = raw(variable, from, count);
  for (double& value : result) {
    const bool absent = !std::isfinite(value) || value == fill || value == missing;
    value = absent ? std::numeric_limits<double>::quiet_NaN() : value * scale + offset;
  }
  return result;
}

}  // namespace skerry::io
