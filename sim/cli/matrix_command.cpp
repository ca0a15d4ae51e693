// skerry matrix: every plan on every scenario that it fits.

#include "sim/cli/options.h"
#include "sim/cli/progress.h"
#include "sim/io/files.h"
#include "sim/io/load.h"
#include "sim/report/matrix_report.h"
#include "sim/study/matrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace skerry::cli {
namespace {

namespace fs = std::filesystem;

struct MatrixCommand {
  std::vector<std::string> paths;
  int replications = 100;
  std::uint64_t seed = 1;
  int threads = 0;
  bool json = false;
  bool csv = false;
  std::string measure;
  std::string out;
};

/// Files as they are named, of folders all scenarios in them.
std::vector<fs::path> scenarios_of(const std::vector<std::string>& paths) {
  std::vector<fs::path> result;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      result.emplace_back(path);
      continue;
    }
    const std::vector<fs::path> files = scenario_files(path);
    if (files.empty()) throw InputError(fmt::format("{}: no scenario in this folder", path));
    result.insert(result.end(), files.begin(), files.end());
  }
  return result;
}

/// The plans beside a scenario, in order of their paths; without such a folder those it includes.
std::vector<fs::path> plans_for(const fs::path& scenario) {
  std::vector<fs::path> result;
  const fs::path folder = scenario.parent_path() / "plans";
  std::error_code error;
  if (fs::is_directory(folder, error)) {
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.is_regular_file() && entry.path().extension() == ".yaml")
        result.push_back(entry.path());
  } else {
    for (const Plan& plan : io::load_scenario(scenario).scenario.plans)
      result.emplace_back(plan.defined_at.file);
  }
  std::sort(result.begin(), result.end());
  return result;
}

/// The measure of that name. Throws InputError with the nearest.
Measure find_measure(const std::string& name) {
  std::vector<std::string> names;
  for (const MeasureInfo& info : kMeasureTable) {
    if (name == info.id) return info.measure;
    names.emplace_back(info.id);
  }
  const std::string meant = did_you_mean(name, names);
  throw InputError(
      fmt::format("unknown measure '{}'{}", name,
                  meant.empty() ? fmt::format("; there are {}", fmt::join(names, ", ")) : meant));
}

/// A scenario with its plans, read before anything runs.
struct Prepared {
  io::LoadedWithPlans with_plans;
  MatrixColumn column;
};

Prepared prepare(const fs::path& file, std::optional<Measure> measure) {
  Prepared result{io::load_with_plans(file, plans_for(file)), {}};
  const Scenario& scenario = result.with_plans.loaded.scenario;
  result.column = {scenario.id, scenario.name, measure ? *measure : headline(scenario), {}};
  for (const io::FittedPlan& plan : result.with_plans.plans) {
    MatrixCell& cell = result.column.cells.emplace_back();
    cell.plan = plan.plan.empty() ? plan.file.stem().string() : plan.plan;
    cell.name = plan.name;
    cell.is_listed = plan.is_included;
    if (!plan.problems.empty()) cell.misfit = text(plan.problems.front());
  }
  return result;
}

int execute(const MatrixCommand& command, const Common& common) {
  std::optional<Measure> measure;
  if (!command.measure.empty()) measure = find_measure(command.measure);
  std::vector<Prepared> prepared;
  int runs = 0;
  for (const fs::path& file : scenarios_of(command.paths)) {
    prepared.push_back(prepare(file, measure));
    runs += static_cast<int>(prepared.back().with_plans.loaded.scenario.plans.size());
  }
  runs *= command.replications;
  Matrix matrix{command.seed, command.replications, {}};
  {
    const Interruptible interruptible;
    ProgressBar bar(std::max(1, runs));
    int done = 0;
    for (Prepared& each : prepared) {
      const Scenario& scenario = each.with_plans.loaded.scenario;
      if (!scenario.plans.empty()) {
        const Setup setup(scenario);
        CompareOptions options;
        for (const Id<Plan> plan : scenario.plans.ids()) options.plans.push_back(plan);
        options.seed = command.seed;
        options.replications = command.replications;
        options.threads = threads_or_all(command.threads);
        options.cancelled = &interruptible.flag();
        options.progress = [&bar, done](int of_this) { bar.show(done + of_this); };
        const auto comparison = compare(setup, options);
        if (!comparison) {
          fmt::print(stderr, "interrupted; nothing was written\n");
          return Exit::interrupted;
        }
        fill(each.column, *comparison);
        done += command.replications * static_cast<int>(scenario.plans.size());
      }
      matrix.columns.push_back(std::move(each.column));
    }
  }
  const std::string report = command.json ? matrix_json(matrix)
                             : command.csv
                                 ? matrix_csv(matrix)
                                 : matrix_text(matrix, {common.language, common.colour, 120});
  if (command.out.empty())
    fmt::print("{}", report);
  else
    io::write_file(command.out, report);
  return Exit::ok;
}

}  // namespace

void add_matrix(CLI::App& app, const Common& common, int& exit) {
  CLI::App* command = app.add_subcommand("matrix", "Run every plan on every scenario that it fits");
  const auto options = std::make_shared<MatrixCommand>();
  command
      ->add_option("SCENARIO", options->paths,
                   "Scenario files, or folders of them; plans are those of the folder 'plans' "
                   "beside each")
      ->required();
  command->add_option("--replications", options->replications, "How many times each")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command->add_option("--seed", options->seed, "Seed of all luck")->capture_default_str();
  command
      ->add_option("--threads,--jobs", options->threads, "Threads; 0: as many as the machine has")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->add_option("--measure", options->measure,
                      "Measure to show, by its name in JSON (default: each scenario's headline)");
  CLI::Option* json = command->add_flag("--json", options->json, "Print it as JSON");
  command->add_flag("--csv", options->csv, "Print it as CSV")->excludes(json);
  command->add_option("--out", options->out, "Write it to this file instead");
  command->footer(
      "Examples:\n"
      "  skerry matrix scenarios/zhoushan\n"
      "  skerry matrix scenarios/zhoushan/swell-and-incident.yaml --measure resolved_s\n"
      "  skerry matrix scenarios/zhoushan/june-drill.yaml --replications 1000 --csv --out "
      "june.csv");
  command->callback([options, &common, &exit] { exit = execute(*options, common); });
}

}  // namespace skerry::cli
