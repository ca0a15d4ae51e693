// The dispatcher's work on force: which teams are sent, by which craft they go.

#include "sim/base/contains.h"
#include "sim/command/dispatcher.h"

#include <algorithm>
#include <tuple>

namespace skerry {
namespace {

/// A load waits so much longer for others that can share its craft.
constexpr std::chrono::minutes kWaveSlack{15};
/// Nothing is planned further ahead: it is better to wait and see.
constexpr std::chrono::hours kLookAhead{6};

}  // namespace

/// Where a team would work for a task, if it came ashore at `from`.
std::optional<Dispatcher::Scene> Dispatcher::nearest_scene(const SendTask& task, Id<Team> team,
                                                           Id<Place> from) const {
  std::optional<Scene> nearest;
  for (const Id<Place> place : setup_->scenario.incidents[task.action->incident].places)
    if (const auto time = march(team, from, place); time && (!nearest || *time < nearest->time))
      nearest = Scene{place, *time};
  return nearest;
}

/// Sent, but weather keeps its craft from fetching it, or no craft was to be had.
bool Dispatcher::is_stuck(const Picture& picture, Id<Team> id) const {
  const TeamState& team = picture.team(id);
  if (team.doing == TeamDoing::aboard) return false;
  if (team.craft != kNone) return picture.craft(Id<Craft>{team.craft}).doing == CraftDoing::held;
  return (team.doing == TeamDoing::called || team.doing == TeamDoing::ready) && !team.has_bound;
}

/// On its way, by a craft that can go or by land, or there. A team still at home is called out by
/// this same occasion's orders, so it is not.
bool Dispatcher::is_served(const Picture& picture, Id<Team> id) const {
  const TeamState& team = picture.team(id);
  return team.landed || taken_teams_[id.index()] != 0 ||
         (team.doing != TeamDoing::home && !is_stuck(picture, id));
}

std::vector<Id<Team>> Dispatcher::choose_teams(const SendAction& action,
                                               const Picture& picture) const {
  const Scenario& s = setup_->scenario;
  const Id<Place> scene = s.incidents[action.incident].places.front();
  int persons = action.persons;
  std::vector<Need> needs = action.needs;
  std::vector<int> spare(s.region.islands.size(), 1'000'000);
  for (const Cover& cover : s.force.cover) spare[cover.island.index()] = -cover.minimum;
  for (const Id<Team> id : s.force.teams.ids()) {
    const std::uint32_t island = s.region.places[s.force.teams[id].home].island->index();
    if (picture.team(id).incident == kNone && !just_chosen(id, picture))
      spare[island] += s.force.teams[id].persons;
  }
  // The soonest ready near a craft come first, among them those that an earlier task left stuck.
  using Prospect = std::pair<bool, SimTime>;  // no craft could carry it in this weather; ready at
  std::vector<std::pair<Prospect, Id<Team>>> candidates;
  for (const Id<Team> id : s.force.teams.ids()) {
    const Team& team = s.force.teams[id];
    const TeamState& state = picture.team(id);
    const bool sent = state.incident == action.incident.index();
    if (just_chosen(id, picture) || (sent && !is_stuck(picture, id))) continue;
    const bool free = state.doing == TeamDoing::home || sent ||
                      ((state.doing == TeamDoing::ready || state.doing == TeamDoing::called) &&
                       state.incident == kNone && state.craft == kNone);
    const Id<Island> island = *s.region.places[team.home].island;
    if (!free || !contains(action.from, island) || !means(action.agencies, team.agency)) continue;
    std::optional<Duration> nearest;
    for (const Id<CraftClass> c : action.craft.classes)
      for (const Id<Place> place : places_by_class_[c.index()])
        if (const auto time = march(id, state.at, place); time && (!nearest || *time < *nearest))
          nearest = time;
    const bool grounded = std::none_of(
        action.craft.classes.begin(), action.craft.classes.end(), [&](Id<CraftClass> c) {
          const CraftClass& craft_class = s.fleet.classes[c];
          return craft_class.seats >= team.persons && craft_class.deck >= deck_of(s.force, team) &&
                 !picture.hindrance(c, scene, scene);
        });
    if (nearest)
      candidates.emplace_back(Prospect{grounded, ready_time(picture, id) + *nearest}, id);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Id<Team>> chosen;
  const auto take = [&](Id<Team> id) {
    const Team& team = s.force.teams[id];
    int& left = spare[s.region.places[team.home].island->index()];
    const bool counted_as_gone = picture.team(id).incident != kNone;
    if (contains(chosen, id) || (!counted_as_gone && left < team.persons)) return;
    if (!counted_as_gone) left -= team.persons;
    chosen.push_back(id);
    persons -= team.persons;
    for (Need& need : needs)
      if (team.capabilities().has(need.capability)) need.persons -= team.persons;
  };
  for (std::size_t n = 0; n < needs.size(); ++n)
    for (const auto& [time, id] : candidates)
      if (needs[n].persons > 0 && s.force.teams[id].capabilities().has(needs[n].capability))
        take(id);
  for (const auto& [time, id] : candidates)
    if (persons > 0) take(id);
  return chosen;
}

/// Chosen by a task of this same occasion, whose orders the picture does not show yet.
bool Dispatcher::just_chosen(Id<Team> id, const Picture& picture) const {
  return picture.team(id).doing == TeamDoing::home &&
         std::any_of(sends_.begin(), sends_.end(),
                     [&](const SendTask& task) { return contains(task.teams, id); });
}

void Dispatcher::send(const SendAction& action, const Picture& picture,
                      std::vector<Order>& orders) {
  SendTask task{&action, choose_teams(action, picture)};
  // Teams that an earlier task could not carry are this task's now.
  for (SendTask& earlier : sends_)
    std::erase_if(earlier.teams, [&](Id<Team> id) { return contains(task.teams, id); });
  for (const Id<Team> id : task.teams) {
    if (picture.team(id).doing != TeamDoing::home) continue;
    // One call is enough: this one, which says what for.
    std::erase_if(orders, [&](const Order& order) {
      const auto* call = std::get_if<Mobilise>(&order);
      return call != nullptr && call->team == id;
    });
    orders.push_back(Mobilise{id, action.incident});
  }
  sends_.push_back(std::move(task));
}

bool Dispatcher::is_delivered(const SendAction& action, const Picture& picture) const {
  return std::all_of(sends_.begin(), sends_.end(), [&](const SendTask& task) {
    return task.action != &action ||
           std::all_of(task.teams.begin(), task.teams.end(),
                       [&](Id<Team> id) { return picture.team(id).doing == TeamDoing::on_scene; });
  });
}

SimTime Dispatcher::ready_time(const Picture& picture, Id<Team> id) const {
  const TeamState& state = picture.team(id);
  const Duration call_out = to_ticks(Seconds{mean(setup_->scenario.force.teams[id].call_out)});
  if (state.doing == TeamDoing::home) return picture.now() + call_out;
  if (state.doing == TeamDoing::called) return std::max(picture.now(), state.called_at + call_out);
  return picture.now();
}

void Dispatcher::dispatch_send(const SendTask& task, const Picture& picture, bool even_if_held,
                               std::vector<Order>& orders) {
  const Scenario& s = setup_->scenario;
  for (const Id<Team> head : task.teams) {
    if (is_served(picture, head)) continue;
    const Id<Place> at = picture.team(head).at;
    const auto scene = nearest_scene(task, head, at);
    if (scene && s.region.places[at].island == s.region.places[scene->place].island) {
      orders.push_back(March{head, scene->place, task.action->incident});
      taken_teams_[head.index()] = 1;
      continue;
    }
    const Way way = best_way(task, picture, head);
    const bool waits_already = picture.team(head).craft != kNone;
    if (!way.craft || (way.hindered && (waits_already || !even_if_held))) continue;
    const CraftClass& craft_class = s.fleet.classes[s.fleet.craft[*way.craft].craft_class];
    Ferry ferry{*way.craft, way.from, way.to, {}, task.action->incident};
    int seats = craft_class.seats;
    Area deck = craft_class.deck;
    const auto board = [&](Id<Team> id) {
      const Team& team = s.force.teams[id];
      if (team.persons > seats || deck_of(s.force, team) > deck) return;
      seats -= team.persons;
      deck = deck - deck_of(s.force, team);
      ferry.teams.push_back(id);
      taken_teams_[id.index()] = 1;
    };
    board(head);
    for (const Id<Team> id : task.teams) {
      if (is_served(picture, id)) continue;
      const auto to_craft = march(id, picture.team(id).at, way.from);
      if (to_craft && nearest_scene(task, id, way.to) &&
          ready_time(picture, id) + *to_craft <= way.boards + kWaveSlack)
        board(id);
    }
    taken_craft_[way.craft->index()] = 1;
    orders.push_back(std::move(ferry));
  }
}

Dispatcher::Way Dispatcher::best_way(const SendTask& task, const Picture& picture,
                                     Id<Team> team) const {
  const Scenario& s = setup_->scenario;
  const Team& what = s.force.teams[team];
  Way best;
  for (const Id<Craft> id : s.fleet.craft.ids()) {
    const Id<CraftClass> class_id = s.fleet.craft[id].craft_class;
    const CraftClass& craft_class = s.fleet.classes[class_id];
    if (contains(task.action->craft.classes, class_id) && !is_taken(id) &&
        craft_class.seats >= what.persons && craft_class.deck >= deck_of(s.force, what))
      consider(task, picture, team, id, best);
  }
  return best;
}

void Dispatcher::consider(const SendTask& task, const Picture& picture, Id<Team> team, Id<Craft> id,
                          Way& best) const {
  const Scenario& s = setup_->scenario;
  const Id<Place> first_scene = s.incidents[task.action->incident].places.front();
  const Id<CraftClass> class_id = s.fleet.craft[id].craft_class;
  const CraftClass& craft_class = s.fleet.classes[class_id];
  const Id<Place> craft_at = picture.craft(id).at;
  const SimTime furthest = picture.now() + kLookAhead;
  std::vector<Id<Place>> landings;
  for (const Id<Place> to : places_by_class_[class_id.index()])
    if (s.region.places[to].island == s.region.places[first_scene].island &&
        may_be_usable(picture, to, furthest))
      landings.push_back(to);
  if (landings.empty()) return;
  for (const Id<Place> from : places_by_class_[class_id.index()]) {
    const auto to_craft = march(team, picture.team(team).at, from);
    if (!to_craft || !picture.can_fetch_from(id, from)) continue;
    const auto alongside = arrival(picture, id, from);
    if (!alongside) continue;
    const SimTime boards =
        std::max(*alongside, ready_time(picture, team) + *to_craft) + craft_class.turn_round;
    if (boards > furthest || (boards >= best.arrives && !best.hindered)) continue;
    const bool cannot_fetch = picture.hindrance(class_id, craft_at, from) ||
                              (s.region.places[from].pad && !picture.usable(from));
    for (const Id<Place> to : landings) {
      const auto scene = nearest_scene(task, team, to);
      const Passage way = picture.passage_now(craft_class, from, to);
      if (!scene || !way.possible) continue;
      // Nobody is sent to a wharf that will be shut; a pad in too much wind holds the craft back.
      const bool pad = s.region.places[to].pad.has_value();
      if (!pad && !will_be_usable(picture, to, boards + way.time)) continue;
      const SimTime arrives = boards + way.time + scene->time;
      if (arrives > furthest) continue;
      const bool hindered = cannot_fetch || picture.hindrance(class_id, from, to) ||
                            picture.foreseen_hindrance(class_id, from, to, boards) ||
                            (pad && !picture.usable(to));
      if (std::tie(hindered, arrives) < std::tie(best.hindered, best.arrives) || !best.craft)
        best = {hindered, arrives, boards, id, from, to};
    }
  }
}

}  // namespace skerry
