#pragma once

#include "sim/base/random.h"

#include <cstdint>
#include <string>
#include <vector>

namespace skerry::test {

/// Numbers of the cases that a property is tried on. Ordinarily the same `ordinary` cases each
/// time;
/// `./dev soak` asks for others and more (SKERRY_SOAK with RC_PARAMS). SKERRY_CASE=17 tries that
/// case alone.
std::vector<std::uint32_t> cases(int ordinary);

/// What to say beside the failure of a case.
std::string again(std::uint32_t number);

/// A sequence of named draws: equal seeds and streams give equal sequences, on any machine.
class Dice {
 public:
  explicit Dice(std::uint32_t seed, std::uint32_t stream = 0) : key_{seed, 0}, stream_(stream) {}

  /// In (0, 1).
  double share() { return uniform(key_, Purpose::bootstrap, stream_, next_++); }
  bool chance(double probability) { return share() < probability; }
  double between(double least, double most) { return least + (most - least) * share(); }
  /// Both ends included.
  int whole(int least, int most) { return least + static_cast<int>(share() * (most - least + 1)); }
  template <class T>
  T one_of(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(whole(0, static_cast<int>(list.size()) - 1))];
  }

 private:
  RunKey key_;
  std::uint32_t stream_;
  std::uint32_t next_ = 0;
};

}  // namespace skerry::test
