#pragma once

#include "sim/network/journey.h"
#include "sim/study/steady_weather.h"

#include <optional>
#include <string>
#include <vector>

namespace skerry {

/// A place, or an island: any place on it.
struct ReachTarget {
  std::optional<Id<Island>> island;
  std::optional<Id<Place>> place;
};

/// How soon so many officers stand at each target, in each weather.
struct ReachQuestion {
  std::vector<int> persons{1, 20, 100};
  std::vector<SteadyWeather> weathers;
  std::vector<ReachTarget> targets;
  std::vector<Id<Agency>> agencies;  ///< none: every team that has the capability police
  Angle wind_from = degrees(45);
  Duration horizon{std::chrono::hours{24}};  ///< later is never
};

/// How the n-th officer came.
struct Reached {
  SimTime at{};
  Id<Team> team{0};
  Duration call_out{};
  Journey journey;           ///< from the end of the call-out
  bool second_trip = false;  ///< its craft had carried others before
};

/// What holds a journey up the most: the call-out, or a leg.
struct BindingLink {
  bool is_call_out = false;
  JourneyLeg leg;  ///< where it is none
  Duration time{};
};
BindingLink binding_link(const Reached& reached);

/// What the weather keeps away: a journey that would be faster, the craft and its hindrance.
struct ReachKept {
  Id<Team> team{0};
  SimTime at{};  ///< when the first would stand there, were it not kept
  JourneyLeg wait;
};

struct ReachAnswer {
  std::vector<std::optional<Reached>> reached;  ///< by the question's persons
  int officers = 0;               ///< that come within the horizon, up to the most asked
  std::optional<ReachKept> kept;  ///< of the others, where not all come; else a faster first
};

/// [weather][target], and the conditions of each weather by zone.
struct ReachAtlas {
  ReachQuestion question;
  std::vector<std::vector<ReachAnswer>> answers;
  std::vector<std::vector<WeatherPoint>> conditions;  ///< [weather][zone]
};

/// The atlas of a scenario's region, fleet and force.
///
/// The alarm is at the scenario's start. All teams are called out at once, those of the island too;
/// each is ready at home after its mean call-out, with the share of its persons that answers,
/// rounded down. Officers go without vehicles aboard, in parts where a craft has too few seats.
/// Craft begin at home after their mean notice.
///
/// Greedy by earliest arrival: of the teams that are left, that goes which could be there first
/// with as many as have seats, by the fastest journey (sim/network/journey.h) for so many with the
/// craft as they then stand; everybody who can be at the same quay by the time the craft is boarded
/// goes with it as far as the seats reach, unless it hoists. The craft is then free where they
/// land, and so makes further trips; its berths are taken while it lies there, in the order in
/// which the waves are decided. The first officer goes alone, as fast as he can. What is found for
/// many is an upper bound: other waves might be there sooner.
ReachAtlas reach_atlas(const Scenario& scenario, const ReachQuestion& question);

}  // namespace skerry
