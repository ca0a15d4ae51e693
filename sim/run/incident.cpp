// Incidents: onset, detection, containment.

#include "sim/run/conditions.h"
#include "sim/run/picture.h"
#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

/// Onsets that something brings about are judged at every weather epoch, on the true world.
void Processes::judge_onsets() {
  for (const Id<Incident> id : scenario_.incidents.ids()) {
    const auto& condition = scenario_.incidents[id].begins_when;
    if (condition && !world_.incidents[id].begun && holds(*condition, Picture(run_), nullptr))
      incident_begins(id);
  }
}

void Processes::incident_begins(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  state.begun = true;
  state.began_at = world_.now;
  record(RecordKind::incident_began, id.index());
  const IncidentType& type = scenario_.incident_types[scenario_.incidents[id].type];
  schedule(world_.now +
               draw(type.detection, run_.key_, Purpose::detection, run_.setup_->incident_luck[id]),
           Phase::observation, EventKind::incident_detected, id.index());
  force_changed(id);
}

void Processes::incident_detected(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  state.detected = true;
  state.detected_at = world_.now;
  record(RecordKind::incident_detected, id.index());
  raise(Cause::detection);
}

void Processes::incident_contained(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  state.contained = true;
  state.work_left_s = 0;
  record(RecordKind::incident_contained, id.index());
  raise(Cause::scene);
}

/// The force on scene changed: the work of containment goes on at another rate, or stops while
/// the needs are not met.
void Processes::force_changed(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  if (!state.begun || state.contained) return;
  state.work_left_s -= state.work_rate * in_seconds(world_.now - state.work_since);
  state.work_left_s = std::max(state.work_left_s, 0.0);
  state.work_since = world_.now;
  const Containment& contain = scenario_.incident_types[scenario_.incidents[id].type].contain;
  const bool met = std::all_of(contain.needs.begin(), contain.needs.end(), [&](const Need& need) {
    return state.by_capability[static_cast<std::size_t>(need.capability)] >= need.persons;
  });
  state.work_rate = met ? state.persons : 0;
  ++state.generation;
  if (state.work_rate > 0)
    schedule(world_.now + to_ticks(Seconds{state.work_left_s / state.work_rate}),
             Phase::observation, EventKind::incident_contained, id.index(), state.generation);
}

}  // namespace skerry
