#pragma once

#include "sim/network/journey_goals.h"

#include <optional>
#include <vector>

namespace skerry {

/// The search behind `JourneyPlanner`. Keeps its memory from one question to the next.
class JourneySearch {
 public:
  explicit JourneySearch(const JourneyTables& tables);

  /// The earliest arrival with at most so many rides.
  Itinerary fastest(const JourneyQuery& query, int most_rides);
  /// Every journey that arrives at `latest` or earlier, added to `found`.
  void all(const JourneyQuery& query, SimTime latest, std::vector<Itinerary>& found);

 private:
  /// A place from which somebody sets out, and when he is there.
  struct Start {
    Id<Place> place{0};
    SimTime there{};
  };
  /// A craft at a stop where it could be boarded.
  struct Boarding {
    Id<Craft> craft{0};
    Id<CraftClass> craft_class{0};
    int slot = 0;
    Id<Place> place{0};
    SimTime there{};   ///< the travellers are not there before
    SimTime aboard{};  ///< nor all aboard
    SimTime least{};   ///< nor at the end
  };
  /// A stop of a class that nobody leaves on a first ride before.
  struct Leaving {
    std::uint32_t stop = 0;  ///< among the stops of all classes
    SimTime aboard{};
  };
  /// A place from which a second ride might lead on.
  struct Via {
    Id<Place> place{0};
    std::uint32_t begin = 0, end = 0;  ///< in `second_`
    SimTime least{};                   ///< bound on the arrival at the end
    Duration rest{};                   ///< what is left from being there, at the least
  };
  /// What a search keeps of what it finds: the earliest.
  struct Earliest {
    Itinerary best;
    SimTime bound() const { return best.arrives; }
    void offer(const Itinerary& itinerary) { best = itinerary; }
  };
  /// The two earliest with different last craft, before a limit.
  struct EarliestTwo {
    SimTime limit = kNever;
    Itinerary best, other;
    SimTime bound() const { return std::min(limit, other.arrives); }
    void offer(const Itinerary& itinerary);
  };
  /// All up to a limit.
  struct All {
    SimTime latest;
    std::vector<Itinerary>& found;
    SimTime bound() const { return latest == kNever ? kNever : latest + Duration{1}; }
    void offer(const Itinerary& itinerary) { found.push_back(itinerary); }
  };

  void begin(const JourneyQuery& query, std::size_t most);
  void find_starts();
  void rank_craft();
  /// Adds all boardings at a place where somebody is not before `there`. Of craft of one class that
  /// lie at one place only the `most` that are free first.
  void add_boardings(Id<CraftClass> id, const Start& start, std::size_t most,
                     std::vector<Boarding>& list);

  SimTime soonest_end(const Boarding& boarding, const JourneyGoals& goals) const;
  template <class Best>
  void march(Best& best);
  template <class Best>
  void ride_once(JourneyGoals& goals, Best& best);
  void find_vias(SimTime bound, std::size_t most);
  SimTime soonest_at(Id<Place> place) const;
  void ride_twice(Earliest& best);

  template <class Best>
  void ride(const Boarding& boarding, SimTime there, const Itinerary& before,
            const JourneyGoals& goals, Best& best);
  template <class Best>
  void sail_as_published(Id<Place> from, SimTime there, const Itinerary& before,
                         const JourneyGoals& goals, Best& best);
  template <class Best>
  void finish(SimTime landed, const Ride& ride, const Itinerary& before, const JourneyGoals& goals,
              Best& best);

  const JourneyTables& tables_;
  const Scenario& scenario_;
  const JourneyQuery* query_ = nullptr;
  std::optional<RideClock> clock_;
  int pace_ = 0;
  std::vector<Id<CraftClass>> classes_;  ///< that can carry the travellers
  std::vector<Start> starts_;
  Table<Craft, std::uint32_t> rank_;
  std::vector<Boarding> first_, second_;
  std::vector<Leaving> leavings_;
  std::vector<Via> vias_;
  SimTime soonest_ = kNever;  ///< nobody leaves on a ride before
  JourneyGoals goals_, via_goals_;
};

}  // namespace skerry
