// skerry reach: how soon officers stand on each island, in each weather.

#include "sim/cli/options.h"
#include "sim/io/files.h"
#include "sim/io/load.h"
#include "sim/report/reach_report.h"
#include "sim/study/reach.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <memory>

namespace skerry::cli {
namespace {

namespace fs = std::filesystem;

struct ReachOptions {
  std::string file;
  std::string persons = "1,20,100";
  std::string weather = "calm,6bft,8bft,fog,night";
  std::string to = "all";
  std::string agencies;
  double wind_from = 45;
  bool json = false;
  bool csv = false;
  std::string geojson;
};

std::vector<std::string> parts_of(const std::string& list, const char* option) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    parts.push_back(list.substr(begin, end - begin));
    if (parts.back().empty())
      throw InputError(
          fmt::format("{}: '{}' has an empty entry; expected a list such as 'a,b'", option, list));
    begin = end + 1;
  }
  return parts;
}

std::vector<int> persons_of(const std::string& list) {
  std::vector<int> result;
  for (const std::string& part : parts_of(list, "--persons")) {
    const auto persons = parse_integer(part);
    if (!persons || *persons < 1 || *persons > 100'000)
      throw InputError(
          fmt::format("--persons: '{}' is not a number of persons, expected 1 to 100000", part));
    result.push_back(static_cast<int>(*persons));
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::vector<SteadyWeather> weathers_of(const std::string& list) {
  std::vector<SteadyWeather> result;
  for (const std::string& part : parts_of(list, "--weather")) {
    const auto weather = parse_steady_weather(part);
    if (!weather)
      throw InputError(fmt::format(
          "--weather: unknown weather '{}'{}; there are calm, 1bft to 12bft, fog and night, and "
          "several at once as in 8bft+night",
          part, did_you_mean(part, {"calm", "fog", "night", "6bft", "8bft"})));
    result.push_back(*weather);
  }
  return result;
}

std::vector<ReachTarget> targets_of(const std::string& list, const Region& region) {
  std::vector<ReachTarget> result;
  if (list == "all") {
    for (const Id<Island> id : region.islands.ids()) result.push_back({id, {}});
    return result;
  }
  std::vector<std::string> names;
  for (const Island& island : region.islands) names.push_back(island.id);
  for (const Place& place : region.places) names.push_back(place.id);
  for (const std::string& part : parts_of(list, "--to")) {
    const auto at = std::find(names.begin(), names.end(), part);
    if (at == names.end())
      throw InputError(fmt::format("--to: unknown island or place '{}'{}; 'all' is all islands",
                                   part, did_you_mean(part, names)));
    const auto index = static_cast<std::uint32_t>(at - names.begin());
    if (index < region.islands.size())
      result.push_back({Id<Island>{index}, {}});
    else
      result.push_back({{}, Id<Place>{index - region.islands.size()}});
  }
  return result;
}

std::vector<Id<Agency>> agencies_of(const std::string& list, const Force& force) {
  std::vector<Id<Agency>> result;
  if (list.empty()) return result;
  std::vector<std::string> names;
  for (const Agency& agency : force.agencies) names.push_back(agency.id);
  for (const std::string& part : parts_of(list, "--agencies")) {
    const auto at = std::find(names.begin(), names.end(), part);
    if (at == names.end())
      throw InputError(
          fmt::format("--agencies: unknown agency '{}'{}", part, did_you_mean(part, names)));
    result.push_back(Id<Agency>{static_cast<std::uint32_t>(at - names.begin())});
  }
  return result;
}

/// The only file in a folder whose first key is `key`.
fs::path only_file(const fs::path& folder, const std::string& key, const std::string& asked) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
    const std::string bytes = io::read_file(entry.path(), std::size_t{4} << 20);
    if (bytes.starts_with(key + ":") || bytes.find("\n" + key + ":") != std::string::npos)
      found.push_back(entry.path());
  }
  if (found.size() != 1)
    throw InputError(
        fmt::format("{}: to know how one gets about, name a scenario; of this file's folder one {} "
                    "file would do, but there {}",
                    asked, key, found.empty() ? "is none" : fmt::format("are {}", found.size())));
  return found.front();
}

/// A scenario, or the region, fleet and force of a folder.
Scenario load_whole(const std::string& file) {
  io::Loaded loaded = io::load(file);
  if (loaded.kind == io::FileKind::scenario) {
    print_warnings(loaded.warnings);
    return std::move(loaded.scenario);
  }
  if (loaded.kind != io::FileKind::region && loaded.kind != io::FileKind::fleet &&
      loaded.kind != io::FileKind::force)
    throw InputError(fmt::format(
        "{}: expected a scenario, or a region, fleet or force, this is a file of kind '{}'", file,
        io::kFileKinds[static_cast<int>(loaded.kind)]));
  const fs::path folder = fs::path(file).parent_path().empty() ? "." : fs::path(file).parent_path();
  io::Loaded fleet = io::load(only_file(folder, "fleet", file));
  io::Loaded force = io::load(only_file(folder, "force", file));
  const auto same = [](const Region& a, const Region& b) {
    return a.id == b.id && a.places.size() == b.places.size() &&
           a.islands.size() == b.islands.size();
  };
  if (!same(loaded.scenario.region, fleet.scenario.region) ||
      !same(loaded.scenario.region, force.scenario.region))
    throw InputError(fmt::format(
        "{}: the fleet, the force and the region of this folder are not of one region", file));
  Scenario scenario = std::move(fleet.scenario);
  scenario.force = std::move(force.scenario.force);
  // Matters only for the tide.
  scenario.start = *parse_local_time("2024-06-01T09:00+08:00");
  return scenario;
}

int show_reach(const ReachOptions& options, const Common& common) {
  const Scenario scenario = load_whole(options.file);
  if (scenario.region.islands.empty() || scenario.fleet.craft.empty() ||
      scenario.force.teams.empty())
    throw InputError(fmt::format("{}: it must have islands, craft and teams", options.file));
  ReachQuestion question;
  question.persons = persons_of(options.persons);
  question.weathers = weathers_of(options.weather);
  question.targets = targets_of(options.to, scenario.region);
  question.agencies = agencies_of(options.agencies, scenario.force);
  if (!(options.wind_from >= 0 && options.wind_from < 360))
    throw InputError(
        fmt::format("--wind-from: {} is not a direction, expected degrees from 0 to "
                    "below 360",
                    options.wind_from));
  question.wind_from = degrees(options.wind_from);
  const ReachAtlas atlas = reach_atlas(scenario, question);
  if (!options.geojson.empty()) io::write_file(options.geojson, reach_geojson(scenario, atlas));
  if (options.json)
    fmt::print("{}", reach_json(scenario, atlas));
  else if (options.csv)
    fmt::print("{}", reach_csv(scenario, atlas));
  else
    fmt::print("{}",
               reach_text(scenario, atlas, {.language = common.language, .colour = common.colour}));
  return Exit::ok;
}

}  // namespace

void add_reach(CLI::App& app, const Common& common, int& exit) {
  CLI::App* command = app.add_subcommand(
      "reach", "Show how soon officers stand on each island, in each weather, and what binds");
  const auto options = std::make_shared<ReachOptions>();
  command
      ->add_option("REGION", options->file,
                   "Scenario; or a region, fleet or force with one fleet and force in its folder")
      ->required();
  command->add_option("--persons", options->persons, "Numbers of officers")->capture_default_str();
  command->add_option("--weather", options->weather, "calm, 1bft to 12bft, fog, night; 8bft+night")
      ->capture_default_str();
  command->add_option("--to", options->to, "all islands, or ids of islands and places")
      ->capture_default_str();
  command->add_option("--agencies", options->agencies,
                      "Whose officers; otherwise every team with the capability police");
  command->add_option("--wind-from", options->wind_from, "Direction of wind and waves, degrees")
      ->capture_default_str();
  auto* json = command->add_flag("--json", options->json, "Print the atlas as JSON");
  command->add_flag("--csv", options->csv, "Print it as CSV")->excludes(json);
  command->add_option("--geojson", options->geojson,
                      "Write islands with their times and isochrones to this file");
  command->footer(
      "Examples:\n"
      "  skerry reach scenarios/zhoushan/june-drill.yaml\n"
      "  skerry reach scenarios/zhoushan/region.yaml --weather 8bft+night --to miaozihu --json");
  command->callback([options, &common, &exit] { exit = show_reach(*options, common); });
}

}  // namespace skerry::cli
