#include "sim/model/check.h"

#include "sim/base/contains.h"
#include "sim/base/units.h"
#include "sim/model/check_drill.h"
#include "sim/model/check_incident.h"
#include "sim/model/check_patrol.h"
#include "sim/model/check_transport.h"
#include "sim/model/check_weather.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace skerry {
namespace {

class Checker {
 public:
  Checker(const Scenario& scenario, bool needs_plan) : s_(scenario), needs_plan_(needs_plan) {}

  Findings run() {
    for (const Place& place : s_.region.places) check_place(place);
    for (const Link& link : s_.region.links) check_link(link);
    for (const CraftClass& craft_class : s_.fleet.classes) check_class(craft_class);
    for (const Craft& craft : s_.fleet.craft) check_craft(craft);
    for (const Team& team : s_.force.teams) check_team(team);
    for (const Group& group : s_.groups) check_group(group);
    check_incidents(s_, findings_);
    for (const Incident& incident : s_.incidents)
      if (incident.begins_when) check_condition(*incident.begins_when, Within::incident);
    check_drill(s_, findings_);
    for (const Inject& inject : s_.drill.injects)
      if (inject.when) check_condition(*inject.when, Within::inject);
    if (s_.sunset.since_midnight <= s_.sunrise.since_midnight)
      problem(s_.defined_at, "'sunset' must be later than 'sunrise'");
    check_transport(s_, findings_);
    check_weather(s_, findings_);
    check_patrols(s_, findings_);
    if (needs_plan_ && s_.plans.empty())
      problem(s_.defined_at, "no plan: a scenario includes at least one plan file");
    for (const Plan& plan : s_.plans) check_plan(plan);
    check_luck(s_.fleet.craft, "craft");
    check_luck(s_.force.teams, "teams");
    check_luck(s_.groups, "groups");
    check_luck(s_.incidents, "incidents");
    check_luck(s_.false_alarms, "false alarms");
    return std::move(findings_);
  }

 private:
  void problem(const Mark& at, std::string message) {
    findings_.problems.push_back({at, std::move(message)});
  }
  void warning(const Mark& at, std::string message) {
    findings_.warnings.push_back({at, std::move(message)});
  }
  const Place& at(Id<Place> id) const { return s_.region.places[id]; }

  void check_place(const Place& place) {
    const bool is_wharf = place.kind == PlaceKind::wharf || place.kind == PlaceKind::beach;
    const bool is_pad = place.kind == PlaceKind::helipad || place.kind == PlaceKind::airfield;
    if (is_wharf && !place.wharf)
      problem(place.defined_at, fmt::format("place '{}': 'wharf' is missing; a wharf or beach "
                                            "needs one",
                                            place.id));
    if (!is_wharf && place.wharf)
      problem(place.defined_at,
              fmt::format("place '{}': 'wharf' is only for wharves and beaches", place.id));
    if (is_pad && !place.pad)
      problem(place.defined_at, fmt::format("place '{}': 'pad' is missing; a helipad or airfield "
                                            "needs one",
                                            place.id));
    if (!is_pad && place.pad)
      problem(place.defined_at,
              fmt::format("place '{}': 'pad' is only for helipads and airfields", place.id));
    if ((is_wharf || is_pad || !place.island) && !place.zone)
      problem(place.defined_at,
              fmt::format("place '{}': 'zone' is missing; wharves, pads and points "
                          "at sea need one",
                          place.id));
    if (place.wharf && place.wharf->starts_closed && !place.wharf->opening)
      problem(place.defined_at,
              fmt::format("place '{}': it starts closed but has no 'opening'", place.id));
    if ((is_wharf || is_pad) && !place.island)
      problem(place.defined_at, fmt::format("place '{}': 'island' is missing", place.id));
  }

  void check_link(const Link& link) {
    if (link.from == link.to)
      problem(link.defined_at, fmt::format("link '{}' leads from a place to itself", link.id));
    if (link.medium == LinkMedium::sea && !link.zone)
      problem(link.defined_at,
              fmt::format("link '{}': 'zone' is missing; sea links need one", link.id));
    if (link.medium != LinkMedium::sea && link.wind_limit && !link.zone)
      warning(link.defined_at, fmt::format("link '{}': its 'wind-limit' has no effect without a "
                                           "'zone', whose wind would close it",
                                           link.id));
    if (link.medium != LinkMedium::sea && (!at(link.from).island || !at(link.to).island))
      problem(link.defined_at, fmt::format("link '{}': a road or path cannot end at sea", link.id));
  }

  /// Why `fits` says no.
  static std::string misfit(const CraftClass& c, const Place& place) {
    if (c.medium == CraftMedium::air) return "it has no pad";
    if (!place.wharf) return "it is not a wharf";
    const Wharf& wharf = *place.wharf;
    if (!wharf.other_berths.empty() && c.length > wharf.berth_length)
      return "no berth is long and deep enough";
    if (c.length > wharf.berth_length)
      return fmt::format("the craft is {} long, the berth takes {}", text(c.length),
                         text(wharf.berth_length));
    if (c.draft > wharf.depth)
      return fmt::format("the craft draws {}, the berth has {}", text(c.draft), text(wharf.depth));
    if (!place.beach) return "it has no ramp";
    return c.needs == Landing::beach ? "the beach is too flat: the craft would ground at its stern"
                                     : "it is a beach, and the craft is not made to run ashore";
  }

  void check_class(const CraftClass& c) {
    if (c.medium == CraftMedium::sea && (c.length.si <= 0 || c.draft.si <= 0))
      problem(c.defined_at,
              fmt::format("craft class '{}': 'length' and 'draft' are required at sea", c.id));
    const bool lands_from_air = c.needs == Landing::pad || c.needs == Landing::hover;
    if ((c.medium == CraftMedium::air) != lands_from_air)
      problem(c.defined_at,
              fmt::format("craft class '{}': what flies, and nothing else, needs a pad or hovers",
                          c.id));
    if (c.failure_every.has_value() != c.repair.has_value())
      problem(c.defined_at,
              fmt::format("craft class '{}': 'failure-every' and 'repair' go together", c.id));
    for (std::size_t i = 1; i < c.in_waves.size(); ++i)
      if (c.in_waves[i].wave <= c.in_waves[i - 1].wave)
        problem(c.defined_at,
                fmt::format("craft class '{}': 'in-waves' must have rising heights", c.id));
  }

  void check_craft(const Craft& craft) {
    if (!fits(s_.fleet.classes[craft.craft_class], at(craft.home)))
      problem(craft.defined_at,
              fmt::format("craft '{}' of class '{}' cannot use its home '{}': {}", craft.id,
                          s_.fleet.classes[craft.craft_class].id, at(craft.home).id,
                          misfit(s_.fleet.classes[craft.craft_class], at(craft.home))));
  }

  void check_team(const Team& team) {
    if (!at(team.home).island)
      problem(team.defined_at,
              fmt::format("team '{}': its home '{}' is at sea", team.id, at(team.home).id));
    for (const OnCall& row : team.on_call) {
      const auto is_month = [](int month) { return month >= 1 && month <= 12; };
      if (!std::all_of(row.months.begin(), row.months.end(), is_month))
        problem(team.defined_at,
                fmt::format("team '{}': 'months' of 'on-call' are 1 to 12", team.id));
      if (row.hours && row.hours->from == row.hours->to)
        problem(
            team.defined_at,
            fmt::format("team '{}': 'hours' of 'on-call' begin and end at the same time", team.id));
      if (!row.answers && !row.call_out)
        problem(team.defined_at,
                fmt::format("team '{}': 'on-call' changes nothing: give 'answers' or 'call-out'",
                            team.id));
    }
    if (team.deck.si > 0 && team.moves == Mode::foot)
      problem(team.defined_at,
              fmt::format("team '{}' goes on foot, so it has no vehicles for a deck", team.id));
  }

  void check_group(const Group& group) {
    if (group.casualties) {
      int persons = 0;
      for (const Scored& each : group.casualties->scores) persons += each.persons;
      if (persons != group.persons)
        problem(group.defined_at, fmt::format("group '{}': 'scores' are of {} persons, not of {}",
                                              group.id, persons, group.persons));
      if (group.party != 1)
        problem(group.defined_at,
                fmt::format("group '{}': of casualties each is a party: 'party' is 1", group.id));
    }
    if (!at(group.leaves_from).wharf)
      problem(group.defined_at,
              fmt::format("group '{}': '{}' is not a wharf", group.id, at(group.leaves_from).id));
    if (at(group.lodging).island != at(group.leaves_from).island)
      problem(
          group.defined_at,
          fmt::format("group '{}': its lodging and its wharf are on different islands", group.id));
  }

  void check_plan(const Plan& plan) {
    if (plan.steps.empty())
      warning(plan.defined_at, fmt::format("plan '{}' has no steps", plan.id));
    for (const Step& step : plan.steps) {
      check_condition(step.when, Within::plan);
      for (const Action& action : step.actions) check_action(action);
      if (!step.otherwise) continue;
      for (const Action& action : step.otherwise->actions) check_action(action);
    }
  }

  enum class Within { plan, incident, inject };

  void check_condition(const Condition& condition, Within within) {
    if (within != Within::plan && (std::holds_alternative<StepDone>(condition.value) ||
                                   std::holds_alternative<StepOverdue>(condition.value)))
      problem(condition.at, fmt::format("'done' and 'overdue' are for plans: an {} knows no steps",
                                        within == Within::inject ? "inject" : "incident"));
    if (const auto* all = std::get_if<AllOf>(&condition.value))
      for (const Condition& c : all->conditions) check_condition(c, within);
    if (const auto* any = std::get_if<AnyOf>(&condition.value))
      for (const Condition& c : any->conditions) check_condition(c, within);
    if (const auto* no = std::get_if<Not>(&condition.value)) {
      if (no->condition.size() != 1) problem(condition.at, "'not' takes a list of one condition");
      for (const Condition& c : no->condition) check_condition(c, within);
    }
    if (const auto* now = std::get_if<WeatherNow>(&condition.value))
      check_exceeds(now->what, condition);
    if (const auto* f = std::get_if<WeatherForecast>(&condition.value))
      check_exceeds(f->what, condition);
    if (const auto* usable = std::get_if<WharfUsable>(&condition.value))
      check_wharf(usable->place, condition.at);
    if (const auto* unusable = std::get_if<WharfUnusable>(&condition.value))
      check_wharf(unusable->place, condition.at);
    if (const auto* open = std::get_if<WharfOpen>(&condition.value))
      check_wharf(open->place, condition.at);
  }

  void check_exceeds(const Exceeds& what, const Condition& condition) {
    if (what.wind_above.has_value() + what.wave_above.has_value() +
            what.visibility_below.has_value() !=
        1)
      problem(condition.at, "give exactly one of wind-above, wave-above, visibility-below");
    if (!at(what.at).zone)
      problem(condition.at, fmt::format("place '{}' has no weather zone", at(what.at).id));
  }

  void check_wharf(Id<Place> place, const Mark& where) {
    if (!at(place).wharf) problem(where, fmt::format("place '{}' is not a wharf", at(place).id));
  }

  void check_action(const Action& action) {
    if (const auto* a = std::get_if<OpenAction>(&action.value)) check_wharf(a->place, action.at);
    if (const auto* a = std::get_if<CloseAction>(&action.value)) check_wharf(a->place, action.at);
    if (const auto* a = std::get_if<PostAction>(&action.value))
      if (!at(a->at).island) problem(action.at, fmt::format("'{}' is at sea", at(a->at).id));
    if (const auto* a = std::get_if<EscortAction>(&action.value)) {
      check_wharf(a->to, action.at);
      if (at(a->to).island != at(s_.groups[a->group].lodging).island)
        problem(action.at, fmt::format("group '{}' cannot walk to '{}': another island",
                                       s_.groups[a->group].id, at(a->to).id));
    }
    if (const auto* a = std::get_if<ShelterAction>(&action.value))
      if (at(a->at).island != at(s_.groups[a->group].lodging).island)
        problem(action.at, fmt::format("group '{}' cannot walk to '{}': another island",
                                       s_.groups[a->group].id, at(a->at).id));
    if (const auto* a = std::get_if<ShuttleAction>(&action.value)) {
      check_wharf(a->from, action.at);
      for (const Id<Place> to : a->to) check_wharf(to, action.at);
      check_classes(a->craft, action.at);
      for (const Id<CraftClass> c : a->craft.classes) {
        if (s_.fleet.classes[c].seats < s_.groups[a->group].party)
          problem(action.at,
                  fmt::format("class '{}' seats {}, fewer than a party of group '{}' ({})",
                              s_.fleet.classes[c].id, s_.fleet.classes[c].seats,
                              s_.groups[a->group].id, s_.groups[a->group].party));
        if (!fits(s_.fleet.classes[c], at(a->from)))
          warning(action.at, fmt::format("class '{}' cannot use '{}': {}", s_.fleet.classes[c].id,
                                         at(a->from).id, misfit(s_.fleet.classes[c], at(a->from))));
      }
      if (a->to.empty()) problem(action.at, "'to' is empty");
      if (a->triage &&
          (a->triage->rule == TriageRule::most_saved) != a->triage->per_period.has_value())
        problem(action.at, "'per-period' goes with the rule 'most-saved', and only with it");
      if (a->triage && !s_.groups[a->group].casualties)
        problem(action.at, fmt::format("'triage' is for casualties, which group '{}' are not",
                                       s_.groups[a->group].id));
    }
    if (const auto* a = std::get_if<SendAction>(&action.value)) {
      if (!a->craft.classes.empty()) check_classes(a->craft, action.at);
      check_strength(*a, action.at);
    }
    if (const auto* a = std::get_if<RelieveAction>(&action.value)) {
      if (!a->send.craft.classes.empty()) check_classes(a->send.craft, action.at);
      if (a->handover >= a->after)
        problem(action.at, "'handover' is as long as 'after': nobody would ever be relieved");
    }
    if (const auto* a = std::get_if<SearchAction>(&action.value)) {
      check_classes(a->craft, action.at);
      if (!s_.incident_types[s_.incidents[a->incident].type].search_at_sea)
        problem(action.at,
                fmt::format("nothing is adrift in incident '{}'", s_.incidents[a->incident].id));
      for (const Id<CraftClass> c : a->craft.classes)
        if (!s_.fleet.classes[c].searches)
          problem(action.at, fmt::format("class '{}' has no 'searches': it cannot search the sea",
                                         s_.fleet.classes[c].id));
    }
    if (const auto* a = std::get_if<StageAction>(&action.value))
      if (!fits(s_.fleet.classes[a->craft_class], at(a->at)))
        problem(action.at,
                fmt::format("class '{}' cannot use '{}': {}", s_.fleet.classes[a->craft_class].id,
                            at(a->at).id, misfit(s_.fleet.classes[a->craft_class], at(a->at))));
  }

  void check_classes(const CraftFilter& filter, const Mark& where) {
    if (filter.classes.empty()) problem(where, "'class' is empty: no craft would be used");
    for (const Id<CraftClass> c : filter.classes) {
      const bool any = std::any_of(s_.fleet.craft.begin(), s_.fleet.craft.end(),
                                   [&](const Craft& craft) { return craft.craft_class == c; });
      if (!any) warning(where, fmt::format("no craft of class '{}'", s_.fleet.classes[c].id));
    }
  }

  void check_strength(const SendAction& send, const Mark& where) {
    int available = 0;
    for (const Team& team : s_.force.teams) {
      const auto island = at(team.home).island;
      const bool from = island && contains(send.from, *island);
      const bool agency = means(send.agencies, team.agency);
      if (from && agency) available += team.persons;
    }
    if (available < send.persons)
      warning(where,
              fmt::format("asks for {} persons, but only {} could come", send.persons, available));
  }

  template <class Rows>
  void check_luck(const Rows& rows, const char* what) {
    std::map<std::uint32_t, std::string> seen;
    for (const auto& row : rows) {
      const auto [entry, added] = seen.try_emplace(name_hash(row.id), row.id);
      if (!added)
        problem(row.defined_at,
                fmt::format("the names of {} '{}' and '{}' give the same luck; rename "
                            "one",
                            what, entry->second, row.id));
    }
  }

  const Scenario& s_;
  bool needs_plan_;
  Findings findings_;
};

}  // namespace

Findings check(const Scenario& scenario, bool needs_plan) {
  return Checker(scenario, needs_plan).run();
}

}  // namespace skerry
