// False alarms: the duty officer sends whoever is there soonest to look. No plan sees to them.

#include "sim/run/picture.h"
#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {

void Processes::begin_alarms() {
  if (run_.information_ == Information::perfect) return;
  for (const Id<FalseAlarms> id : scenario_.false_alarms.ids())
    if (scenario_.false_alarms[id].every) next_alarm(id, 0);
}

void Processes::next_alarm(Id<FalseAlarms> id, std::uint32_t number) {
  const Distribution every{Distribution::Kind::exponential,
                           in_seconds(*scenario_.false_alarms[id].every), 0, 0};
  const SimTime at = world_.now + draw(every, run_.key_, Purpose::false_alarm,
                                       run_.setup_->alarm_luck[id], 3 * number);
  if (at <= scenario_.end())
    schedule(at, Phase::observation, EventKind::false_alarm, id.index(), number);
}

void Processes::false_alarm(Id<FalseAlarms> id, std::uint32_t number) {
  raise_alarm(id, number);
  next_alarm(id, number + 1);
}

void Processes::raise_alarm(Id<FalseAlarms> id, std::uint32_t number) {
  const FalseAlarms& alarms = scenario_.false_alarms[id];
  const double u =
      uniform(run_.key_, Purpose::false_alarm, run_.setup_->alarm_luck[id], 3 * number + 1);
  const Id<Place> place =
      alarms.from[static_cast<std::size_t>(u * static_cast<double>(alarms.from.size()))];
  record(RecordKind::false_alarm, id.index(), place.index(), static_cast<std::uint32_t>(alarms.by));
  if (const auto team = soonest_to_look(place)) {
    if (world_.teams[*team].doing == TeamDoing::home) mobilise(*team, std::nullopt);
    world_.teams[*team].alarm = id.index();
    world_.teams[*team].alarm_number = number;
    record(RecordKind::team_looks, team->index(), place.index());
    send(*team, place, std::nullopt);
  } else {
    record(RecordKind::alarm_unanswered, id.index(), place.index());
  }
}

/// Of the teams on a beat, and of police who stand ready or are at home, the one that is expected
/// there first, by ways that are open now; of equals the first named.
std::optional<Id<Team>> Processes::soonest_to_look(Id<Place> place) const {
  std::optional<Id<Team>> soonest;
  SimTime first = kNever;
  for (const Id<Team> id : world_.teams.ids()) {
    const Team& what = scenario_.force.teams[id];
    const TeamState& team = world_.teams[id];
    const bool is_free = (team.doing == TeamDoing::ready || team.doing == TeamDoing::home) &&
                         team.incident == kNone && team.craft == kNone && !team.has_bound;
    const bool police = what.capabilities().has(Capability::police);
    if (team.doing != TeamDoing::patrolling && !(is_free && police)) continue;
    const Standing stands = nearer_end(team);
    const Routes& routes = run_.setup_->routes;
    const auto march = march_time(scenario_, routes, what.moves, what.speed, stands.place, place);
    if (!march || is_severed(run_, what.moves, stands.place, place) ||
        excess_on_march(scenario_, routes, *run_.weather_, what.moves, stands.place, place,
                        world_.epoch))
      continue;
    const Duration call_out =
        team.doing == TeamDoing::home
            ? to_ticks(Seconds{mean(call_out_at(what, local_at(scenario_.start, world_.now)))})
            : Duration{0};
    const SimTime at = stands.since + call_out + *march;
    if (at >= first) continue;
    first = at;
    soonest = id;
  }
  return soonest;
}

void Processes::look(Id<Team> id) {
  TeamState& team = world_.teams[id];
  const Id<FalseAlarms> alarm{team.alarm};
  team.doing = TeamDoing::looking;
  ++team.generation;
  schedule(world_.now + draw(scenario_.false_alarms[alarm].takes, run_.key_, Purpose::false_alarm,
                             run_.setup_->alarm_luck[alarm], 3 * team.alarm_number + 2),
           Phase::movement, EventKind::looked, id.index(), team.generation);
  look_around(team.at, Sensor::patrol);
}

void Processes::looked(Id<Team> id) {
  TeamState& team = world_.teams[id];
  team.alarm = kNone;
  team.doing = TeamDoing::ready;
  record(RecordKind::team_looked, id.index(), team.at.index(), 0, team.persons);
  raise(Cause::team);
  resume_beat(id);
}

}  // namespace skerry
