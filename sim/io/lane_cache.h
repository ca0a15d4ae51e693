#pragma once

#include "sim/geo/lanes.h"

#include <filesystem>
#include <span>

namespace skerry::io {

/// Where things made once are kept between runs: `$SKERRY_CACHE`, else `$XDG_CACHE_HOME/skerry`,
/// else `~/.cache/skerry`; empty where none of these is set.
std::filesystem::path cache_folder();

/// `sea_lanes`, from the cache where they were made before from the same coastline, rules and
/// terminals. Without a cache, or where its file is damaged, they are made anew.
LaneNetwork cached_sea_lanes(const Coastline& coastline, const LaneRules& rules,
                             std::span<const Position> terminals);

}  // namespace skerry::io
