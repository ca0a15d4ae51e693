// Commands about weather: what a file says at a place, the track of a storm.

#include "sim/cli/options.h"
#include "sim/io/best_track.h"
#include "sim/io/climate_yaml.h"
#include "sim/io/files.h"
#include "sim/io/forecast_file.h"
#include "sim/io/load.h"
#include "sim/io/series_csv.h"
#include "sim/report/weather_series.h"
#include "sim/weather/fit.h"
#include "sim/weather/weather.h"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <span>

namespace skerry::cli {
namespace {

namespace fs = std::filesystem;

struct ShowOptions {
  std::string file;
  std::string at;
  std::string region;
  std::string offset = "+08:00";
  std::optional<std::uint32_t> replication;
  std::uint64_t seed = 1;
  std::string svg;
  std::string csv;
};

std::chrono::minutes offset_of(const std::string& text) {
  const auto time = parse_local_time("2000-01-01T00:00" + text);
  if (!time)
    throw InputError(fmt::format(
        "--offset: '{}' is not an offset from UTC, expected one such as '+08:00'", text));
  return time->offset;
}

Id<Place> find_place(const Region& region, const std::string& name) {
  std::vector<std::string> names;
  for (const Id<Place> id : region.places.ids()) {
    if (region.places[id].id == name) return id;
    names.push_back(region.places[id].id);
  }
  throw InputError(fmt::format("--at: unknown place '{}'{}", name, did_you_mean(name, names)));
}

/// A position as such, or a place of the region.
Position position_of(const ShowOptions& options) {
  if (options.at.empty())
    throw InputError("skerry weather show: --at is missing: name the position to show");
  if (const auto position = parse_position(options.at)) return *position;
  if (options.region.empty())
    throw InputError(
        fmt::format("--at: '{}' is not a position such as '30.19N 122.69E'; to name a place, give "
                    "its region's file with --region",
                    options.at));
  const Scenario scenario = io::load(options.region).scenario;
  return scenario.region.places[find_place(scenario.region, options.at)].position;
}

/// A script in CSV holds one series, for any place; other files hold fields.
SiteSeries series_of_file(const ShowOptions& options) {
  if (fs::path(options.file).extension() == ".csv") return io::read_series_csv(options.file);
  const Position site = position_of(options);
  return io::read_forecast_file(options.file, std::span(&site, 1)).front();
}

/// The weather of a scenario at a place: what is expected, or what comes in a replication.
SiteSeries series_of_scenario(const Scenario& scenario, const ShowOptions& options) {
  const Id<Place> id = find_place(scenario.region, options.at);
  const Place& place = scenario.region.places[id];
  if (!place.zone)
    throw InputError(fmt::format("--at: place '{}' has no weather zone", options.at));
  const Weather expected(scenario);
  Weather weather = expected;
  if (options.replication) expected.realise({options.seed, *options.replication}, weather);
  SiteSeries series;
  for (int epoch = 0; epoch < weather.epochs(); ++epoch) {
    series.times.push_back(scenario.start.utc + epoch * weather.epoch_length());
    for (const Element element :
         {Element::wind, Element::gust, Element::wind_from, Element::wave, Element::wave_from,
          Element::period, Element::visibility, Element::ceiling})
      series[element].push_back(weather.value(element, epoch, *place.zone));
    if (place.wharf) series[Element::wave].back() = weather.wave_at_berth(epoch, id).si;
    series[Element::tide].push_back(weather.tide(epoch, *place.zone).si);
    series[Element::stream].push_back(weather.stream(epoch, *place.zone).si);
  }
  return series;
}

void put_out(const SiteSeries& series, const std::string& heading, std::chrono::minutes offset,
             const ShowOptions& options, const Common& common) {
  const ShownSeries shown{series, heading, offset, common.language};
  fmt::print("{}", weather_series_text(shown));
  if (!options.svg.empty()) io::write_file(options.svg, weather_series_svg(shown));
  if (!options.csv.empty()) io::write_file(options.csv, io::series_csv(series, offset));
}

int show(const ShowOptions& options, const Common& common) {
  const std::string file = fs::path(options.file).filename().string();
  if (const auto kind = fs::path(options.file).extension(); kind == ".yaml" || kind == ".yml") {
    const io::Loaded loaded = io::load_scenario(options.file);
    const Scenario& scenario = loaded.scenario;
    const SiteSeries series = series_of_scenario(scenario, options);
    const Place& place = scenario.region.places[find_place(scenario.region, options.at)];
    std::string heading = text(place.name, common.language);
    if (place.wharf)
      heading += common.language == Language::zh ? "（浪高为泊位处）" : " (waves at the berth)";
    put_out(series, heading + " – " + file, scenario.start.offset, options, common);
    return Exit::ok;
  }
  put_out(series_of_file(options), options.at.empty() ? file : options.at + " – " + file,
          offset_of(options.offset), options, common);
  return Exit::ok;
}

struct FitOptions {
  ShowOptions series;  ///< the file, and where in it
  std::string otherwise;
  std::string id = "fitted";
  std::string out;
};

int fit_climate(const FitOptions& options) {
  const io::Loaded other = io::load(options.otherwise);
  if (other.kind != io::FileKind::climate)
    throw InputError(fmt::format("--otherwise: '{}' is not a climate", options.otherwise));
  const SiteSeries series = series_of_file(options.series);
  Climate climate = fit(series, other.scenario.climates[Id<Climate>{0}]);
  climate.id = options.id;
  climate.name = {options.id, options.id};
  const std::string yaml = io::climate_yaml(climate);
  if (options.out.empty())
    fmt::print("{}", yaml);
  else
    io::write_file(options.out, yaml);
  return Exit::ok;
}

struct TrackOptions {
  std::string file;
  std::string storm;
  std::string out;
};

int track(const TrackOptions& options) {
  const std::string yaml = io::track_yaml(io::read_best_track(options.file, options.storm));
  if (options.out.empty())
    fmt::print("{}", yaml);
  else
    io::write_file(options.out, yaml);
  return Exit::ok;
}

void add_show(CLI::App& weather, const Common& common, int& exit) {
  CLI::App* command =
      weather.add_subcommand("show", "Show what a forecast says at a place, by time");
  const auto options = std::make_shared<ShowOptions>();
  command->add_option("FILE", options->file, "NetCDF, GRIB, a script in CSV, or a scenario (YAML)")
      ->required();
  command->add_option("--at", options->at, "Position such as '30.19N 122.69E', or id of a place");
  command->add_option("--region", options->region, "File that has the place, for forecast files");
  command->add_option("--replication", options->replication,
                      "Of a scenario: what comes in this one, rather than what is expected");
  command->add_option("--seed", options->seed, "Of the replication")->capture_default_str();
  command->add_option("--offset", options->offset, "Of the clock from UTC")->capture_default_str();
  command->add_option("--svg", options->svg, "Write a drawing to this file");
  command->add_option("--csv", options->csv, "Write a script of the weather to this file");
  command->footer(
      "Examples:\n"
      "  skerry weather show era5.nc --at '30.19N 122.69E' --svg dongji.svg --csv dongji.csv\n"
      "  skerry weather show scenarios/zhoushan/dongji-mawar.yaml --at miaozihu-passenger");
  command->callback([options, &common, &exit] { exit = show(*options, common); });
}

void add_fit(CLI::App& weather, int& exit) {
  CLI::App* command =
      weather.add_subcommand("fit", "Fit a climate, for the weather generator, to a series");
  const auto options = std::make_shared<FitOptions>();
  command
      ->add_option("SERIES", options->series.file,
                   "CSV, or NetCDF or GRIB of a reanalysis, at regular times")
      ->required();
  command->add_option("--at", options->series.at, "Position in the file, or id of a place");
  command->add_option("--region", options->series.region, "File that has the place");
  command
      ->add_option("--otherwise", options->otherwise,
                   "Climate file for what the series does not tell")
      ->required();
  command->add_option("--id", options->id, "Name of the climate")->capture_default_str();
  command->add_option("--out", options->out, "Write the climate to this file");
  command->footer(
      "Example:\n"
      "  skerry weather fit buoy.csv --otherwise scenarios/zhoushan/climate.yaml --out buoy.yaml");
  command->callback([options, &exit] { exit = fit_climate(*options); });
}

void add_track(CLI::App& weather, int& exit) {
  CLI::App* command =
      weather.add_subcommand("track", "Take a storm's track from a file of best tracks");
  const auto options = std::make_shared<TrackOptions>();
  command->add_option("FILE", options->file, "IBTrACS CSV, JMA bst_all.txt, CMA CHyyyyBST.txt")
      ->required();
  command->add_option("--storm", options->storm, "Its name, name and year, or number");
  command->add_option("--out", options->out, "Write the track to this file");
  command->footer(
      "Example:\n  skerry weather track bst_all.txt --storm 'Mawar 2023' --out mawar.yaml");
  command->callback([options, &exit] { exit = track(*options); });
}

}  // namespace

void add_weather(CLI::App& app, const Common& common, int& exit) {
  CLI::App* command = app.add_subcommand("weather", "Show and convert weather from other programs");
  command->require_subcommand(1);
  add_show(*command, common, exit);
  add_fit(*command, exit);
  add_track(*command, exit);
  add_closures(*command, common, exit);
}

}  // namespace skerry::cli
