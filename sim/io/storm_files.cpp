// The formats of best tracks.

#include "sim/io/storm_files.h"

#include "sim/base/contains.h"
#include "sim/base/text.h"
#include "sim/io/best_track.h"
#include "sim/io/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace skerry::io {
namespace {

constexpr std::size_t kMostProblems = 50;
constexpr std::size_t kMostFixes = 2'000'000;
constexpr double kHectopascal = 100.0;

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == text.npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

std::string capitals(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

/// Digits alone, leading zeros allowed.
std::optional<int> digits(std::string_view text) {
  if (text.empty() || text.size() > 8) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// What one row says, before it is checked. Zero: unknown.
struct RawFix {
  std::optional<LocalTime> at;
  Position position;
  double pressure = 0.0;     ///< hPa
  double wind = 0.0;         ///< m/s, mean over 10 minutes
  double gale_radius = 0.0;  ///< m
};

/// What every format shares: storms, and the problems found on the way.
class StormReader {
 public:
  explicit StormReader(std::string file) : file_(std::move(file)) {}

  std::vector<Storm> finished() {
    if (!problems_.empty()) throw InputError(std::move(problems_));
    std::erase_if(storms_, [](const Storm& storm) { return storm.fixes.empty(); });
    if (storms_.empty())
      throw InputError(std::vector{Problem{{file_, 0, 0}, "no storm with a pressure"}});
    return std::move(storms_);
  }

 protected:
  void problem(const Mark& at, const std::string& message) {
    problems_.push_back({at, message});
    if (problems_.size() >= kMostProblems) throw InputError(std::move(problems_));
  }

  void add(Storm& storm, const RawFix& raw, const Mark& at) {
    if (!raw.at) return problem(at, "not a time of a fix");
    if (std::abs(raw.position.latitude) > 90 || std::abs(raw.position.longitude) > 180)
      return problem(at, "the position is not on the earth");
    if (raw.pressure == 0) return;
    if (raw.pressure < 850 || raw.pressure > 1050)
      return problem(at, fmt::format("a pressure of {:g} hPa, expected 850 to 1050", raw.pressure));
    if (raw.wind < 0 || raw.wind > 120 || raw.gale_radius < 0 || raw.gale_radius > 3e6)
      return problem(at, "the wind or its radius cannot be");
    if (!storm.fixes.empty() && raw.at->utc <= storm.fixes.back().at.utc)
      return problem(at, "a fix that is not later than the one before");
    if (++fixes_ > kMostFixes) throw InputError(file_ + ": too many fixes");
    storm.fixes.push_back({*raw.at, raw.position, Pressure{raw.pressure * kHectopascal},
                           Speed{raw.wind}, Length{raw.gale_radius}, at});
  }

  std::string file_;
  std::vector<Storm> storms_;

 private:
  std::vector<Problem> problems_;
  std::size_t fixes_ = 0;
};

double normal_longitude(double longitude) { return longitude > 180 ? longitude - 360 : longitude; }

/// Tracks under headings that begin with 66666: of JMA with ten-minute winds in knots, or of CMA
/// with two-minute winds in m/s. Their fixes tell them apart: CMA writes the whole year.
class HeadedText : public StormReader {
 public:
  using StormReader::StormReader;

  std::vector<Storm> read(std::string_view text) {
    for (int line = 1; !text.empty(); ++line) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      read_line(words_of(text.substr(0, std::min<std::size_t>(end, 1000))), {file_, line, 1});
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return finished();
  }

 private:
  using Words = std::vector<std::string_view>;

  static Words words_of(std::string_view line) {
    Words words;
    for (std::size_t at = 0; (at = line.find_first_not_of(" \t\r", at)) != line.npos;) {
      const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
      words.push_back(line.substr(at, end - at));
      at = end;
    }
    return words;
  }

  void read_line(const Words& words, const Mark& at) {
    if (words.empty()) return;
    if (words[0] == "66666") return read_heading(words, at);
    if (storms_.empty()) return problem(at, "a fix before any heading '66666'");
    if (words[0].size() == 8) return read_tokyo(words, at);
    if (words[0].size() == 10) return read_china(words, at);
    problem(at, fmt::format("'{}' is neither a heading '66666' nor a time", words[0]));
  }

  void read_heading(const Words& words, const Mark& at) {
    if (words.size() < 7) return problem(at, "a heading with fewer than 7 columns");
    Storm storm;
    storm.number = words[4] == "0000" ? words[1] : words[4];
    for (std::size_t i = 7; i < words.size(); ++i)
      if (!(words[i].size() == 8 && digits(words[i])))  // the date of revision
        storm.name += (storm.name.empty() ? "" : " ") + capitals(std::string(words[i]));
    if (storm.name == "(NAMELESS)" || storm.name == "NAMELESS") storm.name.clear();
    storms_.push_back(std::move(storm));
  }

  static std::optional<LocalTime> time_of(std::string_view word) {
    const bool whole_year = word.size() == 10;
    const std::string_view rest = word.substr(whole_year ? 4 : 2);
    const auto year = digits(word.substr(0, whole_year ? 4 : 2));
    const auto month = digits(rest.substr(0, 2)), day = digits(rest.substr(2, 2)),
               hour = digits(rest.substr(4, 2));
    if (!year || !month || !day || !hour || *hour > 23) return std::nullopt;
    const int century = whole_year ? 0 : *year > 50 ? 1900 : 2000;
    return parse_local_time(
        fmt::format("{:04}-{:02}-{:02}T{:02}:00Z", *year + century, *month, *day, *hour));
  }

  /// `YYMMDDHH 002 G LAT LON PPPP VVV DLLLL SSSS DLLLL SSSS`: radii of 50 kn, then of 30 kn.
  void read_tokyo(const Words& words, const Mark& at) {
    if (words.size() < 6) return problem(at, "a fix with fewer than 6 columns");
    const auto number = [&](std::size_t i) { return i < words.size() ? digits(words[i]) : 0; };
    const auto latitude = number(3), longitude = number(4), pressure = number(5);
    if (!latitude || !longitude || !pressure) return problem(at, "a fix that is not all numbers");
    RawFix fix;
    fix.at = time_of(words[0]);
    fix.position = {*latitude / 10.0, normal_longitude(*longitude / 10.0)};
    fix.pressure = *pressure;
    fix.wind = number(6).value_or(0) * kKnot;
    if (words.size() > 10 && words[9].size() == 5)
      fix.gale_radius =
          (digits(words[9].substr(1)).value_or(0) + number(10).value_or(0)) / 2.0 * kNauticalMile;
    storms_.back().agency = "JMA RSMC Tokyo best track";
    add(storms_.back(), fix, at);
  }

  /// `YYYYMMDDHH I LAT LON PRES WND OWD`.
  void read_china(const Words& words, const Mark& at) {
    if (words.size() < 6) return problem(at, "a fix with fewer than 6 columns");
    const auto latitude = digits(words[2]), longitude = digits(words[3]),
               pressure = digits(words[4]), wind = digits(words[5]);
    if (!latitude || !longitude || !pressure || !wind)
      return problem(at, "a fix that is not all numbers");
    RawFix fix;
    fix.at = time_of(words[0]);
    fix.position = {*latitude / 10.0, normal_longitude(*longitude / 10.0)};
    fix.pressure = *pressure;
    fix.wind = *wind * kTenMinutesOfTwo;
    storms_.back().agency = "CMA best track, 2-minute winds x 0.96";
    add(storms_.back(), fix, at);
  }
};

/// Cells by the names of their columns.
class StormCsv : public StormReader {
 public:
  StormCsv(std::string_view text, std::string file)
      : StormReader(file), csv_(text, std::move(file)) {
    csv_.next(header_);
    for (std::string& cell : header_.cells) cell = trimmed(cell);
  }

  std::vector<Storm> read() {
    if (contains(header_.cells, "SID")) return read_ibtracs();
    if (contains(header_.cells, "iso_utc")) return read_ours();
    throw InputError(std::vector{
        Problem{csv_.mark(header_, 0),
                "not best tracks: expected a heading '66666' (JMA, CMA), or CSV with the column "
                "SID (IBTrACS) or iso_utc"}});
  }

 private:
  std::string cell(const std::string& name) const {
    const auto found = std::find(header_.cells.begin(), header_.cells.end(), name);
    const auto i = static_cast<std::size_t>(found - header_.cells.begin());
    return i < row_.cells.size() ? trimmed(row_.cells[i]) : std::string{};
  }
  /// Zero where the cell is empty; reports what is no number.
  double number(const std::string& name) {
    const std::string text = cell(name);
    if (text.empty()) return 0;
    const auto value = parse_number(text);
    if (!value) problem(csv_.mark(row_, 0), fmt::format("{} is '{}', not a number", name, text));
    return value.value_or(0);
  }
  void require(std::initializer_list<const char*> names) {
    for (const char* name : names)
      if (!contains(header_.cells, name))
        problem(csv_.mark(header_, 0), fmt::format("there is no column {}", name));
  }
  /// The storm of a row: rows of one storm stand together.
  Storm& storm_of(const std::string& sid, const std::string& number_of, const std::string& name) {
    if (storms_.empty() || storms_.back().sid != sid || storms_.back().number != number_of) {
      storms_.push_back({});
      storms_.back().sid = sid;
      storms_.back().number = number_of;
      storms_.back().name = name == "NOT_NAMED" || name == "UNNAMED" ? "" : capitals(name);
    }
    return storms_.back();
  }

  std::vector<Storm> read_ours() {
    require({"name", "intl_no", "lat", "lon", "pmin_hPa", "vmax10_kt"});
    while (csv_.next(row_)) {
      RawFix fix;
      fix.at = parse_local_time(cell("iso_utc"));
      fix.position = {number("lat"), normal_longitude(number("lon"))};
      fix.pressure = number("pmin_hPa");
      fix.wind = number("vmax10_kt") * kKnot;
      fix.gale_radius = (number("r30_long_nm") + number("r30_short_nm")) / 2 * kNauticalMile;
      Storm& storm = storm_of("", cell("intl_no"), cell("name"));
      storm.agency = "best track, 10-minute winds";
      add(storm, fix, csv_.mark(row_, 0));
    }
    return finished();
  }

  std::vector<Storm> read_ibtracs() {
    require({"NAME", "ISO_TIME", "LAT", "LON"});
    struct Pending {
      Storm tokyo, china, centre;
    };
    std::vector<Pending> all;
    while (csv_.next(row_)) {
      const std::string sid = cell("SID");
      if (sid.empty() || parse_number(cell("LAT")) == std::nullopt) continue;  // the row of units
      Storm& head = storm_of(sid, "", cell("NAME"));
      if (all.size() < storms_.size()) all.emplace_back();
      add_agency(all.back().tokyo, "TOKYO", 1.0);
      add_agency(all.back().china, "CMA", kTenMinutesOfTwo);
      if (contains(kTenMinuteCentres, cell("WMO_AGENCY")))
        add_agency(all.back().centre, "WMO", 1.0);
      if (head.name.empty()) head.name = capitals(cell("NAME") == "NOT_NAMED" ? "" : cell("NAME"));
    }
    for (std::size_t i = 0; i < storms_.size(); ++i)
      choose(storms_[i], all[i].tokyo, all[i].china, all[i].centre);
    return finished();
  }

  void choose(Storm& storm, Storm& tokyo, Storm& china, Storm& centre) {
    Storm& best = !tokyo.fixes.empty() ? tokyo : !china.fixes.empty() ? china : centre;
    storm.fixes = std::move(best.fixes);
    storm.agency = &best == &tokyo   ? "IBTrACS v04, columns of Tokyo"
                   : &best == &china ? "IBTrACS v04, columns of CMA, 2-minute winds x 0.96"
                                     : "IBTrACS v04, columns of WMO";
  }

  void add_agency(Storm& storm, const std::string& agency, double to_ten_minutes) {
    const std::string pressure = cell(agency + "_PRES");
    if (pressure.empty()) return;
    const bool own_place = !cell(agency + "_LAT").empty() && !cell(agency + "_LON").empty();
    RawFix fix;
    std::string time = cell("ISO_TIME");
    if (time.size() > 10) time[10] = 'T';
    fix.at = parse_local_time(time + "Z");
    fix.position = {number(own_place ? agency + "_LAT" : "LAT"),
                    normal_longitude(number(own_place ? agency + "_LON" : "LON"))};
    fix.pressure = number(agency + "_PRES");
    fix.wind = number(agency + "_WIND") * kKnot * to_ten_minutes;
    fix.gale_radius =
        (number(agency + "_R30_LONG") + number(agency + "_R30_SHORT")) / 2 * kNauticalMile;
    add(storm, fix, csv_.mark(row_, 0));
  }

  static constexpr std::string_view kTenMinuteCentres[] = {"tokyo", "bom", "nadi", "wellington",
                                                           "reunion"};

  CsvReader csv_;
  CsvRow header_;
  CsvRow row_;
};

}  // namespace

int Storm::season() const {
  const auto day = std::chrono::floor<std::chrono::days>(fixes.front().at.utc);
  return static_cast<int>(std::chrono::year_month_day{day}.year());
}

std::vector<Storm> storms_of(std::string_view text, const std::string& file) {
  if (text.starts_with("66666")) return HeadedText(file).read(text);
  return StormCsv(text, file).read();
}

}  // namespace skerry::io
