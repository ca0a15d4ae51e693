#include "sim/io/gtfs.h"

#include "sim/base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace skerry::io::gtfs {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional{value};
}

}  // namespace

std::vector<std::chrono::seconds> departures(const Trip& trip) {
  if (trip.frequencies.empty()) return {trip.calls.front().departs};
  std::vector<std::chrono::seconds> result;
  for (const Frequency& frequency : trip.frequencies)
    for (auto at = frequency.from; at < frequency.until; at += frequency.headway)
      result.push_back(at);
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::string time_text(std::chrono::seconds time) {
  const auto s = time.count();
  return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::optional<std::chrono::seconds> parse_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos || colon < 1 || colon > 3 || text.size() != colon + 6 ||
      text[colon + 3] != ':')
    return std::nullopt;
  const auto hours = digits(text.substr(0, colon));
  const auto minutes = digits(text.substr(colon + 1, 2));
  const auto seconds = digits(text.substr(colon + 4, 2));
  if (!hours || !minutes || !seconds || *minutes > 59 || *seconds > 59) return std::nullopt;
  return std::chrono::seconds{*hours * 3600 + *minutes * 60 + *seconds};
}

std::string date_text(Date date) {
  std::string result = text(date);
  std::erase(result, '-');
  return result;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return skerry::parse_date(
      fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
}

}  // namespace skerry::io::gtfs
