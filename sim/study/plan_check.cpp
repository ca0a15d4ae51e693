#include "sim/study/plan_check.h"

#include "sim/base/contains.h"
#include "sim/model/visitor.h"
#include "sim/network/passage.h"
#include "sim/run/range.h"
#include "sim/study/plan_force.h"
#include "sim/study/plan_triggers.h"
#include "sim/study/weather_questions.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <tuple>

namespace skerry {
namespace {

using namespace std::chrono_literals;

constexpr int kReplications = 50;
/// Shut for so long is long: who waits for it comes too late.
constexpr Duration kLong = 6h;
/// In so many of the weathers it is worth a word.
constexpr double kOften = 0.1;
/// Less than this share of what is asked is too few, on average.
constexpr double kShort = 0.95;

using InWeather = std::function<bool(const Weather&, int)>;

bool is_often(const WeatherAnswer& answer) {
  return answer.at_length >= kOften * answer.weathers && answer.at_length > 0;
}

class PlanChecker {
 public:
  PlanChecker(const Setup& setup, Id<Plan> plan)
      : setup_(setup),
        s_(setup.scenario),
        plan_(s_.plans[plan]),
        force_(setup, plan_),
        triggers_(setup, plan_, force_) {}

  std::vector<PlanFault> faults() {
    if (plan_.steps.empty()) faults_.push_back({FaultKind::no_steps, false, plan_.defined_at, {}});
    for (PlanFault& fault : triggers_.faults()) faults_.push_back(std::move(fault));
    const auto actions = all_actions(plan_);
    for (const ActionOfStep& each : actions) {
      if (!triggers_.can_be_triggered(each.step)) continue;
      if (const auto* a = std::get_if<SendAction>(&each.action->value)) check_send(each, *a);
      if (const auto* a = std::get_if<RelieveAction>(&each.action->value)) check_way(each, a->send);
      if (const auto* a = std::get_if<ShuttleAction>(&each.action->value)) check_shuttle(each, *a);
      if (const auto* a = std::get_if<StageAction>(&each.action->value))
        check_class(each, a->craft_class);
      if (const auto* a = std::get_if<PostAction>(&each.action->value)) check_post(each, *a);
      if (const auto* a = std::get_if<MobiliseAction>(&each.action->value)) check_call(each, *a);
      if (const auto* a = std::get_if<ReviewAction>(&each.action->value)) check_review(each, *a);
    }
    ask_triggers();
    ask_groups(actions);
    ask_incidents(actions);
    std::stable_sort(faults_.begin(), faults_.end(), [](const PlanFault& a, const PlanFault& b) {
      return std::tuple(a.at.line, a.at.column) < std::tuple(b.at.line, b.at.column);
    });
    return std::move(faults_);
  }

 private:
  PlanFault& fault(FaultKind kind, bool is_certain, const ActionOfStep& where,
                   std::vector<std::string> things, double asked = 0, double there = 0) {
    PlanFault& result = faults_.emplace_back();
    result.kind = kind;
    result.is_certain = is_certain;
    result.at = where.action->at;
    result.step = plan_.steps[where.step].id;
    result.things = std::move(things);
    result.asked = asked;
    result.there = there;
    return result;
  }

  const std::string& id(Id<CraftClass> c) const { return s_.fleet.classes[c].id; }
  const std::string& id(Id<Place> p) const { return s_.region.places[p].id; }
  const std::string& island_id(Id<Incident> incident) const {
    return s_.region.islands[*s_.region.places[s_.incidents[incident].places.front()].island].id;
  }
  static std::string id(std::optional<Capability> c) {
    return c ? std::string(word(*c)) : std::string{};
  }

  // ---- single actions -----------------------------------------------------------------------

  /// Whether there are craft of the class.
  bool check_class(const ActionOfStep& where, Id<CraftClass> c) {
    if (force_.craft(c) > 0) return true;
    fault(FaultKind::no_craft_of_class, false, where, {id(c)});
    return false;
  }

  void check_call(const ActionOfStep& where, const MobiliseAction& call) {
    const bool any = std::any_of(s_.force.teams.begin(), s_.force.teams.end(), [&](const Team& t) {
      return means(call.agencies, t.agency) && s_.region.places[t.home].island == call.island;
    });
    if (!any) fault(FaultKind::nobody_to_call, true, where, {s_.region.islands[call.island].id});
  }

  void check_review(const ActionOfStep& where, const ReviewAction& review) {
    const Incident& incident = s_.incidents[review.incident];
    const bool seen =
        std::any_of(incident.places.begin(), incident.places.end(),
                    [&](Id<Place> place) { return s_.region.places[place].cameras > 0; });
    if (!seen || !s_.incident_types[incident.type].review)
      fault(FaultKind::nothing_to_review, true, where, {incident.id});
  }

  void check_post(const ActionOfStep& where, const PostAction& post) {
    const auto island = s_.region.places[post.at].island;
    std::set<Id<Team>> there;
    for (const Id<Team> team : s_.force.teams.ids())
      if (s_.region.places[s_.force.teams[team].home].island == island) there.insert(team);
    for (const ActionOfStep& each : all_actions(plan_))
      if (const auto* send = std::get_if<SendAction>(&each.action->value);
          send && s_.region.places[s_.incidents[send->incident].places.front()].island == island) {
        const std::vector<Id<Team>> able = force_.able(*send);
        there.insert(able.begin(), able.end());
      }
    int persons = 0;
    for (const Id<Team> team : there)
      if (s_.force.teams[team].capabilities().has(post.capability))
        persons += s_.force.teams[team].persons;
    if (persons < post.persons)
      fault(FaultKind::too_few_to_post, true, where, {id(post.at), id(post.capability)},
            post.persons, persons);
  }

  /// Whether anybody whom it means can get there.
  bool check_way(const ActionOfStep& where, const SendAction& send) {
    check_send_craft(where, send);
    if (!force_.able(send).empty() || force_.meant(send).empty()) return true;
    fault(FaultKind::no_way_there, true, where, {s_.incidents[send.incident].id});
    return false;
  }

  void check_send(const ActionOfStep& where, const SendAction& send) {
    if (!check_way(where, send)) return;
    const std::vector<Id<Team>> able = force_.able(send);
    const SimTime called = triggers_.times(where.step).earliest;
    const auto is_enough = [&](int asked, std::optional<Capability> capability, FaultKind certain,
                               FaultKind expected) {
      const std::vector<std::string> things =
          capability ? std::vector{id(capability)} : std::vector<std::string>{};
      const double most = force_.persons(able, send.incident, capability);
      const double mean = force_.persons(able, send.incident, capability, called);
      if (most < asked)
        fault(certain, true, where, things, asked, most);
      else if (mean < kShort * asked)
        fault(expected, false, where, things, asked, mean);
      return most >= asked;
    };
    is_enough(send.persons, std::nullopt, FaultKind::too_few_persons,
              FaultKind::too_few_persons_expected);
    for (const Need& need : send.needs) {
      const bool enough = is_enough(need.persons, need.capability, FaultKind::too_few_capable,
                                    FaultKind::too_few_capable_expected);
      if (enough) check_team(where, able, need.capability);
    }
    if (send.needs.empty() && !able.empty()) check_team(where, able, std::nullopt);
  }

  /// Whether more than one team can do it.
  void check_team(const ActionOfStep& where, const std::vector<Id<Team>>& able,
                  std::optional<Capability> capability) {
    std::vector<Id<Team>> those = able;
    std::erase_if(those, [&](Id<Team> t) {
      return capability && !s_.force.teams[t].capabilities().has(*capability);
    });
    if (those.size() == 1)
      fault(FaultKind::depends_on_team, false, where,
            {s_.force.teams[those.front()].id, id(capability)});
  }

  void check_send_craft(const ActionOfStep& where, const SendAction& send) {
    const std::vector<Id<Team>> meant = force_.meant(send);
    std::vector<Id<Team>> carried = meant;
    std::erase_if(carried, [&](Id<Team> t) { return force_.goes_by_land(t, send.incident); });
    if (carried.empty()) return;  // no craft is needed
    std::set<Id<Place>> landings;
    std::vector<Id<CraftClass>> useful;
    for (const Id<CraftClass> c : send.craft.classes) {
      if (!check_class(where, c)) continue;
      const std::vector<Id<Place>> places = force_.landings(c, send.incident);
      if (places.empty()) {
        fault(FaultKind::class_cannot_land, false, where, {id(c), island_id(send.incident)});
        continue;
      }
      if (std::none_of(carried.begin(), carried.end(), [&](Id<Team> t) {
            return has_room(s_.force, s_.fleet.classes[c], s_.force.teams[t]);
          })) {
        fault(FaultKind::class_has_no_room, false, where, {id(c)});
        continue;
      }
      useful.push_back(c);
      landings.insert(places.begin(), places.end());
    }
    if (carried.size() < meant.size()) return;  // some go by land in any case
    check_single_craft(where, useful);
    if (landings.size() == 1)
      fault(FaultKind::depends_on_wharf, false, where,
            {id(*landings.begin()), s_.incidents[send.incident].id});
  }

  void check_single_craft(const ActionOfStep& where, const std::vector<Id<CraftClass>>& classes) {
    const Craft* only = nullptr;
    int count = 0;
    for (const Craft& craft : s_.fleet.craft)
      if (contains(classes, craft.craft_class)) {
        only = &craft;
        ++count;
      }
    if (count == 1)
      fault(FaultKind::depends_on_craft, false, where, {only->id, id(only->craft_class)});
  }

  bool can_leave(Id<CraftClass> c, Id<Place> from) const {
    return fits(s_.fleet.classes[c], s_.region.places[from]) && !force_.stays_closed(from);
  }
  bool can_land(Id<CraftClass> c, const ShuttleAction& shuttle) const {
    return std::any_of(shuttle.to.begin(), shuttle.to.end(),
                       [&](Id<Place> to) { return to != shuttle.from && can_leave(c, to); });
  }

  void check_shuttle(const ActionOfStep& where, const ShuttleAction& shuttle) {
    if (force_.stays_closed(shuttle.from)) {
      fault(FaultKind::stays_closed, true, where, {id(shuttle.from)});
      return;
    }
    std::vector<Id<CraftClass>> useful;
    const auto first = faults_.size();
    for (const Id<CraftClass> c : shuttle.craft.classes) {
      if (!check_class(where, c)) continue;
      if (!can_leave(c, shuttle.from))
        fault(FaultKind::class_cannot_use, false, where, {id(c), id(shuttle.from)});
      else if (!can_land(c, shuttle))
        fault(FaultKind::class_cannot_use, false, where, {id(c), id(shuttle.to.front())});
      else
        useful.push_back(c);
    }
    if (useful.empty())
      for (auto f = first; f < faults_.size(); ++f) faults_[f].is_certain = true;
    check_single_craft(where, useful);
  }

  // ---- weather ------------------------------------------------------------------------------

  void ask_triggers() {
    std::vector<WeatherQuestion> questions;
    std::vector<Id<Step>> steps;
    for (const Id<Step> step : plan_.steps.ids()) {
      if (!triggers_.can_be_triggered(step)) continue;
      if (auto question = triggers_.weather_needed(step)) {
        questions.push_back(std::move(*question));
        steps.push_back(step);
      }
    }
    const auto answers = ask(setup_, questions, kReplications);
    for (std::size_t q = 0; q < questions.size(); ++q) {
      if (answers[q].ever > 0) continue;
      PlanFault& fault = faults_.emplace_back();
      fault.kind = FaultKind::weather_never;
      fault.is_certain = is_weather_certain(s_);
      fault.at = plan_.steps[steps[q]].when.at;
      fault.step = plan_.steps[steps[q]].id;
      fault.weathers = answers[q].weathers;
    }
  }

  bool is_shut(const Weather& weather, int epoch, Id<CraftClass> c, Id<Place> from,
               Id<Place> to) const {
    return !lands(weather, epoch, from) || !lands(weather, epoch, to) ||
           excess_on_way(s_, setup_.routes, weather, c, from, to, epoch) ||
           excess_at_hoist(s_, weather, epoch, c, to);
  }
  bool lands(const Weather& weather, int epoch, Id<Place> place) const {
    const Place& p = s_.region.places[place];
    return (!p.wharf && !p.pad) || weather.lets_land(epoch, place);
  }

  /// A way of a group off its island.
  struct Way {
    Id<CraftClass> craft_class;
    Id<Place> from, to;
  };
  InWeather all_shut(std::vector<Way> ways) const {
    return [this, ways = std::move(ways)](const Weather& weather, int epoch) {
      return std::all_of(ways.begin(), ways.end(), [&](const Way& way) {
        return is_shut(weather, epoch, way.craft_class, way.from, way.to);
      });
    };
  }
  void add_ways(const ShuttleAction& shuttle, Id<Place> from, std::vector<Way>& ways) const {
    for (const Id<CraftClass> c : shuttle.craft.classes)
      if (force_.craft(c) > 0 && fits(s_.fleet.classes[c], s_.region.places[from]))
        for (const Id<Place> to : shuttle.to)
          if (to != from && can_leave(c, to)) ways.push_back({c, from, to});
  }

  /// For each group the wharves and craft that its shuttles name, and those they do not.
  void ask_groups(const std::vector<ActionOfStep>& actions) {
    for (const Id<Group> group : s_.groups.ids()) ask_group(group, actions);
  }

  void ask_group(Id<Group> id_of_group, const std::vector<ActionOfStep>& actions) {
    const Group& group = s_.groups[id_of_group];
    std::vector<std::pair<const ActionOfStep*, const ShuttleAction*>> shuttles;
    bool is_sheltered = false;
    for (const ActionOfStep& each : actions) {
      if (!triggers_.can_be_triggered(each.step)) continue;
      if (const auto* a = std::get_if<ShuttleAction>(&each.action->value);
          a && a->group == id_of_group)
        shuttles.emplace_back(&each, a);
      if (const auto* a = std::get_if<ShelterAction>(&each.action->value))
        is_sheltered = is_sheltered || a->group == id_of_group;
    }
    std::vector<Way> named;
    std::set<Id<Place>> wharves;
    for (const auto& [where, shuttle] : shuttles) {
      if (force_.stays_closed(shuttle->from)) continue;
      wharves.insert(shuttle->from);
      add_ways(*shuttle, shuttle->from, named);
    }
    if (named.empty()) return;
    const auto& [where, first] = shuttles.front();
    WeatherQuestion question{all_shut(named), triggers_.times(where->step).earliest,
                             latest_need(*where, group), kLong};
    std::vector<WeatherQuestion> questions{question};
    // With one more wharf of the island that the plan does not name.
    std::vector<Id<Place>> others;
    for (const Id<Place> other : s_.region.places.ids()) {
      const Place& place = s_.region.places[other];
      if (!place.wharf || wharves.contains(other) ||
          place.island != s_.region.places[group.lodging].island)
        continue;
      std::vector<Way> more = named;
      for (const auto& [at, shuttle] : shuttles) add_ways(*shuttle, other, more);
      if (more.size() == named.size()) continue;
      others.push_back(other);
      question.holds = all_shut(std::move(more));
      questions.push_back(question);
    }
    const auto answers = ask(setup_, questions, kReplications);
    std::optional<Id<Place>> better;
    int least = answers[0].at_length / 2;
    for (std::size_t o = 0; o < others.size(); ++o)
      if (answers[o + 1].at_length <= least) {
        better = others[o];
        least = answers[o + 1].at_length - 1;
      }
    if (is_often(answers[0]) && (better || !is_sheltered)) {
      PlanFault& found =
          fault(FaultKind::group_is_held, answers[0].always == answers[0].weathers && !better,
                *where, {group.id});
      for (const Id<Place> wharf : wharves) found.things.push_back(id(wharf));
      tell(answers[0], found);
      if (better) found.instead = id(*better);
    } else if (wharves.size() == 1) {
      PlanFault& found =
          fault(FaultKind::depends_on_wharf, false, *where, {id(*wharves.begin()), group.id});
      if (!others.empty()) found.instead = id(others.front());
    }
  }

  /// People come until their last, and the step may be triggered later.
  SimTime latest_need(const ActionOfStep& where, const Group& group) const {
    const SimTime comes = kStart + to_ticks(Seconds{std::max(0.0, quantile(group.comes, 0.99))});
    return std::max(triggers_.times(where.step).latest, comes);
  }

  static void tell(const WeatherAnswer& answer, PlanFault& fault) {
    fault.weathers = answer.weathers;
    fault.weathers_held = answer.at_length;
    fault.longest = answer.longest;
  }

  /// For each incident the craft that its sends name.
  void ask_incidents(const std::vector<ActionOfStep>& actions) {
    for (const Id<Incident> incident : s_.incidents.ids()) {
      std::vector<const ActionOfStep*> sends;
      std::set<Id<CraftClass>> classes;
      for (const ActionOfStep& each : actions) {
        const auto* send = std::get_if<SendAction>(&each.action->value);
        if (!send || send->incident != incident || !triggers_.can_be_triggered(each.step) ||
            !needs_craft(*send))
          continue;
        sends.push_back(&each);
        classes.insert(send->craft.classes.begin(), send->craft.classes.end());
      }
      ask_incident(incident, sends, classes);
    }
  }

  /// Those who can go by land are not enough.
  bool needs_craft(const SendAction& send) const {
    std::vector<Id<Team>> able = force_.able(send);
    if (able.empty()) return false;
    std::erase_if(able, [&](Id<Team> t) { return !force_.goes_by_land(t, send.incident); });
    return force_.persons(able, send.incident, std::nullopt) < send.persons;
  }

  void ask_incident(Id<Incident> incident, const std::vector<const ActionOfStep*>& sends,
                    const std::set<Id<CraftClass>>& classes) {
    std::vector<Way> landings;
    for (const Id<CraftClass> c : classes)
      if (force_.craft(c) > 0)
        for (const Id<Place> place : force_.landings(c, incident))
          landings.push_back({c, place, place});
    if (landings.empty()) return;
    std::vector<WeatherQuestion> questions;
    for (const ActionOfStep* send : sends) {
      const TriggerTimes times = triggers_.times(send->step);
      questions.push_back({all_shut(landings), times.earliest, times.latest, kLong});
    }
    const auto answers = ask(setup_, questions, kReplications);
    for (std::size_t q = 0; q < questions.size(); ++q) {
      if (!is_often(answers[q])) continue;
      PlanFault& found = fault(FaultKind::force_is_held, answers[q].always == answers[q].weathers,
                               *sends[q], {s_.incidents[incident].id});
      for (const Id<CraftClass> c : classes) found.things.push_back(id(c));
      tell(answers[q], found);
      return;  // once for an incident
    }
  }

  const Setup& setup_;
  const Scenario& s_;
  const Plan& plan_;
  PlanForce force_;
  PlanTriggers triggers_;
  std::vector<PlanFault> faults_;
};

}  // namespace

std::vector<PlanFault> check_plan(const Setup& setup, Id<Plan> plan) {
  return PlanChecker(setup, plan).faults();
}

}  // namespace skerry
