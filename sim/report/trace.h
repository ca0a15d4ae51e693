#pragma once

#include "sim/base/random.h"
#include "sim/model/scenario.h"
#include "sim/results/record.h"

#include <string>
#include <vector>

namespace skerry {

/// One record as a line for people: time, clock, what happened. Empty for records that only keep
/// the accounts (Stage times).
std::string trace_line(const Record& record, const Scenario& scenario, Language language);

/// All records as JSON Lines. The first line says what they rest on: {"scenario", "plan", "seed",
/// "replication", "build", "math_fingerprint"}; each other is {"t_s", "kind", "a", "b", "c",
/// "value"} with names where ids are.
std::string records_json_lines(const std::vector<Record>& records, const Scenario& scenario,
                               const std::string& plan, RunKey key);

}  // namespace skerry
