#pragma once

#include "sim/geo/position.h"
#include "sim/weather/site_series.h"

#include <filesystem>
#include <span>
#include <vector>

namespace skerry::io {

/// The weather at `sites` from a forecast or a reanalysis: NetCDF (classic or netCDF-4) with CF
/// conventions or GRIB (1 or 2), told apart by their first bytes.
///
/// In space values are bilinear on regular grids, directions as unit vectors; other grids of GRIB
/// give their nearest point. Where one of the points needed is missing (waves on land) the nearest
/// point within 30 km that has a value stands for all. A site outside the file's area has NaN
/// throughout; a file that covers no site is refused. Wind comes from its components unless the
/// file has its speed; the period is the mean one, or else that of the peak. Of an ensemble the
/// first member is read. In NetCDF times must rise; in GRIB a later message for the same element
/// and time replaces an earlier one, so that runs appended to a file update each other.
///
/// The file is untrusted: libraries read it in a child process with limits on memory and time.
/// Throws InputError.
std::vector<SiteSeries> read_forecast_file(const std::filesystem::path& file,
                                           std::span<const Position> sites);

}  // namespace skerry::io
