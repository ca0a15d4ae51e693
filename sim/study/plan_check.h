#pragma once

#include "sim/run/setup.h"

#include <string>
#include <vector>

namespace skerry {

/// What can be wrong with a plan in a scenario, with the things that it is about.
enum class FaultKind {
  // A step that can never be triggered, because
  incident_never_begins,  ///< incident
  level_not_reached,      ///< incident, level asked for, its type's highest
  nobody_can_flee,        ///< incident
  cannot_be_resolved,     ///< incident
  after_the_end,          ///< asked: minutes after the start; there: the horizon's
  too_many_assembled,     ///< island; asked, there
  too_many_on_scene,      ///< incident, capability or nothing; asked, there
  group_too_small,        ///< group; asked, there
  nobody_moves_group,     ///< group; asked: so many left at most
  stays_closed,           ///< wharf
  too_few_craft,          ///< class; asked, there
  class_never_grounded,   ///< class
  contradiction,          ///< nothing
  waits_for_dead_step,    ///< step
  wait_for_each_other,    ///< steps
  weather_never,          ///< nothing, or what is asked for and the highest drawn
  // An action that cannot do what it says:
  too_few_persons,           ///< asked, there
  too_few_persons_expected,  ///< asked, there
  too_few_capable,           ///< capability; asked, there
  too_few_capable_expected,  ///< capability; asked, there
  no_way_there,              ///< incident
  nobody_to_call,            ///< island
  too_few_to_post,           ///< place, capability; asked, there
  nothing_to_review,         ///< incident
  class_cannot_use,          ///< class, place
  class_cannot_land,         ///< class, island
  no_craft_of_class,         ///< class
  class_has_no_room,         ///< class
  no_steps,                  ///< nothing
  // What would fail in some weather, or with some luck:
  group_is_held,     ///< group, then the wharves named; a wharf that would do, or nothing
  force_is_held,     ///< incident, then the classes named
  depends_on_craft,  ///< the only craft, class
  depends_on_wharf,  ///< the only wharf or landing place, group or incident
  depends_on_team    ///< the only team, capability or nothing
};

struct PlanFault {
  FaultKind kind{};
  bool is_certain =
      false;  ///< it cannot work; else it would fail in some weather or with some luck
  Mark at;
  std::string step;
  std::vector<std::string> things{};  ///< ids, as the kind says
  double asked = 0;
  double there = 0;
  int weathers = 0;       ///< that were drawn; of them
  int weathers_held = 0;  ///< so many hold it
  Duration longest{};     ///< at a stretch
  std::string instead{};  ///< what would do instead
};

/// What cannot work when this plan meets its scenario, and what would fail in some weather or with
/// some luck, in the order of the file. Nothing is run: conditions, strength, ways and berths are
/// held against what the scenario has, without regard to time, and its weather is asked in 50
/// replications of which the seed is always the same. What is certain is so in every run, so far
/// as weather and call-outs are concerned; what is not found may still fail.
std::vector<PlanFault> check_plan(const Setup& setup, Id<Plan> plan);

}  // namespace skerry
