#pragma once

#include "sim/command/dispatcher.h"
#include "sim/command/waiting_steps.h"

namespace skerry {

/// Follows a contingency plan: steps are triggered by their conditions, their actions go out after
/// the plan's command delay, and what is late falls back to the step's `otherwise`.
class PlanFollower : public Commander {
 public:
  PlanFollower(const Setup& setup, Id<Plan> plan);

  void decide(const Picture& picture, const Occasion& occasion,
              std::vector<Order>& orders) override;
  SimTime wake() const override { return wake_; }
  std::unique_ptr<Commander> clone() const override {
    return std::make_unique<PlanFollower>(*this);
  }

  const StepStates& steps() const { return steps_; }

 protected:  // for the reference in the tests, which scans all steps
  void perform(const std::vector<Action>& actions, const Picture& picture,
               std::vector<Order>& orders);
  bool is_complete(const Step& step, const Picture& picture) const;

  const Setup* setup_;
  const Plan* plan_;
  Dispatcher dispatcher_;
  StepStates steps_;
  SimTime wake_ = kNever;
  std::optional<Level> level_;

 private:
  void trigger(const Picture& picture, Causes causes);
  void perform(const Action& action, const Picture& picture, std::vector<Order>& orders);
  void mobilise(const MobiliseAction& action, const Picture& picture, std::vector<Order>& orders);
  bool is_meant(const MobiliseAction& action, Id<Team> team) const;
  bool is_complete(const Action& action, const Picture& picture) const;
  void set_alarm(SimTime now);

  WaitingSteps waiting_;
  IdSet<Step> open_;  ///< triggered and not complete
};

/// The orders of a journal, given again at the same points of the run.
class Recorded : public Commander {
 public:
  explicit Recorded(std::vector<GivenOrder> journal) : journal_(std::move(journal)) {}

  void decide(const Picture& picture, const Occasion& occasion,
              std::vector<Order>& orders) override;
  SimTime wake() const override { return next_ < journal_.size() ? journal_[next_].at : kNever; }
  std::unique_ptr<Commander> clone() const override { return std::make_unique<Recorded>(*this); }

 private:
  std::vector<GivenOrder> journal_;
  std::size_t next_ = 0;
};

}  // namespace skerry
