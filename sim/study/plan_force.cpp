#include "sim/study/plan_force.h"

#include "sim/base/contains.h"
#include "sim/network/passage.h"

#include <algorithm>

namespace skerry {

std::vector<ActionOfStep> all_actions(const Plan& plan) {
  std::vector<ActionOfStep> result;
  for (const Id<Step> id : plan.steps.ids()) {
    const Step& step = plan.steps[id];
    for (const Action& action : step.actions) result.push_back({id, &action, false});
    if (!step.otherwise) continue;
    for (const Action& action : step.otherwise->actions) result.push_back({id, &action, true});
  }
  return result;
}

PlanForce::PlanForce(const Setup& setup, const Plan& plan)
    : setup_(&setup), s_(&setup.scenario), called_(setup.scenario.force.teams.size()) {
  for (const Id<Team> id : s_->force.teams.ids())
    called_[id] = setup.beat_of[id] || !s_->false_alarms.empty() ? 1 : 0;
  for (const ActionOfStep& each : all_actions(plan)) {
    if (const auto* a = std::get_if<SendAction>(&each.action->value)) sends_.push_back(a);
    if (const auto* a = std::get_if<PostAction>(&each.action->value)) posts_.push_back(a);
    if (const auto* a = std::get_if<OpenAction>(&each.action->value)) opened_.push_back(a->place);
    if (const auto* a = std::get_if<MobiliseAction>(&each.action->value))
      for (const Id<Team> id : s_->force.teams.ids()) {
        const Team& team = s_->force.teams[id];
        if (means(a->agencies, team.agency) && s_->region.places[team.home].island == a->island)
          called_[id] = 1;
      }
  }
  for (const SendAction* send : sends_)
    for (const Id<Team> id : able(*send)) called_[id] = 1;
}

std::optional<Id<Island>> PlanForce::island_of(Id<Incident> incident) const {
  return s_->region.places[s_->incidents[incident].places.front()].island;
}

bool PlanForce::stays_closed(Id<Place> place) const {
  const auto& wharf = s_->region.places[place].wharf;
  return wharf && wharf->starts_closed && !contains(opened_, place);
}

std::vector<Id<Place>> PlanForce::landings(Id<CraftClass> craft_class,
                                           Id<Incident> incident) const {
  std::vector<Id<Place>> result;
  for (const Id<Place> id : s_->region.places.ids())
    if (s_->region.places[id].island == island_of(incident) &&
        fits(s_->fleet.classes[craft_class], s_->region.places[id]) && !stays_closed(id))
      result.push_back(id);
  return result;
}

int PlanForce::craft(Id<CraftClass> craft_class) const {
  return static_cast<int>(
      std::count_if(s_->fleet.craft.begin(), s_->fleet.craft.end(),
                    [&](const Craft& craft) { return craft.craft_class == craft_class; }));
}

std::vector<Id<Team>> PlanForce::meant(const SendAction& send) const {
  std::vector<Id<Team>> result;
  for (const Id<Team> id : s_->force.teams.ids()) {
    const Team& team = s_->force.teams[id];
    const auto island = s_->region.places[team.home].island;
    if (island && contains(send.from, *island) && means(send.agencies, team.agency))
      result.push_back(id);
  }
  return result;
}

bool PlanForce::is_kept_away(Id<Team> team, Id<Incident> incident) const {
  const auto& levels = s_->incident_types[s_->incidents[incident].type].levels;
  return std::all_of(levels.begin(), levels.end(), [&](const IncidentLevel& level) {
    return contains(level.closed_to, s_->force.teams[team].agency);
  });
}

bool PlanForce::goes_by_land(Id<Team> id, Id<Incident> incident) const {
  const Team& team = s_->force.teams[id];
  const auto& places = s_->incidents[incident].places;
  return std::any_of(places.begin(), places.end(), [&](Id<Place> place) {
    return march_time(*s_, setup_->routes, team.moves, team.speed, team.home, place).has_value();
  });
}

bool PlanForce::has_way(Id<Team> id, const SendAction& send, Id<CraftClass> class_id) const {
  const CraftClass& craft_class = s_->fleet.classes[class_id];
  const Team& team = s_->force.teams[id];
  if (craft(class_id) == 0 || !has_room(s_->force, craft_class, team)) return false;
  const auto marches = [&](Id<Place> from, Id<Place> to) {
    return march_time(*s_, setup_->routes, team.moves, team.speed, from, to).has_value();
  };
  for (const Id<Place> port : s_->region.places.ids()) {
    if (!fits(craft_class, s_->region.places[port]) || stays_closed(port) ||
        !marches(team.home, port))
      continue;
    for (const Id<Place> landing : landings(class_id, send.incident)) {
      const auto& scenes = s_->incidents[send.incident].places;
      if (port != landing &&
          setup_->routes.connected(setup_->routes.net_of(craft_class), port, landing) &&
          std::any_of(scenes.begin(), scenes.end(),
                      [&](Id<Place> scene) { return marches(landing, scene); }))
        return true;
    }
  }
  return false;
}

std::vector<Id<Team>> PlanForce::able(const SendAction& send) const {
  std::vector<Id<Team>> result = meant(send);
  std::erase_if(result, [&](Id<Team> id) { return is_kept_away(id, send.incident); });
  std::erase_if(result, [&](Id<Team> id) {
    return !goes_by_land(id, send.incident) &&
           std::none_of(send.craft.classes.begin(), send.craft.classes.end(),
                        [&](Id<CraftClass> c) { return has_way(id, send, c); });
  });
  return result;
}

double PlanForce::persons(const std::vector<Id<Team>>& teams, Id<Incident> incident,
                          std::optional<Capability> capability,
                          std::optional<SimTime> called) const {
  Table<Island, double> of_island(s_->region.islands.size(), 0.0);
  Table<Island, double> spare(s_->region.islands.size(), 1e9);
  for (const Cover& cover : s_->force.cover) {
    if (cover.island == island_of(incident)) continue;  // who works at home has not left it
    spare[cover.island] = -cover.minimum;
    for (const Team& team : s_->force.teams)
      if (s_->region.places[team.home].island == cover.island) spare[cover.island] += team.persons;
  }
  const auto local = [&](SimTime time) {
    return LocalTime{s_->start.utc + (time - kStart), s_->start.offset};
  };
  for (const Id<Team> id : teams) {
    const Team& team = s_->force.teams[id];
    if (!capability || team.capabilities().has(*capability))
      of_island[*s_->region.places[team.home].island] +=
          team.persons * (called ? answers_at(team, local(*called)) : 1.0);
  }
  double total = 0;
  for (const Id<Island> island : of_island.ids())
    total += std::min(of_island[island], std::max(0.0, spare[island]));
  return total;
}

int PlanForce::most_assembled(Id<Island> island) const {
  Table<Team, char> there(s_->force.teams.size());
  for (const Id<Team> id : s_->force.teams.ids())
    if (s_->region.places[s_->force.teams[id].home].island == island) there[id] = called_[id];
  for (const SendAction* send : sends_)
    if (island_of(send->incident) == island)
      for (const Id<Team> id : able(*send)) there[id] = 1;
  int total = 0;
  for (const Id<Team> id : s_->force.teams.ids())
    if (there[id] != 0) total += s_->force.teams[id].persons;
  return total;
}

int PlanForce::most_on_scene(Id<Incident> incident, std::optional<Capability> capability) const {
  const auto& places = s_->incidents[incident].places;
  Table<Team, char> there(s_->force.teams.size());
  for (const SendAction* send : sends_)
    if (send->incident == incident)
      for (const Id<Team> id : able(*send)) there[id] = 1;
  // Who is posted at the scene, or walks a beat over it, is there too.
  const bool posted = std::any_of(posts_.begin(), posts_.end(), [&](const PostAction* post) {
    return contains(places, post->at);
  });
  for (const Id<Team> id : s_->force.teams.ids()) {
    const bool of_island =
        s_->region.places[s_->force.teams[id].home].island == island_of(incident);
    if (called_[id] != 0 && of_island && (posted || setup_->beat_of[id])) there[id] = 1;
  }
  int total = 0;
  for (const Id<Team> id : s_->force.teams.ids())
    if (there[id] != 0 && (!capability || s_->force.teams[id].capabilities().has(*capability)))
      total += s_->force.teams[id].persons;
  return total;
}

}  // namespace skerry
