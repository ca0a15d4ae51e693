#include "sim/weather/sheltering.h"

namespace skerry {

Sheltering::Sheltering(const Scenario& scenario) {
  const Region& region = scenario.region;
  const bool charted = !region.coastline.empty();
  for (const Zone& zone : region.zones) {
    zones_.emplace_back();
    if (charted && zone.position)
      zones_.back().emplace(region.coastline.fetches(*zone.position), zone.depth);
  }
  for (const Place& place : region.places) {
    places_.emplace_back();
    if (!charted || !place.wharf || !place.wharf->exposure.empty()) continue;
    if (const auto water = region.coastline.water_off(place.position, kOffTheWharf))
      places_.back().emplace(region.coastline.fetches(*water), region.zones[*place.zone].depth);
  }
}

}  // namespace skerry
