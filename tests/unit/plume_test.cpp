// Plumes: the sector against geometry on a plane, and exposure by hand.

#include "sim/run/conditions.h"
#include "sim/run/picture.h"
#include "tests/support/builders.h"
#include "tests/support/cases.h"
#include "tests/support/follow.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

constexpr Position kSource{30.0, 122.0};
constexpr double kDegree_m = 111195.08;  // of a great circle of 6,371,008.8 m

/// A point on the plane about the source.
Position at(double east_m, double north_m) {
  return {30.0 + north_m / kDegree_m,
          122.0 + east_m / kDegree_m / std::cos(30.0 * std::numbers::pi / 180)};
}

TEST(APlume, IsTheSectorOfThePlane) {
  // A point is in the sector where its part along the wind is at least cos(half) of its distance.
  const Plume plume{Length{300}, Length{3000}, degrees(30)};
  Dice dice(1);
  int in_sector = 0, in_circle = 0;
  for (int n = 0; n < 20000; ++n) {
    const double from_deg = dice.between(0, 360), x = dice.between(-4000, 4000),
                 y = dice.between(-4000, 4000);
    const double to = (from_deg + 180) * std::numbers::pi / 180;
    const double away = std::hypot(x, y);
    const double along = x * std::sin(to) + y * std::cos(to);
    const double edge = along - away * std::cos(std::numbers::pi / 6);
    if (std::abs(edge) < 3 || std::abs(away - 300) < 1 || std::abs(away - 3000) < 3) continue;
    const bool inside = away < 300 || (away < 3000 && edge > 0);
    ASSERT_EQ(lies_over(plume, kSource, degrees(from_deg), at(x, y)), inside)
        << "wind from " << from_deg << ", point " << x << " " << y;
    in_circle += away < 300;
    in_sector += inside && away > 300;
  }
  EXPECT_GT(in_circle, 50);
  EXPECT_GT(in_sector, 500);
}

/// A release at the village, known at once. The quay, from which 60 people leave in 15 parties of 4
/// that never come of themselves but lodge there, lies 1 km to its west.
struct Release {
  Scenario s = small_scenario();
  IncidentType& type = s.incident_types[small::kDisturbance];

  Release() {
    s.plans = {};
    s.horizon = 6h;
    s.weather.epoch = 10min;
    type.detection = Distribution::always(0min);
    type.levels[0].plume = Plume{Length{100}, Length{1500}, degrees(25)};
    s.incidents[small::kBrawl].at = LocalTime{s.start.utc + 1h, s.start.offset};
    Place& source = s.region.places[small::kVillage];
    source.zone = small::kSound;
    source.position = kSource;
    s.region.places[small::kQuay].position = at(-1000, 0);
    Group& people = s.groups[small::kVisitors];
    people.lodging = small::kQuay;
    people.comes = Distribution::always(100h);
    wind({{0h, 90}});
  }
  /// Where the wind comes from, from so long after the start on.
  void wind(const std::vector<std::pair<Duration, double>>& from) {
    std::vector<WeatherPoint> series;
    for (const auto& [after, degrees_from] : from) {
      WeatherPoint point = calm(LocalTime{s.start.utc + after, s.start.offset});
      point.wind_from = degrees(degrees_from);
      if (!series.empty()) {
        WeatherPoint before = series.back();
        before.at = LocalTime{point.at.utc - 1ms, point.at.offset};
        series.push_back(before);
      }
      series.push_back(point);
    }
    s.weather.zones = {{small::kSound, series, {}, {}}};
  }
};

double exposed(const Run& run) {
  return run.recorder()
      .measures()
      .values()[static_cast<std::size_t>(Measure::exposed_person_hours)];
}

TEST(APlume, ExposesThoseWhoStayUnderIt) {
  // From hour 1 to hour 6.
  Release r;
  const skerry::Setup setup(r.s);
  skerry::Run run(setup, setup.forecast, {}, true);
  advance_to(run, 1h + 1min);
  EXPECT_TRUE(holds(when(InPlume{small::kBrawl, small::kQuay}), Picture(run), nullptr));
  // Down the wind, too, but 1.9 km off.
  EXPECT_FALSE(holds(when(InPlume{small::kBrawl, small::kStation}), Picture(run), nullptr));
  while (run.advance(kStart + 7h)) {
  }
  run.finish();
  EXPECT_NEAR(exposed(run), 60 * 5, 1e-9);
}

TEST(APlume, ExposesNobodyBeforeItIsKnownToTheConditionThough) {
  Release r;
  r.type.detection = Distribution::always(30min);
  const skerry::Setup setup(r.s);
  skerry::Run run(setup, setup.forecast, {}, true);
  advance_to(run, 1h + 1min);
  EXPECT_FALSE(holds(when(InPlume{small::kBrawl, small::kQuay}), Picture(run), nullptr));
  advance_to(run, 1h + 31min);
  EXPECT_TRUE(holds(when(InPlume{small::kBrawl, small::kQuay}), Picture(run), nullptr));
}

TEST(APlume, TurnsWithTheWind) {
  // Over the quay from hour 1 to 3, away from it until 5, over it again until 6.
  Release r;
  r.wind({{0h, 90}, {3h, 180}, {5h, 110}});
  const skerry::Setup setup(r.s);
  skerry::Run run(setup, setup.forecast, {}, true);
  while (run.advance(kStart + 7h)) {
  }
  run.finish();
  EXPECT_NEAR(exposed(run), 60 * 3, 1e-9);
}

TEST(APlume, DoesNotReachThoseIndoors) {
  // Told to stay in at 1:30.
  Release r;
  const skerry::Setup setup(r.s);
  skerry::Run run(setup, setup.forecast, {}, true);
  advance_to(run, 90min);
  EXPECT_EQ(run.apply(Shelter{small::kVisitors, small::kQuay}), std::nullopt);
  while (run.advance(kStart + 7h)) {
  }
  run.finish();
  EXPECT_NEAR(exposed(run), 60 * 0.5, 1e-9);
  EXPECT_EQ(accounts(run.world()).sheltered, 60);
}

TEST(APlume, IsGoneWhenTheReleaseIsContained) {
  // Twelve police live there and do an hour's work in five minutes from 1:30 on.
  Release r;
  Team& police = r.s.force.teams[small::kHomePolice];
  police.home = small::kVillage;
  police.call_out = Distribution::always(0min);
  police.answers = 1.0;
  const skerry::Setup setup(r.s);
  skerry::Run run(setup, setup.forecast, {}, true);
  advance_to(run, 90min);
  run.apply(Mobilise{small::kHomePolice, small::kBrawl});
  run.advance(kStart + 90min);
  run.apply(March{small::kHomePolice, small::kVillage, small::kBrawl});
  while (run.advance(kStart + 7h)) {
  }
  run.finish();
  ASSERT_EQ(times_of(run, RecordKind::incident_contained), std::vector<Duration>{95min});
  EXPECT_NEAR(exposed(run), 60 * 35 / 60.0, 1e-6);
}

}  // namespace
}  // namespace skerry::test
