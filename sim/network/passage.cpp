#include "sim/network/passage.h"

#include <algorithm>

namespace skerry {
namespace {

/// A craft makes at least this share of its speed against any stream.
constexpr double kLeastWay = 0.1;

Speed speed_on(const Leg& leg, const Weather& weather, const CraftClass& craft_class, int epoch) {
  if (!leg.zone) return craft_class.speed;
  const Speed speed =
      craft_class.speed * speed_share(craft_class.in_waves, weather.wave(epoch, *leg.zone));
  if (leg.with_flood == 0) return speed;
  return std::max(speed + weather.stream(epoch, *leg.zone) * leg.with_flood, speed * kLeastWay);
}

/// Calls `entered(leg, seconds)` for each leg of a passage when it is entered, so long after
/// `depart`; returns how long all of it takes.
template <class Entered>
Seconds sail(const Routes& routes, const Weather& weather, const CraftClass& craft_class,
             Id<Place> from, Id<Place> to, SimTime depart, Entered entered) {
  double after = 0.0;  // not rounded on the way: that would let the later overtake
  int epoch = weather.epoch_of(depart);
  double until_next = in_seconds(weather.begin_of(epoch + 1) - depart);
  for (const Leg& leg : routes.legs(routes.net_of(craft_class), from, to)) {
    entered(leg, Seconds{after});
    double left = leg.length.si;
    while (true) {
      const double speed = speed_on(leg, weather, craft_class, epoch).si;
      const bool last = epoch + 1 >= weather.epochs();
      if (last || left <= speed * (until_next - after)) {
        after += left / speed;
        break;
      }
      left -= speed * (until_next - after);
      after = until_next;
      ++epoch;
      until_next += in_seconds(weather.epoch_length());
    }
  }
  return {after};
}

}  // namespace

Passage passage(const Routes& routes, const Weather& weather, const CraftClass& craft_class,
                Id<Place> from, Id<Place> to, SimTime depart) {
  if (from == to) return {true, Duration{0}, Length{0}};
  const Routes::Net net = routes.net_of(craft_class);
  if (!routes.connected(net, from, to)) return {};
  if (craft_class.medium == CraftMedium::air) {
    const Length way = routes.length(net, from, to);
    return {true, to_ticks(way / craft_class.speed), way};
  }
  Passage result{true, Duration{0}, Length{0}};
  result.time = to_ticks(sail(routes, weather, craft_class, from, to, depart,
                              [&](const Leg& leg, Seconds) { result.length += leg.length; }));
  return result;
}

Excess excess_on_way(const Scenario& scenario, const Routes& routes, const Weather& weather,
                     Id<CraftClass> class_id, Id<Place> from, Id<Place> to, int epoch) {
  const auto in = [&](std::optional<Id<Zone>> zone) {
    return zone ? excess_in(scenario, weather, epoch, *zone, class_id) : Excess{};
  };
  for (const Id<Place> end : {from, to})
    if (const Excess e = in(scenario.region.places[end].zone)) return e;
  const CraftClass& craft_class = scenario.fleet.classes[class_id];
  if (craft_class.medium == CraftMedium::air) return {};
  for (const Leg& leg : routes.legs(routes.net_of(craft_class), from, to))
    if (const Excess e = in(leg.zone)) return e;
  return {};
}

std::optional<Id<Zone>> zone_on_way(const Scenario& scenario, const Routes& routes,
                                    const Weather& weather, Id<CraftClass> class_id, Id<Place> from,
                                    Id<Place> to, SimTime depart, SimTime now) {
  const CraftClass& craft_class = scenario.fleet.classes[class_id];
  if (craft_class.medium == CraftMedium::air) {
    const Passage way = passage(routes, weather, craft_class, from, to, depart);
    const bool nearer_from = (now - depart) * 2 < way.time;
    return scenario.region.places[nearer_from ? from : to].zone;
  }
  std::optional<Id<Zone>> result;
  sail(routes, weather, craft_class, from, to, depart, [&](const Leg& leg, Seconds after) {
    if (depart + to_ticks(after) <= now) result = leg.zone;
  });
  return result;
}

std::optional<Duration> march_time(const Scenario& scenario, const Routes& routes, Mode mode,
                                   Speed speed, Id<Place> from, Id<Place> to) {
  if (from == to) return Duration{0};
  const auto legs = routes.legs(Routes::net_of(mode), from, to);
  if (legs.empty()) return std::nullopt;
  Seconds total{};
  for (const Leg& leg : legs) {
    const Link& link = scenario.region.links[*leg.link];
    const Speed on_link = link.speed_limit ? std::min(speed, *link.speed_limit) : speed;
    total += leg.length / on_link;
  }
  return to_ticks(total);
}

Excess excess_on_march(const Scenario& scenario, const Routes& routes, const Weather& weather,
                       Mode mode, Id<Place> from, Id<Place> to, int epoch) {
  for (const Leg& leg : routes.legs(Routes::net_of(mode), from, to)) {
    const Link& link = scenario.region.links[*leg.link];
    if (!link.wind_limit || !link.zone) continue;
    const Conditions conditions = weather.at(epoch, *link.zone);
    if (conditions.wind > *link.wind_limit) return {Hindrance::wind, conditions.wind.si};
  }
  return {};
}

}  // namespace skerry
