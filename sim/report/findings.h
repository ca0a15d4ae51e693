#pragma once

#include "sim/study/comparison.h"

#include <optional>
#include <vector>

namespace skerry {

// What a comparison shows, before it is put into words. Plans are named by their place in
// `Comparison::plans`, so 0 is the baseline.

/// What the replications can say about a plan against the baseline. `same`: equal in all of them.
enum class Judgement { better, worse, unclear, same };

const MeasureInfo& info(Measure measure);
const MeasureSummary& summary(const Comparison& comparison, std::size_t plan, Measure measure);

/// Plan minus baseline. Nothing for the baseline itself, and where the measure did not happen
/// often enough under both for a mean of differences to be fair: then judge by `happened`.
std::optional<Estimate> difference(const Comparison& comparison, std::size_t plan, Measure measure);

/// Whether a plan is better than the baseline, by the 95 % interval of the paired differences or
/// else by how often the measure happened at all. `same` for the baseline.
Judgement judge(const Comparison& comparison, std::size_t plan, Measure measure);

/// Whether the measure has a value in any replication of any plan.
bool applies(const Comparison& comparison, Measure measure);

/// In how many replications no other plan is better.
struct BestCount {
  int replications = 0;
  bool shared = false;  ///< in some of them another plan is equally good
};
BestCount best_count(const Comparison& comparison, std::size_t plan, Measure measure);

/// The plan to name in a verdict: of those clearly better than the baseline the one that is best
/// most often, else nothing.
std::optional<std::size_t> leader(const Comparison& comparison, Measure measure);

/// Plans clearly worse than the baseline, the worst first.
std::vector<std::size_t> laggards(const Comparison& comparison, Measure measure);

/// Whose ledger explains a measure.
Whose concerned(Measure measure);

/// Mean seconds per person by stage.
const std::array<double, kStages>& ledger(const PlanSummary& summary, Whose whose);

struct StageDifference {
  Stage stage{};
  double seconds = 0.0;  ///< per person, plan minus other
};

/// The stages in which a plan differs most from another: the largest first, at most three, none
/// below a minute or a tenth of the largest.
std::vector<StageDifference> largest_differences(const Comparison& comparison, std::size_t plan,
                                                 std::size_t other, Whose whose);

/// Craft of a class that the weather held under a plan.
struct HeldCraft {
  std::size_t plan = 0;
  double share = 0.0;  ///< of the replications
  double hours = 0.0;  ///< mean, all craft of the class together
};
struct HeldClass {
  Id<CraftClass> craft_class{0};
  Hindrance by{};
  std::vector<HeldCraft> plans;
};

/// The classes that the weather held in more than 5 of 100 replications of any of `plans`, the
/// longest first, by the limit usually met.
std::vector<HeldClass> held_classes(const Comparison& comparison,
                                    const std::vector<std::size_t>& plans);

}  // namespace skerry
