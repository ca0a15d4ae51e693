#include "sim/network/gates.h"

#include "sim/base/require.h"

#include <utility>

namespace skerry {

Gates::Gates(int epochs, Duration epoch_length) : epochs_(epochs), epoch_length_(epoch_length) {
  add(std::vector<unsigned char>(static_cast<std::size_t>(epochs), 1));
}

Gates::Gate Gates::add(std::vector<unsigned char> open) {
  require(open.size() == static_cast<std::size_t>(epochs_), "one flag an epoch");
  const auto [at, is_new] = known_.try_emplace(std::move(open), static_cast<Gate>(known_.size()));
  if (!is_new) return at->second;
  const std::size_t first = next_.size();
  next_.resize(first + at->first.size());
  SimTime next = kNever;
  for (std::size_t e = at->first.size(); e-- > 0;) {
    if (at->first[e] != 0) next = kStart + static_cast<int>(e) * epoch_length_;
    next_[first + e] = next;
  }
  return at->second;
}

Gates::Gate Gates::both(Gate a, Gate b) {
  if (a == b || b == kOpen) return a;
  if (a == kOpen) return b;
  std::vector<unsigned char> open(static_cast<std::size_t>(epochs_));
  for (std::size_t e = 0; e < open.size(); ++e) {
    const SimTime begin = kStart + static_cast<int>(e) * epoch_length_;
    open[e] = opens(a, begin) == begin && opens(b, begin) == begin;
  }
  return add(std::move(open));
}

}  // namespace skerry
