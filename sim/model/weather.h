#pragma once

#include "sim/base/distribution.h"
#include "sim/base/id.h"
#include "sim/base/sim_time.h"
#include "sim/model/alert.h"
#include "sim/model/climate.h"
#include "sim/model/region.h"
#include "sim/model/track.h"
#include "sim/model/warning.h"

#include <optional>
#include <string>
#include <vector>

namespace skerry {

/// What stands for "no cloud that matters".
inline constexpr Length kNoCeiling{10000.0};

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
  Length ceiling = kNoCeiling;
  Speed rain{};
  Mark defined_at{};
};

/// The script of a zone: points in the file, or a CSV file that the loader turns into points.
struct ZoneSeries {
  Id<Zone> zone{0};
  std::vector<WeatherPoint> series;
  std::optional<FileName> csv{};
  Mark defined_at{};
};

/// How the weather that comes may differ from what its source expects.
/// One draw of each per replication, for all zones and hours alike.
struct WeatherVariation {
  Distribution shift = Distribution::always(Duration{0});  ///< later than expected
  double wave_cv = 0.0;  ///< coefficient of variation of a lognormal factor of mean 1 on the waves
  double wind_cv = 0.0;  ///< the same on wind and gusts
};

/// A tropical cyclone that passes over the background.
struct TyphoonSpec {
  Id<Track> track{0};
  // How tracks of the ensemble differ: standard deviations of one draw each per replication.
  Length across{};         ///< across the track, per day after the start
  double along = 0.0;      ///< of the progress along the track
  double intensity = 0.0;  ///< of the factor on pressure deficit and wind
};

/// How well the weather is forecast. The forecast for a lead time t is the weather that comes,
/// drawn towards what the source expects: share exp(-t / memory) of the one, the rest of the
/// other. That is the forecast of least error where errors lose their memory exponentially, as
/// in an autoregressive process; its error grows with lead time up to the spread of the source.
struct ForecastSkill {
  Duration every{std::chrono::hours{6}};    ///< between issues, the first at the start
  Duration memory{std::chrono::hours{48}};  ///< e-folding time of what is known
};

/// A forecast file, as the loader found it at the position of a zone. NaN: missing.
struct ZoneForecast {
  Id<Zone> zone{0};
  std::vector<WeatherPoint> series;
};

/// Where the weather comes from: a base (script, forecast file or climate), over which a typhoon
/// may pass.
struct WeatherSpec {
  Duration epoch{std::chrono::minutes{10}};  ///< the weather changes in steps of this
  std::vector<ZoneSeries> zones;
  std::optional<FileName> file;        ///< NetCDF or GRIB; the script fills in what it lacks
  std::optional<Id<Climate>> climate;  ///< a generator makes other weather in each replication
  std::optional<TyphoonSpec> typhoon;
  WeatherVariation varies;
  ForecastSkill forecast;
  std::vector<FileName> alerts;         ///< CAP 1.2 messages
  std::vector<ZoneForecast> from_file;  ///< what the loader read of `file`
  std::vector<Alert> messages;          ///< what it read of `alerts`
  Mark defined_at;
};

}  // namespace skerry
