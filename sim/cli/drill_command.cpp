// skerry drill: a drill played under plans, and judged.

#include "sim/cli/options.h"
#include "sim/cli/run_files.h"
#include "sim/io/load.h"
#include "sim/report/drill_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <thread>

namespace skerry::cli {
namespace {

struct DrillCommand {
  std::string file;
  std::string plan;
  int replications = 1;
  std::uint64_t seed = 1;
  int threads = 0;
  bool json = false;
  std::string out;
};

int execute(const DrillCommand& command, const Common& common) {
  const io::Loaded loaded = io::load(command.file);
  if (loaded.kind != io::FileKind::drill)
    throw InputError(fmt::format("{}: expected a drill, this is a file of kind '{}'", command.file,
                                 io::kFileKinds[static_cast<int>(loaded.kind)]));
  print_warnings(loaded.warnings);
  const Setup setup(loaded.scenario);
  CompareOptions options;
  if (command.plan.empty())
    for (const Id<Plan> plan : loaded.scenario.plans.ids()) options.plans.push_back(plan);
  else
    options.plans.push_back(find_plan(loaded.scenario, command.plan));
  options.seed = command.seed;
  options.replications = command.replications;
  options.threads = command.threads > 0
                        ? command.threads
                        : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const Comparison comparison = *compare(setup, options);
  if (!command.out.empty()) {
    const RunKey key{command.seed, 0};
    write_run(loaded.scenario, command.plan, key, Information::sensed,
              run_plan(setup, options.plans.front(), key, true), command.out);
  }
  if (command.json)
    fmt::print("{}", drill_json(setup, comparison));
  else
    fmt::print("{}", drill_report(setup, comparison, {common.language, common.colour, 100}));
  if (!command.out.empty() && !command.json)
    fmt::print("{}/: outcome.json, journal.json, records.jsonl\n", command.out);
  return Exit::ok;
}

}  // namespace

void add_drill(CLI::App& app, const Common& common, int& exit) {
  CLI::App* command =
      app.add_subcommand("drill", "Play a drill under its plans, and judge its objectives");
  const auto options = std::make_shared<DrillCommand>();
  command->add_option("FILE", options->file, "Drill file")->required();
  auto* plan = command->add_option("--plan", options->plan, "Plan to follow (default: each)");
  command->add_option("--replications", options->replications, "How many times each")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command->add_option("--seed", options->seed, "Seed of all luck")->capture_default_str();
  command->add_option("--threads", options->threads, "Threads; 0: as many as the machine has")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->add_flag("--json", options->json, "Print the results as JSON");
  command
      ->add_option("--out", options->out,
                   "Folder for outcome.json, journal.json and records.jsonl of the first "
                   "replication; with --plan")
      ->needs(plan);
  command->footer(
      "A drill can also be run and compared as the scenario it plays on.\n"
      "Examples:\n"
      "  skerry drill scenarios/zhoushan/drills/june-drill.yaml --plan combined\n"
      "  skerry drill scenarios/zhoushan/drills/june-drill.yaml --replications 200 --lang zh\n"
      "  skerry drill scenarios/zhoushan/drills/june-drill.yaml --plan combined --out build/drill\n"
      "  skerry run scenarios/zhoushan/drills/june-drill.yaml --replay build/drill/journal.json");
  command->callback([options, &common, &exit] { exit = execute(*options, common); });
}

}  // namespace skerry::cli
