#pragma once

#include "sim/base/id.h"
#include "sim/model/scenario.h"
#include "sim/weather/conditions.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// Journeys: how somebody gets from where he is to where he is needed, on foot, on wheels, by sea
// and by air, with up to two craft one after another. This header says what a journey is;
// `JourneyPlanner` (sim/network/journey_planner.h) finds the best.
//
// A journey is a march, or: a march to a place, a ride from it, a march; or the same with a second
// ride from where that march ends and a march after it. A march may be of no length. No craft is
// ridden twice. What is to happen when follows from that choice alone, for everything happens as
// soon as it may:
//
// - A *march* sets out when no bridge on the way is closed by wind (`excess_on_march`), and goes on
//   to its end.
// - A *craft* is free at a place from a time on: its notice is over. It sets out for the place of
//   embarkation at once, whether the travellers are there or not. It leaves a place when nothing
//   keeps it from the way (`excess_on_way`) and, where it is to land on a pad or use its hoist,
//   when that could be done at that moment: it cannot wait in the air. Under way it goes on to the
//   end.
// - It *comes alongside* when the place has a berth or spot free for it, lets craft land
//   (`Weather::lets_land`) and has the water: over a sill `kUnderKeel` more than it draws, on a
//   beach a tide between the beach's limits (`has_water`). Then it turns round. What has begun at a
//   place goes on to its end, whatever the weather.
// - Travellers *go aboard* when they and the craft are there and nothing keeps it from leaving at
//   that moment: persons at the slower of the craft's rate and the wharf's, then vehicles, one by
//   one. They leave it likewise, after it has come alongside and turned round at the other end.
// - Where there is no pad, a craft with a *hoist* hovers: it neither berths nor turns round; it
// needs
//   mean wind within the hoist's limit, and takes the hoist's time for each person; no vehicles.
// - A craft is only sent on a ride for which its *fuel* lasts: in still air and calm water, from
//   where it is to the embarkation, to the landing and to the nearest place with fuel that it fits,
//   within its endurance less its reserve. Tanks are full where it is. Time plays no part in it, or
//   leaving later might arrive earlier.
// - A craft may also be ridden on a published *sailing*, between two of its calls, at the published
//   times: who is at the quay long enough before it leaves to go aboard is taken. No other waits
//   there than the timetable's; unloading begins when it arrives. It runs between two calls when at
//   each departure between them nothing keeps it from the way, and the last call can be landed at
//   when it arrives.
// - Craft carry who fits: seats, deck and payload.
//
// Weather stays as in its last epoch for ever after. Leaving later never arrives earlier.

namespace skerry {

/// How fast somebody moves on land, and on what.
struct Pace {
  Mode mode = Mode::foot;
  Speed speed;
  friend bool operator==(const Pace&, const Pace&) = default;
};

/// Persons with their vehicles, who stay together all the way.
struct Traveller {
  int persons = 1;
  Area deck{};        ///< of their vehicles
  Mass mass{};        ///< of all
  Duration drives{};  ///< to drive the vehicles aboard, or off
  Pace pace;
};

/// A team with all its persons.
Traveller traveller(const Force& force, const Team& team);

/// Where a craft is free, and from when on; kNever: not at all.
struct CraftFree {
  Id<Place> at{0};  ///< that its class fits; from elsewhere it is not sent
  SimTime from{};
};

/// Where all transport stands when a journey is asked for.
struct Standing {
  Table<Craft, CraftFree> craft;
  /// From when on each place has a berth or spot free; kNever: it lies closed.
  Table<Place, SimTime> berths;
};

/// At the start of a scenario: every craft at home after its mean notice; berths free except at
/// wharves that start closed.
Standing standing_at_start(const Scenario& scenario);

/// Travels on one craft.
struct Ride {
  Id<Craft> craft{0};
  Id<Place> from{0};
  Id<Place> to{0};
  std::optional<SimTime> sailing;  ///< leaves at this published time; none: the craft is sent
};

/// What a journey is, before its times are written out.
struct Itinerary {
  SimTime arrives = kNever;
  int rides = 0;
  Ride ride[2];
  Id<Place> to{0};  ///< of the places asked for, that which is reached
};

/// A stretch of a journey, as those who travel see it.
struct JourneyLeg {
  enum class Kind : std::uint8_t {
    march,         ///< to a craft, or all the way
    await_notice,  ///< the craft is not ready
    await_craft,   ///< it is on its way
    await_weather,
    await_daylight,
    await_tide,
    await_berth,
    await_sailing,  ///< the published time has not come
    turn_round,     ///< of the craft, before anyone goes aboard
    load,
    under_way,
    unload,  ///< with the turn-round at that end
    last_march
  };
  Kind kind = Kind::march;
  SimTime begin{}, end{};
  Id<Place> from{0}, to{0};        ///< the same where it does not move
  std::optional<Id<Craft>> craft;  ///< ridden or waited for
  Excess hindrance;                ///< of the waits for weather, daylight and tide: at their begin
  std::optional<Id<Place>> shut;   ///< the place that the hindrance shuts; none: the way

  Duration time() const { return end - begin; }
};
inline constexpr std::size_t kJourneyLegKinds = 13;

/// An itinerary with its times: legs without gaps from readiness to arrival, none of no length.
struct Journey {
  Itinerary itinerary;
  std::vector<JourneyLeg> legs;

  /// The leg that binds: the longest that is no march; of a march alone, none.
  const JourneyLeg* binding() const;
};

/// A question for the planner.
struct JourneyQuery {
  Traveller who;
  Id<Place> from{0};
  std::span<const Id<Place>> to;  ///< any of these
  SimTime ready{};
  const Standing* standing = nullptr;
  int most_rides = 2;
};

}  // namespace skerry
