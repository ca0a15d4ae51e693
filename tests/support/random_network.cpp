#include "tests/support/random_network.h"

#include "sim/model/fleet.h"
#include "tests/support/builders.h"
#include "tests/support/cases.h"
#include "tests/support/random_scenario.h"

#include <algorithm>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t kMostCraft = 4;

template <class T>
Id<T> any_of(const Table<T>& table, Dice& dice) {
  return Id<T>{static_cast<std::uint32_t>(dice.whole(0, static_cast<int>(table.size()) - 1))};
}

/// A random scenario of few craft, with all that journeys know besides: beaches, fuel, hoists,
/// payloads, vehicles and published sailings.
Scenario any_network(std::uint32_t number) {
  Scenario s = random_scenario(number);
  Dice dice(number, 7);
  Table<Craft> craft;
  for (const Craft& c : s.fleet.craft)
    if (craft.size() < kMostCraft) craft.add(c);
  s.fleet.craft = craft;
  s.timetable = {};
  for (Place& place : s.region.places) {
    place.fuel = dice.chance(0.4);
    if (place.wharf && place.wharf->ramp && dice.chance(0.3))
      place.beach =
          Beach{dice.between(0.01, 0.1),
                dice.chance(0.5) ? std::optional{Length{dice.between(-1, 0.2)}} : std::nullopt,
                dice.chance(0.5) ? std::optional{Length{dice.between(0.2, 1)}} : std::nullopt};
    if (!place.wharf && !place.pad && place.island && dice.chance(0.3))
      place.zone = any_of(s.region.zones, dice);
  }
  for (CraftClass& c : s.fleet.classes) {
    c.seats = std::max(c.seats, 8);
    if (dice.chance(0.3)) c.endurance = std::chrono::minutes{dice.whole(30, 240)};
    if (dice.chance(0.3)) c.payload = Mass{dice.between(300, 9000)};
    if (c.medium == CraftMedium::air && dice.chance(0.5))
      c.hoist = Hoist{std::chrono::seconds{dice.whole(30, 200)}, {dice.between(6, 15)}};
    if (c.needs == Landing::ramp && dice.chance(0.5)) {
      c.needs = Landing::beach;
      c.bow_draft = Length{c.draft.si * dice.between(0.3, 1)};
    }
  }
  if (dice.chance(0.5)) {
    const Id<Service> daily = s.timetable.services.add(named(Service{}, "daily"));
    s.timetable.services[daily].also = {
        Date{std::chrono::floor<std::chrono::days>(s.start.utc + s.start.offset)}};
    for (const Id<Craft> id : s.fleet.craft.ids()) {
      std::vector<Id<Place>> stops;
      for (const Id<Place> p : s.region.places.ids())
        if (fits(s.fleet.classes[s.fleet.craft[id].craft_class], s.region.places[p]))
          stops.push_back(p);
      if (stops.size() < 2 || dice.chance(0.4)) continue;
      Line line = named(Line{}, "line-" + s.fleet.craft[id].id);
      Duration at{};
      for (int call = 0, calls = dice.whole(2, 3); call < calls; ++call) {
        Id<Place> place = dice.one_of(stops);
        while (!line.calls.empty() && place == line.calls.back().place) place = dice.one_of(stops);
        const Duration departs = at + std::chrono::minutes{dice.whole(0, 5)};
        line.calls.push_back({place, at, departs});
        at = departs + std::chrono::minutes{dice.whole(5, 50)};
      }
      Sailing sailing = named(Sailing{}, "sailing-" + s.fleet.craft[id].id);
      sailing.line = s.timetable.lines.add(line);
      sailing.service = daily;
      sailing.craft = id;
      for (int hour = dice.whole(0, 3); hour < 24; hour += dice.whole(1, 4))
        sailing.departs.push_back(
            {std::chrono::hours{hour} + std::chrono::minutes{dice.whole(0, 59)}});
      s.timetable.sailings.add(sailing);
    }
  }
  return s;
}

/// Islands in a row, their wharves joined by lanes; only the first ones have wide quays.
class Chain {
 public:
  explicit Chain(std::uint32_t number) : dice_(number, 9) {
    s_ = named(Scenario{}, "chain-" + std::to_string(number));
  }

  Scenario make() {
    s_.start = local_time();
    s_.horizon = 12h;
    s_.sunrise = {5h};
    s_.sunset = {std::chrono::minutes{dice_.whole(600, 1200)}};
    for (const char* zone : {"inner", "outer"}) s_.region.zones.add(named(Zone{}, zone));
    islands();
    classes();
    craft();
    Team team = named(Team{}, "team");
    team.agency = s_.force.agencies.add(named(Agency{}, "police"));
    team.persons = dice_.whole(1, 10);
    team.home = villages_.front();
    team.speed = {1.2};
    s_.force.teams.add(team);
    weather();
    return std::move(s_);
  }

 private:
  void islands() {
    for (int i = 0, n = dice_.whole(3, 4); i < n; ++i) {
      const std::string name = std::to_string(i);
      const Id<Island> island = s_.region.islands.add(named(Island{}, "island-" + name));
      const Id<Zone> zone{dice_.chance(0.5) ? 1u : 0u};
      const Position at{30.0, 122.0 + 0.08 * i};
      villages_.push_back(
          s_.region.places.add(land_place("village-" + name, PlaceKind::village, island, at)));
      if (dice_.chance(0.5)) s_.region.places[villages_.back()].zone = zone;
      Wharf what = wharf();
      what.berth_length = {i < n - 2 || dice_.chance(0.3) ? 60.0 : 15.0};
      what.wave_limit = {dice_.between(0.8, 3)};
      wharves_.push_back(
          s_.region.places.add(wharf_place("wharf-" + name, island, zone, at, what)));
      s_.region.places[wharves_.back()].fuel = true;
      path(villages_.back(), wharves_.back());
      if (i > 0) {
        Link lane = link("lane-" + name, wharves_[wharves_.size() - 2], wharves_.back(),
                         LinkMedium::sea, {dice_.between(3000, 15000)});
        lane.zone = zone;
        s_.region.links.add(lane);
      }
      if (!dice_.chance(0.4)) continue;
      Place pad = land_place("pad-" + name, PlaceKind::helipad, island, at);
      pad.zone = zone;
      pad.fuel = dice_.chance(0.7);
      pad.pad = Pad{1, dice_.chance(0.5), {dice_.between(8, 20)}};
      pads_.push_back(s_.region.places.add(pad));
      path(villages_.back(), pads_.back());
    }
  }

  void path(Id<Place> from, Id<Place> to) {
    s_.region.links.add(link("path-" + std::to_string(s_.region.links.size()), from, to,
                             LinkMedium::path, {dice_.between(200, 3000)}));
  }

  void classes() {
    CraftClass fast = craft_class("fast");
    fast.length = {50};
    fast.speed = {dice_.between(8, 18)};
    CraftClass slow = craft_class("slow");
    slow.length = {10};
    slow.speed = {dice_.between(1.5, 4)};
    slow.seats = 12;
    for (CraftClass* c : {&fast, &slow}) {
      if (dice_.chance(0.5)) c->limits.wave = Length{dice_.between(0.8, 2.5)};
      c->in_waves = {{{0.5}, 1.0}, {{2}, 0.5}};
      s_.fleet.classes.add(*c);
    }
    CraftClass air = craft_class("air");
    air.medium = CraftMedium::air;
    air.needs = Landing::pad;
    air.speed = {50};
    air.seats = 12;
    air.limits.wind = Speed{dice_.between(8, 16)};
    air.limits.night = dice_.chance(0.5);
    if (dice_.chance(0.5)) air.endurance = std::chrono::minutes{dice_.whole(35, 60)};
    if (dice_.chance(0.3)) air.hoist = Hoist{1min, {dice_.between(6, 12)}};
    s_.fleet.classes.add(air);
  }

  void craft() {
    add(0, wharves_.front());
    add(1, wharves_.back());
    add(1, dice_.one_of(wharves_));
    if (!pads_.empty()) add(2, dice_.one_of(pads_));
  }
  void add(std::uint32_t craft_class, Id<Place> home) {
    Craft craft = named(Craft{}, "craft-" + std::to_string(s_.fleet.craft.size()));
    craft.craft_class = Id<CraftClass>{craft_class};
    craft.home = home;
    craft.notice = Distribution::always(std::chrono::minutes{dice_.whole(0, 40)});
    s_.fleet.craft.add(craft);
  }

  void weather() {
    s_.weather.epoch = std::chrono::minutes{dice_.one_of(std::vector{10, 30})};
    for (const Id<Zone> zone : s_.region.zones.ids()) {
      ZoneSeries series{zone, {}, {}};
      for (Duration at{}; at < s_.horizon; at += std::chrono::minutes{dice_.whole(30, 180)}) {
        WeatherPoint point = calm(local_time(at));
        point.wind = {dice_.between(2, 14)};
        point.gust = point.wind;
        point.wave = {dice_.between(0.1, 2)};
        series.series.push_back(point);
      }
      s_.weather.zones.push_back(series);
    }
  }

  Dice dice_;
  Scenario s_;
  std::vector<Id<Place>> villages_, wharves_, pads_;
};

}  // namespace

Scenario random_network(std::uint32_t number) {
  return number % 2 == 0 ? Chain(number).make() : any_network(number);
}

}  // namespace skerry::test
