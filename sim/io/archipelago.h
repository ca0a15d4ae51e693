#pragma once

#include <cstdint>
#include <filesystem>

namespace skerry::io {

/// An invented region, for trying how the program bears size.
struct ArchipelagoSpec {
  int islands = 1000;  ///< 5 to 100,000
  int craft = 500;     ///< 1 to twice the islands
  std::uint64_t seed = 1;
};

/// Writes a scenario about it into a folder: scenario.yaml and all that it includes, the coastline
/// as well. Islands of twelve corners lie on a jittered grid of 6 km; each has a wharf, a village
/// and a road between them; every 25th a police station with a team, every 100th a helipad. Three
/// quarters of the craft are ferries that sail by a timetable to a neighbouring island and back;
/// the others lie ready. Incidents and stranded visitors are few, however many islands there are.
/// The same spec gives the same files. The folder must not exist, or be empty. Throws InputError on
/// a spec out of range and where it cannot be written; then nothing is.
void write_archipelago(const ArchipelagoSpec& spec, const std::filesystem::path& folder);

}  // namespace skerry::io
