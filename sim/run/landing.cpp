// Teams and their vehicles over gangway and ramp, one team after another. People cross while
// vehicles drive, and a team is over when all its people and all its vehicles are; so to load or to
// land all of them takes as long as all people or all vehicles take, whichever is longer.

#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

/// Begins when all are at the quay. Unless vehicles drive through, the last on is the first off.
void Processes::board_teams(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  if (craft.crossing_team != kNone) return;
  for (const TeamState& team : world_.teams)
    if (team.craft == id.index() && team.doing != TeamDoing::waiting &&
        team.doing != TeamDoing::aboard)
      return;  // still to come
  craft.gangway_free = craft.ramp_free = world_.now;
  board_next_team(id);
}

void Processes::board_next_team(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const bool last_first = !class_of(id).drive_through;
  if (const auto next = next_to_cross(id, TeamDoing::waiting, last_first)) return cross(id, *next);
  craft.laden = true;
  next_leg(id);
}

void Processes::land_teams(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  craft.gangway_free = craft.ramp_free = world_.now;
  land_next_team(id);
}

void Processes::land_next_team(Id<Craft> id) {
  if (const auto next = next_to_cross(id, TeamDoing::aboard, false)) return cross(id, *next);
  set_free(id);
}

/// Of a craft's teams that are still on this side, the one first named, or the last.
std::optional<Id<Team>> Processes::next_to_cross(Id<Craft> craft, TeamDoing side,
                                                 bool last_named) const {
  std::optional<Id<Team>> next;
  for (const Id<Team> id : world_.teams.ids()) {
    const TeamState& team = world_.teams[id];
    if (team.craft != craft.index() || team.doing != side) continue;
    if (!next || (team.turn > world_.teams[*next].turn) == last_named) next = id;
  }
  return next;
}

void Processes::cross(Id<Craft> id, Id<Team> t) {
  CraftState& craft = world_.craft[id];
  const int persons = world_.teams[t].persons;
  const Duration walk = gangway_time(scenario_.region.places[craft.at], class_of(id), persons,
                                     craft.doing == CraftDoing::boarding);
  // Of a team that nobody came for, nobody drives.
  const Duration drive =
      persons > 0 ? drive_time_of(scenario_.force, scenario_.force.teams[t]) : Duration{0};
  craft.crossing_team = t.index();
  craft.gangway_free += walk;
  craft.ramp_free += drive;
  ++craft.generation;
  schedule(std::max(craft.gangway_free, craft.ramp_free), Phase::movement, EventKind::team_over,
           id.index(), craft.generation);
}

void Processes::team_over(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  const Id<Team> t{craft.crossing_team};
  TeamState& team = world_.teams[t];
  craft.crossing_team = kNone;
  if (craft.doing == CraftDoing::boarding) {
    team.doing = TeamDoing::aboard;
    craft.persons += team.persons;
    record(RecordKind::team_boarded, t.index(), id.index());
    return board_next_team(id);
  }
  craft.persons -= team.persons;
  team.craft = kNone;
  team.at = craft.at;
  team.landed = true;
  team.doing = TeamDoing::ready;
  team.has_bound = false;
  record(RecordKind::team_landed, t.index(), id.index(), craft.at.index());
  settle_team(t);
  raise(Cause::team);
  if (is_unfit(team)) {
    fall_out(t);
  } else if (craft.incident != kNone) {
    const Id<Incident> scene{craft.incident};
    send(t, *nearest_scene(t, craft.at, scene), scene);
  }
  land_next_team(id);
}

/// The team at the ramp turns back, and what it did is lost.
void Processes::stop_crossing(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  craft.crossing_team = kNone;
  ++craft.generation;
}

/// The craft leaves with those aboard; the others are free for another.
void Processes::sail_with_teams_aboard(Id<Craft> id) {
  world_.craft[id].laden = true;
  for (const Id<Team> t : world_.teams.ids()) {
    TeamState& team = world_.teams[t];
    if (team.craft != id.index() || team.doing == TeamDoing::aboard) continue;
    team.craft = kNone;
    team.doing = TeamDoing::ready;
    record(RecordKind::team_left, t.index(), id.index(), world_.craft[id].at.index());
    settle_team(t);
    raise(Cause::team);
  }
}

}  // namespace skerry
