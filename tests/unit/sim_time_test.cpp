#include "sim/base/sim_time.h"

#include "sim/base/require.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace skerry {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

LocalTime local_time(const char* text) {
  const auto parsed = parse_local_time(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(LocalTime{});
}

TEST(LocalTime, IsCountedInUtcWithItsOffset) {
  const LocalTime time = local_time("2023-05-31T09:00+08:00");
  EXPECT_EQ(time.utc, sys_days{2023y / May / 31} + 1h);
  EXPECT_EQ(time.offset, 8h);
}

TEST(LocalTime, MayHaveSeconds) {
  EXPECT_EQ(local_time("2023-05-31T09:00:30+08:00").utc, sys_days{2023y / May / 31} + 1h + 30s);
}

TEST(LocalTime, MayLieWestOfGreenwichOrBeUtc) {
  EXPECT_EQ(local_time("2023-05-31T22:30-03:30").utc, sys_days{2023y / June / 1} + 2h);
  EXPECT_EQ(local_time("2023-05-31T09:00Z").utc, sys_days{2023y / May / 31} + 9h);
}

TEST(LocalTime, KnowsTheCalendar) {
  EXPECT_TRUE(parse_local_time("2024-02-29T00:00+08:00"));
  for (const char* text :
       {"2023-02-29T00:00+08:00", "1900-02-29T00:00+08:00", "2023-04-31T00:00+08:00",
        "2023-13-01T00:00+08:00", "2023-00-01T00:00+08:00", "2023-01-00T00:00+08:00"})
    EXPECT_FALSE(parse_local_time(text)) << text;
}

TEST(LocalTime, KnowsTheClock) {
  for (const char* text :
       {"2023-05-31T24:00+08:00", "2023-05-31T09:60+08:00", "2023-05-31T09:00:60+08:00",
        "2023-05-31T09:00+15:00", "2023-05-31T09:00+08:60"})
    EXPECT_FALSE(parse_local_time(text)) << text;
}

TEST(LocalTime, IsRefusedInAnyOtherForm) {
  for (const char* text :
       {"", "2023-05-31", "2023-05-31T09:00", "2023-05-31 09:00+08:00", "2023-5-31T09:00+08:00",
        "31.05.2023T09:00+08:00", "2023-05-31T09+08:00", "2023-05-31T09:00+0800",
        "2023-05-31T09:00+08:00 ", "2023-05-31T09:00:+08:00", "2023-05-31T09:00ZZ",
        "2023-05-31T09:00+-8:00", "+023-05-31T09:00+08:00"})
    EXPECT_FALSE(parse_local_time(text)) << text;
}

TEST(LocalTime, IsWrittenAsItWasRead) {
  for (const char* written :
       {"2023-05-31T09:00+08:00", "2024-02-29T23:59-03:30", "2023-05-31T00:00+00:00"})
    EXPECT_EQ(text(local_time(written)), written);
}

TEST(TimeOfDay, HasTwoDigitsEach) {
  EXPECT_EQ(parse_time_of_day("18:30")->since_midnight, 18h + 30min);
  EXPECT_EQ(parse_time_of_day("00:00")->since_midnight, 0min);
  for (const char* text :
       {"24:00", "18:60", "9:00", "09:0", "18.30", "18:30:00", "", "ab:cd", "-1:00"})
    EXPECT_FALSE(parse_time_of_day(text)) << text;
}

TEST(FirstTimeAt, IsLaterOnTheDayOfTheStart) {
  EXPECT_EQ(first_time_at(local_time("2023-05-31T09:00+08:00"), {18h + 30min}),
            kStart + 9h + 30min);
}

TEST(FirstTimeAt, IsTheNextDayWhenTheClockHasPassedIt) {
  EXPECT_EQ(first_time_at(local_time("2023-05-31T21:00+08:00"), {6h}), kStart + 9h);
}

TEST(FirstTimeAt, IsTheStartWhenTheClockShowsItThen) {
  EXPECT_EQ(first_time_at(local_time("2023-05-31T09:00+08:00"), {9h}), kStart);
}

TEST(FirstTimeAt, GoesByTheLocalClockWhereTheUtcDayDiffers) {
  // 07:00 on 1 June locally is 23:00 on 31 May in UTC.
  EXPECT_EQ(first_time_at(local_time("2023-06-01T07:00+08:00"), {8h}), kStart + 1h);
  EXPECT_EQ(first_time_at(local_time("2023-05-31T20:00-05:00"), {0h}), kStart + 4h);
}

TEST(ClockText, ShowsTheLocalClockAndTheDaysSince) {
  const LocalTime start = local_time("2023-05-31T21:00+08:00");
  EXPECT_EQ(clock_text(start, kStart), "21:00");
  EXPECT_EQ(clock_text(start, kStart + 2h + 59min), "23:59");
  EXPECT_EQ(clock_text(start, kStart + 3h), "00:00 +1d");
  EXPECT_EQ(clock_text(start, kStart + 27h + 5min), "00:05 +2d");
}

TEST(ElapsedText, CountsHoursAndMinutes) {
  EXPECT_EQ(elapsed_text(kStart + 2h + 14min), "T+02:14");
  EXPECT_EQ(elapsed_text(kStart + 2h + 14min + 30s, true), "T+02:14:30");
  EXPECT_EQ(elapsed_text(kStart + 100h), "T+100:00");
}

TEST(DurationText, HasTheTwoLeadingUnits) {
  EXPECT_EQ(duration_text(Seconds{12}), "12 s");
  EXPECT_EQ(duration_text(Seconds{35 * 60}), "35 min");
  EXPECT_EQ(duration_text(Seconds{2 * 3600 + 14 * 60}), "2 h 14 min");
  EXPECT_EQ(duration_text(Seconds{-35 * 60}), "-35 min");
}

TEST(ToTicks, RoundsToMillisecondsHalfToEven) {
  EXPECT_EQ(to_ticks(Seconds{1.2344}).count(), 1234);
  EXPECT_EQ(to_ticks(Seconds{0.0005}).count(), 0);
  EXPECT_EQ(to_ticks(Seconds{0.0015}).count(), 2);
  EXPECT_EQ(to_ticks(Seconds{-1.5}).count(), -1500);
}

TEST(ToTicks, RefusesWhatIsNoTime) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const double seconds : {std::nan(""), kInfinity, -kInfinity, 1e20})
    EXPECT_THROW(to_ticks(Seconds{seconds}), Bug) << seconds;
}

}  // namespace
}  // namespace skerry
