#include "sim/base/contains.h"
#include "sim/base/fingerprint.h"
#include "sim/base/input_error.h"
#include "sim/base/require.h"
#include "sim/cli/options.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <unistd.h>

namespace skerry::cli {
namespace {

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != 0)
      return std::strncmp(value, "zh", 2) == 0 ? Language::zh : Language::en;
  return Language::en;
}

/// Of the program or, below it, of a command that has its own.
void refuse_unknown_command(const CLI::App& app, std::span<char* const> arguments) {
  if (arguments.empty() || arguments[0][0] == '-') return;
  const std::string name = arguments[0];
  std::vector<std::string> commands;
  for (const CLI::App* command : app.get_subcommands({})) commands.push_back(command->get_name());
  if (commands.empty()) return;
  if (contains(commands, name))
    return refuse_unknown_command(*app.get_subcommand(name), arguments.subspan(1));
  const std::string meant = did_you_mean(name, commands);
  throw InputError(fmt::format(
      "unknown command '{}'{}", name,
      meant.empty() ? fmt::format("; there are {}", fmt::join(commands, ", ")) : meant));
}

int run_program(int argc, char** argv) {
  CLI::App app{
      "Skerry rehearses contingency plans for islands: ferries, helicopters, landing craft, people "
      "and weather, thousands of times, and shows what each plan achieves and why."};
  app.name("skerry");
  app.require_subcommand(1);
  app.set_version_flag("--version", version(), "Print the version and leave");
  app.fallthrough();
  app.footer(
      "Examples:\n"
      "  skerry compare scenarios/zhoushan/dongji-swell.yaml\n"
      "  skerry run scenarios/zhoushan/june-drill.yaml --plan combined --seed 7 --trace\n"
      "  skerry check scenarios/zhoushan/*.yaml\n"
      "  skerry weather show scenarios/zhoushan/muifa.yaml --at miaozihu-passenger\n"
      "Exit codes: 0 done, 1 failed from outside, 2 wrong input, 3 a bug, 130 interrupted.");
  Common common{language_of_environment(),
                ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr};
  const std::map<std::string, Language> languages{{"en", Language::en}, {"zh", Language::zh}};
  app.add_option("--lang", common.language, "Language of what is printed: en or zh")
      ->transform(CLI::CheckedTransformer(languages, CLI::ignore_case));
  int exit = Exit::ok;
  add_run(app, common, exit);
  add_compare(app, common, exit);
  add_matrix(app, common, exit);
  add_drill(app, common, exit);
  add_check(app, common, exit);
  add_schema(app, common, exit);
  add_list(app, common, exit);
  add_reach(app, common, exit);
  add_weather(app, common, exit);
  add_generate(app, common, exit);
  add_transfer(app, common, exit);
  refuse_unknown_command(app, std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version are "errors" that succeed.
    return app.exit(error) == 0 ? Exit::ok : Exit::bad_input;
  }
  return exit;
}

}  // namespace
}  // namespace skerry::cli

int main(int argc, char** argv) {
  using skerry::cli::Exit;
  try {
    return skerry::cli::run_program(argc, argv);
  } catch (const skerry::InputError& error) {
    fmt::print(stderr, "{}\n", error.what());
    return Exit::bad_input;
  } catch (const skerry::Bug& error) {
    fmt::print(stderr, "skerry: a bug, please report it with the files used: {}\n", error.what());
    return Exit::bug;
  } catch (const std::exception& error) {
    fmt::print(stderr, "skerry: {}\n", error.what());
    return Exit::failure;
  }
}
