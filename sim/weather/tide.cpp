#include "sim/weather/tide.h"

#include "sim/base/require.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace skerry {
namespace {

using namespace std::chrono_literals;

enum class Node : std::uint8_t { none, mm, mf, o1, k1, m2, k2, l2 };

/// A constituent's argument, in multiples of the lunar day and of the longitudes.
struct Known {
  std::string_view name;
  int lunar_day, moon, sun, perigee, perihelion;
  double phase;  ///< degrees
  Node node;
  int power = 1;  ///< how many times the correction applies
};

/// In the order of `kConstituents`.
constexpr std::array<Known, std::size(kConstituents)> kKnown{{
    {"M2", 2, 0, 0, 0, 0, 0, Node::m2},     {"S2", 2, 2, -2, 0, 0, 0, Node::none},
    {"N2", 2, -1, 0, 1, 0, 0, Node::m2},    {"K2", 2, 2, 0, 0, 0, 0, Node::k2},
    {"K1", 1, 1, 0, 0, 0, -90, Node::k1},   {"O1", 1, -1, 0, 0, 0, 90, Node::o1},
    {"P1", 1, 1, -2, 0, 0, 90, Node::none}, {"Q1", 1, -2, 0, 1, 0, 90, Node::o1},
    {"2N2", 2, -2, 0, 2, 0, 0, Node::m2},   {"MU2", 2, -2, 2, 0, 0, 0, Node::m2},
    {"NU2", 2, -1, 2, -1, 0, 0, Node::m2},  {"L2", 2, 1, 0, -1, 0, 180, Node::l2},
    {"T2", 2, 2, -3, 0, 1, 0, Node::none},  {"M4", 4, 0, 0, 0, 0, 0, Node::m2, 2},
    {"MS4", 4, 2, -2, 0, 0, 0, Node::m2},   {"MN4", 4, -1, 0, 1, 0, 0, Node::m2, 2},
    {"MF", 0, 2, 0, 0, 0, 0, Node::mf},     {"MM", 0, 1, 0, -1, 0, 0, Node::mm},
    {"SSA", 0, 0, 2, 0, 0, 0, Node::none},
}};

static_assert([] {
  for (std::size_t i = 0; i < kKnown.size(); ++i)
    if (kKnown[i].name != kConstituents[i]) return false;
  return true;
}());

constexpr double kHoursPerCentury = 36525.0 * 24;

// Degrees per Julian century.
constexpr double kMoonRate = 481267.88134236;
constexpr double kSunRate = 36000.76983;
constexpr double kPerigeeRate = 4069.0137111;
constexpr double kPerihelionRate = 1.71946;

double turned(double degrees_value) {
  const double rest = std::fmod(degrees_value, 360.0);
  return rest < 0 ? rest + 360 : rest;
}

double radians(double degrees_value) { return degrees(degrees_value).radians; }

double centuries(CalendarTime time) {
  using namespace std::chrono;
  constexpr CalendarTime kEpoch = sys_days{year{2000} / January / 1} + hours{12};
  return in_seconds(time - kEpoch) / 3600 / kHoursPerCentury;
}

CalendarTime midnight_of(CalendarTime time) { return std::chrono::floor<std::chrono::days>(time); }

std::size_t index_of(std::string_view name) {
  const auto found = std::find_if(kKnown.begin(), kKnown.end(),
                                  [&](const Known& known) { return known.name == name; });
  require(found != kKnown.end(), "a constituent of the tide is known");
  return static_cast<std::size_t>(found - kKnown.begin());
}

/// Degrees per hour.
double speed(const Known& c) {
  const double per_century = c.lunar_day * (kSunRate - kMoonRate) + c.moon * kMoonRate +
                             c.sun * kSunRate + c.perigee * kPerigeeRate +
                             c.perihelion * kPerihelionRate;
  return c.lunar_day * 15 + per_century / kHoursPerCentury;
}

double argument(const Known& c, CalendarTime time, const Longitudes& l) {
  const double hours = in_seconds(time - midnight_of(time)) / 3600;
  const double lunar_day = 15 * hours + 180 + l.sun - l.moon;
  return turned(c.lunar_day * lunar_day + c.moon * l.moon + c.sun * l.sun + c.perigee * l.perigee +
                c.perihelion * l.perihelion + c.phase);
}

NodalCorrection of_l2(double n, double p) {
  const double sine = -0.2505 * std::sin(2 * p) - 0.1102 * std::sin(2 * p - n) -
                      0.0156 * std::sin(2 * p - 2 * n) - 0.037 * std::sin(n);
  const double cosine = 1 - 0.2505 * std::cos(2 * p) - 0.1102 * std::cos(2 * p - n) -
                        0.0156 * std::cos(2 * p - 2 * n) - 0.037 * std::cos(n);
  return {std::hypot(sine, cosine), in_degrees({std::atan2(sine, cosine)})};
}

NodalCorrection correction(Node node, const Longitudes& l) {
  const double n = radians(l.node), p = radians(l.perigee);
  const auto c = [n](int k) { return std::cos(k * n); };
  const auto s = [n](int k) { return std::sin(k * n); };
  switch (node) {
    case Node::none:
      return {};
    case Node::mm:
      return {1 - 0.1311 * c(1) + 0.0538 * std::cos(2 * p) + 0.0205 * std::cos(2 * p - n), 0};
    case Node::mf:
      return {1.084 + 0.415 * c(1) + 0.039 * c(2), -23.7 * s(1) + 2.7 * s(2) - 0.4 * s(3)};
    case Node::o1:
      return {1.0176 + 0.1871 * c(1) - 0.0147 * c(2), 10.8 * s(1) - 1.34 * s(2) + 0.19 * s(3)};
    case Node::k1:
      return {1.006 + 0.115 * c(1) - 0.0088 * c(2) + 0.0006 * c(3),
              -8.86 * s(1) + 0.68 * s(2) - 0.07 * s(3)};
    case Node::m2:
      return {1.0007 - 0.0373 * c(1) + 0.0002 * c(2), -2.14 * s(1)};
    case Node::k2:
      return {1.0246 + 0.2863 * c(1) + 0.0083 * c(2) - 0.0015 * c(3),
              -17.74 * s(1) + 0.68 * s(2) - 0.04 * s(3)};
    case Node::l2:
      return of_l2(n, p);
  }
  return {};
}

NodalCorrection correction(const Known& c, const Longitudes& l) {
  const NodalCorrection once = correction(c.node, l);
  return c.power == 1 ? once : NodalCorrection{std::pow(once.f, c.power), once.u * c.power};
}

}  // namespace

Longitudes longitudes(CalendarTime time) {
  const double t = centuries(time);
  return {turned(218.3164591 + kMoonRate * t), turned(280.46645 + kSunRate * t + 3.032e-4 * t * t),
          turned(83.353243 + kPerigeeRate * t - 0.0103238 * t * t),
          turned(125.044555 - 1934.1361849 * t + 0.0020762 * t * t),
          turned(282.93735 + kPerihelionRate * t)};
}

bool is_known_constituent(std::string_view name) {
  return std::any_of(kKnown.begin(), kKnown.end(),
                     [&](const Known& known) { return known.name == name; });
}

double constituent_speed(std::string_view name) { return speed(kKnown[index_of(name)]); }

double equilibrium_argument(std::string_view name, CalendarTime time) {
  return argument(kKnown[index_of(name)], time, longitudes(time));
}

NodalCorrection nodal_correction(std::string_view name, CalendarTime time) {
  return correction(kKnown[index_of(name)], longitudes(time));
}

TidePredictor::TidePredictor(const TideStation& station) {
  for (const Constituent& c : station.constituents) {
    const std::size_t known = index_of(c.name);
    parts_.push_back({known, c.amplitude.si, c.lag.radians});
    fastest_ += c.amplitude.si * radians(speed(kKnown[known])) / 3600;
  }
}

std::vector<TidePredictor::Wave> TidePredictor::waves_of_day(CalendarTime midnight) const {
  const Longitudes first = longitudes(midnight), noon = longitudes(midnight + 12h);
  std::vector<Wave> waves;
  waves.reserve(parts_.size());
  for (const Part& part : parts_) {
    const Known& known = kKnown[part.constituent];
    const NodalCorrection node = correction(known, noon);
    waves.push_back({node.f * part.amplitude,
                     radians(argument(known, midnight, first) + node.u) - part.lag,
                     radians(speed(known)) / 3600});
  }
  return waves;
}

Length TidePredictor::level(CalendarTime time) const {
  double level = 0.0, rise = 0.0;
  fill(time, 1h, {&level, 1}, {&rise, 1});
  return {level};
}

double TidePredictor::rise(CalendarTime time) const {
  double level = 0.0, rise = 0.0;
  fill(time, 1h, {&level, 1}, {&rise, 1});
  return rise;
}

void TidePredictor::fill(CalendarTime begin, Duration step, std::span<double> levels,
                         std::span<double> rises) const {
  require(step > Duration{0} && rises.size() == levels.size(), "a rise for each level, in time");
  std::size_t i = 0;
  for (CalendarTime time = begin; i < levels.size();) {
    const CalendarTime midnight = midnight_of(time);
    const auto left = static_cast<std::size_t>((midnight + 24h - time + step - Duration{1}) / step);
    const std::size_t count = std::min(levels.size() - i, left);
    std::fill_n(levels.begin() + static_cast<std::ptrdiff_t>(i), count, 0.0);
    std::fill_n(rises.begin() + static_cast<std::ptrdiff_t>(i), count, 0.0);
    for (const Wave& wave : waves_of_day(midnight)) {
      // Turned by a rotation from step to step: a day of minutes stays within 1e-12.
      const double phase = wave.phase + wave.speed * in_seconds(time - midnight);
      const double turn = wave.speed * in_seconds(step);
      const double turn_cos = std::cos(turn), turn_sin = std::sin(turn);
      double x = wave.amplitude * std::cos(phase), y = wave.amplitude * std::sin(phase);
      for (std::size_t k = i; k < i + count; ++k) {
        levels[k] += x;
        rises[k] -= wave.speed * y;
        const double next = x * turn_cos - y * turn_sin;
        y = x * turn_sin + y * turn_cos;
        x = next;
      }
    }
    i += count;
    time += step * static_cast<std::int64_t>(count);
  }
  for (double& rise : rises) rise = fastest_ > 0 ? std::clamp(rise / fastest_, -1.0, 1.0) : 0.0;
}

std::vector<TideExtreme> TidePredictor::extremes(CalendarTime begin, CalendarTime end) const {
  constexpr Duration kStep = 10min;  // far shorter than a quarter-diurnal tide
  if (end <= begin) return {};
  const auto count = static_cast<std::size_t>((end - begin) / kStep) + 2;
  std::vector<double> levels(count), rises(count);
  fill(begin, kStep, levels, rises);
  std::vector<TideExtreme> found;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const bool rising = rises[i] > 0;
    if ((rises[i + 1] > 0) == rising) continue;
    CalendarTime low = begin + static_cast<std::int64_t>(i) * kStep, high = low + kStep;
    while (high - low > 100ms) {
      const CalendarTime middle = low + (high - low) / 2;
      ((rise(middle) > 0) == rising ? low : high) = middle;
    }
    const CalendarTime at = std::chrono::round<std::chrono::seconds>(high);
    if (at < end) found.push_back({at, level(at), rising});
  }
  return found;
}

}  // namespace skerry
