#pragma once

#include "sim/base/input_error.h"
#include "sim/model/scenario.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace skerry {

struct Findings {
  std::vector<Problem> problems;  ///< cannot be run
  std::vector<Problem> warnings;  ///< odd, but can be run

  /// `incident 'brawl': what is wrong`, where that row stands.
  template <class... Parts>
  void problem(const Named& row, const char* noun, fmt::format_string<Parts...> what,
               Parts&&... parts) {
    problems.push_back({row.defined_at, fmt::format("{} '{}': ", noun, row.id) +
                                            fmt::format(what, std::forward<Parts>(parts)...)});
  }
};

/// Whether a scenario, each of whose files is well formed, makes sense as a whole.
Findings check(const Scenario& scenario, bool needs_plan = true);

}  // namespace skerry
