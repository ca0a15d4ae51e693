#pragma once

#include "sim/model/track.h"

#include <filesystem>
#include <string>

namespace skerry::io {

/// Conversion of 2-minute mean winds (China) to 10-minute means at sea: 1.03 / 1.07, the gust
/// factors of 600 s and 120 s over the hourly mean in WMO/TD-1555 (Harper, Kepert and Ginger 2010),
/// table 1.1.
inline constexpr double kTenMinutesOfTwo = 0.96;

/// The track of one storm from a file of best tracks: IBTrACS v04 CSV (Tokyo's columns; where a
/// storm has none, China's, then those of a WMO centre that reports 10-minute winds), bst_all.txt
/// of JMA, CHyyyyBST.txt of CMA, or CSV with the columns name, intl_no, iso_utc, lat, lon,
/// pmin_hPa, vmax10_kt, r30_long_nm and r30_short_nm.
///
/// `storm` is a name (`Mawar`), a name and a season (`Mawar 2023`), an international number
/// (`2302`) or IBTrACS' SID; it may be empty where the file holds one storm. Fixes without a
/// pressure are left out; the gale radius is the mean of the longest and the shortest of 30 kn.
/// Throws InputError.
Track read_best_track(const std::filesystem::path& file, const std::string& storm);

/// The track as a file of ours.
std::string track_yaml(const Track& track);

}  // namespace skerry::io
