// skerry import and skerry export: files of other programs.

#include "sim/base/input_error.h"
#include "sim/cli/options.h"
#include "sim/io/files.h"
#include "sim/io/gtfs_export.h"
#include "sim/io/gtfs_import.h"
#include "sim/io/load.h"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <optional>

namespace skerry::cli {
namespace {

namespace fs = std::filesystem;

struct ImportOptions {
  std::string feed;
  std::string out;
  std::string coastline;
  std::string name;
};

void print_list(const char* title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  fmt::print("{}\n", title);
  for (const std::string& line : lines) fmt::print("  {}\n", line);
}

int import_gtfs(const ImportOptions& options, const Common& common) {
  // Only what is said of the feed's validity depends on today.
  const Date today{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  const io::gtfs::Report report = io::gtfs::import_gtfs(
      options.feed, options.out,
      options.coastline.empty() ? std::nullopt : std::optional<fs::path>(options.coastline),
      options.name, today);
  const bool zh = common.language == Language::zh;
  fmt::print("{}\n", options.out);
  print_list(zh ? "已生成：" : "Made:", report.made);
  print_list(zh ? "已忽略：" : "Ignored:", report.ignored);
  print_list(zh ? "存疑：" : "Odd:", report.odd);
  return Exit::ok;
}

struct ExportOptions {
  std::string file;
  std::string out;
  std::string timezone;
};

int export_gtfs(const ExportOptions& options) {
  const io::Loaded loaded = io::load(options.file);
  try {
    const auto members = io::gtfs::export_feed(loaded.scenario, options.timezone);
    io::write_file(options.out, io::zip_of(members));
  } catch (const InputError& error) {
    throw InputError(fmt::format("{}: {}", options.file, error.what()));
  }
  return Exit::ok;
}

void add_import_gtfs(CLI::App& parent, const Common& common, int& exit) {
  CLI::App* command = parent.add_subcommand(
      "gtfs", "Make a region, a fleet and a timetable of the ferries in a GTFS feed");
  const auto options = std::make_shared<ImportOptions>();
  command->add_option("FEED", options->feed, "The feed: a zip, or the folder of its files")
      ->required();
  command->add_option("--out", options->out, "New folder to write the files into")->required();
  command->add_option("--coastline", options->coastline,
                      "GeoJSON polygons of land; tells islands, and lanes go round them");
  command->add_option("--name", options->name, "Name of region, fleet and timetable");
  command->footer(
      "What is assumed stands at the head of each file.\n"
      "Example:\n"
      "  skerry import gtfs feed.zip --out scenarios/gulf --coastline gulf.geojson");
  command->callback([options, &common, &exit] { exit = import_gtfs(*options, common); });
}

void add_export_gtfs(CLI::App& parent, int& exit) {
  CLI::App* command = parent.add_subcommand("gtfs", "Write a timetable as a GTFS feed");
  const auto options = std::make_shared<ExportOptions>();
  command->add_option("FILE", options->file, "Timetable or scenario")->required();
  command->add_option("--out", options->out, "The zip to write")->required();
  command->add_option("--timezone", options->timezone,
                      "IANA name of the local clock's time zone; else a scenario's offset");
  command->footer(
      "Example:\n"
      "  skerry export gtfs scenarios/hauraki/timetable.yaml --out hauraki.zip --timezone "
      "Pacific/Auckland");
  command->callback([options, &exit] { exit = export_gtfs(*options); });
}

}  // namespace

void add_transfer(CLI::App& app, const Common& common, int& exit) {
  CLI::App* import = app.add_subcommand("import", "Make files of what other programs write");
  import->require_subcommand(1);
  add_import_gtfs(*import, common, exit);
  CLI::App* to = app.add_subcommand("export", "Write what other programs read");
  to->require_subcommand(1);
  add_export_gtfs(*to, exit);
}

}  // namespace skerry::cli
