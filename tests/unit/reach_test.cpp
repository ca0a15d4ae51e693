#include "sim/study/reach.h"

#include "sim/weather/weather.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <cmath>

namespace skerry {
namespace {

using namespace std::chrono_literals;
namespace small = test::small;

/// Twelve officers at home, ten minutes from the quay; a ferry of so many seats with half an hour's
/// notice, 12 a minute aboard, 16 ashore, a turn-round of 5 minutes, 50 minutes under way.
Scenario by_hand(int seats) {
  Scenario s = test::small_scenario();
  s.fleet.craft[small::kFerry].notice = Distribution::always(30min);
  s.fleet.classes[small::kFerryClass].seats = seats;
  Team& team = s.force.teams[small::kHomePolice];
  team.call_out = Distribution::always(0min);
  team.speed = {1};
  s.region.links[small::kHarbourRoad].length = Length{600};
  return s;
}

ReachAnswer away(const Scenario& s, std::vector<int> persons, const char* weather = "calm") {
  ReachQuestion question;
  question.persons = std::move(persons);
  question.weathers = {*parse_steady_weather(weather)};
  question.targets = {{small::kAway, {}}};
  return reach_atlas(s, question).answers.front().front();
}

TEST(Reach, OfTheFirstIsThatOfOneAloneAndOfAllThatOfTheWave) {
  const ReachAnswer answer = away(by_hand(60), {1, 12, 13});
  // Notice 30, turn-round 5, one aboard in 5 s, 50, 5, ashore in 3.75 s.
  ASSERT_TRUE(answer.reached[0]);
  EXPECT_EQ(answer.reached[0]->at, kStart + 90min + 8'750ms);
  // Twelve: a minute aboard and 45 s ashore.
  ASSERT_TRUE(answer.reached[1]);
  EXPECT_EQ(answer.reached[1]->at, kStart + 91min + 45s);
  EXPECT_FALSE(answer.reached[2]);
  EXPECT_EQ(answer.officers, 12);
  EXPECT_FALSE(answer.reached[0]->second_trip);
  EXPECT_EQ(binding_link(*answer.reached[0]).leg.kind, JourneyLeg::Kind::under_way);
}

TEST(Reach, TakesAsManyTripsAsTheSeatsAsk) {
  const ReachAnswer answer = away(by_hand(5), {5, 10, 12});
  const Duration five = 25s + 18'750ms, two = 10s + 7'500ms;
  const SimTime first = kStart + 90min + five;
  const SimTime second = first + 50min + 5min + 50min + 5min + five;
  ASSERT_TRUE(answer.reached[2]);
  EXPECT_EQ(answer.reached[0]->at, first);
  EXPECT_EQ(answer.reached[1]->at, second);
  EXPECT_EQ(answer.reached[2]->at, second + 50min + 5min + 50min + 5min + two);
  EXPECT_TRUE(answer.reached[2]->second_trip);
}

TEST(Reach, ByTheCraftThatIsSoonestForAllNotForOne) {
  Scenario s = by_hand(60);
  CraftClass slow = s.fleet.classes[small::kFerryClass];
  slow.id = "slow-gangway";
  slow.boarding_rate = slow.unloading_rate = Rate{1.0 / 600};
  Craft ready = s.fleet.craft[small::kFerry];
  ready.id = "ready";
  ready.craft_class = s.fleet.classes.add(slow);
  ready.notice = Distribution::always(0min);
  s.fleet.craft.add(ready);
  const ReachAnswer answer = away(s, {1, 12});
  // One: a walk of 10 minutes, 10 aboard, 50, 5, 10 ashore; twelve would take 2 hours for each
  // gangway.
  ASSERT_TRUE(answer.reached[0]);
  EXPECT_EQ(answer.reached[0]->at, kStart + 85min);
  ASSERT_TRUE(answer.reached[1]);
  EXPECT_EQ(answer.reached[1]->at, kStart + 91min + 45s);
}

TEST(Reach, CountsThoseWhoLiveThereAfterTheirCallOut) {
  Scenario s = by_hand(60);
  Team local = s.force.teams[small::kHomePolice];
  local.id = "away-police";
  local.persons = 2;
  local.home = small::kVillage;
  local.call_out = Distribution::always(20min);
  s.force.teams.add(local);
  const ReachAnswer answer = away(s, {1, 2, 3});
  EXPECT_EQ(answer.reached[0]->at, kStart + 20min);
  EXPECT_EQ(answer.reached[1]->at, kStart + 20min);
  EXPECT_EQ(answer.reached[2]->at, kStart + 91min + 45s);
  EXPECT_TRUE(binding_link(*answer.reached[0]).is_call_out);
}

TEST(Reach, SaysWhatKeepsTheOnlyCraftAway) {
  Scenario s = by_hand(60);
  s.fleet.classes[small::kFerryClass].limits.wind = Speed{10};
  for (const Id<Place> quay : {small::kHarbour, small::kQuay})
    s.region.places[quay].wharf->wave_limit = {9};
  const ReachAnswer answer = away(s, {1}, "8bft");
  EXPECT_FALSE(answer.reached[0]);
  ASSERT_TRUE(answer.kept);
  EXPECT_EQ(answer.kept->wait.craft, small::kFerry);
  EXPECT_EQ(answer.kept->wait.hindrance.what, Hindrance::wind);
  EXPECT_DOUBLE_EQ(answer.kept->wait.hindrance.value, beaufort(8).si);
  EXPECT_EQ(answer.kept->at, kStart + 90min + 8'750ms);
}

TEST(Reach, OfOthersThanTheAgencyAskedForDoesNotCount) {
  Scenario s = by_hand(60);
  ReachQuestion question;
  question.persons = {1};
  question.weathers = {*parse_steady_weather("calm")};
  question.targets = {{small::kAway, {}}};
  question.agencies = {s.force.agencies.add(test::named(Agency{}, "fire"))};
  const ReachAnswer answer = reach_atlas(s, question).answers[0][0];
  EXPECT_FALSE(answer.reached[0]);
  EXPECT_FALSE(answer.kept);
}

TEST(SteadyWeather, IsReadAndJoined) {
  const auto both = parse_steady_weather("8bft+night");
  ASSERT_TRUE(both);
  EXPECT_EQ(both->force, 8);
  EXPECT_TRUE(both->night);
  EXPECT_FALSE(both->fog);
  for (const char* wrong : {"", "storm", "bft", "0bft", "13bft", "8bft+", "+", "8 bft"})
    EXPECT_FALSE(parse_steady_weather(wrong)) << wrong;
}

TEST(SteadyWeather, WithoutACoastlineIsThatOfTheOpenSea) {
  const WeatherPoint point = steady_point(test::small_scenario(), *parse_steady_weather("6bft"),
                                          small::kSound, degrees(45));
  EXPECT_DOUBLE_EQ(point.wind.si, 0.836 * std::pow(6, 1.5));
  EXPECT_DOUBLE_EQ(point.gust.si, point.wind.si * 1.4);
  // Shore Protection Manual, six hours of 12.3 m/s: U_A = 0.71 U^1.23 = 15.6 m/s,
  // g F / U_A^2 = (g t / U_A / 68.8)^1.5 = 2780, g H / U_A^2 = 0.0016 x 52.7.
  EXPECT_NEAR(point.wave.si, 2.09, 0.05);
  EXPECT_EQ(point.visibility.si, 10000);
}

TEST(SteadyWeather, OfANightIsDarkThroughout) {
  const Scenario s = test::small_scenario();
  const Scenario dark = in_steady_weather(s, *parse_steady_weather("night"), degrees(0), 24h);
  const Scenario light = in_steady_weather(s, *parse_steady_weather("fog"), degrees(0), 24h);
  const Weather night(dark), day(light);
  for (int epoch = 0; epoch < night.epochs(); epoch += 7) {
    EXPECT_FALSE(night.daylight(epoch));
    EXPECT_TRUE(day.daylight(epoch));
    EXPECT_EQ(day.at(epoch, small::kSound).visibility.si, 300);
  }
}

}  // namespace
}  // namespace skerry
