#include "sim/run/picture.h"

#include "sim/run/range.h"

namespace skerry {

bool vehicles_can_cross(const Place& place) {
  return !place.wharf || place.wharf->ramp || place.beach;
}

bool Picture::usable(Id<Place> id) const {
  const PlaceState& state = world_->places[id];
  const bool pad = scenario().region.places[id].pad.has_value();
  return state.open && (pad ? run_->weather().lets_land(world_->epoch, id) : state.usable);
}

std::optional<Refusal> Picture::cannot(Id<Craft> id, Id<Place> from, Id<Place> to,
                                       int persons) const {
  return skerry::cannot(*run_, id, from, to, persons);
}

Excess Picture::hindrance(const Weather& weather, Id<CraftClass> craft_class, Id<Place> from,
                          Id<Place> to, int epoch) const {
  const Excess limit = excess_on_way(scenario(), routes(), weather, craft_class, from, to, epoch);
  return limit ? limit : excess_at_hoist(scenario(), weather, epoch, craft_class, to);
}

int Picture::assembled(Id<Island> island) const {
  int total = 0;
  for (const TeamState& team : world_->teams) {
    const bool together = team.doing != TeamDoing::home && team.doing != TeamDoing::called &&
                          team.doing != TeamDoing::aboard && team.doing != TeamDoing::unfit;
    if (together && scenario().region.places[team.at].island == island) total += team.persons;
  }
  return total;
}

}  // namespace skerry
