#pragma once

#include "sim/network/ride_clock.h"

#include <cstdint>
#include <span>
#include <vector>

namespace skerry {

/// Where travellers want to be, seen from the ends of rides: which stops of each class they can
/// march on from, and the least that is left to do from any stop. Keeps its memory.
class JourneyGoals {
 public:
  /// A march from where a ride ends to a place that is wanted.
  struct Tail {
    JourneyTables::March march;
    Id<Place> to{0};
  };
  /// A stop of a class with a march on.
  struct Exit {
    int slot = 0;
    Duration least{};  ///< from coming there to being where one wants to be
  };
  static constexpr Duration kNever = Duration::max();

  explicit JourneyGoals(const JourneyTables& tables);

  /// Sets them anew, for `classes` only.
  void set(std::span<const Id<Place>> to, int pace, const RideClock& clock,
           std::span<const Id<CraftClass>> classes);

  std::span<const Tail> tails(Id<Place> from) const { return tails_[from]; }
  std::span<const Exit> exits(Id<CraftClass> id) const { return exits_[id]; }
  /// The least time from leaving a stop of a class to being where one wants to be; kNever: there is
  /// no way.
  Duration remain(Id<CraftClass> id, int slot);

 private:
  static constexpr Duration kUnknown{-1};

  const JourneyTables& tables_;
  Table<Place, std::vector<Tail>> tails_;
  std::vector<Id<Place>> with_tails_;
  std::vector<unsigned char> wanted_;  ///< by place
  Table<CraftClass, std::vector<Exit>> exits_;
  std::vector<Duration> remain_;  ///< by class and stop
};

}  // namespace skerry
