#pragma once

#include "sim/command/plan_follower.h"
#include "tests/support/cases.h"

#include <optional>

namespace skerry::test {

/// A commander who, beside what a plan wants (if he has one), gives any orders that come to his
/// mind, sensible or not, whenever he is asked: a run must stand them all. Every other one is
/// patient: he gives fewer, and lets teams wait for their craft.
class Meddler : public Commander {
 public:
  Meddler(const Setup& setup, std::uint32_t seed, std::optional<Id<Plan>> plan = std::nullopt);

  void decide(const Picture& picture, const Occasion& occasion,
              std::vector<Order>& orders) override;
  SimTime wake() const override;
  std::unique_ptr<Commander> clone() const override { return std::make_unique<Meddler>(*this); }

 private:
  Order some_order(const Picture& picture);
  Order some_ferry(const Picture& picture);
  Id<Place> some_busy_wharf(const Picture& picture);

  const Setup* setup_;
  std::optional<PlanFollower> plan_;
  Dice dice_;
  bool is_patient_;
  SimTime wake_ = kStart;
  int left_ = 150;  ///< orders he will still give, so that a run ends
};

}  // namespace skerry::test
