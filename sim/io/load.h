#pragma once

#include "sim/base/input_error.h"
#include "sim/model/scenario.h"

#include <filesystem>
#include <string>
#include <vector>

namespace skerry::io {

/// The kinds of file, by their first key.
enum class FileKind {
  region,
  fleet,
  force,
  people,
  incidents,
  plan,
  scenario,
  climate,
  track,
  closures,
  timetable,
  patrols,
  drill
};
inline constexpr const char* kFileKinds[] = {
    "region",  "fleet", "force",    "people",    "incidents", "plan", "scenario",
    "climate", "track", "closures", "timetable", "patrols",   "drill"};

struct Loaded {
  FileKind kind = FileKind::scenario;
  Scenario scenario;              ///< whole only where kind is scenario or drill
  std::vector<Problem> warnings;  ///< what is odd but can be run
};

/// Reads a file of any kind with all that it includes, and checks that it makes sense.
///
/// A scenario, or a drill with the scenario that it plays on, must be whole. Another kind may be
/// read alone: then references to kinds of things that none of its files defines are left open.
/// Includes are relative to the including file and may not leave the folder tree of `file`; a
/// drill's may also be in the folder above. Throws InputError with every problem of all files, in
/// the order of reading.
Loaded load(const std::filesystem::path& file);

/// The same, for a file that must be a scenario, or a drill: a scenario with its injects.
Loaded load_scenario(const std::filesystem::path& file);

/// A plan file held against a scenario that need not include it.
struct FittedPlan {
  std::filesystem::path file;
  std::string plan;               ///< its id; empty where the file cannot be read
  Label name{};                   ///< empty where it cannot be read
  bool is_included = false;       ///< by the scenario itself
  std::vector<Problem> problems;  ///< why it does not fit: of the file's shape, names, sense
};
struct LoadedWithPlans {
  Loaded loaded;                  ///< its plans are those that fit, in the order given
  std::vector<FittedPlan> plans;  ///< all, in the order given
};

/// Reads a scenario with these plans in place of its own; of two with one id the
/// later does not fit. Throws InputError as `load_scenario` does
/// for the scenario itself; what is wrong with plans is in the result.
LoadedWithPlans load_with_plans(const std::filesystem::path& file,
                                const std::vector<std::filesystem::path>& plans);

/// All bytes of a regular file. Throws InputError when it cannot be read or is too large.
std::string read_file(const std::filesystem::path& file, std::size_t most_bytes);

}  // namespace skerry::io
