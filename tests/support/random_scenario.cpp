#include "tests/support/random_scenario.h"

#include "sim/base/contains.h"
#include "sim/model/fleet.h"
#include "tests/support/builders.h"
#include "tests/support/cases.h"

#include <algorithm>
#include <utility>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

template <class T>
std::vector<Id<T>> all(const Table<T>& table) {
  std::vector<Id<T>> result;
  for (const Id<T> id : table.ids()) result.push_back(id);
  return result;
}

class Maker {
 public:
  explicit Maker(std::uint32_t number) : dice_(number) {
    s_ = named(Scenario{}, "random-" + std::to_string(number));
  }

  Scenario make() {
    const auto hour = std::chrono::hours{dice_.whole(0, 20)};
    s_.start = {local_time().utc - 9h + hour, 8h};
    s_.horizon = std::chrono::minutes{dice_.whole(150, 700)};
    s_.sunrise = {5h + 10min};
    s_.sunset = {18h + 45min};
    region();
    vehicles();
    fleet();
    force();
    groups();
    incidents();
    weather();
    plan("first");
    plan("second");
    sea_and_services();
    damage();
    fuel_and_crews();
    if (dice_.chance(0.5)) timetable();
    if (dice_.chance(0.5)) beats();
    if (dice_.chance(0.5)) false_alarms();
    if (dice_.chance(0.5)) losses();
    sensors();
    return std::move(s_);
  }

 private:
  Duration minutes(int least, int most) { return std::chrono::minutes{dice_.whole(least, most)}; }

  /// Times of some minutes; often whole minutes, so that things happen at one moment.
  Distribution some_time(int most) {
    const double a = dice_.whole(0, most) * 60.0;
    const double b = a + dice_.whole(0, most) * 60.0;
    switch (dice_.whole(0, 5)) {
      case 0:
        return {Distribution::Kind::uniform, a, b, 0};
      case 1:
        return {Distribution::Kind::triangular, a, a + (b - a) / 3, b};
      case 2:
        return {Distribution::Kind::exponential, a + 60, 0, 0};
      case 3:
        return {Distribution::Kind::lognormal, a + 60, 0.5, 0};
      default:
        return {Distribution::Kind::constant, a, 0, 0};
    }
  }

  // -- region

  Id<Zone> some_zone() { return dice_.one_of(all(s_.region.zones)); }
  Id<Island> some_island() { return dice_.one_of(all(s_.region.islands)); }
  Id<Place> some_place() { return dice_.one_of(all(s_.region.places)); }
  Id<Place> some_wharf() { return dice_.one_of(wharves_); }

  void region() {
    for (int i = 0, n = dice_.whole(1, 2); i < n; ++i)
      s_.region.zones.add(named(Zone{}, "zone-" + std::to_string(i)));
    for (int i = 0, n = dice_.whole(2, 4); i < n; ++i) {
      s_.region.islands.add(named(Island{}, "island-" + std::to_string(i)));
      island(Id<Island>{static_cast<std::uint32_t>(i)});
    }
    if (pads_.empty()) pad(Id<Island>{1});
    lanes();
    if (dice_.chance(0.3)) land_link(villages_[0], villages_[1], LinkMedium::road, true);
  }

  void island(Id<Island> id) {
    const std::string name = std::to_string(id.index());
    const double longitude = 122.0 + 0.1 * id.index();
    const Id<Place> village = s_.region.places.add(
        land_place("village-" + name, PlaceKind::village, id, {30.0, longitude}));
    villages_.push_back(village);
    std::vector<Id<Place>> others;
    const int here = wharves_.size() < 5 ? dice_.whole(1, 2) : 1;
    for (int i = 0; i < here; ++i) {
      const Id<Zone> zone = some_zone();
      const Wharf what = some_wharf_of_any_size(wharves_.empty());
      wharves_.push_back(
          s_.region.places.add(wharf_place("wharf-" + name + "-" + std::to_string(i), id, zone,
                                           {30.0 + 0.01 * (i + 1), longitude}, what)));
      others.push_back(wharves_.back());
    }
    if (dice_.chance(0.5) && wharves_.size() < 7) others.push_back(beach(id));
    if (dice_.chance(0.6)) {
      Place shelter =
          land_place("shelter-" + name, PlaceKind::shelter, id, {30.0, longitude + 0.005});
      shelter.capacity = dice_.whole(0, 40);
      others.push_back(s_.region.places.add(shelter));
    }
    if (pads_.size() < 2 && dice_.chance(0.4)) others.push_back(pad(id));
    for (const Id<Place> other : others)
      if (dice_.chance(0.92))
        land_link(village, other, dice_.chance(0.7) ? LinkMedium::road : LinkMedium::path, false);
  }

  /// Its tide window comes with the tides.
  Id<Place> beach(Id<Island> island) {
    Place place =
        wharf_place("beach-" + std::to_string(wharves_.size()), island, some_zone(),
                    {30.0 + 0.03, 122.0 + 0.1 * island.index()}, some_wharf_of_any_size(false));
    place.kind = PlaceKind::beach;
    place.beach = Beach{dice_.between(0.01, 0.1), {}, {}};
    place.wharf->berth_length = {60};
    place.wharf->depth = {5};
    wharves_.push_back(s_.region.places.add(place));
    return wharves_.back();
  }

  Id<Place> pad(Id<Island> island) {
    Place place = land_place("pad-" + std::to_string(pads_.size()), PlaceKind::helipad, island,
                             {30.0 - 0.01, 122.0 + 0.1 * island.index()});
    place.zone = some_zone();
    place.pad = Pad{dice_.whole(1, 2), dice_.chance(0.5), {dice_.between(8, 20)}};
    pads_.push_back(s_.region.places.add(place));
    return pads_.back();
  }

  Wharf some_wharf_of_any_size(bool is_first) {
    Wharf w = wharf();
    w.berths = dice_.whole(1, 3);
    w.berth_length = {is_first ? 60 : dice_.between(15, 60)};
    w.depth = {is_first ? 5 : dice_.between(1.5, 5)};
    for (int i = 0, n = dice_.whole(0, 2); i < n; ++i)
      w.other_berths.push_back(
          {dice_.whole(1, 2), {dice_.between(15, 60)}, {dice_.between(1.5, 5)}});
    w.discipline = static_cast<Discipline>(dice_.whole(0, 2));
    w.ramp = is_first || dice_.chance(0.75);
    w.embark_rate = per_minute(dice_.between(2, 30));
    w.disembark_rate = per_minute(dice_.between(2, 30));
    for (int i = 0, n = dice_.whole(0, 3); i < n; ++i)
      w.exposure.push_back({degrees(i * 120 + dice_.between(0, 60)), dice_.between(0.1, 1.2)});
    w.wave_limit = {dice_.between(0.5, 2)};
    w.wind_limit = {dice_.between(8, 20)};
    if (dice_.chance(0.5)) w.crowd_limit = dice_.whole(1, 20);
    w.persons_per_steward = dice_.whole(1, 10);
    w.starts_closed = dice_.chance(0.3);
    if (w.starts_closed || dice_.chance(0.3)) {
      const int least = dice_.whole(1, 6);
      w.opening = Opening{least, minutes(0, 90), least + dice_.whole(0, 10)};
    }
    return w;
  }

  void land_link(Id<Place> from, Id<Place> to, LinkMedium medium, bool is_bridge) {
    Link l = link("land-" + std::to_string(s_.region.links.size()), from, to, medium,
                  {dice_.between(100, 4000)});
    if (is_bridge || dice_.chance(0.1)) {
      l.zone = some_zone();
      l.wind_limit = Speed{dice_.between(4, 16)};
    }
    s_.region.links.add(l);
  }

  void lanes() {
    const Id<Place> hub = s_.region.places.add(sea_point("hub", some_zone(), {30.05, 122.15}));
    for (const Id<Place> a : wharves_) {
      if (dice_.chance(0.9)) lane(a, hub);
      for (const Id<Place> b : wharves_)
        if (a < b && dice_.chance(0.3)) lane(a, b);
    }
  }

  void lane(Id<Place> from, Id<Place> to) {
    Link l = link("lane-" + std::to_string(s_.region.links.size()), from, to, LinkMedium::sea,
                  {dice_.between(500, 9000)});
    l.zone = some_zone();
    s_.region.links.add(l);
  }

  // -- fleet

  void fleet() {
    for (int i = 0, n = dice_.whole(2, 4); i < n; ++i) some_class(i);
    for (int i = 0, n = dice_.whole(2, 8); i < n; ++i) {
      Craft craft = named(Craft{}, "craft-" + std::to_string(i));
      craft.craft_class = i == 0 ? Id<CraftClass>{0} : dice_.one_of(all(s_.fleet.classes));
      std::vector<Id<Place>> homes;
      for (const Id<Place> place : s_.region.places.ids())
        if (fits(s_.fleet.classes[craft.craft_class], s_.region.places[place]))
          homes.push_back(place);
      if (homes.empty()) continue;
      craft.home = dice_.one_of(homes);
      craft.notice = some_time(15);
      s_.fleet.craft.add(craft);
    }
  }

  void some_class(int i) {
    CraftClass c = craft_class("class-" + std::to_string(i));
    const bool flies = i > 0 && dice_.chance(0.35);
    c.medium = flies ? CraftMedium::air : CraftMedium::sea;
    c.needs = flies                        ? Landing::pad
              : i > 0 && dice_.chance(0.3) ? Landing::ramp
              : i > 0 && dice_.chance(0.5) ? Landing::beach
                                           : Landing::berth;
    c.seats = i == 0 ? dice_.whole(12, 40) : dice_.whole(0, 30);
    c.deck = {dice_.chance(0.7) ? dice_.between(5, 120) : 0};
    if (dice_.chance(0.4)) c.payload = Mass{dice_.between(800, 30000)};
    c.drive_through = dice_.chance(0.4);
    c.speed = {flies ? dice_.between(40, 70) : dice_.between(3, 15)};
    if (dice_.chance(0.7)) c.in_waves = {{{0.5}, 1.0}, {{1.5}, 0.7}, {{2.5}, 0.3}};
    if (dice_.chance(0.5)) c.limits.wind = Speed{dice_.between(6, 18)};
    if (dice_.chance(0.3)) c.limits.gust = Speed{dice_.between(10, 25)};
    if (dice_.chance(0.5)) c.limits.wave = Length{dice_.between(0.8, 2.5)};
    if (dice_.chance(0.3)) c.limits.visibility = Length{dice_.between(300, 5000)};
    c.limits.night = dice_.chance(0.7);
    c.length = {i == 0 ? 20 : dice_.between(8, 45)};
    c.draft = {i == 0 ? 1.4 : dice_.between(0.5, 3)};
    if (c.needs == Landing::beach) c.bow_draft = c.draft * dice_.between(0.4, 1);
    const auto some_rate = [&] {
      return per_minute(dice_.chance(0.2) ? dice_.between(0.05, 0.5) : dice_.between(1, 30));
    };
    c.boarding_rate = some_rate();
    c.unloading_rate = some_rate();
    c.turn_round = minutes(0, 8);
    c.dwell = minutes(0, 20);
    if (dice_.chance(0.6)) {
      c.failure_every = minutes(15, 240);
      c.repair = some_time(40);
    }
    s_.fleet.classes.add(c);
  }

  // -- force and people

  void vehicles() {
    for (int i = 0, n = dice_.whole(1, 2); i < n; ++i) {
      VehicleClass kind = named(VehicleClass{}, "vehicle-" + std::to_string(i));
      kind.deck = {dice_.between(2, 20)};
      kind.mass = {dice_.between(200, 6000)};
      kind.loads = minutes(0, 40);
      s_.force.vehicles.add(kind);
    }
  }

  OnCall some_on_call() {
    OnCall row;
    if (dice_.chance(0.7))
      row.hours = DailyHours{{std::chrono::minutes{dice_.whole(0, 719)}},
                             {std::chrono::minutes{dice_.whole(720, 1439)}}};
    if (dice_.chance(0.3)) row.months = {dice_.whole(1, 12), 6};
    row.answers = dice_.between(0, 1);
    if (dice_.chance(0.5)) row.call_out = some_time(60);
    return row;
  }

  void force() {
    for (const char* agency : {"police", "fire"}) s_.force.agencies.add(named(Agency{}, agency));
    for (int i = 0, n = dice_.whole(3, 8); i < n; ++i) {
      Team team = named(Team{}, "team-" + std::to_string(i));
      team.agency = dice_.one_of(all(s_.force.agencies));
      team.persons = dice_.whole(1, 15);
      for (const Capability c : {Capability::police, Capability::crowd, Capability::armed})
        if (dice_.chance(0.6)) team.capability_list.push_back(c);
      team.home = dice_.chance(0.5) ? dice_.one_of(villages_) : some_place();
      if (!s_.region.places[team.home].island) team.home = villages_.front();
      team.call_out = some_time(30);
      team.answers = dice_.chance(0.5) ? 1.0 : dice_.between(0, 1);
      if (dice_.chance(0.3)) team.on_call.push_back(some_on_call());
      team.moves = dice_.chance(0.5) ? Mode::foot : Mode::wheels;
      team.speed = {dice_.between(0.8, 12)};
      if (team.moves == Mode::wheels && dice_.chance(0.5)) team.deck = {dice_.between(1, 30)};
      if (team.moves == Mode::wheels && dice_.chance(0.5))
        team.vehicles.push_back({dice_.one_of(all(s_.force.vehicles)), dice_.whole(1, 2)});
      s_.force.teams.add(team);
    }
    if (dice_.chance(0.5))
      s_.force.fatigue = Fatigue{minutes(30, 600), dice_.between(0, 0.4), dice_.between(0.1, 0.9),
                                 minutes(10, 300)};
    if (dice_.chance(0.5)) s_.force.command.span = dice_.whole(1, 4);
    if (dice_.chance(0.6)) s_.force.cover.push_back({some_island(), dice_.whole(0, 10)});
  }

  // -- what goes on between incidents, and how they come to be known

  /// Where a team can march.
  std::vector<Id<Place>> in_reach(const Team& team) {
    std::vector<Id<Place>> result{team.home};
    for (std::size_t i = 0; i < result.size(); ++i)
      for (const Link& link : s_.region.links) {
        const bool usable = link.medium == LinkMedium::road ||
                            (link.medium == LinkMedium::path && team.moves == Mode::foot);
        if (!usable || (link.from != result[i] && link.to != result[i])) continue;
        const Id<Place> other = link.from == result[i] ? link.to : link.from;
        if (!contains(result, other)) result.push_back(other);
      }
    return result;
  }

  void beats() {
    for (const Id<Team> id : s_.force.teams.ids()) {
      if (!dice_.chance(0.4)) continue;
      Beat beat = named(Beat{}, "beat-" + s_.force.teams[id].id);
      beat.teams.push_back(id);
      const std::vector<Id<Place>> places = in_reach(s_.force.teams[id]);
      for (int i = 0, n = dice_.whole(1, 4); i < n; ++i)
        beat.places.push_back(dice_.one_of(places));
      beat.dwell = minutes(1, 30);
      if (dice_.chance(0.3)) beat.sight = {dice_.between(100, 20000)};
      if (dice_.chance(0.4)) {
        const int from = dice_.whole(0, 1439);
        beat.hours = DailyHours{{std::chrono::minutes{from}},
                                {std::chrono::minutes{(from + dice_.whole(1, 1439)) % 1440}}};
      }
      s_.beats.add(beat);
    }
  }

  void false_alarms() {
    FalseAlarms alarms = named(FalseAlarms{}, "alarms");
    alarms.by = static_cast<Sensor>(dice_.whole(0, 3));
    alarms.every = minutes(10, 300);
    for (int i = 0, n = dice_.whole(1, 3); i < n; ++i)
      alarms.from.push_back(dice_.one_of(villages_));
    alarms.takes = some_time(30);
    s_.false_alarms.add(alarms);
  }

  void sensors() {
    for (IncidentType& type : s_.incident_types) {
      if (dice_.chance(0.4)) type.seen_by_camera = some_time(10);
      if (dice_.chance(0.3)) type.seen_by_patrol = some_time(10);
    }
    for (const Incident& incident : s_.incidents)
      if (incident.at && dice_.chance(0.3))
        s_.incident_types[incident.type].foretold = Register{minutes(0, 120), dice_.share()};
  }

  // -- timetable

  void timetable() {
    Service service = named(Service{}, "daily");
    for (int day = 0; day < 7; ++day) service.days.push_back(static_cast<Weekday>(day));
    s_.timetable.services.add(service);
    for (const Id<Craft> craft : s_.fleet.craft.ids())
      if (dice_.chance(0.5)) sailings(craft);
    for (Group& group : s_.groups)
      for (const Id<Place> wharf : wharves_)
        if (dice_.chance(0.4) && wharf != group.leaves_from) group.bound_for.push_back(wharf);
  }

  void sailings(Id<Craft> craft) {
    const CraftClass& c = s_.fleet.classes[s_.fleet.craft[craft].craft_class];
    std::vector<Id<Place>> wharves;
    for (const Id<Place> wharf : wharves_)
      if (fits(c, s_.region.places[wharf])) wharves.push_back(wharf);
    if (c.medium == CraftMedium::air || wharves.size() < 2) return;
    const std::string name = s_.fleet.craft[craft].id;
    Line line = named(Line{}, "line-" + name);
    Duration after{};
    for (int i = 0, n = dice_.whole(2, 4); i < n; ++i) {
      const Id<Place> wharf = dice_.one_of(wharves);
      if (!line.calls.empty() && line.calls.back().place == wharf) continue;
      const Duration stay = std::chrono::minutes{dice_.whole(0, 20)};
      line.calls.push_back({wharf, after, line.calls.empty() ? after : after + stay});
      after = line.calls.back().departs + std::chrono::minutes{dice_.whole(5, 60)};
    }
    if (line.calls.size() < 2) return;
    Sailing sailing = named(Sailing{}, "sailing-" + name);
    sailing.line = s_.timetable.lines.add(line);
    sailing.craft = craft;
    const auto begin = std::chrono::floor<std::chrono::minutes>(s_.start.utc + s_.start.offset);
    const auto midnight = std::chrono::floor<std::chrono::days>(begin);
    for (int i = 0, n = dice_.whole(1, 5); i < n; ++i)
      sailing.departs.push_back({begin - midnight + std::chrono::minutes{dice_.whole(0, 500)}});
    s_.timetable.sailings.add(sailing);
  }

  void groups() {
    for (int i = 0, n = dice_.whole(1, 2); i < n; ++i) {
      Group group = named(Group{}, "group-" + std::to_string(i));
      group.persons = dice_.whole(1, 90);
      group.party = dice_.whole(1, 8);
      group.leaves_from = some_wharf();
      group.lodging = villages_[s_.region.places[group.leaves_from].island->index()];
      group.comes = some_time(60);
      group.responds = some_time(15);
      group.walks = {dice_.between(0.5, 2)};
      if (dice_.chance(0.5)) group.refuses = dice_.between(0, 0.5);
      s_.groups.add(group);
    }
  }

  // -- incidents

  std::vector<Need> some_needs() {
    std::vector<Need> needs;
    for (int k = 0, n = dice_.whole(0, 2); k < n; ++k)
      needs.push_back({some_capability(), dice_.whole(1, 8)});
    return needs;
  }

  Crowd some_crowd() {
    const auto some_rate = [&] { return Rate{dice_.between(0, 3) / 3600}; };
    Crowd crowd{dice_.whole(1, 20), some_rate(), some_rate(), some_rate(), {}};
    crowd.limit = dice_.whole(crowd.persons, 100);
    return crowd;
  }

  void incidents() {
    for (int i = 0, n = dice_.whole(1, 2); i < n; ++i) {
      IncidentType type = named(IncidentType{}, "type-" + std::to_string(i));
      type.detection = some_time(10);
      const int levels = dice_.whole(1, 3);
      if (dice_.chance(0.3)) type.fire = static_cast<FireGrowth>(dice_.whole(0, 3));
      if (dice_.chance(0.3)) type.search = Search{{dice_.between(1e3, 1e5)}, {15}, {0.5}};
      if (!type.fire && !type.search && dice_.chance(0.4)) type.crowd = some_crowd();
      for (int l = 0; l < levels; ++l) {
        IncidentLevel level;
        level.level = static_cast<Level>(4 - l);
        level.needs = some_needs();
        if (type.fire)
          level.heat = Power{1e6 * (l + dice_.between(0.1, 1))};
        else if (l > 0 && type.crowd && dice_.chance(0.7))
          level.crowd = type.crowd->persons + 10 * l + dice_.whole(0, 9);
        else if (l > 0)
          level.after = some_time(120);
        if (type.fire && l == 0 && dice_.chance(0.5)) level.heat.reset();
        if (!type.search && !type.crowd) level.work = Distribution::always(minutes(0, 200));
        if (dice_.chance(0.3)) level.closed_to = some_agencies();
        if (dice_.chance(0.5)) level.harm = {dice_.between(0, 1e-3)};
        type.levels.push_back(level);
      }
      if (dice_.chance(0.4)) type.resolve = Resolution{some_needs(), some_time(60)};
      if (dice_.chance(0.4))
        type.flees = Flight{some_time(200), some_capability(), dice_.whole(1, 6)};
      if (dice_.chance(0.4)) type.lives = LivesAtRisk{dice_.whole(1, 5), some_time(200)};
      if (dice_.chance(0.4)) type.review = Review{some_time(30), dice_.between(0, 1)};
      if (dice_.chance(0.2))
        type.hours = DailyHours{{std::chrono::minutes{dice_.whole(0, 719)}},
                                {std::chrono::minutes{dice_.whole(720, 1439)}}};
      s_.incident_types.add(type);
      Incident incident = named(Incident{}, "incident-" + std::to_string(i));
      incident.type = Id<IncidentType>{static_cast<std::uint32_t>(i)};
      incident.places.push_back(dice_.one_of(villages_));
      if (dice_.chance(0.5)) s_.region.places[incident.places[0]].cameras = dice_.between(0.2, 1);
      if (dice_.chance(0.5)) incident.places.push_back(some_wharf());
      s_.incidents.add(incident);
    }
    for (Incident& incident : s_.incidents) {
      if (dice_.chance(0.5))
        incident.begins_when = some_condition(0, 1);
      else
        incident.at = LocalTime{s_.start.utc + minutes(0, 120), s_.start.offset};
    }
  }

  Capability some_capability() {
    return dice_.one_of(std::vector{Capability::police, Capability::crowd, Capability::armed});
  }

  void weather() {
    s_.weather.epoch = std::chrono::minutes{dice_.one_of(std::vector{10, 20, 30, 60})};
    for (const Id<Zone> zone : s_.region.zones.ids()) {
      ZoneSeries series{zone, {}, {}};
      Duration at = -minutes(0, 120);
      const double roughness = dice_.chance(0.3) ? 0.05 : dice_.between(0.1, 0.8);
      while (at < s_.horizon) {
        WeatherPoint point = calm({s_.start.utc + at, s_.start.offset});
        point.wind = {roughness * dice_.between(0, 20)};
        point.gust = point.wind * dice_.between(1, 1.6);
        point.wave = {roughness * dice_.between(0, 3)};
        point.wind_from = degrees(dice_.between(0, 360));
        point.wave_from = degrees(dice_.between(0, 360));
        point.visibility = {dice_.between(200, 10000)};
        series.series.push_back(point);
        at += minutes(30, 180);
      }
      s_.weather.zones.push_back(series);
    }
    s_.weather.varies.shift = {Distribution::Kind::normal, 0, dice_.between(0, 3600), 0};
    s_.weather.varies.wave_cv = dice_.between(0, 0.5);
    s_.weather.varies.wind_cv = dice_.between(0, 0.5);
  }

  /// Tides, streams, sills, resumption, warnings and forecasts.
  void sea_and_services() {
    if (dice_.chance(0.6)) {
      TideStation station = named(TideStation{}, "gauge");
      for (const char* name : {"M2", "S2", "K1"})
        station.constituents.push_back(
            {name, Length{dice_.between(0, 1.5)}, degrees(dice_.between(0, 359)), {}});
      const Id<TideStation> gauge = s_.region.tide_stations.add(station);
      for (Zone& zone : s_.region.zones) {
        zone.tide = gauge;
        if (dice_.chance(0.5))
          zone.stream =
              Stream{Speed{dice_.between(0, 4)}, degrees(dice_.between(0, 359)), minutes(-90, 90)};
      }
      for (const Id<Place> id : wharves_)
        if (dice_.chance(0.3)) s_.region.places[id].wharf->sill = Length{dice_.between(0.5, 3.5)};
    }
    for (const Id<Place> id : wharves_) {
      auto& beach = s_.region.places[id].beach;
      if (beach && dice_.chance(0.7)) beach->low = Length{dice_.between(-1, 0.4)};
      if (beach && dice_.chance(0.5)) beach->high = Length{dice_.between(0.5, 2)};
    }
    for (CraftClass& c : s_.fleet.classes) {
      if (dice_.chance(0.3)) c.limits.resume = {dice_.between(0, 0.5), minutes(0, 120)};
      if (dice_.chance(0.2)) c.limits.night_visibility = Length{dice_.between(300, 9000)};
    }
    for (const Id<Place> id : wharves_)
      if (dice_.chance(0.3))
        s_.region.places[id].wharf->resume = {dice_.between(0, 0.5), minutes(0, 120)};
    for (int i = 0, n = dice_.whole(0, 3); i < n; ++i)
      s_.region.warnings.push_back({.colour = static_cast<Warning>(dice_.whole(0, 3)),
                                    .wind = Speed{dice_.between(3, 15)},
                                    .within = minutes(0, 600)});
    s_.weather.forecast = {minutes(30, 400), minutes(10, 4000)};
  }

  void losses() {
    s_.force.command.runner = minutes(1, 90);
    if (dice_.chance(0.3)) s_.force.command.seat = dice_.one_of(villages_);
    for (int i = 0, n = dice_.whole(1, 3); i < n; ++i) {
      Loss loss = named(Loss{}, "loss-" + std::to_string(i));
      // Orders that go by runner are for tests/unit/losses_test.cpp: Watch takes orders as obeyed.
      loss.of = static_cast<LossOf>(dice_.whole(0, 1));
      if (loss.of == LossOf::bridge) do
          loss.bridge = dice_.one_of(all(s_.region.links));
        while (s_.region.links[*loss.bridge].medium == LinkMedium::sea);
      else
        loss.island = some_island();
      loss.at = minutes(0, 300);
      loss.repair = minutes(10, 300);
      s_.losses.add(loss);
    }
  }

  void damage() {
    for (int i = 0, n = dice_.whole(0, 3); i < n; ++i) {
      Damage damage = named(Damage{}, "damage-" + std::to_string(i));
      damage.place = dice_.chance(0.8) ? some_wharf() : dice_.one_of(pads_);
      damage.at = minutes(0, 300);
      if (dice_.chance(0.6)) damage.berths = dice_.whole(1, 3);
      damage.repair = minutes(10, 300);
      s_.damage.add(damage);
    }
  }

  /// Places with fuel, tanks, crews that rest, hoists, cloud, and drones.
  void fuel_and_crews() {
    for (Place& place : s_.region.places) {
      if (place.island && !place.zone && dice_.chance(0.7)) place.zone = some_zone();
      place.fuel = place.island && dice_.chance(0.5);
    }
    for (CraftClass& c : s_.fleet.classes) {
      if (c.medium == CraftMedium::air && dice_.chance(0.7))
        c.hoist = Hoist{std::chrono::seconds{dice_.whole(10, 180)}, {dice_.between(5, 15)}};
      if (c.medium == CraftMedium::air && dice_.chance(0.4)) {
        c.limits.ceiling = Length{dice_.between(50, 400)};
        c.limits.night_ceiling = Length{dice_.between(50, 800)};
      }
      if (dice_.chance(c.medium == CraftMedium::air ? 0.7 : 0.4)) some_tanks(c, 20, 300);
      if (dice_.chance(0.4)) {
        c.duty = minutes(30, 400);
        c.rest = minutes(1, 200);
      }
    }
    for (ZoneSeries& zone : s_.weather.zones)
      for (WeatherPoint& point : zone.series)
        if (dice_.chance(0.4)) point.ceiling = {dice_.between(20, 1000)};
    if (dice_.chance(0.6)) drones();
  }

  void some_tanks(CraftClass& c, int least, int most) {
    c.endurance = minutes(least, most);
    c.reserve = *c.endurance * dice_.whole(0, 50) / 100;
    c.refuel = minutes(1, 30);
  }

  void drones() {
    CraftClass c = craft_class("drone");
    c.medium = CraftMedium::air;
    c.needs = Landing::hover;
    c.seats = 0;
    c.speed = {dice_.between(8, 30)};
    if (dice_.chance(0.5)) c.limits.wind = Speed{dice_.between(3, 15)};
    if (dice_.chance(0.8)) some_tanks(c, 15, 120);
    if (dice_.chance(0.4)) c.duty = minutes(30, 300);
    c.rest = minutes(1, 200);
    if (dice_.chance(0.3)) {
      c.failure_every = minutes(15, 240);
      c.repair = some_time(40);
    }
    const Id<CraftClass> id = s_.fleet.classes.add(c);
    std::vector<Id<Place>> homes;
    for (const Id<Place> place : s_.region.places.ids())
      if (fits(c, s_.region.places[place])) homes.push_back(place);
    for (int i = 0, n = dice_.whole(1, 2); i < n && !homes.empty(); ++i) {
      Craft craft = named(Craft{}, "drone-" + std::to_string(i));
      craft.craft_class = id;
      craft.home = dice_.one_of(homes);
      craft.notice = some_time(5);
      s_.fleet.craft.add(craft);
    }
  }

  // -- plans

  /// `steps` of the plan may be named; none within an incident.
  Condition some_condition(int steps, int depth) {
    const auto several = [&] {
      std::vector<Condition> result;
      for (int i = 0, n = dice_.whole(1, 3); i < n; ++i)
        result.push_back(some_condition(steps, depth - 1));
      return result;
    };
    const Id<Incident> incident = dice_.one_of(all(s_.incidents));
    const Id<Group> group = dice_.one_of(all(s_.groups));
    const Id<CraftClass> craft_class = dice_.one_of(all(s_.fleet.classes));
    const auto some_step = [&] {
      return Id<Step>{static_cast<std::uint32_t>(dice_.whole(0, steps - 1))};
    };
    switch (dice_.whole(depth > 0 ? -3 : 0, steps > 0 ? 16 : 14)) {
      case -3:
        return when(AllOf{several()});
      case -2:
        return when(AnyOf{several()});
      case -1:
        return when(Not{{some_condition(steps, depth - 1)}});
      case 0:
        return when(Detected{incident});
      case 1:
        switch (dice_.whole(0, 3)) {
          case 0:
            return when(Resolved{incident});
          case 1:
            return when(Fled{incident});
          case 2:
            return when(Escalated{incident, static_cast<Level>(dice_.whole(1, 4))});
          default:
            return when(Contained{incident});
        }
      case 2:
        return when(Elapsed{minutes(0, 240)});
      case 3:
        return when(ClockReached{{std::chrono::minutes{dice_.whole(0, 1439)}}});
      case 4:
        return when(WharfUsable{some_wharf()});
      case 5:
        return when(WharfUnusable{some_wharf()});
      case 6:
        return when(WharfOpen{some_wharf()});
      case 7:
        return when(TeamsAssembled{some_island(), dice_.whole(1, 10)});
      case 8:
        return when(OnScene{incident, dice_.whole(1, 10),
                            dice_.chance(0.5) ? std::optional{some_capability()} : std::nullopt});
      case 9:
        return when(GroupWaiting{group, dice_.whole(1, 30)});
      case 10:
        return when(GroupRemaining{group, dice_.whole(0, 30)});
      case 11:
        return when(WeatherNow{some_excess()});
      case 12:
        return when(WeatherForecast{some_excess(), minutes(1, 300)});
      case 13:
        return dice_.chance(0.5)
                   ? when(Grounded{craft_class})
                   : when(WarningInForce{some_wharf(), static_cast<Warning>(dice_.whole(0, 3))});
      case 14:
        return dice_.chance(0.5) ? when(CraftAvailable{craft_class, dice_.whole(1, 3)})
                                 : when(Always{});
      case 15:
        return when(StepDone{some_step()});
      default:
        return when(StepOverdue{some_step(), minutes(0, 120)});
    }
  }

  Exceeds some_excess() {
    Exceeds result;
    result.at = some_wharf();
    switch (dice_.whole(0, 2)) {
      case 0:
        result.wind_above = Speed{dice_.between(0, 15)};
        break;
      case 1:
        result.wave_above = Length{dice_.between(0, 2)};
        break;
      default:
        result.visibility_below = Length{dice_.between(300, 5000)};
    }
    return result;
  }

  CraftFilter some_classes(int seats) {
    CraftFilter result;
    for (const Id<CraftClass> id : s_.fleet.classes.ids())
      if (s_.fleet.classes[id].seats >= seats && dice_.chance(0.7)) result.classes.push_back(id);
    if (result.classes.empty()) result.classes.push_back(Id<CraftClass>{0});
    return result;
  }

  std::vector<Id<Agency>> some_agencies() {
    if (dice_.chance(0.6)) return {};
    return {dice_.one_of(all(s_.force.agencies))};
  }

  Action some_action() {
    const Id<Group> group = dice_.one_of(all(s_.groups));
    const Group& people = s_.groups[group];
    switch (dice_.whole(0, 16)) {
      case 16: {
        RelieveAction relieve;
        relieve.send = {dice_.one_of(all(s_.incidents)), 1,  {},
                        all(s_.region.islands),          {}, some_classes(0)};
        relieve.after = minutes(30, 300);
        relieve.handover = minutes(0, 29);
        return act(std::move(relieve));
      }
      case 14:
        return act(ReviewAction{dice_.one_of(all(s_.incidents))});
      case 15:
        return act(StandDownAction{dice_.one_of(all(s_.incidents)), some_agencies()});
      case 0:
      case 1:
        return act(MobiliseAction{some_island(), some_agencies()});
      case 2:
        return act(OpenAction{some_wharf()});
      case 3:
        return act(CloseAction{some_wharf()});
      case 4: {
        const Id<Place> to = some_wharf();
        return act(EscortAction{group, is_near(people, to) ? to : people.leaves_from});
      }
      case 5: {
        const Id<Place> at = some_place();
        return act(ShelterAction{group, is_near(people, at) ? at : people.lodging});
      }
      case 6:
      case 7: {
        std::vector<Id<Place>> to;
        for (int i = 0, n = dice_.whole(1, 3); i < n; ++i) to.push_back(some_wharf());
        const Id<Place> from = dice_.chance(0.8) ? people.leaves_from : some_wharf();
        return act(ShuttleAction{group, from, to, some_classes(people.party)});
      }
      case 8:
        return act(StopShuttleAction{group});
      case 9:
        return act(PostAction{some_wharf(), dice_.whole(1, 15), some_capability()});
      case 10:
      case 11: {
        SendAction send{dice_.one_of(all(s_.incidents)), dice_.whole(1, 40), {},
                        all(s_.region.islands),          some_agencies(),    some_classes(0)};
        if (dice_.chance(0.5)) send.from = {some_island(), some_island()};
        if (dice_.chance(0.5)) send.needs.push_back({some_capability(), dice_.whole(1, 10)});
        return act(std::move(send));
      }
      case 12: {
        const Craft& craft =
            dice_.one_of(std::vector<Craft>(s_.fleet.craft.begin(), s_.fleet.craft.end()));
        return act(StageAction{craft.craft_class, craft.home, dice_.whole(1, 3)});
      }
      default:
        return dice_.chance(0.5) ? act(RequestAction{static_cast<Level>(dice_.whole(1, 4))})
                                 : act(WarnAction{static_cast<Warning>(dice_.whole(0, 3))});
    }
  }

  bool is_near(const Group& group, Id<Place> place) {
    return s_.region.places[place].island == s_.region.places[group.lodging].island;
  }

  std::vector<Action> some_actions() {
    std::vector<Action> result;
    for (int i = 0, n = dice_.whole(1, 3); i < n; ++i) result.push_back(some_action());
    return result;
  }

  /// What plans usually do, so that usual things happen too.
  void add_ordinary_actions(std::vector<Action>& actions) {
    for (const Id<Group> id : s_.groups.ids()) {
      if (dice_.chance(0.3)) continue;
      const Group& group = s_.groups[id];
      ShuttleAction shuttle{id, group.leaves_from, wharves_, some_classes(group.party)};
      std::erase(shuttle.to, group.leaves_from);
      actions.push_back(act(std::move(shuttle)));
      if (s_.region.places[group.leaves_from].wharf->starts_closed)
        actions.push_back(act(OpenAction{group.leaves_from}));
    }
    for (const Id<Incident> id : s_.incidents.ids())
      if (dice_.chance(0.7))
        actions.push_back(act(
            SendAction{id, dice_.whole(5, 60), {}, all(s_.region.islands), {}, some_classes(0)}));
  }

  void plan(const std::string& id) {
    Plan plan = named(Plan{}, id);
    plan.command_delay = minutes(0, 6);
    const int steps = dice_.whole(1, 7);
    for (int i = 0; i < steps; ++i) {
      Step step;
      step.id = "step-" + std::to_string(i);
      step.when = i == 0 ? when(Always{}) : some_condition(steps, 2);
      step.actions = some_actions();
      if (i == 0) add_ordinary_actions(step.actions);
      if (dice_.chance(0.3)) step.level = static_cast<Level>(dice_.whole(1, 4));
      if (dice_.chance(0.4)) step.otherwise = Fallback{minutes(0, 120), some_actions()};
      plan.steps.add(step);
    }
    s_.plans.add(plan);
  }

  Dice dice_;
  Scenario s_;
  std::vector<Id<Place>> wharves_, pads_, villages_;
};

}  // namespace

Scenario random_scenario(std::uint32_t number) { return Maker(number).make(); }

}  // namespace skerry::test
