#pragma once

#include "sim/base/text.h"
#include "sim/model/scenario.h"

#include <CLI/App.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace skerry::cli {

/// What the process tells its caller. Documented in docs/commands.md.
enum Exit : int {
  ok = 0,
  failure = 1,    ///< something outside the program went wrong (memory, disk)
  bad_input = 2,  ///< a file or an argument is wrong
  bug = 3,        ///< we are wrong
  interrupted = 130
};

/// Options that all commands share.
struct Common {
  Language language = Language::en;
  bool colour = false;  ///< standard output is a terminal and NO_COLOR is not set
};

// One function per command: it adds its options to the program; its callback sets `exit`.
void add_run(CLI::App& app, const Common& common, int& exit);
void add_compare(CLI::App& app, const Common& common, int& exit);
void add_matrix(CLI::App& app, const Common& common, int& exit);
void add_drill(CLI::App& app, const Common& common, int& exit);
void add_check(CLI::App& app, const Common& common, int& exit);
void add_schema(CLI::App& app, const Common& common, int& exit);
void add_list(CLI::App& app, const Common& common, int& exit);
void add_generate(CLI::App& app, const Common& common, int& exit);
void add_reach(CLI::App& app, const Common& common, int& exit);
void add_weather(CLI::App& app, const Common& common, int& exit);
/// `import` and `export`: the formats of others.
void add_transfer(CLI::App& app, const Common& common, int& exit);
/// A subcommand of `weather`.
void add_closures(CLI::App& weather, const Common& common, int& exit);

/// The plan of that name. Throws InputError with the nearest name.
Id<Plan> find_plan(const Scenario& scenario, const std::string& name);

/// Scenario files below a folder, in order of their paths.
std::vector<std::filesystem::path> scenario_files(const std::filesystem::path& folder);

/// Prints warnings to standard error.
void print_warnings(const std::vector<Problem>& warnings);

}  // namespace skerry::cli
