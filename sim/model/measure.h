#pragma once

#include "sim/base/text.h"

#include <array>

namespace skerry {

/// What a run is judged by. Times are seconds after the scenario's start.
enum class Measure {
  clearance_50_s,
  clearance_90_s,
  clearance_100_s,
  cleared_by_dusk_share,
  waiting_person_hours,
  peak_crowd,
  first_on_scene_s,
  on_scene_20_s,
  on_scene_50_s,
  on_scene_100_s,
  contained_s,
  resolved_s,
  levels_risen,
  persons_hurt,
  lives_lost,
  escaped_share,
  home_cover_min_share,
  beat_idleness_s,
  false_alarms,
  false_alarm_person_hours,
  searching_s,
  exposed_person_hours
};
inline constexpr int kMeasures = 22;

/// One row a measure: its name in files, what people call it, and which way is better.
struct MeasureInfo {
  Measure measure;
  const char* id;
  Label name;
  enum class Unit { time, share, person_hours, persons, count } unit;
  bool less_is_better;
};
extern const std::array<MeasureInfo, kMeasures> kMeasureTable;

}  // namespace skerry
