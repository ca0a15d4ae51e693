#pragma once

#include "sim/base/text.h"
#include "sim/study/plan_check.h"

#include <string>
#include <vector>

namespace skerry {

/// What was found in a plan, a line each: `file:line:column: error: step 'x': what; what to do`.
std::string plan_check_report(const std::vector<PlanFault>& faults, Language language);

}  // namespace skerry
