#include "sim/report/json_report.h"

#include "sim/base/fingerprint.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace skerry {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json interval(const Estimate& e) { return {number(e.low), number(e.high)}; }

Json ledger_json(const std::array<double, kStages>& ledger) {
  Json result = Json::object();
  for (std::size_t stage = 0; stage < kStages; ++stage) result[kStageNames[stage]] = ledger[stage];
  return result;
}

Json accounts_json(const std::array<double, 5>& accounts) {
  constexpr const char* kNames[] = {"moved", "waiting", "refused", "lost", "sheltered"};
  Json result = Json::object();
  double there = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    result[kNames[i]] = accounts[i];
    there += accounts[i];
  }
  result["there"] = there;
  return result;
}

Json summary_json(const Setup& setup, const PlanSummary& summary) {
  const Scenario& s = setup.scenario;
  Json measures = Json::object();
  for (const MeasureInfo& info : kMeasureTable) {
    const MeasureSummary& m = summary.measures[static_cast<std::size_t>(info.measure)];
    if (m.mean.count == 0) {
      measures[info.id] = nullptr;
      continue;
    }
    measures[info.id] = {{"mean", number(m.mean.mean)},
                         {"ci95", interval(m.mean)},
                         {"happened", m.happened.mean},
                         {"worst_tenth", number(m.worst_tenth)},
                         {"best_share", m.best_share.mean}};
  }
  Json plan{{"plan", s.plans[summary.plan].id}, {"measures", measures}};
  const bool people = !s.groups.empty();
  plan["ledger"] = ledger_json(people ? summary.evacuee_ledger : summary.responder_ledger);
  if (people) {
    plan["responders_ledger"] = ledger_json(summary.responder_ledger);
    plan["accounts"] = accounts_json(summary.accounts);
  }
  Json held = Json::object();
  for (const Id<CraftClass> id : s.fleet.classes.ids())
    if (summary.held_share_by_class[id.index()] > 0)
      held[s.fleet.classes[id].id] = {{"share", summary.held_share_by_class[id.index()]},
                                      {"mean_hours", summary.held_hours_by_class[id.index()]}};
  plan["held_by_weather"] = held;
  return plan;
}

Json picture_json(const PictureCost& picture) {
  Json measures = Json::object();
  for (const MeasureInfo& info : kMeasureTable) {
    const auto m = static_cast<std::size_t>(info.measure);
    const MeasureDifference& d = picture.cost[m];
    if (picture.known[m].count == 0) {
      measures[info.id] = nullptr;
      continue;
    }
    measures[info.id] = {{"with_perfect_information", number(picture.known[m].mean)},
                         {"happened", picture.happened[m].mean},
                         {"cost", d.mean.count == 0 ? Json(nullptr) : number(d.mean.mean)},
                         {"ci95", d.mean.count == 0 ? Json(nullptr) : interval(d.mean)},
                         {"pairs", d.mean.count}};
  }
  return measures;
}

Json objectives_json(const Scenario& s, const Outcome& outcome) {
  Json result = Json::object();
  for (const Id<Objective> id : s.drill.objectives.ids()) {
    const ObjectiveResult& objective = outcome.objectives[id.index()];
    result[s.drill.objectives[id].id] = {
        {"verdict", kVerdictIds[static_cast<std::size_t>(objective.verdict)]},
        {"value", number(objective.value)},
        {"margin", number(objective.margin)}};
  }
  return result;
}

}  // namespace

std::string comparison_json(const Setup& setup, const Comparison& comparison) {
  const Scenario& s = setup.scenario;
  Json result{{"scenario", s.id},
              {"seed", comparison.seed},
              {"replications", comparison.replications},
              {"plans", Json::array()},
              {"differences", Json::array()}};
  for (const PlanSummary& summary : comparison.summaries)
    result["plans"].push_back(summary_json(setup, summary));
  for (const PlanDifference& difference : comparison.differences) {
    Json measures = Json::object();
    for (const MeasureInfo& info : kMeasureTable) {
      const MeasureDifference& d = difference.measures[static_cast<std::size_t>(info.measure)];
      if (d.mean.count == 0)
        measures[info.id] = nullptr;
      else
        measures[info.id] = {{"mean", number(d.mean.mean)},
                             {"ci95", interval(d.mean)},
                             {"pairs", d.mean.count},
                             {"correlation", number(d.correlation)}};
    }
    result["differences"].push_back({{"plan", s.plans[difference.plan].id},
                                     {"baseline", s.plans[comparison.plans.front()].id},
                                     {"measures", measures}});
  }
  for (std::size_t p = 0; p < comparison.picture.size(); ++p)
    result["plans"][p]["picture_cost"] = picture_json(comparison.picture[p]);
  const double runs = comparison.replications * static_cast<double>(comparison.plans.size());
  result["speed"] = {
      {"replications_per_second", runs / comparison.seconds},
      {"events_per_second", static_cast<double>(comparison.events) / comparison.seconds}};
  result["build"] = build_description();
  result["math_fingerprint"] = hex(math_fingerprint());
  return result.dump(2) + "\n";
}

std::string outcome_json(const Scenario& scenario, const std::string& plan, RunKey key,
                         const Outcome& outcome) {
  Json measures = Json::object();
  for (const MeasureInfo& info : kMeasureTable)
    measures[info.id] = number(outcome.measures[static_cast<std::size_t>(info.measure)]);
  const Accounts& a = outcome.accounts;
  Json result{{"scenario", scenario.id},
              {"plan", plan},
              {"seed", key.seed},
              {"replication", key.replication},
              {"digest", hex(outcome.digest)},
              {"measures", measures}};
  if (!scenario.groups.empty())
    result["accounts"] = {{"moved", a.moved}, {"waiting", a.waiting},     {"refused", a.refused},
                          {"lost", a.lost},   {"sheltered", a.sheltered}, {"there", a.total()}};
  result["ledger"] =
      ledger_json(scenario.groups.empty() ? outcome.responder_ledger : outcome.evacuee_ledger);
  if (!outcome.objectives.empty()) result["objectives"] = objectives_json(scenario, outcome);
  result["events"] = outcome.events;
  result["orders"] = outcome.orders;
  result["build"] = build_description();
  result["math_fingerprint"] = hex(math_fingerprint());
  return result.dump(2) + "\n";
}

}  // namespace skerry
