#include "sim/run/commander.h"

#include <algorithm>

namespace skerry {

bool carry_on(Run& run, Commander& commander, std::vector<GivenOrder>* journal, SimTime until) {
  std::vector<Order> orders;
  while (run.world().now < until) {
    const SimTime wake = commander.wake();
    const auto occasion = run.advance(std::min(until, wake));
    if (!occasion) {
      run.finish();
      return true;
    }
    // Stopped on the way by the caller's clock alone, the commander is not asked: whoever goes on
    // from here asks him exactly as if there had been no stop.
    if (occasion->causes == (0u | Cause::timer) && occasion->at < wake) break;
    orders.clear();
    commander.decide(Picture(run), *occasion, orders);
    for (const Order& order : orders) {
      const auto refusal = run.apply(order);
      commander.answered(order, refusal);
      if (journal != nullptr) journal->push_back({run.world().now, run.world().events, order});
    }
  }
  return false;
}

}  // namespace skerry
