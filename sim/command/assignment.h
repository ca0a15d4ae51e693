#pragma once

#include "sim/base/id.h"
#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace skerry {

/// Persons, with what they bring, who are carried together or not at all.
struct Load {
  int persons = 1;
  Area deck{};          ///< of their vehicles
  double weight = 1.0;  ///< of a minute of one of them, against that of others
  Mass mass{};          ///< of all
};

/// When a carrier is next free, and where. The place means something to the oracle alone.
struct Availability {
  SimTime at{};
  std::uint32_t place = 0;
};

/// A craft, for the purpose of carrying loads.
struct Carrier {
  int seats = 0;
  Area deck{};
  Availability free;
  std::optional<Mass> payload{};  ///< none: seats and deck decide
};

/// The loads aboard on one trip (a wave), by id.
using Trip = std::vector<Id<Load>>;
/// The trips of a carrier in order of time.
using Trips = std::vector<Trip>;

/// Knows ways, weather and quays: what becomes of a trip.
class TripOracle {
 public:
  virtual ~TripOracle() = default;

  /// What if a carrier, once it is free at `from`, fetched these loads? At least one, in order of
  /// id, within its seats, deck and payload. Writes into `arrives`, load by load, when each is
  /// where it is needed, and returns when and where the carrier is free again; nothing when there
  /// is no such trip. The same question always has the same answer.
  virtual std::optional<Availability> carry(Id<Carrier> carrier, const Availability& from,
                                            const Trip& loads,
                                            std::span<SimTime> arrives) const = 0;
};

/// Loads to be carried, and what there is to carry them.
struct AssignmentProblem {
  SimTime now{};  ///< arrivals are counted from here
  Table<Load> loads;
  Table<Carrier> carriers;
};

/// A load that nobody carries counts as if it arrived after so long. No trip may take longer.
inline constexpr std::chrono::hours kNotCarried{240};

/// Which loads each carrier takes, trip by trip.
struct Assignment {
  Table<Carrier, Trips> trips;
  /// The objective: the sum over loads of weight x persons x time from `now` to arrival, in
  /// person-milliseconds. With weights that are powers of two it is exact.
  double cost = 0.0;
  long evaluations = 0;  ///< questions put to the oracle
};

/// Each load in turn gets the carrier by which it arrives first, behind the trips that this one
/// has already; then the loads after it that fit fill the same trip.
Assignment nearest_carrier(const AssignmentProblem& problem, const TripOracle& oracle);

/// The assignment of least cost that is found with so many questions to the oracle. Never worse
/// than `nearest_carrier`, whose questions do not count. Ties go to the smaller id.
///
/// Built by inserting the load of greatest regret, that is the one for which the second best
/// carrier is the worst substitute for the best (Potvin & Rousseau, EJOR 66, 1993; the regret-2 of
/// Ropke & Pisinger, Transp. Sci. 40, 2006; regret-4 beside it gained 0.1 % for half as many
/// questions again). This plan and that of `nearest_carrier`, each with half of the budget, are
/// improved until no single change helps: a load moved to any trip or to a new one, two loads
/// exchanged, a trip moved, merged into another or exchanged with another. The better one is
/// returned.
Assignment assign(const AssignmentProblem& problem, const TripOracle& oracle, long budget);

}  // namespace skerry
