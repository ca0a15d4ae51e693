#include "sim/study/plan_triggers.h"

#include "sim/base/contains.h"
#include "sim/model/visitor.h"

#include <algorithm>

namespace skerry {
namespace {

/// Whether the first condition cannot hold without the second.
bool implies(const Condition& a, const Condition& b);

struct Implied {
  const Condition& other;

  template <class C>
  const C* same() const {
    return std::get_if<C>(&other.value);
  }
  template <class C>
  bool detected(const C& c) const {
    return same<Detected>() != nullptr && same<Detected>()->incident == c.incident;
  }

  /// Of those that imply nothing, and until somebody says what a new one does.
  template <class C>
  bool operator()(const C&) const {
    return false;
  }
  bool operator()(const AllOf& c) const {
    return std::any_of(c.conditions.begin(), c.conditions.end(),
                       [&](const Condition& each) { return implies(each, other); });
  }
  bool operator()(const Detected& c) const { return detected(c); }
  bool operator()(const Contained& c) const {
    return detected(c) || (same<Contained>() && same<Contained>()->incident == c.incident);
  }
  bool operator()(const Resolved& c) const {
    return detected(c) || (same<Resolved>() && same<Resolved>()->incident == c.incident);
  }
  bool operator()(const Fled& c) const {
    return detected(c) || (same<Fled>() && same<Fled>()->incident == c.incident);
  }
  bool operator()(const Escalated& c) const {
    const auto* o = same<Escalated>();
    return detected(c) || (o && o->incident == c.incident && c.level <= o->level);
  }
  bool operator()(const Elapsed& c) const {
    return same<Elapsed>() && same<Elapsed>()->time <= c.time;
  }
  bool operator()(const ClockReached& c) const {
    return same<ClockReached>() && same<ClockReached>()->time == c.time;
  }
  bool operator()(const WharfUsable& c) const {
    return (same<WharfUsable>() && same<WharfUsable>()->place == c.place) ||
           (same<WharfOpen>() && same<WharfOpen>()->place == c.place);
  }
  bool operator()(const WharfUnusable& c) const {
    return same<WharfUnusable>() && same<WharfUnusable>()->place == c.place;
  }
  bool operator()(const WharfOpen& c) const {
    return same<WharfOpen>() && same<WharfOpen>()->place == c.place;
  }
  bool operator()(const TeamsAssembled& c) const {
    const auto* o = same<TeamsAssembled>();
    return o && o->island == c.island && o->persons <= c.persons;
  }
  bool operator()(const InPlume& c) const {
    const auto* o = same<InPlume>();
    return o && o->incident == c.incident && o->place == c.place;
  }
  bool operator()(const OnScene& c) const {
    const auto* o = same<OnScene>();
    return o && o->incident == c.incident && o->persons <= c.persons &&
           (!o->capability || o->capability == c.capability);
  }
  bool operator()(const GroupWaiting& c) const {
    const auto* o = same<GroupWaiting>();
    return o && o->group == c.group && o->persons <= c.persons;
  }
  bool operator()(const GroupRemaining& c) const {
    const auto* o = same<GroupRemaining>();
    return o && o->group == c.group && o->at_most >= c.at_most;
  }
  static bool exceeds_too(const Exceeds& a, const Exceeds& b) {
    return a.at == b.at && ((a.wind_above && b.wind_above && *b.wind_above <= *a.wind_above) ||
                            (a.wave_above && b.wave_above && *b.wave_above <= *a.wave_above) ||
                            (a.visibility_below && b.visibility_below &&
                             *b.visibility_below >= *a.visibility_below));
  }
  bool operator()(const WeatherNow& c) const {
    return same<WeatherNow>() && exceeds_too(c.what, same<WeatherNow>()->what);
  }
  bool operator()(const WeatherForecast& c) const {
    const auto* o = same<WeatherForecast>();
    return o && o->within >= c.within && exceeds_too(c.what, o->what);
  }
  bool operator()(const WarningInForce& c) const {
    const auto* o = same<WarningInForce>();
    return o && o->at == c.at && o->colour <= c.colour;
  }
  bool operator()(const Grounded& c) const {
    return same<Grounded>() && same<Grounded>()->craft_class == c.craft_class;
  }
  bool operator()(const CraftAvailable& c) const {
    const auto* o = same<CraftAvailable>();
    return o && o->craft_class == c.craft_class && o->count <= c.count;
  }
  bool operator()(const StepDone& c) const {
    return same<StepDone>() && same<StepDone>()->step == c.step;
  }
  bool operator()(const StepOverdue& c) const {
    return same<StepOverdue>() && same<StepOverdue>()->step == c.step &&
           same<StepOverdue>()->by <= c.by;
  }
};

bool implies(const Condition& a, const Condition& b) { return std::visit(Implied{b}, a.value); }

/// Whether two conditions can never hold at once.
bool exclude_each_other(const Condition& a, const Condition& b) {
  if (const auto* no = std::get_if<Not>(&b.value)) return implies(a, no->condition.front());
  if (const auto* usable = std::get_if<WharfUsable>(&a.value)) {
    const auto* unusable = std::get_if<WharfUnusable>(&b.value);
    return unusable && unusable->place == usable->place;
  }
  if (const auto* waiting = std::get_if<GroupWaiting>(&a.value)) {
    const auto* left = std::get_if<GroupRemaining>(&b.value);
    return left && left->group == waiting->group && waiting->persons > left->at_most;
  }
  if (const auto* done = std::get_if<StepDone>(&a.value)) {
    const auto* late = std::get_if<StepOverdue>(&b.value);
    return late && late->step == done->step;
  }
  return false;
}

/// All of an all-of, and of those within it.
void flatten(const Condition& condition, std::vector<const Condition*>& all) {
  if (const auto* c = std::get_if<AllOf>(&condition.value))
    for (const Condition& each : c->conditions) flatten(each, all);
  else
    all.push_back(&condition);
}

Level highest(const IncidentType& type) { return type.levels.back().level; }

Duration at_share(const Distribution& distribution, double share) {
  return to_ticks(Seconds{std::max(0.0, quantile(distribution, share))});
}

}  // namespace

PlanTriggers::PlanTriggers(const Setup& setup, const Plan& plan, const PlanForce& force)
    : setup_(&setup),
      s_(&setup.scenario),
      plan_(&plan),
      force_(&force),
      possible_(plan.steps.size()),
      times_(plan.steps.size()) {
  // The least fixed point: a step can be triggered when all for which it waits can.
  for (bool changed = true; changed;) {
    changed = false;
    for (const Id<Step> id : plan.steps.ids()) {
      if (possible_[id] != 0 || never(plan.steps[id].when)) continue;
      possible_[id] = 1;
      times_[id] = times(plan.steps[id].when);
      changed = true;
    }
  }
}

bool PlanTriggers::is_moved(Id<Group> group) const {
  if (!s_->timetable.sailings.empty()) return true;
  const auto actions = all_actions(*plan_);
  return std::any_of(actions.begin(), actions.end(), [&](const ActionOfStep& each) {
    const auto* shuttle = std::get_if<ShuttleAction>(&each.action->value);
    const auto* shelter = std::get_if<ShelterAction>(&each.action->value);
    return (shuttle && shuttle->group == group) || (shelter && shelter->group == group);
  });
}

std::optional<PlanFault> PlanTriggers::contradicts_itself(const Condition& condition) const {
  std::vector<const Condition*> all;
  flatten(condition, all);
  for (const Condition* a : all)
    for (const Condition* b : all)
      if (a != b && exclude_each_other(*a, *b))
        return PlanFault{FaultKind::contradiction, true, a->at, {}};
  return std::nullopt;
}

/// Why a condition can never hold, whatever happens; nothing where it may. The weather is asked
/// elsewhere.
std::optional<PlanFault> PlanTriggers::never(const Condition& condition) const {
  const auto because = [&](FaultKind kind, std::vector<std::string> things, double asked = 0,
                           double there = 0) {
    PlanFault fault{kind, true, condition.at, {}, std::move(things)};
    fault.asked = asked;
    fault.there = there;
    return std::optional(fault);
  };
  const auto minutes = [](Duration time) { return in_seconds(time) / 60; };
  const auto begins = [&](Id<Incident> id) -> std::optional<PlanFault> {
    const Incident& incident = s_->incidents[id];
    if (incident.begins_when && never(*incident.begins_when))
      return because(FaultKind::incident_never_begins, {incident.id});
    if (incident.at && incident.at->utc - s_->start.utc +
                               (incident.late ? at_share(*incident.late, 1e-6) : Duration{0}) >
                           s_->horizon)
      return because(FaultKind::incident_never_begins, {incident.id});
    return std::nullopt;
  };
  const auto step_never = [&](Id<Step> step) -> std::optional<PlanFault> {
    if (possible_[step] != 0) return std::nullopt;
    return because(FaultKind::waits_for_dead_step, {plan_->steps[step].id});
  };
  const auto type_of = [&](Id<Incident> id) -> const IncidentType& {
    return s_->incident_types[s_->incidents[id].type];
  };

  if (const auto* c = std::get_if<AllOf>(&condition.value)) {
    for (const Condition& each : c->conditions)
      if (auto fault = never(each)) return fault;
    return contradicts_itself(condition);
  }
  if (const auto* c = std::get_if<AnyOf>(&condition.value)) {
    std::optional<PlanFault> first;
    for (const Condition& each : c->conditions) {
      const auto fault = never(each);
      if (!fault) return std::nullopt;
      if (!first) first = fault;
    }
    return first;
  }
  if (const auto* c = std::get_if<Not>(&condition.value)) {
    const auto* always = std::get_if<Always>(&c->condition.front().value);
    if (always && always->value) return because(FaultKind::contradiction, {});
    return std::nullopt;
  }
  if (const auto* c = std::get_if<Always>(&condition.value))
    return c->value ? std::nullopt : because(FaultKind::contradiction, {});
  if (const auto* c = std::get_if<Detected>(&condition.value)) return begins(c->incident);
  if (const auto* c = std::get_if<Contained>(&condition.value)) return begins(c->incident);
  if (const auto* c = std::get_if<Resolved>(&condition.value)) {
    if (!type_of(c->incident).resolve)
      return because(FaultKind::cannot_be_resolved, {s_->incidents[c->incident].id});
    return begins(c->incident);
  }
  if (const auto* c = std::get_if<Fled>(&condition.value)) {
    if (!type_of(c->incident).flees)
      return because(FaultKind::nobody_can_flee, {s_->incidents[c->incident].id});
    return begins(c->incident);
  }
  if (const auto* c = std::get_if<Escalated>(&condition.value)) {
    const Level most = highest(type_of(c->incident));
    if (c->level < most)
      return because(
          FaultKind::level_not_reached,
          {s_->incidents[c->incident].id, std::string(word(c->level)), std::string(word(most))});
    return begins(c->incident);
  }
  if (const auto* c = std::get_if<OnScene>(&condition.value)) {
    const int most = force_->most_on_scene(c->incident, c->capability);
    if (most < c->persons)
      return because(FaultKind::too_many_on_scene,
                     {s_->incidents[c->incident].id,
                      c->capability ? std::string(word(*c->capability)) : std::string{}},
                     c->persons, most);
    return begins(c->incident);
  }
  if (const auto* c = std::get_if<Elapsed>(&condition.value))
    return c->time > s_->horizon
               ? because(FaultKind::after_the_end, {}, minutes(c->time), minutes(s_->horizon))
               : std::nullopt;
  if (const auto* c = std::get_if<ClockReached>(&condition.value)) {
    const SimTime at = first_time_at(s_->start, c->time);
    return at > s_->end()
               ? because(FaultKind::after_the_end, {}, minutes(at - kStart), minutes(s_->horizon))
               : std::nullopt;
  }
  if (const auto* c = std::get_if<WharfUsable>(&condition.value))
    return force_->stays_closed(c->place)
               ? because(FaultKind::stays_closed, {s_->region.places[c->place].id})
               : std::nullopt;
  if (const auto* c = std::get_if<WharfOpen>(&condition.value))
    return force_->stays_closed(c->place)
               ? because(FaultKind::stays_closed, {s_->region.places[c->place].id})
               : std::nullopt;
  if (const auto* c = std::get_if<TeamsAssembled>(&condition.value)) {
    const int most = force_->most_assembled(c->island);
    return most < c->persons ? because(FaultKind::too_many_assembled,
                                       {s_->region.islands[c->island].id}, c->persons, most)
                             : std::nullopt;
  }
  if (const auto* c = std::get_if<GroupWaiting>(&condition.value)) {
    const Group& group = s_->groups[c->group];
    return group.persons < c->persons
               ? because(FaultKind::group_too_small, {group.id}, c->persons, group.persons)
               : std::nullopt;
  }
  if (const auto* c = std::get_if<GroupRemaining>(&condition.value)) {
    const Group& group = s_->groups[c->group];
    return c->at_most < group.persons && !is_moved(c->group)
               ? because(FaultKind::nobody_moves_group, {group.id}, c->at_most, group.persons)
               : std::nullopt;
  }
  if (const auto* c = std::get_if<CraftAvailable>(&condition.value)) {
    const int count = force_->craft(c->craft_class);
    return count < c->count ? because(FaultKind::too_few_craft,
                                      {s_->fleet.classes[c->craft_class].id}, c->count, count)
                            : std::nullopt;
  }
  if (const auto* c = std::get_if<Grounded>(&condition.value)) {
    const Limits& l = s_->fleet.classes[c->craft_class].limits;
    const bool unlimited = !l.wind && !l.gust && !l.wave && !l.visibility && !l.ceiling &&
                           l.night && !l.night_visibility && !l.night_ceiling &&
                           force_->craft(c->craft_class) > 0;
    return unlimited
               ? because(FaultKind::class_never_grounded, {s_->fleet.classes[c->craft_class].id})
               : std::nullopt;
  }
  if (const auto* c = std::get_if<StepDone>(&condition.value)) return step_never(c->step);
  if (const auto* c = std::get_if<StepOverdue>(&condition.value)) {
    if (auto fault = step_never(c->step)) return fault;
    const SimTime soonest = times_[c->step].earliest + c->by;
    return soonest > s_->end() ? because(FaultKind::after_the_end, {}, minutes(soonest - kStart),
                                         minutes(s_->horizon))
                               : std::nullopt;
  }
  return std::nullopt;
}

std::vector<PlanFault> PlanTriggers::faults() const {
  std::vector<PlanFault> result;
  Table<Step, char> told(plan_->steps.size());
  const auto blocker = [&](const PlanFault& fault) -> std::optional<Id<Step>> {
    if (fault.kind != FaultKind::waits_for_dead_step) return std::nullopt;
    for (const Id<Step> id : plan_->steps.ids())
      if (plan_->steps[id].id == fault.things.front()) return id;
    return std::nullopt;
  };
  for (const Id<Step> id : plan_->steps.ids()) {
    if (possible_[id] != 0 || told[id] != 0) continue;
    // From step to step for which it waits, until one can never be triggered by itself, or the
    // way comes back.
    std::vector<Id<Step>> way{id};
    std::optional<PlanFault> fault = never(plan_->steps[id].when);
    PlanFault first = *fault;
    while (const auto next = blocker(*fault)) {
      const auto seen = std::find(way.begin(), way.end(), *next);
      if (seen != way.end()) {
        if (seen == way.begin()) {
          first = {FaultKind::wait_for_each_other, true, first.at, {}};
          for (const Id<Step> each : way) {
            first.things.push_back(plan_->steps[each].id);
            told[each] = 1;
          }
        }
        break;
      }
      way.push_back(*next);
      fault = never(plan_->steps[*next].when);
    }
    first.step = plan_->steps[id].id;
    result.push_back(std::move(first));
  }
  return result;
}

TriggerTimes PlanTriggers::times(const Condition& condition) const {
  const TriggerTimes any_time{kStart, s_->end()};
  const auto of_incident = [&](Id<Incident> id, bool by_detection) {
    const Incident& incident = s_->incidents[id];
    const IncidentType& type = s_->incident_types[incident.type];
    if (!incident.at) return any_time;
    const SimTime due = kStart + std::max(Duration{0}, incident.at->utc - s_->start.utc);
    const auto late = [&](double share) {
      return incident.late ? at_share(*incident.late, share) : Duration{0};
    };
    SimTime earliest = due + late(0.001);
    if (type.foretold) earliest = std::max(kStart, earliest - type.foretold->lead);
    const SimTime latest = due + late(0.999) + at_share(type.detection, 0.999);
    return TriggerTimes{earliest, by_detection ? std::min(latest, s_->end()) : s_->end()};
  };
  if (std::holds_alternative<Always>(condition.value)) return {kStart, kStart};
  if (const auto* c = std::get_if<Elapsed>(&condition.value))
    return {kStart + c->time, kStart + c->time};
  if (const auto* c = std::get_if<ClockReached>(&condition.value)) {
    const SimTime at = first_time_at(s_->start, c->time);
    return {at, at};
  }
  if (const auto* c = std::get_if<Detected>(&condition.value))
    return of_incident(c->incident, true);
  if (const auto* c = std::get_if<Contained>(&condition.value))
    return of_incident(c->incident, false);
  if (const auto* c = std::get_if<Resolved>(&condition.value))
    return of_incident(c->incident, false);
  if (const auto* c = std::get_if<Fled>(&condition.value)) return of_incident(c->incident, false);
  if (const auto* c = std::get_if<OnScene>(&condition.value))
    return of_incident(c->incident, false);
  if (const auto* c = std::get_if<Escalated>(&condition.value)) {
    // At its onset's level or below it is as soon as it is known.
    const IncidentType& type = s_->incident_types[s_->incidents[c->incident].type];
    return of_incident(c->incident, type.levels.front().level <= c->level);
  }
  if (const auto* c = std::get_if<StepDone>(&condition.value))
    return {times_[c->step].earliest, s_->end()};
  if (const auto* c = std::get_if<StepOverdue>(&condition.value))
    return {times_[c->step].earliest + c->by, s_->end()};
  if (const auto* c = std::get_if<AllOf>(&condition.value)) {
    TriggerTimes result{kStart, kStart};
    for (const Condition& each : c->conditions) {
      const TriggerTimes t = times(each);
      result = {std::max(result.earliest, t.earliest), std::max(result.latest, t.latest)};
    }
    return result;
  }
  if (const auto* c = std::get_if<AnyOf>(&condition.value)) {
    TriggerTimes result{kNever, kNever};
    for (const Condition& each : c->conditions) {
      if (never(each)) continue;
      const TriggerTimes t = times(each);
      result = {std::min(result.earliest, t.earliest), std::min(result.latest, t.latest)};
    }
    return result;
  }
  return any_time;
}

/// Whether the weather of an epoch lets a condition hold, as far as it has a say; nothing where it
/// has none.
std::function<bool(const Weather&, int)> PlanTriggers::weather_of(
    const Condition& condition) const {
  const Scenario& s = *s_;
  const auto passes = [&s](const Exceeds& what) {
    const Id<Zone> zone = *s.region.places[what.at].zone;
    return [what, zone](const Weather& weather, int epoch) {
      const Conditions c = weather.at(epoch, zone);
      if (what.wind_above) return c.wind > *what.wind_above;
      if (what.wave_above) return c.wave > *what.wave_above;
      return c.visibility < *what.visibility_below;
    };
  };
  if (const auto* c = std::get_if<WeatherNow>(&condition.value)) return passes(c->what);
  // What is forecast lies between what comes and what is expected.
  if (const auto* c = std::get_if<WeatherForecast>(&condition.value)) {
    const auto truth = passes(c->what);
    const Weather& expected = setup_->forecast;
    return [truth, &expected](const Weather& weather, int epoch) {
      return truth(weather, epoch) || truth(expected, epoch);
    };
  }
  if (const auto* c = std::get_if<WarningInForce>(&condition.value)) {
    const Id<Zone> zone = *s.region.places[c->at].zone;
    return [zone, colour = c->colour](const Weather& weather, int epoch) {
      const auto warning = weather.warning(epoch, zone);
      return warning && *warning >= colour;
    };
  }
  if (const auto* c = std::get_if<WharfUsable>(&condition.value))
    return [place = c->place](const Weather& weather, int epoch) {
      return weather.lets_land(epoch, place);
    };
  if (const auto* c = std::get_if<WharfUnusable>(&condition.value)) {
    // Orders, tides and damage shut wharves too.
    const Place& place = s.region.places[c->place];
    const auto actions = all_actions(*plan_);
    const bool by_order = std::any_of(actions.begin(), actions.end(), [&](const auto& each) {
      const auto* close = std::get_if<CloseAction>(&each.action->value);
      return close && close->place == c->place;
    });
    const bool by_damage = std::any_of(s.damage.begin(), s.damage.end(),
                                       [&](const Damage& d) { return d.place == c->place; });
    if (place.wharf->starts_closed || place.wharf->sill || place.beach || by_order || by_damage)
      return nullptr;
    return [place = c->place](const Weather& weather, int epoch) {
      return !weather.lets_land(epoch, place);
    };
  }
  if (const auto* c = std::get_if<Grounded>(&condition.value))
    return [&s, c](const Weather& weather, int epoch) {
      for (const Id<Zone> zone : s.region.zones.ids())
        if (excess_in(s, weather, epoch, zone, c->craft_class)) return true;
      return false;
    };
  if (const auto* c = std::get_if<AllOf>(&condition.value)) {
    std::vector<std::function<bool(const Weather&, int)>> all;
    for (const Condition& each : c->conditions)
      if (auto one = weather_of(each)) all.push_back(std::move(one));
    if (all.empty()) return nullptr;
    return [all](const Weather& weather, int epoch) {
      return std::all_of(all.begin(), all.end(),
                         [&](const auto& one) { return one(weather, epoch); });
    };
  }
  if (const auto* c = std::get_if<AnyOf>(&condition.value)) {
    std::vector<std::function<bool(const Weather&, int)>> all;
    for (const Condition& each : c->conditions) {
      if (never(each)) continue;
      all.push_back(weather_of(each));
      if (!all.back()) return nullptr;
    }
    return [all](const Weather& weather, int epoch) {
      return std::any_of(all.begin(), all.end(),
                         [&](const auto& one) { return one(weather, epoch); });
    };
  }
  return nullptr;
}

std::optional<WeatherQuestion> PlanTriggers::weather_needed(Id<Step> step) const {
  auto holds = weather_of(plan_->steps[step].when);
  if (!holds) return std::nullopt;
  return WeatherQuestion{std::move(holds), times_[step].earliest, kNever, {}};
}

}  // namespace skerry
