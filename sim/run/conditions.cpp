#include "sim/run/conditions.h"

#include <algorithm>

namespace skerry {
namespace {

bool exceeds(const Exceeds& what, const Conditions& c) {
  if (what.wind_above) return c.wind > *what.wind_above;
  if (what.wave_above) return c.wave > *what.wave_above;
  return c.visibility < *what.visibility_below;
}

struct Judge {
  const Picture& picture;
  const StepStates* steps;

  bool operator()(const Always& c) const { return c.value; }
  bool operator()(const AllOf& c) const {
    return std::all_of(c.conditions.begin(), c.conditions.end(),
                       [&](const Condition& each) { return holds(each, picture, steps); });
  }
  bool operator()(const AnyOf& c) const {
    return std::any_of(c.conditions.begin(), c.conditions.end(),
                       [&](const Condition& each) { return holds(each, picture, steps); });
  }
  bool operator()(const Not& c) const { return !holds(c.condition.front(), picture, steps); }
  bool operator()(const Detected& c) const { return picture.detected(c.incident); }
  bool operator()(const Contained& c) const { return picture.contained(c.incident); }
  bool operator()(const Resolved& c) const { return picture.resolved(c.incident); }
  bool operator()(const Fled& c) const { return picture.fled(c.incident); }
  bool operator()(const Escalated& c) const {
    const auto level = picture.level(c.incident);
    return level && *level <= c.level;
  }
  bool operator()(const InPlume& c) const { return picture.in_plume(c.incident, c.place); }
  bool operator()(const Elapsed& c) const { return picture.now() >= kStart + c.time; }
  bool operator()(const ClockReached& c) const {
    return picture.now() >= first_time_at(picture.scenario().start, c.time);
  }
  bool operator()(const WharfUsable& c) const { return picture.usable(c.place); }
  bool operator()(const WharfUnusable& c) const { return !picture.usable(c.place); }
  bool operator()(const WharfOpen& c) const { return picture.place(c.place).open; }
  bool operator()(const TeamsAssembled& c) const {
    return picture.assembled(c.island) >= c.persons;
  }
  bool operator()(const OnScene& c) const {
    const int persons =
        c.capability ? picture.on_scene(c.incident, *c.capability) : picture.on_scene(c.incident);
    return persons >= c.persons;
  }
  bool operator()(const GroupWaiting& c) const { return picture.waiting(c.group) >= c.persons; }
  bool operator()(const GroupRemaining& c) const { return picture.remaining(c.group) <= c.at_most; }
  bool operator()(const WeatherNow& c) const {
    return exceeds(c.what, picture.observed(*picture.scenario().region.places[c.what.at].zone));
  }
  bool operator()(const WeatherForecast& c) const {
    const Weather& forecast = picture.forecast();
    const Id<Zone> zone = *picture.scenario().region.places[c.what.at].zone;
    const int last = forecast.epoch_of(picture.now() + c.within);
    for (int epoch = forecast.epoch_of(picture.now()); epoch <= last; ++epoch)
      if (exceeds(c.what, forecast.at(epoch, zone))) return true;
    return false;
  }
  bool operator()(const Grounded& c) const {
    const Scenario& scenario = picture.scenario();
    for (const Id<Craft> id : scenario.fleet.craft.ids()) {
      if (scenario.fleet.craft[id].craft_class != c.craft_class) continue;
      const Id<Place> at = picture.craft(id).at;
      if (!picture.hindrance(c.craft_class, at, at)) return false;
    }
    return true;
  }
  bool operator()(const CraftAvailable& c) const {
    const Scenario& scenario = picture.scenario();
    int free = 0;
    for (const Id<Craft> id : scenario.fleet.craft.ids())
      if (scenario.fleet.craft[id].craft_class == c.craft_class && picture.is_free(id)) ++free;
    return free >= c.count;
  }
  bool operator()(const WarningInForce& c) const {
    const auto warning = picture.warning(c.at);
    return warning && *warning >= c.colour;
  }
  bool operator()(const StepDone& c) const { return steps != nullptr && (*steps)[c.step].complete; }
  bool operator()(const StepOverdue& c) const {
    if (steps == nullptr) return false;
    const StepState& step = (*steps)[c.step];
    return !step.complete && step.triggered_at && picture.now() >= *step.triggered_at + c.by;
  }
};

struct Carer {
  Causes operator()(const AllOf& c) const { return all(c.conditions); }
  Causes operator()(const AnyOf& c) const { return all(c.conditions); }
  Causes operator()(const Not& c) const { return all(c.condition); }
  Causes operator()(const Always&) const { return 0u | Cause::start; }
  Causes operator()(const Detected&) const { return 0u | Cause::detection; }
  Causes operator()(const Contained&) const { return 0u | Cause::detection | Cause::scene; }
  Causes operator()(const Resolved&) const { return 0u | Cause::detection | Cause::scene; }
  Causes operator()(const Fled&) const { return 0u | Cause::detection | Cause::scene; }
  Causes operator()(const Escalated&) const { return 0u | Cause::detection | Cause::scene; }
  Causes operator()(const InPlume&) const { return 0u | Cause::detection | Cause::scene; }
  Causes operator()(const OnScene&) const { return 0u | Cause::scene; }
  Causes operator()(const WharfUsable&) const { return 0u | Cause::wharf | Cause::weather; }
  Causes operator()(const WharfUnusable&) const { return 0u | Cause::wharf | Cause::weather; }
  Causes operator()(const WharfOpen&) const { return 0u | Cause::wharf; }
  Causes operator()(const TeamsAssembled&) const { return 0u | Cause::team; }
  Causes operator()(const GroupWaiting&) const { return 0u | Cause::people; }
  Causes operator()(const GroupRemaining&) const { return 0u | Cause::people; }
  Causes operator()(const CraftAvailable&) const { return 0u | Cause::craft; }
  Causes operator()(const WeatherNow&) const { return 0u | Cause::weather; }
  Causes operator()(const WeatherForecast&) const { return 0u | Cause::weather; }
  Causes operator()(const WarningInForce&) const { return 0u | Cause::weather; }
  Causes operator()(const Grounded&) const { return 0u | Cause::weather; }
  Causes operator()(const Elapsed&) const { return 0u | Cause::timer; }
  Causes operator()(const ClockReached&) const { return 0u | Cause::timer; }
  Causes operator()(const StepDone&) const { return ~0u; }     // a step ends after any of them
  Causes operator()(const StepOverdue&) const { return ~0u; }  // and begins so

  static Causes all(const std::vector<Condition>& conditions) {
    Causes result = 0;
    for (const Condition& each : conditions) result |= cares(each);
    return result;
  }
};

}  // namespace

bool holds(const Condition& condition, const Picture& picture, const StepStates* steps) {
  return std::visit(Judge{picture, steps}, condition.value);
}

Causes cares(const Condition& condition) {
  // All are judged at the start; time-dependent ones also at every timer.
  return std::visit(Carer{}, condition.value) | Cause::start;
}

SimTime due(const Condition& condition, const Scenario& scenario, const StepStates& steps) {
  const auto soonest = [&](const std::vector<Condition>& conditions) {
    SimTime result = kNever;
    for (const Condition& each : conditions) result = std::min(result, due(each, scenario, steps));
    return result;
  };
  if (const auto* c = std::get_if<Elapsed>(&condition.value)) return kStart + c->time;
  if (const auto* c = std::get_if<ClockReached>(&condition.value))
    return first_time_at(scenario.start, c->time);
  if (const auto* c = std::get_if<StepOverdue>(&condition.value)) {
    const auto& at = steps[c->step].triggered_at;
    return at ? *at + c->by : kNever;
  }
  if (const auto* c = std::get_if<AllOf>(&condition.value)) return soonest(c->conditions);
  if (const auto* c = std::get_if<AnyOf>(&condition.value)) return soonest(c->conditions);
  if (const auto* c = std::get_if<Not>(&condition.value)) return soonest(c->condition);
  return kNever;
}

}  // namespace skerry
