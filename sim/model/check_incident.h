#pragma once

#include "sim/model/check.h"

namespace skerry {

/// Whether types of incident and incidents make sense; the conditions that bring incidents about
/// are judged by `check`.
void check_incidents(const Scenario& scenario, Findings& findings);

}  // namespace skerry
