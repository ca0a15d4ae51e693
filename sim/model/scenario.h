#pragma once

#include "sim/base/sim_time.h"
#include "sim/model/closure.h"
#include "sim/model/drill.h"
#include "sim/model/fleet.h"
#include "sim/model/force.h"
#include "sim/model/incident.h"
#include "sim/model/loss.h"
#include "sim/model/patrol.h"
#include "sim/model/people.h"
#include "sim/model/plan.h"
#include "sim/model/region.h"
#include "sim/model/timetable.h"
#include "sim/model/weather.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace skerry {

/// What the files say: immutable once loaded, shared by all runs.
struct Scenario : Named {
  Region region;
  Fleet fleet;
  Force force;
  Timetable timetable;
  Table<Group> groups;
  Table<DriftObject> drift_objects;
  Table<IncidentType> incident_types;
  Table<Incident> incidents;
  Table<Damage> damage;
  Table<Loss> losses;
  Table<Beat> beats;
  Table<FalseAlarms> false_alarms;
  Table<Plan> plans;
  LocalTime start;
  Duration horizon{};
  TimeOfDay sunrise;
  TimeOfDay sunset;
  Table<Climate> climates;
  Table<Track> tracks;
  WeatherSpec weather;
  Table<ClosureDay> closure_days;
  InnerWaters inner_waters;
  std::string source;
  Drill drill;  ///< without injects and objectives where none is played

  /// Checksum of every file it was read from, in the order of reading.
  struct File {
    std::string path;
    std::uint64_t checksum = 0;
  };
  std::vector<File> files;

  SimTime end() const { return kStart + horizon; }
};

}  // namespace skerry
