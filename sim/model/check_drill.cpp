#include "sim/model/check_drill.h"

#include "sim/base/units.h"

#include <algorithm>

namespace skerry {
namespace {

class DrillChecker {
 public:
  DrillChecker(const Scenario& scenario, Findings& findings) : s_(scenario), findings_(findings) {}

  void run() {
    for (const Inject& inject : s_.drill.injects) check_inject(inject);
    for (const Objective& objective : s_.drill.objectives) check_objective(objective);
  }

 private:
  template <class... Parts>
  void problem(const Mark& at, fmt::format_string<Parts...> what, Parts&&... parts) {
    findings_.problems.push_back({at, fmt::format(what, std::forward<Parts>(parts)...)});
  }

  void check_inject(const Inject& inject) {
    if (inject.at.has_value() == inject.when.has_value())
      problem(inject.defined_at, "inject '{}': give 'at' or 'when', one of the two", inject.id);
    if (inject.at && *inject.at > s_.horizon)
      problem(inject.defined_at, "inject '{}': it comes {} after the start, the run ends after {}",
              inject.id, text(*inject.at), text(s_.horizon));
    for (const Effect& effect : inject.effects) check_effect(effect);
  }

  void check_effect(const Effect& effect) {
    if (const auto* begin = std::get_if<BeginEffect>(&effect.value)) {
      const Incident& incident = s_.incidents[begin->incident];
      if (incident.at || incident.begins_when)
        problem(effect.at,
                "incident '{}' has an onset of its own; an inject begins one without 'at' and "
                "'begins-when'",
                incident.id);
    }
    if (const auto* loss = std::get_if<BerthLoss>(&effect.value)) {
      const Place& place = s_.region.places[loss->place];
      if (!place.wharf && !place.pad)
        problem(effect.at, "'{}' has neither berths nor spots", place.id);
    }
  }

  void check_objective(const Objective& objective) {
    constexpr const char* kNoun = "objective";
    if (objective.measure.has_value() == objective.time.has_value())
      return findings_.problem(objective, kNoun, "give 'measure' or 'time', one of the two");
    if (objective.time) check_lapse(*objective.time);
    if (objective.measure && *objective.measure <= Measure::peak_crowd && s_.groups.empty())
      findings_.problem(objective, kNoun, "'{}' is of people who are moved, and there are none",
                        kMeasureTable[static_cast<std::size_t>(*objective.measure)].id);
    const auto met = parsed(objective, objective.met);
    if (!objective.partly) return;
    const auto partly = parsed(objective, *objective.partly);
    if (!met || !partly) return;
    const bool less = less_is_better(objective);
    if (less ? *partly <= *met : *partly >= *met)
      problem(objective.partly->at,
              "objective '{}': 'partly' must be easier than 'met', {} {}, got '{}'", objective.id,
              less ? "above" : "below", objective.met.text, objective.partly->text);
  }

  std::optional<double> parsed(const Objective& objective, const Threshold& threshold) {
    const auto value = parse_threshold(threshold.text, unit_of(objective));
    if (!value)
      problem(threshold.at, "objective '{}': expected {}, got '{}'", objective.id,
              threshold_form(unit_of(objective)), threshold.text);
    return value;
  }

  void check_lapse(const Lapse& lapse) {
    if (std::holds_alternative<StartMoment>(lapse.to.value))
      problem(lapse.to.at, "nothing comes before the start; name what the time runs to");
    for (const Moment* moment : {&lapse.from, &lapse.to}) {
      const auto* end = std::get_if<Resolved>(&moment->value);
      if (end != nullptr && !s_.incident_types[s_.incidents[end->incident].type].resolve)
        problem(moment->at, "incident '{}' is only contained: its type has no 'resolve'",
                s_.incidents[end->incident].id);
      const auto* scene = std::get_if<SceneMoment>(&moment->value);
      if (scene != nullptr && scene->persons && scene->agency)
        problem(moment->at, "give 'persons' or 'agency', not both");
      const auto* open = std::get_if<OpenMoment>(&moment->value);
      if (open != nullptr && !s_.region.places[open->place].wharf)
        problem(moment->at, "place '{}' is not a wharf", s_.region.places[open->place].id);
    }
  }

  const Scenario& s_;
  Findings& findings_;
};

}  // namespace

void check_drill(const Scenario& scenario, Findings& findings) {
  DrillChecker(scenario, findings).run();
}

bool is_begun_by_inject(const Scenario& scenario, Id<Incident> incident) {
  const auto begins_it = [&](const Effect& effect) {
    const auto* begin = std::get_if<BeginEffect>(&effect.value);
    return begin != nullptr && begin->incident == incident;
  };
  return std::any_of(scenario.drill.injects.begin(), scenario.drill.injects.end(),
                     [&](const Inject& inject) {
                       return std::any_of(inject.effects.begin(), inject.effects.end(), begins_it);
                     });
}

}  // namespace skerry
