// skerry weather closures: observed closures against the limits.

#include "sim/cli/options.h"
#include "sim/io/load.h"
#include "sim/report/closures_report.h"

#include <fmt/format.h>

#include <memory>

namespace skerry::cli {
namespace {

int show_closures(const std::string& file, const Common& common) {
  const io::Loaded loaded = io::load(file);
  const Scenario& scenario = loaded.scenario;
  if (loaded.kind != io::FileKind::closures)
    throw InputError(fmt::format("{}: expected a table of closures, this is a file of kind '{}'",
                                 file, io::kFileKinds[static_cast<int>(loaded.kind)]));
  if (scenario.region.places.empty() || scenario.fleet.classes.empty())
    throw InputError(
        fmt::format("{}: it must include the region and the fleet whose limits are judged", file));
  fmt::print("{}", closures_report(scenario, judge_closures(scenario),
                                   {.language = common.language, .colour = common.colour}));
  return Exit::ok;
}

}  // namespace

void add_closures(CLI::App& weather, const Common& common, int& exit) {
  CLI::App* command = weather.add_subcommand(
      "closures", "Hold the limits of craft and wharves against closures that were observed");
  const auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, "Table of closures, with its region and fleet")->required();
  command->footer("Example:\n  skerry weather closures scenarios/zhoushan/closures.yaml");
  command->callback([file, &common, &exit] { exit = show_closures(*file, common); });
}

}  // namespace skerry::cli
