// Teams: call-out, march, posts, scenes.

#include "sim/base/contains.h"
#include "sim/run/picture.h"
#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

void Processes::mobilise(Id<Team> id, std::optional<Id<Incident>> incident) {
  TeamState& team = world_.teams[id];
  team.doing = TeamDoing::called;
  team.called_at = world_.now;
  begin_shift(id);
  record(RecordKind::team_called, id.index());
  if (incident) task(id, *incident);
  settle_team(id);
  const LocalTime now = local_at(scenario_.start, world_.now);
  schedule(world_.now + draw(call_out_at(scenario_.force.teams[id], now), run_.key_,
                             Purpose::call_out, run_.setup_->team_luck[id]),
           Phase::arrivals, EventKind::team_ready, id.index(), team.generation);
}

/// From now on the team works for an incident: its time counts, from the onset. What it stood by
/// before it was given the task counts as waiting for the decision.
void Processes::task(Id<Team> id, Id<Incident> incident) {
  TeamState& team = world_.teams[id];
  team.incident = incident.index();
  const auto& fatigue = scenario_.force.fatigue;
  if (fatigue && team.off_task_since < world_.now - fatigue->rest) begin_shift(id);
  team.off_task_since = kNever;
  if (team.counted) return;
  const IncidentState& state = world_.incidents[incident];
  if (!state.detected || is_over(state)) return;
  team.counted = true;
  const auto persons = static_cast<std::uint32_t>(scenario_.force.teams[id].persons);
  const auto spend = [&](Stage stage, Duration time) {
    record(RecordKind::spent, static_cast<std::uint32_t>(stage),
           static_cast<std::uint32_t>(Whose::responders), persons, in_seconds(time));
  };
  const bool stands_ready = team.doing != TeamDoing::called;
  // What a register foretold counts from when it was known.
  const SimTime onset =
      state.begun ? std::min(state.began_at, state.detected_at) : state.detected_at;
  const SimTime called = std::max(team.called_at, state.detected_at);
  const SimTime together = std::max(stands_ready ? team.ready_at : world_.now, called);
  spend(Stage::detection, state.detected_at - onset);
  spend(Stage::decision, (called - state.detected_at) + (world_.now - together));
  spend(Stage::call_out, together - called);
  settle_team(id);  // what is left of its call-out counts too
}

/// Those who come stand ready.
void Processes::muster(Id<Team> id) {
  const Team& what = scenario_.force.teams[id];
  TeamState& team = world_.teams[id];
  team.persons = what.persons;
  const double answers = answers_at(what, local_at(scenario_.start, team.called_at));
  if (answers < 1.0) {
    team.persons = 0;
    for (int person = 0; person < what.persons; ++person)
      if (uniform(run_.key_, Purpose::answer, run_.setup_->team_luck[id],
                  static_cast<std::uint32_t>(person)) < answers)
        ++team.persons;
  }
  team.doing = TeamDoing::ready;
  team.ready_at = world_.now;
  record(RecordKind::team_ready, id.index(), 0, 0, team.persons);
  settle_team(id);
  raise(Cause::team);
}

void Processes::team_ready(Id<Team> id) {
  muster(id);
  if (is_unfit(world_.teams[id])) return fall_out(id);
  if (world_.teams[id].has_bound) try_to_march(id);
}

/// The place of an incident that a team reaches first by land; nothing when none can be reached.
std::optional<Id<Place>> Processes::nearest_scene(Id<Team> id, Id<Place> from,
                                                  Id<Incident> incident) const {
  const Team& team = scenario_.force.teams[id];
  std::optional<Id<Place>> nearest;
  Duration soonest = Duration::max();
  for (const Id<Place> place : scenario_.incidents[incident].places) {
    const auto time =
        march_time(scenario_, run_.setup_->routes, team.moves, team.speed, from, place);
    if (!time || *time >= soonest) continue;
    soonest = *time;
    nearest = place;
  }
  return nearest;
}

/// Sends a team by land: at once if it stands ready, else when it does.
void Processes::send(Id<Team> id, Id<Place> to, std::optional<Id<Incident>> incident) {
  TeamState& team = world_.teams[id];
  if (team.doing == TeamDoing::posted || team.doing == TeamDoing::on_scene)
    leave_post(id);
  else if (team.doing == TeamDoing::patrolling || team.doing == TeamDoing::marching ||
           team.doing == TeamDoing::held)
    turn_off(id);
  if (incident) task(id, *incident);
  team.bound = to;
  team.has_bound = true;
  if (team.doing == TeamDoing::ready) try_to_march(id);
}

void Processes::try_to_march(Id<Team> id) {
  const Team& what = scenario_.force.teams[id];
  TeamState& team = world_.teams[id];
  if (team.at == team.bound && team.leaves <= world_.now) return team_arrives(id);
  const Routes& routes = run_.setup_->routes;
  if (is_severed(run_, what.moves, team.at, team.bound) ||
      excess_on_march(scenario_, routes, *run_.weather_, what.moves, team.at, team.bound,
                      world_.epoch)) {
    team.doing = TeamDoing::held;
    settle_team(id);
    return;
  }
  set_out(id);
  team.doing = TeamDoing::marching;
  record(RecordKind::team_set_off, id.index(), team.bound.index());
  settle_team(id);
  schedule(team.there, Phase::movement, EventKind::team_arrives, id.index(), team.generation);
}

void Processes::release_held_teams() {
  for (const Id<Team> id : world_.teams.ids())
    if (world_.teams[id].doing == TeamDoing::held)
      try_to_march(id);
    else if (world_.teams[id].stopped)
      walk_beat(id);
}

void Processes::team_arrives(Id<Team> id) {
  TeamState& team = world_.teams[id];
  team.at = team.bound;
  team.has_bound = false;
  record(RecordKind::team_arrived, id.index(), team.at.index(), 0, team.persons);
  raise(Cause::team);
  if (team.alarm != kNone) return look(id);
  if (team.craft != kNone) {
    team.doing = TeamDoing::waiting;
    settle_team(id);
    const Id<Craft> craft{team.craft};
    if (world_.craft[craft].doing == CraftDoing::boarding) board_teams(craft);
    if (world_.craft[craft].doing == CraftDoing::waiting) next_leg(craft);
    return;
  }
  take_post(id);
}

/// Adds so many of a team to each of its capabilities.
void Processes::count(Id<Team> id, int persons,
                      std::array<std::int32_t, kCapabilities>& can) const {
  for (const Capability c : scenario_.force.teams[id].capability_list)
    can[static_cast<std::size_t>(c)] += persons;
}

void Processes::take_post(Id<Team> id) {
  TeamState& team = world_.teams[id];
  PlaceState& place = world_.places[team.at];
  place.crew += team.persons;
  count(id, team.persons, place.can);
  team.doing = TeamDoing::posted;
  crew_changed(team.at);
  if (team.incident != kNone) {
    const Id<Incident> incident{team.incident};
    const auto& places = scenario_.incidents[incident].places;
    if (contains(places, team.at)) {
      tell(incident, Sensor::arrival);  // who comes there sees it
      if (is_over(world_.incidents[incident])) return release(id);
      if (is_closed_to(incident, id)) {
        record(RecordKind::team_withdrawn, id.index(), incident.index());
        return release(id);
      }
      join_scene(id);
    }
  }
  settle_team(id);
  look_around(team.at, Sensor::patrol);
}

void Processes::leave_post(Id<Team> id) {
  TeamState& team = world_.teams[id];
  PlaceState& place = world_.places[team.at];
  place.crew -= team.persons;
  count(id, -team.persons, place.can);
  crew_changed(team.at);
  if (team.doing == TeamDoing::on_scene) leave_scene(id);
  team.doing = TeamDoing::ready;
}

/// Takes a team off the craft it was to board; a trip that nobody is left for is over.
void Processes::release_from_craft(Id<Team> id) {
  TeamState& team = world_.teams[id];
  if (team.craft == kNone) return;
  const Id<Craft> craft{team.craft};
  team.craft = kNone;
  if (team.doing == TeamDoing::waiting) team.doing = TeamDoing::ready;
  if (world_.craft[craft].crossing_team == id.index()) stop_crossing(craft);
  const auto awaited = [&](const TeamState& t) { return t.craft == craft.index(); };
  if (std::any_of(world_.teams.begin(), world_.teams.end(), awaited)) {
    if (world_.craft[craft].doing == CraftDoing::boarding) board_teams(craft);
    if (world_.craft[craft].doing == CraftDoing::waiting) next_leg(craft);
    return;
  }
  CraftState& state = world_.craft[craft];
  if (state.doing == CraftDoing::queueing) leave_queue(craft);
  if (state.doing != CraftDoing::under_way) return set_free(craft);
  // It goes on to where it was bound, and is free there.
  state.trip = TripKind::stand_by;
  state.to = state.from;
  state.laden = true;
}

void Processes::settle_team(Id<Team> id) {
  TeamState& team = world_.teams[id];
  const bool under_way_to_scene = team.counted && team.doing != TeamDoing::on_scene &&
                                  team.doing != TeamDoing::posted && team.doing != TeamDoing::home;
  const int persons =
      team.doing == TeamDoing::called ? scenario_.force.teams[id].persons : team.persons;
  settle(team.time, Whose::responders, stage_of(team), under_way_to_scene ? persons : 0);
}

Stage Processes::stage_of(const TeamState& team) const {
  switch (team.doing) {
    case TeamDoing::called:
      return Stage::call_out;
    case TeamDoing::held:
      return Stage::weather;
    case TeamDoing::marching:
      return team.landed ? Stage::last_mile : Stage::march;
    case TeamDoing::aboard:
    case TeamDoing::waiting:
      return stage_of_passenger(team);
    default:
      return shores_are_shut(team) ? Stage::weather : Stage::craft;
  }
}

/// Whether weather shuts every wharf of the island that a team is to go to.
bool Processes::shores_are_shut(const TeamState& team) const {
  if (team.incident == kNone) return false;
  const auto& places = scenario_.incidents[Id<Incident>{team.incident}].places;
  const auto island = scenario_.region.places[places.front()].island;
  const auto& wharves = run_.setup_->wharves;
  return std::none_of(wharves.begin(), wharves.end(), [&](Id<Place> id) {
    return scenario_.region.places[id].island == island && usable(id);
  });
}

/// For one who waits for a craft or is aboard, time passes as it does for the craft; but while a
/// team stands at the quay, the craft's way there is a wait for it.
Stage Processes::stage_of_passenger(const TeamState& team) const {
  const Stage stage = stage_of(Id<Craft>{team.craft});
  const bool ashore = team.doing == TeamDoing::waiting;
  return ashore && (stage == Stage::under_way || stage == Stage::unloading) ? Stage::craft : stage;
}

}  // namespace skerry
