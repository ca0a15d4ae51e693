#pragma once

#include "sim/weather/site_series.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace skerry::io {

/// Reads a script of the weather: CSV (RFC 4180, UTF-8) whose first row names the columns, each
/// with its unit in brackets: `time,wind (m/s),wind_from (deg),wave (m),period (s)`.
///
/// Columns, in any order: time (ISO 8601 with offset, rising), and one or more of wind, gust,
/// stream (m/s, kn, km/h; winds also Bft), wind_from, wave_from (deg), wave, tide (m), period (s),
/// visibility, ceiling (m, km, nmi), rain (mm/h). An empty cell is missing, NaN in the series.
/// Throws InputError with every problem, at its line and column.
SiteSeries read_series_csv(const std::filesystem::path& file);

/// The series as such a file, in m/s, deg, m, s and mm/h, times in the offset given.
std::string series_csv(const SiteSeries& series, std::chrono::minutes offset);

}  // namespace skerry::io
