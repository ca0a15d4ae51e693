#include "sim/command/outlook.h"

#include <algorithm>

namespace skerry {

bool will_be_usable(const Picture& picture, Id<Place> id, SimTime at) {
  const PlaceState& place = picture.place(id);
  if (!place.open && !place.opening) return false;
  const Weather& forecast = picture.forecast();
  const int then = forecast.epoch_of(at);
  return then == picture.epoch() ? place.usable : forecast.lets_land(then, id);
}

bool may_be_usable(const Picture& picture, Id<Place> id, SimTime until) {
  if (picture.scenario().region.places[id].pad || picture.usable(id)) return true;
  const int last = picture.forecast().epoch_of(until);
  for (int epoch = picture.epoch(); epoch <= last; ++epoch)
    if (will_be_usable(picture, id, picture.forecast().begin_of(epoch))) return true;
  return false;
}

SimTime ready_time(const Picture& picture, Id<Team> id) {
  const TeamState& state = picture.team(id);
  const Scenario& s = picture.scenario();
  const auto call_out = [&](SimTime called) {
    const auto& time = call_out_at(s.force.teams[id], local_at(s.start, called));
    return called + to_ticks(Seconds{mean(time)});
  };
  if (state.doing == TeamDoing::home) return call_out(picture.now());
  if (state.doing == TeamDoing::called) return std::max(picture.now(), call_out(state.called_at));
  return picture.now();
}

SimTime ready_time(const Picture& picture, Id<Craft> id) {
  if (picture.craft(id).ready) return picture.now();
  return picture.now() + to_ticks(Seconds{mean(picture.scenario().fleet.craft[id].notice)});
}

std::optional<SimTime> arrival(const Picture& picture, Id<Craft> id, Id<Place> place) {
  const Fleet& fleet = picture.scenario().fleet;
  const CraftState& state = picture.craft(id);
  if (state.doing == CraftDoing::under_way && !state.broken) return state.arrives;
  const Passage way =
      picture.passage_now(fleet.classes[fleet.craft[id].craft_class], state.at, place);
  if (!way.possible) return std::nullopt;
  return ready_time(picture, id) + way.time;
}

std::optional<FreeAgain> free_again(const Picture& picture, Id<Craft> id) {
  const Scenario& s = picture.scenario();
  const CraftState& state = picture.craft(id);
  const CraftClass& craft_class = s.fleet.classes[s.fleet.craft[id].craft_class];
  if (state.broken || state.refuge != kNone || state.doing == CraftDoing::held ||
      state.doing == CraftDoing::queueing)
    return std::nullopt;
  if (state.trip != TripKind::ferry && !(state.trip == TripKind::lift && state.laden))
    return std::nullopt;
  int persons = state.persons;
  SimTime at = state.doing == CraftDoing::under_way ? state.arrives : picture.now();
  if (!state.laden) {
    SimTime together = at;
    for (const Id<Team> team : s.force.teams.ids()) {
      if (picture.team(team).craft != id.index()) continue;
      persons += s.force.teams[team].persons;
      const Team& what = s.force.teams[team];
      const auto march = march_time(s, picture.routes(), what.moves, what.speed,
                                    picture.team(team).at, state.from);
      if (march) together = std::max(together, ready_time(picture, team) + *march);
    }
    if (state.doing == CraftDoing::readying) at = arrival(picture, id, state.from).value_or(at);
    const Passage way = picture.passage_now(craft_class, state.from, state.to);
    at = std::max(at + craft_class.turn_round, together) +
         gangway_time(s.region.places[state.from], craft_class, persons, true) + way.time;
  }
  if (state.doing != CraftDoing::unloading) at += craft_class.turn_round;
  return FreeAgain{state.to,
                   std::max(picture.now(), at) +
                       gangway_time(s.region.places[state.to], craft_class, persons, false)};
}

}  // namespace skerry
