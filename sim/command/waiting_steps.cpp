#include "sim/command/waiting_steps.h"

#include "sim/base/contains.h"

#include <algorithm>
#include <bit>

namespace skerry {
namespace {

void add(Id<Step> step, std::vector<Id<Step>>& steps) {
  if (!contains(steps, step)) steps.push_back(step);
}

/// The steps that a condition needs to hold: done, or late.
struct Required {
  std::vector<Id<Step>> done, late;

  void read(const Condition& condition) {
    if (const auto* c = std::get_if<StepDone>(&condition.value)) add(c->step, done);
    if (const auto* c = std::get_if<StepOverdue>(&condition.value)) add(c->step, late);
    if (const auto* all = std::get_if<AllOf>(&condition.value))
      for (const Condition& each : all->conditions) read(each);
  }
};

/// Adds the steps from whose triggers a condition counts time.
void add_timed(const Condition& condition, std::vector<Id<Step>>& steps) {
  const auto add_all = [&](const std::vector<Condition>& conditions) {
    for (const Condition& each : conditions) add_timed(each, steps);
  };
  if (const auto* late = std::get_if<StepOverdue>(&condition.value)) add(late->step, steps);
  if (const auto* all = std::get_if<AllOf>(&condition.value)) add_all(all->conditions);
  if (const auto* any = std::get_if<AnyOf>(&condition.value)) add_all(any->conditions);
  if (const auto* no = std::get_if<Not>(&condition.value)) add_all(no->condition);
}

}  // namespace

WaitingSteps::WaitingSteps(const Plan& plan, const Scenario& scenario)
    : plan_(&plan),
      scenario_(&scenario),
      waiting_(plan.steps.size()),
      free_(plan.steps.size()),
      to_judge_(plan.steps.size()),
      follow_(plan.steps.size()),
      replace_(plan.steps.size()),
      held_(plan.steps.size()),
      timed_by_(plan.steps.size()),
      due_(plan.steps.size(), kNever) {
  static_assert(std::bit_width(static_cast<Causes>(Cause::timer)) == kCauses);
  caring_.fill(IdSet<Step>(plan.steps.size()));
  const StepStates untouched(plan.steps.size());
  for (const Id<Step> id : plan.steps.ids()) {
    const Condition& when = plan.steps[id].when;
    waiting_.add(id);
    for (std::size_t bit = 0; bit < kCauses; ++bit)
      if ((cares(when) >> bit & 1u) != 0) caring_[bit].add(id);
    Required required;
    required.read(when);
    for (const Id<Step> other : required.done) follow_[other].push_back(id);
    for (const Id<Step> other : required.late) replace_[other].push_back(id);
    held_[id] = static_cast<int>(required.done.size() + required.late.size());
    if (held_[id] == 0) free_.add(id);
    std::vector<Id<Step>> timed;
    add_timed(when, timed);
    for (const Id<Step> other : timed) timed_by_[other].push_back(id);
    schedule(id, untouched);
  }
}

const IdSet<Step>& WaitingSteps::to_judge(Causes causes) {
  if (has(causes, Cause::timer)) return to_judge_ = free_;
  to_judge_.clear();
  for (Causes left = causes; left != 0; left &= left - 1)
    to_judge_.add(caring_[static_cast<std::size_t>(std::countr_zero(left))]);
  to_judge_.keep_only(free_);
  return to_judge_;
}

void WaitingSteps::set_free(Id<Step> id) {
  if (--held_[id] > 0) return;
  free_.add(id);
  to_judge_.add(id);  // what waits for a step cares about all causes
}

void WaitingSteps::triggered(Id<Step> id, const StepStates& states) {
  waiting_.remove(id);
  free_.remove(id);
  for (const Id<Step> other : replace_[id]) set_free(other);
  for (const Id<Step> other : timed_by_[id])
    if (waiting_.has(other)) schedule(other, states);
}

void WaitingSteps::completed(Id<Step> id) {
  for (const Id<Step> other : follow_[id]) set_free(other);
  // It will not be late any more.
  for (const Id<Step> other : replace_[id]) {
    ++held_[other];
    free_.remove(other);
  }
}

void WaitingSteps::schedule(Id<Step> id, const StepStates& states) {
  const SimTime at = due(plan_->steps[id].when, *scenario_, states);
  if (at == due_[id]) return;
  due_[id] = at;
  dues_.push_back({at, id});
  std::push_heap(dues_.begin(), dues_.end());
}

SimTime WaitingSteps::next_due(SimTime now) {
  while (!dues_.empty()) {
    const Due& first = dues_.front();
    if (first.at > now && waiting_.has(first.step) && due_[first.step] == first.at) return first.at;
    std::pop_heap(dues_.begin(), dues_.end());
    dues_.pop_back();
  }
  return kNever;
}

}  // namespace skerry
