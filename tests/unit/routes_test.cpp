#include "sim/base/random.h"
#include "sim/network/passage.h"
#include "tests/support/builders.h"
#include "tests/support/text_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace skerry {
namespace {

using namespace std::chrono_literals;
using test::place;
using test::text_map;
using Net = Routes::Net;

/// The links of the shortest way in a drawing, and its length in km: `AB BC, 8 km`; or `no way`.
std::string way(std::string_view drawing, Net net, char from, char to) {
  const Scenario s = text_map(drawing);
  const Routes routes(s);
  const Id<Place> a = place(s, from), b = place(s, to);
  if (!routes.connected(net, a, b)) return "no way";
  return test::text(s, routes.legs(net, a, b)) + ", " +
         std::to_string(static_cast<int>(routes.length(net, a, b).si / 1000)) + " km";
}

TEST(Routes, TakeTheShortWayRound) {
  constexpr auto kMap =
      "A~~~~~~~B\n"
      "~       ~\n"
      "C~~D~~~~E";
  EXPECT_EQ(way(kMap, Net::sea, 'A', 'D'), "AC CD, 3 km");
  EXPECT_EQ(way(kMap, Net::sea, 'D', 'B'), "DE BE, 5 km");
}

TEST(Routes, TakeManyShortLinksBeforeOneLong) {
  EXPECT_EQ(way("A~B~C~D\n"
                "~     ~\n"
                "~     ~\n"
                "E~~~~~F",
                Net::sea, 'A', 'D'),
            "AB BC CD, 3 km");
}

TEST(Routes, OfWheelsKeepToRoads) {
  constexpr auto kMap =
      "A.......B\n"
      "|       |\n"
      "|       |\n"
      "C-------D";
  EXPECT_EQ(way(kMap, Net::wheels, 'A', 'B'), "AC CD BD, 11 km");
  EXPECT_EQ(way(kMap, Net::foot, 'A', 'B'), "AB, 7 km");
}

TEST(Routes, OfOneMediumDoNotUseAnother) {
  EXPECT_EQ(way("A--B~~C", Net::foot, 'A', 'C'), "no way");
  EXPECT_EQ(way("A--B~~C", Net::sea, 'A', 'C'), "no way");
  EXPECT_EQ(way("A--B~~C", Net::sea, 'C', 'B'), "BC, 2 km");
}

TEST(Routes, FromAPlaceToItselfAreEmpty) {
  const Scenario s = text_map("A~~B");
  const Routes routes(s);
  EXPECT_TRUE(routes.connected(Net::wheels, place(s, 'A'), place(s, 'A')));
  EXPECT_TRUE(routes.legs(Net::sea, place(s, 'A'), place(s, 'A')).empty());
}

TEST(Routes, TakeTheShorterOfTwoParallelLinks) {
  Scenario s = text_map("A~~~~B");
  Link shortcut = s.region.links[Id<Link>{0}];
  shortcut.id = "shortcut";
  shortcut.length = Length{1000};
  s.region.links.add(shortcut);
  const Routes routes(s);
  EXPECT_EQ(test::text(s, routes.legs(Net::sea, place(s, 'B'), place(s, 'A'))), "shortcut");
}

// ---- the quick way equals the slow one ------------------------------------------------------

std::uint32_t any(std::uint32_t count, std::uint32_t graph, std::uint32_t index) {
  return static_cast<std::uint32_t>(uniform({.seed = graph}, Purpose::onset, 1, index) * count);
}

constexpr std::uint32_t kPlaces = 7;

/// Seven places and twelve sea links of whole kilometres between places drawn at random.
Scenario random_map(std::uint32_t graph) {
  Scenario s = text_map("A B C D E F G");
  for (std::uint32_t i = 0; i < 12; ++i) {
    const Id<Place> from{any(kPlaces, graph, 3 * i)};
    const Id<Place> to{any(kPlaces, graph, 3 * i + 1)};
    if (from == to) continue;
    s.region.links.add(test::link(std::to_string(i), from, to, LinkMedium::sea,
                                  {1000.0 * (1 + any(9, graph, 3 * i + 2))}));
  }
  return s;
}

/// The least length over every path that visits no place twice, in metres.
double shortest_by_enumeration(const Scenario& s, Id<Place> from, Id<Place> to) {
  double best = std::numeric_limits<double>::infinity();
  std::vector<bool> visited(kPlaces);
  const std::function<void(Id<Place>, double)> walk = [&](Id<Place> at, double length) {
    if (at == to) best = std::min(best, length);
    visited[at.index()] = true;
    for (const Link& link : s.region.links) {
      if (link.from == at && !visited[link.to.index()]) walk(link.to, length + link.length->si);
      if (link.to == at && !visited[link.from.index()]) walk(link.from, length + link.length->si);
    }
    visited[at.index()] = false;
  };
  walk(from, 0);
  return best;
}

TEST(Routes, AreAsShortAsTheBestOfAllPathsOnSmallGraphs) {
  for (std::uint32_t graph = 0; graph < 60; ++graph) {
    const Scenario s = random_map(graph);
    const Routes routes(s);
    for (const Id<Place> from : s.region.places.ids())
      for (const Id<Place> to : s.region.places.ids()) {
        const double best = shortest_by_enumeration(s, from, to);
        ASSERT_EQ(routes.connected(Net::sea, from, to), std::isfinite(best)) << graph;
        if (!std::isfinite(best)) continue;
        ASSERT_EQ(routes.length(Net::sea, from, to).si, best) << graph;
      }
  }
}

TEST(Routes, ChainFromPlaceToPlaceOnSmallGraphs) {
  for (std::uint32_t graph = 0; graph < 60; ++graph) {
    const Scenario s = random_map(graph);
    const Routes routes(s);
    for (const Id<Place> from : s.region.places.ids())
      for (const Id<Place> to : s.region.places.ids()) {
        if (!routes.connected(Net::sea, from, to)) continue;
        Id<Place> at = from;
        for (const Leg& leg : routes.legs(Net::sea, from, to)) {
          const Link& link = s.region.links[*leg.link];
          ASSERT_TRUE(link.from == at || link.to == at) << graph;
          at = link.from == at ? link.to : link.from;
        }
        ASSERT_EQ(at, to) << graph;
      }
  }
}

// ---- passages -------------------------------------------------------------------------------

TEST(Passage, OfTenMilesAtTwelveKnotsTakesFiftyMinutes) {
  const Scenario s = test::small_scenario();
  const Passage p = passage(Routes(s), Weather(s), s.fleet.classes[test::small::kFerryClass],
                            test::small::kHarbour, test::small::kQuay, kStart);
  EXPECT_TRUE(p.possible);
  EXPECT_EQ(p.time, Duration{50min});
  EXPECT_DOUBLE_EQ(p.length.si, 18520);
}

TEST(Passage, AtHalfTheSpeedInWavesTakesTwiceAsLong) {
  Scenario s = test::small_scenario();
  s.weather.zones[0].series[0].wave = {2};
  CraftClass& ferry = s.fleet.classes[test::small::kFerryClass];
  ferry.in_waves = {{Length{1}, 1.0}, {Length{2}, 0.5}};
  const Passage p =
      passage(Routes(s), Weather(s), ferry, test::small::kHarbour, test::small::kQuay, kStart);
  EXPECT_EQ(p.time, Duration{100min});
}

TEST(Passage, MeetsTheWavesOfEachTime) {
  // Two legs of 36 km at 36 km/h; from 50 minutes on, waves that leave half the speed: 30 km in
  // 50 minutes, then 42 km at 18 km/h.
  Scenario s =
      text_map("A~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~B~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~C");
  WeatherPoint calm = test::calm(test::local_time(49min));
  WeatherPoint rough = test::calm(test::local_time(50min));
  rough.wave = {2};
  s.weather.zones[0].series = {calm, rough};
  CraftClass c = test::craft_class("ferry");
  c.speed = test::km_h(36);
  c.in_waves = {{Length{1}, 1.0}, {Length{2}, 0.5}};
  const Passage p = passage(Routes(s), Weather(s), c, place(s, 'A'), place(s, 'C'), kStart);
  EXPECT_EQ(p.time, Duration{190min});
}

TEST(Passage, ByAirIsStraight) {
  Scenario s = test::small_scenario();
  CraftClass c = test::craft_class("helicopter");
  c.medium = CraftMedium::air;
  c.speed = {50};
  const Length straight = distance(s.region.places[test::small::kHarbour].position,
                                   s.region.places[test::small::kVillage].position);
  const Passage p =
      passage(Routes(s), Weather(s), c, test::small::kHarbour, test::small::kVillage, kStart);
  EXPECT_TRUE(p.possible);
  EXPECT_EQ(p.time, to_ticks(Seconds{straight.si / 50}));
}

TEST(Passage, IsImpossibleWhereNoLaneLeads) {
  const Scenario s = test::small_scenario();
  EXPECT_FALSE(passage(Routes(s), Weather(s), s.fleet.classes[test::small::kFerryClass],
                       test::small::kHarbour, test::small::kVillage, kStart)
                   .possible);
}

TEST(ExcessOnWay, IsThatOfTheRoughestZoneAlongIt) {
  Scenario s = text_map("A~~B~~C");
  const Id<Zone> outside = s.region.zones.add(test::named(Zone{}, "outside"));
  s.region.places[place(s, 'C')].zone = outside;
  s.weather.zones.push_back({outside, {test::calm(s.start)}});
  s.weather.zones[1].series[0].wave = {3};
  CraftClass ferry = test::craft_class("ferry");
  ferry.limits.wave = Length{2};
  const Id<CraftClass> c = s.fleet.classes.add(ferry);
  const Routes routes(s);
  const Weather weather(s);
  EXPECT_FALSE(excess_on_way(s, routes, weather, c, place(s, 'A'), place(s, 'B'), 0));
  EXPECT_EQ(excess_on_way(s, routes, weather, c, place(s, 'A'), place(s, 'C'), 0).what,
            Hindrance::wave);
}

// ---- marches --------------------------------------------------------------------------------

std::optional<Duration> march(const Scenario& s, Mode mode, Speed speed, char from, char to) {
  return march_time(s, Routes(s), mode, speed, place(s, from), place(s, to));
}

TEST(March, OnFootTakesPathsAndOnWheelsTheLongerRoad) {
  const Scenario s = text_map(
      "A....B\n"
      "|    |\n"
      "C----D");
  EXPECT_EQ(march(s, Mode::foot, test::km_h(4), 'A', 'B'), Duration{60min});
  EXPECT_EQ(march(s, Mode::wheels, test::km_h(36), 'A', 'B'), Duration{10min});
}

TEST(March, KeepsTheSpeedLimitOfEachRoad) {
  Scenario s = text_map("A------B---C");
  s.region.links[Id<Link>{0}].speed_limit = test::km_h(30);
  s.region.links[Id<Link>{1}].speed_limit = test::km_h(90);
  // 6 km at 30 km/h and 3 km at the 60 km/h of the vehicles.
  EXPECT_EQ(march(s, Mode::wheels, test::km_h(60), 'A', 'C'), Duration{15min});
}

TEST(March, LeadsNowhereOverWater) {
  EXPECT_FALSE(march(text_map("A~~B"), Mode::foot, test::km_h(5), 'A', 'B'));
  EXPECT_EQ(march(text_map("A~~B"), Mode::foot, test::km_h(5), 'A', 'A'), Duration{0});
}

TEST(March, IsHinderedByWindAboveTheLimitOfABridge) {
  Scenario s = text_map("A--B--C");
  Link& bridge = s.region.links[Id<Link>{1}];
  bridge.wind_limit = Speed{3};  // no more than the calm has
  bridge.zone = Id<Zone>{0};
  const auto hindrance = [&](char to) {
    return excess_on_march(s, Routes(s), Weather(s), Mode::wheels, place(s, 'A'), place(s, to), 0)
        .what;
  };
  EXPECT_EQ(hindrance('C'), Hindrance::none);
  bridge.wind_limit = Speed{2.9};
  EXPECT_EQ(hindrance('C'), Hindrance::wind);
  EXPECT_EQ(hindrance('B'), Hindrance::none);
}

}  // namespace
}  // namespace skerry
