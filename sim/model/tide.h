#pragma once

#include "sim/base/quantity.h"
#include "sim/geo/position.h"
#include "sim/model/named.h"

#include <iterator>
#include <string>
#include <vector>

namespace skerry {

/// The constituents that predictions know. Not SA, of which two definitions 283 deg apart are in
/// use.
inline constexpr const char* kConstituents[] = {"M2",  "S2",  "N2",  "K2",  "K1", "O1", "P1",
                                                "Q1",  "2N2", "MU2", "NU2", "L2", "T2", "M4",
                                                "MS4", "MN4", "MF",  "MM",  "SSA"};

/// One harmonic constituent of the tide at a station.
struct Constituent {
  std::string name;  ///< M2, S2, N2, K2, K1, O1, P1, Q1, ...
  Length amplitude;
  Angle lag;  ///< Greenwich phase lag G, UTC
  Mark defined_at{};
};

/// A place for which the tide is predicted: heights above mean sea level.
struct TideStation : Sourced {
  Position position;
  std::vector<Constituent> constituents;
};

}  // namespace skerry
