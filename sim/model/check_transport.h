#pragma once

#include "sim/model/check.h"

namespace skerry {

/// Whether beaches, lanes, vehicles, timetables and damage make sense.
void check_transport(const Scenario& scenario, Findings& findings);

}  // namespace skerry
