#include "sim/command/dispatcher.h"

#include "sim/base/contains.h"
#include "sim/command/outlook.h"

#include <algorithm>

namespace skerry {

Dispatcher::Dispatcher(const Setup& setup)
    : setup_(&setup),
      crossings_(setup),
      taken_craft_(setup.scenario.fleet.craft.size()),
      taken_teams_(setup.scenario.force.teams.size()),
      planned_teams_(setup.scenario.force.teams.size()) {}

void Dispatcher::stop_shuttles(Id<Group> group) {
  std::erase_if(shuttles_, [&](const ShuttleAction& shuttle) { return shuttle.group == group; });
}

void Dispatcher::post(Id<Place> place, int persons, std::optional<Capability> capability) {
  posts_.push_back({place, persons, capability});
}

/// What an order that is still on its way by runner disposes of.
void Dispatcher::set_aside_those_who_wait_for_orders(const Picture& picture) {
  const auto craft = [&](Id<Craft> id) { taken_craft_[id.index()] = 1; };
  const auto team = [&](Id<Team> id) { taken_teams_[id.index()] = planned_teams_[id.index()] = 1; };
  for (const Message& message : picture.messages()) {
    if (message.is_there) continue;
    if (const auto* o = std::get_if<March>(&message.order)) team(o->team);
    if (const auto* o = std::get_if<Lift>(&message.order)) craft(o->craft);
    if (const auto* o = std::get_if<StandBy>(&message.order)) craft(o->craft);
    if (const auto* o = std::get_if<SearchAtSea>(&message.order)) craft(o->craft);
    if (const auto* o = std::get_if<Ferry>(&message.order)) {
      craft(o->craft);
      for (const Id<Team> id : o->teams) team(id);
    }
  }
}

void Dispatcher::dispatch(const Picture& picture, Causes causes, std::vector<Order>& orders) {
  crossings_.look(picture);
  set_aside_those_who_wait_for_orders(picture);
  if (has(causes, Cause::team) || has(causes, Cause::timer) || has(causes, Cause::start))
    for (const Post& post : posts_) dispatch_post(post, picture, orders);
  wake_ = kNever;
  for (ReliefTask& task : reliefs_) dispatch_relief(task, picture, orders);
  for (const SearchAction& search : searches_) dispatch_search(search, picture, orders);
  dispatch_sends(picture, causes, orders);
  for (const ShuttleAction& shuttle : shuttles_) dispatch_shuttle(shuttle, picture, orders);
  for (SendTask& task : sends_) task.is_new = false;
  std::fill(taken_craft_.begin(), taken_craft_.end(), char{0});
  std::fill(taken_teams_.begin(), taken_teams_.end(), char{0});
  std::fill(planned_teams_.begin(), planned_teams_.end(), char{0});
}

// ---- people -------------------------------------------------------------------------------

void Dispatcher::dispatch_shuttle(const ShuttleAction& shuttle, const Picture& picture,
                                  std::vector<Order>& orders) {
  const Scenario& s = setup_->scenario;
  int demand =
      picture.waiting(shuttle.group, shuttle.from) + picture.coming(shuttle.group, shuttle.from);
  if (demand == 0) return;
  for (const Id<Craft> id : s.fleet.craft.ids()) {
    const CraftState& craft = picture.craft(id);
    if (fetches_from(craft, shuttle.from) && craft.group == shuttle.group.index())
      demand -= s.fleet.classes[s.fleet.craft[id].craft_class].seats - craft.persons;
  }
  while (demand > 0) {
    std::optional<Lift> best;
    SimTime soonest = kNever;
    for (const Id<Craft> id : s.fleet.craft.ids()) {
      const Id<CraftClass> class_id = s.fleet.craft[id].craft_class;
      const CraftClass& craft_class = s.fleet.classes[class_id];
      // One that lies off there already stays: sent there again and again, it would never come in.
      if (fetches_from(picture.craft(id), shuttle.from) ||
          !contains(shuttle.craft.classes, class_id) || !picture.can_fetch_from(id, shuttle.from) ||
          is_taken(id) || !fits(craft_class, s.region.places[shuttle.from]))
        continue;
      const auto arrives = arrival(picture, id, shuttle.from);
      if (!arrives || *arrives >= soonest ||
          picture.hindrance(class_id, picture.craft(id).at, shuttle.from) ||
          !will_be_usable(picture, shuttle.from, *arrives))
        continue;
      for (const Id<Place> to : shuttle.to) {
        if (to == shuttle.from || !fits(craft_class, s.region.places[to]) || !picture.usable(to) ||
            !picture.passage_now(craft_class, shuttle.from, to).possible ||
            picture.hindrance(class_id, shuttle.from, to) ||
            picture.foreseen_hindrance(class_id, shuttle.from, to, *arrives))
          continue;
        if (picture.cannot(id, shuttle.from, to)) continue;
        best = Lift{id, shuttle.group, shuttle.from, to, shuttle.triage};
        soonest = *arrives;
        break;
      }
    }
    if (!best) return;
    orders.push_back(*best);
    taken_craft_[best->craft.index()] = 1;
    demand -= s.fleet.classes[s.fleet.craft[best->craft].craft_class].seats;
  }
}

// ---- searches at sea ----------------------------------------------------------------------

/// Those that are there soonest, of the classes named.
void Dispatcher::dispatch_search(const SearchAction& search, const Picture& picture,
                                 std::vector<Order>& orders) {
  const Scenario& s = setup_->scenario;
  if (!picture.detected(search.incident) || picture.contained(search.incident) ||
      picture.over(search.incident))
    return;
  const Id<Place> there = s.incidents[search.incident].places.front();
  int wanted = search.count;
  std::vector<std::pair<SimTime, Id<Craft>>> soonest;
  for (const Id<Craft> id : s.fleet.craft.ids()) {
    const Id<CraftClass> craft_class = s.fleet.craft[id].craft_class;
    const CraftState& craft = picture.craft(id);
    if (!contains(search.craft.classes, craft_class)) continue;
    if (craft.trip == TripKind::search && craft.incident == search.incident.index()) --wanted;
    if (!picture.is_free(id) || is_taken(id) || picture.hindrance(craft_class, craft.at, there))
      continue;
    if (const auto at = arrival(picture, id, there)) soonest.emplace_back(*at, id);
  }
  std::stable_sort(soonest.begin(), soonest.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [at, id] : soonest) {
    if (wanted <= 0) return;
    if (picture.cannot(id, there, there)) continue;
    orders.push_back(SearchAtSea{id, search.incident});
    taken_craft_[id.index()] = 1;
    --wanted;
  }
}

// ---- posts --------------------------------------------------------------------------------

void Dispatcher::dispatch_post(const Post& post, const Picture& picture,
                               std::vector<Order>& orders) {
  const Scenario& s = setup_->scenario;
  const auto suits = [&](Id<Team> id) {
    return !post.capability || s.force.teams[id].capabilities().has(*post.capability);
  };
  int there = 0;
  std::vector<std::pair<Duration, Id<Team>>> free;
  for (const Id<Team> id : s.force.teams.ids()) {
    const TeamState& team = picture.team(id);
    const bool here = (team.doing == TeamDoing::posted || team.doing == TeamDoing::on_scene) &&
                      team.at == post.place;
    const bool coming = (team.has_bound || team.doing == TeamDoing::marching) &&
                        team.bound == post.place && team.alarm == kNone;
    if (suits(id) && (here || coming)) there += team.persons;
    if (!is_at_hand(team) || !suits(id) || taken_teams_[id.index()] != 0 || team.persons == 0)
      continue;
    if (s.region.places[team.at].island != s.region.places[post.place].island) continue;
    if (const auto time = crossings_.march(id, team.at, post.place)) free.emplace_back(*time, id);
  }
  std::stable_sort(free.begin(), free.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [time, id] : free) {
    if (there >= post.persons) return;
    std::optional<Id<Incident>> incident;
    for (const Id<Incident> i : s.incidents.ids())
      if (picture.detected(i) && !picture.over(i) && contains(s.incidents[i].places, post.place))
        incident = i;
    if (incident && picture.is_closed_to(*incident, id)) continue;
    orders.push_back(March{id, post.place, incident});
    taken_teams_[id.index()] = 1;
    there += picture.team(id).persons;
  }
}

void Dispatcher::stage(const StageAction& action, const Picture& picture,
                       std::vector<Order>& orders) {
  const Scenario& s = setup_->scenario;
  int left = action.count;
  std::vector<std::pair<Duration, Id<Craft>>> nearest;
  for (const Id<Craft> id : s.fleet.craft.ids()) {
    if (s.fleet.craft[id].craft_class != action.craft_class || !picture.is_free(id) || is_taken(id))
      continue;
    const Passage way =
        picture.passage_now(s.fleet.classes[action.craft_class], picture.craft(id).at, action.at);
    if (way.possible) nearest.emplace_back(way.time, id);
  }
  std::stable_sort(nearest.begin(), nearest.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [time, id] : nearest) {
    if (left-- <= 0) return;
    orders.push_back(StandBy{id, action.at});
    taken_craft_[id.index()] = 1;
  }
}

}  // namespace skerry
