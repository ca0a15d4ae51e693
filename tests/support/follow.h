#pragma once

#include "sim/run/run.h"

#include <vector>

namespace skerry::test {

/// Carries a run on to a time after its start, without a commander.
inline void advance_to(Run& run, Duration time) {
  while (run.world().now < kStart + time) run.advance(kStart + time);
}

/// The records of one kind, in order; the run must keep its records.
inline std::vector<Record> records_of(const Run& run, RecordKind kind) {
  std::vector<Record> result;
  for (const Record& record : run.recorder().kept())
    if (record.kind == kind) result.push_back(record);
  return result;
}

/// When each of them happened, after the start.
inline std::vector<Duration> times_of(const Run& run, RecordKind kind) {
  std::vector<Duration> result;
  for (const Record& record : records_of(run, kind)) result.push_back(record.at - kStart);
  return result;
}

}  // namespace skerry::test
