#pragma once

#include "sim/run/commander.h"

#include <string>
#include <vector>

namespace skerry::test {

/// What is left of a run that was carried to its end.
struct Played {
  std::uint64_t digest = 0;
  std::uint64_t events = 0;
  MeasureValues measures{};
  std::array<Ledger, 2> ledgers;
  Accounts accounts;
  std::vector<double> held_hours;
};
Played played(const Run& run);

/// Carries a run to its end.
Played play(const Setup& setup, const Weather& weather, Commander& commander, RunKey key,
            std::vector<GivenOrder>* journal = nullptr);

/// What differs between two runs, bit for bit; nothing: "".
std::string difference(const Played& a, const Played& b);

/// All that can change in a world but the calendar, as bytes.
std::string bytes_of(const World& world);

}  // namespace skerry::test
