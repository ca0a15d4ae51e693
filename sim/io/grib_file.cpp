// Forecasts in GRIB 1 and 2.

#include "sim/base/input_error.h"
#include "sim/io/cf_time.h"
#include "sim/io/forecast_readers.h"
#include "sim/io/ingredient.h"
#include "sim/io/lattice.h"

#include <eccodes.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <memory>

namespace skerry::io {
namespace {

constexpr int kMostMessages = 100'000;
constexpr double kMissing = -1e30;
/// How far off the nearest point of an irregular grid may lie: the half diagonal of a cell of
/// about one degree.
constexpr double kFarthestPoint = 80e3;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

[[noreturn]] void damaged(int message, const char* why) {
  throw InputError(fmt::format("message {} cannot be read: {}", message, why));
}

/// One message of a file.
class Message {
 public:
  Message(codes_handle* handle, int number)
      : handle_(handle, codes_handle_delete), number_(number) {}

  long number_of(const char* key) const {
    long value = 0;
    if (const int error = codes_get_long(handle_.get(), key, &value))
      damaged(number_, fmt::format("{}: {}", key, codes_get_error_message(error)).c_str());
    return value;
  }
  std::optional<long> number_if(const char* key) const {
    long value = 0;
    if (codes_get_long(handle_.get(), key, &value) != CODES_SUCCESS) return std::nullopt;
    return value;
  }
  double real(const char* key) const {
    double value = 0;
    if (const int error = codes_get_double(handle_.get(), key, &value))
      damaged(number_, fmt::format("{}: {}", key, codes_get_error_message(error)).c_str());
    return value;
  }
  std::string word(const char* key) const {
    char text[256] = {};
    std::size_t size = sizeof text - 1;
    if (codes_get_string(handle_.get(), key, text, &size) != CODES_SUCCESS) return {};
    return text;
  }

  void mark_missing() {
    const auto points = number_if("numberOfDataPoints");
    if (!points || *points < 1 || static_cast<std::size_t>(*points) > kMostPoints)
      damaged(number_, "its number of points");
    codes_set_double(handle_.get(), "missingValue", kMissing);
  }
  std::vector<double> values() const {
    std::size_t size = 0;
    if (const int error = codes_get_size(handle_.get(), "values", &size))
      damaged(number_, codes_get_error_message(error));
    if (size > kMostPoints) damaged(number_, "too many points");
    std::vector<double> result(size);
    if (const int error = codes_get_double_array(handle_.get(), "values", result.data(), &size))
      damaged(number_, codes_get_error_message(error));
    result.resize(size);
    return result;
  }
  /// Calls `visit(position, value)` for every point.
  template <class Visit>
  void for_each_point(Visit visit) const {
    int error = 0;
    const std::unique_ptr<codes_iterator, int (*)(codes_iterator*)> points(
        codes_grib_iterator_new(handle_.get(), 0, &error), codes_grib_iterator_delete);
    if (points == nullptr) damaged(number_, codes_get_error_message(error));
    double latitude = 0, longitude = 0, value = 0;
    while (codes_grib_iterator_next(points.get(), &latitude, &longitude, &value) > 0)
      visit(Position{latitude, longitude > 180 ? longitude - 360 : longitude}, value);
  }
  int number() const { return number_; }

 private:
  std::unique_ptr<codes_handle, int (*)(codes_handle*)> handle_;
  int number_;
};

CalendarTime valid_time(const Message& message) {
  const long date = message.number_of("validityDate"), time = message.number_of("validityTime");
  const std::chrono::year_month_day day{std::chrono::year{static_cast<int>(date / 10000)},
                                        std::chrono::month{static_cast<unsigned>(date / 100 % 100)},
                                        std::chrono::day{static_cast<unsigned>(date % 100)}};
  if (date < 0 || date > 99991231 || !day.ok() || time < 0 || time / 100 > 23 || time % 100 > 59)
    damaged(message.number(), "its time");
  return std::chrono::sys_days{day} + std::chrono::hours{time / 100} +
         std::chrono::minutes{time % 100};
}

/// Rows of latitude, each whole: the grid on which values can be interpolated.
bool is_lattice(const Message& message) {
  return message.word("gridType") == "regular_ll" &&
         message.number_if("jPointsAreConsecutive").value_or(0) == 0 &&
         message.number_if("alternativeRowScanning").value_or(0) == 0;
}

std::vector<double> even_axis(double first, double last, long count) {
  if (count < 1 || static_cast<std::size_t>(count) > kMostPoints) return {};
  std::vector<double> axis;
  for (long i = 0; i < count; ++i)
    axis.push_back(count == 1 ? first
                              : first + (last - first) * static_cast<double>(i) /
                                            static_cast<double>(count - 1));
  return axis;
}

Lattice lattice_of(const Message& message) {
  const double west = message.real("longitudeOfFirstGridPointInDegrees");
  double east = message.real("longitudeOfLastGridPointInDegrees");
  const bool westward = message.number_if("iScansNegatively").value_or(0) != 0;
  if (!westward && east < west) east += 360;
  if (westward && east > west) east -= 360;
  return {even_axis(message.real("latitudeOfFirstGridPointInDegrees"),
                    message.real("latitudeOfLastGridPointInDegrees"), message.number_of("Nj")),
          even_axis(west, east, message.number_of("Ni"))};
}

/// The nearest points of a site, with and without regard to whether they hold a value.
struct Nearest {
  double metres = kFarthestPoint;
  double value = kNaN;
  double present_metres = kNearestPresent;
  double present_value = kNaN;
  bool covered = false;

  void offer(double distance_to, double offered) {
    if (distance_to <= metres) metres = distance_to, value = offered, covered = true;
    if (!std::isnan(offered) && distance_to <= present_metres)
      present_metres = distance_to, present_value = offered;
  }
  double result() const { return std::isnan(value) ? present_value : value; }
};

class GribForecast {
 public:
  explicit GribForecast(std::span<const Position> sites)
      : sites_(sites), gathering_(sites.size()) {}

  void read(std::FILE* file) {
    codes_grib_multi_support_on(nullptr);
    for (int number = 1;; ++number) {
      int error = 0;
      codes_handle* handle = codes_handle_new_from_file(nullptr, file, PRODUCT_GRIB, &error);
      if (error != CODES_SUCCESS) {
        codes_handle_delete(handle);
        damaged(number, codes_get_error_message(error));
      }
      if (handle == nullptr) return;
      Message message(handle, number);
      if (number > kMostMessages)
        throw InputError(fmt::format("more than {} messages", kMostMessages));
      read(message);
    }
  }

  std::vector<SiteSeries> series() const {
    if (gathering_.empty() && !uncovered_.empty()) refuse_area(uncovered_, sites_);
    if (gathering_.empty()) refuse_names(others_);
    return gathering_.series();
  }

 private:
  void read(Message& message) {
    const auto found =
        ingredient_of_parameter(message.number_of("paramId"), message.word("typeOfLevel"));
    const std::string name = message.word("shortName");
    if (!found || is_other_member(message)) {
      others_.push_back(name);
      return;
    }
    const double factor = unit_factor(found->ingredient, message.word("units"), name);
    message.mark_missing();
    auto values = is_lattice(message) ? on_lattice(message, *found, factor, name)
                                      : at_nearest(message, *found, factor, name);
    if (!values.empty()) gathering_.add(*found, valid_time(message), std::move(values));
  }

  /// Of an ensemble, the member that stands first in the file is read.
  bool is_other_member(const Message& message) {
    const auto member = message.number_if("perturbationNumber");
    if (!member) return false;
    if (!member_) member_ = member;
    return member != member_;
  }

  static double in_si(Found found, double value, double factor, const std::string& name) {
    return value == kMissing ? kNaN : credible(found.ingredient, value * factor, name);
  }

  std::vector<double> on_lattice(const Message& message, Found found, double factor,
                                 const std::string& name) {
    const Lattice lattice = lattice_of(message);
    if (!lattice.window(sites_)) {
      uncovered_ = lattice.area();
      return {};
    }
    std::vector<double> field = message.values();
    if (field.size() != lattice.rows() * lattice.columns())
      damaged(message.number(), "its grid does not fit its values");
    for (double& value : field) value = in_si(found, value, factor, name);
    std::vector<double> row;
    for (const Position site : sites_)
      row.push_back(weighted(field, lattice.shares(site, field), is_direction(found.ingredient)));
    return row;
  }

  std::vector<double> at_nearest(const Message& message, Found found, double factor,
                                 const std::string& name) {
    std::vector<Nearest> nearest(sites_.size());
    double south = 90, north = -90;
    message.for_each_point([&](Position point, double value) {
      south = std::min(south, point.latitude), north = std::max(north, point.latitude);
      for (std::size_t i = 0; i < sites_.size(); ++i)
        if (std::abs(point.latitude - sites_[i].latitude) < 0.8)
          nearest[i].offer(distance(sites_[i], point).si, in_si(found, value, factor, name));
    });
    std::vector<double> row;
    for (const Nearest& point : nearest) row.push_back(point.result());
    if (std::any_of(nearest.begin(), nearest.end(), [](const Nearest& n) { return n.covered; }))
      return row;
    uncovered_ = fmt::format("a grid of type {} from {:.4g} to {:.4g} deg north",
                             message.word("gridType"), south, north);
    return {};
  }

  std::span<const Position> sites_;
  Gathering gathering_;
  std::optional<long> member_;
  std::string uncovered_;  ///< the area of a message that covers no site
  std::vector<std::string> others_;
};

}  // namespace

std::vector<SiteSeries> read_grib(const std::filesystem::path& path,
                                  std::span<const Position> sites) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (file == nullptr) throw InputError("the file cannot be opened");
  GribForecast forecast(sites);
  forecast.read(file.get());
  return forecast.series();
}

}  // namespace skerry::io
