#pragma once

#include "sim/study/comparison.h"

#include <array>
#include <vector>

namespace skerry {

/// What the replications of one plan say about a drill.
struct InjectSummary {
  Estimate given;   ///< share of replications, Wilson interval
  Estimate time_s;  ///< after the start, over those in which it was given
};
struct ObjectiveSummary {
  std::array<Estimate, kVerdicts> share;  ///< of replications, by verdict
  Estimate margin;                        ///< SI, over those in which it has one
};
struct DrillSummary {
  std::vector<InjectSummary> injects;
  std::vector<ObjectiveSummary> objectives;
};

/// Of outcomes of one drill, at least one.
DrillSummary summarise_drill(const std::vector<Outcome>& outcomes);

}  // namespace skerry
