#include "sim/io/forecast_file.h"

#include "sim/base/input_error.h"
#include "sim/base/text.h"
#include "sim/io/child.h"
#include "sim/io/forecast_readers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <set>

namespace skerry::io {
namespace fs = std::filesystem;
namespace {

enum class Format { netcdf, grib };

constexpr std::uintmax_t kMostFileBytes = std::uintmax_t{4} << 30;
constexpr std::size_t kMostSites = 10'000;
constexpr std::size_t kLongestProblem = 4000;

[[noreturn]] void fail(const fs::path& file, const std::string& message) {
  throw InputError(std::vector{Problem{{file.lexically_normal().string(), 0, 0}, message}});
}

void require_readable(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) fail(file, "there is no such file");
  if (!fs::is_regular_file(file, error)) fail(file, "not a file");
  const auto size = fs::file_size(file, error);
  if (error || size > kMostFileBytes)
    fail(file, fmt::format("file too large: {} bytes, at most {}", size, kMostFileBytes));
}

Format format_of(const fs::path& file) {
  std::array<char, 256> first{};
  std::ifstream stream(file, std::ios::binary);
  stream.read(first.data(), first.size());
  const std::string_view bytes(first.data(), static_cast<std::size_t>(stream.gcount()));
  if (bytes.starts_with("\x89HDF\r\n\x1a\n")) return Format::netcdf;
  // The heading of a telegram may stand before GRIB.
  if (bytes.starts_with("GRIB") || (bytes.starts_with("****") && bytes.find("GRIB") != bytes.npos))
    return Format::grib;
  if (bytes.size() > 3 && bytes.starts_with("CDF") &&
      (bytes[3] == 1 || bytes[3] == 2 || bytes[3] == 5))
    return Format::netcdf;
  fail(file, bytes.empty() ? "the file is empty, expected a forecast in NetCDF or GRIB"
                           : "neither NetCDF nor GRIB by its first bytes");
}

// The answer of the child: a letter, then `S` and series or `E` and the text of a problem.

void put(std::string& bytes, std::uint64_t value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}
void put(std::string& bytes, const std::vector<double>& values) {
  put(bytes, values.size());
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
}

std::string answer_of(const std::vector<SiteSeries>& all) {
  std::string bytes = "S";
  put(bytes, all.front().times.size());
  for (const CalendarTime time : all.front().times)
    put(bytes, static_cast<std::uint64_t>(time.time_since_epoch().count()));
  for (const SiteSeries& series : all)
    for (const auto& values : series.of) put(bytes, values);
  return bytes;
}

/// Takes an answer apart and believes nothing in it.
class Answer {
 public:
  explicit Answer(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::vector<SiteSeries>> series(std::size_t sites) {
    std::vector<SiteSeries> all(sites);
    const std::vector<CalendarTime> times = read_times();
    for (SiteSeries& series : all) {
      series.times = times;
      for (auto& values : series.of) values = read_values(times.size());
    }
    return good_ && rest_.empty() ? std::optional{std::move(all)} : std::nullopt;
  }

 private:
  std::uint64_t read() {
    std::uint64_t value = 0;
    good_ = good_ && rest_.size() >= sizeof value;
    if (!good_) return 0;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }
  std::vector<CalendarTime> read_times() {
    const std::uint64_t count = read();
    good_ = good_ && count > 0 && count <= kMostTimes;
    std::vector<CalendarTime> times;
    while (good_ && times.size() < count) {
      times.push_back(CalendarTime{Duration{static_cast<std::int64_t>(read())}});
      good_ = good_ && (times.size() == 1 || times.back() > times[times.size() - 2]);
    }
    return times;
  }
  std::vector<double> read_values(std::size_t expected) {
    const std::uint64_t count = read();
    good_ = good_ && (count == 0 || count == expected) && rest_.size() >= count * sizeof(double);
    if (!good_) return {};
    std::vector<double> values(count);
    if (count != 0) std::memcpy(values.data(), rest_.data(), count * sizeof(double));
    rest_.remove_prefix(count * sizeof(double));
    for (const double value : values) good_ = good_ && !std::isinf(value);
    return values;
  }

  std::string_view rest_;
  bool good_ = true;
};

std::string read_in_child(const fs::path& file, Format format, std::span<const Position> sites) {
  try {
    return answer_of(format == Format::grib ? read_grib(file, sites) : read_netcdf(file, sites));
  } catch (const InputError& error) {
    return std::string("E") + error.what();
  } catch (const std::exception&) {
    return "Ecannot be read within 2 GB of memory; is it damaged?";
  }
}

/// Names in a problem come from the file.
std::string made_clean(std::string text) {
  text.resize(std::min(text.size(), kLongestProblem));
  while (const auto at = first_unclean_byte(text)) text[*at] = '?';
  return text;
}

}  // namespace

void refuse_area(const std::string& area, std::span<const Position> sites) {
  throw InputError(fmt::format("the file covers {}; {}{} lies outside", area, text(sites.front()),
                               sites.size() > 1 ? ", as all places asked for," : ""));
}

void refuse_names(std::vector<std::string> names) {
  const std::set<std::string> unique(names.begin(), names.end());
  names.assign(unique.begin(), unique.end());
  const std::size_t more = names.size() > 10 ? names.size() - 10 : 0;
  names.resize(names.size() - more);
  throw InputError(fmt::format(
      "no element of the weather that we know; expected wind (u10, v10), gusts, waves (swh, mwd, "
      "mwp), visibility or ceiling; the file has {}{}",
      names.empty() ? "nothing" : fmt::format("{}", fmt::join(names, ", ")),
      more > 0 ? fmt::format(" and {} more", more) : ""));
}

std::vector<SiteSeries> read_forecast_file(const fs::path& file, std::span<const Position> sites) {
  if (sites.empty() || sites.size() > kMostSites)
    fail(file, fmt::format("{} places asked for, expected 1 to {}", sites.size(), kMostSites));
  require_readable(file);
  const Format format = format_of(file);
  const auto answer = in_child([&] { return read_in_child(file, format, sites); });
  const char* name = format == Format::grib ? "GRIB" : "NetCDF";
  if (answer && answer->starts_with("E")) fail(file, made_clean(answer->substr(1)));
  auto series = answer && answer->starts_with("S")
                    ? Answer(std::string_view(*answer).substr(1)).series(sites.size())
                    : std::nullopt;
  if (!series) fail(file, fmt::format("cannot be read as {}: is it damaged?", name));
  return std::move(*series);
}

}  // namespace skerry::io
