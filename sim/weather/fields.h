#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace skerry {

/// The elements of the weather. SI units; directions in radians, where wind and waves come from.
enum class Element : std::uint8_t {
  wind,        ///< mean over 10 minutes at 10 m, m/s
  gust,        ///< over 3 seconds, m/s
  wind_from,   ///< rad
  wave,        ///< significant wave height, m
  wave_from,   ///< rad
  period,      ///< of the waves, s
  visibility,  ///< m
  ceiling,     ///< of the lowest broken cloud, m
  rain,        ///< m/s (1 mm/h = 2.78e-7 m/s)
  tide,        ///< level above mean sea level, m
  stream,      ///< tidal stream along its channel, positive with the flood, m/s
};
inline constexpr std::size_t kElements = 11;

inline bool is_direction(Element element) {
  return element == Element::wind_from || element == Element::wave_from;
}

/// One element: a column for each site, a row for each step. Columns lie whole in memory.
struct Grid {
  int rows = 0;
  std::vector<double> values;

  Grid() = default;
  Grid(int row_count, std::uint32_t columns, double value = 0.0)
      : rows(row_count), values(static_cast<std::size_t>(row_count) * columns, value) {}

  double operator()(int row, std::uint32_t column) const { return values[index(row, column)]; }
  double& operator()(int row, std::uint32_t column) { return values[index(row, column)]; }
  double* column(std::uint32_t column) { return values.data() + index(0, column); }
  const double* column(std::uint32_t column) const { return values.data() + index(0, column); }

 private:
  std::size_t index(int row, std::uint32_t column) const {
    return static_cast<std::size_t>(column) * static_cast<std::size_t>(rows) +
           static_cast<std::size_t>(row);
  }
};

/// Weather at a number of sites over a number of equal steps: what every source of weather gives.
struct Fields {
  CalendarTime begin{};  ///< of row 0
  Duration step{std::chrono::hours{1}};
  int rows = 0;
  std::uint32_t sites = 0;
  std::array<Grid, kElements> of;

  Fields() = default;
  Fields(CalendarTime start, Duration step_length, int row_count, std::uint32_t site_count)
      : begin(start), step(step_length), rows(row_count), sites(site_count) {
    of.fill(Grid(rows, sites));
  }

  Grid& operator[](Element element) { return of[static_cast<std::size_t>(element)]; }
  const Grid& operator[](Element element) const { return of[static_cast<std::size_t>(element)]; }
  CalendarTime time(int row) const { return begin + row * step; }
};

}  // namespace skerry
