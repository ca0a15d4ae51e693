#include "sim/io/archipelago.h"

#include "sim/base/input_error.h"
#include "sim/base/random.h"
#include "sim/geo/position.h"
#include "sim/io/files.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <map>
#include <numbers>
#include <string>
#include <vector>

namespace skerry::io {
namespace {

constexpr int kCorners = 12;
constexpr Length kSpacing{6000.0};
constexpr Position kCentre{10.0, 150.0};
constexpr int kIslandsPerFile = 200;
constexpr int kIslandsPerZone = 100;
constexpr int kIslandsPerStation = 25;
constexpr int kIslandsPerPad = 100;
constexpr const char* kSource = "source: invented";

using Text = std::back_insert_iterator<std::string>;

class Archipelago {
 public:
  explicit Archipelago(const ArchipelagoSpec& spec)
      : spec_(spec), side_(static_cast<int>(std::ceil(std::sqrt(spec.islands)))) {
    for (int i = 0; i < spec.islands; ++i) {
      const double east = (i % side_ - side_ / 2.0 + 0.4 * draw(i, 0)) * kSpacing.si;
      const double north = (i / side_ - side_ / 2.0 + 0.4 * draw(i, 1)) * kSpacing.si;
      centres_.push_back(off(kCentre, east, north));
      std::vector<Position>& ring = rings_.emplace_back();
      for (int c = 0; c < kCorners; ++c) {
        const double angle = 2 * std::numbers::pi * c / kCorners;
        const double radius = 700 + 800 * draw(i, 2 + c);
        ring.push_back(off(centres_.back(), radius * std::cos(angle), radius * std::sin(angle)));
      }
    }
  }

  std::string coastline() const {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    const Text out(text);
    for (std::size_t i = 0; i < rings_.size(); ++i) {
      fmt::format_to(out,
                     R"({}{{"type":"Feature","properties":{{}},"geometry":)"
                     R"({{"type":"Polygon","coordinates":[[)",
                     i == 0 ? "" : ",\n");
      for (int c = 0; c <= kCorners; ++c) {
        const Position& p = rings_[i][static_cast<std::size_t>(c % kCorners)];
        fmt::format_to(out, "{}[{:.6f},{:.6f}]", c == 0 ? "" : ",", p.longitude, p.latitude);
      }
      text += "]]}}";
    }
    return text + "]}\n";
  }

  int files() const { return (spec_.islands + kIslandsPerFile - 1) / kIslandsPerFile; }

  std::string region_head() const {
    std::string text =
        "region: archipelago\nname: {en: Invented archipelago, zh: 虚构群岛}\n"
        "coastline: coastline.geojson\nlanes: {clearance: [{draft: 10 m, off: 200 m}]}\nzones:\n";
    for (int z = 0; z * kIslandsPerZone < spec_.islands; ++z)
      fmt::format_to(Text(text),
                     "  - {{id: zone-{0}, name: {{en: Zone {0}, zh: 海区{0}}}, position: {1}}}\n",
                     z, skerry::text(at_sea(z * kIslandsPerZone)));
    return text;
  }

  std::string region(int file) const {
    std::string text =
        "region: archipelago\nname: {en: Invented archipelago, zh: 虚构群岛}\n"
        "include: [region.yaml]\nislands:\n";
    const Text out(text);
    for_islands(file, [&](int i) {
      fmt::format_to(out, "  - {{id: i{0}, name: {1}, residents: 200, {2}}}\n", i,
                     name("Island", "岛", i), kSource);
    });
    text += "places:\n";
    for_islands(file, [&](int i) {
      const int zone = i / kIslandsPerZone;
      fmt::format_to(
          out,
          "  - {{id: w{0}, name: {1}, island: i{0}, zone: zone-{2}, kind: wharf, position: "
          "{3}, wharf: {{berths: 2, berth-length: 60 m, depth: 4 m, ramp: true, "
          "embark-rate: 20 persons/min, disembark-rate: 30 persons/min, wave-limit: 1 m, "
          "wind-limit: 20 m/s}}, {4}}}\n",
          i, name("Wharf", "码头", i), zone, skerry::text(rings_[index(i)][0]), kSource);
      fmt::format_to(
          out, "  - {{id: v{0}, name: {1}, island: i{0}, kind: village, position: {2}, {3}}}\n", i,
          name("Village", "村", i), skerry::text(centres_[index(i)]), kSource);
      if (i % kIslandsPerPad == 0)
        fmt::format_to(out,
                       "  - {{id: p{0}, name: {1}, island: i{0}, zone: zone-{2}, kind: helipad, "
                       "position: {3}, pad: {{spots: 2, lit: true, wind-limit: 30 kn}}, {4}}}\n",
                       i, name("Pad", "停机坪", i), zone,
                       skerry::text(off(centres_[index(i)], 150, 150)), kSource);
    });
    text += "links:\n";
    for_islands(file, [&](int i) {
      fmt::format_to(out, "  - {{id: r{0}, from: w{0}, to: v{0}, medium: road, {1}}}\n", i,
                     kSource);
      if (i % kIslandsPerPad == 0)
        fmt::format_to(out, "  - {{id: q{0}, from: p{0}, to: v{0}, medium: road, {1}}}\n", i,
                       kSource);
    });
    return text;
  }

  std::string classes() const {
    return "fleet: archipelago\ninclude: [region.yaml]\nclasses:\n"
           "  - {id: ferry, name: {en: Ferry, zh: 客船}, medium: sea, seats: 200, speed: 15 kn, "
           "limits: {wind: 17.2 m/s, wave: 2.5 m, visibility: 500 m}, length: 40 m, draft: 2.2 m, "
           "needs: berth, boarding-rate: 20 persons/min, unloading-rate: 30 persons/min, "
           "turn-round: 8 min, source: invented}\n"
           "  - {id: boat, name: {en: Patrol boat, zh: 巡逻艇}, medium: sea, seats: 12, speed: 30 "
           "kn, in-waves: [{wave: 0.5 m, share: 1.0}, {wave: 2 m, share: 0.4}], limits: {wind: "
           "17.2 "
           "m/s, wave: 2.5 m, visibility: 200 m}, length: 15 m, draft: 1 m, needs: berth, "
           "boarding-rate: 6 persons/min, unloading-rate: 8 persons/min, turn-round: 2 min, "
           "source: invented}\n";
  }

  std::string fleet(int file) const {
    std::string text =
        fmt::format("fleet: archipelago\ninclude: [classes.yaml, region-{}.yaml]\ncraft:\n", file);
    for_craft(file, [&](int c, int home) {
      fmt::format_to(Text(text),
                     "  - {{id: c{0}, name: {1}, class: {2}, home: w{3}, notice: 15 min, {4}}}\n",
                     c, name("Craft", "船", c), is_ferry(c) ? "ferry" : "boat", home, kSource);
    });
    return text;
  }

  /// Each ferry sails to a neighbour every two hours and back in the hour between.
  std::string timetable(int file) const {
    std::string text = "timetable: archipelago\ninclude:\n";
    const Text out(text);
    for (int f = 0; f < files(); ++f) fmt::format_to(out, "  - fleet-{}.yaml\n", f);
    if (file == 0)
      text +=
          "services:\n  - {id: daily, name: {en: Daily, zh: 每日}, days: [mon, tue, wed, thu, "
          "fri, sat, sun]}\n";
    else
      text += "  - timetable-0.yaml\n";
    std::string sailings;
    text += "lines:\n";
    for_craft(file, [&](int c, int home) {
      if (!is_ferry(c)) return;
      const int there = (home + 1) % spec_.islands;
      const auto trip = [&](const char* way, int from, int to, int first_hour) {
        fmt::format_to(out,
                       "  - {{id: l{0}-{1}, name: {2}, calls: [{{at: w{3}}}, {{at: w{4}, arrives: "
                       "{5} min}}], {6}}}\n",
                       c, way, name("Line", "航线", c), from, to, 40 + hour_away(home, there),
                       kSource);
        std::string departs;
        for (int hour = first_hour; hour < 20; hour += 4)
          fmt::format_to(Text(departs), "{}\"{:02}:{:02}\"", departs.empty() ? "" : ", ", hour,
                         c % 6 * 10);
        fmt::format_to(
            Text(sailings),
            "  - {{id: s{0}-{1}, name: {2}, line: l{0}-{1}, service: daily, craft: c{0}, "
            "departs: [{3}]}}\n",
            c, way, name("Sailing", "班次", c), departs);
      };
      trip("out", home, there, 6);
      trip("back", there, home, 8);
    });
    return text + "sailings:\n" + sailings;
  }

  std::string force() const {
    std::string text = "force: archipelago\ninclude:\n";
    const Text out(text);
    for (int f = 0; f < files(); ++f) fmt::format_to(out, "  - region-{}.yaml\n", f);
    text += "agencies:\n  - {id: police, name: {en: Police, zh: 警察}}\nteams:\n";
    for (int i = 0; i < spec_.islands; i += kIslandsPerStation)
      fmt::format_to(
          out,
          "  - {{id: t{0}, name: {1}, agency: police, persons: 10, capabilities: [police], "
          "home: v{0}, call-out: {{triangular: [5 min, 10 min, 20 min]}}, answers: 95 %, "
          "moves: foot, speed: 4.5 km/h, {2}}}\n",
          i, name("Team", "队", i), kSource);
    return text;
  }

  std::string plan() const {
    std::string text =
        "plan: nearest\nname: {en: Nearest first, zh: 就近增援}\ncommand-delay: 5 min\nsteps:\n";
    const Text out(text);
    for (const int i : scenes()) {
      std::string from;
      for (const int station : stations_near(i))
        fmt::format_to(Text(from), "{}i{}", from.empty() ? "" : ", ", station);
      fmt::format_to(
          out,
          "  - id: send-{0}\n    when: {{detected: x{0}}}\n    do: [{{send: {{incident: "
          "x{0}, persons: 40, from: [{1}], craft: {{class: [boat, ferry]}}}}}}]\n"
          "  - id: fetch-{0}\n    when: {{detected: x{0}}}\n    do: [{{shuttle: {{group: "
          "g{0}, from: w{0}, to: [w{2}], craft: {{class: [ferry]}}}}}}]\n",
          i, from, (i + 1) % spec_.islands);
    }
    return text;
  }

  std::string scenario() const {
    std::string text = fmt::format(
        "# Made by `skerry generate --islands {} --craft {} --seed {}`.\nscenario: archipelago\n"
        "name: {{en: Invented archipelago, zh: 虚构群岛}}\nsource: invented\ninclude:\n"
        "  - force.yaml\n  - incidents.yaml\n  - plan.yaml\n",
        spec_.islands, spec_.craft, spec_.seed);
    const Text out(text);
    for (int f = 0; f < files(); ++f) fmt::format_to(out, "  - timetable-{}.yaml\n", f);
    text +=
        "start: 2023-06-08T06:00+10:00\nhorizon: 24 h\nsunrise: \"05:30\"\nsunset: \"18:30\"\n"
        "groups:\n";
    for (const int i : scenes())
      fmt::format_to(
          out,
          "  - {{id: g{0}, name: {1}, persons: 300, party: 5, lodging: v{0}, leaves-from: "
          "w{0}, comes: {{uniform: [0 min, 60 min]}}, responds: 5 min, walks: 3.6 km/h, "
          "{2}}}\n",
          i, name("Visitors", "游客", i), kSource);
    text += "incidents:\n";
    for (const int i : scenes())
      fmt::format_to(out,
                     "  - {{id: x{0}, name: {1}, type: disturbance, places: [v{0}], at: "
                     "\"2023-06-08T08:00+10:00\"}}\n",
                     i, name("Incident", "事件", i));
    text += "weather:\n  epoch: 10 min\n  varies: {wave: 15 %, wind: 15 %}\n  zones:\n";
    for (int z = 0; z * kIslandsPerZone < spec_.islands; ++z)
      fmt::format_to(
          out,
          "    - {{zone: zone-{0}, series: [{{at: \"2023-06-08T06:00+10:00\", wind: 8 m/s, "
          "gust: 11 m/s, wind-from: 90 deg, wave: 0.8 m, wave-from: 90 deg, period: 6 s, "
          "visibility: 10 km}}, {{at: \"2023-06-08T18:00+10:00\", wind: {1} m/s, gust: {2} "
          "m/s, wind-from: 110 deg, wave: {3} m, wave-from: 100 deg, period: 7 s, "
          "visibility: 8 km}}]}}\n",
          z, 8 + z % 3 * 5, 11 + z % 3 * 7, 0.8 + 0.6 * (z % 3));
    return text;
  }

  static std::string incidents() {
    return "incidents: archipelago\ntypes:\n"
           "  - {id: disturbance, name: {en: Disturbance, zh: 滋事}, detection: 5 min, levels: "
           "[{level: III, needs: [{capability: police, persons: 30}], work: 300 min}], "
           "source: invented}\n";
  }

 private:
  double draw(int thing, int index) const {
    return uniform({spec_.seed, 0}, Purpose::scores, static_cast<std::uint32_t>(thing),
                   static_cast<std::uint32_t>(index));
  }
  static Position off(const Position& from, double east, double north) {
    return destination(from, Angle{std::atan2(east, north)}, {std::hypot(east, north)});
  }
  static std::size_t index(int island) { return static_cast<std::size_t>(island); }
  static std::string name(const char* en, const char* zh, int number) {
    return fmt::format("{{en: {0} {2}, zh: {1}{2}}}", en, zh, number);
  }
  /// Between an island and its neighbours, where no land is.
  Position at_sea(int island) const {
    return off(kCentre, (island % side_ - side_ / 2.0 - 0.3) * kSpacing.si,
               (island / side_ - side_ / 2.0 - 0.3) * kSpacing.si);
  }
  /// Whole tens of minutes more for a neighbour in another row.
  int hour_away(int from, int to) const { return from / side_ == to / side_ ? 0 : 100; }
  bool is_ferry(int craft) const { return craft % 4 != 0; }

  template <class Visit>
  void for_islands(int file, Visit visit) const {
    for (int i = file * kIslandsPerFile; i < (file + 1) * kIslandsPerFile && i < spec_.islands; ++i)
      visit(i);
  }
  /// Craft lie at islands in turn.
  template <class Visit>
  void for_craft(int file, Visit visit) const {
    for (int c = 0; c < spec_.craft; ++c) {
      const auto home =
          static_cast<int>(static_cast<std::int64_t>(c) * spec_.islands / spec_.craft);
      if (home / kIslandsPerFile == file) visit(c, home);
    }
  }
  std::vector<int> scenes() const {
    std::vector<int> result;
    for (int k = 1; k <= 4; ++k) result.push_back(spec_.islands * k / 5);
    return result;
  }
  std::vector<int> stations_near(int island) const {
    const int station = island / kIslandsPerStation * kIslandsPerStation;
    std::vector<int> result;
    for (int k = -2; k <= 2; ++k)
      if (const int s = station + k * kIslandsPerStation; s >= 0 && s < spec_.islands)
        result.push_back(s);
    return result;
  }

  ArchipelagoSpec spec_;
  int side_;
  std::vector<Position> centres_;
  std::vector<std::vector<Position>> rings_;
};

}  // namespace

void write_archipelago(const ArchipelagoSpec& spec, const std::filesystem::path& folder) {
  if (spec.islands < 5 || spec.islands > 100'000)
    throw InputError(fmt::format("{} islands: 5 to 100,000 can be made", spec.islands));
  if (spec.craft < 1 || spec.craft > 2 * spec.islands)
    throw InputError(fmt::format("{} craft: 1 to {} (twice the islands) can be made", spec.craft,
                                 2 * spec.islands));
  const Archipelago archipelago(spec);
  std::map<std::string, std::string> files{
      {"coastline.geojson", archipelago.coastline()}, {"region.yaml", archipelago.region_head()},
      {"classes.yaml", archipelago.classes()},        {"force.yaml", archipelago.force()},
      {"incidents.yaml", Archipelago::incidents()},   {"plan.yaml", archipelago.plan()},
      {"scenario.yaml", archipelago.scenario()}};
  for (int f = 0; f < archipelago.files(); ++f) {
    files[fmt::format("region-{}.yaml", f)] = archipelago.region(f);
    files[fmt::format("fleet-{}.yaml", f)] = archipelago.fleet(f);
    files[fmt::format("timetable-{}.yaml", f)] = archipelago.timetable(f);
  }
  write_folder(folder, files);
}

}  // namespace skerry::io
