#include "sim/io/best_track.h"

#include "sim/base/input_error.h"
#include "sim/base/text.h"
#include "sim/io/load.h"
#include "sim/io/storm_files.h"
#include "sim/io/yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace skerry::io {
namespace {

constexpr std::size_t kMostArchiveBytes = std::size_t{400} << 20;
constexpr std::size_t kMostListed = 30;

/// Letters and digits alone, in lower case: `Mawar 2023` and `MAWAR-2023` are one.
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
    if (c >= 'A' && c <= 'Z') result += static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// `Mawar 2023`; storms without a name go by their number.
std::string title(const Storm& storm) {
  if (storm.name.empty())
    return fmt::format("Storm {}", storm.number.empty() ? storm.sid : storm.number);
  std::string name = storm.name;
  bool first = true;
  for (char& c : name) {
    if (!first && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    first = c == ' ' || c == '-';
  }
  return fmt::format("{} {}", name, storm.season());
}

bool is_meant(const Storm& storm, const std::string& wanted) {
  if (wanted.empty()) return true;
  return wanted == plain(title(storm)) || (!storm.name.empty() && wanted == plain(storm.name)) ||
         (!storm.number.empty() && wanted == plain(storm.number)) ||
         (!storm.sid.empty() && wanted == plain(storm.sid));
}

std::string listed(const std::vector<const Storm*>& storms) {
  std::vector<std::string> titles;
  for (const Storm* storm : storms) titles.push_back(title(*storm));
  const std::size_t more = titles.size() > kMostListed ? titles.size() - kMostListed : 0;
  titles.resize(titles.size() - more);
  return fmt::format("{}{}", fmt::join(titles, ", "),
                     more > 0 ? fmt::format(" and {} more", more) : "");
}

const Storm& chosen(const std::vector<Storm>& storms, const std::string& wanted,
                    const std::string& file) {
  std::vector<const Storm*> all, meant;
  std::vector<std::string> names;
  for (const Storm& storm : storms) {
    all.push_back(&storm);
    names.push_back(title(storm));
    if (!storm.name.empty()) names.push_back(storm.name);
    if (is_meant(storm, plain(wanted))) meant.push_back(&storm);
  }
  const auto fail = [&](const std::string& message) {
    throw InputError(std::vector{Problem{{file, 0, 0}, message}});
  };
  if (meant.empty()) {
    std::string upper = wanted;
    for (char& c : upper)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    std::string near = did_you_mean(wanted, names);
    if (near.empty()) near = did_you_mean(upper, names);
    fail(fmt::format("no storm '{}'{}", wanted,
                     near.empty() ? "; the file has " + listed(all) : near));
  }
  if (meant.size() > 1) fail(fmt::format("{} storms, name one of {}", meant.size(), listed(meant)));
  return *meant.front();
}

std::string id_of(const std::string& title) {
  std::string id;
  for (const char c : title) {
    const std::string letter = plain(std::string_view(&c, 1));
    if (!letter.empty())
      id += letter;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  return id;
}

std::string position_text(Position p) {
  return fmt::format("{:.6g}{} {:.6g}{}", std::abs(p.latitude), p.latitude < 0 ? 'S' : 'N',
                     std::abs(p.longitude), p.longitude < 0 ? 'W' : 'E');
}

std::string fix_text(const TrackFix& fix) {
  std::string result = fmt::format(
      "  - {{at: \"{}\", position: {}, pressure: {:.6g} hPa, wind: {:.6g} kn", text(fix.at),
      position_text(fix.position), fix.pressure.si / 100, fix.wind.si / kKnot);
  if (fix.gale_radius.si > 0)
    result += fmt::format(", gale-radius: {:.6g} nmi", fix.gale_radius.si / kNauticalMile);
  return result + "}\n";
}

}  // namespace

Track read_best_track(const std::filesystem::path& path, const std::string& wanted) {
  const std::string file = path.lexically_normal().string();
  const std::vector<Storm> storms = storms_of(read_file(path, kMostArchiveBytes), file);
  const Storm& storm = chosen(storms, wanted, file);
  Track track;
  const std::string name = title(storm);
  track.id = id_of(name);
  track.name = {name, name};
  track.defined_at = storm.fixes.front().defined_at;
  track.source = fmt::format("{} ({})", storm.agency, path.filename().string());
  track.fixes = storm.fixes;
  return track;
}

std::string track_yaml(const Track& track) {
  std::string result = fmt::format("track: {}\nname: {{en: {}, zh: {}}}\n", track.id,
                                   yaml_quoted(track.name.en), yaml_quoted(track.name.zh));
  result += fmt::format("environment: {:.6g} hPa\n", track.environment.si / 100);
  if (track.rmax) result += fmt::format("rmax: {:.6g} km\n", track.rmax->si / 1000);
  result += fmt::format("source: {}\nfixes:\n", yaml_quoted(track.source));
  for (const TrackFix& fix : track.fixes) result += fix_text(fix);
  return result;
}

}  // namespace skerry::io
