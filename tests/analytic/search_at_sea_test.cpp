// Search at sea against published tables and theory: design/physics.md 7, design/validation.md K1,
// K4 and cold water.

#include "sim/model/cold_water.h"
#include "sim/run/drift.h"
#include "sim/run/run.h"
#include "tests/support/builders.h"
#include "tests/support/follow.h"
#include "tests/support/shipped.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

const Scenario& overboard() {
  static const Scenario scenario = shipped_scenario(std::filesystem::path(SKERRY_SOURCE_DIR) /
                                                    "scenarios/zhoushan/man-overboard.yaml");
  return scenario;
}

const DriftObject& object(const std::string& id) {
  const auto& all = overboard().drift_objects;
  return *std::find_if(all.begin(), all.end(), [&](const auto& o) { return o.id == id; });
}

TEST(Leeway, IsThatOfTheTableAtTenMetresPerSecond) {
  struct Row {
    const char* id;
    double down, right, left;  // cm/s
  };
  for (const Row& row :
       {Row{"person", 9.60, 5.40, -5.40}, Row{"person-sitting", 12.02, 1.63, -1.63},
        Row{"raft", 32.70, 3.20, -4.70}, Row{"raft-no-ballast", 37.0, 19.8, -19.8},
        Row{"skiff", 32.68, 0.27, -5.17}, Row{"fishing-vessel", 24.7, 27.6, -27.6},
        Row{"fishing-vessel-korean", 18.0, 20.1, -20.1}}) {
    SCOPED_TRACE(row.id);
    const DriftObject& o = object(row.id);
    const auto at_ten = [](const Leeway& l) { return leeway(l, Speed{}, Speed{10}).si * 100; };
    EXPECT_NEAR(at_ten(o.downwind), row.down, 1e-9);
    EXPECT_NEAR(at_ten(o.right), row.right, 1e-9);
    EXPECT_NEAR(at_ten(o.left), row.left, 1e-9);
  }
}

/// The mean way, in m east and north, and its standard deviations.
struct Spread {
  double east = 0, north = 0, sd_east = 0, sd_north = 0;
};
Spread spread(const std::vector<Drifter>& drifters) {
  Spread s;
  const double n = static_cast<double>(drifters.size());
  for (const Drifter& d : drifters) s.east += d.east_m / n, s.north += d.north_m / n;
  for (const Drifter& d : drifters) {
    s.sd_east += (d.east_m - s.east) * (d.east_m - s.east) / (n - 1);
    s.sd_north += (d.north_m - s.north) * (d.north_m - s.north) / (n - 1);
  }
  s.sd_east = std::sqrt(s.sd_east);
  s.sd_north = std::sqrt(s.sd_north);
  return s;
}

TEST(Drifters, GoDownTheWindAndSpread) {
  // A south wind of 10 m/s for 6 h, as OpenDrift's stored run of the fishing vessel, whose mean
  // went 0.2487 and 0.2445 m/s north; 0.247 exactly. Each deviates by 12 cm/s x (10 / 20 + 1 / 2).
  const DriftObject& boat = object("fishing-vessel");
  std::vector<Drifter> all;
  for (std::uint32_t luck = 0; luck < 25; ++luck) {
    auto drifters = set_adrift(boat, Length{1e-6}, RunKey{}, luck);
    drift(drifters, boat, {Speed{10}, degrees(180), {}, {}}, Seconds{6 * 3600});
    all.insert(all.end(), drifters.begin(), drifters.end());
  }
  const Spread s = spread(all);
  EXPECT_NEAR(s.north / 21600, 0.247, 4 * 0.12 / 100);  // 10,000 of them
  EXPECT_NEAR(s.sd_north / 21600, 0.12, 0.004);
  // Half to either side: +-0.276, and 9.4 cm/s besides.
  EXPECT_NEAR(s.east / 21600, 0, 4 * 0.292 / 100);
  EXPECT_NEAR(s.sd_east / 21600, std::hypot(0.276, 0.094), 0.004);
}

TEST(Drifters, GoWithTheStreamWhateverTheyAre) {
  // The drifter with neither slope nor spread: 1 m/s to the east-north-east for an hour.
  auto drifters = set_adrift(DriftObject{}, Length{1e-6}, RunKey{}, 1);
  drift(drifters, DriftObject{}, {Speed{20}, degrees(90), Speed{1}, degrees(60)}, Seconds{3600});
  EXPECT_NEAR(spread(drifters).east, 3600 * std::sqrt(3) / 2, 1e-3);
  EXPECT_NEAR(spread(drifters).north, 1800, 1e-3);
}

TEST(Drifters, RightOfANorthWindIsWest) {
  DriftObject o;
  o.right.slope = 0.01;
  auto drifters = set_adrift(o, Length{1e-6}, RunKey{}, 1);
  drift(drifters, o, {Speed{10}, degrees(0), {}, {}}, Seconds{100});
  EXPECT_NEAR(drifters[0].east_m, -10, 1e-3);
  EXPECT_NEAR(drifters[1].east_m, 0, 1e-3);
}

TEST(Drifters, JibeAtFourPercentAnHour) {
  EXPECT_NEAR(jibing(Seconds{600}), 0.0067806, 5e-8);
  EXPECT_NEAR(jibing(Seconds{3600}), 0.04, 1e-12);
  // The side after 24 h: its correlation with the first is (1 - 2 p)^144, about e^(-2 rate t).
  double sides = 0;
  for (std::uint32_t luck = 0; luck < 25; ++luck) {
    auto drifters = set_adrift(DriftObject{}, Length{1}, RunKey{}, luck);
    for (int epoch = 0; epoch < 144; ++epoch) jibe(drifters, RunKey{}, luck, epoch, Seconds{600});
    for (const Drifter& d : drifters) sides += d.jibed ? -1 : 1;
  }
  EXPECT_NEAR(sides / 10000, 0.140, 4 * 0.01);
}

TEST(TheSearchedArea, IsThatOfTheLastKnownPositionAndHoldsItsShare) {
  // Circular normal, two standard deviations 1 nmi: pi square miles, 1 - e^-2 of them inside.
  double area = 0, held = 0;
  for (std::uint32_t luck = 0; luck < 50; ++luck) {
    const auto drifters = set_adrift(DriftObject{}, nautical_miles(1), RunKey{}, luck);
    const SearchedArea searched(drifters);
    area += searched.area().si / 50;
    for (const Drifter& d : drifters) held += searched.holds(d) / 20000.0;
  }
  EXPECT_NEAR(area / (kNauticalMile * kNauticalMile), 3.14159, 0.07);
  EXPECT_NEAR(held, 0.86466, 4 * 0.0025);
}

TEST(SweepWidths, GiveTheProbabilitiesOfDetectionOfTheExamples) {
  // Two hours of a helicopter at 90 kn over 100 square miles, visibility 5 nmi: physics.md 7.2.
  const Lookout helicopter{LookoutKind::helicopter, knots(90), 1.0};
  const auto detected = [&](const char* id, double wind_kn) {
    const Length width = sweep_width(object(id).seen, helicopter, knots(90),
                                     {nautical_miles(5), knots(wind_kn), Length{0.2}, true});
    return 1 - std::exp(-width.si * knots(90).si * 7200 / (100 * kNauticalMile * kNauticalMile));
  };
  EXPECT_NEAR(detected("person", 5), 0.1647, 5e-5);
  EXPECT_NEAR(detected("raft", 5), 0.9439, 5e-5);
  EXPECT_NEAR(detected("raft", 30), 0.5132, 5e-5);
}

TEST(SweepWidths, AreLinearBetweenAndCorrected) {
  const Lookout boat{LookoutKind::boat, knots(12), 0.4};
  const Seeing calm_day{nautical_miles(2), Speed{}, Length{}, true};
  const auto miles = [&](const Lookout& who, Speed speed, Seeing seeing) {
    return sweep_width(object("person").seen, who, speed, seeing).si / kNauticalMile;
  };
  EXPECT_NEAR(miles(boat, knots(12), calm_day), 0.35, 1e-12);  // 0.3 at 1, 0.4 at 3 nmi
  Seeing night = calm_day;
  night.daylight = false;
  night.wave = Length{0.9};
  EXPECT_NEAR(miles(boat, knots(12), night), 0.35 * 0.5 * 0.4, 1e-12);
  const Lookout helicopter{LookoutKind::helicopter, knots(75), 1.0};
  EXPECT_NEAR(miles(helicopter, knots(75), calm_day), 0.05 * 1.25, 1e-12);  // 1.5 at 60, 1 at 90 kn
}

TEST(ColdWater, KeepsToTheBandsOfTheTable) {
  // Fahrenheit 35, 45, 57.2, 65; the ends of the band, and its geometric mean.
  const auto hours = [](double celsius, double u) {
    return in_seconds(survival_in_water({celsius}, u)) / 3600;
  };
  struct Row {
    double celsius, least, most;
  };
  for (const Row& row : {Row{1.7, 0.5, 1.5}, Row{7.2, 1, 3}, Row{14, 1, 6}, Row{18.3, 2, 40}}) {
    EXPECT_NEAR(hours(row.celsius, 1e-12), row.least, 1e-6);
    EXPECT_NEAR(hours(row.celsius, 1 - 1e-12), row.most, 1e-6);
    EXPECT_NEAR(hours(row.celsius, 0.5), std::sqrt(row.least * row.most), 1e-6);
  }
}

/// Somebody adrift in 40 square miles who keeps still; a boat with a sweep width of half a mile
/// comes from 20 miles away at 10 kn, or lies there.
Scenario still_water(bool is_far) {
  Scenario s = small_scenario();
  s.horizon = 60h;
  s.groups = {};
  s.plans = {};
  s.weather.epoch = 1h;
  const Id<Place> offing = s.region.places.add(
      sea_point("offing", small::kSound, s.region.places[small::kHarbour].position));
  s.region.links.add(link("to-the-offing", small::kHarbour, offing, LinkMedium::sea,
                          is_far ? nautical_miles(20) : Length{1}));
  DriftObject still = named(DriftObject{}, "still");
  still.seen.by = {{LookoutKind::boat, {{nautical_miles(1), nautical_miles(0.5)}}, {}}};
  CraftClass& boat = s.fleet.classes[small::kFerryClass];
  boat.searches = Lookout{LookoutKind::boat, knots(10), 1.0};
  boat.speed = knots(10);
  boat.in_waves = {};
  boat.failure_every = std::nullopt;
  boat.repair = std::nullopt;
  s.fleet.craft[small::kFerry].notice = Distribution::always(0min);
  IncidentType adrift = named(IncidentType{}, "adrift");
  adrift.detection = Distribution::always(0min);
  adrift.levels.emplace_back();
  adrift.search_at_sea =
      SeaSearch{s.drift_objects.add(still), nautical_miles(std::sqrt(40 / 3.14159265358979))};
  adrift.lives = LivesAtRisk{1, exponential(6h)};
  Incident incident = named(Incident{}, "overboard");
  incident.type = s.incident_types.add(adrift);
  incident.places = {offing};
  incident.at = s.start;
  s.incidents = {};
  s.incidents.add(incident);
  return s;
}

struct Searches {
  int held = 0;         ///< runs in which he is where they search
  int found_4h = 0;     ///< of them, found within four hours of the search
  int found_alive = 0;  ///< of them
  int found = 0;        ///< of those in which he is not
};
Searches search(const Scenario& s, int runs) {
  const Setup setup(s);
  const Id<Incident> who{0};
  Searches result;
  for (std::uint32_t n = 0; n < static_cast<std::uint32_t>(runs); ++n) {
    skerry::Run run(setup, setup.forecast, RunKey{1, n}, true);
    run.advance(kStart);
    while (!run.world().incidents[who].detected) run.advance(run.world().now + 1min);
    EXPECT_EQ(run.apply(SearchAtSea{small::kFerry, who}), std::nullopt);
    const auto& ways = run.world().adrift[who];
    const auto truth = static_cast<std::size_t>(
        uniform(run.key(), Purpose::truth, setup.incident_luck[who]) * kDrifters);
    const bool is_held = SearchedArea(ways).holds(ways[truth]);
    advance_to(run, s.horizon - 1min);
    const auto begun = times_of(run, RecordKind::search_begun);
    const auto found = times_of(run, RecordKind::found_at_sea);
    if (!is_held) {
      result.found += static_cast<int>(found.size());
      continue;
    }
    ++result.held;
    result.found_4h += !found.empty() && found[0] - begun[0] <= 4h;
    result.found_alive += !times_of(run, RecordKind::incident_contained).empty();
  }
  return result;
}

TEST(ARandomSearch, FindsByKoopmansLaw) {  // K1
  const int runs = 6000;
  const Searches s = search(still_water(false), runs);
  EXPECT_NEAR(static_cast<double>(s.held) / runs, 0.86466, 4 * 0.0045);
  EXPECT_NEAR(static_cast<double>(s.found_4h) / s.held, 0.39346934, 4 * 0.0068);
  EXPECT_EQ(s.found, 0);
}

TEST(ARandomSearch, FindsHimAliveByTheRaceOfTwoExponentials) {  // K4: two hours to get there
  const Searches s = search(still_water(true), 6000);
  EXPECT_NEAR(static_cast<double>(s.found_alive) / s.held, 0.30708485, 4 * 0.0064);
  const Searches there = search(still_water(false), 6000);
  EXPECT_NEAR(static_cast<double>(there.found_alive) / there.held, 0.42857143, 4 * 0.0069);
}

}  // namespace
}  // namespace skerry::test
