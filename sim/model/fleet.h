#pragma once

#include "sim/base/distribution.h"
#include "sim/base/id.h"
#include "sim/base/quantity.h"
#include "sim/model/named.h"
#include "sim/model/region.h"
#include "sim/model/sweep.h"

#include <optional>
#include <vector>

namespace skerry {

/// What a craft lands at: any berth; one with a ramp; a beach, or a berth with a ramp; a pad; or
/// nothing, as a drone that hovers.
enum class Landing { berth, ramp, beach, pad, hover };

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

/// Lifting or lowering people by winch where there is no pad.
struct Hoist {
  Duration per_person{};
  Speed wind_limit;  ///< mean wind, at most
};

struct CraftClass : Sourced {
  CraftMedium medium = CraftMedium::sea;
  int seats = 0;
  Area deck;                    ///< vehicle deck
  std::optional<Mass> payload;  ///< vehicles and people together; none: seats and deck decide
  bool drive_through = false;   ///< first on is first off; else last on is first off
  Speed speed;
  std::vector<SpeedInWaves> in_waves;
  Limits limits;
  Length length;
  Length draft;
  std::optional<Length> bow_draft;  ///< when beaching; required where it needs a beach
  Landing needs = Landing::berth;
  std::optional<Hoist> hoist;
  std::optional<Lookout> searches;             ///< the sea; none: not fit for it
  std::optional<Duration> endurance;           ///< under way on full tanks
  Duration reserve{std::chrono::minutes{30}};  ///< of it, never planned to be used
  Duration refuel{std::chrono::minutes{15}};   ///< at a place with fuel
  std::optional<Duration> duty;                ///< of a crew, from readiness
  Duration rest{std::chrono::hours{10}};       ///< of a crew after its duty
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

/// Whether a craft of this class can use `place` at all: the right kind, length, draft, ramp,
/// beach; a craft with a hoist any place on land that has a weather zone.
bool fits(const CraftClass& craft_class, const Place& place);

/// Whether people go aboard and ashore by hoist where a craft of the class calls: what flies does
/// so where there is no pad.
bool hoists(const CraftClass& craft_class, const Place& place);

/// How fast people go aboard, or ashore: over the gangway as fast as both ends take them, by hoist
/// one by one.
Rate gangway_rate(const Place& place, const CraftClass& craft_class, bool boarding);
Duration gangway_time(const Place& place, const CraftClass& craft_class, int persons,
                      bool boarding);

/// A person with what he carries, where weight counts.
inline constexpr Mass kPersonMass{100.0};
/// Seats, as far as the payload lets people sit on them.
int seats(const CraftClass& craft_class);

/// Whether the craft, its bow on the beach, floats at its stern: the water deepens by the gradient
/// along its length.
bool beaches(const CraftClass& craft_class, const Beach& beach);

}  // namespace skerry
