#pragma once

#include "sim/study/comparison.h"

#include <string>

namespace skerry {

/// One run for the terminal: its measures, what became of everybody, where the time went.
std::string outcome_report(const Scenario& scenario, const std::string& plan, RunKey key,
                           const Outcome& outcome, Language language);

}  // namespace skerry
