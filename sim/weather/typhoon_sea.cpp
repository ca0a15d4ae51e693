#include "sim/weather/typhoon_sea.h"

#include "sim/base/require.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

namespace skerry {
namespace {

using namespace std::chrono_literals;

constexpr double kPi = std::numbers::pi;
constexpr double kEarthRadius = 6371008.8;
constexpr double kDissipation = 1e-7;  // 1/m
constexpr double kBlendEnds = 1.5;     // reaches
constexpr Duration kEmission = 1h;
constexpr double kArrivalCounts = 6 * 3600.0;  // s on either side

Sea sea_of_fetch(double fetch, double wind, double factor) {
  if (wind <= 0 || fetch <= 0) return {};
  const double height = factor * 0.0016 * std::sqrt(kGravity * fetch) * wind / kGravity;
  const double root_energy = kGravity * height / (4 * wind * wind);
  const double frequency = std::pow(root_energy * root_energy / 6.365e-6, -1 / 3.3);
  return {{height}, {wind / (kGravity * frequency)}};
}

double young_fetch(double wind, double moving, Length rmax, double d, double e, double f) {
  const double scale = 22.5e3 * std::log10(rmax.si) - 70.8e3;
  return scale * (-2.175e-3 * wind * wind + 1.506e-2 * wind * moving - 0.1223 * moving * moving +
                  d * wind + e * moving + f);
}

Sea highest_sea(const Cyclone& storm) {
  return grossmann_matheson({storm.wind.si / kTenMinutesOverOne}, storm.translation, storm.rmax,
                            storm.gale_radius);
}

/// 1 in the right front, 0.7 in the left rear (mirrored in the south).
double side_factor(const Cyclone& storm, Angle azimuth) {
  const double fiercest = storm.heading.radians + (storm.position.latitude < 0 ? -1 : 1) * kPi / 4;
  return 0.85 + 0.15 * std::cos(azimuth.radians - fiercest);
}

/// What a storm is at a moment, with what does not depend on the place worked out.
struct StormNow {
  Cyclone storm;
  CycloneWind wind;
  Sea highest;
  Length leaving;  ///< height of the sea at the reach but for the side

  explicit StormNow(const Cyclone& now)
      : storm(now),
        wind(now),
        highest(highest_sea(now)),
        leaving(highest.height * shape(now.reach())) {}

  /// The symmetric wind over its highest, whole within rmax.
  double shape(Length radius) const {
    if (radius <= storm.rmax || wind.highest_symmetric().si <= 0) return 1.0;
    return wind.symmetric(radius) / wind.highest_symmetric();
  }
  Length sea(Length radius, Angle azimuth) const {
    return highest.height * (shape(radius) * side_factor(storm, azimuth));
  }
};

/// 1 within the reach, 0 from 1.5 of it, smooth between.
double weight(Length radius, Length reach) {
  const double x = std::clamp((kBlendEnds - radius / reach) / (kBlendEnds - 1), 0.0, 1.0);
  return x * x * (3 - 2 * x);
}

/// Waves at a place and a time; a height of zero: none.
struct Waves {
  double height = 0.0, from = 0.0, period = 0.0;
};

double whole_turn(double radians) { return radians < 0 ? radians + 2 * kPi : radians; }

void blend_wind(const WindAt& storm, double share, int row, std::uint32_t site, Fields& fields) {
  double& wind = fields[Element::wind](row, site);
  double& gust = fields[Element::gust](row, site);
  double& from = fields[Element::wind_from](row, site);
  const double ours = share * storm.speed.si, theirs = (1 - share) * wind;
  from = whole_turn(std::atan2(ours * std::sin(storm.from.radians) + theirs * std::sin(from),
                               ours * std::cos(storm.from.radians) + theirs * std::cos(from)));
  wind = ours + theirs;
  gust = ours * gust_factor(Ground::at_sea) + (1 - share) * gust;
}

/// The swell that arrives at a site, by the rows of fields.
class Arrivals {
 public:
  explicit Arrivals(const Fields& fields)
      : begin_(fields.begin),
        step_(in_seconds(fields.step)),
        rows_(fields.rows),
        sums_(static_cast<std::size_t>(fields.rows)) {}

  /// Seconds after row 0.
  double clock(CalendarTime time) const { return in_seconds(time - begin_); }
  bool counts(double arrival) const {
    return arrival > -kArrivalCounts && arrival < (rows_ - 1) * step_ + kArrivalCounts;
  }

  void add(double arrival, const Waves& swell) {
    const double first = std::ceil((arrival - kArrivalCounts) / step_);
    const double last = std::floor((arrival + kArrivalCounts) / step_);
    const int end = static_cast<int>(std::min(last, rows_ - 1.0));
    const double east = std::sin(swell.from), north = std::cos(swell.from);
    for (int row = static_cast<int>(std::max(first, 0.0)); row <= end; ++row) {
      const double share = 1 - std::abs(row * step_ - arrival) / kArrivalCounts;
      const double energy = share * swell.height * swell.height;
      Sum& sum = sums_[static_cast<std::size_t>(row)];
      sum.share += share;
      sum.energy += energy;
      sum.energy_period += energy * swell.period;
      sum.east += energy * east;
      sum.north += energy * north;
    }
  }

  Waves at(int row) const {
    const Sum& sum = sums_[static_cast<std::size_t>(row)];
    if (sum.energy <= 0) return {};
    constexpr double kOfAStormAtRest = kArrivalCounts / 3600;
    return {std::sqrt(sum.energy / std::max(sum.share, kOfAStormAtRest)),
            whole_turn(std::atan2(sum.east, sum.north)), sum.energy_period / sum.energy};
  }

 private:
  struct Sum {
    double share = 0, energy = 0, energy_period = 0, east = 0, north = 0;
  };
  CalendarTime begin_;
  double step_;
  int rows_;
  std::vector<Sum> sums_;
};

struct Emission {
  CalendarTime at;
  StormNow now;
};

std::vector<Emission> emissions(const Track& track, CalendarTime end) {
  std::vector<Emission> hours;
  if (track.fixes.empty()) return hours;
  for (CalendarTime at = track.fixes.front().at.utc; at <= end; at += kEmission) {
    const auto storm = cyclone_at(track, at);
    if (!storm) break;
    hours.push_back({at, StormNow(*storm)});
  }
  return hours;
}

Arrivals arrivals(const std::vector<Emission>& hours, const Position& site, const Fields& fields) {
  Arrivals arrivals(fields);
  for (const auto& [at, now] : hours) {
    const Length way = distance(now.storm.position, site);
    if (now.highest.height.si <= 0) continue;
    const double arrival = arrivals.clock(at) + way.si / deep_group_speed(now.highest.period).si;
    if (!arrivals.counts(arrival)) continue;
    const double share = side_factor(now.storm, bearing(now.storm.position, site)) *
                         swell_decay(way, now.storm.reach());
    arrivals.add(arrival, {now.leaving.si * share, bearing(site, now.storm.position).radians,
                           now.highest.period.si});
  }
  return arrivals;
}

/// Where the storm's own sea comes from: with the wind where that is highest, from the centre far
/// out, between by the energy.
double sea_from(double shape, Angle wind_from, Angle to_centre) {
  const double ours = shape * shape;
  return whole_turn(
      std::atan2(ours * std::sin(wind_from.radians) + (1 - ours) * std::sin(to_centre.radians),
                 ours * std::cos(wind_from.radians) + (1 - ours) * std::cos(to_centre.radians)));
}

void add_waves(const Waves& storm, int row, std::uint32_t site, Fields& fields) {
  double& height = fields[Element::wave](row, site);
  if (storm.height > height) {
    fields[Element::wave_from](row, site) = storm.from;
    fields[Element::period](row, site) = storm.period;
  }
  height = std::hypot(height, storm.height);
}

/// The point of a track at a time, beyond its ends straight on, and the course there.
struct OnTrack {
  Position position;
  Angle course;
};

OnTrack on_track(const Track& track, CalendarTime time) {
  const auto& fixes = track.fixes;
  if (fixes.size() == 1) return {fixes[0].position, {}};
  const auto to =
      std::lower_bound(fixes.begin() + 1, fixes.end() - 1, time,
                       [](const TrackFix& fix, CalendarTime at) { return fix.at.utc < at; });
  const TrackFix& from = *(to - 1);
  const double share = in_seconds(time - from.at.utc) / in_seconds(to->at.utc - from.at.utc);
  const Angle course = bearing(from.position, to->position);
  return {destination(from.position, course, distance(from.position, to->position) * share),
          course};
}

}  // namespace

Sea young_1988(Speed wind, Speed translation, Length rmax) {
  return sea_of_fetch(young_fetch(wind.si, translation.si, rmax, 0.2190, 0.6737, 0.7980), wind.si,
                      1.0);
}

Sea young_vinoth_2013(Speed wind, Speed translation, Length rmax) {
  return sea_of_fetch(young_fetch(wind.si, translation.si, rmax, 0.0876, 1.516, 1.756), wind.si,
                      1.0);
}

Sea grossmann_matheson(Speed wind, Speed translation, Length rmax, Length gale_radius) {
  const double w = std::clamp(wind.si, 17.0, 78.0);
  const double v = std::clamp(translation.si, 0.0, 15.0);
  const double rmax_km = std::clamp(rmax.si / 1e3, 15.0, 60.0);
  const double gale_km = std::clamp(gale_radius.si / 1e3, 200.0, 400.0);
  const double fetch = (0.54 * w * w * w - 169 * w * w - 1442 * v * v + 0.3 * w * w * v +
                        14.3 * w * v * v - 43 * w * v + 9600 * w + 4470 * v + 1e5) *
                       std::exp(0.1 * v) * (0.85 * std::log10(rmax_km / 30) + 1) *
                       (0.65 * std::log10(gale_km / 300) + 1);
  return sea_of_fetch(fetch, wind.si, 0.89);
}

double swell_decay(Length distance, Length reach) {
  if (distance <= reach) return 1.0;
  const double near = reach.si / kEarthRadius, far = distance.si / kEarthRadius;
  const double spread = near * std::sin(near) / (far * std::sin(far));
  // Rays that meet again at the antipode would focus without end.
  return std::sqrt(std::min(1.0, spread)) * std::exp(-kDissipation * (distance - reach).si / 2);
}

Length storm_sea(const Cyclone& storm, const Position& place) {
  return StormNow(storm).sea(distance(storm.position, place), bearing(storm.position, place));
}

void add_typhoon(const Track& track, std::span<const Position> sites, Fields& fields) {
  require(sites.size() == fields.sites, "a position for each site of the fields");
  if (fields.rows == 0) return;
  const std::vector<Emission> hours = emissions(track, fields.time(fields.rows - 1));
  std::vector<Arrivals> swell;
  for (const Position& site : sites) swell.push_back(arrivals(hours, site, fields));
  for (int row = 0; row < fields.rows; ++row) {
    std::optional<StormNow> now;
    if (const auto storm = cyclone_at(track, fields.time(row))) now.emplace(*storm);
    for (std::uint32_t site = 0; site < fields.sites; ++site) {
      Waves waves = swell[site].at(row);
      const Position& place = sites[site];
      const Length radius = now ? distance(now->storm.position, place) : Length{};
      const double share = now ? weight(radius, now->storm.reach()) : 0.0;
      if (share > 0) {
        const WindAt wind = now->wind.at(radius, place);
        blend_wind(wind, share, row, site, fields);
        const Length sea = now->sea(radius, bearing(now->storm.position, place)) * share;
        if (sea.si > waves.height)
          waves = {sea.si,
                   sea_from(now->shape(radius), wind.from, bearing(place, now->storm.position)),
                   now->highest.period.si};
      }
      add_waves(waves, row, site, fields);
    }
  }
}

Track perturbed(const Track& track, CalendarTime from, Length across_per_day, double along,
                double intensity) {
  require(along > -1 && intensity >= 0, "a storm goes on along its track");
  Track other = track;
  for (TrackFix& fix : other.fixes) {
    if (fix.at.utc <= from) continue;
    const Seconds since{in_seconds(fix.at.utc - from)};
    const OnTrack there = on_track(track, from + to_ticks(since * (1 + along)));
    fix.position = destination(there.position, {there.course.radians + kPi / 2},
                               across_per_day * (since.si / 86400));
    fix.pressure = {track.environment.si - (track.environment.si - fix.pressure.si) * intensity};
    fix.wind = fix.wind * intensity;
  }
  return other;
}

}  // namespace skerry
