#include "sim/run/picture.h"

namespace skerry {

bool Picture::usable(Id<Place> id) const {
  const PlaceState& state = world_->places[id];
  const bool pad = scenario().region.places[id].pad.has_value();
  return state.open && (pad ? run_->weather().lets_land(world_->epoch, id) : state.usable);
}

int Picture::assembled(Id<Island> island) const {
  int total = 0;
  for (const TeamState& team : world_->teams) {
    const bool together = team.doing != TeamDoing::home && team.doing != TeamDoing::called &&
                          team.doing != TeamDoing::aboard;
    if (together && scenario().region.places[team.at].island == island) total += team.persons;
  }
  return total;
}

}  // namespace skerry
