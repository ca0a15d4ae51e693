#include "sim/network/journey_planner.h"
#include "sim/network/journey_walk.h"

#include <algorithm>

namespace skerry {
namespace {

/// The least share by which what is limited could rise.
class Margin {
 public:
  explicit Margin(const JourneyTables& tables) : tables_(tables), s_(tables.scenario()) {}

  double value() const { return least_; }

  /// A craft sets out on a way.
  void leaves(Id<Craft> craft, Id<Place> from, Id<Place> to, SimTime time) {
    if (from == to) return;
    const Id<CraftClass> id = s_.fleet.craft[craft].craft_class;
    for (const Id<Place> end : {from, to})
      if (const auto zone = s_.region.places[end].zone) in_zone(id, *zone, time);
    if (s_.fleet.classes[id].medium == CraftMedium::air) return lands(craft, to, time);
    const Routes& routes = tables_.routes();
    for (const Leg& leg : routes.legs(routes.net_of(s_.fleet.classes[id]), from, to))
      in_zone(id, *leg.zone, time);
  }

  /// A craft comes alongside.
  void lands(Id<Craft> craft, Id<Place> where, SimTime time) {
    const Id<CraftClass> id = s_.fleet.craft[craft].craft_class;
    const Place& place = s_.region.places[where];
    const int epoch = tables_.weather().epoch_of(time);
    const Speed wind = tables_.weather().at(epoch, *place.zone).wind;
    if (place.wharf) {
      meets<Speed>(place.wharf->wind_limit, wind);
      meets<Length>(place.wharf->wave_limit, tables_.weather().wave_at_berth(epoch, where));
    } else {
      meets<Speed>(place.pad ? place.pad->wind_limit : s_.fleet.classes[id].hoist->wind_limit,
                   wind);
    }
  }

  void on_march(Mode mode, Id<Place> from, Id<Place> to, SimTime time) {
    const auto net = mode == Mode::foot ? Routes::Net::foot : Routes::Net::wheels;
    for (const Leg& leg : tables_.routes().legs(net, from, to)) {
      const Link& link = s_.region.links[*leg.link];
      if (!link.wind_limit || !link.zone) continue;
      meets<Speed>(*link.wind_limit,
                   tables_.weather().at(tables_.weather().epoch_of(time), *link.zone).wind);
    }
  }

 private:
  template <class Q>
  void meets(std::optional<Q> limit, Q value) {
    if (limit && value.si > 0) least_ = std::min(least_, limit->si / value.si - 1);
  }

  void in_zone(Id<CraftClass> id, Id<Zone> zone, SimTime time) {
    const Limits& limits = s_.fleet.classes[id].limits;
    const Conditions c = tables_.weather().at(tables_.weather().epoch_of(time), zone);
    meets(limits.wind, c.wind);
    meets(limits.gust, c.gust);
    meets(limits.wave, c.wave);
  }

  const JourneyTables& tables_;
  const Scenario& s_;
  double least_ = kMostMargin;
};

}  // namespace

double margin(const JourneyTables& tables, const JourneyQuery& query, const Itinerary& itinerary) {
  using Kind = JourneyLeg::Kind;
  Margin result(tables);
  walk(tables, query, itinerary, [&](const JourneyLeg& leg) {
    if (leg.kind == Kind::march || leg.kind == Kind::last_march)
      return result.on_march(query.who.pace.mode, leg.from, leg.to, leg.begin);
    if (!leg.craft) return;
    const Ride& ride = itinerary.ride[itinerary.ride[0].craft == *leg.craft ? 0 : 1];
    switch (leg.kind) {
      case Kind::await_craft:
        return result.leaves(ride.craft, query.standing->craft[ride.craft].at, ride.from,
                             leg.begin);
      case Kind::turn_round:
        return result.lands(ride.craft, ride.from, leg.begin);
      case Kind::load:
        if (ride.sailing) return;
        [[fallthrough]];
      case Kind::under_way:
        return result.leaves(ride.craft, ride.from, ride.to, leg.begin);
      case Kind::unload:
        return result.lands(ride.craft, ride.to, leg.begin);
      default:
        return;
    }
  });
  return result.value();
}

}  // namespace skerry
