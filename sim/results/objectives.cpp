#include "sim/results/objectives.h"

#include "sim/base/require.h"
#include "sim/model/order.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace skerry {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double in_si(const Objective& objective, const Threshold& threshold) {
  const auto value = parse_threshold(threshold.text, unit_of(objective));
  require(value.has_value(), "the check has read every threshold");
  return *value;
}

}  // namespace

ObjectiveResult judged(const Objective& objective, double value, bool happened) {
  if (!happened) return {Verdict::not_met, kNaN, kNaN};
  const double sign = less_is_better(objective) ? 1.0 : -1.0;
  const double margin = sign * (in_si(objective, objective.met) - value);
  if (margin >= 0) return {Verdict::met, value, margin};
  const bool is_partly =
      objective.partly && sign * (in_si(objective, *objective.partly) - value) >= 0;
  return {is_partly ? Verdict::partly : Verdict::not_met, value, margin};
}

DrillFold::DrillFold(const Scenario& scenario)
    : scenario_(&scenario),
      is_played_(!scenario.drill.injects.empty() || !scenario.drill.objectives.empty()),
      given_(scenario.drill.injects.size(), kNever),
      watched_(scenario.drill.objectives.size()) {
  for (const Id<Objective> id : scenario.drill.objectives.ids()) {
    const auto& time = scenario.drill.objectives[id].time;
    if (time && std::holds_alternative<StartMoment>(time->from.value))
      watched_[id.index()].from = kStart;
  }
}

void DrillFold::note(const Record& record) {
  if (record.kind == RecordKind::inject_given) given_[record.a] = record.at;
  for (const Id<Objective> id : scenario_->drill.objectives.ids()) {
    const auto& time = scenario_->drill.objectives[id].time;
    if (!time) continue;
    Watched& watched = watched_[id.index()];
    if (watched.from == kNever && is(time->from, record)) watched.from = record.at;
    const bool counts =
        watched.from != kNever || !std::holds_alternative<OrderMoment>(time->to.value);
    if (watched.to == kNever && counts && is(time->to, record)) watched.to = record.at;
  }
}

/// Whether a record is the one that a moment waits for.
bool DrillFold::is(const Moment& moment, const Record& record) const {
  struct Visitor {
    const Scenario& s;
    const Record& r;

    bool is_of(RecordKind kind, std::uint32_t subject) const {
      return r.kind == kind && r.a == subject;
    }
    bool operator()(const StartMoment&) const { return false; }
    bool operator()(const InjectMoment& m) const {
      return is_of(RecordKind::inject_given, m.inject.index());
    }
    bool operator()(const BegunMoment& m) const {
      return is_of(RecordKind::incident_began, m.incident.index());
    }
    bool operator()(const Detected& m) const {
      return is_of(RecordKind::incident_detected, m.incident.index());
    }
    bool operator()(const Contained& m) const {
      return is_of(RecordKind::incident_contained, m.incident.index());
    }
    bool operator()(const Resolved& m) const {
      return is_of(RecordKind::incident_resolved, m.incident.index());
    }
    bool operator()(const OrderMoment& m) const {
      const bool to_team = order_index<Mobilise>() == r.a || order_index<March>() == r.a ||
                           order_index<Release>() == r.a;
      return r.kind == RecordKind::order_given && to_team &&
             (!m.agency || s.force.teams[Id<Team>{r.b}].agency == *m.agency);
    }
    bool operator()(const SceneMoment& m) const {
      if (r.kind != RecordKind::team_on_scene || r.b != m.incident.index()) return false;
      if (m.agency) return s.force.teams[Id<Team>{r.a}].agency == *m.agency && r.value > 0;
      return r.value >= m.persons.value_or(1);
    }
    bool operator()(const LevelMoment& m) const {
      return r.kind == RecordKind::level_declared && r.a <= static_cast<std::uint32_t>(m.level);
    }
    bool operator()(const OpenMoment& m) const {
      return is_of(RecordKind::wharf_opened, m.place.index());
    }
  };
  return std::visit(Visitor{*scenario_, record}, moment.value);
}

double DrillFold::lapse_s(const Watched& watched) const {
  if (watched.to == kNever) return kNaN;
  return in_seconds(std::max(watched.to, watched.from) - watched.from);
}

std::vector<ObjectiveResult> DrillFold::results(const MeasureValues& measures) const {
  std::vector<ObjectiveResult> results;
  for (const Id<Objective> id : scenario_->drill.objectives.ids()) {
    const Objective& objective = scenario_->drill.objectives[id];
    const Watched& watched = watched_[id.index()];
    const double value = objective.measure ? measures[static_cast<std::size_t>(*objective.measure)]
                                           : lapse_s(watched);
    // Of times, one that is not there never came; what else is not there does not apply.
    const bool is_judged = objective.measure
                               ? unit_of(objective) == MeasureInfo::Unit::time || !std::isnan(value)
                               : watched.from != kNever;
    results.push_back(is_judged ? judged(objective, value, !std::isnan(value))
                                : ObjectiveResult{Verdict::not_judged, kNaN, kNaN});
  }
  return results;
}

}  // namespace skerry
