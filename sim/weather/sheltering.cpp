#include "sim/weather/sheltering.h"

namespace skerry {

Sheltering::Sheltering(const Scenario& scenario) {
  const Region& region = scenario.region;
  const bool charted = !region.coastline.empty();
  std::vector<std::shared_ptr<const LocalSeas>> seas;  // by zone
  for (const Zone& zone : region.zones) seas.push_back(std::make_shared<LocalSeas>(zone.depth));
  for (const Id<Zone> id : region.zones.ids()) {
    zones_.emplace_back();
    if (const auto& position = region.zones[id].position; charted && position)
      zones_.back().emplace(region.coastline.fetches(*position), seas[id.index()]);
  }
  for (const Place& place : region.places) {
    places_.emplace_back();
    if (!charted || !place.wharf || !place.wharf->exposure.empty()) continue;
    if (const auto water = region.coastline.water_off(place.position, kOffTheWharf))
      places_.back().emplace(region.coastline.fetches(*water), seas[place.zone->index()]);
  }
}

}  // namespace skerry
