#pragma once

#include "sim/base/id_set.h"
#include "sim/run/conditions.h"

#include <array>
#include <vector>

namespace skerry {

/// The steps of a plan that have not been triggered yet, by what may trigger them: the causes that
/// their conditions care about, and the times at which these become true by themselves. A step
/// that waits for another to be done, or to be late, is not asked before it is done, or triggered.
/// So an occasion costs as much as the steps that it concerns, however long the plan.
class WaitingSteps {
 public:
  WaitingSteps(const Plan& plan, const Scenario& scenario);

  /// The steps to be judged after these causes, of which there is one at least; after a timer, all.
  /// Valid until asked again; those that are set free meanwhile are added.
  const IdSet<Step>& to_judge(Causes causes);

  /// The step's state says so already.
  void triggered(Id<Step> id, const StepStates& states);
  void completed(Id<Step> id);

  /// The earliest time after `now` at which the mere passing of time may trigger a step. `now`
  /// never falls.
  SimTime next_due(SimTime now);

 private:
  static constexpr std::size_t kCauses = 9;

  struct Due {
    SimTime at{};
    Id<Step> step{0};
    /// For a heap with the earliest at its front.
    friend bool operator<(const Due& a, const Due& b) { return a.at > b.at; }
  };

  void schedule(Id<Step> id, const StepStates& states);
  void set_free(Id<Step> id);

  const Plan* plan_;
  const Scenario* scenario_;
  IdSet<Step> waiting_;                          ///< not triggered
  IdSet<Step> free_;                             ///< of them, those that no other step holds
  std::array<IdSet<Step>, kCauses> caring_;      ///< by bit of the cause
  IdSet<Step> to_judge_;                         ///< the answer, for its memory
  Table<Step, std::vector<Id<Step>>> follow_;    ///< those that cannot hold before it is done,
  Table<Step, std::vector<Id<Step>>> replace_;   ///< and those that hold only while it is late
  Table<Step, int> held_;                        ///< by how many a step is held
  Table<Step, std::vector<Id<Step>>> timed_by_;  ///< whose condition counts time from its trigger
  Table<Step, SimTime> due_;
  std::vector<Due> dues_;  ///< a heap; with those that no longer count, which differ from `due_`
};

}  // namespace skerry
