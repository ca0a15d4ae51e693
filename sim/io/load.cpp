#include "sim/io/load.h"

#include "sim/base/contains.h"
#include "sim/base/fingerprint.h"
#include "sim/io/assets.h"
#include "sim/io/lane_cache.h"
#include "sim/io/reader.h"
#include "sim/model/check.h"
#include "sim/model/describe_closure.h"
#include "sim/weather/sun.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace skerry::io {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostFiles = 500;

struct Document {
  FileKind kind = FileKind::scenario;
  Node node;
  std::string shown_path;
  std::uint64_t checksum = 0;
};

/// A scenario, or a drill, which is one with its injects.
bool is_whole(FileKind kind) { return kind == FileKind::scenario || kind == FileKind::drill; }

std::optional<FileKind> kind_of(const Node& root) {
  if (root.kind != Node::Kind::map || root.keys.empty()) return std::nullopt;
  for (std::size_t i = 0; i < std::size(kFileKinds); ++i)
    if (root.keys[0] == kFileKinds[i]) return static_cast<FileKind>(i);
  return std::nullopt;
}

/// The file itself, whatever leads to it; empty where that cannot be (a name too long, a loop).
fs::path canonical_path(const fs::path& file) {
  std::error_code error;
  const fs::path result = fs::weakly_canonical(file, error);
  return error ? fs::path{} : result;
}

/// Reads a file and, before it, all that it includes; each once. Plans may be left out.
class Collector {
 public:
  Collector(const fs::path& root, Reading& reading, bool with_plans = true)
      : folder_(canonical_path(root).parent_path()), with_plans_(with_plans), reading_(reading) {}

  /// The folder tree that holds all files.
  const fs::path& folder() const { return folder_; }

  std::vector<Document> documents;
  std::vector<fs::path> left_out;  ///< plans

  /// What a file is named for.
  enum class Use { included, played };

  void collect(const fs::path& file, const Mark& included_at, Use use = Use::included) {
    const fs::path canonical = canonical_path(file);
    if (contains(open_, canonical)) {
      reading_.problem(included_at,
                       fmt::format("'{}' includes itself, directly or by way of others",
                                   file.filename().string()));
      return;
    }
    if (contains(done_, canonical)) return;
    if (done_.size() >= kMostFiles) {
      reading_.problem(included_at, fmt::format("too many files, at most {}", kMostFiles));
      return;
    }
    done_.push_back(canonical);
    open_.push_back(canonical);
    read(file, included_at, use);
    open_.pop_back();
  }

 private:
  void read(const fs::path& file, const Mark& included_at, Use use) {
    Document document;
    document.shown_path = file.lexically_normal().string();
    try {
      const std::string bytes = read_file(file, kMostBytes);
      document.checksum = hash_bytes(bytes.data(), bytes.size());
      document.node = parse_yaml(bytes, document.shown_path, reading_.problems);
    } catch (const InputError& error) {
      for (Problem problem : error.problems()) {
        if (problem.at.line == 0 && included_at.line != 0) {
          problem.message = fmt::format("'{}': {}", file.filename().string(), problem.message);
          problem.at = included_at;
        }
        reading_.problems.push_back(problem);
      }
      reading_.names_missing = true;
      return;
    }
    const auto kind = kind_of(document.node);
    if (!kind) {
      reading_.problem(document.node.at,
                       fmt::format("the first key must say what the file is: one of {}",
                                   fmt::join(kFileKinds, ", ")));
      reading_.names_missing = true;
      return;
    }
    document.kind = *kind;
    if (*kind == FileKind::plan && !with_plans_) return left_out.push_back(canonical_path(file));
    if (!may_stand(file, *kind, included_at, use)) return;
    if (*kind == FileKind::drill) play(document.node, file);
    if (const Node* includes = document.node.find("include")) include(*includes, *kind, file);
    documents.push_back(std::move(document));
  }

  void include(const Node& includes, FileKind kind, const fs::path& from) {
    if (kind == FileKind::plan || kind == FileKind::climate || kind == FileKind::track) {
      const char* what = kFileKinds[static_cast<int>(kind)];
      reading_.problem(includes.at, fmt::format("a {0} includes nothing; the scenario includes "
                                                "the {0}",
                                                what));
      return;
    }
    if (includes.kind != Node::Kind::list) {
      reading_.problem(includes.at,
                       fmt::format("expected a list of files, got {}", shown(includes)));
      return;
    }
    for (const Node& item : includes.items) collect_named(item, from, Use::included);
  }

  /// The scenario of a drill, which may lie in the folder above.
  void play(const Node& drill, const fs::path& file) {
    folder_ = folder_.parent_path();
    if (const Node* scenario = drill.find("scenario"))
      collect_named(*scenario, file, Use::played);
    else
      reading_.names_missing = true;
  }

  /// The file that `name` in the file `from` means.
  void collect_named(const Node& item, const fs::path& from, Use use) {
    const std::string* name = scalar(item, "a file name", reading_);
    if (name == nullptr) return;
    const fs::path target = from.parent_path() / *name;
    const fs::path canonical = canonical_path(target);
    if (canonical.empty()) {
      reading_.problem(item.at, fmt::format("{} cannot be the name of a file", shown(item)));
      return;
    }
    const auto inside = canonical.lexically_relative(folder_);
    if (fs::path(*name).is_absolute() || inside.empty() || *inside.begin() == "..") {
      reading_.problem(item.at, fmt::format("'{}' leaves the scenario's folder; files are named "
                                            "relative to this one, inside '{}'",
                                            *name, folder_.filename().string()));
      return;
    }
    collect(target, item.at, use);
  }

  /// Whether a file of a kind may be read there; says why not.
  bool may_stand(const fs::path& file, FileKind kind, const Mark& included_at, Use use) {
    const char* what = kFileKinds[static_cast<int>(kind)];
    const std::string name = file.filename().string();
    const bool is_root = included_at.line == 0;
    if (use == Use::played && kind != FileKind::scenario) {
      reading_.problem(included_at,
                       fmt::format("expected a scenario, '{}' is a file of kind '{}'", name, what));
      reading_.names_missing = true;
      return false;
    }
    if (use == Use::included && !is_root && is_whole(kind)) {
      reading_.problem(included_at,
                       fmt::format("'{0}' is a {1}; a {1} is not included", name, what));
      return false;
    }
    return true;
  }

  fs::path folder_;
  bool with_plans_;
  Reading& reading_;
  std::vector<fs::path> open_;
  std::vector<fs::path> done_;
};

template <class Visitor>
void visit(Visitor& v, FileKind kind, Scenario& scenario) {
  switch (kind) {
    case FileKind::region:
      return describe_region(v, scenario);
    case FileKind::fleet:
      return describe_fleet(v, scenario);
    case FileKind::force:
      return describe_force(v, scenario);
    case FileKind::people:
      return describe_people(v, scenario);
    case FileKind::incidents:
      return describe_incidents(v, scenario);
    case FileKind::scenario:
      return describe_scenario(v, scenario);
    case FileKind::closures:
      return describe_closures(v, scenario);
    case FileKind::timetable:
      return describe_timetable(v, scenario);
    case FileKind::patrols:
      return describe_patrols(v, scenario);
    case FileKind::drill:
      return describe_drill(v, scenario);
    case FileKind::plan:
    case FileKind::climate:
    case FileKind::track:
      return;  // a row of one of the scenario's tables, not a part of it
  }
}

/// A file that is one entity: its first key names it.
template <class Entity>
void declare_whole(const Document& document, Reading& reading) {
  const Node* id = document.node.find(kFileKinds[static_cast<int>(document.kind)]);
  if (const auto first = reading.names.declare<Entity>(id->text, id->at))
    reading.problem(id->at, fmt::format("{} '{}' is defined twice, first at {}:{}",
                                        Kind<Entity>::noun, id->text, first->file, first->line));
}

void declare(const Document& document, Reading& reading) {
  switch (document.kind) {
    case FileKind::plan:
      return declare_whole<Plan>(document, reading);
    case FileKind::climate:
      return declare_whole<Climate>(document, reading);
    case FileKind::track:
      return declare_whole<Track>(document, reading);
    default:
      break;
  }
  Declarer declarer(document.node, reading);
  Scenario unused;
  visit(declarer, document.kind, unused);
}

template <class Entity>
void read_whole(Reader& reader, Table<Entity>& rows) {
  Entity row;
  describe(reader, row);
  rows.add(std::move(row));
}

void read_document(const Document& document, Scenario& scenario, Reading& reading) {
  Reader reader(document.node, reading);
  reader.take("include");
  switch (document.kind) {
    case FileKind::plan:
      read_whole(reader, scenario.plans);
      break;
    case FileKind::climate:
      read_whole(reader, scenario.climates);
      if (reading.problems.empty())
        reading.problems = check_climate(*(scenario.climates.end() - 1));
      break;
    case FileKind::track:
      read_whole(reader, scenario.tracks);
      break;
    default:
      visit(reader, document.kind, scenario);
  }
  reader.finish();
}

/// Files in the order of reading, lines and columns rising.
void sort_problems(std::vector<Problem>& problems, const std::vector<Document>& documents) {
  const auto place = [&](const Problem& p) {
    return std::find_if(documents.begin(), documents.end(),
                        [&](const Document& d) { return d.shown_path == p.at.file; }) -
           documents.begin();
  };
  std::stable_sort(problems.begin(), problems.end(), [&](const Problem& a, const Problem& b) {
    return std::tuple(place(a), a.at.line, a.at.column) <
           std::tuple(place(b), b.at.line, b.at.column);
  });
}

/// The lanes of the region, where it asks for them; a wharf that none reaches is odd.
void make_lanes(Region& region, std::vector<Problem>& warnings) {
  const auto make = [&](CraftMedium medium, const Coastline& coastline, std::size_t clearance) {
    std::vector<Position> terminals;
    for (const Id<Place> place : lane_terminals(region, medium))
      terminals.push_back(region.places[place].position);
    return cached_sea_lanes(coastline, lane_rules(region, medium, clearance), terminals);
  };
  const bool air = std::any_of(region.areas.begin(), region.areas.end(), [](const auto& area) {
    return contains(area.closed_to, CraftMedium::air);
  });
  if (air) region.made_lanes.air = make(CraftMedium::air, Coastline{}, 0);
  if (!region.lanes) return;
  const auto terminals = lane_terminals(region, CraftMedium::sea);
  for (std::size_t c = 0; c < region.lanes->clearance.size(); ++c) {
    const LaneNetwork& network =
        region.made_lanes.sea.emplace_back(make(CraftMedium::sea, region.coastline, c));
    if (c > 0) continue;
    for (std::size_t t = 0; t < terminals.size(); ++t) {
      const Place& place = region.places[terminals[t]];
      if (network.water[t] == LaneNetwork::kNone)
        warnings.push_back(
            {place.defined_at, fmt::format("place '{}': no sea lane reaches it", place.id)});
    }
  }
}

/// Sunrise and sunset of the first day, where the scenario leaves them to the sun.
void set_sun_hours(Scenario& scenario, std::vector<Problem>& problems) {
  if (scenario.sunrise != TimeOfDay{} || scenario.sunset != TimeOfDay{}) return;
  for (const Zone& zone : scenario.region.zones) {
    if (!zone.position) continue;
    if (const auto hours = sun_hours(*zone.position, scenario.start)) {
      scenario.sunrise = hours->sunrise;
      scenario.sunset = hours->sunset;
      return;
    }
  }
  problems.push_back({scenario.defined_at,
                      "'sunrise' and 'sunset' are missing, and no zone has a position by which the "
                      "sun would tell them"});
}

}  // namespace

std::string read_file(const fs::path& file, std::size_t most_bytes) {
  std::error_code error;
  const Mark whole{file.lexically_normal().string(), 0, 0};
  const auto fail = [&](const std::string& message) {
    throw InputError(std::vector{Problem{whole, message}});
  };
  if (!fs::exists(file, error)) fail("there is no such file");
  if (!fs::is_regular_file(file, error)) fail("not a file");
  const auto size = fs::file_size(file, error);
  if (error || size > most_bytes)
    fail(fmt::format("file too large: {} bytes, at most {}", size, most_bytes));
  std::ifstream stream(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream) fail("cannot be read");
  return bytes;
}

namespace {

/// All that the documents say, the last of which is the file asked for.
Loaded read_documents(const std::vector<Document>& documents, Reading& reading) {
  Loaded loaded;
  if (documents.empty()) return loaded;
  loaded.kind = documents.back().kind;
  reading.complete = is_whole(loaded.kind);
  for (const Document& document : documents) declare(document, reading);
  for (const Document& document : documents) {
    read_document(document, loaded.scenario, reading);
    loaded.scenario.files.push_back({document.shown_path, document.checksum});
  }
  return loaded;
}

/// What the files name, and what follows from all of them together.
void complete(const fs::path& folder, Loaded& loaded, Reading& reading) {
  if (reading.problems.empty()) read_assets(loaded.scenario, folder, reading.problems);
  if (reading.problems.empty()) reading.problems = check_closures(loaded.scenario);
  if (reading.problems.empty() && reading.complete)
    set_sun_hours(loaded.scenario, reading.problems);
}

[[noreturn]] void refuse(Reading& reading, const std::vector<Document>& documents) {
  sort_problems(reading.problems, documents);
  throw InputError(std::move(reading.problems));
}

void must_be_scenario(const fs::path& file, FileKind kind) {
  if (is_whole(kind)) return;
  throw InputError(
      std::vector{Problem{{file.string(), 1, 1},
                          fmt::format("expected a scenario, this is a file of kind '{}'",
                                      kFileKinds[static_cast<int>(kind)])}});
}

/// Reads a plan by the names of a scenario.
void read_plan(FittedPlan& fitted, const Reading& scenario, Table<Plan>& plans,
               std::vector<Document>& documents) {
  Reading reading;
  reading.names = scenario.names;
  reading.complete = true;
  Collector collector(fitted.file, reading);
  collector.collect(fitted.file, Mark{});
  for (Document& document : collector.documents) {
    if (document.kind != FileKind::plan) {
      reading.problem({document.shown_path, 1, 1},
                      fmt::format("expected a plan, this is a file of kind '{}'",
                                  kFileKinds[static_cast<int>(document.kind)]));
      break;
    }
    declare(document, reading);
    Scenario scratch;
    read_document(document, scratch, reading);
    const Plan& plan = scratch.plans[Id<Plan>{0}];
    fitted.plan = plan.id;
    fitted.name = plan.name;
    for (const Plan& other : plans)
      if (other.id == plan.id)
        reading.problem(plan.defined_at, fmt::format("plan '{}' is defined twice, first in {}",
                                                     plan.id, other.defined_at.file));
    if (reading.problems.empty()) plans.add(plan);
    documents.push_back(std::move(document));
  }
  fitted.problems = std::move(reading.problems);
}

}  // namespace

Loaded load(const fs::path& file) {
  Reading reading;
  Collector collector(file, reading);
  collector.collect(file, Mark{});
  const auto& documents = collector.documents;
  Loaded loaded = read_documents(documents, reading);
  complete(collector.folder(), loaded, reading);
  if (reading.problems.empty() && reading.complete) {
    Findings findings = check(loaded.scenario);
    reading.problems = std::move(findings.problems);
    loaded.warnings = std::move(findings.warnings);
    if (reading.problems.empty()) make_lanes(loaded.scenario.region, loaded.warnings);
    sort_problems(loaded.warnings, documents);
  }
  if (!reading.problems.empty()) refuse(reading, documents);
  return loaded;
}

Loaded load_scenario(const fs::path& file) {
  Loaded loaded = load(file);
  must_be_scenario(file, loaded.kind);
  return loaded;
}

LoadedWithPlans load_with_plans(const fs::path& file, const std::vector<fs::path>& plans) {
  Reading reading;
  Collector collector(file, reading, false);
  collector.collect(file, Mark{});
  auto& documents = collector.documents;
  LoadedWithPlans result;
  Loaded& loaded = result.loaded;
  loaded = read_documents(documents, reading);
  if (!reading.problems.empty()) refuse(reading, documents);
  must_be_scenario(file, loaded.kind);
  for (const fs::path& plan : plans) {
    FittedPlan& fitted = result.plans.emplace_back();
    fitted.file = plan;
    fitted.is_included = contains(collector.left_out, canonical_path(plan));
    read_plan(fitted, reading, loaded.scenario.plans, documents);
  }
  complete(collector.folder(), loaded, reading);
  if (!reading.problems.empty()) refuse(reading, documents);
  Findings findings = check(loaded.scenario, false);
  const auto of_plan = [&](const Problem& problem) -> FittedPlan* {
    for (FittedPlan& plan : result.plans)
      if (problem.at.file == plan.file.lexically_normal().string()) return &plan;
    return nullptr;
  };
  for (Problem& problem : findings.problems) {
    if (FittedPlan* plan = of_plan(problem))
      plan->problems.push_back(std::move(problem));
    else
      reading.problems.push_back(std::move(problem));
  }
  if (!reading.problems.empty()) refuse(reading, documents);
  Table<Plan> fitting;
  for (const Plan& plan : loaded.scenario.plans) {
    const FittedPlan* fitted = of_plan({plan.defined_at, {}});
    if (fitted != nullptr && fitted->problems.empty()) fitting.add(plan);
  }
  loaded.scenario.plans = std::move(fitting);
  for (const Document& document : documents)
    if (document.kind == FileKind::plan)
      loaded.scenario.files.push_back({document.shown_path, document.checksum});
  loaded.warnings = std::move(findings.warnings);
  std::erase_if(loaded.warnings, [&](const Problem& w) { return of_plan(w) != nullptr; });
  make_lanes(loaded.scenario.region, loaded.warnings);
  sort_problems(loaded.warnings, documents);
  return result;
}

}  // namespace skerry::io
