// Commands about files: check, schema, list.

#include "sim/cli/options.h"
#include "sim/io/files.h"
#include "sim/io/load.h"
#include "sim/io/schema.h"
#include "sim/report/plan_check_report.h"
#include "sim/study/plan_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <sstream>

namespace skerry::cli {
namespace {

namespace fs = std::filesystem;

int check_files(const std::vector<std::string>& files, const Common& common) {
  int exit = Exit::ok;
  for (const std::string& file : files) {
    try {
      const io::Loaded loaded = io::load(file);
      print_warnings(loaded.warnings);
      const bool zh = common.language == Language::zh;
      fmt::print("{}: {} ({})\n", file, zh ? "无误" : "ok",
                 io::kFileKinds[static_cast<int>(loaded.kind)]);
    } catch (const InputError& error) {
      fmt::print(stderr, "{}\n", error.what());
      exit = Exit::bad_input;
    }
  }
  return exit;
}

/// Holds plans against a scenario. All that is wrong with their files is said first.
int check_plans(const std::vector<std::string>& files, const std::string& scenario,
                const Common& common) {
  const io::LoadedWithPlans loaded =
      io::load_with_plans(scenario, std::vector<fs::path>(files.begin(), files.end()));
  print_warnings(loaded.loaded.warnings);
  std::vector<Problem> problems;
  for (const io::FittedPlan& plan : loaded.plans)
    problems.insert(problems.end(), plan.problems.begin(), plan.problems.end());
  if (!problems.empty()) throw InputError(std::move(problems));
  const Setup setup(loaded.loaded.scenario);
  int exit = Exit::ok;
  for (const Id<Plan> id : setup.scenario.plans.ids()) {
    const std::vector<PlanFault> faults = check_plan(setup, id);
    fmt::print("{}", plan_check_report(faults, common.language));
    if (faults.empty()) {
      const std::string& file = files[id.index()];
      const bool zh = common.language == Language::zh;
      fmt::print("{}: {} ({})\n", file, zh ? "无误" : "ok", setup.scenario.id);
    }
    if (std::any_of(faults.begin(), faults.end(), [](const auto& f) { return f.is_certain; }))
      exit = Exit::failure;
  }
  return exit;
}

int write_schemas(const std::string& kind, const std::string& out) {
  std::vector<std::string> kinds(std::begin(io::kFileKinds), std::end(io::kFileKinds));
  if (kind.empty() && out.empty())
    throw InputError(fmt::format("skerry schema: name a kind ({}), or a folder for all with --out",
                                 fmt::join(kinds, ", ")));
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (!kind.empty() && kinds[i] != kind) continue;
    const std::string schema = io::json_schema(static_cast<io::FileKind>(i));
    if (out.empty())
      fmt::print("{}", schema);
    else
      io::write_file(fs::path(out) / (kinds[i] + ".schema.json"), schema);
  }
  return Exit::ok;
}

int list(const std::string& folder, const Common& common) {
  std::error_code error;
  if (!fs::is_directory(folder, error))
    throw InputError(
        fmt::format("{}: no such folder; name the folder that holds scenarios", folder));
  for (const fs::path& file : scenario_files(folder)) {
    const Scenario scenario = io::load_scenario(file).scenario;
    fmt::print("{}  {}\n", file.string(), text(scenario.name, common.language));
    for (const Plan& plan : scenario.plans)
      fmt::print("    {} {}\n", pad_right(plan.id, 24), text(plan.name, common.language));
  }
  return Exit::ok;
}

}  // namespace

std::vector<fs::path> scenario_files(const fs::path& folder) {
  std::vector<fs::path> result;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
    // A scenario says so by its first key; comments may stand before it.
    std::istringstream bytes(io::read_file(entry.path(), std::size_t{4} << 20));
    std::string line;
    while (std::getline(bytes, line) && (line.empty() || line[0] == '#')) {
    }
    if (line.starts_with("scenario:")) result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

Id<Plan> find_plan(const Scenario& scenario, const std::string& name) {
  std::vector<std::string> names;
  for (const Id<Plan> id : scenario.plans.ids()) {
    if (scenario.plans[id].id == name) return id;
    names.push_back(scenario.plans[id].id);
  }
  const std::string meant = did_you_mean(name, names);
  throw InputError(fmt::format(
      "unknown plan '{}'{}", name,
      meant.empty() ? fmt::format("; {} has {}", scenario.id, fmt::join(names, ", ")) : meant));
}

void print_warnings(const std::vector<Problem>& warnings) {
  for (const Problem& warning : warnings)
    fmt::print(stderr, "{}\n", text(Problem{warning.at, "warning: " + warning.message}));
}

void add_check(CLI::App& app, const Common& common, int& exit) {
  CLI::App* command =
      app.add_subcommand("check", "Check files and say all that is wrong with them");
  struct Options {
    std::vector<std::string> files;
    std::string against;
  };
  const auto options = std::make_shared<Options>();
  command->add_option("FILE", options->files, "Scenario, plan, region or other file")->required();
  command->add_option("--against", options->against,
                      "Scenario against which the files, all plans, are held: what cannot work "
                      "there, and what would fail in its weather or with bad luck");
  command->footer(
      "A scenario is checked whole. Another file is checked with what it includes; what it refers "
      "to elsewhere is not.\n"
      "With --against the exit code is 1 where something is certain not to work, and 0 where "
      "nothing is, or only might.\n"
      "Examples:\n"
      "  skerry check scenarios/zhoushan/dongji-swell.yaml\n"
      "  skerry check scenarios/zhoushan/plans/wait.yaml --against "
      "scenarios/zhoushan/dongji-swell.yaml");
  command->callback([options, &common, &exit] {
    exit = options->against.empty() ? check_files(options->files, common)
                                    : check_plans(options->files, options->against, common);
  });
}

void add_schema(CLI::App& app, const Common&, int& exit) {
  CLI::App* command =
      app.add_subcommand("schema", "Print the JSON Schema of a kind of file, for editors");
  struct Options {
    std::string kind;
    std::string out;
  };
  const auto options = std::make_shared<Options>();
  command
      ->add_option("KIND", options->kind,
                   "region, fleet, force, people, incidents, patrols, plan, scenario, ...")
      ->check(CLI::IsMember(
          std::vector<std::string>(std::begin(io::kFileKinds), std::end(io::kFileKinds))));
  command->add_option("--out", options->out, "Write KIND.schema.json (or all) into this folder");
  command->footer("Examples:\n  skerry schema plan\n  skerry schema --out docs/schema");
  command->callback([options, &exit] { exit = write_schemas(options->kind, options->out); });
}

void add_list(CLI::App& app, const Common& common, int& exit) {
  CLI::App* command = app.add_subcommand("list", "List scenarios and their plans");
  const auto folder = std::make_shared<std::string>("scenarios");
  command->add_option("FOLDER", *folder, "Folder to look in")->capture_default_str();
  command->footer("Example:\n  skerry list scenarios/zhoushan --lang zh");
  command->callback([folder, &common, &exit] { exit = list(*folder, common); });
}

}  // namespace skerry::cli
