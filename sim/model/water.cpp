#include "sim/model/water.h"

namespace skerry {

bool floats_in(const CraftClass& craft_class, const Wharf& wharf, Length tide) {
  return !wharf.sill || *wharf.sill + tide >= craft_class.draft + kUnderKeel;
}

bool in_tide_window(const Beach& beach, Length tide) {
  return (!beach.low || tide >= *beach.low) && (!beach.high || tide <= *beach.high);
}

bool has_water(const CraftClass& craft_class, const Place& place, Length tide) {
  return (!place.wharf || floats_in(craft_class, *place.wharf, tide)) &&
         (!place.beach || in_tide_window(*place.beach, tide));
}

}  // namespace skerry
