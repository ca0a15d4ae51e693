#pragma once

#include "sim/command/assignment.h"

#include <cstdint>
#include <vector>

namespace skerry::test {

/// Loads and carriers drawn on a plane, and its own oracle: carriers of several speeds and sizes
/// lie about; loads are to come together at one of a few ports, at different times, and to be
/// landed at one place; some carriers do not suit some loads, and loads of different ports do not
/// travel together. All times come from tables, so that a question costs next to nothing.
class FerryInstance : public TripOracle {
 public:
  FerryInstance(std::uint32_t number, std::uint32_t loads, std::uint32_t carriers);

  std::optional<Availability> carry(Id<Carrier> carrier, const Availability& from,
                                    const Trip& loads, std::span<SimTime> arrives) const override;

  AssignmentProblem problem;

 private:
  struct Where {
    std::uint32_t port = 0;
    SimTime ready{};
    Duration last_mile{};
  };

  std::vector<Where> where_;          // by load
  std::vector<char> suits_;           // [carrier x load]
  std::vector<Duration> turn_round_;  // by carrier
  std::vector<Duration> sailing_;     // [carrier x place x place]
  std::uint32_t places_ = 0;
};

}  // namespace skerry::test
