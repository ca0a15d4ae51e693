#include "sim/results/measures.h"

#include "sim/base/contains.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace skerry {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kSceneMarks[] = {1, 20, 50, 100};

}  // namespace

MeasureFold::MeasureFold(const Scenario& scenario)
    : scenario_(&scenario),
      exposure_(scenario),
      contained_s_(scenario.incidents.size(), kNaN),
      resolved_s_(scenario.incidents.size(), kNaN),
      at_home_(scenario.region.islands.size()),
      strength_(scenario.region.islands.size()),
      covered_(scenario.region.islands.size()),
      left_(scenario.force.teams.size()),
      looks_since_(scenario.force.teams.size()) {
  on_scene_s_.fill(kNaN);
  dusk_ = first_time_at(scenario.start, scenario.sunset);
  for (const Group& group : scenario.groups) there_ += group.persons;
  ledgers_[static_cast<std::size_t>(Whose::evacuees)].persons = there_;
  for (const Team& team : scenario.force.teams)
    strength_[scenario.region.places[team.home].island->index()] += team.persons;
  at_home_ = strength_;
  for (const Cover& cover : scenario.force.cover) covered_[cover.island.index()] = true;
  cleared_.reserve(256);
}

void MeasureFold::take(const Record& record) {
  exposure_.take(record);
  switch (record.kind) {
    case RecordKind::spent: {
      Ledger& ledger = ledgers_[record.b];
      ledger.person_seconds[record.a] += record.c * record.value;
      // Every team sent has one decision, of whatever length.
      if (record.a == static_cast<std::uint32_t>(Stage::decision) &&
          record.b == static_cast<std::uint32_t>(Whose::responders))
        ledger.persons += static_cast<int>(record.c);
      return;
    }
    case RecordKind::party_came:
    case RecordKind::party_put_back:
      peak_crowd_ = std::max(peak_crowd_, static_cast<int>(record.value));
      return;
    case RecordKind::party_moved:
      return moved(record);
    case RecordKind::party_refused:
      refused_ += static_cast<int>(record.value);
      return;
    case RecordKind::team_on_scene:
      return on_scene(record);
    case RecordKind::team_boarded:
      return left_home(record);
    case RecordKind::team_landed:
      return came_home(record);
    case RecordKind::search_begun:
      if (std::isnan(searching_s_)) searching_s_ = in_seconds(record.at);
      return;
    case RecordKind::incident_contained:
      contained_s_[record.a] = in_seconds(record.at);
      return;
    case RecordKind::incident_resolved:
      resolved_s_[record.a] = in_seconds(record.at);
      return;
    case RecordKind::incident_escalated:
      ++levels_risen_;
      return;
    case RecordKind::harm_done:
      persons_hurt_ += record.value;
      return;
    case RecordKind::casualty_died:
    case RecordKind::life_lost:
      lives_lost_ += static_cast<int>(record.value);
      return;
    case RecordKind::incident_fled:
      ++escaped_;
      return;
    case RecordKind::patrol_visits:
      visits_[{record.c, record.b}].push_back(record.at);
      return;
    case RecordKind::false_alarm:
      ++false_alarms_;
      return;
    case RecordKind::team_looks:
      looks_since_[record.a] = record.at;
      return;
    case RecordKind::team_looked:
      alarm_person_s_ += record.value * in_seconds(record.at - looks_since_[record.a]);
      return;
    default:
      return;
  }
}

void MeasureFold::moved(const Record& record) {
  moved_ += static_cast<int>(record.value);
  if (record.at <= dusk_) moved_by_dusk_ = moved_;
  if (!cleared_.empty() && cleared_.back().first == record.at)
    cleared_.back().second = moved_;
  else
    cleared_.emplace_back(record.at, moved_);
}

void MeasureFold::on_scene(const Record& record) {
  for (std::size_t i = 0; i < on_scene_s_.size(); ++i)
    if (std::isnan(on_scene_s_[i]) && record.value >= kSceneMarks[i])
      on_scene_s_[i] = in_seconds(record.at);
}

void MeasureFold::left_home(const Record& record) {
  if (left_[record.a]) return;  // carried on from where it landed
  left_[record.a] = true;
  const Team& team = scenario_->force.teams[Id<Team>{record.a}];
  const std::uint32_t island = scenario_->region.places[team.home].island->index();
  at_home_[island] -= team.persons;
  if (covered_[island] && strength_[island] > 0)
    cover_min_ = std::min(cover_min_, static_cast<double>(at_home_[island]) / strength_[island]);
}

void MeasureFold::came_home(const Record& record) {
  const Team& team = scenario_->force.teams[Id<Team>{record.a}];
  const auto island = scenario_->region.places[team.home].island;
  if (scenario_->region.places[Id<Place>{record.c}].island != island) return;
  left_[record.a] = false;
  at_home_[island->index()] += team.persons;
}

double MeasureFold::clearance(double share) const {
  // Those who refused to go are not waited for; those in shelters are.
  const double wanted = share * (there_ - refused_);
  if (wanted <= 0) return kNaN;
  for (const auto& [at, persons] : cleared_)
    if (persons >= wanted) return in_seconds(at);
  return kNaN;
}

/// The last of the incidents that count; NaN if there is none, or one has not come to it.
template <class Counts>
double MeasureFold::last_of(const std::vector<double>& times, Counts&& counts) const {
  double last = kNaN;
  for (const Id<Incident> id : scenario_->incidents.ids()) {
    if (!counts(scenario_->incident_types[scenario_->incidents[id].type])) continue;
    const double at = times[id.index()];
    if (std::isnan(at)) return kNaN;
    last = std::isnan(last) ? at : std::max(last, at);
  }
  return last;
}

/// The mean, over the time on duty and the points of all beats, of the time since a point was last
/// visited or duty began: the average idleness of Machado, Ramalho, Zucker and Drogoul 2002,
/// Multi-agent patrolling. NaN without beats.
double MeasureFold::idleness_s() const {
  double area = 0.0, duty = 0.0;  // s2, s
  for (const Id<Beat> id : scenario_->beats.ids()) {
    const Beat& beat = scenario_->beats[id];
    const auto on_duty = times_within(beat.hours, scenario_->start, scenario_->horizon);
    for (const Id<Place> place : std::set(beat.places.begin(), beat.places.end())) {
      const auto found = visits_.find({id.index(), place.index()});
      for (const auto& [begin, end] : on_duty) {
        SimTime last = begin;
        const auto pass_until = [&](SimTime at) {
          area += in_seconds(at - last) * in_seconds(at - last) / 2;
          last = at;
        };
        if (found != visits_.end())
          for (const SimTime at : found->second)
            if (begin <= at && at < end) pass_until(at);
        pass_until(end);
        duty += in_seconds(end - begin);
      }
    }
  }
  return duty > 0 ? area / duty : kNaN;
}

MeasureValues MeasureFold::values() const {
  const Ledger& evacuees = ledger(Whose::evacuees);
  double waiting_s = 0.0;
  for (const Stage stage :
       {Stage::opening, Stage::weather, Stage::tide, Stage::craft, Stage::berth, Stage::loading})
    waiting_s += evacuees.person_seconds[static_cast<std::size_t>(stage)];
  const auto any = [&](auto&& has) {
    return std::any_of(scenario_->incidents.begin(), scenario_->incidents.end(),
                       [&](const Incident& i) { return has(scenario_->incident_types[i.type]); });
  };
  const auto harms = [](const IncidentType& type) {
    return std::any_of(type.levels.begin(), type.levels.end(),
                       [](const IncidentLevel& level) { return level.harm.si > 0; });
  };
  const auto fleeing = std::count_if(
      scenario_->incidents.begin(), scenario_->incidents.end(),
      [&](const Incident& i) { return scenario_->incident_types[i.type].flees.has_value(); });
  const bool mortal = any([](const IncidentType& type) { return type.lives.has_value(); }) ||
                      std::any_of(scenario_->groups.begin(), scenario_->groups.end(),
                                  [](const Group& group) { return group.casualties.has_value(); });
  const bool people = there_ > 0;
  const bool covered = contains(covered_, true);
  return {
      clearance(0.5),
      clearance(0.9),
      clearance(1.0),
      people ? static_cast<double>(moved_by_dusk_) / std::max(1, there_ - refused_) : kNaN,
      people ? waiting_s / 3600 : kNaN,
      people ? peak_crowd_ : kNaN,
      on_scene_s_[0],
      on_scene_s_[1],
      on_scene_s_[2],
      on_scene_s_[3],
      last_of(contained_s_, [](const IncidentType&) { return true; }),
      last_of(resolved_s_, [](const IncidentType& type) { return type.resolve.has_value(); }),
      any([](const IncidentType& type) { return type.levels.size() > 1; }) ? levels_risen_ : kNaN,
      any(harms) ? persons_hurt_ : kNaN,
      mortal ? lives_lost_ : kNaN,
      fleeing > 0 ? escaped_ / static_cast<double>(fleeing) : kNaN,
      covered ? cover_min_ : kNaN,
      idleness_s(),
      scenario_->false_alarms.empty() ? kNaN : false_alarms_,
      scenario_->false_alarms.empty() ? kNaN : alarm_person_s_ / 3600,
      searching_s_,
      exposure_.person_hours()};
}

}  // namespace skerry
