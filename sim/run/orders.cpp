// Orders: whether the run can carry one out, and how it begins to.

#include "sim/run/picture.h"
#include "sim/run/processes.h"
#include "sim/run/range.h"

#include <algorithm>

namespace skerry {
namespace {

/// A team that stands somewhere and can be told to leave off: free, at work, or only waiting for a
/// craft that has not taken it.
bool can_leave_off(const TeamState& team) {
  if (team.alarm != kNone) return false;
  return team.doing == TeamDoing::called || team.doing == TeamDoing::ready ||
         team.doing == TeamDoing::waiting || team.doing == TeamDoing::posted ||
         team.doing == TeamDoing::on_scene;
}

/// A team that can be given a new task: one under way by land turns.
bool can_be_sent(const TeamState& team) {
  return can_leave_off(team) || (team.alarm == kNone && (team.doing == TeamDoing::patrolling ||
                                                         team.doing == TeamDoing::marching ||
                                                         team.doing == TeamDoing::held));
}

/// The two things that stand for an order in its record.
struct Subjects {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

Subjects subjects(const Order& order) {
  struct Visitor {
    Subjects operator()(const Mobilise& o) { return {o.team.index(), 0}; }
    Subjects operator()(const March& o) { return {o.team.index(), o.to.index()}; }
    Subjects operator()(const Ferry& o) { return {o.craft.index(), o.to.index()}; }
    Subjects operator()(const Lift& o) { return {o.craft.index(), o.from.index()}; }
    Subjects operator()(const StandBy& o) { return {o.craft.index(), o.at.index()}; }
    Subjects operator()(const OpenWharf& o) { return {o.place.index(), 0}; }
    Subjects operator()(const CloseWharf& o) { return {o.place.index(), 0}; }
    Subjects operator()(const Direct& o) { return {o.group.index(), o.to.index()}; }
    Subjects operator()(const Shelter& o) { return {o.group.index(), o.at.index()}; }
    Subjects operator()(const DeclareLevel& o) { return {static_cast<std::uint32_t>(o.level), 0}; }
    Subjects operator()(const Warn& o) { return {static_cast<std::uint32_t>(o.colour), 0}; }
    Subjects operator()(const Release& o) { return {o.team.index(), 0}; }
    Subjects operator()(const BeginReview& o) { return {o.incident.index(), 0}; }
    Subjects operator()(const SearchAtSea& o) { return {o.craft.index(), o.incident.index()}; }
  };
  return std::visit(Visitor{}, order);
}

}  // namespace

bool is_same_order(const Order& a, const Order& b) {
  const Subjects first = subjects(a), second = subjects(b);
  return a.index() == b.index() && first.first == second.first && first.second == second.second;
}

std::optional<Refusal> Processes::apply(const Order& order) {
  const auto to = goes_to(order);
  if (!to || !is_cut_off(*to)) return obey(order);
  const auto refusal = send_by_runner(order);
  if (refusal) record_order(RecordKind::order_refused, order, static_cast<std::uint32_t>(*refusal));
  return refusal;
}

std::optional<Refusal> Processes::obey(const Order& order) {
  if (const auto refusal = check(order)) {
    record_order(RecordKind::order_refused, order, static_cast<std::uint32_t>(*refusal));
    return refusal;
  }
  record_order(RecordKind::order_given, order, subjects(order).second);
  ++world_.orders;
  carry_out(order);
  return std::nullopt;
}

void Processes::record_order(RecordKind kind, const Order& order, std::uint32_t c, double value) {
  record(kind, static_cast<std::uint32_t>(order.index()), subjects(order).first, c, value);
}

std::optional<Refusal> Processes::check(const Order& order) const {
  const Routes& routes = run_.setup_->routes;
  const auto is_wharf = [&](Id<Place> place) {
    return scenario_.region.places[place].wharf.has_value();
  };
  const auto busy = [&](Id<Craft> craft) { return is_busy(world_.craft[craft]); };
  const auto can_go = [&](Id<Craft> craft, Id<Place> from, Id<Place> to) {
    return routes.connected(routes.net_of(class_of(craft)), from, to);
  };
  using Result = std::optional<Refusal>;
  struct Visitor {
    const Processes& p;
    decltype(is_wharf)& wharf;
    decltype(busy)& craft_busy;
    decltype(can_go)& craft_can_go;

    Result operator()(const Mobilise& o) {
      return p.world_.teams[o.team].doing == TeamDoing::home ? Result{} : Refusal::already_so;
    }
    Result operator()(const March& o) {
      const TeamState& team = p.world_.teams[o.team];
      const Team& what = p.scenario_.force.teams[o.team];
      if (team.doing == TeamDoing::home) return Refusal::team_not_ready;
      if (!can_be_sent(team)) return Refusal::team_committed;
      if (!p.run_.setup_->routes.connected(Routes::net_of(what.moves), team.at, o.to))
        return Refusal::no_route;
      if (o.incident && p.is_closed_to(*o.incident, o.team)) return Refusal::not_allowed;
      return {};
    }
    Result operator()(const Ferry& o) { return p.check_ferry(o); }
    Result operator()(const Lift& o) {
      if (!wharf(o.from) || !wharf(o.to)) return Refusal::not_a_wharf;
      if (craft_busy(o.craft) && !goes_to_stand_by_at(p.world_.craft[o.craft], o.from))
        return Refusal::craft_busy;
      for (const Id<Place> place : {o.from, o.to})
        if (!fits(p.class_of(o.craft), p.scenario_.region.places[place]) ||
            hoists(p.class_of(o.craft), p.scenario_.region.places[place]))
          return Refusal::does_not_fit;
      if (o.from == o.to || !craft_can_go(o.craft, p.world_.craft[o.craft].at, o.from) ||
          !craft_can_go(o.craft, o.from, o.to))
        return Refusal::no_route;
      if (p.scenario_.groups[o.group].party > seats(p.class_of(o.craft))) return Refusal::too_many;
      return cannot(p.run_, o.craft, o.from, o.to, 0);
    }
    Result operator()(const StandBy& o) {
      if (craft_busy(o.craft)) return Refusal::craft_busy;
      const CraftClass& craft_class = p.class_of(o.craft);
      if (!fits(craft_class, p.scenario_.region.places[o.at]) ||
          (craft_class.needs != Landing::hover && !can_lie(p.scenario_, o.craft, o.at)))
        return Refusal::does_not_fit;
      if (!craft_can_go(o.craft, p.world_.craft[o.craft].at, o.at)) return Refusal::no_route;
      return cannot(p.run_, o.craft, o.at, o.at, 0);
    }
    Result operator()(const OpenWharf& o) {
      if (!wharf(o.place)) return Refusal::not_a_wharf;
      const PlaceState& place = p.world_.places[o.place];
      const bool wanted = place.open || place.opening || place.reopens;
      return wanted ? Result{Refusal::already_so} : Result{};
    }
    Result operator()(const CloseWharf& o) {
      if (!wharf(o.place)) return Refusal::not_a_wharf;
      const PlaceState& place = p.world_.places[o.place];
      const bool wanted = place.open || place.opening || place.reopens;
      return wanted ? Result{} : Result{Refusal::already_so};
    }
    Result operator()(const Direct& o) {
      if (!wharf(o.to)) return Refusal::not_a_wharf;
      const Group& group = p.scenario_.groups[o.group];
      for (const Id<Place> from : {group.lodging, group.leaves_from})
        if (!p.run_.setup_->routes.connected(Routes::Net::foot, from, o.to))
          return Refusal::no_route;
      return {};
    }
    Result operator()(const Shelter& o) {
      const Group& group = p.scenario_.groups[o.group];
      return p.run_.setup_->routes.connected(Routes::Net::foot, group.lodging, o.at)
                 ? Result{}
                 : Result{Refusal::no_route};
    }
    Result operator()(const DeclareLevel& o) {
      return p.world_.level == o.level ? Result{Refusal::already_so} : Result{};
    }
    Result operator()(const Warn&) { return {}; }
    Result operator()(const Release& o) {
      const TeamState& team = p.world_.teams[o.team];
      if (team.incident == kNone) return Refusal::already_so;
      return can_leave_off(team) ? Result{} : Result{Refusal::team_committed};
    }
    Result operator()(const SearchAtSea& o) { return p.check_search(o); }
    Result operator()(const BeginReview& o) {
      const IncidentState& incident = p.world_.incidents[o.incident];
      if (p.coverage(o.incident) <= 0 || !p.type_of(o.incident).review)
        return Refusal::nothing_to_see;
      const bool is_idle =
          !incident.begun || !incident.detected || incident.contained || is_over(incident);
      return is_idle || incident.reviewed ? Result{Refusal::already_so} : Result{};
    }
  };
  return std::visit(Visitor{*this, is_wharf, busy, can_go}, order);
}

std::optional<Refusal> Processes::check_ferry(const Ferry& o) const {
  const Routes& routes = run_.setup_->routes;
  const CraftClass& craft_class = class_of(o.craft);
  const CraftState& state = world_.craft[o.craft];
  if (is_busy(state) && !goes_to_stand_by_at(state, o.from)) return Refusal::craft_busy;
  for (const Id<Place> place : {o.from, o.to})
    if (!fits(craft_class, scenario_.region.places[place])) return Refusal::does_not_fit;
  const Routes::Net net = routes.net_of(craft_class);
  if (!routes.connected(net, world_.craft[o.craft].at, o.from) ||
      !routes.connected(net, o.from, o.to))
    return Refusal::no_route;
  const bool by_hoist = hoists(craft_class, scenario_.region.places[o.from]) ||
                        hoists(craft_class, scenario_.region.places[o.to]);
  int persons = 0;
  Area deck{};
  Mass mass{};
  for (const Id<Team> id : o.teams) {
    const TeamState& team = world_.teams[id];
    const Team& what = scenario_.force.teams[id];
    if (team.doing == TeamDoing::home) return Refusal::team_not_ready;
    const bool boarded =
        team.craft != kNone && world_.craft[Id<Craft>{team.craft}].doing == CraftDoing::boarding;
    const bool named_twice = std::count(o.teams.begin(), o.teams.end(), id) > 1;
    if (!can_be_sent(team) || boarded || named_twice) return Refusal::team_committed;
    if (!routes.connected(Routes::net_of(what.moves), team.at, o.from)) return Refusal::no_route;
    if (o.incident && !nearest_scene(id, o.to, *o.incident)) return Refusal::no_route;
    if (o.incident && is_closed_to(*o.incident, id)) return Refusal::not_allowed;
    if (by_hoist && what.moves == Mode::wheels) return Refusal::too_many;  // no vehicles
    persons += what.persons;
    deck += deck_of(scenario_.force, what);
    mass += mass_of(scenario_.force, what);
  }
  for (const Id<Place> id : {o.from, o.to})
    if (deck > Area{} && !vehicles_can_cross(scenario_.region.places[id]))
      return Refusal::does_not_fit;
  if (o.teams.empty() || o.from == o.to) return Refusal::no_route;
  if (persons > craft_class.seats || deck > craft_class.deck ||
      (craft_class.payload && mass > *craft_class.payload))
    return Refusal::too_many;
  return cannot(run_, o.craft, o.from, o.to, persons);
}

void Processes::carry_out(const Order& order) {
  struct Visitor {
    Processes& p;

    void operator()(const Mobilise& o) { p.mobilise(o.team, o.incident); }
    void operator()(const March& o) {
      p.release_from_craft(o.team);
      p.send(o.team, o.to, o.incident);
    }
    void operator()(const Ferry& o) {
      // Before a berth that others leave calls it in.
      p.recall(o.craft);
      // Teams first leave the craft they waited for; then all of them belong to this trip.
      for (const Id<Team> team : o.teams) p.release_from_craft(team);
      CraftState& craft = p.world_.craft[o.craft];
      craft.incident = o.incident ? o.incident->index() : kNone;
      std::uint32_t turn = 0;
      for (const Id<Team> team : o.teams) {
        p.world_.teams[team].craft = o.craft.index();
        p.world_.teams[team].turn = turn++;
      }
      p.begin_trip(o.craft, TripKind::ferry, o.from, o.to);
      for (const Id<Team> team : o.teams) p.send(team, o.from, o.incident);
    }
    void operator()(const Lift& o) {
      p.recall(o.craft);
      p.world_.craft[o.craft].group = o.group.index();
      p.world_.craft[o.craft].triage = o.triage;
      p.begin_trip(o.craft, TripKind::lift, o.from, o.to);
    }
    void operator()(const StandBy& o) {
      p.recall(o.craft);
      p.begin_trip(o.craft, TripKind::stand_by, o.at, o.at);
    }
    void operator()(const OpenWharf& o) { p.open(o.place); }
    void operator()(const CloseWharf& o) { p.close(o.place); }
    void operator()(const Direct& o) { p.direct(o.group, o.to); }
    void operator()(const Shelter& o) { p.shelter(o.group, o.at); }
    void operator()(const DeclareLevel& o) {
      p.world_.level = o.level;
      p.record(RecordKind::level_declared, static_cast<std::uint32_t>(o.level));
      for (const Id<Incident> incident : p.scenario_.incidents.ids())
        if (p.world_.incidents[incident].teams_unled > 0) {
          p.lead_more(incident);
          p.force_changed(incident);
        }
    }
    void operator()(const Warn& o) {
      p.record(RecordKind::warned, static_cast<std::uint32_t>(o.colour));
    }
    void operator()(const Release& o) { p.release(o.team); }
    void operator()(const BeginReview& o) { p.begin_review(o.incident); }
    void operator()(const SearchAtSea& o) { p.search_for(o); }
  };
  std::visit(Visitor{*this}, order);
}

}  // namespace skerry
