#pragma once

#include "sim/study/plan_check.h"
#include "sim/study/plan_force.h"
#include "sim/study/weather_questions.h"

#include <optional>
#include <vector>

namespace skerry {

/// When a step may be triggered: it cannot be before, and is not after unless something uncertain
/// is late.
struct TriggerTimes {
  SimTime earliest = kStart;
  SimTime latest = kNever;
};

/// Which steps of a plan can be triggered at all, and when.
class PlanTriggers {
 public:
  PlanTriggers(const Setup& setup, const Plan& plan, const PlanForce& force);

  bool can_be_triggered(Id<Step> step) const { return possible_[step] != 0; }
  TriggerTimes times(Id<Step> step) const { return times_[step]; }

  /// Why steps can never be triggered; steps that wait for each other once.
  std::vector<PlanFault> faults() const;
  /// What the weather must bring for a step to be triggered; nothing where it matters not.
  std::optional<WeatherQuestion> weather_needed(Id<Step> step) const;

 private:
  std::optional<PlanFault> never(const Condition& condition) const;
  std::optional<PlanFault> contradicts_itself(const Condition& condition) const;
  bool is_moved(Id<Group> group) const;
  TriggerTimes times(const Condition& condition) const;
  std::function<bool(const Weather&, int)> weather_of(const Condition& condition) const;

  const Setup* setup_;
  const Scenario* s_;
  const Plan* plan_;
  const PlanForce* force_;
  Table<Step, char> possible_;
  Table<Step, TriggerTimes> times_;
};

}  // namespace skerry
