#pragma once

#include <array>
#include <cstdint>

namespace skerry {

/// What a draw is for. Numbers are part of the results of every seed ever published: never reuse
/// or change one.
enum class Purpose : std::uint32_t {
  detection = 1,       ///< entity: incident
  notice = 2,          ///< entity: craft, index: its n-th call to readiness
  call_out = 3,        ///< entity: team
  answer = 4,          ///< entity: team, index: the person
  failure = 5,         ///< entity: craft, index: its n-th failure
  repair = 6,          ///< entity: craft, index: its n-th failure
  comes = 7,           ///< entity: group, index: the party
  responds = 8,        ///< entity: group, index: the party
  refuses = 9,         ///< entity: group, index: the party
  weather_shift = 10,  ///< entity: zero
  weather_wave = 11,   ///< entity: zero
  weather_wind = 12,   ///< entity: zero
  turn_round = 13,     ///< entity: craft, index: its n-th call at a berth
  onset = 14,          ///< entity: incident
  bootstrap = 15,      ///< entity: zero, index: the resample
  scores = 16,         ///< entity: element and site, index: the step of the weather generator
  fog_onset = 17,      ///< entity: site, index: the step over four; a draw serves four
  fog_length = 18,     ///< entity: site, index: the step of its onset
  fog_depth = 19,      ///< entity: site, index: the step of its onset
  track = 20,          ///< index: 0 across, 1 along, 2 intensity
  escalation = 21,     ///< entity: incident, index: the level
  work = 22,           ///< entity: incident, index: 0 to contain, 1 to resolve
  flight = 23,         ///< entity: incident
  survival = 24,       ///< entity: incident, index: the person
  review = 25,         ///< entity: incident, index: 0 how long, 1 whether it succeeds
  crowd = 26,          ///< entity: incident, index: 2 n + 0 until its n-th change, 1 which way
  drift = 50,          ///< entity: incident, index: 64 n + 0 and 1 where the n-th drifter begins,
                       ///< 2 its deviation across the wind, 3 and on along it
  jibe = 51,           ///< entity: incident, index: 400 times the epoch + the drifter
  truth = 52,          ///< entity: incident: which of the drifters it is
  casualty = 29,       ///< entity: group, index: the person; at which score he dies
  false_alarm = 35,    ///< entity: source of them, index: 3 n + 0 until it, 1 place, 2 looking
  camera = 36,  ///< entity: incident, index: 2 p + 0 whether its p-th place's sees it, 1 how soon
  sight = 37,   ///< entity: incident: how soon a patrol in sight of it knows
  crew_register = 38,  ///< entity: incident: whether it foretells
};

/// One replication of an experiment. Plans that share it meet the same luck.
struct RunKey {
  std::uint64_t seed = 1;
  std::uint32_t replication = 0;
  friend bool operator==(const RunKey&, const RunKey&) = default;
};

using PhiloxWords = std::array<std::uint32_t, 4>;

/// Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"), from
/// Random123.
PhiloxWords philox(PhiloxWords counter, std::array<std::uint32_t, 2> key);

/// A uniform draw in (0, 1) on a grid of 2^52 points. A pure function of its arguments: no draw
/// depends on which others were made, nor in what order. Key: the seed. Counter: (index, purpose,
/// entity, replication). `entity` is `name_hash`.
double uniform(RunKey key, Purpose purpose, std::uint32_t entity, std::uint32_t index = 0);

}  // namespace skerry
