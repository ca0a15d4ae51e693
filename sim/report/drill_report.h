#pragma once

#include "sim/report/text_report.h"
#include "sim/study/comparison.h"

#include <string>

namespace skerry {

/// A drill under each plan, for the terminal: the master events list, when each inject was given,
/// and how the objectives came out, in the first replication and in all.
std::string drill_report(const Setup& setup, const Comparison& comparison, const TextStyle& style);

/// The same as JSON (docs/commands.md).
std::string drill_json(const Setup& setup, const Comparison& comparison);

}  // namespace skerry
