#include "sim/network/journey.h"

#include "sim/base/distribution.h"

namespace skerry {

Traveller traveller(const Force& force, const Team& team) {
  return {team.persons,
          deck_of(force, team),
          mass_of(force, team),
          drive_time_of(force, team),
          {team.moves, team.speed}};
}

Standing standing_at_start(const Scenario& scenario) {
  Standing standing;
  for (const Craft& craft : scenario.fleet.craft)
    standing.craft.add({craft.home, kStart + to_ticks(Seconds{mean(craft.notice)})});
  for (const Place& place : scenario.region.places) {
    const bool is_closed = place.wharf && place.wharf->starts_closed;
    standing.berths.add(is_closed ? kNever : kStart);
  }
  return standing;
}

const JourneyLeg* Journey::binding() const {
  const JourneyLeg* longest = nullptr;
  for (const JourneyLeg& leg : legs) {
    const bool is_march =
        leg.kind == JourneyLeg::Kind::march || leg.kind == JourneyLeg::Kind::last_march;
    if (!is_march && (longest == nullptr || leg.time() > longest->time())) longest = &leg;
  }
  return longest;
}

}  // namespace skerry
