#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"

#include <vector>

// People hurt at one moment, who get worse until they are treated.
//
// Each has an RPM score, the sum of coded respiration, pulse and motor response, 0 to 12, which
// tells how likely he is to live if he is treated now, and which falls in periods of 30 minutes as
// a panel of physicians foretold: Sacco, Navin, Fiedler, Waddell, Long & Buckman 2005, Precise
// formulation and evidence-based application of resource-constrained triage, Academic Emergency
// Medicine 12(8). The figures are those of design/validation.md I8, which come from two copies in
// public code. It leaves out treatment on the way and on the quay, and that scores are misread.

namespace skerry {

inline constexpr int kHighestScore = 12;
inline constexpr Duration kScorePeriod = std::chrono::minutes{30};

/// The chance to live of one who is treated with a score, 0 to 12.
double survival(int score);
/// The score after so many periods of one who began with `score`.
int score_after(int score, int periods);

/// So many who begin with a score.
struct Scored {
  int score = 0;
  int persons = 0;
};

/// Who is taken first.
enum class TriageRule {
  worst_first,
  best_first,
  most_saved  ///< so that as many as can be are expected to live
};

/// For each person, in the order of the list, the rank of the turn in which he is taken: lower goes
/// first, equals in the order of the list. `per_period`: how many are taken in 30 minutes, at least
/// 1, for the rule `most_saved`, which is an assignment of people to periods (minimum-cost flow,
/// exact).
std::vector<int> turns(const std::vector<Scored>& people, TriageRule rule, int per_period);

/// Of people taken in their turns, so many in each period from the first on: how many are expected
/// to live.
double expected_survivors(const std::vector<Scored>& people, const std::vector<int>& turns,
                          int per_period);

}  // namespace skerry
