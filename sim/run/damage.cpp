// Damage: berths and spots that are lost for a time.

#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

void Processes::wharf_damaged(const BerthLoss& damage) {
  PlaceState& place = world_.places[damage.place];
  record(RecordKind::wharf_damaged, damage.place.index(), 0, 0, berths_hit(damage));
  if (damage.berths) {
    place.berths_lost += *damage.berths;
  } else {
    ++place.wrecks;
    if (place.opening) stop_work(damage.place);
    place.reopens = place.reopens || place.open || place.opening;
    place.open = place.opening = false;
    clear_berths(damage.place);
  }
  clear_lost_berths(damage.place);
  usability_changed(damage.place);
  raise(Cause::wharf);
}

/// Craft at berths that are no more cast off, of a size the last in the fleet's file first. Those
/// that lie dry stay, since nothing moves them.
void Processes::clear_lost_berths(Id<Place> id) {
  for (std::uint32_t c = world_.craft.size(); c-- > 0;) {
    const Id<Craft> craft{c};
    const CraftState& state = world_.craft[craft];
    if (!state.berthed || state.at != id || is_aground(craft) ||
        world_.places[id].berths_used[state.berth_size] <= berths_left(id, state.berth_size))
      continue;
    if (state.doing == CraftDoing::held && state.laden)
      give_up_berth(craft);  // it waits off the place instead
    else
      cast_off(craft);
  }
}

void Processes::wharf_repaired(const BerthLoss& damage) {
  PlaceState& place = world_.places[damage.place];
  record(RecordKind::wharf_repaired, damage.place.index(), 0, 0, berths_hit(damage));
  if (damage.berths)
    place.berths_lost -= *damage.berths;
  else
    --place.wrecks;
  raise(Cause::wharf);
  if (place.wrecks == 0 && place.reopens) {
    place.reopens = false;
    open(damage.place);
  } else {
    serve_queue(damage.place);
  }
  if (scenario_.region.places[damage.place].pad) release_held_craft();
}

/// Berths or spots that a damage takes, of those that were built.
int Processes::berths_hit(const BerthLoss& damage) const {
  int built = 0;
  for (const Berths& berths : run_.setup_->berths[damage.place]) built += berths.count;
  return std::min(damage.berths.value_or(built), built);
}

}  // namespace skerry
