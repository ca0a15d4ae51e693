// skerry generate: an invented archipelago, to try how the program bears size.

#include "sim/cli/options.h"
#include "sim/io/archipelago.h"

#include <fmt/format.h>

#include <memory>

namespace skerry::cli {

void add_generate(CLI::App& app, const Common&, int& exit) {
  CLI::App* command =
      app.add_subcommand("generate", "Write a scenario about an invented archipelago of any size");
  auto spec = std::make_shared<io::ArchipelagoSpec>();
  auto out = std::make_shared<std::string>();
  command->add_option("--islands", spec->islands, "How many islands")->capture_default_str();
  command->add_option("--craft", spec->craft, "How many craft; three quarters are ferries")
      ->capture_default_str();
  command->add_option("--seed", spec->seed, "Another number, another archipelago")
      ->capture_default_str();
  command->add_option("--out", *out, "Folder to write")->required();
  command->callback([spec, out, &exit] {
    io::write_archipelago(*spec, *out);
    fmt::print("{}\n", (std::filesystem::path(*out) / "scenario.yaml").string());
    exit = Exit::ok;
  });
}

}  // namespace skerry::cli
