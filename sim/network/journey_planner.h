#pragma once

#include "sim/network/journey_tables.h"

#include <memory>
#include <vector>

namespace skerry {

class JourneySearch;

/// How much wind, gusts and waves could rise together before a journey fails: the largest share x
/// such that with all of them 1 + x times as high, at the same times, nothing would keep it at any
/// departure, landing or bridge. 0 where a limit is just kept; at most `kMostMargin`, where none of
/// them limits it. Visibility, cloud, daylight and tide play no part.
inline constexpr double kMostMargin = 9.0;
double margin(const JourneyTables& tables, const JourneyQuery& query, const Itinerary& itinerary);

/// What one might choose from.
struct Alternatives {
  Itinerary fastest;         ///< arrives at kNever: there is no journey at all, nor any other
  Itinerary fewest_changes;  ///< the fastest of those with the fewest rides
  /// That with the largest margin of those that arrive at most the slack later than the fastest, on
  /// no more rides than it; of equals the fastest.
  Itinerary most_robust;
  double margin = 0.0;  ///< of the most robust
};

/// Finds journeys (sim/network/journey.h) on the tables of one weather.
///
/// Sound bounds keep it quick: what a ride takes at the least by way, turn-rounds and gangways is
/// known from the tables; only what might still win is timed. For journeys of two rides it is
/// enough to know of a place of embarkation the two earliest arrivals there with different craft,
/// for the second ride takes only one of them, and to be there earlier is never worse.
///
/// It keeps its memory from one question to the next, so it allocates nothing once warm; one for
/// each thread. Deterministic: of journeys that arrive at one moment it takes the one that it comes
/// upon first.
class JourneyPlanner {
 public:
  /// The tables must outlive it.
  explicit JourneyPlanner(const JourneyTables& tables);
  ~JourneyPlanner();

  /// The journey that arrives first; `arrives` is kNever where none does.
  Itinerary fastest(const JourneyQuery& query);

  /// Not as quick: it must look at every journey within the slack.
  Alternatives alternatives(const JourneyQuery& query, Duration slack);

  /// The itinerary with its times. It must be one that this planner found for this question.
  Journey tell(const JourneyQuery& query, const Itinerary& itinerary) const;

  const JourneyTables& tables() const { return tables_; }

 private:
  const JourneyTables& tables_;
  std::unique_ptr<JourneySearch> search_;
};

/// A journey that would be the fastest if nothing kept anybody, and the first hindrance that keeps
/// it.
struct KeptAway {
  Itinerary itinerary;  ///< with its arrival were it not kept
  JourneyLeg wait;      ///< for what; its end is kNever where it does not open again
};

/// What keeps the faster means away: nothing where `fastest` is as fast as it would be if nothing
/// kept anybody. `heedless`: a planner on the tables of the same weather, made with Heed::nothing.
std::optional<KeptAway> kept_away(const JourneyTables& tables, JourneyPlanner& heedless,
                                  const JourneyQuery& query, const Itinerary& fastest);

}  // namespace skerry
