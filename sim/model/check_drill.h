#pragma once

#include "sim/model/check.h"

namespace skerry {

/// Whether a drill makes sense on its scenario; the conditions of injects are judged by `check`.
void check_drill(const Scenario& scenario, Findings& findings);

/// Whether an inject of the drill begins an incident.
bool is_begun_by_inject(const Scenario& scenario, Id<Incident> incident);

}  // namespace skerry
