#include "sim/io/assets.h"

#include "sim/base/fingerprint.h"
#include "sim/io/cap.h"
#include "sim/io/forecast_file.h"
#include "sim/io/geojson.h"
#include "sim/io/load.h"
#include "sim/io/series_csv.h"

#include <fmt/format.h>

#include <limits>
#include <optional>
#include <string>

namespace skerry::io {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostAssetBytes = 256u << 20;

/// A series as the points of a script; what it lacks is NaN.
std::vector<WeatherPoint> points(const SiteSeries& series, const Mark& at) {
  std::vector<WeatherPoint> result;
  for (std::size_t i = 0; i < series.times.size(); ++i) {
    const auto value = [&](Element element) {
      return series.has(element) ? series[element][i] : std::numeric_limits<double>::quiet_NaN();
    };
    WeatherPoint& point = result.emplace_back();
    point.at = {series.times[i], {}};
    point.wind = {value(Element::wind)};
    point.gust = {value(Element::gust)};
    point.wind_from = {value(Element::wind_from)};
    point.wave = {value(Element::wave)};
    point.wave_from = {value(Element::wave_from)};
    point.period = {value(Element::period)};
    point.visibility = {value(Element::visibility)};
    point.ceiling = {value(Element::ceiling)};
    point.rain = {value(Element::rain)};
    point.defined_at = at;
  }
  return result;
}

class AssetReader {
 public:
  AssetReader(Scenario& scenario, const fs::path& folder, std::vector<Problem>& problems)
      : scenario_(scenario), folder_(folder), problems_(problems) {}

  void read() {
    if (const auto& file = scenario_.region.coastline_file)
      attempt(*file, [&](const fs::path& path, const std::string& bytes) {
        scenario_.region.coastline = read_coastline(bytes, path.string());
      });
    for (ZoneSeries& zone : scenario_.weather.zones)
      if (zone.csv)
        attempt(*zone.csv, [&](const fs::path& path, const std::string&) {
          zone.series = points(read_series_csv(path), zone.csv->at);
        });
    if (const auto& file = scenario_.weather.file)
      attempt(*file, [&](const fs::path& path, const std::string&) { read_forecast(path); });
    for (const FileName& file : scenario_.weather.alerts)
      attempt(file, [&](const fs::path& path, const std::string&) {
        scenario_.weather.messages.push_back(read_alert(path));
      });
  }

 private:
  /// Finds and reads a file; what is wrong inside it stands at its own place, a file that cannot
  /// be found or opened where it is named.
  template <class Read>
  void attempt(const FileName& file, Read read) {
    const auto path = find(file);
    if (!path) return;
    try {
      const std::string bytes = read_file(*path, kMostAssetBytes);
      scenario_.files.push_back({path->string(), hash_bytes(bytes.data(), bytes.size())});
      read(*path, bytes);
    } catch (const InputError& error) {
      problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
    }
  }

  std::optional<fs::path> find(const FileName& file) {
    const fs::path name(file.name);
    const fs::path from = fs::path(file.at.file).parent_path();
    std::error_code error;
    if (!name.empty() && *name.begin() == "data") {
      if (auto found = beside_or_above(from.empty() ? "." : from, name)) return found;
      if (auto found = beside_or_above(fs::read_symlink("/proc/self/exe", error), name))
        return found;
      return fail(file, "is in no folder 'data' beside this file or above it");
    }
    const fs::path path = (from / name).lexically_normal();
    if (name.is_absolute() || !is_inside(path, folder_))
      return fail(file, "leaves the scenario's folder; files are named relative to this one");
    if (!fs::exists(path, error)) return fail(file, "there is no such file");
    return path;
  }

  static std::optional<fs::path> beside_or_above(const fs::path& from, const fs::path& name) {
    std::error_code error;
    fs::path up = from;
    for (fs::path at = fs::weakly_canonical(from, error);; at = at.parent_path(), up /= "..") {
      if (is_inside(at / name, at / "data") && fs::exists(at / name, error))
        return (up / name).lexically_normal();
      if (at == at.root_path()) return std::nullopt;
    }
  }

  /// At every zone that has a position; `check` asks for those that lack one.
  void read_forecast(const fs::path& path) {
    std::vector<Id<Zone>> zones;
    std::vector<Position> positions;
    for (const Id<Zone> id : scenario_.region.zones.ids())
      if (const auto& position = scenario_.region.zones[id].position) {
        zones.push_back(id);
        positions.push_back(*position);
      }
    if (positions.empty()) return;
    const std::vector<SiteSeries> series = read_forecast_file(path, positions);
    for (std::size_t i = 0; i < zones.size(); ++i)
      scenario_.weather.from_file.push_back(
          {zones[i], points(series[i], scenario_.weather.file->at)});
  }

  static bool is_inside(const fs::path& path, const fs::path& folder) {
    std::error_code error;
    const auto way =
        fs::weakly_canonical(path, error).lexically_relative(fs::weakly_canonical(folder, error));
    return !error && !way.empty() && *way.begin() != "..";
  }

  std::nullopt_t fail(const FileName& file, const char* why) {
    problems_.push_back({file.at, fmt::format("'{}': {}", file.name, why)});
    return std::nullopt;
  }

  Scenario& scenario_;
  const fs::path& folder_;
  std::vector<Problem>& problems_;
};

}  // namespace

void read_assets(Scenario& scenario, const fs::path& folder, std::vector<Problem>& problems) {
  AssetReader(scenario, folder, problems).read();
}

}  // namespace skerry::io
