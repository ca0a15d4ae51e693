// Crews: their duty and their rest.

#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

void Processes::begin_duty(Id<Craft> id) {
  const auto& duty = class_of(id).duty;
  if (!duty) return;
  world_.craft[id].duty_ends = world_.now + *duty;
  schedule(world_.craft[id].duty_ends, Phase::movement, EventKind::duty_ends, id.index());
}

/// Whoever is aboard is landed first, and what is under way arrives: see next_leg().
void Processes::duty_ends(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  if (craft.doing == CraftDoing::idle) return rest(id);
  if (craft.doing == CraftDoing::hovering) return leave_station(id);
  if (craft.doing == CraftDoing::searching) return leave_search(id);
  const bool awaits_somebody = craft.doing == CraftDoing::boarding &&
                               craft.boarding_party == kNone && !all_wait_for(id) && can_stay(id);
  if (is_empty(craft) &&
      (awaits_somebody || craft.doing == CraftDoing::held || craft.doing == CraftDoing::waiting))
    give_up(id);
}

/// Ends a trip of a craft with nobody aboard.
void Processes::give_up(Id<Craft> id) {
  for (const Id<Team> t : world_.teams.ids()) {
    TeamState& team = world_.teams[t];
    if (team.craft != id.index()) continue;
    team.craft = kNone;
    if (team.doing == TeamDoing::waiting) team.doing = TeamDoing::ready;
    settle_team(t);
    raise(Cause::team);
  }
  set_free(id);
}

void Processes::rest(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  change(id, CraftDoing::resting);
  record(RecordKind::craft_rests, id.index(), craft.at.index());
  schedule(world_.now + class_of(id).rest, Phase::movement, EventKind::rested, id.index(),
           craft.generation);
}

void Processes::rested(Id<Craft> id) {
  change(id, CraftDoing::idle);
  record(RecordKind::craft_rested, id.index(), world_.craft[id].at.index());
  begin_duty(id);
  raise(Cause::craft);
  await_sailing(id);
}

}  // namespace skerry
