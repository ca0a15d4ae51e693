// What a long plan costs: two days with 200 incidents all over the shipped region under plans of
// 5, 50 and 500 steps. A plan has to run at the speed of its events, however many steps it has.

#include "sim/command/plan_follower.h"
#include "sim/io/load.h"

#include <benchmark/benchmark.h>

namespace skerry {
namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t kIncidents = 200;

Scenario restless_region() {
  Scenario s = io::load_scenario(SKERRY_SOURCE_DIR "/scenarios/zhoushan/june-drill.yaml").scenario;
  s.horizon = 48h;
  std::vector<Id<Place>> villages;
  for (const Id<Place> id : s.region.places.ids())
    if (s.region.places[id].kind == PlaceKind::village) villages.push_back(id);
  Id<IncidentType> brawl{0};
  for (const Id<IncidentType> id : s.incident_types.ids())
    if (s.incident_types[id].id == "brawl") brawl = id;
  const LocalTime start = s.start;
  s.incidents = {};
  for (std::uint32_t i = 0; i < kIncidents; ++i) {
    Incident incident;
    incident.id = "brawl-" + std::to_string(i);
    incident.type = brawl;
    incident.places = {villages[i * 7 % villages.size()]};
    incident.at = {start.utc + i * 13min, start.offset};
    s.incidents.add(incident);
  }
  return s;
}

/// Of each incident in turn first the send, then what follows it, then what is done when it is
/// late; on the way some wait for what never comes.
Plan plan_of(std::uint32_t steps, const Scenario& s) {
  Plan plan;
  plan.id = std::to_string(steps) + " steps";
  plan.command_delay = 2min;
  for (std::uint32_t i = 0; i < steps; ++i) {
    const Id<Incident> incident{i % kIncidents};
    const Id<Step> first{i % kIncidents};
    Step step;
    step.id = std::to_string(i);
    switch (i / kIncidents) {
      case 0:
        step.when = {Detected{incident}, {}};
        step.actions = {{SendAction{incident,
                                    4,
                                    {{Capability::police, 4}},
                                    {*s.region.places[s.incidents[incident].places.front()].island},
                                    {},
                                    {}},
                         {}}};
        break;
      case 1:
        step.when = {AllOf{{{StepDone{first}, {}}, {Resolved{incident}, {}}}}, {}};
        step.actions = {{StandDownAction{incident, {}}, {}}};
        break;
      default:
        step.when = {StepOverdue{first, 90min}, {}};
        step.actions = {{RequestAction{Level::III}, {}}};
    }
    plan.steps.add(step);
  }
  return plan;
}

void LongPlan(benchmark::State& state) {
  Scenario scenario = restless_region();
  const auto steps = static_cast<std::uint32_t>(state.range(0));
  scenario.plans = {};
  const Id<Plan> plan = scenario.plans.add(plan_of(steps, scenario));
  const Setup setup(scenario);
  std::uint64_t events = 0;
  std::uint32_t triggered = 0;
  for (auto _ : state) {
    PlanFollower commander(setup, plan);
    Run run(setup, setup.forecast, RunKey{1, 0}, false);
    carry_on(run, commander);
    events += run.world().events;
    triggered = 0;
    for (const StepState& step : commander.steps()) triggered += step.triggered_at ? 1 : 0;
  }
  if (triggered < std::min(steps, kIncidents)) state.SkipWithError("a step was not triggered");
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
  state.counters["us/event"] = benchmark::Counter(
      static_cast<double>(events) / 1e6, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.SetLabel(std::to_string(triggered) + " of " + plan_of(steps, scenario).id + " triggered, " +
                 std::to_string(events / static_cast<std::uint64_t>(state.iterations())) +
                 " events");
}
BENCHMARK(LongPlan)->Arg(5)->Arg(50)->Arg(500)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace skerry
