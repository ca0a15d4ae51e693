// Journeys against plain enumeration, on hundreds of small networks.

#include "sim/network/journey_planner.h"
#include "tests/support/builders.h"
#include "tests/support/cases.h"
#include "tests/support/exhaustive_journeys.h"
#include "tests/support/random_network.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

constexpr int kNetworks = 500;
constexpr std::uint32_t kQuestions = 5;  ///< of each network

template <class T>
Id<T> any_of(const Table<T>& table, Dice& dice) {
  return Id<T>{static_cast<std::uint32_t>(dice.whole(0, static_cast<int>(table.size()) - 1))};
}

/// A question about a network, and what it rests on.
struct Case {
  explicit Case(std::uint32_t number)
      : scenario(random_network(number)),
        routes(scenario),
        weather(scenario),
        tables(scenario, routes, weather),
        planner(tables) {
    ask(number);
  }

  void ask(std::uint32_t question) {
    Dice dice(question, 8);
    standing = standing_at_start(scenario);
    query = {};
    const Team& team = scenario.force.teams[any_of(scenario.force.teams, dice)];
    query.who = traveller(scenario.force, team);
    if (dice.chance(0.5)) query.who.persons = dice.whole(1, 6);
    if (dice.chance(0.2)) query.who.drives = 90s;
    query.from = dice.chance(0.5) ? team.home : any_of(scenario.region.places, dice);
    to = {any_of(scenario.region.places, dice)};
    if (dice.chance(0.3)) to.push_back(any_of(scenario.region.places, dice));
    if (to.size() == 2 && to[0] == to[1]) to.pop_back();
    query.to = to;
    query.ready = kStart + std::chrono::minutes{dice.whole(0, 200)};
    for (const Id<Craft> id : scenario.fleet.craft.ids()) {
      CraftFree& free = standing.craft[id];
      const auto& stops = tables.of(scenario.fleet.craft[id].craft_class).stops;
      if (!stops.empty() && dice.chance(0.2)) free.at = dice.one_of(stops).place;
      if (dice.chance(0.2)) free.from += std::chrono::minutes{dice.whole(0, 200)};
      if (dice.chance(0.05)) free.from = kNever;
    }
    for (SimTime& berth : standing.berths)
      if (dice.chance(0.2)) berth = kStart + std::chrono::minutes{dice.whole(0, 300)};
    query.standing = &standing;
    query.most_rides = dice.chance(0.7) ? 2 : dice.whole(0, 1);
  }

  std::vector<TriedJourney> tried() const {
    return try_all_journeys(scenario, routes, weather, query);
  }

  Scenario scenario;
  Routes routes;
  Weather weather;
  JourneyTables tables;
  JourneyPlanner planner;
  Standing standing;
  std::vector<Id<Place>> to;
  JourneyQuery query;
};

SimTime earliest(const std::vector<TriedJourney>& journeys) {
  SimTime best = kNever;
  for (const TriedJourney& j : journeys) best = std::min(best, j.arrives);
  return best;
}

void expect_told_without_gaps(const Case& c, const Itinerary& found, std::uint32_t number) {
  SimTime now = c.query.ready;
  for (const JourneyLeg& leg : c.planner.tell(c.query, found).legs) {
    ASSERT_EQ(leg.begin, now) << again(number);
    ASSERT_GT(leg.end, leg.begin) << again(number);
    now = leg.end;
  }
  ASSERT_EQ(now, found.arrives) << again(number);
}

TEST(Journeys, ArriveAsEarlyAsTheBestOfAllThereAre) {
  int reached = 0, by_two = 0;
  for (const std::uint32_t number : cases(kNetworks)) {
    Case c(number);
    for (std::uint32_t question = 0; question < kQuestions; ++question) {
      c.ask(number + question * 10'007);
      const Itinerary found = c.planner.fastest(c.query);
      ASSERT_EQ(found.arrives, earliest(c.tried())) << again(number) << " question " << question;
      if (found.arrives == kNever) continue;
      ++reached;
      by_two += found.rides == 2;
      expect_told_without_gaps(c, found, number);
    }
  }
  if (cases(kNetworks).size() >= kNetworks) {
    EXPECT_GT(reached, 1000);
    EXPECT_GT(by_two, 15);
  }
}

TEST(Journeys, ThatBeginLaterNeverArriveEarlier) {
  for (const std::uint32_t number : cases(kNetworks)) {
    Case c(number);
    SimTime before = kStart;
    for (const Duration step : {0min, 7min, 11min, 30min, 1min, 90min}) {
      c.query.ready += step;
      const SimTime arrives = c.planner.fastest(c.query).arrives;
      ASSERT_GE(arrives, before) << again(number);
      before = arrives;
    }
  }
}

TEST(Journeys, OfAlternativesAreWhatTheySay) {
  for (const std::uint32_t number : cases(kNetworks)) {
    Case c(number);
    const std::vector<TriedJourney> tried = c.tried();
    const Alternatives found = c.planner.alternatives(c.query, 30min);
    ASSERT_EQ(found.fastest.arrives, earliest(tried)) << again(number);
    if (tried.empty()) continue;

    std::size_t fewest = 9;
    for (const TriedJourney& j : tried) fewest = std::min(fewest, j.rides.size());
    SimTime of_fewest = kNever;
    for (const TriedJourney& j : tried)
      if (j.rides.size() == fewest) of_fewest = std::min(of_fewest, j.arrives);
    EXPECT_EQ(found.fewest_changes.arrives, of_fewest) << again(number);
    EXPECT_EQ(static_cast<std::size_t>(found.fewest_changes.rides), fewest) << again(number);

    double widest = -1;
    SimTime of_widest = kNever;
    for (const TriedJourney& j : tried) {
      if (j.arrives > found.fastest.arrives + 30min ||
          static_cast<int>(j.rides.size()) > found.fastest.rides)
        continue;
      if (j.margin > widest || (j.margin == widest && j.arrives < of_widest))
        widest = j.margin, of_widest = j.arrives;
    }
    EXPECT_DOUBLE_EQ(found.margin, widest) << again(number);
    EXPECT_EQ(found.most_robust.arrives, of_widest) << again(number);
  }
}

}  // namespace
}  // namespace skerry::test
