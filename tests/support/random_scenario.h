#pragma once

#include "sim/model/scenario.h"

#include <cstdint>

namespace skerry::test {

/// A small scenario in which anything can happen: 2 to 4 islands, 2 to 6 wharves of which some
/// start closed, pads, lanes, roads and a bridge, 2 to 8 craft that break down, 3 to 8 teams of
/// whom not all come, 1 or 2 groups of whom some refuse, 1 or 2 incidents, weather that shuts
/// wharves and opens them again, and two plans of arbitrary steps. `check()` has no problem with
/// it. The same number gives the same scenario.
Scenario random_scenario(std::uint32_t number);

}  // namespace skerry::test
