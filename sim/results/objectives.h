#pragma once

#include "sim/model/scenario.h"
#include "sim/results/measures.h"
#include "sim/results/record.h"

#include <vector>

namespace skerry {

/// How an objective came out.
enum class Verdict {
  met,
  partly,
  not_met,
  not_judged  ///< what its time begins with never came, or its measure does not apply
};
inline constexpr int kVerdicts = 4;
/// In JSON.
inline constexpr const char* kVerdictIds[kVerdicts] = {"met", "partly", "not_met", "not_judged"};

struct ObjectiveResult {
  Verdict verdict = Verdict::not_judged;
  double value = 0.0;   ///< SI; NaN: it never happened, or was not judged
  double margin = 0.0;  ///< to spare against `met`, SI; below zero: missed by so much; NaN likewise
};

/// What a drill says of a run, as a fold over records: when its injects were given, and what its
/// objectives need to know.
class DrillFold {
 public:
  explicit DrillFold(const Scenario& scenario);

  void take(const Record& record) {
    if (is_played_) note(record);
  }

  /// When each inject was given; kNever: not at all.
  const std::vector<SimTime>& given() const { return given_; }
  /// In the order of the objectives; `measures` are those of the whole run.
  std::vector<ObjectiveResult> results(const MeasureValues& measures) const;

 private:
  struct Watched {
    SimTime from = kNever;
    SimTime to = kNever;
  };

  void note(const Record& record);
  bool is(const Moment& moment, const Record& record) const;
  double lapse_s(const Watched& watched) const;

  const Scenario* scenario_;
  bool is_played_;
  std::vector<SimTime> given_;
  std::vector<Watched> watched_;  ///< by objective
};

/// What a value is worth. `happened` is false where it never did, which is the worst of all.
ObjectiveResult judged(const Objective& objective, double value, bool happened);

}  // namespace skerry
