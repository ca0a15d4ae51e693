// A plan's steps, indexed by what may trigger them, against a follower that scans them all at each
// occasion.

#include "sim/command/plan_follower.h"
#include "sim/io/journal.h"
#include "tests/support/cases.h"
#include "tests/support/play.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace skerry::test {
namespace {

/// What a plan means, as plainly as it can be said.
class Scanning : public PlanFollower {
 public:
  using PlanFollower::PlanFollower;

  void decide(const Picture& picture, const Occasion& occasion,
              std::vector<Order>& orders) override {
    const SimTime now = picture.now();
    const Causes causes = now >= wake_ ? occasion.causes | Cause::timer : occasion.causes;
    trigger(picture, causes);
    for (const Id<Step> id : plan_->steps.ids()) {
      const Step& step = plan_->steps[id];
      StepState& state = steps_[id];
      if (!state.triggered_at || state.complete) continue;
      if (!state.ordered_at) {
        if (now < *state.triggered_at + plan_->command_delay) continue;
        state.ordered_at = now;
        if (step.level && (!level_ || *step.level < *level_)) {
          level_ = step.level;
          orders.push_back(DeclareLevel{*step.level});
        }
        perform(step.actions, picture, orders);
      } else if (is_complete(step, picture)) {
        state.complete = true;
        trigger(picture, causes);
      } else if (step.otherwise && !state.fallen_back &&
                 now >= *state.triggered_at + step.otherwise->after) {
        state.fallen_back = true;
        perform(step.otherwise->actions, picture, orders);
      }
    }
    dispatcher_.dispatch(picture, causes, orders);
    set_alarm(now);
  }

  std::unique_ptr<Commander> clone() const override { return std::make_unique<Scanning>(*this); }

 private:
  void trigger(const Picture& picture, Causes causes) {
    for (const Id<Step> id : plan_->steps.ids()) {
      const Condition& when = plan_->steps[id].when;
      const bool concerns = has(causes, Cause::timer) || (cares(when) & causes) != 0;
      if (!steps_[id].triggered_at && concerns && holds(when, picture, &steps_))
        steps_[id].triggered_at = picture.now();
    }
  }

  void set_alarm(SimTime now) {
    wake_ = kNever;
    const auto ring_after_now = [&](SimTime at) {
      if (at > now) wake_ = std::min(wake_, at);
    };
    ring_after_now(dispatcher_.wake());
    for (const Id<Step> id : plan_->steps.ids()) {
      const Step& step = plan_->steps[id];
      const StepState& state = steps_[id];
      if (!state.triggered_at)
        ring_after_now(due(step.when, setup_->scenario, steps_));
      else if (!state.ordered_at)
        wake_ = std::min(wake_, std::max(now, *state.triggered_at + plan_->command_delay));
      else if (step.otherwise && !state.complete && !state.fallen_back)
        ring_after_now(*state.triggered_at + step.otherwise->after);
    }
  }
};

void shift_steps(Condition& condition, std::uint32_t by, std::uint32_t of) {
  const auto shift = [&](Id<Step>& step) { step = Id<Step>{(step.index() + by) % of}; };
  const auto shift_all = [&](std::vector<Condition>& conditions) {
    for (Condition& each : conditions) shift_steps(each, by, of);
  };
  if (auto* done = std::get_if<StepDone>(&condition.value)) shift(done->step);
  if (auto* late = std::get_if<StepOverdue>(&condition.value)) shift(late->step);
  if (auto* all = std::get_if<AllOf>(&condition.value)) shift_all(all->conditions);
  if (auto* any = std::get_if<AnyOf>(&condition.value)) shift_all(any->conditions);
  if (auto* no = std::get_if<Not>(&condition.value)) shift_all(no->condition);
}

/// The steps of both plans over and over, until there are so many; what one says of another, it
/// says of any.
Plan lengthened(const Scenario& s, std::uint32_t steps, Dice& dice) {
  Plan result = s.plans[Id<Plan>{0}];
  result.steps = {};
  if (dice.chance(0.3)) result.command_delay = {};
  while (result.steps.size() < steps) {
    const Plan& plan = s.plans[Id<Plan>{result.steps.size() % 2}];
    for (Step step : plan.steps) {
      if (result.steps.size() >= steps) break;
      step.id += "-" + std::to_string(result.steps.size());
      shift_steps(step.when, static_cast<std::uint32_t>(dice.whole(0, 1000)), steps);
      result.steps.add(std::move(step));
    }
  }
  return result;
}

template <class Follower>
std::string story(const Setup& setup, const Weather& weather, RunKey key) {
  io::Journal journal;
  Follower follower(setup, Id<Plan>{0});
  const Played run = play(setup, weather, follower, key, &journal.orders);
  return io::journal_text(journal, setup.scenario) + std::to_string(run.digest);
}

TEST(WaitingSteps, AreTriggeredAsIfAllWereScanned) {
  std::size_t orders = 0;
  for (const std::uint32_t number : cases(1200)) {
    SCOPED_TRACE(again(number));
    Scenario scenario = random_scenario(number);
    Dice dice(number, 3);
    if (dice.chance(0.7))
      scenario.plans[Id<Plan>{0}] =
          lengthened(scenario, static_cast<std::uint32_t>(dice.whole(1, 140)), dice);
    const skerry::Setup setup(scenario);
    const RunKey key{number, number % 5};
    Weather weather = setup.forecast;
    setup.forecast.realise(key, weather);

    const std::string indexed = story<PlanFollower>(setup, weather, key);
    EXPECT_EQ(indexed, story<Scanning>(setup, weather, key));
    orders += static_cast<std::size_t>(std::count(indexed.begin(), indexed.end(), '\n'));
    if (HasFailure()) return;
  }
  EXPECT_GT(orders, 10'000U);  // something was ordered
}

}  // namespace
}  // namespace skerry::test
