#include "sim/run/commander.h"

#include "sim/base/require.h"

#include <algorithm>

namespace skerry {

bool carry_on(Run& run, Commander& commander, std::vector<GivenOrder>* journal, SimTime until) {
  constexpr int kMostOccasions = 10000;  // of one moment
  std::vector<Order> orders;
  SimTime moment = kNever;
  int occasions = 0;
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
    occasions = occasion->at == moment ? occasions + 1 : 1;
    moment = occasion->at;
    require(occasions < kMostOccasions, "a commander lets time go on");
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
