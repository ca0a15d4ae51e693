// Berths and spots: who waits for one, who gets which, and casting off.

#include "sim/run/processes.h"

#include <algorithm>
#include <tuple>

namespace skerry {
namespace {

int vehicles_of(const Team& team) {
  int count = 0;
  for (const Vehicles& vehicles : team.vehicles) count += vehicles.count;
  return count;
}

}  // namespace

void Processes::join_queue(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  PlaceState& place = world_.places[craft.at];
  craft.next_in_queue = kNone;
  if (place.first_craft == kNone)
    place.first_craft = id.index();
  else
    world_.craft[Id<Craft>{place.last_craft}].next_in_queue = id.index();
  place.last_craft = id.index();
  change(id, CraftDoing::queueing);
  serve_queue(craft.at);
}

/// Takes a craft out of the queue it lies in, wherever in it.
void Processes::leave_queue(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  PlaceState& place = world_.places[craft.at];
  std::uint32_t before = kNone;
  for (std::uint32_t c = place.first_craft; c != id.index();
       c = world_.craft[Id<Craft>{c}].next_in_queue)
    before = c;
  (before == kNone ? place.first_craft : world_.craft[Id<Craft>{before}].next_in_queue) =
      craft.next_in_queue;
  if (place.last_craft == id.index()) place.last_craft = before;
  craft.next_in_queue = kNone;
}

void Processes::recall(Id<Craft> id) {
  leave_timetable(id);
  if (!can_be_recalled(world_.craft[id])) return;
  if (world_.craft[id].doing == CraftDoing::queueing) leave_queue(id);
  set_free(id);
}

/// Calls in whoever is most urgent of those for whom there is a berth now, and so on. Who finds
/// none does not keep out those behind him.
void Processes::serve_queue(Id<Place> id) {
  const auto& wharf = scenario_.region.places[id].wharf;
  const Discipline discipline = wharf ? wharf->discipline : Discipline::arrival;
  while (usable(id)) {
    std::optional<Id<Craft>> first;
    std::size_t berth = 0;
    int most_urgent = 0;
    for (std::uint32_t c = world_.places[id].first_craft; c != kNone;
         c = world_.craft[Id<Craft>{c}].next_in_queue) {
      const Id<Craft> craft{c};
      const auto free = floats(craft, id) ? free_berth(craft, id) : std::nullopt;
      if (!free) continue;
      const int urgent = urgency(craft, discipline);
      if (first && urgent >= most_urgent) continue;
      first = craft;
      berth = *free;
      most_urgent = urgent;
    }
    if (!first) return;
    leave_queue(*first);
    take_berth(*first, berth);
  }
}

/// The berth that a craft takes of those free: the one with the least length to spare, of equal
/// ones that with the least depth.
std::optional<std::size_t> Processes::free_berth(Id<Craft> id, Id<Place> place) const {
  const CraftClass& craft_class = class_of(id);
  const std::vector<Berths>& berths = run_.setup_->berths[place];
  std::optional<std::size_t> best;
  for (std::size_t size = 0; size < berths.size(); ++size) {
    const Berths& b = berths[size];
    const bool takes_it = craft_class.length <= b.length && craft_class.draft <= b.depth;
    if (!takes_it || world_.places[place].berths_used[size] >= berths_left(place, size)) continue;
    if (!best || std::tie(b.length, b.depth) < std::tie(berths[*best].length, berths[*best].depth))
      best = size;
  }
  return best;
}

/// How many berths of a size damage has left: it takes those of the first sizes first.
int Processes::berths_left(Id<Place> id, std::size_t size) const {
  const PlaceState& place = world_.places[id];
  if (place.wrecks > 0) return 0;
  const std::vector<Berths>& berths = run_.setup_->berths[id];
  int lost = place.berths_lost;
  for (std::size_t before = 0; before < size; ++before)
    lost = std::max(0, lost - berths[before].count);
  return std::max(0, berths[size].count - lost);
}

/// The less, the sooner it gets a berth.
int Processes::urgency(Id<Craft> id, Discipline discipline) const {
  const CraftState& craft = world_.craft[id];
  switch (discipline) {
    case Discipline::arrival:
      return 0;
    case Discipline::priority:
      return craft.trip == TripKind::ferry && craft.incident != kNone ? 0
             : craft.trip == TripKind::lift                           ? 1
                                                                      : 2;
    case Discipline::shortest:
      return to_handle(id);
  }
  return 0;
}

/// Persons and vehicles that will go over its gangway and ramp at the berth it waits for.
int Processes::to_handle(Id<Craft> id) const {
  const CraftState& craft = world_.craft[id];
  if (craft.trip == TripKind::lift && !craft.laden)
    return std::min(seats(class_of(id)), world_.at(craft.at, Id<Group>{craft.group}).waiting);
  int count = craft.persons;
  for (const Id<Team> t : world_.teams.ids()) {
    const TeamState& team = world_.teams[t];
    if (team.craft != id.index()) continue;
    if (team.doing != TeamDoing::aboard) count += team.persons;
    count += vehicles_of(scenario_.force.teams[t]);
  }
  return count;
}

void Processes::take_berth(Id<Craft> id, std::size_t size) {
  CraftState& craft = world_.craft[id];
  const Place& place = scenario_.region.places[craft.at];
  craft.berthed = true;
  craft.berth_size = static_cast<std::uint8_t>(size);
  ++world_.places[craft.at].berths_used[size];
  if (place.beach) craft.ran_ashore = run_.weather_->tide(world_.epoch, *place.zone);
  record(RecordKind::craft_berthed, id.index(), craft.at.index());
  change(id, CraftDoing::turning_round);
  schedule(world_.now + class_of(id).turn_round, Phase::movement, EventKind::turned_round,
           id.index(), craft.generation);
}

void Processes::give_up_berth(Id<Craft> id) {
  CraftState& craft = world_.craft[id];
  craft.berthed = false;
  --world_.places[craft.at].berths_used[craft.berth_size];
}

void Processes::leave_berth(Id<Craft> id) {
  if (!world_.craft[id].berthed) return;
  give_up_berth(id);
  serve_queue(world_.craft[id].at);
}

/// A place that shuts handles nobody: craft cast off. Those that only wait to leave stay alongside,
/// and so do those that lie there without a task until the water is back.
void Processes::clear_berths(Id<Place> id) {
  for (const Id<Craft> c : world_.craft.ids()) {
    const CraftState& craft = world_.craft[c];
    const bool would_leave = craft.doing == CraftDoing::held && craft.laden;
    const bool is_idle = craft.doing == CraftDoing::idle || craft.doing == CraftDoing::readying;
    if (craft.berthed && craft.at == id && !would_leave && !is_idle) cast_off(c);
  }
  settle_quay(id);
}

/// Whoever is at the gangway stays where he is. With people aboard who were to leave the craft
/// sails, else it waits off the place; if it lies dry, it can do neither.
void Processes::cast_off(Id<Craft> id) {
  interrupt(id);
  const CraftState& craft = world_.craft[id];
  if (const Excess lack = lack_of_water(id))
    return hold(id, craft.laden ? craft.to : craft.from, lack);
  // Not by leave_berth(): nobody is called in to a place that is shut.
  give_up_berth(id);
  if (!craft.laden || craft.at == craft.to) return join_queue(id);
  change(id, CraftDoing::queueing);  // off the quay, whatever keeps it there
  next_leg(id);
}

}  // namespace skerry
