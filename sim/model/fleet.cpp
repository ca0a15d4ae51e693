#include "sim/model/fleet.h"

#include <algorithm>

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

bool hoists(const CraftClass& craft_class, const Place& place) {
  return craft_class.medium == CraftMedium::air && craft_class.needs != Landing::hover &&
         !place.pad;
}

Rate gangway_rate(const Place& place, const CraftClass& craft_class, bool boarding) {
  if (craft_class.hoist && hoists(craft_class, place))
    return {1 / in_seconds(craft_class.hoist->per_person)};
  const Rate rate = boarding ? craft_class.boarding_rate : craft_class.unloading_rate;
  if (!place.wharf) return rate;
  return std::min(rate, boarding ? place.wharf->embark_rate : place.wharf->disembark_rate);
}

Duration gangway_time(const Place& place, const CraftClass& craft_class, int persons,
                      bool boarding) {
  return to_ticks(Seconds{persons / gangway_rate(place, craft_class, boarding).si});
}

int seats(const CraftClass& craft_class) {
  if (!craft_class.payload) return craft_class.seats;
  return static_cast<int>(
      std::min<double>(craft_class.payload->si / kPersonMass.si, craft_class.seats));
}

bool beaches(const CraftClass& craft_class, const Beach& beach) {
  return craft_class.needs == Landing::beach && craft_class.bow_draft &&
         craft_class.bow_draft->si + craft_class.length.si * beach.gradient >= craft_class.draft.si;
}

bool fits(const CraftClass& craft_class, const Place& place) {
  if (craft_class.medium == CraftMedium::air)
    return place.pad || (place.island && place.zone &&
                         (craft_class.hoist || craft_class.needs == Landing::hover));
  if (!place.wharf) return false;
  const bool big_enough = [&] {
    for (const Berths& berths : berth_sizes(*place.wharf))
      if (craft_class.length <= berths.length && craft_class.draft <= berths.depth) return true;
    return false;
  }();
  if (!big_enough) return false;
  if (place.beach) return beaches(craft_class, *place.beach);
  return craft_class.needs == Landing::berth || place.wharf->ramp;
}

}  // namespace skerry
