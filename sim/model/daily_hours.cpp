#include "sim/model/patrol.h"

#include <algorithm>

namespace skerry {

std::vector<std::pair<SimTime, SimTime>> times_within(const std::optional<DailyHours>& hours,
                                                      const LocalTime& start, Duration horizon) {
  const SimTime end = kStart + horizon;
  if (!hours) return {{kStart, end}};
  constexpr std::chrono::days kDay{1};
  const auto length = (hours->to.since_midnight - hours->from.since_midnight + kDay) % kDay;
  std::vector<std::pair<SimTime, SimTime>> result;
  for (SimTime from = first_time_at(start, hours->from) - kDay; from < end; from += kDay) {
    const SimTime begin = std::max(from, kStart), until = std::min(from + length, end);
    if (begin < until) result.emplace_back(begin, until);
  }
  return result;
}

}  // namespace skerry
