#include "sim/io/lattice.h"

#include "sim/base/input_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace skerry::io {
namespace {

/// Degrees by which files round the ends of their axes.
constexpr double kSlack = 1e-5;

void require_monotonic(const std::vector<double>& axis, double low, double high, const char* name) {
  const auto bad = [&](const char* why) { throw InputError(fmt::format("the {}s {}", name, why)); };
  if (axis.empty()) bad("are missing");
  for (const double value : axis)
    if (!(value >= low - kSlack && value <= high + kSlack)) bad("leave the earth");
  for (std::size_t i = 1; i < axis.size(); ++i)
    if (!((axis[i] > axis[i - 1]) == (axis[1] > axis[0]) && axis[i] != axis[i - 1]))
      bad("neither rise nor fall throughout, as they do on a regular grid");
}

/// The neighbours between which `value` lies on a monotonic axis.
std::optional<std::array<double, 3>> between(const std::vector<double>& axis, double value) {
  const bool rises = axis.back() >= axis.front();
  const double low = std::min(axis.front(), axis.back());
  const double high = std::max(axis.front(), axis.back());
  if (value < low - kSlack || value > high + kSlack) return std::nullopt;
  value = std::clamp(value, low, high);
  if (axis.size() == 1) return std::array{0.0, 0.0, 0.0};
  const auto after = rises ? std::upper_bound(axis.begin(), axis.end(), value)
                           : std::upper_bound(axis.begin(), axis.end(), value, std::greater<>());
  const auto high_index = std::clamp<std::ptrdiff_t>(after - axis.begin(), 1, std::ssize(axis) - 1);
  const auto i = static_cast<std::size_t>(high_index);
  const double fraction = (value - axis[i - 1]) / (axis[i] - axis[i - 1]);
  return std::array{static_cast<double>(i - 1), static_cast<double>(i), fraction};
}

/// An axis that passes from 180 to -180 goes on past 180 instead.
std::vector<double> unrolled(std::vector<double> longitudes) {
  for (std::size_t i = 1; i < longitudes.size(); ++i)
    if (longitudes[i] < longitudes[i - 1] - 180) longitudes[i] += 360;
  return longitudes;
}

double normal_longitude(double longitude) {
  while (longitude > 180) longitude -= 360;
  while (longitude < -180) longitude += 360;
  return longitude;
}

std::string latitude_text(double value) {
  return fmt::format("{:.4g}{}", std::abs(value), value < 0 ? "S" : "N");
}
std::string longitude_text(double value) {
  return fmt::format("{:.4g}{}", std::abs(value), value < 0 ? "W" : "E");
}

}  // namespace

double weighted(std::span<const double> field, const std::vector<Share>& shares, bool direction) {
  if (shares.empty()) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0, sine = 0, cosine = 0;
  for (const Share& share : shares) {
    const double value = field[share.index];
    sum += share.weight * value;
    sine += share.weight * std::sin(value);
    cosine += share.weight * std::cos(value);
  }
  if (!direction) return sum;
  const double angle = std::atan2(sine, cosine);
  return angle < 0 ? angle + 2 * std::numbers::pi : angle;
}

Lattice::Lattice(std::vector<double> latitudes, std::vector<double> longitudes)
    : latitudes_(std::move(latitudes)), longitudes_(unrolled(std::move(longitudes))) {
  require_monotonic(latitudes_, -90, 90, "latitude");
  require_monotonic(longitudes_, -360, 720, "longitude");
  const double span = std::abs(longitudes_.back() - longitudes_.front());
  if (longitudes_.size() > 1) {
    const double step = std::abs(longitudes_[1] - longitudes_[0]);
    closed_ = span < 360 && span + step * 1.01 >= 360;
  }
}

std::optional<Lattice::Step> Lattice::column_of(double longitude) const {
  for (const double turn : {0.0, 360.0, -360.0, 720.0})
    if (const auto found = between(longitudes_, longitude + turn))
      return Step{static_cast<std::size_t>((*found)[0]), static_cast<std::size_t>((*found)[1]),
                  (*found)[2]};
  if (!closed_) return std::nullopt;
  const double first = longitudes_.front(), last = longitudes_.back();
  const double gap = 360 - std::abs(last - first);
  double beyond = (last > first ? longitude - last : last - longitude);
  while (beyond < 0) beyond += 360;
  while (beyond >= 360) beyond -= 360;
  return Step{longitudes_.size() - 1, 0, std::min(beyond / gap, 1.0)};
}

std::optional<Lattice::Cell> Lattice::cell(Position site) const {
  const auto row = between(latitudes_, site.latitude);
  const auto column = column_of(site.longitude);
  if (!row || !column) return std::nullopt;
  return Cell{{static_cast<std::size_t>((*row)[0]), static_cast<std::size_t>((*row)[1]), (*row)[2]},
              *column};
}

Position Lattice::position(std::size_t row, std::size_t column) const {
  return {latitudes_[row], normal_longitude(longitudes_[column])};
}

std::optional<Lattice::Window> Lattice::window(std::span<const Position> sites) const {
  std::size_t row = rows(), row_end = 0, column = columns(), column_end = 0;
  const auto keep = [](std::size_t index, std::size_t& begin, std::size_t& end) {
    begin = std::min(begin, index);
    end = std::max(end, index + 1);
  };
  bool any = false;
  for (const Position site : sites) {
    const auto around = cell(site);
    if (!around) continue;
    any = true;
    for (const std::size_t i : {around->row.low, around->row.high}) keep(i, row, row_end);
    for (const std::size_t i : {around->column.low, around->column.high})
      keep(i, column, column_end);
    for (std::size_t i = 0; i < rows(); ++i)
      if (std::abs(latitudes_[i] - site.latitude) < 0.3) keep(i, row, row_end);
    const double near = 0.3 / std::max(0.01, std::cos(site.latitude * std::numbers::pi / 180));
    for (std::size_t i = 0; i < columns(); ++i)
      if (std::abs(normal_longitude(longitudes_[i] - site.longitude)) < near)
        keep(i, column, column_end);
  }
  if (!any) return std::nullopt;
  return Window{row, row_end - row, column, column_end - column};
}

Lattice Lattice::part(const Window& window) const {
  const auto cut = [](const std::vector<double>& axis, std::size_t begin, std::size_t size) {
    const auto from = axis.begin() + static_cast<std::ptrdiff_t>(begin);
    return std::vector<double>(from, from + static_cast<std::ptrdiff_t>(size));
  };
  return {cut(latitudes_, window.row, window.rows),
          cut(longitudes_, window.column, window.columns)};
}

std::vector<Share> Lattice::shares(Position site, std::span<const double> field) const {
  const auto around = cell(site);
  if (!around) return {};
  std::vector<Share> result;
  const auto& [row, column] = *around;
  for (const auto& [r, row_weight] :
       {std::pair{row.low, 1 - row.fraction}, std::pair{row.high, row.fraction}})
    for (const auto& [c, column_weight] :
         {std::pair{column.low, 1 - column.fraction}, std::pair{column.high, column.fraction}}) {
      const double weight = row_weight * column_weight;
      if (weight < 1e-9) continue;
      const std::size_t index = r * columns() + c;
      if (std::isnan(field[index])) return nearest_present(site, field);
      result.push_back({index, weight});
    }
  return result;
}

std::vector<Share> Lattice::nearest_present(Position site, std::span<const double> field) const {
  const auto near = window({&site, 1});
  double best = kNearestPresent;
  std::vector<Share> result;
  for (std::size_t r = near->row; r < near->row + near->rows; ++r)
    for (std::size_t c = near->column; c < near->column + near->columns; ++c) {
      const std::size_t index = r * columns() + c;
      const double metres = distance(site, position(r, c)).si;
      if (std::isnan(field[index]) || metres > best) continue;
      best = metres;
      result = {{index, 1.0}};
    }
  return result;
}

std::string Lattice::area() const {
  const auto [south, north] = std::minmax(latitudes_.front(), latitudes_.back());
  const auto [west, east] = std::minmax(longitudes_.front(), longitudes_.back());
  const std::string latitudes = fmt::format("{} to {}", latitude_text(south), latitude_text(north));
  if (closed_ || east - west >= 360) return latitudes + ", all longitudes";
  return fmt::format("{}, {} to {}", latitudes, longitude_text(normal_longitude(west)),
                     longitude_text(normal_longitude(east)));
}

}  // namespace skerry::io
