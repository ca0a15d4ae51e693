#pragma once

#include "sim/base/input_error.h"
#include "sim/model/scenario.h"

#include <vector>

namespace skerry {

struct Findings {
  std::vector<Problem> problems;  ///< cannot be run
  std::vector<Problem> warnings;  ///< odd, but can be run
};

/// Whether a scenario, each of whose files is well formed, makes sense as a whole.
Findings check(const Scenario& scenario);

}  // namespace skerry
