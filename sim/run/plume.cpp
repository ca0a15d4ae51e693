// Plumes: over which places a release lies, as the wind turns and its level rises. The geometry
// stands in sim/model/plume.h.

#include "sim/run/processes.h"

namespace skerry {

void Processes::plume_begins(Id<Incident> id) {
  for (const IncidentLevel& level : type_of(id).levels)
    if (level.plume) world_.plumes[id].assign(scenario_.region.places.size(), 0);
}

/// It lies over other places than before, perhaps.
void Processes::plume_moves(Id<Incident> id) {
  std::vector<std::uint8_t>& covered = world_.plumes[id];
  if (covered.empty()) return;
  const IncidentState& state = world_.incidents[id];
  const auto& plume = type_of(id).levels[state.level].plume;
  const bool is_out = plume && !state.contained && !is_over(state);
  const Place& source = scenario_.region.places[scenario_.incidents[id].places.front()];
  const Angle wind_from{run_.weather_->value(Element::wind_from, world_.epoch, *source.zone)};
  bool any = false;
  for (const Id<Place> at : scenario_.region.places.ids()) {
    const Place& place = scenario_.region.places[at];
    const std::uint8_t now =
        is_out && place.island && lies_over(*plume, source.position, wind_from, place.position);
    if (now == covered[at.index()]) continue;
    covered[at.index()] = now;
    record(now != 0 ? RecordKind::plume_comes : RecordKind::plume_goes, id.index(), at.index());
    any = true;
  }
  if (any) raise(Cause::scene);
}

}  // namespace skerry
