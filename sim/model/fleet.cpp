#include "sim/model/fleet.h"

namespace skerry {

double speed_share(const std::vector<SpeedInWaves>& in_waves, Length wave) {
  if (in_waves.empty()) return 1.0;
  if (wave <= in_waves.front().wave) return in_waves.front().share;
  for (std::size_t i = 1; i < in_waves.size(); ++i) {
    const SpeedInWaves& low = in_waves[i - 1];
    const SpeedInWaves& high = in_waves[i];
    if (wave <= high.wave)
      return low.share + (high.share - low.share) * ((wave - low.wave) / (high.wave - low.wave));
  }
  return in_waves.back().share;
}

bool fits(const CraftClass& craft_class, const Place& place) {
  if (craft_class.medium == CraftMedium::air) return place.pad.has_value();
  if (!place.wharf) return false;
  const Wharf& wharf = *place.wharf;
  return craft_class.length <= wharf.berth_length && craft_class.draft <= wharf.depth &&
         (craft_class.needs != Landing::ramp || wharf.ramp);
}

}  // namespace skerry
