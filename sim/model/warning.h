#pragma once

#include "sim/base/input_error.h"
#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"

#include <optional>

namespace skerry {

/// Warning colours (GB/T 37230): blue IV, yellow III, orange II, red I.
enum class Warning { blue, yellow, orange, red };

/// When the weather office warns: the forecast meets one of the values at a zone within a time.
struct WarningRule {
  Warning colour = Warning::blue;
  std::optional<Speed> wind{};         ///< mean, at least
  std::optional<Speed> gust{};         ///< at least
  std::optional<Length> wave{};        ///< significant, at least
  std::optional<Length> visibility{};  ///< at most
  Duration within{};                   ///< from the issue of the forecast
  Mark defined_at{};
};

}  // namespace skerry
