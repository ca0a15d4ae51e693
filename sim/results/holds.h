#pragma once

#include "sim/model/scenario.h"
#include "sim/results/record.h"

#include <vector>

namespace skerry {

/// How long weather held craft that had somewhere to go, by class: a fold over records.
class HoldFold {
 public:
  explicit HoldFold(const Scenario& scenario)
      : scenario_(&scenario),
        since_(scenario.fleet.craft.size(), kNever),
        hours_(scenario.fleet.classes.size()),
        first_hindrance_(scenario.fleet.classes.size()) {}

  void take(const Record& record) {
    if (record.kind == RecordKind::craft_held) {
      since_[record.a] = record.at;
      std::uint32_t& first = first_hindrance_[class_of(record.a)];
      if (first == 0) first = record.c;
    } else if (record.kind == RecordKind::craft_released) {
      release(record.a, record.at);
    }
  }

  /// Ends the holds that last to the end of the run.
  void finish(SimTime end) {
    for (std::uint32_t craft = 0; craft < since_.size(); ++craft) release(craft, end);
  }

  const std::vector<double>& hours_by_class() const { return hours_; }
  /// The hindrance met first by a craft of the class (a Hindrance; 0: never held).
  const std::vector<std::uint32_t>& first_hindrance_by_class() const { return first_hindrance_; }

 private:
  std::uint32_t class_of(std::uint32_t craft) const {
    return scenario_->fleet.craft[Id<Craft>{craft}].craft_class.index();
  }
  void release(std::uint32_t craft, SimTime at) {
    if (since_[craft] == kNever) return;
    hours_[class_of(craft)] += in_seconds(at - since_[craft]) / 3600;
    since_[craft] = kNever;
  }

  const Scenario* scenario_;
  std::vector<SimTime> since_;
  std::vector<double> hours_;
  std::vector<std::uint32_t> first_hindrance_;
};

}  // namespace skerry
