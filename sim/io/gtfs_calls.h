#pragma once

#include "sim/io/gtfs.h"
#include "sim/io/gtfs_table.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace skerry::io::gtfs {

/// A call as it stands in stop_times.txt.
struct CallRow {
  long long sequence = 0;
  std::size_t stop = 0;
  std::optional<std::chrono::seconds> arrives;
  std::optional<std::chrono::seconds> departs;
  Mark at;
};

/// Puts the calls of a trip, two or more, in order, and times those that have no times by the way
/// made between those that have. How many these were. Notes calls numbered alike, times that
/// fall, and first or last calls without; then the times may be incomplete.
long order_and_time(const std::string& trip, std::vector<CallRow>& rows,
                    std::span<const Stop> stops, FileProblems& problems);

}  // namespace skerry::io::gtfs
