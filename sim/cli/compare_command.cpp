#include "sim/cli/options.h"
#include "sim/cli/progress.h"
#include "sim/io/files.h"
#include "sim/io/load.h"
#include "sim/report/html_report.h"
#include "sim/report/json_report.h"
#include "sim/report/text_report.h"
#include "sim/study/comparison.h"

#include <fmt/format.h>

#include <memory>

namespace skerry::cli {
namespace {

struct CompareCommand {
  std::string scenario;
  std::vector<std::string> plans;
  int replications = 1000;
  std::uint64_t seed = 1;
  int threads = 0;
  bool json = false;
  bool perfect_information = false;
  std::string report;
};

int execute(const CompareCommand& command, const Common& common) {
  const io::Loaded loaded = io::load_scenario(command.scenario);
  print_warnings(loaded.warnings);
  const Setup setup(loaded.scenario);
  CompareOptions options;
  for (const std::string& name : command.plans)
    options.plans.push_back(find_plan(loaded.scenario, name));
  if (options.plans.empty())
    for (const Id<Plan> plan : loaded.scenario.plans.ids()) options.plans.push_back(plan);
  options.seed = command.seed;
  options.replications = command.replications;
  options.threads = threads_or_all(command.threads);
  options.perfect_information = command.perfect_information;
  std::optional<Comparison> comparison;
  {
    const Interruptible interruptible;
    options.cancelled = &interruptible.flag();
    ProgressBar bar(options.replications * static_cast<int>(options.plans.size()) *
                    (options.perfect_information ? 2 : 1));
    options.progress = [&bar](int done) { bar.show(done); };
    comparison = compare(setup, options);
  }
  if (!comparison) {
    fmt::print(stderr, "interrupted; nothing was written\n");
    return Exit::interrupted;
  }
  if (!command.report.empty())
    io::write_file(command.report, html_report(setup, *comparison, common.language));
  if (command.json) {
    fmt::print("{}", comparison_json(setup, *comparison));
    return Exit::ok;
  }
  fmt::print("{}", text_report(setup, *comparison, {common.language, common.colour, 100}));
  if (!command.report.empty())
    fmt::print("{}{}\n", common.language == Language::zh ? "报告：" : "Report: ", command.report);
  return Exit::ok;
}

}  // namespace

void add_compare(CLI::App& app, const Common& common, int& exit) {
  CLI::App* command =
      app.add_subcommand("compare", "Compare the plans of a scenario on the same luck and weather");
  const auto options = std::make_shared<CompareCommand>();
  command->add_option("SCENARIO", options->scenario, "Scenario or drill file")->required();
  command
      ->add_option("--plans", options->plans,
                   "Plans to compare, the first as the baseline (default: all of the scenario)")
      ->delimiter(',');
  command->add_option("--replications", options->replications, "How many times each")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command->add_option("--seed", options->seed, "Seed of all luck")->capture_default_str();
  command->add_option("--threads", options->threads, "Threads; 0: as many as the machine has")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->add_flag("--json", options->json, "Print the comparison as JSON");
  command->add_flag("--perfect-information", options->perfect_information,
                    "Also say what each plan loses by knowing only what is reported and forecast");
  command->add_option("--report", options->report, "Also write an HTML report to this file");
  command->footer(
      "Examples:\n"
      "  skerry compare scenarios/zhoushan/dongji-swell.yaml --report build/dongji.html\n"
      "  skerry compare scenarios/zhoushan/june-drill.yaml --plans sea-only,air-first --lang zh\n"
      "  skerry compare scenarios/zhoushan/june-drill.yaml --replications 200 --json");
  command->callback([options, &common, &exit] { exit = execute(*options, common); });
}

}  // namespace skerry::cli
