// Incidents: onset, detection, escalation, containment, flight, lives, resolution. The rules stand
// in sim/model/incident.h.

#include "sim/model/cold_water.h"
#include "sim/run/conditions.h"
#include "sim/run/picture.h"
#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {
namespace {

/// What it takes now: to contain it, then to resolve it.
const std::vector<Need>& needs(const IncidentType& type, const IncidentState& state) {
  return state.contained && type.resolve ? type.resolve->needs : type.levels[state.level].needs;
}

}  // namespace

Duration Processes::time_drawn(Id<Incident> id, const Distribution& distribution, Purpose purpose,
                               std::uint32_t index) const {
  return draw(distribution, run_.key_, purpose, run_.setup_->incident_luck[id], index);
}

double Processes::luck(Id<Incident> id, Purpose purpose, std::uint32_t index) const {
  return uniform(run_.key_, purpose, run_.setup_->incident_luck[id], index);
}

/// Onsets that something brings about are judged at every weather epoch, on the true world.
void Processes::judge_onsets() {
  for (const Id<Incident> id : run_.setup_->brought_about)
    if (!world_.incidents[id].begun &&
        holds(*scenario_.incidents[id].begins_when, Picture(run_), nullptr))
      incident_begins(id);
}

void Processes::incident_begins(Id<Incident> id) {
  const IncidentType& type = type_of(id);
  IncidentState& state = world_.incidents[id];
  state.begun = true;
  state.began_at = state.since = world_.now;
  record(RecordKind::incident_began, id.index());
  state.work.left = work_to_contain(type, 0, luck(id, Purpose::work));
  await_escalation(id);
  if (type.flees) state.flight.left = quantile(type.flees->after, luck(id, Purpose::flight));
  if (type.crowd) {
    state.crowd = type.crowd->persons;
    await_crowd(id);
  }
  if (type.lives) {
    state.in_danger = type.lives->persons;
    for (int person = 0; person < type.lives->persons; ++person)
      schedule(world_.now + lives_for(id, static_cast<std::uint32_t>(person)), Phase::environment,
               EventKind::life_ends, id.index());
  }
  if (type.search_at_sea) goes_adrift(id);
  plume_begins(id);
  if (type.hours) hours_change(id);
  known_after(id, Sensor::report, time_drawn(id, type.detection, Purpose::detection));
  if (run_.information_ == Information::perfect) incident_detected(id, Sensor::certainty);
  seen_at_onset(id);
  force_changed(id);
}

Duration Processes::lives_for(Id<Incident> id, std::uint32_t person) const {
  const LivesAtRisk& lives = *type_of(id).lives;
  if (lives.survive) return time_drawn(id, *lives.survive, Purpose::survival, person);
  return survival_in_water(*scenario_.incidents[id].water, luck(id, Purpose::survival, person));
}

/// The first to tell of it; a register may do so before it begins.
void Processes::incident_detected(Id<Incident> id, Sensor by) {
  IncidentState& state = world_.incidents[id];
  if (state.detected || (!state.begun && by != Sensor::crew_register)) return;
  state.detected = true;
  state.detected_at = world_.now;
  record(RecordKind::incident_detected, id.index(), static_cast<std::uint32_t>(by));
  raise(Cause::detection);
}

/// The least share of its needs that stands on scene.
double Processes::met(Id<Incident> id) const {
  const IncidentState& state = world_.incidents[id];
  double least = state.persons > 0 ? 1.0 : 0.0;
  for (const Need& need : needs(type_of(id), state))
    least = std::min(
        least,
        static_cast<double>(state.led_by_capability[static_cast<std::size_t>(need.capability)]) /
            need.persons);
  return least;
}

/// The share of the ways off that are open and unwatched.
double Processes::open_ways(Id<Incident> id) const {
  const Flight& flight = *type_of(id).flees;
  const auto& ways = run_.setup_->ways_off[id];
  const auto open = std::count_if(ways.begin(), ways.end(), [&](Id<Place> place) {
    const auto by = static_cast<std::size_t>(flight.watched_by);
    return usable(place) && world_.places[place].can[by] < flight.watch;
  });
  return ways.empty() ? 0.0 : static_cast<double>(open) / static_cast<double>(ways.size());
}

bool Processes::is_active(Id<Incident> id) const {
  return !type_of(id).hours || is_within(run_.setup_->active[id], world_.now);
}

/// Brings what moves to where it stands now.
void Processes::settle_incident(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  const double seconds = in_seconds(world_.now - state.since);
  state.since = world_.now;
  if (seconds <= 0) return;
  for (Countdown* each : {&state.work, &state.worse, &state.flight, &state.crowd_changes})
    each->run(seconds);
  if (state.harm_rate > 0)
    record(RecordKind::harm_done, id.index(), 0, 0, state.harm_rate * seconds);
}

/// The force on scene, or what else counts, changed: all that moves goes on at another rate.
void Processes::force_changed(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  if (!state.begun) return;
  settle_incident(id);
  const IncidentType& type = type_of(id);
  const bool goes_on = is_active(id) && !is_over(state);
  const bool is_loose = goes_on && !state.contained;
  const double share = met(id);
  state.worse.rate = is_loose ? 1.0 - share : 0.0;
  state.harm_rate = is_loose ? type.levels[state.level].harm.si : 0.0;
  state.flight.rate = is_loose && type.flees ? open_ways(id) : 0.0;
  state.crowd_changes.rate =
      is_loose && type.crowd
          ? joining(*type.crowd, state.crowd).si + leaving(*type.crowd, state.crowd, share).si
          : 0.0;
  const bool has_work = is_loose ? !type.crowd : goes_on && type.resolve;
  state.work.rate = has_work && share >= 1.0 ? state.workers / 1000.0 : 0.0;
  if (type.search_at_sea) state.work.rate = is_loose ? finding_rate(id) : 0.0;
  ++state.generation;
  const auto await = [&](const Countdown& countdown, EventKind kind) {
    const double seconds = countdown.seconds_left();
    if (world_.now + to_ticks(Seconds{std::min(seconds, 1e10)}) > scenario_.end()) return;
    schedule(world_.now + to_ticks(Seconds{seconds}), Phase::observation, kind, id.index(),
             state.generation);
  };
  await(state.work, EventKind::incident_worked_off);
  await(state.worse, EventKind::incident_escalates);
  await(state.flight, EventKind::suspects_flee);
  await(state.crowd_changes, EventKind::crowd_changes);
  plume_moves(id);
}

/// The draw against which it ages towards its next level; the size of a crowd is none.
void Processes::await_escalation(Id<Incident> id) {
  const IncidentType& type = type_of(id);
  IncidentState& state = world_.incidents[id];
  const std::uint32_t next = state.level + 1u;
  state.worse.left = next < type.levels.size() && !type.levels[next].crowd
                         ? age_to_escalate(type, next, luck(id, Purpose::escalation, next))
                         : Countdown{}.left;
}

void Processes::await_crowd(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  state.crowd_changes.left = unit_exponential(luck(id, Purpose::crowd, 2 * state.crowd_change));
}

/// One joins the crowd, or leaves it; when it has dispersed, it is contained.
void Processes::crowd_changes(Id<Incident> id) {
  settle_incident(id);
  const IncidentType& type = type_of(id);
  IncidentState& state = world_.incidents[id];
  const double joins = joining(*type.crowd, state.crowd).si;
  const bool joined =
      luck(id, Purpose::crowd, 2 * state.crowd_change + 1) < joins / state.crowd_changes.rate;
  state.crowd += joined ? 1 : -1;
  ++state.crowd_change;
  record(RecordKind::crowd_changed, id.index(), 0, 0, state.crowd);
  if (state.crowd == 0) return work_done(id);
  await_crowd(id);
  force_changed(id);
  const auto is_of_next_level = [&] {
    const std::size_t next = state.level + 1u;
    return next < type.levels.size() && type.levels[next].crowd &&
           state.crowd >= *type.levels[next].crowd;
  };
  while (is_of_next_level()) escalate(id);
}

/// A place is watched by others, or its weather changed.
void Processes::ways_off_changed(Id<Place> place) {
  for (const Id<Incident> id : run_.setup_->flights[place]) force_changed(id);
}

void Processes::escalate(Id<Incident> id) {
  settle_incident(id);
  const IncidentType& type = type_of(id);
  IncidentState& state = world_.incidents[id];
  const double u = luck(id, Purpose::work);
  const double before = work_to_contain(type, state.level, u);
  ++state.level;
  const double whole = work_to_contain(type, state.level, u);
  state.work.left = before > 0 ? state.work.left / before * whole : whole;
  await_escalation(id);
  record(RecordKind::incident_escalated, id.index(), state.level,
         static_cast<std::uint32_t>(type.levels[state.level].level));
  force_changed(id);
  withdraw_the_barred(id);
  raise(Cause::scene);
}

/// Contained, and then resolved.
void Processes::work_done(Id<Incident> id) {
  settle_incident(id);
  const IncidentType& type = type_of(id);
  IncidentState& state = world_.incidents[id];
  state.work.left = 0;
  if (state.contained) return end_incident(id);
  if (type.search_at_sea) return found_at_sea(id);
  state.contained = true;
  state.in_danger = 0;
  record(RecordKind::incident_contained, id.index());
  if (type.resolve) state.work.left = quantile(type.resolve->work, luck(id, Purpose::work, 1));
  force_changed(id);
  raise(Cause::scene);
}

void Processes::suspects_flee(Id<Incident> id) {
  settle_incident(id);
  world_.incidents[id].fled = true;
  end_incident(id);
}

/// It is over: whoever is there is free for other tasks; who is on the way, when he comes.
void Processes::end_incident(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  state.resolved = !state.fled;
  record(state.fled ? RecordKind::incident_fled : RecordKind::incident_resolved, id.index());
  force_changed(id);
  for (const Id<Team> team : world_.teams.ids())
    if (world_.teams[team].incident == id.index() &&
        world_.teams[team].doing == TeamDoing::on_scene)
      release(team);
  raise(Cause::scene);
}

/// One of those in danger dies, if nobody has come to his help.
void Processes::life_ends(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  if (state.contained || is_over(state)) return;
  --state.in_danger;
  record(RecordKind::life_lost, id.index(), 0, 0, 1);
}

void Processes::hours_change(Id<Incident> id) {
  if (is_over(world_.incidents[id])) return;
  const SimTime next = next_bound(run_.setup_->active[id], world_.now);
  if (next < scenario_.end())
    schedule(next, Phase::environment, EventKind::hours_change, id.index());
  force_changed(id);
}

void Processes::begin_review(Id<Incident> id) {
  world_.incidents[id].reviewed = true;
  record(RecordKind::review_begun, id.index());
  schedule(world_.now + time_drawn(id, type_of(id).review->takes, Purpose::review),
           Phase::observation, EventKind::review_done, id.index());
}

void Processes::review_done(Id<Incident> id) {
  IncidentState& state = world_.incidents[id];
  if (state.contained || is_over(state)) return;
  const double left =
      luck(id, Purpose::review, 1) < coverage(id) ? type_of(id).review->narrows : 1.0;
  settle_incident(id);
  state.work.left *= left;
  record(RecordKind::review_done, id.index(), 0, 0, left);
  force_changed(id);
  raise(Cause::scene);
}

/// Its task is over: it stands free where it is.
void Processes::release(Id<Team> id) {
  TeamState& team = world_.teams[id];
  const std::uint32_t incident = team.incident;
  release_from_craft(id);
  if (team.doing == TeamDoing::on_scene || team.doing == TeamDoing::posted) leave_post(id);
  team.incident = kNone;
  team.counted = false;
  team.off_task_since = world_.now;
  record(RecordKind::team_released, id.index(), incident);
  settle_team(id);
  raise(Cause::team);
  resume_beat(id);
}

}  // namespace skerry
