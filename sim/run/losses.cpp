// What is lost for a time: bridges, power, communications. Messages that go by runner.

#include "sim/base/contains.h"
#include "sim/run/picture.h"
#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

bool is_severed(const Run& run, Mode mode, Id<Place> from, Id<Place> to) {
  const Scenario& s = run.scenario();
  const auto& losses = run.world().losses;
  if (std::none_of(losses.begin(), losses.end(),
                   [&](Id<Loss> id) { return s.losses[id].bridge.has_value(); }))
    return false;
  const auto legs = run.setup().routes.legs(Routes::net_of(mode), from, to);
  return std::any_of(legs.begin(), legs.end(), [&](const Leg& leg) {
    return std::any_of(losses.begin(), losses.end(),
                       [&](Id<Loss> id) { return s.losses[id].bridge == leg.link; });
  });
}

void Processes::service_lost(Id<Loss> id) {
  world_.losses.push_back(id);
  record(RecordKind::service_lost, id.index());
  raise(Cause::team);
  schedule(world_.now + scenario_.losses[id].repair, Phase::environment,
           EventKind::service_restored, id.index());
}

void Processes::service_restored(Id<Loss> id) {
  std::erase(world_.losses, id);
  record(RecordKind::service_restored, id.index());
  raise(Cause::team);
  release_held_teams();
  release_held_craft();
}

bool Processes::is_lost(LossOf what, Id<Place> at) const {
  const auto island = scenario_.region.places[at].island;
  return std::any_of(world_.losses.begin(), world_.losses.end(), [&](Id<Loss> id) {
    const Loss& loss = scenario_.losses[id];
    return loss.of == what && island && loss.island == island;
  });
}

/// Whether those at a place and the commander cannot talk to each other.
bool Processes::is_cut_off(Id<Place> place) const {
  const auto& seat = scenario_.force.command.seat;
  const auto& places = scenario_.region.places;
  if (world_.losses.empty() || (seat && places[*seat].island == places[place].island)) return false;
  return is_lost(LossOf::communications, place) || (seat && is_lost(LossOf::communications, *seat));
}

/// Where those are who have to be told; craft under way have their own radio.
std::optional<Id<Place>> Processes::goes_to(const Order& order) const {
  const auto craft = [&](Id<Craft> id) {
    const CraftState& state = world_.craft[id];
    return state.doing == CraftDoing::under_way ? std::nullopt : std::optional{state.at};
  };
  struct Visitor {
    const Processes& p;
    decltype(craft)& craft_at;
    using Result = std::optional<Id<Place>>;

    Result operator()(const Mobilise& o) { return p.world_.teams[o.team].at; }
    Result operator()(const March& o) { return p.world_.teams[o.team].at; }
    Result operator()(const Release& o) { return p.world_.teams[o.team].at; }
    Result operator()(const Ferry& o) { return craft_at(o.craft); }
    Result operator()(const Lift& o) { return craft_at(o.craft); }
    Result operator()(const StandBy& o) { return craft_at(o.craft); }
    Result operator()(const SearchAtSea& o) { return craft_at(o.craft); }
    Result operator()(const OpenWharf& o) { return o.place; }
    Result operator()(const CloseWharf& o) { return o.place; }
    Result operator()(const Direct& o) { return p.scenario_.groups[o.group].lodging; }
    Result operator()(const Shelter& o) { return p.scenario_.groups[o.group].lodging; }
    Result operator()(const DeclareLevel&) { return std::nullopt; }
    Result operator()(const Warn&) { return std::nullopt; }
    Result operator()(const BeginReview&) { return std::nullopt; }
  };
  return std::visit(Visitor{*this, craft}, order);
}

/// It is judged and carried out when it is there; the same order is not sent twice.
std::optional<Refusal> Processes::send_by_runner(const Order& order) {
  for (const Message& message : world_.messages)
    if (!message.is_there && is_same_order(message.order, order)) return Refusal::already_so;
  const Duration time = *scenario_.force.command.runner;
  record_order(RecordKind::message_sent, order, 0, in_seconds(time));
  schedule(world_.now + time, Phase::movement, EventKind::message_arrives,
           static_cast<std::uint32_t>(world_.messages.size()));
  world_.messages.push_back({order});
  return std::nullopt;
}

/// Somebody who is there tells of an incident: at once, or by runner.
void Processes::tell(Id<Incident> id, Sensor by) {
  if (is_cut_off(scenario_.incidents[id].places.front()))
    known_after(id, by, Duration{0});
  else
    incident_detected(id, by);
}

}  // namespace skerry
