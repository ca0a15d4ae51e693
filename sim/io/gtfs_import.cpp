// A feed becomes a region, a fleet and a timetable.

#include "sim/io/gtfs_import.h"

#include "sim/io/gtfs_craft.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace skerry::io::gtfs {
namespace {

using namespace std::chrono_literals;

// What a feed does not tell. A user replaces these; the files say so.
constexpr int kSeats = 200;
constexpr Length kCraftLength{40}, kCraftDraft{2}, kBerthLength{60}, kBerthDepth{4};
constexpr Rate kBoarding{20.0 / 60}, kUnloading{30.0 / 60};
constexpr Duration kTurnRound = 5min;
constexpr double kLongerThanStraight = 1.15;  ///< lanes, of the straight way between wharves
constexpr double kKnot = 1852.0 / 3600;
constexpr double kSlowest = 10 * kKnot, kFastest = 45 * kKnot;
constexpr Length kFarFromCoast{1000}, kAnyCoast{100e3};
constexpr std::size_t kMostTold = 10;  ///< of one kind of oddity

/// Names not given before: a number is added to those that were.
class FreshNames {
 public:
  std::string operator()(const std::string& wanted) {
    std::string result = wanted;
    for (int n = 2; !taken_.insert(result).second; ++n) result = fmt::format("{}-{}", wanted, n);
    return result;
  }

 private:
  std::set<std::string> taken_;
};

/// Notes of one kind: the first few, and how many there are besides.
class Notes {
 public:
  explicit Notes(std::vector<std::string>& all) : all_(all) {}
  ~Notes() {
    if (count_ > kMostTold) all_.push_back(fmt::format("and {} more of these", count_ - kMostTold));
  }
  void add(std::string note) {
    if (++count_ <= kMostTold) all_.push_back(std::move(note));
  }

 private:
  std::vector<std::string>& all_;
  std::size_t count_ = 0;
};

Label both(const std::string& name) { return {name, name}; }

class Importer {
 public:
  Importer(const Feed& feed, const ImportOptions& options) : feed_(feed), options_(options) {}

  Imported import() {
    region().id = timetable().id = scenario().fleet.id = options_.id;
    region().name = timetable().name = scenario().fleet.name = both(options_.id);
    region().coastline_file = options_.coastline_file;
    if (options_.coastline_file)
      region().lanes = Lanes{{{Length{2.5}, Length{100}}, {Length{5}, Length{200}}}, 0.9};
    for (const Service& service : feed_.services) timetable().services.add(service);
    add_wharves();
    add_zone();
    add_lines();
    if (!options_.coastline_file) add_links();
    add_craft();
    tell_time_zones();
    return std::move(result_);
  }

 private:
  Scenario& scenario() { return result_.scenario; }
  Region& region() { return result_.scenario.region; }
  Timetable& timetable() { return result_.scenario.timetable; }

  // ---- places ------------------------------------------------------------------------------

  /// The station of a stop, or the stop itself.
  std::size_t whole(std::size_t stop) const {
    const std::string& parent = feed_.stops[stop].parent;
    for (std::size_t i = 0; !parent.empty() && i < feed_.stops.size(); ++i)
      if (feed_.stops[i].id == parent) return i;
    return stop;
  }

  /// A wharf for each stop that ferries call at; platforms of a station are its berths, and it
  /// lies where the first of them does.
  void add_wharves() {
    std::set<std::size_t> called;
    for (const Trip& trip : feed_.trips)
      for (const StopTime& call : trip.calls) called.insert(call.stop);
    std::map<std::size_t, Id<Place>> wharf_of_whole;
    for (const std::size_t stop : called) {
      const auto [at, added] = wharf_of_whole.try_emplace(
          whole(stop), Id<Place>{static_cast<std::uint32_t>(region().places.size())});
      if (added)
        add_wharf(feed_.stops[whole(stop)], feed_.stops[stop].position);
      else
        region().places[at->second].wharf->berths += 1;
      wharf_of_stop_.insert({stop, at->second});
    }
    for (Place& place : region().places) place.wharf->berths = std::max(place.wharf->berths, 2);
    place_on_islands();
  }

  void add_wharf(const Stop& stop, const Position& position) {
    Place place;
    place.id = stop.id;
    place.name = both(stop.name);
    place.kind = PlaceKind::wharf;
    place.zone = Id<Zone>{0};
    place.position = position;
    Wharf wharf;
    wharf.berth_length = kBerthLength;
    wharf.depth = kBerthDepth;
    wharf.embark_rate = kBoarding;
    wharf.disembark_rate = kUnloading;
    wharf.wave_limit = Length{1.0};
    wharf.wind_limit = Speed{20.8};
    place.wharf = wharf;
    place.source = "position: the feed; the rest: assumption";
    region().places.add(std::move(place));
  }

  /// The land that a wharf stands on, or the nearest; without a coastline each its own.
  void place_on_islands() {
    std::vector<Coastline> lands;
    for (const Coastline::Ring& ring : options_.coastline.rings())
      lands.emplace_back(std::vector<Coastline::Ring>{ring});
    std::map<std::size_t, Id<Island>> island_of_land;
    Notes notes(result_.odd);
    for (Place& place : region().places) {
      if (lands.empty()) {
        place.island = add_island(place);
        continue;
      }
      if (const Length off = options_.coastline.to_coast(place.position, kAnyCoast);
          off > kFarFromCoast)
        notes.add(fmt::format("stop '{}' is {:.1f} km from any coast", place.id, off.si / 1000));
      const std::size_t land = nearest(lands, place.position);
      const auto known = island_of_land.find(land);
      place.island = known != island_of_land.end() ? known->second : add_island(place);
      island_of_land.insert({land, *place.island});
    }
  }

  static std::size_t nearest(const std::vector<Coastline>& lands, const Position& position) {
    std::size_t best = 0;
    Length least = kAnyCoast;
    for (std::size_t i = 0; i < lands.size(); ++i) {
      if (lands[i].is_land(position)) return i;
      const Length off = lands[i].to_coast(position, least);
      if (off < least) best = i, least = off;
    }
    return best;
  }

  Id<Island> add_island(const Place& first) {
    Island island;
    island.id = first.id;
    island.name = {fmt::format("Land at {}", first.name.en), first.name.zh};
    island.source = options_.coastline.empty()
                        ? "assumption: each wharf on land of its own; residents: assumption"
                        : "the coastline's land at this wharf; residents: assumption";
    return region().islands.add(std::move(island));
  }

  /// One zone, asked for its weather in the middle of a leg: the one farthest from land.
  void add_zone() {
    Position best = region().places[Id<Place>{0}].position;
    double farthest = -1;
    for (const Trip& trip : feed_.trips)
      for (std::size_t i = 1; i < trip.calls.size(); ++i) {
        const Position& a = feed_.stops[trip.calls[i - 1].stop].position;
        const Position& b = feed_.stops[trip.calls[i].stop].position;
        const Position middle = destination(a, bearing(a, b), Length{distance(a, b).si / 2});
        if (!asked_.insert({middle.latitude, middle.longitude}).second) continue;
        const Coastline& land = options_.coastline;
        const double off = land.empty()           ? distance(a, b).si
                           : land.is_land(middle) ? 0
                                                  : land.to_coast(middle, kAnyCoast).si;
        if (off > farthest) farthest = off, best = middle;
      }
    Zone zone;
    zone.id = "sea";
    zone.name = {"All of the sea", "全部海域"};
    zone.position = best;
    region().zones.add(std::move(zone));
  }

  // ---- lines -------------------------------------------------------------------------------

  /// The calls of a trip, from its first departure on; neighbouring calls at one wharf as one.
  std::vector<Call> calls_of(const Trip& trip) const {
    std::vector<Call> calls;
    const auto start = trip.calls.front().departs;
    for (const StopTime& stop : trip.calls) {
      const Id<Place> place = wharf_of_stop_.at(stop.stop);
      if (!calls.empty() && calls.back().place == place)
        calls.back().departs = stop.departs - start;
      else
        calls.push_back({place, stop.arrives - start, stop.departs - start});
    }
    calls.front().arrives = calls.front().departs = Duration{0};
    calls.back().departs = calls.back().arrives;
    return calls;
  }

  using Pattern = std::vector<std::tuple<Id<Place>, Duration, Duration>>;
  static Pattern pattern_of(const std::vector<Call>& calls) {
    Pattern pattern;
    for (const Call& call : calls) pattern.emplace_back(call.place, call.arrives, call.departs);
    return pattern;
  }

  void add_lines() {
    std::vector<std::map<Pattern, std::optional<Id<Line>>>> lines(feed_.routes.size());
    std::vector<std::vector<Call>> calls;
    Notes notes(result_.odd);
    for (const Trip& trip : feed_.trips) {
      calls.push_back(calls_of(trip));
      if (calls.back().size() < 2)
        notes.add(fmt::format("trip '{}' calls at one wharf only and is left out", trip.id));
      else
        lines[trip.route].try_emplace(pattern_of(calls.back()));
    }
    std::vector<int> made(feed_.routes.size(), 0);
    line_of_trip_.resize(feed_.trips.size());
    FreshNames fresh;
    for (std::size_t i = 0; i < feed_.trips.size(); ++i) {
      if (calls[i].size() < 2) continue;
      const std::size_t route = feed_.trips[i].route;
      auto& line = lines[route].at(pattern_of(calls[i]));
      if (!line) {
        const bool alone = lines[route].size() == 1;
        const std::string& id = feed_.routes[route].id;
        line = add_line(fresh(alone ? id : fmt::format("{}-{}", id, ++made[route])),
                        feed_.routes[route].name, calls[i]);
      }
      line_of_trip_[i] = line;
    }
  }

  Id<Line> add_line(const std::string& id, const std::string& name,
                    const std::vector<Call>& calls) {
    Line line;
    line.id = id;
    line.name = both(name);
    line.calls = calls;
    line.source = "the feed";
    tell_fast_legs(line);
    return timetable().lines.add(std::move(line));
  }

  /// Speed that a leg asks for, along the straight way.
  double speed(const Call& from, const Call& to) {
    const double way =
        distance(region().places[from.place].position, region().places[to.place].position).si;
    return way / std::max(in_seconds(to.arrives - from.departs), 1.0);
  }

  void tell_fast_legs(const Line& line) {
    for (std::size_t i = 1; i < line.calls.size(); ++i) {
      const double needed = speed(line.calls[i - 1], line.calls[i]);
      fastest_ = std::max(fastest_, needed);
      if (needed > kFastest)
        result_.odd.push_back(fmt::format(
            "line '{}' makes {:.0f} kn from '{}' to '{}'", line.id, needed / kKnot,
            region().places[line.calls[i - 1].place].id, region().places[line.calls[i].place].id));
    }
  }

  /// Without a coastline lanes are straight, from call to call.
  void add_links() {
    std::set<std::pair<Id<Place>, Id<Place>>> linked;
    FreshNames fresh;
    for (const Line& line : timetable().lines)
      for (std::size_t i = 1; i < line.calls.size(); ++i) {
        const auto [a, b] = std::minmax(line.calls[i - 1].place, line.calls[i].place);
        if (!linked.insert({a, b}).second) continue;
        Link link;
        link.id = fresh(fmt::format("sea-{}-{}", region().places[a].id, region().places[b].id));
        link.from = a;
        link.to = b;
        link.medium = LinkMedium::sea;
        link.zone = Id<Zone>{0};
        link.source = "straight: assumption";
        region().links.add(std::move(link));
      }
  }

  // ---- craft and sailings ------------------------------------------------------------------

  void add_craft() {
    std::vector<Passage> passages;
    std::vector<Id<Line>> lines;
    for (std::size_t i = 0; i < feed_.trips.size(); ++i) {
      if (!line_of_trip_[i]) continue;
      const Trip& trip = feed_.trips[i];
      const std::vector<Call>& calls = timetable().lines[*line_of_trip_[i]].calls;
      const auto length = std::chrono::duration_cast<std::chrono::seconds>(calls.back().arrives);
      for (const auto departs : departures(trip)) {
        passages.push_back({calls.front().place.index(), calls.back().place.index(), departs,
                            departs + length, trip.service, feed_.routes[trip.route].agency,
                            trip.block});
        lines.push_back(*line_of_trip_[i]);
      }
    }
    add_class();
    FreshNames craft_names, sailing_names;
    for (const Roster& chain :
         craft_for(passages, feed_.services,
                   std::chrono::duration_cast<std::chrono::seconds>(kTurnRound)))
      add_one_craft(chain, passages, lines, craft_names, sailing_names);
    tell_one_way(passages);
  }

  void add_class() {
    const double knots =
        std::ceil(std::clamp(fastest_ * kLongerThanStraight, kSlowest, kFastest) / kKnot);
    CraftClass ferry;
    ferry.id = "ferry";
    ferry.name = {"Ferry", "渡轮"};
    ferry.seats = kSeats;
    ferry.speed = Speed{std::round(knots * kKnot * 100) / 100};
    ferry.limits.wind = Speed{17.2};
    ferry.limits.wave = Length{2.0};
    ferry.limits.visibility = Length{500};
    ferry.length = kCraftLength;
    ferry.draft = kCraftDraft;
    ferry.boarding_rate = kBoarding;
    ferry.unloading_rate = kUnloading;
    ferry.turn_round = kTurnRound;
    ferry.source = fmt::format(
        "speed: {} kn, which the fastest leg needs along a way {:.0f} % "
        "longer than straight, within 10 to 45 kn; the rest: assumption",
        knots, 100 * (kLongerThanStraight - 1));
    scenario().fleet.classes.add(std::move(ferry));
  }

  void add_one_craft(const Roster& chain, const std::vector<Passage>& passages,
                     const std::vector<Id<Line>>& lines, FreshNames& craft_names,
                     FreshNames& sailing_names) {
    const std::string agency = chain.agency.empty() ? "ferry" : chain.agency;
    Craft craft;
    craft.id = craft_names(chain.block.empty() ? fmt::format("{}-{}", agency, ++craft_of_[agency])
                                               : chain.block);
    craft.name = both(craft.id);
    craft.home = Id<Place>{static_cast<std::uint32_t>(chain.home)};
    craft.notice = {Distribution::Kind::triangular, 600, 1200, 2400};
    craft.source = chain.block.empty() ? "as many as the sailings need; notice: assumption"
                                       : "a block of the feed; notice: assumption";
    const Id<Craft> id = scenario().fleet.craft.add(craft);
    std::map<std::pair<Id<Line>, Id<Service>>, std::vector<ServiceTime>> departs;
    for (const std::size_t passage : chain.passages)
      departs[{lines[passage], Id<Service>{static_cast<std::uint32_t>(passages[passage].service)}}]
          .push_back({passages[passage].departs});
    for (auto& [key, times] : departs) {
      Sailing sailing;
      sailing.line = key.first;
      sailing.service = key.second;
      sailing.craft = id;
      sailing.id = sailing_names(fmt::format("{}-{}", timetable().lines[key.first].id,
                                             timetable().services[key.second].id));
      sailing.name = timetable().lines[key.first].name;
      std::sort(times.begin(), times.end());
      sailing.departs = times;
      timetable().sailings.add(std::move(sailing));
    }
  }

  /// Wharves from which more sailings leave than arrive: craft sail back empty, or a trip is wrong.
  void tell_one_way(const std::vector<Passage>& passages) {
    const std::vector<std::size_t> days = days_of(feed_.services);
    std::map<std::size_t, std::pair<std::size_t, std::size_t>> calls;  // leave, arrive
    for (const Passage& passage : passages) {
      calls[passage.from].first += days[passage.service];
      calls[passage.to].second += days[passage.service];
    }
    Notes notes(result_.odd);
    for (const auto& [place, count] : calls)
      if (count.first != count.second)
        notes.add(
            fmt::format("from '{}' {} sailings leave, and {} end there: craft come back "
                        "empty, or a trip runs the wrong way",
                        region().places[Id<Place>{static_cast<std::uint32_t>(place)}].id,
                        count.first, count.second));
  }

  void tell_time_zones() {
    std::set<std::string> zones;
    for (const Agency& agency : feed_.agencies) zones.insert(agency.timezone);
    if (zones.size() > 1)
      result_.odd.push_back(
          fmt::format("its agencies keep the time of {}: a scenario has one "
                      "clock, and all times are taken as of it",
                      fmt::join(zones, ", ")));
  }

  const Feed& feed_;
  const ImportOptions& options_;
  Imported result_;
  std::map<std::size_t, Id<Place>> wharf_of_stop_;
  std::set<std::pair<double, double>> asked_;  ///< middles of legs
  std::vector<std::optional<Id<Line>>> line_of_trip_;
  std::map<std::string, int> craft_of_;  ///< craft named so far, by agency
  double fastest_ = 0;                   ///< m/s, straight
};

}  // namespace

Imported import_feed(const Feed& feed, const ImportOptions& options) {
  return Importer(feed, options).import();
}

}  // namespace skerry::io::gtfs
