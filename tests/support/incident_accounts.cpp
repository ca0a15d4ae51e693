#include "tests/support/incident_accounts.h"

#include "sim/base/contains.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace skerry::test {
namespace {

constexpr double kTolerance = 0.05;  // s: events fall on whole milliseconds

}  // namespace

IncidentAccounts::IncidentAccounts(const Run& run, Complain complain)
    : run_(&run),
      scenario_(&run.scenario()),
      complain_(std::move(complain)),
      accounts_(run.scenario().incidents.size()) {}

const IncidentType& IncidentAccounts::type_of(Id<Incident> id) const {
  return scenario_->incident_types[scenario_->incidents[id].type];
}

double IncidentAccounts::luck(Id<Incident> id, Purpose purpose, std::uint32_t index) const {
  return uniform(run_->key(), purpose, name_hash(scenario_->incidents[id].id), index);
}

void IncidentAccounts::complain(Id<Incident> id, const std::string& what) const {
  complain_(scenario_->incidents[id].id + ": " + what);
}

/// Those who work there, from the teams themselves.
IncidentAccounts::Workers IncidentAccounts::workers(Id<Incident> id, const World& world) const {
  Workers result;
  for (const Id<Team> t : world.teams.ids()) {
    const TeamState& team = world.teams[t];
    if (team.doing != TeamDoing::on_scene || team.incident != id.index()) continue;
    ++result.teams_there;
    if (!team.led) continue;
    ++result.teams;
    result.fresh_persons += team.persons * vigour_of(team, world.now);
    for (const Capability c : scenario_->force.teams[t].capability_list)
      result.can[static_cast<std::size_t>(c)] += team.persons;
  }
  return result;
}

double IncidentAccounts::vigour_of(const TeamState& team, SimTime now) const {
  const auto& fatigue = scenario_->force.fatigue;
  if (!fatigue) return 1.0;
  const double over = in_seconds(now - team.on_duty_since) - in_seconds(fatigue->fresh);
  const double hours = over < 0 ? 0 : std::floor(over / 3600);
  return std::round(1000 * std::max(fatigue->least, 1 - hours * fatigue->loses)) / 1000;
}

double IncidentAccounts::met(Id<Incident> id, const IncidentState& state,
                             const World& world) const {
  if (state.persons == 0) return 0.0;
  const Workers there = workers(id, world);
  const IncidentType& type = type_of(id);
  double least = 1.0;
  for (const Need& need :
       state.contained&& type.resolve ? type.resolve->needs : type.levels[state.level].needs)
    least =
        std::min(least, there.can[static_cast<std::size_t>(need.capability)] * 1.0 / need.persons);
  return least;
}

bool IncidentAccounts::is_active(Id<Incident> id, const World& world) const {
  const auto& hours = type_of(id).hours;
  if (!hours) return true;
  // Random scenarios begin and end them on one day.
  const std::string clock = clock_text(scenario_->start, world.now).substr(0, 5);
  const auto now = *parse_time_of_day(clock);
  return now.since_midnight >= hours->from.since_midnight &&
         now.since_midnight < hours->to.since_midnight;
}

double IncidentAccounts::open_ways(Id<Incident> id, const World& world) const {
  const Incident& incident = scenario_->incidents[id];
  const Flight& flight = *type_of(id).flees;
  int ways = 0, open = 0;
  for (const Id<Place> place : scenario_->region.places.ids()) {
    const Place& what = scenario_->region.places[place];
    const bool is_way =
        incident.ways_off.empty()
            ? what.wharf && what.island == scenario_->region.places[incident.places.front()].island
            : contains(incident.ways_off, place);
    if (!is_way) continue;
    ++ways;
    int watching = 0;
    for (const Id<Team> t : world.teams.ids()) {
      const TeamState& team = world.teams[t];
      const bool works = team.doing == TeamDoing::posted || team.doing == TeamDoing::on_scene;
      if (works && team.at == place &&
          scenario_->force.teams[t].capabilities().has(flight.watched_by))
        watching += team.persons;
    }
    const PlaceState& state = world.places[place];
    open += state.open && state.usable && watching < flight.watch;
  }
  return ways == 0 ? 0.0 : open * 1.0 / ways;
}

/// Of changes, per second.
double IncidentAccounts::crowd_rate(Id<Incident> id, const IncidentState& state,
                                    const World& world) const {
  const Crowd& c = *type_of(id).crowd;
  const double joins = c.limit ? c.joins.si * (1.0 - state.crowd * 1.0 / *c.limit) : c.joins.si;
  return state.crowd * (joins + c.leaves.si + c.dispersed.si * met(id, state, world));
}

void IncidentAccounts::compare_crowds(Id<Incident> id, const World& before, const World& after) {
  const IncidentState& was = before.incidents[id];
  const IncidentState& is = after.incidents[id];
  const IncidentType& type = type_of(id);
  double& hazard = accounts_[id.index()].hazard;
  const double draw = -std::log(1.0 - luck(id, Purpose::crowd, 2 * was.crowd_change));
  const double slack = kTolerance * (1e-9 + crowd_rate(id, was, before));
  if (is.crowd_change == was.crowd_change) {
    if (!is.contained && !is_over(is) && hazard > draw + slack)
      complain(id, fmt::format("its crowd of {} stays after {} of {}", is.crowd, hazard, draw));
    return;
  }
  if (was.begun && is.crowd_change == was.crowd_change + 1 && hazard < draw - slack)
    complain(id, fmt::format("its crowd of {} changes after {} of {}", was.crowd, hazard, draw));
  hazard = 0;
  if (is.contained != (is.crowd == 0))
    complain(id, fmt::format("a crowd of {} is contained or not", is.crowd));
  std::size_t level = was.level;
  while (level + 1 < type.levels.size() && type.levels[level + 1].crowd &&
         is.crowd >= *type.levels[level + 1].crowd)
    ++level;
  if (is.level < level)
    complain(id, fmt::format("a crowd of {} is not of level {}", is.crowd, level));
}

/// Nobody stands by who could be led, and no more are led than can be, unless the level has sunk;
/// nobody is there who may not be.
void IncidentAccounts::compare_leading(Id<Incident> id, const World& world) {
  const Workers there = workers(id, world);
  const auto& span = scenario_->force.command.span;
  const int most =
      span ? *span * (world.level ? 5 - static_cast<int>(*world.level) : 1) : 1'000'000;
  if (there.teams > std::max(most, most_led_))
    complain(id, fmt::format("{} teams are led, at most {} can be", there.teams, most));
  most_led_ = std::max(most_led_, most);
  if (there.teams < std::min(most, there.teams_there))
    complain(id, fmt::format("{} of {} teams are led, {} could be", there.teams, there.teams_there,
                             most));
  const auto& closed_to = type_of(id).levels[world.incidents[id].level].closed_to;
  for (const Id<Team> t : world.teams.ids())
    if (world.teams[t].doing == TeamDoing::on_scene && world.teams[t].incident == id.index() &&
        contains(closed_to, scenario_->force.teams[t].agency))
      complain(id, scenario_->force.teams[t].id + " works where it may not");
}

double IncidentAccounts::work_s(Id<Incident> id, const IncidentState& state) const {
  if (state.contained && !type_of(id).resolve) return 0.0;
  return state.contained ? quantile(type_of(id).resolve->work, luck(id, Purpose::work, 1))
                         : work_to_contain(type_of(id), state.level, luck(id, Purpose::work, 0));
}

void IncidentAccounts::add_up(const World& world, double seconds) {
  for (const Id<Incident> id : scenario_->incidents.ids()) {
    if (type_of(id).search_at_sea) continue;  // tests/unit/search_at_sea_test.cpp
    const IncidentState& state = world.incidents[id];
    const IncidentType& type = type_of(id);
    const bool is_loose = state.begun && !state.contained && !is_over(state);
    const bool has_work = is_loose || (state.contained && type.resolve && !is_over(state));
    if (!has_work || !is_active(id, world)) continue;
    Account& account = accounts_[id.index()];
    const double share = met(id, state, world);
    const double work = work_s(id, state);
    if (share >= 1 && work > 0 && !(is_loose && type.crowd))
      account.share_done += workers(id, world).fresh_persons * seconds / work;
    if (!is_loose) continue;
    account.age_s += (1 - share) * seconds;
    if (type.crowd) account.hazard += crowd_rate(id, state, world) * seconds;
    if (type.flees) account.open_s += open_ways(id, world) * seconds;
    persons_hurt_ += type.levels[state.level].harm.si * seconds;
  }
}

void IncidentAccounts::compare(const World& before, const World& after) {
  for (const Id<Incident> id : scenario_->incidents.ids()) {
    if (type_of(id).search_at_sea) continue;  // tests/unit/search_at_sea_test.cpp
    const IncidentState& was = before.incidents[id];
    const IncidentState& is = after.incidents[id];
    const IncidentType& type = type_of(id);
    Account& account = accounts_[id.index()];
    const bool loose_before = was.begun && !was.contained && !is_over(was);
    const bool can_rise = was.level + 1u < type.levels.size();
    if (type.crowd) compare_crowds(id, before, after);
    const bool by_age = can_rise && !type.levels[was.level + 1u].crowd;
    if (loose_before && by_age) {
      const double due =
          age_to_escalate(type, was.level + 1u, luck(id, Purpose::escalation, was.level + 1u));
      if (is.level > was.level && account.age_s < due - kTolerance)
        complain(id, fmt::format("rises at age {} s, not {}", account.age_s, due));
      if (is.level == was.level && !is.contained && !is_over(is) &&
          account.age_s > due + kTolerance)
        complain(id, fmt::format("does not rise at age {} s, but {}", account.age_s, due));
    }
    if (is.level != was.level) {
      levels_risen_ += is.level - was.level;
      account.age_s = 0;
      if (is.level < was.level) complain(id, "falls to a lower level");
    }
    const bool reviews = type.review.has_value();
    const double slack = was.persons * kTolerance / std::max(1e-9, work_s(id, was));
    if (loose_before && is.contained && !reviews && work_s(id, was) > 0 &&
        account.share_done < 1 - slack)
      complain(id, fmt::format("contained with {} of its work done", account.share_done));
    if (is.resolved && !was.resolved && was.contained && work_s(id, was) > 0 &&
        account.share_done < 1 - slack)
      complain(id, fmt::format("resolved with {} of its work done", account.share_done));
    if (is.begun && is.contained == was.contained && !is_over(is) && is.level == was.level &&
        account.share_done > 1 + slack && (type.resolve || !is.contained))
      complain(id, fmt::format("goes on with {} of its work done", account.share_done));
    if (is.contained && !was.contained) account.share_done = 0;
    if (type.flees) {
      const double due = quantile(type.flees->after, luck(id, Purpose::flight, 0));
      if (is.fled && !was.fled && account.open_s < due - kTolerance)
        complain(id, fmt::format("suspects flee after {} s, not {}", account.open_s, due));
      if (loose_before && !is.contained && !is_over(is) && account.open_s > due + kTolerance)
        complain(id, fmt::format("suspects stay after {} s, not {}", account.open_s, due));
    }
    if (is.in_danger < 0) complain(id, "more die than were in danger");
    if (was.contained && !is.contained) complain(id, "breaks out again");
    if (is.resolved && is.fled) complain(id, "is both resolved and lost");
    if (is_over(is) && is.persons > 0) complain(id, "is over, and somebody is still there");
    compare_leading(id, after);
  }
}

}  // namespace skerry::test
