#pragma once

#include "sim/model/order.h"
#include "sim/model/scenario.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace skerry::io {

/// A run as the orders that made it. At its head what it rests on: a replay under anything else is
/// refused.
struct Journal {
  std::string scenario;
  std::string plan;  ///< whose orders they were; information only
  std::uint64_t seed = 1;
  int replication = 0;
  std::string build;
  std::string math_fingerprint;
  std::vector<Scenario::File> files;
  std::vector<GivenOrder> orders;
  bool perfect_information = false;
};

/// As JSON; entities by name, so that a person can read it.
std::string journal_text(const Journal& journal, const Scenario& scenario);

/// Reads a journal for `scenario`. Throws InputError when it is malformed, when it names things the
/// scenario has not, or when the scenario's files are not those it was made with.
Journal read_journal(const std::filesystem::path& file, const Scenario& scenario);

}  // namespace skerry::io
