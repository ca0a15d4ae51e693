#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"
#include "sim/model/named.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace skerry {

/// The normal scores that the weather generator drives, in the order of its matrices. Wind and
/// waves turn by one direction score.
enum class Score : std::uint8_t { wind, wave, visibility, direction };
inline constexpr std::size_t kScores = 4;

/// The weather of one month of the year, offshore and without fog.
struct ClimateMonth {
  Speed wind;               ///< mean of the 10-minute mean speed at 10 m
  Angle wind_from;          ///< direction of the mean wind vector
  double steadiness = 0.5;  ///< length of the mean wind vector over the mean speed, 0 to 1
  Length wave;              ///< mean significant wave height
  double wave_cv = 0.55;    ///< its standard deviation over its mean
  Angle wave_from;          ///< mean direction
  Seconds period;           ///< wave period at the mean height
  Length visibility;        ///< median outside fog
  double fog = 1.0;         ///< the month's share of fogs over a twelfth of the year's
};

/// How the normal scores hang together, between themselves and from hour to hour.
struct ScoreClimate {
  /// Correlation at the same time and place: 4 rows of 4, symmetric, ones on the diagonal.
  std::vector<std::vector<double>> correlation;
  /// Each score's e-folding time; or
  std::vector<Duration> memory;
  /// the matrix that takes the scores of one hour to those expected in the next.
  std::vector<std::vector<double>> hourly;
  Length reach{300e3};  ///< distance at which the correlation of two places is 1/e
};

/// Fog (visibility below 1 km) as a process of events of random length.
struct FogClimate {
  double events = 25;                ///< a year
  Seconds length{3.5 * 3600};        ///< median
  double length_spread = 0.8;        ///< standard deviation of its logarithm
  Length visibility{400};            ///< median in fog, before the cut at 1 km
  double visibility_spread = 0.8;    ///< standard deviation of its logarithm
  std::vector<double> onset_hours;   ///< 24 factors by the local hour; only their ratios count
  std::vector<double> end_hours;     ///< likewise
  Speed calm{12};                    ///< no fog begins with a wind of this or more
  Angle moist_from{degrees(180)};    ///< middle of the sector of moist winds
  Angle moist_sector{degrees(135)};  ///< its width
  double moist_factor = 3;           ///< onsets in such winds over onsets in others
  Length reach{60e3};                ///< distance at which the correlation of two places is 1/e
};

/// The climate of a sea area: what the weather generator needs to know.
struct Climate : Sourced {
  Duration offset{0};              ///< of its local clock from UTC
  double wind_shape = 2.0;         ///< Weibull shape of the wind speed
  double gust_factor = 1.4;        ///< 3-second gust over the 10-minute mean
  double visibility_spread = 0.6;  ///< standard deviation of the logarithm outside fog
  double wind_daily = 0.0;         ///< amplitude of the daily wave of the wind, over its mean
  TimeOfDay windiest{std::chrono::hours{14}};  ///< local time of its crest
  std::vector<ClimateMonth> months;            ///< January to December
  ScoreClimate scores;
  FogClimate fog;
};

/// What is wrong with the shapes of its lists and matrices; empty when nothing is. Ranges of single
/// numbers are checked when they are read. Whether the matrices can belong to any process at all
/// is for `WeatherGenerator` to say.
std::vector<Problem> check_climate(const Climate& climate);

}  // namespace skerry
