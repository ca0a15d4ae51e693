#pragma once

#include "sim/base/distribution.h"
#include "sim/base/id.h"
#include "sim/base/quantity.h"
#include "sim/model/named.h"
#include "sim/model/region.h"

#include <optional>
#include <vector>

namespace skerry {

enum class CraftMedium { sea, air };
enum class Landing { berth, ramp, pad };

/// The conditions beyond which a craft may not set out. What is absent does not limit it.
struct Limits {
  std::optional<Speed> wind;               ///< mean wind, at most
  std::optional<Speed> gust;               ///< at most
  std::optional<Length> wave;              ///< significant wave height on the route, at most
  std::optional<Length> visibility;        ///< at least
  std::optional<Length> ceiling;           ///< at least
  bool night = true;                       ///< may set out in the dark
  std::optional<Length> night_visibility;  ///< in the dark, instead of `visibility`
  std::optional<Length> night_ceiling;     ///< in the dark, instead of `ceiling`
  Resumption resume;                       ///< of a service that the weather stopped
};

/// The share of its speed that a craft keeps at a significant wave height.
struct SpeedInWaves {
  Length wave;
  double share = 1.0;
};

struct CraftClass : Sourced {
  CraftMedium medium = CraftMedium::sea;
  int seats = 0;
  Area deck;  ///< vehicle deck
  Speed speed;
  std::vector<SpeedInWaves> in_waves;
  Limits limits;
  Length length;
  Length draft;
  Landing needs = Landing::berth;
  Rate boarding_rate;
  Rate unloading_rate;
  Duration turn_round{};                     ///< at each call, before anyone moves
  Duration dwell{std::chrono::minutes{20}};  ///< lies part full for people on their way
  std::optional<Duration> failure_every;     ///< mean operating time between failures, exponential
  std::optional<Distribution> repair;
};

struct Craft : Sourced {
  Id<CraftClass> craft_class{0};
  Id<Place> home{0};
  Distribution notice;  ///< from its first order to readiness
};

struct Fleet : Named {
  Table<CraftClass> classes;
  Table<Craft> craft;
};

/// The share of speed kept at `wave`: linear between the heights given, flat outside them.
double speed_share(const std::vector<SpeedInWaves>& in_waves, Length wave);

/// Whether a craft of this class can use `place` at all: the right kind, length, draft, ramp.
bool fits(const CraftClass& craft_class, const Place& place);

}  // namespace skerry
