// The dispatcher's work on relief: others take over from those who have been on duty for long.

#include "sim/base/contains.h"
#include "sim/command/dispatcher.h"

#include <algorithm>

namespace skerry {

/// As many as the team has, with those of its capabilities that its incident may need.
Dispatcher::Strength Dispatcher::strength_of(Id<Team> id, const RelieveAction& action) const {
  const Scenario& s = setup_->scenario;
  const Team& team = s.force.teams[id];
  const IncidentType& type = s.incident_types[s.incidents[action.send.incident].type];
  Strength result{team.persons, {}, action.after};
  const auto add = [&](const std::vector<Need>& needs) {
    for (const Need& need : needs) {
      const bool is_added =
          std::any_of(result.needs.begin(), result.needs.end(),
                      [&](const Need& other) { return other.capability == need.capability; });
      if (!is_added && team.capabilities().has(need.capability))
        result.needs.push_back({need.capability, team.persons});
    }
  };
  for (const IncidentLevel& level : type.levels) add(level.needs);
  if (type.resolve) add(type.resolve->needs);
  return result;
}

/// When a relief is over; nothing while some are still to come.
std::optional<SimTime> Dispatcher::handed_over(const Relief& relief, const RelieveAction& action,
                                               const Picture& picture) const {
  SimTime last = kStart;
  for (const Id<Team> id : relief.fresh) {
    const TeamState& team = picture.team(id);
    if (team.doing != TeamDoing::on_scene || team.incident != action.send.incident.index())
      return std::nullopt;
    last = std::max(last, team.on_scene_since);
  }
  return last + action.handover;
}

void Dispatcher::dispatch_relief(ReliefTask& task, const Picture& picture,
                                 std::vector<Order>& orders) {
  const RelieveAction& action = *task.action;
  const Id<Incident> incident = action.send.incident;
  if (!picture.detected(incident) || picture.over(incident)) return;
  const auto at_work = [&](Id<Team> id) {
    const TeamState& team = picture.team(id);
    return team.doing == TeamDoing::on_scene && team.incident == incident.index();
  };
  std::erase_if(task.under_way, [&](const Relief& relief) {
    if (!at_work(relief.tired)) return true;
    const auto over = handed_over(relief, action, picture);
    if (over && *over <= picture.now()) {
      for (SendTask& send : sends_)
        std::erase_if(send.teams, [&](Id<Team> id) { return id == relief.tired; });
      orders.push_back(Release{relief.tired});
      return true;
    }
    if (over) wake_ = std::min(wake_, *over);
    return false;
  });
  for (const Id<Team> id : setup_->scenario.force.teams.ids()) {
    const bool is_being_relieved =
        std::any_of(task.under_way.begin(), task.under_way.end(),
                    [&](const Relief& relief) { return relief.tired == id; });
    if (!at_work(id) || is_being_relieved) continue;
    const SimTime tired = picture.team(id).on_duty_since + action.after;
    if (tired > picture.now()) {
      wake_ = std::min(wake_, tired);
      continue;
    }
    const std::vector<Id<Team>> fresh =
        call_out(action.send, strength_of(id, action), picture, orders);
    if (!fresh.empty()) task.under_way.push_back({id, fresh});
  }
}

}  // namespace skerry
