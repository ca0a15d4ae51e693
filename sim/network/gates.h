#pragma once

#include "sim/base/sim_time.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace skerry {

/// When something is allowed, epoch by epoch: kept once for all that open and shut alike. After the
/// last epoch all stays as it is then.
class Gates {
 public:
  using Gate = std::uint32_t;
  /// Open at all times.
  static constexpr Gate kOpen = 0;

  Gates(int epochs, Duration epoch_length);

  /// `open`: one flag an epoch.
  Gate add(std::vector<unsigned char> open);
  /// Open when both are.
  Gate both(Gate a, Gate b);

  int epochs() const { return epochs_; }
  /// The first moment from `time` on at which the gate is open; kNever: not any more. Never falls
  /// as `time` rises.
  SimTime opens(Gate gate, SimTime time) const {
    if (gate == kOpen || time == kNever) return time;
    const std::int64_t epoch =
        std::clamp<std::int64_t>(time.time_since_epoch() / epoch_length_, 0, epochs_ - 1);
    return std::max(
        time, next_[gate * static_cast<std::size_t>(epochs_) + static_cast<std::size_t>(epoch)]);
  }

 private:
  int epochs_;
  Duration epoch_length_;
  std::vector<SimTime> next_;  ///< [gate x epoch]: the begin of the next open epoch
  std::map<std::vector<unsigned char>, Gate> known_;
};

}  // namespace skerry
