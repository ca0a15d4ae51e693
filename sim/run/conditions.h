#pragma once

#include "sim/base/id.h"
#include "sim/run/picture.h"

namespace skerry {

/// How far a plan's step has come, for the conditions that ask.
struct StepState {
  std::optional<SimTime> triggered_at;
  std::optional<SimTime> ordered_at;  ///< its orders went out
  bool complete = false;
  bool fallen_back = false;
};
using StepStates = Table<Step, StepState>;

/// Whether a condition holds on a picture. `steps` is null where no plan is meant.
bool holds(const Condition& condition, const Picture& picture, const StepStates* steps);

/// The causes after which a condition may have become true; it need not be judged after others.
Causes cares(const Condition& condition);

/// When a condition becomes true by the mere passing of time; kNever if time alone does not.
SimTime due(const Condition& condition, const Scenario& scenario, const StepStates& steps);

}  // namespace skerry
