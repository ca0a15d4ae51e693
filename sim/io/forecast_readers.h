#pragma once

#include "sim/geo/position.h"
#include "sim/weather/site_series.h"

#include <filesystem>
#include <span>
#include <vector>

namespace skerry::io {

/// Limits on forecast files.
inline constexpr std::size_t kMostTimes = 20'000;
inline constexpr std::size_t kMostPoints = 20'000'000;  ///< values held at once

// What read_forecast_file does in its child process. The problems of an InputError carry no mark.

std::vector<SiteSeries> read_netcdf(const std::filesystem::path& file,
                                    std::span<const Position> sites);
std::vector<SiteSeries> read_grib(const std::filesystem::path& file,
                                  std::span<const Position> sites);

/// Throws InputError: no site lies in `area`.
[[noreturn]] void refuse_area(const std::string& area, std::span<const Position> sites);
/// Throws InputError: none of `names` is known.
[[noreturn]] void refuse_names(std::vector<std::string> names);

}  // namespace skerry::io
