// Injects of a drill: given at their time, or once what they wait for holds in the true world.

#include "sim/run/conditions.h"
#include "sim/run/picture.h"
#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {
namespace {

/// False alarms that injects raise draw their luck beyond those of the source's own.
constexpr std::uint32_t kAlarmsOfInjects = 1u << 28;

/// The times at which a condition may become true by the mere passing of time.
void add_times(const Condition& condition, const Scenario& scenario, std::vector<SimTime>& times) {
  const auto add_all = [&](const std::vector<Condition>& conditions) {
    for (const Condition& each : conditions) add_times(each, scenario, times);
  };
  if (const auto* c = std::get_if<Elapsed>(&condition.value)) times.push_back(kStart + c->time);
  if (const auto* c = std::get_if<ClockReached>(&condition.value))
    times.push_back(first_time_at(scenario.start, c->time));
  if (const auto* c = std::get_if<AllOf>(&condition.value)) add_all(c->conditions);
  if (const auto* c = std::get_if<AnyOf>(&condition.value)) add_all(c->conditions);
  if (const auto* c = std::get_if<Not>(&condition.value)) add_all(c->condition);
}

}  // namespace

void Processes::begin_injects() {
  world_.injects = Table<Inject, InjectState>(scenario_.drill.injects.size());
  for (const Id<Inject> id : scenario_.drill.injects.ids()) {
    const Inject& inject = scenario_.drill.injects[id];
    std::vector<SimTime> times;
    if (inject.at) times.push_back(kStart + *inject.at);
    if (inject.when) add_times(*inject.when, scenario_, times);
    for (const SimTime at : times)
      if (at <= scenario_.end())
        schedule(at, Phase::environment, EventKind::inject_due, id.index());
  }
}

void Processes::inject_due(Id<Inject> id) {
  const Inject& inject = scenario_.drill.injects[id];
  if (world_.injects[id].given != kNever) return;
  if (inject.at || holds(*inject.when, Picture(run_), nullptr)) give(id);
}

/// After a moment with these causes; commanders' alarms are none, for they differ between a plan
/// and its journal. True: something was given, and may have changed the moment.
bool Processes::judge_injects(Causes causes) {
  bool any = false;
  for (const Id<Inject> id : scenario_.drill.injects.ids()) {
    const Inject& inject = scenario_.drill.injects[id];
    if (!inject.when || world_.injects[id].given != kNever || (cares(*inject.when) & causes) == 0 ||
        !holds(*inject.when, Picture(run_), nullptr))
      continue;
    give(id);
    any = true;
  }
  return any;
}

void Processes::give(Id<Inject> id) {
  struct Visitor {
    Processes& p;
    Id<Inject> inject;
    std::uint32_t number;  ///< among its effects

    void operator()(const BeginEffect& e) {
      if (!p.world_.incidents[e.incident].begun) p.incident_begins(e.incident);
    }
    void operator()(const BerthLoss& e) {
      p.wharf_damaged(e);
      p.schedule(p.world_.now + e.repair, Phase::arrivals, EventKind::inject_over, inject.index(),
                 number);
    }
    void operator()(const BreakDownEffect& e) { p.break_down(e.craft, e.time); }
    void operator()(const UnfitEffect& e) { p.take_away(e.team, e.time); }
    void operator()(const AlarmEffect& e) {
      if (p.run_.information_ != Information::perfect)
        p.raise_alarm(e.source, kAlarmsOfInjects + inject.index());
    }
  };
  world_.injects[id].given = world_.now;
  record(RecordKind::inject_given, id.index());
  const auto& effects = scenario_.drill.injects[id].effects;
  for (std::uint32_t number = 0; number < effects.size(); ++number)
    std::visit(Visitor{*this, id, number}, effects[number].value);
}

/// A berth that it took can be used again.
void Processes::inject_over(Id<Inject> id, std::uint32_t effect) {
  wharf_repaired(std::get<BerthLoss>(scenario_.drill.injects[id].effects[effect].value));
}

// ---- craft that are out of order -----------------------------------------------------------

void Processes::break_down(Id<Craft> id, Duration time) {
  CraftState& craft = world_.craft[id];
  craft.out_until = std::max(craft.out_until, world_.now + time);
  record(RecordKind::craft_failed, id.index());
  schedule(craft.out_until, Phase::movement, EventKind::craft_mended, id.index());
  if (craft.doing == CraftDoing::under_way && !craft.broken &&
      class_of(id).medium == CraftMedium::sea) {
    craft.left_of_leg = craft.arrives - world_.now;
    ++craft.generation;  // it will not arrive, or fail, as it was to
    drift(id);
  }
  settle_craft(id);
  raise(Cause::craft);
}

void Processes::craft_mended(Id<Craft> id) {
  const CraftState& craft = world_.craft[id];
  if (is_out(craft)) return;  // it broke down again meanwhile
  if (craft.broken) return craft_repaired(id);
  record(RecordKind::craft_repaired, id.index());
  settle_craft(id);
  if (craft.doing == CraftDoing::held) next_leg(id);
  raise(Cause::craft);
}

// ---- teams that are out of action ----------------------------------------------------------

void Processes::take_away(Id<Team> id, Duration time) {
  TeamState& team = world_.teams[id];
  team.unfit_until = std::max(team.unfit_until, world_.now + time);
  schedule(team.unfit_until, Phase::arrivals, EventKind::team_fit, id.index());
  if (team.doing != TeamDoing::called && team.doing != TeamDoing::aboard &&
      team.doing != TeamDoing::unfit)
    fall_out(id);
}

/// Leaves all that it does.
void Processes::fall_out(Id<Team> id) {
  TeamState& team = world_.teams[id];
  release_from_craft(id);
  if (team.doing == TeamDoing::posted || team.doing == TeamDoing::on_scene)
    leave_post(id);
  else if (team.doing == TeamDoing::patrolling || team.doing == TeamDoing::marching ||
           team.doing == TeamDoing::held)
    turn_off(id);
  ++team.generation;
  team.was_home = team.doing == TeamDoing::home;
  team.doing = TeamDoing::unfit;
  if (team.incident != kNone) team.off_task_since = world_.now;
  team.incident = team.alarm = kNone;
  team.has_bound = team.counted = false;
  record(RecordKind::team_unfit, id.index(), team.at.index());
  settle_team(id);
  raise(Cause::team);
}

void Processes::team_fit(Id<Team> id) {
  TeamState& team = world_.teams[id];
  if (team.doing != TeamDoing::unfit || is_unfit(team)) return;
  team.doing = team.was_home ? TeamDoing::home : TeamDoing::ready;
  record(RecordKind::team_fit, id.index(), team.at.index());
  raise(Cause::team);
  resume_beat(id);
}

}  // namespace skerry
