#pragma once

#include "sim/model/check.h"

namespace skerry {

/// Whether the weather of a scenario makes sense: a base for every zone, series and tracks in
/// order, positions where its sources need them.
void check_weather(const Scenario& scenario, Findings& findings);

}  // namespace skerry
