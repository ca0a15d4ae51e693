#include "sim/report/findings.h"

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

constexpr double kNearlyAlways = 0.9;
constexpr double kSeldom = 0.05;
constexpr std::size_t kMostStages = 3;

std::size_t index(Measure measure) { return static_cast<std::size_t>(measure); }

bool disjoint(const Estimate& a, const Estimate& b) { return a.high < b.low || b.high < a.low; }

/// Whether means over the replications in which both happened leave out nothing that matters.
bool comparable(const MeasureSummary& a, const MeasureSummary& b) {
  const bool nearly_always = std::min(a.happened.mean, b.happened.mean) >= kNearlyAlways;
  return nearly_always || !disjoint(a.happened, b.happened);
}

double value(const Comparison& comparison, std::size_t plan, std::size_t replication,
             Measure measure) {
  return comparison.outcomes[plan][replication].measures[index(measure)];
}

/// How bad a value is, for comparing: what never happened is worst.
double badness(const MeasureInfo& about, double value) {
  if (std::isnan(value)) return std::numeric_limits<double>::infinity();
  return about.less_is_better ? value : -value;
}

}  // namespace

const MeasureInfo& info(Measure measure) { return kMeasureTable[index(measure)]; }

const MeasureSummary& summary(const Comparison& comparison, std::size_t plan, Measure measure) {
  return comparison.summaries[plan].measures[index(measure)];
}

std::optional<Estimate> difference(const Comparison& comparison, std::size_t plan,
                                   Measure measure) {
  if (plan == 0) return std::nullopt;
  const Estimate& mean = comparison.differences[plan - 1].measures[index(measure)].mean;
  if (mean.count == 0 ||
      !comparable(summary(comparison, plan, measure), summary(comparison, 0, measure)))
    return std::nullopt;
  return mean;
}

Judgement judge(const Comparison& comparison, std::size_t plan, Measure measure) {
  if (plan == 0) return Judgement::same;
  if (const auto paired = difference(comparison, plan, measure)) {
    if (paired->mean == 0 && paired->low == 0 && paired->high == 0) return Judgement::same;
    const bool less = paired->high<0, more = paired->low> 0;
    if (!less && !more) return Judgement::unclear;
    return less == info(measure).less_is_better ? Judgement::better : Judgement::worse;
  }
  const Estimate& ours = summary(comparison, plan, measure).happened;
  const Estimate& theirs = summary(comparison, 0, measure).happened;
  if (!disjoint(ours, theirs)) return Judgement::unclear;
  return ours.mean > theirs.mean ? Judgement::better : Judgement::worse;
}

bool applies(const Comparison& comparison, Measure measure) {
  return std::any_of(
      comparison.summaries.begin(), comparison.summaries.end(),
      [&](const PlanSummary& s) { return s.measures[index(measure)].mean.count > 0; });
}

BestCount best_count(const Comparison& comparison, std::size_t plan, Measure measure) {
  const MeasureInfo& about = info(measure);
  BestCount result;
  for (std::size_t r = 0; r < comparison.outcomes[plan].size(); ++r) {
    const double ours = badness(about, value(comparison, plan, r, measure));
    bool best = std::isfinite(ours), shared = false;
    for (std::size_t other = 0; other < comparison.plans.size(); ++other) {
      if (other == plan) continue;
      const double theirs = badness(about, value(comparison, other, r, measure));
      best = best && ours <= theirs;
      shared = shared || ours == theirs;
    }
    result.replications += best ? 1 : 0;
    result.shared = result.shared || (best && shared);
  }
  return result;
}

std::optional<std::size_t> leader(const Comparison& comparison, Measure measure) {
  std::optional<std::size_t> result;
  for (std::size_t plan = 1; plan < comparison.plans.size(); ++plan) {
    if (judge(comparison, plan, measure) != Judgement::better) continue;
    if (!result || summary(comparison, plan, measure).best_share.mean >
                       summary(comparison, *result, measure).best_share.mean)
      result = plan;
  }
  return result;
}

std::vector<std::size_t> laggards(const Comparison& comparison, Measure measure) {
  std::vector<std::size_t> result;
  for (std::size_t plan = 1; plan < comparison.plans.size(); ++plan)
    if (judge(comparison, plan, measure) == Judgement::worse) result.push_back(plan);
  const auto badness_of = [&](std::size_t plan) {
    const auto paired = difference(comparison, plan, measure);
    return badness(info(measure), paired ? paired->mean : std::nan(""));
  };
  std::stable_sort(result.begin(), result.end(),
                   [&](std::size_t a, std::size_t b) { return badness_of(a) > badness_of(b); });
  return result;
}

Whose concerned(Measure measure) {
  return measure < Measure::first_on_scene_s ? Whose::evacuees : Whose::responders;
}

const std::array<double, kStages>& ledger(const PlanSummary& summary, Whose whose) {
  return whose == Whose::evacuees ? summary.evacuee_ledger : summary.responder_ledger;
}

std::vector<StageDifference> largest_differences(const Comparison& comparison, std::size_t plan,
                                                 std::size_t other, Whose whose) {
  const auto& ours = ledger(comparison.summaries[plan], whose);
  const auto& theirs = ledger(comparison.summaries[other], whose);
  std::vector<StageDifference> result;
  for (std::size_t s = 0; s < kStages; ++s)
    result.push_back({static_cast<Stage>(s), ours[s] - theirs[s]});
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return std::abs(a.seconds) > std::abs(b.seconds);
  });
  const double least = std::max(60.0, std::abs(result.front().seconds) / 10);
  std::erase_if(result, [&](const auto& d) { return std::abs(d.seconds) < least; });
  result.resize(std::min(result.size(), kMostStages));
  return result;
}

std::vector<HeldClass> held_classes(const Comparison& comparison,
                                    const std::vector<std::size_t>& plans) {
  std::vector<HeldClass> result;
  const std::size_t classes = comparison.summaries.front().held_share_by_class.size();
  for (std::size_t c = 0; c < classes; ++c) {
    HeldClass held{Id<CraftClass>{static_cast<std::uint32_t>(c)}, Hindrance::none, {}};
    for (const std::size_t plan : plans) {
      const PlanSummary& s = comparison.summaries[plan];
      if (s.held_share_by_class[c] <= kSeldom) continue;
      held.plans.push_back({plan, s.held_share_by_class[c], s.held_hours_by_class[c]});
      held.by = static_cast<Hindrance>(s.usual_hindrance_by_class[c]);
    }
    if (!held.plans.empty()) result.push_back(held);
  }
  const auto longest = [](const HeldClass& held) {
    double hours = 0;
    for (const HeldCraft& craft : held.plans) hours = std::max(hours, craft.hours);
    return hours;
  };
  std::stable_sort(result.begin(), result.end(),
                   [&](const auto& a, const auto& b) { return longest(a) > longest(b); });
  return result;
}

}  // namespace skerry
