#include "sim/model/daily_hours.h"

#include <algorithm>

namespace skerry {

Spans times_within(const std::optional<DailyHours>& hours, const LocalTime& start,
                   Duration horizon) {
  const SimTime end = kStart + horizon;
  if (!hours) return {{kStart, end}};
  constexpr std::chrono::days kDay{1};
  const auto length = (hours->to.since_midnight - hours->from.since_midnight + kDay) % kDay;
  Spans result;
  for (SimTime from = first_time_at(start, hours->from) - kDay; from < end; from += kDay) {
    const SimTime begin = std::max(from, kStart), until = std::min(from + length, end);
    if (begin < until) result.emplace_back(begin, until);
  }
  return result;
}

bool is_within(const DailyHours& hours, const LocalTime& when) {
  const auto clock = when.utc.time_since_epoch() + when.offset;
  const auto now = clock - std::chrono::floor<std::chrono::days>(clock);
  const Duration from = hours.from.since_midnight, to = hours.to.since_midnight;
  return from < to ? from <= now && now < to : from <= now || now < to;
}

bool is_within(const Spans& spans, SimTime time) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const auto& span) { return span.first <= time && time < span.second; });
}

SimTime next_bound(const Spans& spans, SimTime after) {
  for (const auto& [begin, end] : spans) {
    if (begin > after) return begin;
    if (end > after) return end;
  }
  return kNever;
}

}  // namespace skerry
