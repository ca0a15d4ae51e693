#pragma once

#include "sim/model/order.h"
#include "sim/run/picture.h"

#include <memory>
#include <vector>

namespace skerry {

/// Who decides: a plan, a person, a journal, an optimiser. All see the same picture and can only
/// issue orders.
class Commander {
 public:
  virtual ~Commander() = default;

  /// Called at each occasion. Adds orders, which are carried out in this order after it returns.
  virtual void decide(const Picture& picture, const Occasion& occasion,
                      std::vector<Order>& orders) = 0;

  /// Called once for each order of `decide`: what became of it.
  virtual void answered(const Order&, std::optional<Refusal>) {}

  /// When it wants to be asked next even if nothing happens.
  virtual SimTime wake() const = 0;

  /// A copy that goes on by itself, for forks of a run.
  virtual std::unique_ptr<Commander> clone() const = 0;
};

/// Carries a run to its end, or to `until`, under a commander. Orders given are added to `journal`
/// if there is one; those refused too, for a refusal is a record. True: the run is over, and
/// finished.
bool carry_on(Run& run, Commander& commander, std::vector<GivenOrder>* journal = nullptr,
              SimTime until = kNever);

}  // namespace skerry
