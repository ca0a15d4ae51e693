#include "sim/io/cf_time.h"

#include "sim/base/input_error.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>

namespace skerry::io {
namespace {

using std::chrono::sys_days;

constexpr CalendarTime kGregorian = sys_days{std::chrono::year{1582} / 10 / 15};
constexpr CalendarTime kFirst = sys_days{std::chrono::year{0} / 1 / 1};
constexpr CalendarTime kLast = sys_days{std::chrono::year{9999} / 1 / 1};

std::optional<double> seconds_in(std::string_view unit) {
  if (unit.size() > 1 && unit.back() == 's') unit.remove_suffix(1);
  if (unit == "day" || unit == "d") return 86400.0;
  if (unit == "hour" || unit == "hr" || unit == "h") return 3600.0;
  if (unit == "minute" || unit == "min") return 60.0;
  if (unit == "second" || unit == "sec" || unit == "s") return 1.0;
  return std::nullopt;
}

/// `1900-1-1`, then perhaps `T` or a blank and `0:0:0.0`, then perhaps a word for UTC.
std::optional<CalendarTime> epoch_of(const std::string& text) {
  int year = 0, hour = 0, minute = 0, used = 0;
  unsigned month = 0, day = 0;
  double second = 0;
  if (std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &used) != 3)
    return std::nullopt;
  std::string rest = text.substr(static_cast<std::size_t>(used));
  used = 0;
  if (!rest.empty() && (rest[0] == 'T' || rest[0] == ' ') &&
      std::sscanf(rest.c_str() + 1, "%2d:%2d%n:%9lf%n", &hour, &minute, &used, &second, &used) >= 2)
    rest = rest.substr(static_cast<std::size_t>(used) + 1);
  const std::size_t blank = rest.find_first_not_of(' ');
  rest = blank == std::string::npos ? "" : rest.substr(blank);
  for (const char* utc : {"Z", "UTC", "GMT", "+00:00", "+0:00", "00:00", "0:00"})
    if (rest == utc) rest.clear();
  const auto date = std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
  if (!rest.empty() || !date.ok() || year < 0 || hour < 0 || hour > 23 || minute < 0 ||
      minute > 59 || !(second >= 0 && second < 60))
    return std::nullopt;
  return sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         Duration{static_cast<std::int64_t>(second * 1000)};
}

}  // namespace

CfTime::CfTime(std::string_view unit, std::string_view calendar) {
  if (calendar.empty() || calendar == "standard" || calendar == "gregorian")
    passes_to_gregorian_ = true;
  else if (calendar != "proleptic_gregorian")
    throw InputError(fmt::format(
        "times are in the calendar '{}', expected standard, gregorian or proleptic_gregorian",
        calendar));
  const std::size_t since = unit.find(" since ");
  const auto seconds =
      since == std::string_view::npos ? std::nullopt : seconds_in(unit.substr(0, since));
  const auto epoch =
      seconds ? epoch_of(std::string(unit.substr(since + std::string_view(" since ").size())))
              : std::nullopt;
  if (!epoch)
    throw InputError(fmt::format(
        "the unit of time is '{}', expected one such as 'hours since 1900-01-01 00:00:00', in UTC",
        unit));
  seconds_ = *seconds;
  epoch_ = *epoch;
}

CalendarTime CfTime::at(double value) const {
  const double seconds = value * seconds_;
  const double most = std::chrono::duration<double>(kLast - kFirst).count();
  if (!(std::abs(seconds) < most)) throw InputError(fmt::format("a time is {:g}", value));
  const CalendarTime time = epoch_ + Duration{std::llround(seconds * 1000)};
  if (time < kFirst || time >= kLast)
    throw InputError(fmt::format("a time is {:g}, outside the years 0 to 9999", value));
  if (passes_to_gregorian_ && (epoch_ < kGregorian) != (time < kGregorian))
    throw InputError(
        "times are counted from before the Gregorian calendar of 1582, where programs differ by "
        "days; expected an epoch after it");
  return time;
}

std::string utc_text(CalendarTime time) {
  std::string result = text(LocalTime{time, std::chrono::minutes{0}});
  if (const std::size_t plus = result.rfind("+00:00"); plus != std::string::npos)
    result.replace(plus, 6, "Z");
  return result;
}

}  // namespace skerry::io
