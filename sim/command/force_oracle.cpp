#include "sim/command/force_oracle.h"

#include "sim/base/contains.h"
#include "sim/base/require.h"
#include "sim/command/outlook.h"

#include <algorithm>
#include <limits>

namespace skerry {
namespace {

constexpr Duration kNoWay{-1};

}  // namespace

ForceOracle::ForceOracle(const Picture& picture, Crossings& crossings, bool even_if_hindered)
    : picture_(picture),
      crossings_(crossings),
      even_if_hindered_(even_if_hindered),
      furthest_(picture.now() + kLookAhead) {
  const Scenario& s = picture.scenario();
  problem_.now = picture.now();
  landings_.resize(std::size_t{s.incidents.size()} * s.fleet.classes.size());
  ports_.resize(s.fleet.classes.size());
}

void ForceOracle::add(Id<Team> id, const SendAction& action, double weight) {
  const Scenario& s = picture_.scenario();
  const Team& team = s.force.teams[id];
  problem_.loads.add({team.persons, deck_of(s.force, team), weight, mass_of(s.force, team)});
  Passenger passenger{id, &action, {}, {}};
  passenger.at_port.resize(s.region.places.size(), kNever);
  passenger.last_mile.resize(s.region.places.size(), kNoWay);
  const SimTime ready = ready_time(picture_, id);
  for (const Id<CraftClass> c : action.craft.classes) {
    for (const Id<Place> port : crossings_.places(c)) {
      const auto march = crossings_.march(id, picture_.team(id).at, port);
      if (!march) continue;
      passenger.at_port[port.index()] = ready + *march;
      auto& ports = ports_[c.index()];
      const auto at = std::lower_bound(ports.begin(), ports.end(), port);
      if (at == ports.end() || *at != port) ports.insert(at, port);
    }
    for (const Id<Place> landing : landings(c, action.incident))
      passenger.last_mile[landing.index()] =
          crossings_.last_mile(id, landing, action.incident).value_or(kNoWay);
  }
  passengers_.add(std::move(passenger));
}

void ForceOracle::add(Id<Craft> id) {
  const CraftState& state = picture_.craft(id);
  // One on its way to stand by somewhere can be told what to do there, and nothing else.
  const bool sails = state.doing == CraftDoing::under_way;
  const Availability free{sails ? state.arrives : ready_time(picture_, id),
                          (sails ? state.to : state.at).index()};
  add({id, true}, free);
}

void ForceOracle::add_later(Id<Craft> id, Id<Place> place, SimTime at) {
  add({id, false}, {at, place.index()});
}

void ForceOracle::add(const Vessel& vessel, const Availability& free) {
  const CraftClass& craft_class = class_of(vessel);
  problem_.carriers.add({craft_class.seats, craft_class.deck, free, craft_class.payload});
  vessels_.add(vessel);
}

const std::vector<Id<Place>>& ForceOracle::landings(Id<CraftClass> craft_class,
                                                    Id<Incident> incident) const {
  auto& known =
      landings_[incident.index() * picture_.scenario().fleet.classes.size() + craft_class.index()];
  if (!known) known = crossings_.landings(craft_class, incident, furthest_);
  return *known;
}

std::optional<Availability> ForceOracle::carry(Id<Carrier> carrier, const Availability& from,
                                               const Trip& loads,
                                               std::span<SimTime> arrives) const {
  Question question{from.at, from.place, carrier.index(), 0};
  for (const Id<Load> load : loads) question.loads |= std::uint64_t{1} << (load.index() % 64);
  const bool is_remembered = problem_.loads.size() <= 64;
  const auto [known, is_new] =
      is_remembered ? ways_.try_emplace(question) : std::pair{ways_.end(), true};
  const std::optional<Way> way = is_new ? best_way(carrier, from, loads) : known->second;
  if (is_new && is_remembered) known->second = way;
  if (!way) return std::nullopt;
  for (std::size_t i = 0; i < loads.size(); ++i)
    arrives[i] = way->lands + passengers_[loads[i]].last_mile[way->to.index()];
  return Availability{way->lands, way->to.index()};
}

/// Of all ports where the loads can board and all places where they can land, those by which they
/// lose least time.
std::optional<ForceOracle::Way> ForceOracle::best_way(Id<Carrier> carrier, const Availability& free,
                                                      const Trip& loads) const {
  const Region& region = picture_.scenario().region;
  const Vessel& vessel = vessels_[carrier];
  const CraftClass& craft_class = class_of(vessel);
  const Id<CraftClass> class_id = picture_.scenario().fleet.craft[vessel.craft].craft_class;
  const Id<Incident> incident = passengers_[loads.front()].action->incident;
  int persons = 0;
  Area deck{};
  double weight = 0.0;
  for (const Id<Load> load : loads) {
    const SendAction& action = *passengers_[load].action;
    if (action.incident != incident || !contains(action.craft.classes, class_id))
      return std::nullopt;
    const Load& what = problem_.loads[load];
    persons += what.persons;
    deck += what.deck;
    weight += what.weight * what.persons;
  }
  const auto cost_of_all = [&](SimTime time) {
    return weight * static_cast<double>((time - problem_.now).count());
  };
  const auto can_cross = [&](Id<Place> place) {
    return deck <= Area{} || vehicles_can_cross(region.places[place]);
  };
  const Availability& first = problem_.carriers[carrier].free;
  const bool sets_out_now = vessel.can_go && free.at == first.at && free.place == first.place;
  const Id<Place> lies{free.place};
  std::optional<Way> best;
  double least = std::numeric_limits<double>::infinity();
  for (const Id<Place> port : ports_[class_id.index()]) {
    SimTime soonest = kNever, last = kStart;
    for (const Id<Load> load : loads) {
      const SimTime at_port = passengers_[load].at_port[port.index()];
      soonest = std::min(soonest, at_port);
      last = std::max(last, at_port);
    }
    if (last == kNever || !can_cross(port)) continue;
    if (sets_out_now && !picture_.can_fetch_from(vessel.craft, port)) continue;
    if (cost_of_all(last) >= least) continue;
    const Crossing& fetch = crossings_.between(class_id, lies, port);
    if (!fetch.possible) continue;
    const SimTime alongside = free.at + fetch.time + craft_class.turn_round;
    if (last > std::max(alongside, soonest) + kWaveSlack ||
        cost_of_all(std::max(alongside, last)) >= least)
      continue;
    const SimTime sails =
        std::max(alongside, last) + gangway_time(region.places[port], craft_class, persons, true);
    if (sails > furthest_) continue;
    const bool cannot_fetch =
        sets_out_now ? fetch.hindered || (region.places[port].pad && !picture_.usable(port))
                     : crossings_.is_foreseen_hindered(class_id, lies, port, free.at);
    if (cannot_fetch && !even_if_hindered_) continue;
    for (const Id<Place> to : landings(class_id, incident)) {
      const Crossing& way = crossings_.between(class_id, port, to);
      if (!way.possible || to == port || !can_cross(to)) continue;
      // Nobody is sent to a wharf that will be shut; a pad in too much wind holds the craft back.
      const bool pad = region.places[to].pad.has_value();
      if (!pad && !will_be_usable(picture_, to, sails + way.time)) continue;
      const bool hindered = (sets_out_now && (way.hindered || (pad && !picture_.usable(to)))) ||
                            crossings_.is_foreseen_hindered(class_id, port, to, sails);
      if (hindered && !even_if_hindered_) continue;
      const SimTime lands = sails + way.time + craft_class.turn_round +
                            gangway_time(region.places[to], craft_class, persons, false);
      double cost = cost_of_all(lands);
      if (cost >= least) continue;
      for (const Id<Load> load : loads) {
        const Duration last_mile = passengers_[load].last_mile[to.index()];
        const Load& what = problem_.loads[load];
        cost += last_mile != kNoWay && lands + last_mile <= furthest_
                    ? what.weight * what.persons * static_cast<double>(last_mile.count())
                    : least;
      }
      if (cost >= least) continue;
      // Last: where fuel and crews count it is the dearest question.
      if (sets_out_now && picture_.cannot(vessel.craft, port, to, persons)) continue;
      best = {port, to, lands};
      least = cost;
    }
  }
  return best;
}

std::optional<Ferry> ForceOracle::first_order(Id<Carrier> carrier, const Trips& trips) const {
  const Vessel& vessel = vessels_[carrier];
  if (trips.empty() || !vessel.can_go) return std::nullopt;
  const auto way = best_way(carrier, problem_.carriers[carrier].free, trips.front());
  require(way.has_value(), "a planned trip can be made");
  Ferry ferry{
      vessel.craft, way->from, way->to, {}, passengers_[trips.front().front()].action->incident};
  for (const Id<Load> load : trips.front()) ferry.teams.push_back(passengers_[load].team);
  return ferry;
}

}  // namespace skerry
