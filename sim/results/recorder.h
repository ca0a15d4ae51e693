#pragma once

#include "sim/results/digest.h"
#include "sim/results/holds.h"
#include "sim/results/measures.h"
#include "sim/results/objectives.h"
#include "sim/results/record.h"

#include <vector>

namespace skerry {

/// Takes a run's records: folds them into the measures and the digest, and keeps them if asked to.
class Recorder {
 public:
  Recorder(const Scenario& scenario, bool keep)
      : measures_(scenario), holds_(scenario), drill_(scenario), keep_(keep) {}

  void take(const Record& record) {
    measures_.take(record);
    holds_.take(record);
    drill_.take(record);
    digest_.take(record);
    if (keep_) kept_.push_back(record);
  }

  /// Call once, at the end of the run.
  void finish(SimTime end) { holds_.finish(end); }

  const MeasureFold& measures() const { return measures_; }
  const HoldFold& holds() const { return holds_; }
  const DrillFold& drill() const { return drill_; }
  std::uint64_t digest() const { return digest_.value(); }
  const std::vector<Record>& kept() const { return kept_; }

 private:
  MeasureFold measures_;
  HoldFold holds_;
  DrillFold drill_;
  Digest digest_;
  bool keep_;
  std::vector<Record> kept_;
};

}  // namespace skerry
