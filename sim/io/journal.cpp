#include "sim/io/journal.h"

#include "sim/base/fingerprint.h"
#include "sim/io/load.h"
#include "sim/io/reader.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>

namespace skerry::io {
namespace {

using Json = nlohmann::ordered_json;

// Rows of the file. Numbers that can pass 32 bits are written as text.

struct FileRow {
  std::string path;
  std::string checksum;
};
struct OrderRow {
  Duration at{};
  int after_events = 0;
  Order order;
};
struct JournalFile {
  std::string scenario, plan, seed, build, math_fingerprint;
  int replication = 0;
  std::vector<FileRow> files;
  std::vector<OrderRow> orders;
  std::optional<bool> perfect_information;  // not given: false
};

template <class V>
void describe(V& v, FileRow& f) {
  v.required("path", f.path, "File the scenario was read from.");
  v.required("checksum", f.checksum, "XXH3-64 of its bytes.");
}
template <class V>
void describe(V& v, OrderRow& o) {
  v.required("at", o.at, "After the start.", at_least(0));
  v.required("after-events", o.after_events, "Events of the run before it.", at_least(0));
  v.required("order", o.order, "The order.");
}
template <class V>
void describe(V& v, JournalFile& j) {
  v.required("journal", j.scenario, "Scenario.");
  v.required("plan", j.plan, "Whose orders they were.");
  v.required("seed", j.seed, "Seed.");
  v.required("replication", j.replication, "Replication.", at_least(0));
  v.required("build", j.build, "Program that wrote it.");
  v.required("math-fingerprint", j.math_fingerprint, "Mathematics of the machine.");
  v.optional("perfect-information", j.perfect_information, "What the commander knew.");
  v.required("files", j.files, "Files of the scenario.");
  v.required("orders", j.orders, "Orders, in the order they were given.");
}

const std::string& name_of(const Scenario& s, Id<Place> id) { return s.region.places[id].id; }
const std::string& name_of(const Scenario& s, Id<Craft> id) { return s.fleet.craft[id].id; }
const std::string& name_of(const Scenario& s, Id<Team> id) { return s.force.teams[id].id; }
const std::string& name_of(const Scenario& s, Id<Group> id) { return s.groups[id].id; }
const std::string& name_of(const Scenario& s, Id<Incident> id) { return s.incidents[id].id; }

/// Writes what `describe` describes: the visitor for writing.
class Writer {
 public:
  explicit Writer(const Scenario& scenario) : scenario_(scenario) {}

  template <class T>
  void required(const char* key, T& value, const char*, const Range& = kAny) {
    json_[key] = to_json(value);
  }
  template <class T>
  void optional(const char* key, std::optional<T>& value, const char*, const Range& = kAny) {
    if (value) json_[key] = to_json(*value);
  }
  void mark(Mark&) {}
  template <class Variant, class... Alternatives>
  void choice(Variant& value, Alternatives... alternatives) {
    (alternative(value, alternatives), ...);
  }
  Json finish() { return std::move(json_); }

 private:
  template <class Variant, class A, class M>
  void alternative(Variant& value, const ValueAlternative<A, M>& a) {
    if (auto* held = std::get_if<A>(&value)) json_[a.key] = to_json(held->*a.member);
  }
  template <class Variant, class A>
  void alternative(Variant& value, const MapAlternative<A>& a) {
    if (auto* held = std::get_if<A>(&value)) json_[a.key] = to_json(*held);
  }

  Json to_json(std::string& value) { return value; }
  Json to_json(Duration& value) { return fmt::format("{} ms", value.count()); }
  Json to_json(int value) { return value; }
  Json to_json(bool value) { return value; }
  template <class E>
  requires std::is_enum_v<E> Json to_json(E value) { return std::string(word(value)); }
  template <class Entity>
  Json to_json(Id<Entity> id) {
    return name_of(scenario_, id);
  }
  template <class T>
  Json to_json(std::vector<T>& values) {
    Json result = Json::array();
    for (T& value : values) result.push_back(to_json(value));
    return result;
  }
  template <class T>
  requires std::is_class_v<T> Json to_json(T& value) {
    Writer inner(scenario_);
    describe(inner, value);
    return inner.finish();
  }

  const Scenario& scenario_;
  Json json_ = Json::object();
};

template <class Entity>
void declare(const Table<Entity>& rows, Names& names) {
  for (const Entity& row : rows) names.declare<Entity>(row.id, row.defined_at);
}

Names names_of(const Scenario& s) {
  Names names;
  declare(s.region.places, names);
  declare(s.fleet.craft, names);
  declare(s.force.teams, names);
  declare(s.groups, names);
  declare(s.incidents, names);
  return names;
}

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

void check_files(const JournalFile& journal, const Scenario& scenario, const std::string& file) {
  std::vector<Problem> problems;
  const auto differs = [&](const std::string& message) {
    problems.push_back({{file, 1, 1}, message});
  };
  if (journal.scenario != scenario.id)
    differs(
        fmt::format("the journal is of scenario '{}', not of '{}'", journal.scenario, scenario.id));
  if (journal.files.size() != scenario.files.size())
    differs(fmt::format("the journal was made with {} files, the scenario has {}",
                        journal.files.size(), scenario.files.size()));
  for (std::size_t i = 0; i < std::min(journal.files.size(), scenario.files.size()); ++i)
    if (journal.files[i].checksum != hex(scenario.files[i].checksum))
      differs(fmt::format("'{}' is not the file the journal was made with (checksum {}, was {})",
                          file_name(scenario.files[i].path), hex(scenario.files[i].checksum),
                          journal.files[i].checksum));
  if (journal.math_fingerprint != hex(math_fingerprint()))
    differs(
        fmt::format("this machine computes with other last bits (math fingerprint {}, was {}): a "
                    "replay could differ",
                    hex(math_fingerprint()), journal.math_fingerprint));
  if (!problems.empty()) throw InputError(std::move(problems));
}

}  // namespace

std::string journal_text(const Journal& journal, const Scenario& scenario) {
  JournalFile file{journal.scenario,
                   journal.plan,
                   std::to_string(journal.seed),
                   journal.build,
                   journal.math_fingerprint,
                   journal.replication,
                   {},
                   {},
                   {}};
  if (journal.perfect_information) file.perfect_information = true;
  for (const Scenario::File& f : journal.files)
    file.files.push_back({file_name(f.path), hex(f.checksum)});
  for (const GivenOrder& given : journal.orders)
    file.orders.push_back(
        {given.at.time_since_epoch(), static_cast<int>(given.after_events), given.order});
  Writer writer(scenario);
  describe(writer, file);
  return writer.finish().dump(1) + "\n";
}

Journal read_journal(const std::filesystem::path& path, const Scenario& scenario) {
  Reading reading;
  reading.names = names_of(scenario);
  const std::string shown_path = path.string();
  const Node root = parse_yaml(read_file(path, kMostBytes), shown_path, reading.problems);
  JournalFile file;
  read(root, file, kAny, reading);
  std::uint64_t seed = 0;
  const char* end = file.seed.data() + file.seed.size();
  if (std::from_chars(file.seed.data(), end, seed).ptr != end)
    reading.problem({shown_path, 1, 1}, fmt::format("expected a seed, got '{}'", file.seed));
  if (!reading.problems.empty()) throw InputError(std::move(reading.problems));
  check_files(file, scenario, shown_path);
  Journal journal{file.scenario,    file.plan,  seed,
                  file.replication, file.build, file.math_fingerprint,
                  scenario.files,   {},         file.perfect_information.value_or(false)};
  for (const OrderRow& row : file.orders)
    journal.orders.push_back(
        {kStart + row.at, static_cast<std::uint64_t>(row.after_events), row.order});
  return journal;
}

}  // namespace skerry::io
