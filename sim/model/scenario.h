#pragma once

#include "sim/base/distribution.h"
#include "sim/base/sim_time.h"
#include "sim/model/fleet.h"
#include "sim/model/force.h"
#include "sim/model/incident.h"
#include "sim/model/people.h"
#include "sim/model/plan.h"
#include "sim/model/region.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace skerry {

/// The weather of a zone at a moment. Directions are where wind and waves come from.
struct WeatherPoint {
  LocalTime at;
  Speed wind;
  Speed gust;
  Angle wind_from;
  Length wave;  ///< significant wave height offshore
  Angle wave_from;
  Seconds period;
  Length visibility;
  Mark defined_at;
};

struct ZoneSeries {
  Id<Zone> zone{0};
  std::vector<WeatherPoint> series;
  Mark defined_at;
};

/// How the weather that comes may differ from the script, which is the forecast.
/// One draw of each per replication, for all zones and hours alike.
struct WeatherVariation {
  Distribution shift = Distribution::always(Duration{0});  ///< later than forecast
  double wave_cv = 0.0;  ///< coefficient of variation of a lognormal factor of mean 1 on the waves
  double wind_cv = 0.0;  ///< the same on wind and gusts
};

struct WeatherScript {
  Duration epoch{std::chrono::minutes{10}};  ///< the weather changes in steps of this
  std::vector<ZoneSeries> zones;
  WeatherVariation varies;
};

/// What the files say: immutable once loaded, shared by all runs.
struct Scenario : Named {
  Region region;
  Fleet fleet;
  Force force;
  Table<Group> groups;
  Table<IncidentType> incident_types;
  Table<Incident> incidents;
  Table<Plan> plans;
  LocalTime start;
  Duration horizon{};
  TimeOfDay sunrise;
  TimeOfDay sunset;
  WeatherScript weather;
  std::string source;

  /// Checksum of every file it was read from, in the order of reading.
  struct File {
    std::string path;
    std::uint64_t checksum = 0;
  };
  std::vector<File> files;

  SimTime end() const { return kStart + horizon; }
};

}  // namespace skerry
