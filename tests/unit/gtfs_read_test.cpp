// Reading feeds: what may be in them, and what is refused.

#include "sim/io/gtfs.h"
#include "tests/support/feeds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;
using io::gtfs::Feed;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Date date(int year, unsigned month, unsigned day) {
  return {std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) /
                                static_cast<int>(day)}};
}

TEST(AFeed, IsReadFromAFolder) {
  const Feed feed = read(small_feed());
  ASSERT_EQ(feed.stops.size(), 2u);
  EXPECT_EQ(feed.stops[1].id, "isle");
  EXPECT_EQ(feed.stops[1].position, (Position{-36.71, 175.0}));
  ASSERT_EQ(feed.trips.size(), 2u);
  EXPECT_EQ(feed.trips[0].calls[1].arrives, 8h + 30min);
  EXPECT_THAT(feed.services[0].days,
              ElementsAre(Weekday::mon, Weekday::tue, Weekday::wed, Weekday::thu, Weekday::fri));
  EXPECT_EQ(feed.services[0].from, date(2026, 1, 1));
  EXPECT_THAT(feed.ignored, IsEmpty());
  EXPECT_THAT(feed.odd, IsEmpty());
}

TEST(AFeed, MayHaveAMarkAtItsStartAndTheLineEndsOfWindowsAndQuotes) {
  FeedFiles files = small_feed();
  files["stops.txt"] =
      "\xEF\xBB\xBFstop_id,stop_name,stop_lat,stop_lon\r\n"
      "town,\"Town, \"\"old\"\" quay\",-36.80,175.00\r\n"
      "isle,Isle , -36.71 ,175.00\r\n";
  const Feed feed = read(files);
  EXPECT_EQ(feed.stops[0].name, "Town, \"old\" quay");
  EXPECT_EQ(feed.stops[1].name, "Isle");
}

TEST(AFeed, MayHaveColumnsInAnyOrderAndUnknownOnes) {
  const Feed feed = read(with(small_feed(), "trips.txt",
                              "mood,trip_id,service_id,route_id\ngay,out,week,R\n,back,week,R\n"));
  EXPECT_EQ(feed.trips[1].id, "back");
}

TEST(AFeed, WithoutShapesAndFeedInfoIsWhole) { EXPECT_EQ(refusal(small_feed()), "read"); }

TEST(AFeed, MayHaveTimesPastMidnight) {
  const Feed feed = read(with(small_feed(), "stop_times.txt",
                              "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                              "out,25:10:00,25:10:00,town,1\nout,26:00:30,26:00:30,isle,2\n"
                              "back,9:00:00,9:00:00,isle,1\nback,9:30:00,9:30:00,town,2\n"));
  EXPECT_EQ(feed.trips[0].calls[0].departs, 25h + 10min);
  EXPECT_EQ(feed.trips[0].calls[1].arrives, 26h + 30s);
  EXPECT_EQ(feed.trips[1].calls[0].departs, 9h);
}

TEST(AFeed, MayHaveItsCallsInAnyOrder) {
  const Feed feed = read(with(small_feed(), "stop_times.txt",
                              "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                              "back,09:30:00,09:30:00,town,20\nout,08:30:00,08:30:00,isle,7\n"
                              "back,09:00:00,09:00:00,isle,10\nout,08:00:00,08:00:00,town,1\n"));
  EXPECT_EQ(feed.stops[feed.trips[0].calls[0].stop].id, "town");
  EXPECT_EQ(feed.stops[feed.trips[1].calls[0].stop].id, "isle");
}

TEST(ACallWithoutTimes, IsTimedByTheWayMade) {
  // A stop at a third of the way, so 10 of 30 minutes: 3 and 9 hundredths of a degree.
  FeedFiles files = small_feed();
  files["stops.txt"] += "reef,Reef,-36.77,175.00\n";
  files["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "out,08:00:00,08:00:00,town,1\nout,,,reef,2\n"
      "out,08:30:00,08:30:00,isle,3\n"
      "back,09:00:00,09:00:00,isle,1\nback,09:30:00,09:30:00,town,2\n";
  const Feed feed = read(files);
  const auto at_reef = feed.trips[0].calls[1].arrives;
  EXPECT_NEAR(static_cast<double>(at_reef.count()), 8 * 3600 + 600, 1);
  EXPECT_THAT(feed.odd, Contains(HasSubstr("1 call without times")));
}

TEST(Services, MayExistInCalendarDatesAlone) {
  FeedFiles files = without(small_feed(), "calendar.txt");
  files["calendar_dates.txt"] =
      "service_id,date,exception_type\nweek,20260708,1\nweek,20260608,1\nweek,20260609,2\n";
  const Feed feed = read(files);
  EXPECT_THAT(feed.services[0].days, IsEmpty());
  EXPECT_THAT(feed.services[0].also, ElementsAre(date(2026, 6, 8), date(2026, 7, 8)));
  EXPECT_THAT(feed.services[0].except, ElementsAre(date(2026, 6, 9)));
}

TEST(Services, OfNoCalendarAreRefused) {
  EXPECT_THAT(refusal(with(small_feed(), "trips.txt",
                           "route_id,service_id,trip_id\nR,week,out\nR,feast,back\n")),
              HasSubstr("feed/trips.txt:3:3: service 'feast' is neither in calendar.txt nor in "
                        "calendar_dates.txt"));
}

TEST(Frequencies, ExpandToDeparturesBeforeTheirEnd) {
  FeedFiles files = small_feed();
  files["frequencies.txt"] =
      "trip_id,start_time,end_time,headway_secs,exact_times\n"
      "out,06:00:00,18:00:00,3600,0\nback,06:30:00,07:30:00,1800,1\n"
      "back,23:00:00,25:00:01,3600,1\n";
  const Feed feed = read(files);
  EXPECT_EQ(departures(feed.trips[0]).size(), 12u);
  EXPECT_EQ(departures(feed.trips[0]).back(), 17h);
  EXPECT_THAT(departures(feed.trips[1]), ElementsAre(6h + 30min, 7h, 23h, 24h, 25h));
  EXPECT_THAT(feed.odd, Contains(HasSubstr("1 row in frequencies.txt without exact times")));
}

TEST(Routes, OfOtherTypesAreLeftOutWithTheirStopsAndServices) {
  FeedFiles files = small_feed();
  files["routes.txt"] += "B,boats,B,Bus,3\nW,boats,W,Water taxi,1010\n";
  files["stops.txt"] += "street,Street,-36.9,174.9\n";
  files["trips.txt"] += "B,rain,bus\nW,week,taxi\n";
  files["stop_times.txt"] +=
      "bus,not-a-time,,street,1\ntaxi,10:00:00,10:00:00,town,1\n"
      "taxi,10:20:00,10:20:00,isle,2\n";
  const Feed feed = read(files);
  ASSERT_EQ(feed.routes.size(), 2u);
  EXPECT_EQ(feed.routes[1].id, "W");
  EXPECT_EQ(feed.stops.size(), 2u);
  EXPECT_EQ(feed.services.size(), 1u);
  EXPECT_THAT(feed.ignored, ElementsAre("1 route of type 3, not ferries"));
}

TEST(WhatIsIgnored, IsTold) {
  FeedFiles files = small_feed();
  files["shapes.txt"] = "whatever\n";
  files["fare_rules.txt"] = "";
  files["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type\n"
      "out,08:00:00,08:00:00,town,1,2\nout,08:30:00,08:30:00,isle,2,0\n";
  const Feed feed = read(files);
  EXPECT_THAT(feed.ignored,
              ElementsAre("fare_rules.txt", "shapes.txt", "pickup_type in stop_times.txt"));
  EXPECT_THAT(feed.odd, Contains("trip 'back' has no stops and is left out"));
}

TEST(AFeedWithoutFerries, IsRefused) {
  FeedFiles files = small_feed();
  files["routes.txt"] = "route_id,route_type\nR,3\n";
  EXPECT_EQ(refusal(files), "feed: no ferry in it: no route of type 4 or 1000 to 1299");
}

TEST(AFeedThatLacksFiles, IsToldAllOfThem) {
  FeedFiles files = without(without(small_feed(), "stops.txt"), "calendar.txt");
  EXPECT_EQ(refusal(files),
            "feed: stops.txt is missing\n"
            "feed: calendar.txt is missing, and calendar_dates.txt too");
}

TEST(AFeedWithMistakes, IsToldAllOfThemAndWhere) {
  FeedFiles files = small_feed();
  files["stops.txt"] =
      "stop_id,stop_name,stop_lat,stop_lon\ntown,Town,-36.80,175.00\n"
      "isle,Isle,-96.71,175.00\nisle,Isle,1,1\n";
  files["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
      "out,08:00,08:00:00,town,1\nout,08:30:00,08:30:00,moon,2\n"
      "gone,09:00:00,09:00:00,isle,1\nback,09:30:00\n";
  EXPECT_EQ(refusal(files),
            "feed/stops.txt:3:11: 'stop_lat': expected a number from -90 to 90, got '-96.71'\n"
            "feed/stops.txt:4:1: 'isle' is given twice\n"
            "feed/stop_times.txt:2:5: 'arrival_time': expected a time such as 07:30:00 or "
            "25:10:00, got '08:00'\n"
            "feed/stop_times.txt:3:23: stop 'moon' is not in stops.txt\n"
            "feed/stop_times.txt:4:1: trip 'gone' is not in trips.txt\n"
            "feed/stop_times.txt:5:1: 2 cells, the first row has 5");
}

TEST(AFeedWithVeryManyMistakes, IsToldTwentyOfAFile) {
  FeedFiles files = small_feed();
  for (int i = 0; i < 1000; ++i) files["stop_times.txt"] += "gone,,,isle,1\n";
  const std::string told = refusal(files);
  EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 20);
  EXPECT_THAT(told, HasSubstr("feed/stop_times.txt: more of the like follows"));
}

TEST(TimesThatFall, AreRefused) {
  EXPECT_THAT(refusal(with(small_feed(), "stop_times.txt",
                           "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                           "out,08:00:00,08:00:00,town,1\nout,07:30:00,07:30:00,isle,2\n")),
              HasSubstr("feed/stop_times.txt:3:28: trip 'out': its times fall"));
}

TEST(AServiceDay, IsReadUpToTwoDays) {
  EXPECT_THAT(refusal(with(small_feed(), "stop_times.txt",
                           "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                           "out,48:00:00,48:00:00,town,1\nout,48:30:00,48:30:00,isle,2\n")),
              HasSubstr("trip 'out' leaves at 48:00:00; a service day is read up to 47:59:59"));
}

TEST(AHeadway, OfNothingOrOfTooManyDeparturesIsRefused) {
  const std::string head = "trip_id,start_time,end_time,headway_secs\n";
  EXPECT_THAT(refusal(with(small_feed(), "frequencies.txt", head + "out,06:00:00,18:00:00,0\n")),
              HasSubstr("expected a whole number from 1 to 604800, got '0'"));
  EXPECT_THAT(refusal(with(small_feed(), "frequencies.txt", head + "out,00:00:00,47:00:00,1\n")),
              HasSubstr("more than 100000 departures"));
}

TEST(AStation, IsNoStop) {
  FeedFiles files = small_feed();
  files["stops.txt"] =
      "stop_id,stop_name,stop_lat,stop_lon,location_type\ntown,Town,-36.8,175,1\n"
      "isle,Isle,-36.71,175,\n";
  EXPECT_THAT(refusal(files), HasSubstr("'town' is not a stop but a station or entrance"));
}

}  // namespace
}  // namespace skerry::test
