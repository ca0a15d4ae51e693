#include "sim/run/picture.h"

namespace skerry {

bool Picture::usable(Id<Place> id) const {
  const PlaceState& state = world_->places[id];
  if (scenario().region.places[id].pad)
    return !excess_at(scenario(), run_->weather(), world_->epoch, id);
  return state.open && state.usable;
}

template <class Predicate>
int Picture::persons(Id<Group> group, Predicate counts) const {
  int total = 0;
  for (std::uint32_t i = world_->first_party_of_group[group.index()];
       i < world_->first_party_of_group[group.index() + 1]; ++i)
    if (counts(world_->parties[i])) total += world_->parties[i].persons;
  return total;
}

int Picture::waiting(Id<Group> group, std::optional<Id<Place>> at) const {
  return persons(group, [&](const Party& party) {
    return party.doing == PartyDoing::waiting && (!at || party.at == *at);
  });
}

int Picture::coming(Id<Group> group, Id<Place> to) const {
  return persons(group, [&](const Party& party) {
    return (party.doing == PartyDoing::walking || party.doing == PartyDoing::responding) &&
           party.bound == to;
  });
}

int Picture::remaining(Id<Group> group) const {
  return persons(group, [](const Party& party) {
    return party.doing != PartyDoing::moved && party.doing != PartyDoing::refused &&
           party.doing != PartyDoing::lost;
  });
}

int Picture::assembled(Id<Island> island) const {
  int total = 0;
  for (const TeamState& team : world_->teams) {
    const bool together = team.doing != TeamDoing::home && team.doing != TeamDoing::called &&
                          team.doing != TeamDoing::aboard;
    if (together && scenario().region.places[team.at].island == island) total += team.persons;
  }
  return total;
}

}  // namespace skerry
