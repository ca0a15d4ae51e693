// Beats: teams that walk from point to point while they are on duty; whoever stands somewhere and
// sees what happens there.

#include "sim/base/contains.h"
#include "sim/run/picture.h"
#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

bool Processes::is_on_duty(Id<Beat> id) const {
  return is_within(run_.setup_->duty[id], world_.now);
}

void Processes::begin_beats() {
  for (const Id<Beat> id : scenario_.beats.ids())
    for (const auto& [begin, end] : run_.setup_->duty[id])
      if (begin > kStart)
        schedule(begin, Phase::movement, EventKind::beat_begins, id.index());
      else
        beat_begins(id);
}

/// Its teams that are at home set off; at the start they are out already.
void Processes::beat_begins(Id<Beat> id) {
  const Beat& beat = scenario_.beats[id];
  for (std::size_t i = 0; i < beat.teams.size(); ++i) {
    TeamState& team = world_.teams[beat.teams[i]];
    if (team.doing != TeamDoing::home) continue;
    team.called_at = world_.now;
    begin_shift(beat.teams[i]);
    muster(beat.teams[i]);
    team.doing = TeamDoing::patrolling;
    team.point = static_cast<std::uint32_t>(i * beat.places.size() / beat.teams.size());
    if (world_.now > kStart) {
      walk_beat(beat.teams[i]);
      continue;
    }
    team.bound = beat.places[team.point];
    patrol_comes(beat.teams[i]);
  }
}

/// Sets off for the next point of its beat, or home when its duty is over; stays while weather
/// closes a bridge on the way.
void Processes::walk_beat(Id<Team> id) {
  const Team& what = scenario_.force.teams[id];
  TeamState& team = world_.teams[id];
  const Id<Beat> beat = *run_.setup_->beat_of[id];
  const bool on_duty = is_on_duty(beat);
  team.bound = on_duty ? scenario_.beats[beat].places[team.point] : what.home;
  team.stopped = false;
  if (team.at == team.bound && team.leaves <= world_.now) return patrol_comes(id);
  const Routes& routes = run_.setup_->routes;
  if (is_severed(run_, what.moves, team.at, team.bound) ||
      excess_on_march(scenario_, routes, *run_.weather_, what.moves, team.at, team.bound,
                      world_.epoch)) {
    team.stopped = true;
    return;
  }
  set_out(id);
  if (on_duty)
    record(RecordKind::patrol_walks, id.index(), team.bound.index(), beat.index());
  else
    record(RecordKind::patrol_goes_home, id.index(), beat.index());
  schedule(team.there, Phase::movement, EventKind::patrol_comes, id.index(), team.generation);
}

void Processes::patrol_comes(Id<Team> id) {
  TeamState& team = world_.teams[id];
  const Id<Beat> id_of_beat = *run_.setup_->beat_of[id];
  const Beat& beat = scenario_.beats[id_of_beat];
  team.between = false;
  team.at = team.bound;
  team.leaves = world_.now;
  if (!is_on_duty(id_of_beat))
    return team.at == scenario_.force.teams[id].home ? end_patrol(id) : walk_beat(id);
  // Duty may have begun again on its way home.
  if (team.at != beat.places[team.point]) return walk_beat(id);
  record(RecordKind::patrol_visits, id.index(), team.at.index(), id_of_beat.index());
  ++team.generation;
  schedule(world_.now + beat.dwell, Phase::movement, EventKind::patrol_goes, id.index(),
           team.generation);
  raise(Cause::team);
  for (const Id<Incident> incident : scenario_.incidents.ids())
    if (has_in_sight(id, incident)) seen(incident, Sensor::patrol);
}

void Processes::patrol_goes(Id<Team> id) {
  TeamState& team = world_.teams[id];
  const auto& places = scenario_.beats[*run_.setup_->beat_of[id]].places;
  team.point = static_cast<std::uint32_t>((team.point + 1) % places.size());
  walk_beat(id);
}

void Processes::end_patrol(Id<Team> id) {
  TeamState& team = world_.teams[id];
  team.doing = TeamDoing::home;
  team.persons = 0;
  record(RecordKind::patrol_ended, id.index(), run_.setup_->beat_of[id]->index());
  raise(Cause::team);
}

/// It is free again: it goes on with its beat, if a way by land leads there.
void Processes::resume_beat(Id<Team> id) {
  TeamState& team = world_.teams[id];
  const auto beat = run_.setup_->beat_of[id];
  if (!beat || team.doing != TeamDoing::ready) return;
  if (!run_.setup_->routes.connected(Routes::net_of(scenario_.force.teams[id].moves), team.at,
                                     scenario_.beats[*beat].places[team.point]))
    return;
  team.doing = TeamDoing::patrolling;
  team.landed = false;
  walk_beat(id);
}

/// Under way it turns: back, or on, to the nearer end of the stretch it is on.
Processes::Standing Processes::nearer_end(const TeamState& team) const {
  const bool is_under_way = team.doing == TeamDoing::marching || team.between;
  if (!is_under_way) return {team.at, std::max(team.leaves, world_.now)};
  // Turned before, it may be still on its way to where this stretch begins.
  if (world_.now <= team.leaves) return {team.at, team.leaves};
  const Duration gone = world_.now - team.leaves, left = team.there - world_.now;
  return left < gone ? Standing{team.bound, team.there} : Standing{team.at, world_.now + gone};
}

/// Breaks off what it does by land, for another task.
void Processes::turn_off(Id<Team> id) {
  TeamState& team = world_.teams[id];
  const Standing end = nearer_end(team);
  if (team.doing == TeamDoing::patrolling)
    record(RecordKind::patrol_left, id.index(), run_.setup_->beat_of[id]->index());
  team.at = end.place;
  team.leaves = end.since;
  team.between = team.stopped = team.has_bound = false;
  ++team.generation;
  team.doing = TeamDoing::ready;
}

/// From where it stands to where it is bound.
void Processes::set_out(Id<Team> id) {
  const Team& what = scenario_.force.teams[id];
  TeamState& team = world_.teams[id];
  const auto time =
      march_time(scenario_, run_.setup_->routes, what.moves, what.speed, team.at, team.bound);
  require(time.has_value(), "an accepted march has a route");
  team.leaves = std::max(team.leaves, world_.now);
  team.there = team.leaves + *time;
  team.between = team.doing == TeamDoing::patrolling;
  ++team.generation;
}

// ---- what is seen --------------------------------------------------------------------------

bool Processes::has_in_sight(Id<Team> id, Id<Incident> incident) const {
  const TeamState& team = world_.teams[id];
  if (team.doing != TeamDoing::patrolling || team.between) return false;
  const auto& places = scenario_.region.places;
  const Length sight = scenario_.beats[*run_.setup_->beat_of[id]].sight;
  const auto& at = scenario_.incidents[incident].places;
  return std::any_of(at.begin(), at.end(), [&](Id<Place> place) {
    return place == team.at ||
           (sight.si > 0 && distance(places[team.at].position, places[place].position) <= sight);
  });
}

/// Somebody could watch what they show.
bool Processes::cameras_work(Id<Place> id) const {
  return scenario_.region.places[id].cameras > 0 && !is_lost(LossOf::power, id) && !is_cut_off(id);
}

/// The best coverage of a camera that works at any of its places.
double Processes::coverage(Id<Incident> id) const {
  double best = 0.0;
  for (const Id<Place> place : scenario_.incidents[id].places)
    if (cameras_work(place)) best = std::max(best, scenario_.region.places[place].cameras);
  return best;
}

/// Somebody sees it: from now on, or after the time that it takes him to know what he sees.
void Processes::seen(Id<Incident> id, Sensor by) {
  const IncidentState& state = world_.incidents[id];
  if (!state.begun || state.detected || is_over(state)) return;
  const auto& delay = type_of(id).seen_by_patrol;
  if (by != Sensor::patrol || !delay) return tell(id, by);
  known_after(id, by, time_drawn(id, *delay, Purpose::sight));
}

void Processes::known_after(Id<Incident> id, Sensor by, Duration time) {
  if (is_cut_off(scenario_.incidents[id].places.front())) time += *scenario_.force.command.runner;
  schedule(world_.now + std::max(time, Duration{0}), Phase::observation,
           EventKind::incident_detected, id.index(), static_cast<std::uint32_t>(by));
}

/// What goes on at a place is seen by those who came there.
void Processes::look_around(Id<Place> place, Sensor by) {
  for (const Id<Incident> id : run_.setup_->happens_at[place]) seen(id, by);
}

/// It begins before the eyes of those who are there, and of cameras.
void Processes::seen_at_onset(Id<Incident> id) {
  const IncidentType& type = type_of(id);
  const auto& places = scenario_.incidents[id].places;
  if (world_.incidents[id].persons > 0) tell(id, Sensor::arrival);
  for (const Id<Team> team : world_.teams.ids()) {
    const TeamState& state = world_.teams[team];
    const bool stands = (state.doing == TeamDoing::posted || state.doing == TeamDoing::looking) &&
                        contains(places, state.at);
    if (stands || has_in_sight(team, id)) seen(id, Sensor::patrol);
  }
  for (const CraftState& craft : world_.craft)
    if (craft.doing == CraftDoing::hovering && contains(places, craft.at)) seen(id, Sensor::drone);
  if (!type.seen_by_camera) return;
  for (std::uint32_t p = 0; p < places.size(); ++p)
    if (cameras_work(places[p]) &&
        luck(id, Purpose::camera, 2 * p) < scenario_.region.places[places[p]].cameras)
      known_after(id, Sensor::camera,
                  time_drawn(id, *type.seen_by_camera, Purpose::camera, 2 * p + 1));
}

}  // namespace skerry
