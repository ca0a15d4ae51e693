#pragma once

#include "sim/model/scenario.h"
#include "sim/results/record.h"

#include <vector>

namespace skerry {

/// Person-hours of those who are to be moved in a plume, as a fold over records. Who walks counts
/// where he set out; who is aboard, sheltered or moved is not exposed.
class PlumeExposure {
 public:
  explicit PlumeExposure(const Scenario& scenario);

  void take(const Record& record);

  /// Up to the end of the run; NaN where no type of incident has a plume.
  double person_hours() const;

 private:
  void settle(SimTime now);
  void move(std::uint32_t party, std::uint32_t to, bool is_out);

  bool any_ = false;
  SimTime end_{};
  std::vector<int> persons_;       ///< by party
  std::vector<std::uint32_t> at_;  ///< by party: its place
  std::vector<char> is_out_;       ///< by party: in the open there
  std::vector<int> out_;           ///< by place: persons in the open
  std::vector<int> plumes_;        ///< by place: how many lie over it
  int exposed_ = 0;
  SimTime since_{};
  double person_s_ = 0.0;
};

}  // namespace skerry
