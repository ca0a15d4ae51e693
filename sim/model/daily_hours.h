#pragma once

#include "sim/base/sim_time.h"

#include <optional>
#include <utility>
#include <vector>

namespace skerry {

/// Part of each day; over midnight when it ends before it begins.
struct DailyHours {
  TimeOfDay from;
  TimeOfDay to;
};

/// Whether a moment lies in a part of the day; its end is outside.
bool is_within(const DailyHours& hours, const LocalTime& when);

/// Stretches of a run: begin and end, in order, not touching.
using Spans = std::vector<std::pair<SimTime, SimTime>>;

/// The times of a run, of `horizon` from `start`, that lie in a part of each day. Without one: the
/// whole run.
Spans times_within(const std::optional<DailyHours>& hours, const LocalTime& start,
                   Duration horizon);

/// Whether one of them holds a moment; its end is outside.
bool is_within(const Spans& spans, SimTime time);

/// The next moment at which one of them begins or ends; kNever: none does.
SimTime next_bound(const Spans& spans, SimTime after);

}  // namespace skerry
