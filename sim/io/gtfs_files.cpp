// The files that a feed becomes.

#include "sim/io/files.h"
#include "sim/io/geojson.h"
#include "sim/io/gtfs_import.h"
#include "sim/io/load.h"
#include "sim/io/yaml.h"
#include "sim/io/yaml_writer.h"

#include <fmt/format.h>

#include <algorithm>

namespace skerry::io::gtfs {
namespace fs = std::filesystem;
namespace {

constexpr const char* kCoastline = "coastline.geojson";
constexpr std::size_t kMostCoastline = 256u << 20;

/// The first and the last day on which a ferry runs.
struct Validity {
  std::optional<Date> from, until;
};

Validity validity_of(const Feed& feed) {
  Validity result;
  const auto reach = [&](const std::optional<Date>& day) {
    if (!day) return;
    if (!result.from || *day < *result.from) result.from = day;
    if (!result.until || *day > *result.until) result.until = day;
  };
  for (const Service& service : feed.services) {
    reach(service.from);
    reach(service.until);
    for (const Date day : service.also) reach(day);
  }
  return result;
}

std::string validity_text(const Feed& feed) {
  const Validity validity = validity_of(feed);
  return validity.from ? fmt::format("{} to {}", text(*validity.from), text(*validity.until))
                       : std::string("no day at all");
}

/// What stands above each file.
std::vector<std::string> head(const Feed& feed, const std::vector<std::string>& assumed) {
  std::vector<std::string> lines{
      fmt::format("Made by skerry import gtfs from {}.", fs::path(feed.file).filename().string())};
  std::string publisher = feed.info.publisher;
  if (!feed.info.version.empty()) publisher += ", version " + feed.info.version;
  if (!publisher.empty()) lines.push_back("The feed: " + publisher + ".");
  lines.push_back("Its ferries run: " + validity_text(feed) + ".");
  lines.push_back("Not in the feed, so assumed; replace it before a decision rests on it:");
  for (const std::string& line : assumed) lines.push_back("  " + line);
  return lines;
}

/// Refuses a file that could not be read back.
std::string within_limits(std::string file, const std::string& name) {
  std::vector<Problem> problems;
  if (file.size() > kMostBytes)
    throw InputError(
        fmt::format("the feed makes a {} of {} MiB, and at most {} are read: take "
                    "the ferries of one agency out of it",
                    name, file.size() >> 20, kMostBytes >> 20));
  (void)parse_yaml(file, name, problems);
  return file;
}

/// A name for people and files, out of the feed's: lower case, digits and dashes.
std::string slug(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      result += static_cast<char>(upper ? c - 'A' + 'a' : c);
    else if (!result.empty() && !result.ends_with('-'))
      result += '-';
  }
  while (result.ends_with('-')) result.pop_back();
  return result.empty() ? "imported" : result;
}

void tell_expiry(const Feed& feed, Date today, std::vector<std::string>& odd) {
  const Validity validity = validity_of(feed);
  if (!validity.from)
    odd.push_back("its ferries run on no day at all");
  else if (*validity.until < today)
    odd.push_back(fmt::format("it has expired: its last day is {}", text(*validity.until)));
  else if (*validity.from > today)
    odd.push_back(fmt::format("it is not yet valid: its first day is {}", text(*validity.from)));
}

std::string counted(std::size_t count, const char* one, const char* more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

std::vector<std::string> what_was_made(const Scenario& s, const Feed& feed) {
  std::size_t departures = 0;
  for (const Sailing& sailing : s.timetable.sailings) departures += sailing.departs.size();
  return {counted(s.region.places.size(), "wharf", "wharves") + ", " +
              counted(s.region.islands.size(), "island", "islands"),
          fmt::format("{}, {}, {} with {}, {}", counted(s.timetable.lines.size(), "line", "lines"),
                      counted(s.timetable.services.size(), "service", "services"),
                      counted(s.timetable.sailings.size(), "sailing", "sailings"),
                      counted(departures, "departure", "departures"), validity_text(feed)),
          fmt::format("{} craft", s.fleet.craft.size())};
}

}  // namespace

Report import_gtfs(const fs::path& path, const fs::path& out,
                   const std::optional<fs::path>& coastline, const std::string& id, Date today) {
  const Feed feed = read_feed(path);
  ImportOptions options;
  options.id = id.empty() ? slug(path.stem().string()) : id;
  std::map<std::string, std::string> files;
  if (coastline) {
    files[kCoastline] = read_file(*coastline, kMostCoastline);
    options.coastline = read_coastline(files[kCoastline], coastline->string());
    options.coastline_file = FileName{kCoastline, {}};
  }
  const Imported imported = import_feed(feed, options);
  const Scenario& s = imported.scenario;
  files["region.yaml"] = yaml_text(
      FileKind::region, s,
      head(feed,
           {"wharves but for their names and positions; islands' residents; the one zone's depth",
            coastline ? "how far off the shore the lanes keep" : "straight lanes; islands"}),
      {});
  files["fleet.yaml"] = yaml_text(
      FileKind::fleet, s,
      head(feed, {"the one class of ferry, but for its speed, which its lines ask for",
                  "the craft: as few as can sail the timetable, 5 min between two sailings,",
                  "each day beginning where its first sailing does; blocks as the feed has them"}),
      {"region.yaml"});
  files["timetable.yaml"] =
      yaml_text(FileKind::timetable, s, head(feed, {"which craft sails what"}),
                {"region.yaml", "fleet.yaml"});
  for (const char* name : {"region.yaml", "fleet.yaml", "timetable.yaml"})
    files[name] = within_limits(std::move(files[name]), name);
  write_folder(out, files);

  Report report{what_was_made(s, feed), feed.ignored, feed.odd};
  report.odd.insert(report.odd.end(), imported.odd.begin(), imported.odd.end());
  tell_expiry(feed, today, report.odd);
  return report;
}

}  // namespace skerry::io::gtfs
