#pragma once

#include "sim/io/zip_archive.h"
#include "sim/model/scenario.h"

#include <string>
#include <vector>

namespace skerry::io::gtfs {

/// The timetable of a scenario as the files of a feed, in order of their names. Each line is a
/// route, each departure a trip, each craft a block; `read_feed` and `import_feed` make the same
/// services, lines and departures of it. `timezone`: of the IANA database; empty: that of the
/// scenario's start, UTC where it has none. Throws InputError when there is no sailing, or when
/// the start's offset is not of whole hours.
std::vector<Member> export_feed(const Scenario& scenario, const std::string& timezone);

}  // namespace skerry::io::gtfs
