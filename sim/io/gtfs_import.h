#pragma once

#include "sim/io/gtfs.h"
#include "sim/model/scenario.h"

#include <filesystem>
#include <string>
#include <vector>

namespace skerry::io::gtfs {

struct ImportOptions {
  std::string id;  ///< of region, fleet and timetable; empty: the feed's name
  std::optional<FileName> coastline_file;  ///< as the region file shall name it
  Coastline coastline;                     ///< empty: not known
};

/// What becomes of a feed: a region, a fleet and a timetable; nothing else of the scenario is set.
struct Imported {
  Scenario scenario;
  std::vector<std::string> odd;  ///< what is odd about the feed now that it stands on the map
};

/// Makes wharves of the stops (platforms of one station are one), islands of the land that they
/// stand on or next to, lines of the trips that call alike, sailings of their departures, and as
/// many craft as these need. What a feed does not tell is assumed, and said to be.
Imported import_feed(const Feed& feed, const ImportOptions& options);

/// The files that `import_feed` makes, into a new folder: all or none. The coastline is copied.
/// Returns what to tell the user, a sentence each: what was ignored, then what is odd. `today`
/// decides whether the feed has expired; the files do not depend on it.
struct Report {
  std::vector<std::string> made;
  std::vector<std::string> ignored;
  std::vector<std::string> odd;
};
Report import_gtfs(const std::filesystem::path& feed, const std::filesystem::path& out,
                   const std::optional<std::filesystem::path>& coastline, const std::string& id,
                   Date today);

}  // namespace skerry::io::gtfs
