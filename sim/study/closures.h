#pragma once

#include "sim/model/scenario.h"
#include "sim/weather/weather.h"

#include <optional>
#include <vector>

namespace skerry {

/// What keeps craft from a line: its limits in a zone of the way, or what a wharf lets in.
struct LineHindrance {
  Excess excess;
  std::optional<Id<Place>> wharf;  ///< the wharf that lets no craft land; none: on the way
};

/// An observed line as the limits of its class and wharves see it.
struct JudgedLine {
  ObservedLine observed;
  std::optional<LineHindrance> hindrance;  ///< none: it runs

  bool runs() const { return !hindrance; }
  bool agrees() const { return runs() == observed.runs; }
};

struct JudgedDay {
  Id<ClosureDay> day{0};
  std::vector<JudgedLine> lines;  ///< in the order of the file

  /// Whether the limits stop and let run just what was seen to stop and run.
  bool is_reproduced() const;
};

/// Judges every line of every observed day of `scenario` in the weather of that day, as it is at
/// once: nothing waits to be resumed. Needs a region and a fleet.
std::vector<JudgedDay> judge_closures(const Scenario& scenario);

}  // namespace skerry
