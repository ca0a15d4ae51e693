#include "sim/study/comparison.h"

#include "sim/command/plan_follower.h"
#include "sim/run/commander.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <mutex>
#include <thread>

namespace skerry {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::array<double, kStages> means(const Ledger& ledger) {
  std::array<double, kStages> result{};
  for (int stage = 0; stage < kStages; ++stage)
    result[static_cast<std::size_t>(stage)] = ledger.mean(static_cast<Stage>(stage));
  return result;
}

Outcome outcome_of(const Run& run) {
  const Recorder& recorder = run.recorder();
  Outcome outcome;
  outcome.measures = recorder.measures().values();
  outcome.evacuee_ledger = means(recorder.measures().ledger(Whose::evacuees));
  outcome.responder_ledger = means(recorder.measures().ledger(Whose::responders));
  outcome.accounts = accounts(run.world());
  outcome.digest = recorder.digest();
  outcome.events = run.world().events;
  outcome.orders = static_cast<int>(run.world().orders);
  outcome.held_hours_by_class = recorder.holds().hours_by_class();
  outcome.first_hindrance_by_class = recorder.holds().first_hindrance_by_class();
  for (const SimTime at : recorder.drill().given())
    outcome.injects_given_s.push_back(at == kNever ? kNaN : in_seconds(at));
  outcome.objectives = recorder.drill().results(outcome.measures);
  return outcome;
}

RunResult run_under(const Setup& setup, const Weather& weather, Commander& commander, RunKey key,
                    bool keep_records, Information information) {
  RunResult result;
  Run run(setup, weather, key, keep_records, information);
  carry_on(run, commander, &result.journal);
  result.outcome = outcome_of(run);
  result.records = run.recorder().kept();
  return result;
}

/// Every value of one measure under one plan, in the order of replications.
std::vector<double> column(const std::vector<Outcome>& outcomes, std::size_t measure) {
  std::vector<double> result;
  result.reserve(outcomes.size());
  for (const Outcome& outcome : outcomes) result.push_back(outcome.measures[measure]);
  return result;
}

std::vector<double> without_nan(const std::vector<double>& values) {
  std::vector<double> result;
  std::copy_if(values.begin(), values.end(), std::back_inserter(result),
               [](double v) { return !std::isnan(v); });
  return result;
}

/// The value that one replication in ten passes on the bad side; what never happened is worst.
double worst_tenth(std::vector<double> values, bool less_is_better) {
  const double never = less_is_better ? std::numeric_limits<double>::infinity()
                                      : -std::numeric_limits<double>::infinity();
  for (double& value : values)
    if (std::isnan(value)) value = never;
  const double result = order_quantile(std::move(values), less_is_better ? 0.9 : 0.1);
  return std::isinf(result) ? kNaN : result;
}

/// Share of replications in which each plan is best in a measure; those that tie share one.
std::vector<double> best_counts(const std::vector<std::vector<double>>& by_plan,
                                bool less_is_better) {
  std::vector<double> counts(by_plan.size());
  const std::size_t replications = by_plan.front().size();
  for (std::size_t r = 0; r < replications; ++r) {
    const auto better = [&](double a, double b) {
      if (std::isnan(a) || std::isnan(b)) return !std::isnan(a) && std::isnan(b);
      return less_is_better ? a < b : a > b;
    };
    double best = kNaN;
    for (const auto& values : by_plan)
      if (better(values[r], best)) best = values[r];
    std::vector<std::size_t> winners;
    for (std::size_t p = 0; p < by_plan.size(); ++p)
      if (by_plan[p][r] == best) winners.push_back(p);
    for (const std::size_t p : winners) counts[p] += 1.0 / static_cast<double>(winners.size());
  }
  return counts;
}

/// `a` minus `b` where both happened.
MeasureDifference paired_difference(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> left, right, difference;
  for (std::size_t r = 0; r < a.size(); ++r) {
    if (std::isnan(a[r]) || std::isnan(b[r])) continue;
    left.push_back(a[r]);
    right.push_back(b[r]);
    difference.push_back(a[r] - b[r]);
  }
  return {mean_interval(difference), correlation(left, right)};
}

template <class Member>
auto mean_of(const std::vector<Outcome>& outcomes, Member member) {
  auto total = outcomes.front().*member;
  for (auto& value : total) value = 0;
  for (const Outcome& outcome : outcomes)
    for (std::size_t i = 0; i < total.size(); ++i) total[i] += (outcome.*member)[i];
  for (auto& value : total) value /= static_cast<double>(outcomes.size());
  return total;
}

void summarise_holds(const std::vector<Outcome>& outcomes, PlanSummary& summary) {
  const std::size_t classes = outcomes.front().held_hours_by_class.size();
  summary.held_hours_by_class = mean_of(outcomes, &Outcome::held_hours_by_class);
  summary.held_share_by_class.assign(classes, 0.0);
  summary.usual_hindrance_by_class.assign(classes, 0);
  for (std::size_t c = 0; c < classes; ++c) {
    std::array<int, kHindrances> seen{};
    for (const Outcome& outcome : outcomes) ++seen[outcome.first_hindrance_by_class[c]];
    summary.held_share_by_class[c] =
        1.0 - static_cast<double>(seen[0]) / static_cast<double>(outcomes.size());
    summary.usual_hindrance_by_class[c] =
        static_cast<std::uint32_t>(std::max_element(seen.begin() + 1, seen.end()) - seen.begin());
  }
}

void summarise(Comparison& result) {
  const std::size_t plans = result.plans.size();
  for (std::size_t p = 0; p < plans; ++p) {
    const auto& outcomes = result.outcomes[p];
    PlanSummary& summary = result.summaries.emplace_back();
    summary.plan = result.plans[p];
    summary.evacuee_ledger = mean_of(outcomes, &Outcome::evacuee_ledger);
    summary.responder_ledger = mean_of(outcomes, &Outcome::responder_ledger);
    for (const Outcome& outcome : outcomes) {
      const Accounts& a = outcome.accounts;
      const int parts[] = {a.moved, a.waiting, a.refused, a.lost, a.sheltered};
      for (std::size_t i = 0; i < 5; ++i)
        summary.accounts[i] += parts[i] / static_cast<double>(outcomes.size());
      result.events += outcome.events;
    }
    summarise_holds(outcomes, summary);
    if (p > 0) result.differences.emplace_back().plan = result.plans[p];
  }
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const bool less_is_better = kMeasureTable[m].less_is_better;
    std::vector<std::vector<double>> by_plan;
    for (const auto& outcomes : result.outcomes) by_plan.push_back(column(outcomes, m));
    const std::vector<double> best = best_counts(by_plan, less_is_better);
    for (std::size_t p = 0; p < plans; ++p) {
      const std::vector<double> happened = without_nan(by_plan[p]);
      MeasureSummary& summary = result.summaries[p].measures[m];
      summary.mean = mean_interval(happened);
      summary.happened =
          proportion_interval(static_cast<int>(happened.size()), result.replications);
      summary.worst_tenth = worst_tenth(by_plan[p], less_is_better);
      summary.best_share =
          proportion_interval(static_cast<int>(std::lround(best[p])), result.replications);
      summary.best_share.mean = best[p] / result.replications;
      if (p == 0) continue;
      result.differences[p - 1].measures[m] = paired_difference(by_plan[p], by_plan[0]);
    }
  }
}

void summarise_picture(Comparison& result, const std::vector<std::vector<Outcome>>& known) {
  for (std::size_t p = 0; p < result.plans.size(); ++p) {
    PictureCost& picture = result.picture.emplace_back();
    for (std::size_t m = 0; m < kMeasures; ++m) {
      const std::vector<double> values = column(known[p], m);
      const std::vector<double> happened = without_nan(values);
      picture.known[m] = mean_interval(happened);
      picture.happened[m] =
          proportion_interval(static_cast<int>(happened.size()), result.replications);
      picture.cost[m] = paired_difference(column(result.outcomes[p], m), values);
    }
  }
}

}  // namespace

std::optional<Comparison> compare(const Setup& setup, const CompareOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  Comparison result;
  result.plans = options.plans;
  result.seed = options.seed;
  result.replications = options.replications;
  result.threads = options.threads;
  result.outcomes.assign(options.plans.size(),
                         std::vector<Outcome>(static_cast<std::size_t>(options.replications)));
  std::vector<std::vector<Outcome>> known;  // with perfect information
  if (options.perfect_information) known = result.outcomes;
  std::atomic<int> next{0};
  std::atomic<int> done{0};
  std::atomic<bool> failed{false};
  std::exception_ptr failure;
  std::mutex failure_guard;
  const auto work = [&] {
    Weather weather = setup.forecast;
    try {
      for (int r = next++; r < options.replications; r = next++) {
        if (failed || (options.cancelled != nullptr && *options.cancelled)) return;
        const RunKey key{options.seed, static_cast<std::uint32_t>(r)};
        setup.forecast.realise(key, weather);
        for (std::size_t p = 0; p < options.plans.size(); ++p) {
          const auto outcome = [&](Information information) {
            PlanFollower commander(setup, options.plans[p]);
            Run run(setup, weather, key, false, information);
            carry_on(run, commander);
            if (options.progress) options.progress(++done);
            return outcome_of(run);
          };
          result.outcomes[p][static_cast<std::size_t>(r)] = outcome(Information::sensed);
          if (options.perfect_information)
            known[p][static_cast<std::size_t>(r)] = outcome(Information::perfect);
        }
      }
    } catch (...) {
      const std::lock_guard lock(failure_guard);
      if (!failed.exchange(true)) failure = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  for (int t = 1; t < options.threads; ++t) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
  if (options.cancelled != nullptr && *options.cancelled) return std::nullopt;
  summarise(result);
  if (options.perfect_information) summarise_picture(result, known);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

RunResult run_plan(const Setup& setup, Id<Plan> plan, RunKey key, bool keep_records,
                   Information information) {
  Weather weather = setup.forecast;
  setup.forecast.realise(key, weather);
  PlanFollower commander(setup, plan);
  return run_under(setup, weather, commander, key, keep_records, information);
}

RunResult run_journal(const Setup& setup, std::vector<GivenOrder> journal, RunKey key,
                      bool keep_records, Information information) {
  Weather weather = setup.forecast;
  setup.forecast.realise(key, weather);
  Recorded commander(std::move(journal));
  return run_under(setup, weather, commander, key, keep_records, information);
}

Measure headline(const Scenario& scenario) {
  if (!scenario.groups.empty()) return Measure::clearance_100_s;
  if (scenario.incidents.empty()) return Measure::first_on_scene_s;
  const bool ends = std::any_of(
      scenario.incidents.begin(), scenario.incidents.end(),
      [&](const Incident& i) { return scenario.incident_types[i.type].resolve.has_value(); });
  return ends ? Measure::resolved_s : Measure::contained_s;
}

}  // namespace skerry
