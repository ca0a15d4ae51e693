// What becomes of a feed, and of a timetable that goes out as a feed and comes in again.

#include "sim/io/gtfs_import.h"

#include "sim/io/gtfs_craft.h"
#include "sim/io/gtfs_export.h"
#include "sim/io/load.h"
#include "sim/io/yaml_writer.h"
#include "tests/support/feeds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <numeric>
#include <random>
#include <set>
#include <tuple>

namespace skerry::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using io::gtfs::Imported;
using io::gtfs::Passage;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Date kToday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};

Imported imported(const FeedFiles& files, const Coastline& coastline = {}) {
  io::gtfs::ImportOptions options;
  options.id = "gulf";
  options.coastline = coastline;
  if (!coastline.empty()) options.coastline_file = FileName{"coastline.geojson", {}};
  return io::gtfs::import_feed(read(files), options);
}

template <class Entity>
std::vector<std::string> ids(const Table<Entity>& table) {
  std::vector<std::string> result;
  for (const Entity& row : table) result.push_back(row.id);
  return result;
}

/// A square of land, its middle and half its side in degrees.
Coastline::Ring square(double latitude, double longitude, double half) {
  return {{latitude - half, longitude - half},
          {latitude - half, longitude + half},
          {latitude + half, longitude + half},
          {latitude + half, longitude - half},
          {latitude - half, longitude - half}};
}

// ---- import -------------------------------------------------------------------------------

TEST(AFeed, BecomesWharvesLinesSailingsAndOneCraftThatGoesThereAndBack) {
  const Imported result = imported(small_feed());
  const Scenario& s = result.scenario;
  EXPECT_THAT(ids(s.region.places), ElementsAre("town", "isle"));
  EXPECT_THAT(ids(s.timetable.lines), ElementsAre("R-1", "R-2"));
  EXPECT_EQ(s.timetable.lines[Id<Line>{0}].calls[1].arrives, 30min);
  ASSERT_EQ(s.fleet.craft.size(), 1u);
  EXPECT_EQ(s.fleet.craft[Id<Craft>{0}].home, Id<Place>{0});
  ASSERT_EQ(s.timetable.sailings.size(), 2u);
  EXPECT_THAT(s.timetable.sailings[Id<Sailing>{1}].departs, ElementsAre(ServiceTime{9h}));
  EXPECT_THAT(result.odd, IsEmpty());
}

TEST(AClassOfFerry, IsAsFastAsTheFastestLegAsks) {
  // 0.09 degrees of a sphere of 6,371,008.8 m are 10.008 km; in 30 min 5.560 m/s or 10.81 kn;
  // 15 % more is 12.43 kn, in whole knots 13 or 6.69 m/s.
  const Imported result = imported(small_feed());
  EXPECT_NEAR(result.scenario.fleet.classes[Id<CraftClass>{0}].speed.si, 6.69, 1e-9);
}

TEST(ALegFasterThan45Knots, IsOdd) {
  // 10.008 km in 6 min is 54.0 kn.
  const Imported result =
      imported(with(small_feed(), "stop_times.txt",
                    "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                    "out,08:00:00,08:00:00,town,1\nout,08:06:00,08:06:00,isle,2\n"
                    "back,09:00:00,09:00:00,isle,1\n"
                    "back,09:30:00,09:30:00,town,2\n"));
  EXPECT_THAT(result.odd, Contains("line 'R-1' makes 54 kn from 'town' to 'isle'"));
}

TEST(Platforms, OfOneStationAreOneWharf) {
  FeedFiles files = small_feed();
  files["stops.txt"] =
      "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
      "pier1,Pier 1,-36.80,175.00,0,hub\npier2,Pier 2,-36.80,175.001,0,hub\n"
      "pier3,Pier 3,-36.80,175.002,0,hub\n"
      "hub,Hub,-36.801,175.00,1,\nisle,Isle,-36.71,175.00,0,\n";
  files["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "out,08:00:00,08:00:00,pier1,1\nout,08:30:00,08:30:00,isle,2\n"
      "back,09:00:00,09:00:00,isle,1\nback,09:30:00,09:30:00,pier2,2\n"
      "back,09:32:00,09:32:00,pier3,3\n";
  const Imported result = imported(files);
  const Region& region = result.scenario.region;
  ASSERT_THAT(ids(region.places), ElementsAre("hub", "isle"));
  EXPECT_EQ(region.places[Id<Place>{0}].position, (Position{-36.80, 175.00}));
  EXPECT_EQ(region.places[Id<Place>{0}].wharf->berths, 3);
  const Line& back = result.scenario.timetable.lines[Id<Line>{1}];
  ASSERT_EQ(back.calls.size(), 2u) << "two platforms of a wharf in a row are one call";
  EXPECT_EQ(back.calls[1].arrives, 30min);
}

TEST(Wharves, AreOnTheLandTheyStandOnOrNextTo) {
  FeedFiles files = small_feed();
  files["stops.txt"] =
      "stop_id,stop_name,stop_lat,stop_lon\ntown,Town,-36.80,175.00\n"
      "isle,Isle,-36.7085,175.00\nfar,Far,-36.69,175.05\n";
  files["stop_times.txt"] += "out,09:00:00,09:00:00,far,3\n";
  const Coastline land({square(-36.80, 175.00, 0.01), square(-36.70, 175.00, 0.008)});
  const Imported result = imported(files, land);
  const Region& region = result.scenario.region;
  EXPECT_THAT(ids(region.islands), ElementsAre("town", "isle"));
  EXPECT_EQ(region.places[Id<Place>{2}].island, Id<Island>{1}) << "the nearest";
  // From the corner, 0.042 deg of longitude and 0.002 of latitude: 3.745 and 0.222 km.
  EXPECT_THAT(result.odd, Contains("stop 'far' is 3.8 km from any coast"));
  EXPECT_TRUE(region.lanes.has_value());
  EXPECT_TRUE(region.links.empty()) << "lanes are found round the land";
  EXPECT_FALSE(land.is_land(*region.zones[Id<Zone>{0}].position));
}

TEST(WithoutACoastline, LanesAreStraightFromCallToCall) {
  const Imported result = imported(small_feed());
  EXPECT_THAT(ids(result.scenario.region.links), ElementsAre("sea-town-isle"));
  EXPECT_FALSE(result.scenario.region.lanes.has_value());
}

TEST(AgenciesWithTwoClocks, AreOdd) {
  FeedFiles files = small_feed();
  files["agency.txt"] += "far,Far,http://localhost/,Pacific/Chatham\n";
  files["routes.txt"] += "F,far,,Far,4\n";
  files["trips.txt"] += "F,week,far\n";
  files["stop_times.txt"] += "far,10:00:00,10:00:00,town,1\nfar,11:00:00,11:00:00,isle,2\n";
  EXPECT_THAT(imported(files).odd, Contains(HasSubstr("Pacific/Auckland, Pacific/Chatham")));
}

// ---- craft --------------------------------------------------------------------------------

std::vector<Service> all_days(int count = 1) {
  std::vector<Service> result(static_cast<std::size_t>(count));
  for (Service& service : result) service.also = {kToday};
  return result;
}

TEST(Craft, WaitForTheNextSailingFromWhereTheyLie) {
  const std::vector<Passage> passages{{0, 1, 8h, 9h, 0, "a", ""},
                                      {1, 0, 9h + 4min, 10h, 0, "a", ""},  // too soon by a minute
                                      {1, 0, 9h + 5min, 10h, 0, "a", ""}};
  const auto craft = io::gtfs::craft_for(passages, all_days(), 5min);
  ASSERT_EQ(craft.size(), 2u);
  EXPECT_THAT(craft[0].passages, ElementsAre(0u, 2u));
  EXPECT_THAT(craft[1].passages, ElementsAre(1u));
  EXPECT_EQ(craft[1].home, 1u);
}

TEST(Craft, OfDaysThatDoNotMeetAreTheSame) {
  std::vector<Service> services = all_days(2);
  services[1].also = {Date{kToday.day + std::chrono::days{1}}};
  const std::vector<Passage> passages{{0, 1, 8h, 9h, 0, "a", ""}, {0, 1, 8h, 9h, 1, "a", ""}};
  EXPECT_EQ(io::gtfs::craft_for(passages, services, 5min).size(), 1u);
  services[1].also = services[0].also;
  EXPECT_EQ(io::gtfs::craft_for(passages, services, 5min).size(), 2u);
}

TEST(Craft, ThatAreUnderWayAtMidnightCannotSailInTheMorningToo) {
  std::vector<Service> services = all_days(2);
  services[1].also = {Date{kToday.day + std::chrono::days{1}}};
  const std::vector<Passage> passages{{0, 1, 23h, 32h, 0, "a", ""}, {0, 1, 7h, 8h, 1, "a", ""}};
  EXPECT_EQ(io::gtfs::craft_for(passages, services, 5min).size(), 2u);
}

TEST(Craft, OfTwoAgenciesAreNotShared) {
  const std::vector<Passage> passages{{0, 1, 8h, 9h, 0, "a", ""}, {1, 0, 10h, 11h, 0, "b", ""}};
  EXPECT_EQ(io::gtfs::craft_for(passages, all_days(), 5min).size(), 2u);
}

TEST(Craft, AreThoseOfTheBlocksWhereTheFeedHasThem) {
  const std::vector<Passage> passages{
      {0, 1, 8h, 9h, 0, "a", "x"}, {1, 0, 10h, 11h, 0, "a", "y"}, {1, 0, 12h, 13h, 0, "a", "x"}};
  const auto craft = io::gtfs::craft_for(passages, all_days(), 5min);
  ASSERT_EQ(craft.size(), 2u);
  EXPECT_THAT(craft[0].passages, ElementsAre(0u, 2u));
}

/// The largest number of passages that can follow another one each, by trying all.
int most_followed(const std::vector<Passage>& passages, std::size_t at, unsigned taken) {
  if (at == passages.size()) return 0;
  int best = most_followed(passages, at + 1, taken);
  for (std::size_t next = 0; next < passages.size(); ++next)
    if ((taken >> next & 1u) == 0 && passages[next].from == passages[at].to &&
        passages[next].departs >= passages[at].arrives + 5min)
      best = std::max(best, 1 + most_followed(passages, at + 1, taken | 1u << next));
  return best;
}

TEST(Craft, AreAsFewAsCanSailOneDay) {
  std::mt19937 random(4);
  for (int trial = 0; trial < 300; ++trial) {
    std::vector<Passage> passages;
    for (int i = 0; i < 7; ++i) {
      const auto departs = std::chrono::minutes{300 + random() % 600};
      passages.push_back({random() % 3, random() % 3, departs,
                          departs + std::chrono::minutes{20 + random() % 100}, 0, "a", ""});
    }
    const int least = static_cast<int>(passages.size()) - most_followed(passages, 0, 0);
    EXPECT_EQ(io::gtfs::craft_for(passages, all_days(), 5min).size(),
              static_cast<std::size_t>(least));
  }
}

// ---- the files ----------------------------------------------------------------------------

TEST(TheFilesOfAFeed, AreReadBackAsWhatWasMade) {
  const fs::path feed = as_zip(small_feed());
  const fs::path out = feed.parent_path() / "new" / "gulf";
  const auto report = io::gtfs::import_gtfs(feed, out, std::nullopt, "", kToday);
  const Scenario s = io::load(out / "timetable.yaml").scenario;
  const Scenario made = imported(small_feed()).scenario;
  EXPECT_EQ(s.timetable.id, "feed");
  EXPECT_EQ(ids(s.region.places), ids(made.region.places));
  EXPECT_EQ(ids(s.timetable.sailings), ids(made.timetable.sailings));
  const Place& town = s.region.places[Id<Place>{0}];
  EXPECT_EQ(town.position, (Position{-36.8, 175}));
  EXPECT_EQ(town.wharf->berths, 2);
  EXPECT_DOUBLE_EQ(town.wharf->embark_rate.si, 20.0 / 60);
  EXPECT_EQ(s.timetable.services[Id<Service>{0}].until,
            made.timetable.services[Id<Service>{0}].until);
  EXPECT_EQ(s.fleet.craft[Id<Craft>{0}].notice, made.fleet.craft[Id<Craft>{0}].notice);
  EXPECT_THAT(report.made, ElementsAre("2 wharves, 2 islands",
                                       "2 lines, 1 service, 2 sailings with 2 departures, "
                                       "2026-01-01 to 2026-12-31",
                                       "1 craft"));
  EXPECT_THAT(report.odd, IsEmpty());
  const auto later = Date{kToday.day + std::chrono::days{60}};
  EXPECT_THAT(io::gtfs::import_gtfs(feed, out.parent_path() / "b", std::nullopt, "", later).odd,
              ElementsAre("it has expired: its last day is 2026-12-31"));
}

TEST(AFolderWithSomethingInIt, IsNotWrittenInto) {
  const fs::path feed = as_zip(small_feed());
  EXPECT_THROW(io::gtfs::import_gtfs(feed, feed.parent_path(), std::nullopt, "", kToday),
               InputError);
  EXPECT_FALSE(fs::exists(feed.parent_path() / "region.yaml"));
}

TEST(ARefusedFeed, LeavesNothingBehind) {
  const fs::path feed = as_zip(with(small_feed(), "trips.txt", "nonsense\n"));
  EXPECT_THROW(io::gtfs::import_gtfs(feed, feed.parent_path() / "out", std::nullopt, "", kToday),
               InputError);
  EXPECT_EQ(std::distance(fs::directory_iterator(feed.parent_path()), fs::directory_iterator()), 1);
}

// ---- out and in again ---------------------------------------------------------------------

using Departures = std::multiset<std::tuple<std::string, std::string, std::string, long>>;

/// Every departure: line, service, craft and time.
Departures departures_of(const Scenario& s) {
  Departures result;
  for (const Sailing& sailing : s.timetable.sailings)
    for (const ServiceTime departs : sailing.departs)
      result.insert({s.timetable.lines[sailing.line].id, s.timetable.services[sailing.service].id,
                     s.fleet.craft[sailing.craft].id, departs.since_midnight.count()});
  return result;
}

using Calls = std::vector<std::tuple<std::string, long, long>>;

std::map<std::string, Calls> lines_of(const Scenario& s) {
  std::map<std::string, Calls> result;
  for (const Line& line : s.timetable.lines)
    for (std::size_t i = 0; i < line.calls.size(); ++i) {
      const Call& call = line.calls[i];
      const bool last = i + 1 == line.calls.size();
      result[line.id].emplace_back(s.region.places[call.place].id,
                                   i == 0 ? 0 : call.arrives.count(),
                                   i == 0 ? 0 : (last ? call.arrives : call.departs).count());
    }
  return result;
}

/// Wharves, lines, services, craft and sailings at random; every line and service is used.
Scenario random_timetable(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  Scenario s;
  s.timetable.id = "random";
  for (int i = 0; i < 5; ++i) {
    Place place;
    place.id = "w" + std::to_string(i);
    place.name = {"Wharf, \"" + std::to_string(i) + "\"", ""};
    place.position = {-36.0 - 0.1 * below(9), 174.0 + 0.1 * below(9)};
    s.region.places.add(place);
  }
  const auto day = [&] { return Date{kToday.day + std::chrono::days{below(400)}}; };
  const unsigned many = 1 + below(5);
  for (unsigned i = 0; i < many; ++i) {
    Service service;
    service.id = "s" + std::to_string(i);
    for (int d = 0; d < 7; ++d)
      if (below(2) != 0) service.days.push_back(static_cast<Weekday>(d));
    if (!service.days.empty()) {
      service.from = day();
      service.until = Date{service.from->day + std::chrono::days{below(300)}};
    }
    std::set<Date> also{day()}, except;
    for (unsigned k = below(4); k > 0; --k) also.insert(day()), except.insert(day());
    service.also.assign(also.begin(), also.end());
    for (const Date date : except)
      if (!also.contains(date)) service.except.push_back(date);
    s.timetable.services.add(service);

    Line line;
    line.id = "l" + std::to_string(i);
    line.name = {line.id, ""};
    Duration at{};
    unsigned place = below(5);
    for (unsigned k = 2 + below(4); k > 0; --k) {
      const Duration stay = line.calls.empty() ? 0min : std::chrono::minutes{below(9)};
      line.calls.push_back({Id<Place>{place}, at, k == 1 ? at : at + stay});
      at += stay + std::chrono::seconds{600 + below(9000)};
      place = (place + 1 + below(4)) % 5;
    }
    s.timetable.lines.add(line);
    Craft craft;
    craft.id = "c" + std::to_string(i);
    s.fleet.craft.add(craft);
  }
  for (unsigned i = 0; i < many; ++i)
    for (unsigned k = 1 + below(3); k > 0; --k) {
      Sailing sailing;
      sailing.id = "x" + std::to_string(i) + "-" + std::to_string(k);
      sailing.line = Id<Line>{k == 1 ? i : below(many)};
      sailing.service = Id<Service>{k == 1 ? i : below(many)};
      sailing.craft = Id<Craft>{below(many)};
      for (unsigned n = 1 + below(6); n > 0; --n)
        sailing.departs.push_back({std::chrono::seconds{below(48 * 3600)}});
      s.timetable.sailings.add(sailing);
    }
  return s;
}

TEST(ATimetable, ComesBackFromAFeedAsItWentOut) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    const Scenario before = random_timetable(seed);
    FeedFiles files;
    for (const io::Member& member : io::gtfs::export_feed(before, "Pacific/Auckland"))
      files[member.name] = member.bytes;
    const Imported back = imported(files);
    const Scenario& after = back.scenario;
    EXPECT_EQ(departures_of(after), departures_of(before));
    EXPECT_EQ(lines_of(after), lines_of(before));
    ASSERT_EQ(after.timetable.services.size(), before.timetable.services.size());
    for (const Service& was : before.timetable.services) {
      const auto is = std::find_if(after.timetable.services.begin(), after.timetable.services.end(),
                                   [&](const Service& service) { return service.id == was.id; });
      ASSERT_NE(is, after.timetable.services.end());
      EXPECT_EQ(is->days, was.days);
      EXPECT_EQ(is->from, was.from);
      EXPECT_EQ(is->until, was.until);
      EXPECT_EQ(is->also, was.also);
      EXPECT_EQ(is->except, was.except);
    }
  }
}

TEST(AnExport, NamesTheTimeZoneOfTheScenario) {
  Scenario s = random_timetable(1);
  const auto agency = [&] { return io::gtfs::export_feed(s, "").front().bytes; };
  EXPECT_THAT(agency(), HasSubstr(",Etc/UTC\n"));
  s.start.offset = 13h;
  EXPECT_THAT(agency(), HasSubstr(",Etc/GMT-13\n"));
  s.start.offset = 5h + 30min;
  EXPECT_THROW(agency(), InputError);
  s.timetable.sailings = {};
  EXPECT_THROW(io::gtfs::export_feed(s, "Asia/Kolkata"), InputError);
}

// ---- the Hauraki Gulf, a real feed --------------------------------------------------------

fs::path hauraki() {
  const fs::path place = fs::path(SKERRY_SOURCE_DIR) / "../shared/data/gtfs/hauraki";
  return fs::exists(place) ? place : fs::path("/work/shared/data/gtfs/hauraki");
}
#define SKERRY_NEEDS(file) \
  if (!fs::exists(file)) GTEST_SKIP() << (file) << " is not there"

/// Departures that its files list, counted by other means: 11 trips, of which two passage by
/// frequency from 06:00 and 07:00 for twelve hours, hourly.
constexpr std::size_t kHaurakiDepartures = 11 - 2 + 2 * 12;

TEST(TheHaurakiFeed, IsReadWhole) {
  SKERRY_NEEDS(hauraki());
  const io::gtfs::Feed feed = io::gtfs::read_feed(hauraki());
  EXPECT_EQ(feed.stops.size(), 9u);
  EXPECT_EQ(feed.routes.size(), 6u);
  EXPECT_EQ(feed.agencies.size(), 2u);
  EXPECT_EQ(feed.trips.size(), 11u);
  EXPECT_EQ(feed.services.size(), 10u) << "two trips share one";
  std::size_t count = 0;
  for (const io::gtfs::Trip& trip : feed.trips) count += departures(trip).size();
  EXPECT_EQ(count, kHaurakiDepartures);
}

TEST(TheHaurakiFeed, IsTheSameFromAZipWithAFolderInIt) {
  SKERRY_NEEDS(hauraki());
  FeedFiles files;
  for (const auto& entry : fs::directory_iterator(hauraki())) {
    std::ifstream stream(entry.path(), std::ios::binary);
    files[entry.path().filename().string()] = {std::istreambuf_iterator<char>(stream), {}};
  }
  const io::gtfs::Feed feed = io::gtfs::read_feed(as_zip(files, "gulf/"));
  EXPECT_EQ(feed.trips.size(), 11u);
  EXPECT_EQ(feed.info.publisher, "AKL Missing GTFS");
}

TEST(TheHaurakiFeed, BecomesFilesThatAreReadBack) {
  SKERRY_NEEDS(hauraki());
  const fs::path coastline = fs::path(SKERRY_SOURCE_DIR) / "data/hauraki_coastline.geojson";
  const fs::path out = feed_folder() / "hauraki";
  const auto report = io::gtfs::import_gtfs(hauraki(), out, coastline, "hauraki", kToday);
  const Scenario s = io::load(out / "timetable.yaml").scenario;
  EXPECT_EQ(departures_of(s).size(), kHaurakiDepartures);
  // Wynyard, Viaduct, Gulf Harbour and Half Moon Bay are the mainland; five islands besides.
  EXPECT_EQ(s.region.islands.size(), 6u);
  EXPECT_THAT(report.odd, Contains("it has expired: its last day is 2026-01-01"));
  EXPECT_THAT(report.odd, Contains(HasSubstr("from 'Wynyard'")))
      << "the westbound trip of Tryphena runs the wrong way";
  EXPECT_THAT(report.odd, testing::Not(Contains(HasSubstr("from any coast"))));
  // A crossing of an hour and five minutes to turn round, hourly from both ends: four craft. One
  // more for Rakino; two for Tryphena, which none leaves; two on weekends from Viaduct.
  EXPECT_EQ(s.fleet.craft.size(), 9u);
}

}  // namespace
}  // namespace skerry::test
