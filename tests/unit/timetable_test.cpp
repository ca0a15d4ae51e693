// The days on which services run and the departures within a run.

#include "sim/model/timetable.h"

#include <gtest/gtest.h>

namespace skerry {
namespace {

using namespace std::chrono_literals;

Date date(const char* text) { return *parse_date(text); }
ServiceTime at(const char* text) { return *parse_service_time(text); }

Service weekdays() {
  Service service;
  service.days = {Weekday::mon, Weekday::tue, Weekday::wed, Weekday::thu, Weekday::fri};
  service.from = date("2023-01-01");
  service.until = date("2023-12-31");
  return service;
}

/// One craft, one line, the departures of one sailing.
Timetable timetable(const Service& service, std::vector<ServiceTime> departs) {
  Timetable result;
  result.services.add(service);
  Line line;
  line.calls = {{Id<Place>{0}, {}, {}}, {Id<Place>{1}, 30min, {}}};
  result.lines.add(line);
  Sailing sailing;
  sailing.departs = std::move(departs);
  result.sailings.add(sailing);
  return result;
}

std::vector<Duration> times(const std::vector<Departure>& departures) {
  std::vector<Duration> result;
  for (const Departure& d : departures) result.push_back(d.at.time_since_epoch());
  return result;
}

TEST(Service, RunsOnItsWeekdaysWithinItsSeason) {
  // 31 May 2023 was a Wednesday.
  EXPECT_TRUE(runs_on(weekdays(), date("2023-05-31")));
  EXPECT_FALSE(runs_on(weekdays(), date("2023-06-03")));
  EXPECT_FALSE(runs_on(weekdays(), date("2022-12-30")));
  EXPECT_FALSE(runs_on(weekdays(), date("2024-01-01")));
  EXPECT_TRUE(runs_on(weekdays(), date("2023-12-29")));
}

TEST(Service, KeepsItsExceptions) {
  Service service = weekdays();
  service.also = {date("2023-06-03"), date("2024-02-01")};
  service.except = {date("2023-05-31")};
  EXPECT_TRUE(runs_on(service, date("2023-06-03")));
  EXPECT_TRUE(runs_on(service, date("2024-02-01")));
  EXPECT_FALSE(runs_on(service, date("2023-05-31")));
}

TEST(Departures, AreThoseWithinTheRun) {
  // Wednesday 08:00 to Thursday 08:00, local.
  const LocalTime start = *parse_local_time("2023-05-31T08:00+08:00");
  const Timetable t = timetable(weekdays(), {at("07:30"), at("08:00"), at("17:15")});
  EXPECT_EQ(times(departures(t, 2, start, 24h)[Id<Craft>{0}]),
            (std::vector<Duration>{0min, 555min, 1410min, 1440min}));
}

TEST(Departures, PastMidnightBelongToTheServiceDayBefore) {
  // Saturday 00:00: Friday's 24:30 is still to come, Saturday has none.
  const LocalTime start = *parse_local_time("2023-06-03T00:00+08:00");
  const Timetable t = timetable(weekdays(), {at("24:30")});
  EXPECT_EQ(times(departures(t, 2, start, 24h)[Id<Craft>{0}]), (std::vector<Duration>{30min}));
}

TEST(Departures, AreOfTheCraftAskedFor) {
  const LocalTime start = *parse_local_time("2023-05-31T08:00+08:00");
  const Timetable t = timetable(weekdays(), {at("09:00")});
  EXPECT_TRUE(departures(t, 2, start, 24h)[Id<Craft>{1}].empty());
}

TEST(ServiceTimes, ReadUpToTheEndOfTheDayAfter) {
  EXPECT_EQ(parse_service_time("25:10")->since_midnight, 25h + 10min);
  EXPECT_EQ(parse_service_time("07:30:15")->since_midnight, 7h + 30min + 15s);
  EXPECT_EQ(text(*parse_service_time("25:10")), "25:10");
  EXPECT_EQ(text(*parse_service_time("07:30:15")), "07:30:15");
  for (const char* bad : {"48:00", "7:30", "07:60", "07:30:60", "07-30", "07:30:1", ""})
    EXPECT_FALSE(parse_service_time(bad)) << bad;
}

TEST(Dates, ReadAndAreCheckedAgainstTheCalendar) {
  EXPECT_EQ(text(*parse_date("2024-02-29")), "2024-02-29");
  for (const char* bad : {"2023-02-29", "2023-13-01", "2023-00-10", "23-01-01", "2023/01/01", ""})
    EXPECT_FALSE(parse_date(bad)) << bad;
}

}  // namespace
}  // namespace skerry
