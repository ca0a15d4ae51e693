#include "sim/model/water.h"

namespace skerry {

bool has_water(const CraftClass& craft_class, const Place& place, Length tide) {
  if (place.wharf && place.wharf->sill &&
      *place.wharf->sill + tide < craft_class.draft + kUnderKeel)
    return false;
  if (!place.beach) return true;
  return (!place.beach->low || tide >= *place.beach->low) &&
         (!place.beach->high || tide <= *place.beach->high);
}

}  // namespace skerry
