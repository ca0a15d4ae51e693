#include "sim/network/journey_goals.h"

#include <algorithm>

namespace skerry {

JourneyGoals::JourneyGoals(const JourneyTables& tables)
    : tables_(tables),
      tails_(tables.scenario().region.places.size()),
      wanted_(tables.scenario().region.places.size()),
      exits_(tables.scenario().fleet.classes.size()),
      remain_(tables.stops()) {}

void JourneyGoals::set(std::span<const Id<Place>> to, int pace, const RideClock& clock,
                       std::span<const Id<CraftClass>> classes) {
  for (const Id<Place> place : with_tails_) tails_[place].clear();
  with_tails_.clear();
  for (const Id<Place> place : to) wanted_[place.index()] = 1;
  for (const Id<Place> place : to)
    for (const JourneyTables::March& march : tables_.marches_to(pace, place)) {
      // Who comes to a place that is wanted need not go on to another.
      if (march.place != place && wanted_[march.place.index()] != 0) continue;
      std::vector<Tail>& tails = tails_[march.place];
      if (tails.empty()) with_tails_.push_back(march.place);
      tails.push_back({march, place});
    }
  for (const Id<Place> place : to) wanted_[place.index()] = 0;

  std::fill(remain_.begin(), remain_.end(), kUnknown);
  for (const Id<CraftClass> id : classes) {
    const JourneyTables::Class& c = tables_.of(id);
    exits_[id].clear();
    for (const Id<Place> place : with_tails_) {
      const int slot = c.at(place);
      if (slot < 0) continue;
      const auto& stop = c.stops[static_cast<std::size_t>(slot)];
      if (!clock.can_use(stop) || clock.berth(stop) == skerry::kNever) continue;
      std::int32_t march = std::numeric_limits<std::int32_t>::max();
      for (const Tail& tail : tails_[place]) march = std::min(march, tail.march.time);
      exits_[id].push_back({slot, RideClock::turn(tables_.scenario().fleet.classes[id], stop) +
                                      clock.unload(stop) + Duration{march}});
    }
  }
}

Duration JourneyGoals::remain(Id<CraftClass> id, int slot) {
  Duration& known = remain_[tables_.first_stop(id) + static_cast<std::uint32_t>(slot)];
  if (known != kUnknown) return known;
  const JourneyTables::Class& c = tables_.of(id);
  Duration least = kNever;
  for (const Exit& exit : exits_[id]) {
    const JourneyTables::Way& way = c.way(slot, exit.slot);
    if (exit.slot != slot && way.least != JourneyTables::Way::kNone)
      least = std::min(least, Duration{way.least} + exit.least);
  }
  return known = least;
}

}  // namespace skerry
