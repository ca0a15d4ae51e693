#pragma once

#include "sim/model/order.h"
#include "sim/results/measures.h"
#include "sim/results/objectives.h"
#include "sim/run/run.h"
#include "sim/run/setup.h"
#include "sim/run/world.h"
#include "sim/study/statistics.h"

#include <array>
#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace skerry {

/// The outcome of one run.
struct Outcome {
  MeasureValues measures{};
  std::array<double, kStages> evacuee_ledger{};  ///< seconds per person by stage
  std::array<double, kStages> responder_ledger{};
  Accounts accounts;
  std::uint64_t digest = 0;
  std::uint64_t events = 0;
  int orders = 0;  ///< given and carried out
  /// Craft that the weather held, by class: hours, and the limit met first (0: not held).
  std::vector<double> held_hours_by_class;
  std::vector<std::uint32_t> first_hindrance_by_class;
  std::vector<double> injects_given_s;      ///< of a drill, by inject; NaN: never
  std::vector<ObjectiveResult> objectives;  ///< of a drill, by objective
};

/// What the replications of one plan say about one measure.
struct MeasureSummary {
  Estimate mean;             ///< over the replications in which it happened
  Estimate happened;         ///< share of replications in which it did, Wilson interval
  double worst_tenth = 0.0;  ///< the value that 1 in 10 replications pass on the bad side
  Estimate best_share;       ///< share of replications in which this plan is best, ties shared
};

struct PlanSummary {
  Id<Plan> plan{0};
  std::array<MeasureSummary, kMeasures> measures;
  std::array<double, kStages> evacuee_ledger{};  ///< mean seconds per person
  std::array<double, kStages> responder_ledger{};
  std::array<double, 5> accounts{};  ///< mean persons moved, waiting, refused, lost, sheltered
  std::vector<double> held_share_by_class;  ///< share of replications in which it was held
  std::vector<double> held_hours_by_class;  ///< mean hours held, all craft of the class
  std::vector<std::uint32_t> usual_hindrance_by_class;
};

/// One plan against the baseline, replication by replication.
struct MeasureDifference {
  Estimate mean;             ///< of plan minus baseline, where it happened under both
  double correlation = 0.0;  ///< of the paired values: how much luck they share
};

struct PlanDifference {
  Id<Plan> plan{0};
  std::array<MeasureDifference, kMeasures> measures;
};

/// What it costs a plan that its commander knows only his picture.
struct PictureCost {
  std::array<Estimate, kMeasures> known;     ///< with perfect information, where it happened
  std::array<Estimate, kMeasures> happened;  ///< share of replications, with perfect information
  /// With the picture minus with perfect information, replication by replication.
  std::array<MeasureDifference, kMeasures> cost;
};

struct Comparison {
  std::vector<Id<Plan>> plans;  ///< the first is the baseline
  std::uint64_t seed = 1;
  int replications = 0;
  int threads = 1;
  std::vector<std::vector<Outcome>> outcomes;  ///< [plan][replication]
  std::vector<PlanSummary> summaries;          ///< in the order of `plans`
  std::vector<PlanDifference> differences;     ///< of all plans but the first
  std::vector<PictureCost> picture;            ///< in the order of `plans`; empty: not asked for
  std::uint64_t events = 0;
  double seconds = 0.0;  ///< of real time; display only
};

struct CompareOptions {
  std::vector<Id<Plan>> plans;
  std::uint64_t seed = 1;
  int replications = 1000;
  int threads = 1;
  bool perfect_information = false;  ///< run every plan with it, too, to see what the picture costs
  /// Told the number of runs done, from any thread; for a progress bar.
  std::function<void(int)> progress;
  /// Set from outside to stop early; the comparison is then thrown away.
  const std::atomic<bool>* cancelled = nullptr;
};

/// Runs every plan on the same replications: common weather, incidents and luck, so that
/// differences are the plans'. Results do not depend on the number of threads.
/// Nothing if it was cancelled.
std::optional<Comparison> compare(const Setup& setup, const CompareOptions& options);

/// One replication of one plan, with its records and journal if asked for.
struct RunResult {
  Outcome outcome;
  std::vector<Record> records;
  std::vector<GivenOrder> journal;
};
RunResult run_plan(const Setup& setup, Id<Plan> plan, RunKey key, bool keep_records,
                   Information information = Information::sensed);

/// The same under the orders of a journal.
RunResult run_journal(const Setup& setup, std::vector<GivenOrder> journal, RunKey key,
                      bool keep_records, Information information = Information::sensed);

/// The measure by which the verdict on a scenario is given: clearance of all where people are to
/// be moved, else when the last incident is resolved, or contained where none can be resolved.
Measure headline(const Scenario& scenario);

}  // namespace skerry
