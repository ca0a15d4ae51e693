// The weather of the shipped scenarios, against what physics.md and the reports say.

#include "sim/io/load.h"
#include "sim/run/setup.h"
#include "sim/weather/basis.h"

#include <gtest/gtest.h>

namespace skerry {
namespace {

using namespace std::chrono_literals;

Scenario shipped(const std::string& name) {
  return io::load_scenario(SKERRY_SOURCE_DIR "/scenarios/zhoushan/" + name).scenario;
}

Id<Place> place(const Scenario& s, const std::string& name) {
  for (const Id<Place> id : s.region.places.ids())
    if (s.region.places[id].id == name) return id;
  throw std::runtime_error("no place " + name);
}

TEST(ShippedWeather, ShutsTheSouthernWharfByMawarsTrackAloneAndLeavesTheNorthernOpen) {
  const Scenario s = shipped("dongji-mawar.yaml");
  // Nothing in the script is swell: 0.6 m of a 5 s sea in every zone.
  for (const ZoneSeries& zone : s.weather.zones)
    for (const WeatherPoint& point : zone.series) EXPECT_EQ(point.wave.si, 0.6);
  const Weather weather(s);
  const Id<Place> south = place(s, "miaozihu-passenger");
  const Id<Place> north = place(s, "beiao");
  ASSERT_TRUE(s.region.places[south].wharf->exposure.empty());  // from the coastline
  for (int hour = 0; hour < 12; ++hour) {                       // 09:00 to 21:00 on 31 May
    const int epoch = weather.epoch_of(kStart + hour * 1h);
    EXPECT_FALSE(weather.lets_land(epoch, south)) << hour;
    EXPECT_TRUE(weather.lets_land(epoch, north)) << hour;
    EXPECT_EQ(excess_at(s, weather, epoch, south).what, Hindrance::wave);
    // physics.md 2.4: more than 1.0 m in the harbour that opens south, at most 0.25 m in the north.
    EXPECT_GT(weather.wave_at_berth(epoch, south).si, 1.0);
    EXPECT_LE(weather.wave_at_berth(epoch, north).si, 0.25);
    // Under little local wind.
    EXPECT_LT(weather.at(epoch, *s.region.places[south].zone).wind.si, 8);
    // From the SSE, as Mawar bears: 167 deg on 30 May.
    const double from =
        in_degrees({weather.value(Element::wave_from, epoch, *s.region.places[south].zone)});
    EXPECT_NEAR(from, 167, 5);
  }
}

TEST(ShippedWeather, HasTheHarbourOpenAsTheCoastlineDoes) {
  const Scenario s = shipped("dongji-swell.yaml");
  const WeatherBasis basis(s);
  const WaveShelter& south = *basis.sheltering.of(place(s, "miaozihu-passenger"));
  const WaveShelter& north = *basis.sheltering.of(place(s, "beiao"));
  // By the map (zhoushan.md 2.2, S2) the harbour opens south, Bei'ao's bay north.
  EXPECT_GT(south.share(degrees(190), {11}), 0.95);
  EXPECT_LE(south.share(degrees(20), {11}), 0.1);
  EXPECT_GT(north.share(degrees(20), {11}), 0.95);
  EXPECT_LE(north.share(degrees(190), {11}), 0.1);
}

TEST(ShippedWeather, HasWaterOffEveryWharfAndInTheMiddleOfEveryZone) {
  const Scenario s = shipped("dongji-swell.yaml");
  for (const Zone& zone : s.region.zones)
    EXPECT_FALSE(s.region.coastline.is_land(*zone.position)) << zone.id;
  for (const Place& place : s.region.places) {
    if (!place.wharf) continue;
    EXPECT_TRUE(s.region.coastline.water_off(place.position, kOffTheWharf)) << place.id;
  }
}

TEST(ShippedWeather, OfMuifaComesToAHeadAtItsLandfall) {
  // CMA: landfall on Putuo on 14 September 2022 at 20:30; JMA: 75 kn there at 20:00.
  const Scenario s = shipped("muifa.yaml");
  const Weather weather(s);
  const Id<Zone> putuo = *s.region.places[place(s, "banshengdong")].zone;
  const Id<Zone> dongji = *s.region.places[place(s, "miaozihu-passenger")].zone;
  double most = 0;
  int worst = 0;
  for (int epoch = 0; epoch < weather.epochs(); ++epoch)
    if (weather.at(epoch, dongji).wind.si > most) {
      most = weather.at(epoch, dongji).wind.si;
      worst = epoch;
    }
  const auto at = std::chrono::duration_cast<std::chrono::minutes>(weather.begin_of(worst) -
                                                                   (kStart + 35h + 30min));
  EXPECT_LT(std::abs(at.count()), 240);
  EXPECT_GT(most, 25);  // 10 Bft and more
  EXPECT_LT(most, 45);
  EXPECT_LT(weather.at(0, putuo).wind.si, 10);  // the morning of the day before
}

TEST(ShippedWeather, IsWarnedOfBeforeMuifaComes) {
  const Scenario s = shipped("muifa.yaml");
  const Weather weather(s);
  const Id<Zone> dongji = *s.region.places[place(s, "miaozihu-passenger")].zone;
  SimTime first_yellow = kNever;
  for (int epoch = 0; epoch < weather.epochs(); ++epoch) {
    const auto now = weather.warning(epoch, dongji);
    if (now && *now >= Warning::yellow && first_yellow == kNever)
      first_yellow = weather.begin_of(epoch);
  }
  EXPECT_LT(first_yellow, kStart + 35h);
}

}  // namespace
}  // namespace skerry
