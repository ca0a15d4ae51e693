#include "sim/network/journey_tables.h"

#include "sim/base/contains.h"
#include "sim/base/require.h"
#include "sim/model/water.h"

#include <algorithm>
#include <map>

namespace skerry {
namespace {

std::int32_t in_ms(Seconds time) { return static_cast<std::int32_t>(to_ticks(time).count()); }

}  // namespace

JourneyTables::JourneyTables(const Scenario& scenario, const Routes& routes, const Weather& weather,
                             Heed heed, std::span<const Pace> others)
    : scenario_(scenario),
      routes_(routes),
      weather_(weather),
      heed_(heed),
      gates_(weather.epochs(), weather.epoch_length()),
      classes_(scenario.fleet.classes.size()),
      first_stop_(scenario.fleet.classes.size()),
      hops_(scenario.region.places.size()) {
  for (const Id<Craft> id : scenario.fleet.craft.ids())
    classes_[scenario.fleet.craft[id].craft_class].craft.push_back(id);
  for (const Id<CraftClass> id : scenario.fleet.classes.ids()) {
    fill_class(id);
    first_stop_[id] = stops_;
    stops_ += static_cast<std::uint32_t>(classes_[id].stops.size());
  }
  for (const Id<Place> place : scenario.region.places.ids())
    if (std::any_of(classes_.begin(), classes_.end(),
                    [&](const Class& c) { return c.at(place) >= 0; }))
      stop_places_.push_back(place);
  for (const Team& team : scenario.force.teams) fill_marches({team.moves, team.speed});
  for (const Pace& pace : others) fill_marches(pace);
  fill_hops();
}

int JourneyTables::pace(const Pace& pace) const {
  const auto at = std::find(paces_.begin(), paces_.end(), pace);
  require(at != paces_.end(), "the tables were made for this pace");
  return static_cast<int>(at - paces_.begin());
}

/// The gate that is open in the epochs in which `open` says so.
template <class Open>
JourneyTables::Gate JourneyTables::gate(Open open) {
  if (heed_ == Heed::nothing) return Gates::kOpen;
  std::vector<unsigned char> flags(static_cast<std::size_t>(gates_.epochs()));
  for (int e = 0; e < gates_.epochs(); ++e) flags[static_cast<std::size_t>(e)] = open(e);
  return gates_.add(std::move(flags));
}

// ---- classes -----------------------------------------------------------------------------------

void JourneyTables::fill_class(Id<CraftClass> id) {
  const CraftClass& what = scenario_.fleet.classes[id];
  Class& tables = classes_[id];
  tables.slot.assign(scenario_.region.places.size(), -1);
  if (what.needs == Landing::hover || what.seats <= 0) return;
  for (const Id<Place> p : scenario_.region.places.ids()) {
    const Place& place = scenario_.region.places[p];
    if (!fits(what, place)) continue;
    Stop stop{p};
    stop.hoists = hoists(what, place);
    stop.boards = gangway_rate(place, what, true);
    stop.unloads = gangway_rate(place, what, false);
    stop.lands = landing_gate(id, stop);
    tables.slot[p.index()] = static_cast<std::int32_t>(tables.stops.size());
    tables.stops.push_back(stop);
  }
  fill_ways(id);
  fill_fuel(id);
}

JourneyTables::Gate JourneyTables::landing_gate(Id<CraftClass> id, const Stop& stop) {
  const CraftClass& what = scenario_.fleet.classes[id];
  const Place& place = scenario_.region.places[stop.place];
  return gate([&](int epoch) {
    if (stop.hoists) return weather_.at(epoch, *place.zone).wind <= what.hoist->wind_limit;
    return weather_.lets_land(epoch, stop.place) &&
           has_water(what, place, weather_.tide(epoch, *place.zone));
  });
}

void JourneyTables::fill_ways(Id<CraftClass> id) {
  const CraftClass& what = scenario_.fleet.classes[id];
  const Region& region = scenario_.region;
  Class& tables = classes_[id];
  const bool flies = what.medium == CraftMedium::air;

  // What a zone can do for the class at best, and when it lets it be under way.
  struct Best {
    double share = 0.0;
    double ebb = 0.0, flood = 0.0;  ///< m/s, along the channel: the least and the most
    Gate lets = Gates::kOpen;
  };
  Table<Zone, Best> best(region.zones.size());
  for (const Id<Zone> zone : region.zones.ids()) {
    Best& b = best[zone];
    b.ebb = b.flood = weather_.stream(0, zone).si;
    for (int e = 0; e < gates_.epochs(); ++e) {
      b.share = std::max(b.share, speed_share(what.in_waves, weather_.wave(e, zone)));
      b.ebb = std::min(b.ebb, weather_.stream(e, zone).si);
      b.flood = std::max(b.flood, weather_.stream(e, zone).si);
    }
    b.lets = gate([&](int e) { return !excess_in(scenario_, weather_, e, zone, id); });
  }

  const auto zone_gate = [&](Id<Place> place) {
    const auto zone = region.places[place].zone;
    return zone ? best[*zone].lets : Gates::kOpen;
  };
  for (const Stop& stop : tables.stops) tables.leaves.push_back(zone_gate(stop.place));

  std::map<std::vector<Gate>, Gate> combined;  // of the gates on a way, sorted, none twice
  std::vector<Gate> on_way;
  tables.ways.resize(tables.stops.size() * tables.stops.size());
  Way* way = tables.ways.data();
  for (const Stop& from : tables.stops)
    for (const Stop& to : tables.stops) {
      Way& w = *way++;
      if (from.place == to.place) {
        w = {0, Gates::kOpen, 0};
        continue;
      }
      on_way = {zone_gate(from.place), zone_gate(to.place)};
      if (flies) {
        const Passage straight = passage(routes_, weather_, what, from.place, to.place, kStart);
        if (!straight.possible) continue;
        w.least = w.calm = static_cast<std::int32_t>(straight.time.count());
        on_way.push_back(to.lands);
      } else {
        const auto legs = routes_.legs(routes_.net_of(what), from.place, to.place);
        if (legs.empty()) continue;
        double least_s = 0, calm_s = 0;
        for (const Leg& leg : legs) {
          const Id<Zone> zone = *leg.zone;
          const Best& b = best[zone];
          const double stream = leg.with_flood * (leg.with_flood > 0 ? b.flood : b.ebb);
          least_s += leg.length.si / (what.speed.si * b.share + std::max(stream, 0.0));
          calm_s += leg.length.si / what.speed.si;
          if (on_way.back() != b.lets) on_way.push_back(b.lets);
        }
        // A passage is rounded to a tick: a bound must not be above it.
        w.least = std::max(0, in_ms({least_s}) - 1);
        w.calm = in_ms({calm_s});
      }
      std::sort(on_way.begin(), on_way.end());
      on_way.erase(std::unique(on_way.begin(), on_way.end()), on_way.end());
      const auto [known, is_new] = combined.try_emplace(on_way, Gates::kOpen);
      if (is_new)
        for (const Gate g : on_way) known->second = gates_.both(known->second, g);
      w.leaves = known->second;
    }
}

void JourneyTables::fill_fuel(Id<CraftClass> id) {
  Class& tables = classes_[id];
  for (std::size_t from = 0; from < tables.stops.size(); ++from) {
    tables.stops[from].to_fuel = Duration::max();
    for (std::size_t to = 0; to < tables.stops.size(); ++to) {
      const Way& way = tables.way(static_cast<int>(from), static_cast<int>(to));
      if (way.calm != Way::kNone && scenario_.region.places[tables.stops[to].place].fuel)
        tables.stops[from].to_fuel = std::min(tables.stops[from].to_fuel, Duration{way.calm});
    }
  }
}

// ---- marches -----------------------------------------------------------------------------------

void JourneyTables::fill_marches(const Pace& pace) {
  if (contains(paces_, pace)) return;
  paces_.push_back(pace);
  const Region& region = scenario_.region;
  Marches from;
  std::vector<std::vector<March>> to(region.places.size());
  for (const Id<Place> a : region.places.ids()) {
    from.first.push_back(static_cast<std::uint32_t>(from.list.size()));
    const auto add = [&](Id<Place> b, Duration time, Gate leaves) {
      const auto ms = static_cast<std::int32_t>(time.count());
      from.list.push_back({b, ms, leaves});
      to[b.index()].push_back({a, ms, leaves});
    };
    add(a, Duration{0}, Gates::kOpen);
    for (const Id<Place> b : region.places.ids()) {
      if (a == b) continue;
      const auto time = march_time(scenario_, routes_, pace.mode, pace.speed, a, b);
      if (!time) continue;
      const auto bridged = [&] {
        const auto net = pace.mode == Mode::foot ? Routes::Net::foot : Routes::Net::wheels;
        for (const Leg& leg : routes_.legs(net, a, b))
          if (region.links[*leg.link].wind_limit) return true;
        return false;
      };
      add(b, *time, !bridged() ? Gates::kOpen : gate([&](int e) {
            return !excess_on_march(scenario_, routes_, weather_, pace.mode, a, b, e);
          }));
    }
  }
  from.first.push_back(static_cast<std::uint32_t>(from.list.size()));
  from_.push_back(std::move(from));
  Marches back;
  for (const auto& list : to) {
    back.first.push_back(static_cast<std::uint32_t>(back.list.size()));
    back.list.insert(back.list.end(), list.begin(), list.end());
  }
  back.first.push_back(static_cast<std::uint32_t>(back.list.size()));
  to_.push_back(std::move(back));
  fill_onward(static_cast<int>(paces_.size()) - 1);
}

void JourneyTables::fill_onward(int pace) {
  std::vector<std::int32_t>& onward =
      onward_.emplace_back(std::size_t{stops_} * scenario_.region.places.size(), Way::kNone);
  for (const Id<CraftClass> id : scenario_.fleet.classes.ids()) {
    const Class& c = classes_[id];
    const int n = static_cast<int>(c.stops.size());
    for (int to = 0; to < n; ++to) {
      const Stop& stop = c.stops[static_cast<std::size_t>(to)];
      const Duration turns = stop.hoists ? Duration{0} : scenario_.fleet.classes[id].turn_round;
      for (const March& march : marches_from(pace, stop.place))
        for (int from = 0; from < n; ++from) {
          const Way& way = c.way(from, to);
          if (from == to || way.least == Way::kNone) continue;
          std::int32_t& known = onward[std::size_t{march.place.index()} * stops_ + first_stop_[id] +
                                       static_cast<std::size_t>(from)];
          known =
              std::min(known, way.least + march.time + static_cast<std::int32_t>(turns.count()));
        }
    }
  }
}

// ---- sailings ----------------------------------------------------------------------------------

bool JourneyTables::runs(const Line& line, std::size_t from, std::size_t to, SimTime departs,
                         Id<CraftClass> id) const {
  if (heed_ == Heed::nothing) return true;
  for (std::size_t call = from; call < to; ++call)
    if (excess_on_way(scenario_, routes_, weather_, id, line.calls[call].place,
                      line.calls[call + 1].place,
                      weather_.epoch_of(departs + line.calls[call].departs)))
      return false;
  const Call& last = line.calls[to];
  const Stop& stop = classes_[id].stops[static_cast<std::size_t>(classes_[id].at(last.place))];
  const SimTime arrives = departs + last.arrives;
  return gates_.opens(stop.lands, arrives) == arrives;
}

void JourneyTables::fill_hops() {
  const Timetable& timetable = scenario_.timetable;
  const auto all =
      departures(timetable, scenario_.fleet.craft.size(), scenario_.start, scenario_.horizon);
  for (const Id<Craft> craft : scenario_.fleet.craft.ids()) {
    const Id<CraftClass> id = scenario_.fleet.craft[craft].craft_class;
    for (const Departure& departure : all[craft]) {
      const Line& line = timetable.lines[timetable.sailings[departure.sailing].line];
      for (std::size_t from = 0; from < line.calls.size(); ++from)
        for (std::size_t to = from + 1; to < line.calls.size(); ++to) {
          const Call &a = line.calls[from], &b = line.calls[to];
          if (a.place == b.place || classes_[id].at(a.place) < 0 || classes_[id].at(b.place) < 0 ||
              !runs(line, from, to, departure.at, id))
            continue;
          hops_[a.place].push_back(
              {a.place, b.place, departure.at + a.departs, departure.at + b.arrives, craft});
          has_hops_ = true;
        }
    }
  }
  for (std::vector<Hop>& hops : hops_)
    std::stable_sort(hops.begin(), hops.end(),
                     [](const Hop& a, const Hop& b) { return a.leaves < b.leaves; });
}

}  // namespace skerry
