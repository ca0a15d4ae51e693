#pragma once

#include "sim/io/load.h"

#include <string>
#include <vector>

namespace skerry::io {

/// The region, the fleet or the timetable of a scenario as a file that reads back as the same, by
/// the descriptions that read it; what has its default is left out. `head`: lines of a comment
/// above it. `includes`: files that it includes.
std::string yaml_text(FileKind kind, const Scenario& scenario, const std::vector<std::string>& head,
                      const std::vector<std::string>& includes);

}  // namespace skerry::io
