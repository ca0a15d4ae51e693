// Beaches: when the tide lets craft run ashore, and when they lie dry until the water is back.

#include "sim/model/water.h"
#include "sim/run/processes.h"

namespace skerry {
namespace {

/// By so much the tide may be lower than when a craft ran ashore, and it still comes off, by its
/// kedge and its engines: an assumption.
constexpr Length kComesOff{0.3};

}  // namespace

/// Whether the tide is between the limits of a beach; always so elsewhere.
bool Processes::in_tide_window(Id<Place> id) const {
  const Place& place = scenario_.region.places[id];
  if (!place.beach) return true;
  return skerry::in_tide_window(*place.beach, run_.weather_->tide(world_.epoch, *place.zone));
}

bool Processes::is_aground(Id<Craft> id) const {
  const CraftState& craft = world_.craft[id];
  const Place& place = scenario_.region.places[craft.at];
  return craft.berthed && place.beach &&
         run_.weather_->tide(world_.epoch, *place.zone) + kComesOff < craft.ran_ashore;
}

/// What keeps a craft on the beach, if it lies dry there.
Excess Processes::lack_of_water(Id<Craft> id) const {
  if (!is_aground(id)) return {};
  const Place& place = scenario_.region.places[world_.craft[id].at];
  return {Hindrance::tide, run_.weather_->tide(world_.epoch, *place.zone).si};
}

/// Craft that lay dry without a task, or at a berth that is lost, come off as soon as they can.
void Processes::water_is_back() {
  for (const Id<Craft> id : world_.craft.ids()) {
    const CraftDoing doing = world_.craft[id].doing;
    const bool has_no_task =
        doing == CraftDoing::idle || doing == CraftDoing::readying || doing == CraftDoing::resting;
    if (has_no_task && !is_aground(id)) leave_berth(id);
  }
  for (const Id<Place> id : run_.setup_->wharves)
    if (scenario_.region.places[id].beach) clear_lost_berths(id);
}

}  // namespace skerry
