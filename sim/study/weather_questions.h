#pragma once

#include "sim/run/setup.h"

#include <functional>
#include <vector>

namespace skerry {

/// Something that may be so in an epoch of a weather, asked of all that a scenario may bring.
struct WeatherQuestion {
  std::function<bool(const Weather&, int epoch)> holds;
  SimTime from = kStart;       ///< asked from then to the horizon
  SimTime begins_by = kNever;  ///< a long stretch counts that covers so much time after some
  Duration stretch{};          ///< moment between `from` and this; none: at least one epoch
};

struct WeatherAnswer {
  int weathers = 0;        ///< that were asked
  int ever = 0;            ///< in so many of them it holds at some time,
  int always = 0;          ///< at all times,
  int at_length = 0;       ///< for a long stretch
  Duration longest{};      ///< of all stretches that count
  double share_of_time{};  ///< of all weathers
};

/// Whether the weather of a scenario is the same in every replication.
bool is_weather_certain(const Scenario& scenario);

/// Asks the weather of so many replications (of one, where it is certain); the seed is always the
/// same, so that a plan is judged alike whenever it is.
std::vector<WeatherAnswer> ask(const Setup& setup, const std::vector<WeatherQuestion>& questions,
                               int replications);

}  // namespace skerry
