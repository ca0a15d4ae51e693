// Expected values: published sunrise and sunset, and spherical astronomy where it is simple.
#include "sim/weather/sun.h"

#include <gtest/gtest.h>

#include <cmath>

namespace skerry {
namespace {

using namespace std::chrono_literals;

CalendarTime utc(const char* text) { return parse_local_time(text)->utc; }

constexpr Position kMiaozihu{30.2, 122.7};

TEST(Sun, RisesAndSetsAsPublishedOn31May2023) {
  EXPECT_FALSE(is_daylight(kMiaozihu, utc("2023-05-31T04:47+08:00")));
  EXPECT_TRUE(is_daylight(kMiaozihu, utc("2023-05-31T04:51+08:00")));
  EXPECT_TRUE(is_daylight(kMiaozihu, utc("2023-05-31T18:43+08:00")));
  EXPECT_FALSE(is_daylight(kMiaozihu, utc("2023-05-31T18:47+08:00")));
}

TEST(Sun, StandsOverTheEquatorAtNoonOfTheEquinox) {
  // Equinox on 2023-03-20T21:24Z (almanacs), when the equation of time is -7 min 25 s, so that it
  // is noon at 360 - (21:24 - 12:00 - 7:25) x 15 deg/h = -139.1 deg.
  EXPECT_NEAR(in_degrees(sun_altitude({0, -139.15}, utc("2023-03-20T21:24+00:00"))), 90, 0.2);
  // And 90 deg of longitude away it is at the horizon.
  EXPECT_NEAR(in_degrees(sun_altitude({0, -49.15}, utc("2023-03-20T21:24+00:00"))), 0, 0.2);
}

TEST(Sun, IsAsHighAtNoonOfTheSolsticeAsTheTropicIsNear) {
  // Highest of the day, 90 - (latitude - 23.44).
  double highest = -90;
  for (CalendarTime t = utc("2023-06-21T00:00+08:00"); t < utc("2023-06-22T00:00+08:00"); t += 1min)
    highest = std::fmax(highest, in_degrees(sun_altitude(kMiaozihu, t)));
  EXPECT_NEAR(highest, 90 - (30.2 - 23.436), 0.01);
}

TEST(Sun, DoesNotSetInThePolarSummerNorRiseInItsWinter) {
  for (int hour = 0; hour < 24; ++hour) {
    EXPECT_TRUE(is_daylight({70, 25}, utc("2023-06-21T00:00+00:00") + hour * 1h));
    EXPECT_FALSE(is_daylight({70, 25}, utc("2023-12-21T00:00+00:00") + hour * 1h));
    EXPECT_FALSE(is_daylight({-70, 25}, utc("2023-06-21T00:00+00:00") + hour * 1h));
  }
  // At the pole the altitude is the declination.
  EXPECT_NEAR(in_degrees(sun_altitude({90, 0}, utc("2023-06-21T14:58+00:00"))), 23.436, 0.01);
}

TEST(SunHours, AreThoseOfTheAlmanac) {
  // By hand: declination 21.8 deg gives half a day of 104.5 deg about the noon of 11:47.
  const auto hours = sun_hours({30.2, 122.7}, *parse_local_time("2023-05-31T22:00+08:00"));
  ASSERT_TRUE(hours);
  EXPECT_NEAR(static_cast<double>(hours->sunrise.since_midnight.count()), 4 * 60 + 49, 2);
  EXPECT_NEAR(static_cast<double>(hours->sunset.since_midnight.count()), 18 * 60 + 45, 2);
}

TEST(SunHours, AreNoneInThePolarDay) {
  EXPECT_FALSE(sun_hours({80, 20}, *parse_local_time("2023-06-21T12:00+00:00")));
}

}  // namespace
}  // namespace skerry
