#pragma once

#include "sim/run/setup.h"
#include "sim/study/comparison.h"

#include <string>

namespace skerry {

/// A comparison as JSON: {"scenario", "seed", "replications", "plans": [{"plan", "measures",
/// "ledger", "responders_ledger", "accounts"}], "differences", "speed"}. A measure is {"mean",
/// "ci95": [low, high]}, with "happened" (the share of replications in which it did) and, where it
/// never did, null. With perfect information asked for, each plan has "picture_cost": by measure
/// {"with_perfect_information", "happened", "cost": with the picture minus without, "ci95",
/// "pairs"}. The ledger is of those who are moved; where nobody is, of those who come.
std::string comparison_json(const Setup& setup, const Comparison& comparison);

/// A run as JSON: {"scenario", "plan", "seed", "replication", "digest", "measures", "accounts",
/// "ledger", "build", "math_fingerprint"}. Without `plan`: the run of a journal.
std::string outcome_json(const Scenario& scenario, const std::string& plan, RunKey key,
                         const Outcome& outcome);

}  // namespace skerry
