#include "sim/io/series_csv.h"

#include "sim/base/input_error.h"
#include "sim/base/text.h"
#include "sim/base/units.h"
#include "sim/io/csv.h"
#include "sim/io/load.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace skerry::io {
namespace {

constexpr std::size_t kMostBytes = std::size_t{32} << 20;
constexpr std::size_t kMostRows = 100'000;
constexpr std::size_t kMostProblems = 100;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Column {
  const char* name;
  Element element;
  const char* unit;   ///< in which we write
  const char* units;  ///< that may be read, for messages
  double low, high;   ///< in SI units
};
constexpr double kTurn = 2 * std::numbers::pi + 1e-9;
constexpr Column kColumns[] = {
    {"wind", Element::wind, "m/s", "m/s, kn, km/h or Bft", 0, 150},
    {"gust", Element::gust, "m/s", "m/s, kn, km/h or Bft", 0, 150},
    {"wind_from", Element::wind_from, "deg", "deg", 0, kTurn},
    {"wave", Element::wave, "m", "m", 0, 50},
    {"wave_from", Element::wave_from, "deg", "deg", 0, kTurn},
    {"period", Element::period, "s", "s", 0, 100},
    {"visibility", Element::visibility, "m", "m, km or nmi", 0, 1e6},
    {"ceiling", Element::ceiling, "m", "m, km or nmi", 0, 1e5},
    {"rain", Element::rain, "mm/h", "mm/h", 0, 1e-3},
    {"tide", Element::tide, "m", "m", -20, 20},
    {"stream", Element::stream, "m/s", "m/s, kn or km/h", -15, 15},
};

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

/// A number in one of a column's units; nothing where either is wrong.
std::optional<double> in_si(Element element, const std::string& number, const std::string& unit) {
  const std::string text = number + " " + unit;
  switch (element) {
    case Element::wind:
    case Element::gust:
    case Element::stream:
    case Element::rain: {
      const bool is_rain = unit == "mm/h";
      const auto speed = parse_quantity<Speed>(text);
      return speed && is_rain == (element == Element::rain) ? std::optional{speed->si}
                                                            : std::nullopt;
    }
    case Element::wind_from:
    case Element::wave_from: {
      const auto angle = parse_quantity<Angle>(text);
      return angle ? std::optional{angle->radians} : std::nullopt;
    }
    case Element::period:
      return unit == "s" ? parse_number(number) : std::nullopt;
    case Element::wave:
    case Element::visibility:
    case Element::ceiling:
    case Element::tide: {
      const auto length = parse_quantity<Length>(text);
      return length ? std::optional{length->si} : std::nullopt;
    }
  }
  return std::nullopt;
}

double as_written(Element element, double si) {
  if (element == Element::wind_from || element == Element::wave_from) return in_degrees(Angle{si});
  return element == Element::rain ? si * 3.6e6 : si;
}

class SeriesReader {
 public:
  SeriesReader(std::string_view text, const std::string& file) : csv_(text, file), file_(file) {}

  SiteSeries series() {
    if (!csv_.next(header_))
      throw InputError(std::vector{Problem{{file_, 1, 1}, "the file is empty"}});
    for (std::size_t i = 0; i < header_.cells.size(); ++i) read_heading(i);
    if (!problems_.empty()) throw InputError(std::move(problems_));
    if (!time_) fail("there is no column 'time'");
    if (!any()) fail("there is no element of the weather, such as 'wind (m/s)'");
    CsvRow row;
    while (csv_.next(row)) read_row(row);
    if (series_.times.empty()) problem(header_, 0, "no rows follow the names of the columns");
    if (!problems_.empty()) throw InputError(std::move(problems_));
    return std::move(series_);
  }

 private:
  struct Use {
    const Column* column = nullptr;
    std::string unit;
  };

  void problem(const CsvRow& row, std::size_t cell, const std::string& message) {
    problems_.push_back({csv_.mark(row, cell), message});
    if (problems_.size() >= kMostProblems) throw InputError(std::move(problems_));
  }
  [[noreturn]] void fail(const std::string& message) {
    throw InputError(std::vector{Problem{csv_.mark(header_, 0), message}});
  }
  bool any() const {
    for (const Use& use : uses_)
      if (use.column != nullptr) return true;
    return false;
  }

  /// `wind (m/s)`.
  void read_heading(std::size_t i) {
    const std::string text = trimmed(header_.cells[i]);
    const std::size_t open = text.find('(');
    const std::string name = trimmed(text.substr(0, open));
    std::string unit;
    if (open != text.npos && text.back() == ')')
      unit = trimmed(text.substr(open + 1, text.size() - open - 2));
    uses_.emplace_back();
    if (name == "time") {
      if (time_) problem(header_, i, "'time' is given twice");
      time_ = i;
      return;
    }
    std::vector<std::string> names{"time"};
    for (const Column& column : kColumns) {
      names.emplace_back(column.name);
      if (name == column.name) uses_.back() = {&column, unit};
    }
    const Column* column = uses_.back().column;
    if (column == nullptr) {
      const std::string meant = did_you_mean(name, names);
      problem(header_, i,
              fmt::format(
                  "unknown column '{}'{}", name,
                  meant.empty() ? fmt::format("; expected {}", fmt::join(names, ", ")) : meant));
      return;
    }
    if (!in_si(column->element, "1", unit))
      problem(
          header_, i,
          fmt::format("expected the unit of '{}' after it, in brackets: {}", name, column->units));
    for (std::size_t other = 0; other < i; ++other)
      if (uses_[other].column == column)
        problem(header_, i, fmt::format("'{}' is given twice", name));
  }

  void read_row(const CsvRow& row) {
    if (series_.times.size() >= kMostRows)
      throw InputError(
          std::vector{Problem{csv_.mark(row, 0), fmt::format("more than {} rows", kMostRows)}});
    if (row.cells.size() != header_.cells.size())
      return problem(row, 0,
                     fmt::format("{} cells, expected {} as in the first row", row.cells.size(),
                                 header_.cells.size()));
    read_time(row);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (uses_[i].column != nullptr) read_value(row, i);
  }

  void read_time(const CsvRow& row) {
    const std::string text = trimmed(row.cells[*time_]);
    const auto time = parse_local_time(text);
    if (!time)
      problem(row, *time_,
              fmt::format("'{}' is not a time, expected one with its offset from UTC such as "
                          "2023-05-31T09:00+08:00",
                          text));
    else if (!series_.times.empty() && time->utc <= series_.times.back())
      problem(row, *time_, "a time that is not later than the one before");
    series_.times.push_back(time ? time->utc : CalendarTime{});
  }

  void read_value(const CsvRow& row, std::size_t i) {
    const Column& column = *uses_[i].column;
    const std::string text = trimmed(row.cells[i]);
    auto& values = series_[column.element];
    values.push_back(kNaN);
    if (text.empty()) return;
    const auto value = in_si(column.element, text, uses_[i].unit);
    if (!value)
      problem(row, i, fmt::format("'{}' is not a number of {}", text, uses_[i].unit));
    else if (*value < column.low || *value > column.high)
      problem(row, i,
              fmt::format("{} of {} {}, expected {:.4g} to {:.4g} {}", column.name, text,
                          uses_[i].unit, as_written(column.element, column.low),
                          as_written(column.element, column.high), column.unit));
    else
      values.back() = *value;
  }

  CsvReader csv_;
  std::string file_;
  CsvRow header_;
  std::vector<Use> uses_;  ///< beside the cells of the header
  std::optional<std::size_t> time_;
  SiteSeries series_;
  std::vector<Problem> problems_;
};

}  // namespace

SiteSeries read_series_csv(const std::filesystem::path& file) {
  const std::string text = read_file(file, kMostBytes);
  return SeriesReader(text, file.lexically_normal().string()).series();
}

std::string series_csv(const SiteSeries& series, std::chrono::minutes offset) {
  std::string result = "time";
  for (const Column& column : kColumns)
    if (series.has(column.element)) result += fmt::format(",{} ({})", column.name, column.unit);
  result += "\r\n";
  for (std::size_t i = 0; i < series.times.size(); ++i) {
    result += text(LocalTime{series.times[i], offset});
    for (const Column& column : kColumns) {
      if (!series.has(column.element)) continue;
      const double value = as_written(column.element, series[column.element][i]);
      result += std::isnan(value) ? "," : fmt::format(",{:.6g}", value);
    }
    result += "\r\n";
  }
  return result;
}

}  // namespace skerry::io
