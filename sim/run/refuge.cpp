// Refuge: craft under way when the weather passes their limits turn back or run for shelter.

#include "sim/run/processes.h"
#include "sim/run/range.h"

namespace skerry {

void Processes::seek_refuge() {
  for (const Id<Craft> id : world_.craft.ids()) {
    const CraftState& craft = world_.craft[id];
    if (craft.doing != CraftDoing::under_way || craft.broken || craft.refuge != kNone) continue;
    const Id<Place> target = bound_for(craft);
    const auto zone = zone_on_way(scenario_, run_.setup_->routes, *run_.weather_,
                                  scenario_.fleet.craft[id].craft_class, craft.at, target,
                                  craft.set_out, world_.now);
    if (!zone) continue;
    const Excess limit = excess(class_of(id).limits, run_.weather_->at(world_.epoch, *zone));
    if (!limit) continue;
    const Refuge refuge = nearest_refuge(id, target);
    if (refuge.place != target) turn(id, refuge, limit);
  }
}

/// The place soonest reached, of those in whose zone the craft stands the weather: where it is
/// bound for, where it comes from, or another that takes it. If it stands it nowhere, the sooner
/// of the two ends.
Processes::Refuge Processes::nearest_refuge(Id<Craft> id, Id<Place> target) const {
  const CraftState& craft = world_.craft[id];
  const CraftClass& craft_class = class_of(id);
  const Duration back = world_.now - craft.set_out;
  const Duration on = craft.arrives - world_.now;
  const auto is_calm = [&](Id<Place> place) { return is_calm_at(id, place); };
  const bool can_go_back = can_stay(id) && tanks_last(id, {craft.at, back});
  const Refuge sooner = on <= back || !can_go_back ? Refuge{target, on} : Refuge{craft.at, back};
  if (is_calm(sooner.place)) return sooner;
  Refuge best{sooner.place, Duration::max()};
  const auto consider = [&](Id<Place> place, Duration time) {
    if (time < best.time && is_calm(place) && tanks_last(id, {place, time})) best = {place, time};
  };
  if (is_calm(target)) best = {target, on};
  if (can_go_back) consider(craft.at, back);
  for (const Id<Place> place : scenario_.region.places.ids()) {
    if (!fits(craft_class, scenario_.region.places[place]) || !can_land_at(craft, place) ||
        !can_lie(scenario_, id, place))
      continue;
    // By way of either end: where it is between them no table says.
    for (const auto& [end, time] : {std::pair{craft.at, back}, std::pair{target, on}}) {
      if (time >= best.time) continue;
      const Passage way =
          passage(run_.setup_->routes, *run_.weather_, craft_class, end, place, world_.now);
      if (way.possible) consider(place, time + way.time);
    }
  }
  return best.time == Duration::max() ? sooner : best;
}

bool Processes::is_calm_at(Id<Craft> id, Id<Place> place) const {
  const auto zone = scenario_.region.places[place].zone;
  if (scenario_.region.places[place].pad && !usable(place)) return false;
  return zone && !excess(class_of(id).limits, run_.weather_->at(world_.epoch, *zone));
}

/// Whether those aboard can be left at a place: people who are being taken off an island not at a
/// wharf of that island from which no way leads back to where they lodge.
bool Processes::can_land_at(const CraftState& craft, Id<Place> place) const {
  if (!craft.laden || craft.trip != TripKind::lift) return true;
  const Id<Place> lodging = scenario_.groups[Id<Group>{craft.group}].lodging;
  return scenario_.region.places[place].island != scenario_.region.places[lodging].island ||
         run_.setup_->routes.connected(Routes::Net::foot, place, lodging);
}

/// Changes course. People who are being taken off an island are landed at the refuge; teams and
/// empty craft wait there to go on.
void Processes::turn(Id<Craft> id, const Refuge& refuge, const Excess& limit) {
  CraftState& craft = world_.craft[id];
  record(RecordKind::craft_turned, id.index(), refuge.place.index(),
         static_cast<std::uint32_t>(limit.what), limit.value);
  ++craft.generation;  // it will not arrive, or fail, as it was to
  if (craft.until_failure.count() >= 0)
    craft.until_failure += craft.fails ? craft.under_way_since - world_.now  // sailed since
                                       : craft.arrives - world_.now;         // not sailed
  craft.refuge = refuge.place.index();
  if (craft.laden && craft.trip == TripKind::lift) {
    const Place& lodging =
        scenario_.region.places[scenario_.groups[Id<Group>{craft.group}].lodging];
    craft.to = refuge.place;
    craft.brings_back = scenario_.region.places[refuge.place].island == lodging.island;
  }
  get_under_way(id, refuge.time);
}

}  // namespace skerry
