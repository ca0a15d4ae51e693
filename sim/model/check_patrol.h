#pragma once

#include "sim/model/check.h"

namespace skerry {

/// What is wrong with beats, false alarms and what registers foretell.
void check_patrols(const Scenario& scenario, Findings& findings);

}  // namespace skerry
