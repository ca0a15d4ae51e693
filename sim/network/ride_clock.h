#pragma once

#include "sim/network/journey_tables.h"

#include <algorithm>

namespace skerry {

/// The moments of a ride on a craft that is sent, in order. kNever from where it fails on.
struct RideTimes {
  SimTime sets_out = kNever;   ///< for the place of embarkation
  SimTime reaches = kNever;    ///< it
  SimTime alongside = kNever;  ///< there
  SimTime turned = kNever;     ///< is ready to be boarded
  SimTime boards = kNever;
  SimTime aboard = kNever;
  SimTime leaves = kNever;
  SimTime arrives = kNever;
  SimTime berths = kNever;
  SimTime landed = kNever;  ///< all are ashore
};

/// Tells when what happens on rides and marches, by the rules of sim/network/journey.h: one idea of
/// time for the search, for the telling and for the margin.
class RideClock {
 public:
  using Class = JourneyTables::Class;
  using Stop = JourneyTables::Stop;
  using Way = JourneyTables::Way;

  RideClock(const JourneyTables& tables, const Traveller& who, const Standing& standing)
      : tables_(tables), who_(who), standing_(standing) {}

  bool can_carry(const CraftClass& c) const {
    return c.seats >= who_.persons && c.deck >= who_.deck &&
           (!c.payload || *c.payload >= who_.mass);
  }
  Duration load(const Stop& stop) const { return gangway(stop, stop.boards); }
  Duration unload(const Stop& stop) const { return gangway(stop, stop.unloads); }
  static Duration turn(const CraftClass& c, const Stop& stop) {
    return stop.hoists ? Duration{0} : c.turn_round;
  }
  /// Nothing but people can be hoisted.
  bool can_use(const Stop& stop) const {
    return !stop.hoists || (who_.deck.si <= 0 && who_.drives == Duration{0});
  }

  /// Whether the fuel lasts from where the craft is to `from`, to `to` and to more fuel.
  static bool has_fuel(const CraftClass& c, const Class& tables, int at, int from, int to) {
    if (!c.endurance) return true;
    const Stop& last = tables.stops[static_cast<std::size_t>(to)];
    if (last.to_fuel == Duration::max()) return false;
    return Duration{tables.way(at, from).calm} + Duration{tables.way(from, to).calm} +
               last.to_fuel <=
           *c.endurance - c.reserve;
  }

  SimTime opens(Gates::Gate gate, SimTime time) const { return tables_.gates().opens(gate, time); }
  /// From when on there is a berth or spot for a craft; in the air there always is.
  SimTime berth(const Stop& stop) const {
    return stop.hoists ? kStart : standing_.berths[stop.place];
  }
  SimTime comes_alongside(const Stop& stop, SimTime reaches) const {
    return opens(stop.lands, std::max(reaches, berth(stop)));
  }
  /// Bound on when a craft that is free at the stop `at` can be boarded at `from`: it heeds all
  /// gates, but takes the way at its least.
  SimTime soonest_turned(const Class& c, int at, int from, SimTime free, Duration turns) const {
    const Stop& stop = c.stops[static_cast<std::size_t>(from)];
    const Way& way = c.way(at, from);
    if (at != from) free = after(opens(way.leaves, free), Duration{way.least});
    return after(free == kNever ? kNever : comes_alongside(stop, free), turns);
  }
  static SimTime after(SimTime time, Duration duration) {
    return time == kNever ? kNever : time + duration;
  }

  /// Until the craft can be boarded at the stop `from`; there is a way there.
  void fetch(Id<Craft> craft, int from, RideTimes& t) const {
    const CraftFree& free = standing_.craft[craft];
    const Id<CraftClass> id = tables_.scenario().fleet.craft[craft].craft_class;
    const Class& c = tables_.of(id);
    const Stop& stop = c.stops[static_cast<std::size_t>(from)];
    t.sets_out = t.reaches = free.from;
    if (free.at != stop.place) {
      t.sets_out = opens(c.way(c.at(free.at), from).leaves, free.from);
      t.reaches = sail(id, free.at, stop.place, t.sets_out);
    }
    t.alongside = comes_alongside(stop, t.reaches);
    t.turned = after(t.alongside, turn(tables_.scenario().fleet.classes[id], stop));
  }

  /// From boarding to leaving for the stop `to`, travellers being at `from` at `there`.
  void embark(Id<CraftClass> id, int from, int to, SimTime there, RideTimes& t) const {
    const Class& c = tables_.of(id);
    const Way& way = c.way(from, to);
    t.boards = opens(way.leaves, std::max(t.turned, there));
    t.aboard = after(t.boards, load(c.stops[static_cast<std::size_t>(from)]));
    t.leaves = opens(way.leaves, t.aboard);
  }

  /// From leaving to being ashore.
  void cross(Id<CraftClass> id, int from, int to, RideTimes& t) const {
    const Class& c = tables_.of(id);
    const Stop& stop = c.stops[static_cast<std::size_t>(to)];
    t.arrives = sail(id, c.stops[static_cast<std::size_t>(from)].place, stop.place, t.leaves);
    t.berths = comes_alongside(stop, t.arrives);
    t.landed = after(t.berths, turn(tables_.scenario().fleet.classes[id], stop) + unload(stop));
  }

  const Traveller& who() const { return who_; }
  const Standing& standing() const { return standing_; }

 private:
  Duration gangway(const Stop&, Rate rate) const {
    return to_ticks(Seconds{who_.persons / rate.si}) + who_.drives;
  }
  SimTime sail(Id<CraftClass> id, Id<Place> from, Id<Place> to, SimTime leaves) const {
    if (leaves == kNever) return kNever;
    return leaves + passage(tables_.routes(), tables_.weather(),
                            tables_.scenario().fleet.classes[id], from, to, leaves)
                        .time;
  }

  const JourneyTables& tables_;
  const Traveller& who_;
  const Standing& standing_;
};

}  // namespace skerry
