#include "sim/model/check_weather.h"

#include "sim/base/contains.h"
#include "sim/base/text.h"
#include "sim/base/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace skerry {
namespace {

class WeatherChecker {
 public:
  WeatherChecker(const Scenario& scenario, Findings& findings)
      : s_(scenario), spec_(scenario.weather), findings_(findings) {}

  void run() {
    for (const ZoneSeries& zone : spec_.zones) check_series(zone);
    check_base();
    check_positions();
    for (const Track& track : s_.tracks) check_track(track);
    for (const TideStation& station : s_.region.tide_stations) check_station(station);
    for (const Id<Zone> zone : s_.region.zones.ids()) check_zone(s_.region.zones[zone]);
    for (const WarningRule& rule : s_.region.warnings) check_rule(rule);
  }

 private:
  void problem(const Mark& at, std::string message) {
    findings_.problems.push_back({at, std::move(message)});
  }

  void check_series(const ZoneSeries& zone) {
    if (!given_.insert(zone.zone.index()).second)
      problem(zone.defined_at,
              fmt::format("weather of zone '{}' is given twice", s_.region.zones[zone.zone].id));
    if (zone.series.empty()) problem(zone.defined_at, "a series needs at least one value");
    for (std::size_t i = 1; i < zone.series.size(); ++i)
      if (zone.series[i].at.utc <= zone.series[i - 1].at.utc)
        problem(zone.series[i].defined_at,
                fmt::format("times must rise: {} does not come after {}", text(zone.series[i].at),
                            text(zone.series[i - 1].at)));
    if (zone.csv) check_is_told(zone.series, zone.csv->at);
    for (const WeatherPoint& point : zone.series)
      if (point.gust < point.wind) problem(point.defined_at, "gusts cannot be below the mean wind");
  }

  /// What a data file does not tell is taken to be fair.
  void check_is_told(const std::vector<WeatherPoint>& series, const Mark& at) {
    const auto lacks = [&](const char* what, auto value) {
      const bool told = std::any_of(series.begin(), series.end(), [&](const WeatherPoint& point) {
        return !std::isnan(value(point));
      });
      if (!told)
        findings_.warnings.push_back({at, fmt::format("it has no {}: taken to be fair", what)});
    };
    lacks("wind", [](const WeatherPoint& p) { return p.wind.si; });
    lacks("gusts", [](const WeatherPoint& p) { return p.gust.si; });
    lacks("waves", [](const WeatherPoint& p) { return p.wave.si; });
    lacks("visibility", [](const WeatherPoint& p) { return p.visibility.si; });
  }

  void check_base() {
    if (spec_.climate && (spec_.file || !spec_.zones.empty()))
      problem(spec_.defined_at,
              "a climate makes all weather: give no 'zones' and no 'file' with it");
    if (spec_.file && given_.empty() && !spec_.from_file.empty())
      check_is_told(spec_.from_file.front().series, spec_.file->at);
    if (spec_.climate || spec_.file) return;
    for (const Id<Zone> zone : s_.region.zones.ids())
      if (!given_.contains(zone.index()))
        problem(s_.defined_at, fmt::format("no weather for zone '{}': it needs a series under "
                                           "weather, zones",
                                           s_.region.zones[zone].id));
  }

  void check_positions() {
    if (!spec_.climate && !spec_.file && !spec_.typhoon && spec_.alerts.empty()) return;
    for (const Zone& zone : s_.region.zones)
      if (!zone.position)
        problem(zone.defined_at,
                fmt::format("zone '{}': 'position' is missing; a climate, a forecast file, a "
                            "typhoon and alerts need one",
                            zone.id));
  }

  void check_track(const Track& track) {
    if (track.fixes.size() < 2)
      problem(track.defined_at, fmt::format("track '{}': it needs at least two fixes", track.id));
    for (std::size_t i = 1; i < track.fixes.size(); ++i)
      if (track.fixes[i].at.utc <= track.fixes[i - 1].at.utc)
        problem(track.fixes[i].defined_at,
                fmt::format("times must rise: {} does not come after {}", text(track.fixes[i].at),
                            text(track.fixes[i - 1].at)));
  }

  void check_station(const TideStation& station) {
    std::set<std::string> seen;
    for (const Constituent& constituent : station.constituents) {
      const std::vector<std::string> known(std::begin(kConstituents), std::end(kConstituents));
      if (!contains(known, constituent.name))
        problem(constituent.defined_at,
                fmt::format("unknown tidal constituent '{}'{}", constituent.name,
                            did_you_mean(constituent.name, known)));
      if (!seen.insert(constituent.name).second)
        problem(constituent.defined_at,
                fmt::format("constituent '{}' is given twice", constituent.name));
    }
  }

  void check_zone(const Zone& zone) {
    if (zone.stream && !zone.tide)
      problem(
          zone.defined_at,
          fmt::format("zone '{}': a stream follows the tide; name its 'tide' station", zone.id));
  }

  void check_rule(const WarningRule& rule) {
    if (!rule.wind && !rule.gust && !rule.wave && !rule.visibility)
      problem(rule.defined_at, "a warning needs at least one of wind, gust, wave, visibility");
  }

  const Scenario& s_;
  const WeatherSpec& spec_;
  Findings& findings_;
  std::set<std::uint32_t> given_;
};

}  // namespace

void check_weather(const Scenario& scenario, Findings& findings) {
  WeatherChecker(scenario, findings).run();
}

}  // namespace skerry
