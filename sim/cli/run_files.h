#pragma once

#include "sim/study/comparison.h"

#include <filesystem>
#include <string>

namespace skerry::cli {

/// Writes outcome.json, journal.json (the orders) and records.jsonl of a run that kept its records
/// into a folder.
void write_run(const Scenario& scenario, const std::string& plan, RunKey key,
               Information information, const RunResult& result,
               const std::filesystem::path& folder);

}  // namespace skerry::cli
