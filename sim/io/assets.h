#pragma once

#include "sim/base/input_error.h"
#include "sim/model/scenario.h"

#include <filesystem>
#include <vector>

namespace skerry::io {

/// Reads the data files that the scenario's files name: coastline, series, forecasts, alerts.
///
/// A name is relative to the file that names it and may not lead out of `folder`, the folder of
/// the scenario. A name that begins with data/ is looked for in the nearest folder `data` beside
/// that file or above it, and then above the program, so that copies of scenarios find what is
/// shipped. Adds what is wrong to `problems`, and each file's checksum to the
/// scenario's.
void read_assets(Scenario& scenario, const std::filesystem::path& folder,
                 std::vector<Problem>& problems);

}  // namespace skerry::io
