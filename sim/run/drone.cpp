// Drones: they hover where they are sent to look, and go home in time.

#include "sim/run/processes.h"
#include "sim/run/range.h"

#include <algorithm>

namespace skerry {

/// It is where it was to go: on station; or home, where it is made ready to go again.
void Processes::hover(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  const auto& endurance = class_of(id).endurance;
  if (!can_stay(id)) return take_station(id);
  if (endurance && craft.tanks < *endurance && scenario_.region.places[craft.at].fuel)
    return refuel(id);
  set_free(id);
}

/// It sees what goes on there, and what begins until it leaves.
void Processes::take_station(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  change(id, CraftDoing::hovering);
  record(RecordKind::drone_on_station, id.index(), craft.at.index());
  look_around(craft.at, Sensor::drone);
  const CraftClass& craft_class = class_of(id);
  if (!craft_class.endurance) return;
  const Duration home = FuelRange(*run_.setup_, *run_.weather_, id).to_fuel(craft.at, world_.now);
  const Duration stays = std::max(craft.tanks - craft_class.reserve - home, Duration{0});
  schedule(world_.now + stays, Phase::movement, EventKind::leaves_station, id.index(),
           craft.generation);
}

void Processes::leave_station(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  record(RecordKind::drone_left, id.index(), craft.at.index());
  craft.from = craft.to = scenario_.fleet.craft[id].home;
  craft.set_out = world_.now;
  get_under_way(
      id, passage(run_.setup_->routes, *run_.weather_, class_of(id), craft.at, craft.to, world_.now)
              .time);
}

}  // namespace skerry
