#pragma once

#include "sim/report/text_report.h"
#include "sim/study/closures.h"

#include <string>
#include <vector>

namespace skerry {

/// Observed closures against the limits, for the terminal: by day whether it is reproduced, and by
/// line what was seen, what the limits say and why; in the end how many days are.
std::string closures_report(const Scenario& scenario, const std::vector<JudgedDay>& days,
                            const TextStyle& style);

}  // namespace skerry
