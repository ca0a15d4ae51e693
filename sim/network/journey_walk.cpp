#include "sim/network/journey_walk.h"

#include "sim/model/water.h"

namespace skerry {
namespace {

using Kind = JourneyLeg::Kind;

Kind wait_for(Hindrance hindrance) {
  switch (hindrance) {
    case Hindrance::night:
      return Kind::await_daylight;
    case Hindrance::tide:
      return Kind::await_tide;
    default:
      return Kind::await_weather;
  }
}

class Walker {
 public:
  Walker(const JourneyTables& tables, const JourneyQuery& query,
         const std::function<void(const JourneyLeg&)>& visit)
      : tables_(tables),
        scenario_(tables.scenario()),
        query_(query),
        clock_(tables, query.who, *query.standing),
        pace_(tables.pace(query.who.pace)),
        visit_(visit) {}

  SimTime walk(const Itinerary& itinerary) {
    Id<Place> at = query_.from;
    SimTime now = query_.ready;
    for (int r = 0; r < itinerary.rides && now != kNever; ++r) {
      const Ride& way = itinerary.ride[r];
      now = march(at, way.from, now, Kind::march);
      if (now == kNever) return kNever;
      now = way.sailing ? sail(way, now) : ride(way, now);
      at = way.to;
    }
    if (now == kNever) return kNever;
    return march(at, itinerary.to, now, itinerary.rides > 0 ? Kind::last_march : Kind::march);
  }

 private:
  int epoch(SimTime time) const { return tables_.weather().epoch_of(time); }
  void pass(Kind kind, SimTime begin, SimTime end, Id<Place> from, Id<Place> to,
            std::optional<Id<Craft>> craft = {}) const {
    visit_({kind, begin, end, from, to, craft, {}, {}});
  }
  void wait(const Excess& why, SimTime begin, SimTime end, Id<Place> at,
            std::optional<Id<Craft>> craft, std::optional<Id<Place>> shut) const {
    if (end > begin) visit_({wait_for(why.what), begin, end, at, at, craft, why, shut});
  }

  SimTime march(Id<Place> from, Id<Place> to, SimTime now, Kind kind) const {
    for (const JourneyTables::March& m : tables_.marches_from(pace_, from)) {
      if (m.place != to) continue;
      const SimTime leaves = clock_.opens(m.leaves, now);
      if (leaves > now)
        wait(excess_on_march(scenario_, tables_.routes(), tables_.weather(), query_.who.pace.mode,
                             from, to, epoch(now)),
             now, leaves, from, {}, {});
      const SimTime arrives = RideClock::after(leaves, Duration{m.time});
      if (leaves != kNever) pass(kind, leaves, arrives, from, to);
      return arrives;
    }
    return kNever;
  }

  /// At `at`, until the craft may leave on the way.
  void wait_to_leave(const Ride& ride, Id<Place> at, Id<Place> from, Id<Place> to, SimTime begin,
                     SimTime end) const {
    if (end <= begin) return;
    const Id<CraftClass> id = scenario_.fleet.craft[ride.craft].craft_class;
    const Excess on_way =
        excess_on_way(scenario_, tables_.routes(), tables_.weather(), id, from, to, epoch(begin));
    if (on_way) return wait(on_way, begin, end, at, ride.craft, {});
    wait(excess_at_stop(tables_, id, stop(id, to), epoch(begin)), begin, end, at, ride.craft, to);
  }

  /// Off the place `there`, seen from `at`, until the craft is alongside.
  void wait_to_land(const Ride& ride, Id<Place> at, Id<Place> there, SimTime begin,
                    SimTime end) const {
    const Id<CraftClass> id = scenario_.fleet.craft[ride.craft].craft_class;
    const JourneyTables::Stop& s = stop(id, there);
    const SimTime free = std::max(begin, clock_.berth(s));
    if (free > begin) pass(Kind::await_berth, begin, free, at, at, ride.craft);
    if (end > free)
      wait(excess_at_stop(tables_, id, s, epoch(free)), free, end, at, ride.craft, there);
  }

  const JourneyTables::Stop& stop(Id<CraftClass> id, Id<Place> place) const {
    const auto& c = tables_.of(id);
    return c.stops[static_cast<std::size_t>(c.at(place))];
  }

  SimTime ride(const Ride& ride, SimTime there) const {
    const Id<CraftClass> id = scenario_.fleet.craft[ride.craft].craft_class;
    const JourneyTables::Class& c = tables_.of(id);
    const int from = c.at(ride.from), to = c.at(ride.to);
    const CraftFree& free = query_.standing->craft[ride.craft];
    RideTimes t;
    clock_.fetch(ride.craft, from, t);
    pass(Kind::await_notice, std::min(query_.ready, free.from), free.from, ride.from, ride.from,
         ride.craft);
    wait_to_leave(ride, ride.from, free.at, ride.from, free.from, t.sets_out);
    if (t.sets_out == kNever) return kNever;
    pass(Kind::await_craft, t.sets_out, t.reaches, ride.from, ride.from, ride.craft);
    wait_to_land(ride, ride.from, ride.from, t.reaches, t.alongside);
    if (t.alongside == kNever) return kNever;
    pass(Kind::turn_round, t.alongside, t.turned, ride.from, ride.from, ride.craft);

    clock_.embark(id, from, to, there, t);
    wait_to_leave(ride, ride.from, ride.from, ride.to, std::max(t.turned, there), t.boards);
    if (t.boards == kNever) return kNever;
    pass(Kind::load, t.boards, t.aboard, ride.from, ride.from, ride.craft);
    wait_to_leave(ride, ride.from, ride.from, ride.to, t.aboard, t.leaves);
    if (t.leaves == kNever) return kNever;

    clock_.cross(id, from, to, t);
    pass(Kind::under_way, t.leaves, t.arrives, ride.from, ride.to, ride.craft);
    wait_to_land(ride, ride.to, ride.to, t.arrives, t.berths);
    if (t.berths == kNever) return kNever;
    pass(Kind::unload, t.berths, t.landed, ride.to, ride.to, ride.craft);
    return t.landed;
  }

  SimTime sail(const Ride& ride, SimTime there) const {
    const Id<CraftClass> id = scenario_.fleet.craft[ride.craft].craft_class;
    for (const JourneyTables::Hop& hop : tables_.hops_from(ride.from)) {
      if (hop.craft != ride.craft || hop.to != ride.to || hop.leaves != *ride.sailing) continue;
      const SimTime boards = hop.leaves - clock_.load(stop(id, ride.from));
      const SimTime landed = hop.arrives + clock_.unload(stop(id, ride.to));
      pass(Kind::await_sailing, there, boards, ride.from, ride.from, ride.craft);
      pass(Kind::load, boards, hop.leaves, ride.from, ride.from, ride.craft);
      pass(Kind::under_way, hop.leaves, hop.arrives, ride.from, ride.to, ride.craft);
      pass(Kind::unload, hop.arrives, landed, ride.to, ride.to, ride.craft);
      return landed;
    }
    return kNever;
  }

  const JourneyTables& tables_;
  const Scenario& scenario_;
  const JourneyQuery& query_;
  RideClock clock_;
  int pace_;
  const std::function<void(const JourneyLeg&)>& visit_;
};

}  // namespace

Excess excess_at_stop(const JourneyTables& tables, Id<CraftClass> id,
                      const JourneyTables::Stop& stop, int epoch) {
  const Scenario& s = tables.scenario();
  const Place& place = s.region.places[stop.place];
  const CraftClass& what = s.fleet.classes[id];
  if (stop.hoists) {
    const Speed wind = tables.weather().at(epoch, *place.zone).wind;
    return wind > what.hoist->wind_limit ? Excess{Hindrance::wind, wind.si} : Excess{};
  }
  if (const Excess e = excess_at(s, tables.weather(), epoch, stop.place)) return e;
  const Length tide = tables.weather().tide(epoch, *place.zone);
  return has_water(what, place, tide) ? Excess{} : Excess{Hindrance::tide, tide.si};
}

SimTime walk(const JourneyTables& tables, const JourneyQuery& query, const Itinerary& itinerary,
             const std::function<void(const JourneyLeg&)>& visit) {
  return Walker(tables, query, visit).walk(itinerary);
}

}  // namespace skerry
