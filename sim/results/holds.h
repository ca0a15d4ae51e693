#pragma once

#include "sim/model/scenario.h"
#include "sim/results/record.h"

#include <utility>
#include <vector>

namespace skerry {

/// How long weather held craft that had somewhere to go, by class: a fold over records. Ferries
/// that keep their timetable do not count: no commander sent them.
class HoldFold {
 public:
  explicit HoldFold(const Scenario& scenario)
      : scenario_(&scenario),
        holds_(scenario.fleet.craft.size()),
        in_service_(scenario.fleet.craft.size()),
        hours_(scenario.fleet.classes.size()),
        first_hindrance_(scenario.fleet.classes.size()) {
    for (const Sailing& sailing : scenario.timetable.sailings)
      in_service_[sailing.craft.index()] = true;
  }

  void take(const Record& record) {
    if (record.kind == RecordKind::craft_held) {
      holds_[record.a] = {record.at, record.c};
    } else if (record.kind == RecordKind::craft_released) {
      release(record.a, record.at);
    } else if (record.kind == RecordKind::left_timetable) {
      in_service_[record.a] = false;
      if (Hold& hold = holds_[record.a]; hold.since != kNever) hold.since = record.at;
    }
  }

  /// Ends the holds that last to the end of the run.
  void finish(SimTime end) {
    for (std::uint32_t craft = 0; craft < holds_.size(); ++craft) release(craft, end);
  }

  const std::vector<double>& hours_by_class() const { return hours_; }
  /// The hindrance of the hold of a craft of the class that ended first (a Hindrance; 0: none).
  const std::vector<std::uint32_t>& first_hindrance_by_class() const { return first_hindrance_; }

 private:
  std::uint32_t class_of(std::uint32_t craft) const {
    return scenario_->fleet.craft[Id<Craft>{craft}].craft_class.index();
  }
  void release(std::uint32_t craft, SimTime at) {
    const Hold hold = std::exchange(holds_[craft], {});
    if (hold.since == kNever || in_service_[craft]) return;
    hours_[class_of(craft)] += in_seconds(at - hold.since) / 3600;
    std::uint32_t& first = first_hindrance_[class_of(craft)];
    if (first == 0) first = hold.by;
  }

  struct Hold {
    SimTime since = kNever;
    std::uint32_t by = 0;  ///< a Hindrance
  };
  const Scenario* scenario_;
  std::vector<Hold> holds_;
  std::vector<bool> in_service_;
  std::vector<double> hours_;
  std::vector<std::uint32_t> first_hindrance_;
};

}  // namespace skerry
