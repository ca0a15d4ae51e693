#include "sim/cli/options.h"
#include "sim/cli/run_files.h"
#include "sim/io/journal.h"
#include "sim/io/load.h"
#include "sim/report/json_report.h"
#include "sim/report/outcome_report.h"
#include "sim/report/trace.h"
#include "sim/study/comparison.h"

#include <fmt/format.h>

#include <memory>

namespace skerry::cli {
namespace {

struct RunOptions {
  std::string scenario;
  std::string plan;
  std::string replay;
  std::uint64_t seed = 1;
  std::uint32_t replication = 0;
  bool trace = false;
  bool json = false;
  bool perfect_information = false;
  std::string out;
};

/// What replaying a journal rests on is the journal's to say.
struct Chosen {
  std::string plan;
  RunKey key;
  Information information;
  RunResult result;
};

Chosen run(const Setup& setup, const RunOptions& options) {
  const bool keep = options.trace || !options.out.empty();
  if (!options.replay.empty()) {
    io::Journal journal = io::read_journal(options.replay, setup.scenario);
    const RunKey key{journal.seed, static_cast<std::uint32_t>(journal.replication)};
    const auto information =
        journal.perfect_information ? Information::perfect : Information::sensed;
    return {journal.plan, key, information,
            run_journal(setup, std::move(journal.orders), key, keep, information)};
  }
  const Id<Plan> plan = find_plan(setup.scenario, options.plan);
  const RunKey key{options.seed, options.replication};
  const auto information = options.perfect_information ? Information::perfect : Information::sensed;
  return {setup.scenario.plans[plan].id, key, information,
          run_plan(setup, plan, key, keep, information)};
}

int execute(const RunOptions& options, const Common& common) {
  const io::Loaded loaded = io::load_scenario(options.scenario);
  print_warnings(loaded.warnings);
  const Setup setup(loaded.scenario);
  const Chosen done = run(setup, options);
  if (!options.out.empty())
    write_run(loaded.scenario, done.plan, done.key, done.information, done.result, options.out);
  if (options.trace) {
    // With --json, standard output holds JSON alone.
    std::FILE* to = options.json ? stderr : stdout;
    for (const Record& record : done.result.records) {
      const std::string line = trace_line(record, loaded.scenario, common.language);
      if (!line.empty()) fmt::print(to, "{}\n", line);
    }
  }
  if (options.json)
    fmt::print("{}", outcome_json(loaded.scenario, done.plan, done.key, done.result.outcome));
  else
    fmt::print("{}", outcome_report(loaded.scenario, done.plan, done.key, done.result.outcome,
                                    common.language));
  if (!options.out.empty() && !options.json)
    fmt::print("{}/: outcome.json, journal.json, records.jsonl\n", options.out);
  return Exit::ok;
}

}  // namespace

void add_run(CLI::App& app, const Common& common, int& exit) {
  CLI::App* command = app.add_subcommand("run", "Run one plan once, and tell what happened");
  const auto options = std::make_shared<RunOptions>();
  command->add_option("SCENARIO", options->scenario, "Scenario or drill file")->required();
  auto* plan = command->add_option("--plan", options->plan, "Plan to follow");
  command->add_option("--seed", options->seed, "Seed of all luck")->capture_default_str();
  command->add_option("--replication", options->replication, "Which replication of the seed")
      ->capture_default_str();
  command->add_flag("--trace", options->trace, "Print what happens, line by line");
  command->add_flag("--json", options->json, "Print the outcome as JSON");
  command->add_option("--out", options->out,
                      "Folder for outcome.json, journal.json (the orders) and records.jsonl");
  auto* perfect = command->add_flag(
      "--perfect-information", options->perfect_information,
      "The commander knows of incidents at once, the weather to come, and of no false alarms");
  command->add_option("--replay", options->replay, "Give the orders of this journal instead")
      ->excludes(plan)
      ->excludes(perfect);
  command->footer(
      "Examples:\n"
      "  skerry run scenarios/zhoushan/dongji-swell.yaml --plan island-alone --seed 7 --trace\n"
      "  skerry run scenarios/zhoushan/dongji-swell.yaml --plan wait --out build/wait\n"
      "  skerry run scenarios/zhoushan/dongji-swell.yaml --replay build/wait/journal.json");
  command->callback([options, &common, &exit] {
    if (options->plan.empty() && options->replay.empty())
      throw InputError(
          "skerry run: --plan is missing; 'skerry list' shows the plans of a scenario");
    exit = execute(*options, common);
  });
}

}  // namespace skerry::cli
