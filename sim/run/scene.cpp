// Scenes: who works there. Those who are led, whose agency may, each as well as he still can.

#include "sim/base/contains.h"
#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

/// One leads so many teams; each response level above IV brings another who does.
int Processes::most_led() const {
  const auto& span = scenario_.force.command.span;
  if (!span) return static_cast<int>(world_.teams.size());
  const int leaders = world_.level ? 5 - static_cast<int>(*world_.level) : 1;
  return *span * leaders;
}

bool Processes::is_closed_to(Id<Incident> id, Id<Team> team) const {
  const IncidentType& type = type_of(id);
  return contains(type.levels[world_.incidents[id].level].closed_to,
                  scenario_.force.teams[team].agency);
}

void Processes::join_scene(Id<Team> id) {
  TeamState& team = world_.teams[id];
  const Id<Incident> incident{team.incident};
  IncidentState& scene = world_.incidents[incident];
  team.doing = TeamDoing::on_scene;
  team.on_scene_since = world_.now;
  scene.persons += team.persons;
  count(id, team.persons, scene.by_capability);
  ++scene.teams_unled;
  record(RecordKind::team_on_scene, id.index(), incident.index(), 0, scene.persons);
  lead_more(incident);
  if (!team.led) record(RecordKind::team_waits_to_be_led, id.index(), incident.index());
  raise(Cause::scene);
  force_changed(incident);
}

void Processes::leave_scene(Id<Team> id) {
  TeamState& team = world_.teams[id];
  const Id<Incident> incident{team.incident};
  IncidentState& scene = world_.incidents[incident];
  scene.persons -= team.persons;
  count(id, -team.persons, scene.by_capability);
  if (team.led) {
    --scene.teams_led;
    scene.workers -= team.persons * team.vigour;
    count(id, -team.persons, scene.led_by_capability);
    team.led = false;
  } else {
    --scene.teams_unled;
  }
  team.doing = TeamDoing::ready;
  lead_more(incident);
  force_changed(incident);
  raise(Cause::scene);
}

void Processes::lead(Id<Team> id) {
  TeamState& team = world_.teams[id];
  IncidentState& scene = world_.incidents[Id<Incident>{team.incident}];
  team.led = true;
  --scene.teams_unled;
  ++scene.teams_led;
  scene.workers += team.persons * team.vigour;
  count(id, team.persons, scene.led_by_capability);
  if (team.on_scene_since < world_.now) record(RecordKind::team_led, id.index(), team.incident);
}

/// As many as can be led, of those who stand by the longest there; of equals the first named.
void Processes::lead_more(Id<Incident> incident) {
  const IncidentState& scene = world_.incidents[incident];
  while (scene.teams_unled > 0 && scene.teams_led < most_led()) {
    std::optional<Id<Team>> next;
    for (const Id<Team> id : world_.teams.ids()) {
      const TeamState& team = world_.teams[id];
      if (team.doing != TeamDoing::on_scene || team.led || team.incident != incident.index())
        continue;
      if (!next || team.on_scene_since < world_.teams[*next].on_scene_since) next = id;
    }
    require(next.has_value(), "a team that is counted as standing by is there");
    lead(*next);
  }
}

/// It has become too dangerous for some of those there.
void Processes::withdraw_the_barred(Id<Incident> incident) {
  for (const Id<Team> id : world_.teams.ids()) {
    const TeamState& team = world_.teams[id];
    if (team.doing != TeamDoing::on_scene || team.incident != incident.index() ||
        !is_closed_to(incident, id))
      continue;
    record(RecordKind::team_withdrawn, id.index(), incident.index());
    release(id);
  }
}

// ---- fatigue -------------------------------------------------------------------------------

/// Goes on duty, fresh.
void Processes::begin_shift(Id<Team> id) {
  TeamState& team = world_.teams[id];
  team.on_duty_since = world_.now;
  team.off_task_since = kNever;
  team.vigour = 1000;
  ++team.shift;
  if (const auto& fatigue = scenario_.force.fatigue)
    schedule(world_.now + fatigue->fresh + std::chrono::hours{1}, Phase::movement,
             EventKind::team_tires, id.index(), team.shift);
}

void Processes::team_tires(Id<Team> id) {
  TeamState& team = world_.teams[id];
  const Fatigue& fatigue = *scenario_.force.fatigue;
  const int vigour_now = vigour(fatigue, world_.now - team.on_duty_since);
  if (vigour_now == team.vigour) return;
  if (team.led) {
    const Id<Incident> incident{team.incident};
    world_.incidents[incident].workers += team.persons * (vigour_now - team.vigour);
    force_changed(incident);
  }
  team.vigour = vigour_now;
  record(RecordKind::team_tired, id.index(), 0, 0, vigour_now / 1000.0);
  schedule(world_.now + std::chrono::hours{1}, Phase::movement, EventKind::team_tires, id.index(),
           team.shift);
}

}  // namespace skerry
