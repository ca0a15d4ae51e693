// The dispatcher's work on force: which teams are sent, by which craft they go.

#include "sim/base/contains.h"
#include "sim/command/assignment.h"
#include "sim/command/dispatcher.h"
#include "sim/command/force_oracle.h"
#include "sim/command/outlook.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

namespace skerry {
namespace {

/// Questions to the oracle at one occasion; where it is enough for the best that can be found it is
/// not used up.
constexpr long kBudget = 100'000;
/// Of more craft than this only those soonest with those who wait are thought of.
constexpr std::size_t kMostCarriers = 100;
/// What a minute of those of the next task weighs against a minute of those of this one. A power of
/// two, for which sums are exact.
constexpr double kNextTask = 0.5;

/// Free, or bound to stand by somewhere, from where it can fetch.
bool can_be_sent(const Picture& picture, Id<Craft> id) {
  const CraftState& craft = picture.craft(id);
  return picture.is_free(id) || (craft.trip == TripKind::stand_by && !craft.broken);
}

}  // namespace

/// Where a team would work for a task, if it came ashore at `from`.
std::optional<Id<Place>> Dispatcher::nearest_scene(const SendAction& action, Id<Team> team,
                                                   Id<Place> from) {
  std::optional<Id<Place>> nearest;
  Duration soonest = Duration::max();
  for (const Id<Place> place : setup_->scenario.incidents[action.incident].places) {
    const auto time = crossings_.march(team, from, place);
    if (!time || *time >= soonest) continue;
    soonest = *time;
    nearest = place;
  }
  return nearest;
}

/// By land to the nearest place of its incident.
std::optional<Duration> Dispatcher::land_time(const SendAction& action, Id<Team> team,
                                              Id<Place> from) {
  const auto scene = nearest_scene(action, team, from);
  return scene ? crossings_.march(team, from, *scene) : std::nullopt;
}

/// Sent, but weather keeps its craft from fetching it, or no craft was to be had.
bool Dispatcher::is_stuck(const Picture& picture, Id<Team> id) const {
  const TeamState& team = picture.team(id);
  if (team.doing == TeamDoing::aboard) return false;
  if (team.craft != kNone) return picture.craft(Id<Craft>{team.craft}).doing == CraftDoing::held;
  return (team.doing == TeamDoing::called || team.doing == TeamDoing::ready ||
          team.doing == TeamDoing::patrolling) &&
         !team.has_bound;
}

/// On its way, by a craft that can go or by land, or there. A team still at home is called out by
/// this same occasion's orders, so it is not; nor is one that goes to another incident.
bool Dispatcher::is_served(const Picture& picture, Id<Team> id, Id<Incident> incident) const {
  const TeamState& team = picture.team(id);
  if (taken_teams_[id.index()] != 0) return true;
  if (team.incident != kNone && team.incident != incident.index())
    return team.doing == TeamDoing::posted || team.doing == TeamDoing::on_scene;
  const bool landed = team.landed && team.incident == incident.index();
  return landed || (team.doing != TeamDoing::home && !is_stuck(picture, id));
}

/// Sent to an incident of a lower level, not there yet, and with no craft; under way by land only
/// when it can march to this one, too.
bool Dispatcher::may_be_taken(const Picture& picture, Id<Team> id, const SendAction& action) {
  const TeamState& team = picture.team(id);
  if (team.incident == kNone || team.craft != kNone) return false;
  const Id<Incident> other{team.incident};
  const auto level = picture.level(action.incident), lower = picture.level(other);
  if (!level || !lower || *level >= *lower || picture.over(other)) return false;  // I: the highest
  if (team.doing == TeamDoing::called || team.doing == TeamDoing::ready) return true;
  const bool is_under_way = team.doing == TeamDoing::marching || team.doing == TeamDoing::held;
  return is_under_way && nearest_scene(action, id, team.at);
}

/// Chosen at this same occasion for another incident, which is not of a lower level.
bool Dispatcher::is_claimed(const Picture& picture, Id<Team> id, Id<Incident> incident) const {
  return std::any_of(sends_.begin(), sends_.end(), [&](const SendTask& task) {
    const Id<Incident> other = task.action->incident;
    return task.is_new && other != incident && contains(task.teams, id) &&
           picture.level(other) <= picture.level(incident);
  });
}

/// Tasks for a higher level first; of one level in the order in which they were given.
void Dispatcher::by_level(const Picture& picture) {
  const auto rank = [&](const SendTask& task) {
    return picture.level(task.action->incident).value_or(Level::IV);
  };
  const auto before = [&](const SendTask& a, const SendTask& b) { return rank(a) < rank(b); };
  // As a rule it is so already, and this is asked at every occasion.
  if (!std::is_sorted(sends_.begin(), sends_.end(), before))
    std::stable_sort(sends_.begin(), sends_.end(), before);
}

std::vector<Id<Team>> Dispatcher::choose_teams(const SendAction& action, Strength wanted,
                                               const Picture& picture) {
  const Scenario& s = setup_->scenario;
  const Id<Place> scene = s.incidents[action.incident].places.front();
  auto& [persons, needs, fresh] = wanted;
  std::vector<int> spare(s.region.islands.size(), 1'000'000);
  // Who works on his own island has not left it.
  for (const Cover& cover : s.force.cover)
    if (cover.island != s.region.places[scene].island) spare[cover.island.index()] = -cover.minimum;
  for (const Id<Team> id : s.force.teams.ids()) {
    const std::uint32_t island = s.region.places[s.force.teams[id].home].island->index();
    if (picture.team(id).incident == kNone && !just_chosen(id, picture))
      spare[island] += s.force.teams[id].persons;
  }
  // The soonest ready near a craft, or at the scene where they march, come first, among them those
  // that an earlier task left stuck; last those who would be taken from another incident. Taken
  // from another; no craft could carry it in this weather; ready at.
  using Prospect = std::tuple<bool, bool, SimTime>;
  std::vector<std::pair<Prospect, Id<Team>>> candidates;
  for (const Id<Team> id : s.force.teams.ids()) {
    const Team& team = s.force.teams[id];
    const TeamState& state = picture.team(id);
    const bool sent = state.incident == action.incident.index();
    if (just_chosen(id, picture) || (sent && !is_stuck(picture, id))) continue;
    if (state.alarm != kNone || is_claimed(picture, id, action.incident)) continue;
    if (picture.is_closed_to(action.incident, id)) continue;
    if (fresh && state.doing != TeamDoing::home && picture.now() - state.on_duty_since >= *fresh)
      continue;
    const bool at_hand = state.doing == TeamDoing::ready || state.doing == TeamDoing::called ||
                         state.doing == TeamDoing::patrolling;
    const bool taken = may_be_taken(picture, id, action);
    const bool free = state.doing == TeamDoing::home || sent || taken ||
                      (at_hand && state.incident == kNone && state.craft == kNone);
    const Id<Island> island = *s.region.places[team.home].island;
    if (!free || !contains(action.from, island) || !means(action.agencies, team.agency)) continue;
    if (const auto by_land = land_time(action, id, state.at)) {
      candidates.emplace_back(Prospect{taken, false, ready_time(picture, id) + *by_land}, id);
      continue;
    }
    std::optional<Duration> nearest;
    for (const Id<CraftClass> c : action.craft.classes)
      for (const Id<Place> place : crossings_.places(c))
        if (const auto time = crossings_.march(id, state.at, place);
            time && (!nearest || *time < *nearest))
          nearest = time;
    const bool grounded = std::none_of(
        action.craft.classes.begin(), action.craft.classes.end(), [&](Id<CraftClass> c) {
          const CraftClass& craft_class = s.fleet.classes[c];
          return has_room(s.force, craft_class, team) && !picture.hindrance(c, scene, scene);
        });
    if (nearest)
      candidates.emplace_back(Prospect{taken, grounded, ready_time(picture, id) + *nearest}, id);
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
  call_out(action, {action.persons, action.needs, {}}, picture, orders);
}

/// Those chosen are this task's from now on.
std::vector<Id<Team>> Dispatcher::call_out(const SendAction& action, Strength wanted,
                                           const Picture& picture, std::vector<Order>& orders) {
  crossings_.look(picture);
  SendTask task{&action, choose_teams(action, std::move(wanted), picture)};
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
  sends_.push_back(task);
  return task.teams;
}

void Dispatcher::stand_down(const StandDownAction& action, const Picture& picture,
                            std::vector<Order>& orders) {
  const auto is_meant = [&](Id<Team> id) {
    return picture.team(id).incident == action.incident.index() &&
           means(action.agencies, setup_->scenario.force.teams[id].agency);
  };
  for (SendTask& task : sends_) std::erase_if(task.teams, is_meant);
  for (const Id<Team> id : setup_->scenario.force.teams.ids())
    if (is_meant(id)) orders.push_back(Release{id});
}

bool Dispatcher::is_delivered(const SendAction& action, const Picture& picture) const {
  if (picture.over(action.incident)) return true;
  return std::all_of(sends_.begin(), sends_.end(), [&](const SendTask& task) {
    return task.action != &action ||
           std::all_of(task.teams.begin(), task.teams.end(),
                       [&](Id<Team> id) { return picture.team(id).doing == TeamDoing::on_scene; });
  });
}

void Dispatcher::dispatch_sends(const Picture& picture, Causes causes, std::vector<Order>& orders) {
  for (SendTask& task : sends_)
    std::erase_if(task.teams,
                  [&](Id<Team> id) { return picture.is_closed_to(task.action->incident, id); });
  // Tasks that are over, or for which there is nobody, would only be gone through for ever.
  std::erase_if(sends_, [&](const SendTask& task) {
    return task.teams.empty() || picture.over(task.action->incident);
  });
  by_level(picture);
  std::vector<Waiting> waiting = march_or_wait(picture, orders);
  const std::vector<std::uint32_t> situation = situation_of(waiting, picture);
  if (situation.empty() || (situation == fruitless_ && !has(causes, Cause::wharf))) return;
  const std::size_t before = orders.size();
  // First by craft that can go; those for whom there is none wait with a craft that weather holds.
  ferry(waiting, picture, false, orders);
  std::erase_if(waiting, [&](const Waiting& each) {
    return planned_teams_[each.team.index()] != 0 || picture.team(each.team).craft != kNone;
  });
  ferry(waiting, picture, true, orders);
  fruitless_ = orders.size() == before ? situation : std::vector<std::uint32_t>{};
}

/// What the assignment depends on, save the hour: while it is the same, trying again is idle. Empty
/// when nobody waits or no craft could set out.
std::vector<std::uint32_t> Dispatcher::situation_of(const std::vector<Waiting>& waiting,
                                                    const Picture& picture) const {
  std::vector<std::uint32_t> result;
  if (waiting.empty()) return result;
  result.push_back(static_cast<std::uint32_t>(picture.epoch()));
  for (const Waiting& each : waiting) {
    const TeamState& team = picture.team(each.team);
    result.insert(result.end(), {each.team.index(), team.at.index(), team.craft,
                                 static_cast<std::uint32_t>(team.doing)});
  }
  bool can_go = false;
  for (const Id<Craft> id : craft_for(waiting, picture)) {
    const CraftState& craft = picture.craft(id);
    can_go = can_go || can_be_sent(picture, id);
    result.insert(result.end(),
                  {id.index(), craft.at.index(), static_cast<std::uint32_t>(craft.trip),
                   static_cast<std::uint32_t>(craft.doing)});
  }
  if (!can_go) result.clear();
  return result;
}

/// Whether a craft could carry any of those who wait.
bool Dispatcher::is_wanted(Id<Craft> id, const std::vector<Waiting>& waiting) const {
  const Scenario& s = setup_->scenario;
  const Id<CraftClass> class_id = s.fleet.craft[id].craft_class;
  const CraftClass& craft_class = s.fleet.classes[class_id];
  return !is_taken(id) && std::any_of(waiting.begin(), waiting.end(), [&](const Waiting& each) {
    return has_room(s.force, craft_class, s.force.teams[each.team]) &&
           contains(each.action->craft.classes, class_id);
  });
}

/// The craft that could carry any of those who wait, in order of id: in a large fleet those that
/// could be with one of them soonest, the way taken straight.
std::vector<Id<Craft>> Dispatcher::craft_for(const std::vector<Waiting>& waiting,
                                             const Picture& picture) const {
  const Scenario& s = setup_->scenario;
  std::vector<Id<Craft>> result;
  for (const Id<Craft> id : s.fleet.craft.ids())
    if (is_wanted(id, waiting)) result.push_back(id);
  if (result.size() <= kMostCarriers) return result;
  std::set<Id<Place>> stand;
  for (const Waiting& each : waiting) stand.insert(picture.team(each.team).at);
  std::vector<std::pair<Seconds, Id<Craft>>> soonest;
  for (const Id<Craft> id : result) {
    const Position& lies = s.region.places[picture.craft(id).at].position;
    const Speed speed = s.fleet.classes[s.fleet.craft[id].craft_class].speed;
    Seconds least{std::numeric_limits<double>::infinity()};
    for (const Id<Place> place : stand)
      least = std::min(least, distance(lies, s.region.places[place].position) / speed);
    soonest.emplace_back(least, id);
  }
  std::nth_element(soonest.begin(), soonest.begin() + kMostCarriers, soonest.end());
  result.clear();
  for (std::size_t i = 0; i < kMostCarriers; ++i) result.push_back(soonest[i].second);
  std::sort(result.begin(), result.end());
  return result;
}

/// Those whom a road leads to their incident march; the others are still to be carried.
std::vector<Dispatcher::Waiting> Dispatcher::march_or_wait(const Picture& picture,
                                                           std::vector<Order>& orders) {
  std::vector<Waiting> waiting;
  double weight = 1.0;
  for (const SendTask& task : sends_) {
    const std::size_t before = waiting.size();
    for (const Id<Team> id : task.teams) {
      if (is_served(picture, id, task.action->incident)) continue;
      const Id<Place> at = picture.team(id).at;
      const auto scene = nearest_scene(*task.action, id, at);
      const Mode mode = setup_->scenario.force.teams[id].moves;
      if (scene && !picture.is_severed(mode, at, *scene)) {
        orders.push_back(March{id, *scene, task.action->incident});
        taken_teams_[id.index()] = 1;
      } else {
        waiting.push_back({id, task.action, weight});
      }
    }
    if (waiting.size() > before) weight *= kNextTask;
  }
  return waiting;
}

/// Assigns craft to those who wait, and orders the trips that begin now.
void Dispatcher::ferry(const std::vector<Waiting>& waiting, const Picture& picture,
                       bool even_if_hindered, std::vector<Order>& orders) {
  if (waiting.empty()) return;
  ForceOracle oracle(picture, crossings_, even_if_hindered);
  for (const Waiting& each : waiting) oracle.add(each.team, *each.action, each.weight);
  for (const Id<Craft> id : craft_for(waiting, picture)) {
    if (can_be_sent(picture, id))
      oracle.add(id);
    else if (const auto later = free_again(picture, id))
      oracle.add_later(id, later->place, later->at);
  }
  const Assignment plan = assign(oracle.problem(), oracle, kBudget);
  for (const Id<Carrier> carrier : oracle.problem().carriers.ids()) {
    for (const Trip& trip : plan.trips[carrier])
      for (const Id<Load> load : trip) planned_teams_[oracle.team(load).index()] = 1;
    const auto order = oracle.first_order(carrier, plan.trips[carrier]);
    if (!order) continue;
    taken_craft_[order->craft.index()] = 1;
    for (const Id<Team> team : order->teams) taken_teams_[team.index()] = 1;
    orders.push_back(*order);
  }
}

}  // namespace skerry
