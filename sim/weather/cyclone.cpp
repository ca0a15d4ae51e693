#include "sim/weather/cyclone.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace skerry {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kHectopascal = 100.0;
constexpr double kGale = 30 * kKnot;               // what the gale radius of a best track is of
constexpr double kMostOfADepression = 33 * kKnot;  // from 34 kn on the best track tells the wind
constexpr double kMostTranslation = 30 * kKnot;
constexpr double kShareOfTranslation = 0.55;
constexpr double kUnknownOuterWind = 17.0;
constexpr double kUnknownOuterRadius = 300e3;

Speed wind_of_fix(const Track& track, const TrackFix& fix, Speed translation) {
  if (fix.wind.si > 0) return fix.wind;
  const Pressure deficit{std::max(kHectopascal, track.environment.si - fix.pressure.si)};
  const double b = holland_b(deficit, fix.position.latitude, translation);
  return {std::min(kMostOfADepression, holland_wind(b, deficit).si * kTenMinutesOverOne)};
}

Cyclone between(const Track& track, const TrackFix& from, const TrackFix& to, double share) {
  const auto mix = [&](double a, double b) { return a + share * (b - a); };
  const Length way = distance(from.position, to.position);
  const double seconds = in_seconds(to.at.utc - from.at.utc);
  Cyclone storm;
  storm.heading = bearing(from.position, to.position);
  storm.translation = {seconds > 0 ? way.si / seconds : 0.0};
  storm.position = destination(from.position, storm.heading, way * share);
  storm.pressure = {mix(from.pressure.si, to.pressure.si)};
  storm.environment = track.environment;
  storm.wind = {mix(wind_of_fix(track, from, storm.translation).si,
                    wind_of_fix(track, to, storm.translation).si)};
  if (from.gale_radius.si > 0 && to.gale_radius.si > 0)
    storm.gale_radius = {mix(from.gale_radius.si, to.gale_radius.si)};
  storm.rmax = track.rmax ? *track.rmax : vickery_rmax(storm.deficit(), storm.position.latitude);
  return storm;
}

Angle compass(double radians) {
  const double turned = std::fmod(radians, 2 * kPi);
  return {turned < 0 ? turned + 2 * kPi : turned};
}

}  // namespace

double gust_factor(Ground ground) {
  constexpr std::array<double, 4> kGustOverMinute{1.11, 1.23, 1.36, 1.49};
  constexpr std::array<double, 4> kTenOverOne{kTenMinutesOverOne, 0.90, 0.87, 0.84};
  const auto i = static_cast<std::size_t>(ground);
  return kGustOverMinute[i] / kTenOverOne[i];
}

Length vickery_rmax(Pressure deficit, double latitude) {
  const double d = deficit.si / kHectopascal;
  return {1e3 * std::exp(3.015 - 6.291e-5 * d * d + 0.0337 * std::abs(latitude))};
}

double holland_b(Pressure deficit, double latitude, Speed translation) {
  const double d = deficit.si / kHectopascal;
  const double x = 0.6 * (1 - d / 215);
  const double b = 1 + 0.01 * d - 4.4e-5 * d * d - 0.014 * std::abs(latitude) +
                   0.15 * std::pow(translation.si, x);
  return std::clamp(b, 1.0, 2.5);
}

Speed holland_wind(double b, Pressure deficit) {
  return {std::sqrt(b * deficit.si / (kAirDensity * std::numbers::e))};
}

Speed gradient_wind(const HollandVortex& vortex, Length radius) {
  if (radius.si <= 0) return {};
  const double y = std::pow(vortex.rmax / radius, vortex.b);
  const double turn = radius.si * vortex.coriolis / 2;
  const double push = vortex.b / kAirDensity * y * vortex.deficit.si * std::exp(-y);
  return {std::sqrt(push + turn * turn) - turn};
}

HollandProfile holland_profile(double b, Length rmax, Speed highest, Speed outer,
                               Length outer_radius) {
  HollandProfile profile{b, rmax, highest, 0.5, outer_radius};
  if (outer_radius <= rmax || outer >= highest) return profile;
  const double y = std::pow(rmax / outer_radius, b);
  profile.outer_exponent = std::log(outer / highest) / (std::log(y) + 1 - y);
  return profile;
}

Speed wind_at(const HollandProfile& profile, Length radius) {
  if (radius.si <= 0) return {};
  const double log_y = profile.b * std::log(profile.rmax / radius);
  double x = 0.5;
  if (radius > profile.rmax && profile.outer_radius > profile.rmax)
    x = std::clamp(x + (radius - profile.rmax) / (profile.outer_radius - profile.rmax) *
                           (profile.outer_exponent - x),
                   0.4, 1.0);
  return {profile.highest.si * std::exp(x * (log_y + 1 - std::exp(log_y)))};
}

Pressure Cyclone::deficit() const { return {std::max(kHectopascal, environment.si - pressure.si)}; }

Speed Cyclone::symmetric_wind() const {
  const double moving = kShareOfTranslation * std::min(translation.si, kMostTranslation);
  return {std::max(wind.si - moving, wind.si / 2)};
}

HollandProfile Cyclone::profile() const {
  const bool known = gale_radius > rmax;
  return holland_profile(b(), rmax, symmetric_wind(), {known ? kGale : kUnknownOuterWind},
                         known ? gale_radius : Length{kUnknownOuterRadius});
}

std::optional<Cyclone> cyclone_at(const Track& track, CalendarTime time) {
  const auto& fixes = track.fixes;
  if (fixes.empty() || time < fixes.front().at.utc || time > fixes.back().at.utc)
    return std::nullopt;
  if (fixes.size() == 1) return between(track, fixes[0], fixes[0], 0.0);
  const auto after =
      std::lower_bound(fixes.begin() + 1, fixes.end() - 1, time,
                       [](const TrackFix& fix, CalendarTime at) { return fix.at.utc < at; });
  const TrackFix& from = *(after - 1);
  const double share = in_seconds(time - from.at.utc) / in_seconds(after->at.utc - from.at.utc);
  return between(track, from, *after, share);
}

Angle sobey_inflow(double radii) {
  return degrees(radii < 1 ? 10 * radii : std::min(25.0, 10 + 75 * (radii - 1)));
}

CycloneWind::CycloneWind(const Cyclone& storm)
    : centre_(storm.position),
      profile_(storm.profile()),
      central_(storm.pressure),
      deficit_(storm.deficit()) {
  if (profile_.highest.si <= 0) return;
  const double left = degrees(centre_.latitude < 0 ? -20 : 20).radians;
  const double moving =
      kShareOfTranslation * std::min(storm.translation.si, kMostTranslation) / profile_.highest.si;
  drift_east_ = moving * std::sin(storm.heading.radians - left);
  drift_north_ = moving * std::cos(storm.heading.radians - left);
}

WindAt CycloneWind::at(Length radius, const Position& place) const {
  const double south = centre_.latitude < 0 ? -1 : 1;
  const double speed = symmetric(radius).si;
  const double towards = bearing(centre_, place).radians -
                         south * (kPi / 2 + sobey_inflow(radius / profile_.rmax).radians);
  const double east = speed * (std::sin(towards) + drift_east_);
  const double north = speed * (std::cos(towards) + drift_north_);
  const double y = radius.si > 0 ? std::pow(profile_.rmax / radius, profile_.b) : INFINITY;
  return {{std::hypot(east, north)},
          compass(std::atan2(-east, -north)),
          {central_.si + deficit_.si * std::exp(-y)}};
}

WindAt wind_at(const Cyclone& storm, const Position& place) { return CycloneWind(storm).at(place); }

}  // namespace skerry
