#include "sim/base/sim_time.h"

#include "sim/base/require.h"
#include "sim/base/text.h"

#include <fmt/format.h>

#include <cmath>

namespace skerry {
namespace {

/// `count` digits of `text` at `at`, as a number; nothing when they are not all digits.
std::optional<int> digits(const std::string& text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool has(const std::string& text, std::size_t at, char wanted) {
  return at < text.size() && text[at] == wanted;
}

std::chrono::local_time<Duration> local(const LocalTime& time) {
  return std::chrono::local_time<Duration>{(time.utc + time.offset).time_since_epoch()};
}

}  // namespace

Duration to_ticks(Seconds time) {
  constexpr double kThousandYears = 1000.0 * 365.25 * 86400.0;
  require(std::isfinite(time.si) && std::abs(time.si) < kThousandYears,
          "a duration is a finite number of seconds");
  return Duration{static_cast<std::int64_t>(std::nearbyint(time.si * 1e3))};
}

std::string elapsed_text(SimTime time, bool seconds) {
  const auto total = std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch());
  const auto count = total.count();
  const auto minutes = count / 60;
  if (!seconds) return fmt::format("T+{:02}:{:02}", minutes / 60, minutes % 60);
  return fmt::format("T+{:02}:{:02}:{:02}", minutes / 60, minutes % 60, count % 60);
}

std::string duration_text(Seconds duration) {
  const auto total = static_cast<std::int64_t>(std::llround(std::abs(duration.si)));
  const char* sign = duration.si < 0 && total > 0 ? "-" : "";
  if (total < 120) return fmt::format("{}{} s", sign, total);
  const std::int64_t minutes = (total + 30) / 60;
  if (minutes < 60) return fmt::format("{}{} min", sign, minutes);
  return fmt::format("{}{} h {:02} min", sign, minutes / 60, minutes % 60);
}

std::optional<LocalTime> parse_local_time(const std::string& text) {
  // 2023-05-31T09:00[:00]+08:00
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2);
  if (!year || !month || !day || !hour || !minute || !has(text, 4, '-') || !has(text, 7, '-') ||
      !has(text, 10, 'T') || !has(text, 13, ':'))
    return std::nullopt;
  std::size_t at = 16;
  int second = 0;
  if (has(text, at, ':')) {
    const auto parsed = digits(text, at + 1, 2);
    if (!parsed) return std::nullopt;
    second = *parsed;
    at += 3;
  }
  std::chrono::minutes offset{0};
  if (has(text, at, 'Z') && text.size() == at + 1) {
    offset = std::chrono::minutes{0};
  } else {
    const auto hours = digits(text, at + 1, 2), minutes = digits(text, at + 4, 2);
    if (!hours || !minutes || !has(text, at + 3, ':') || text.size() != at + 6 || *hours > 14 ||
        *minutes > 59 || (text[at] != '+' && text[at] != '-'))
      return std::nullopt;
    offset = std::chrono::minutes{(*hours * 60 + *minutes) * (text[at] == '-' ? -1 : 1)};
  }
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok() || *hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  const CalendarTime clock = std::chrono::sys_days{date} + std::chrono::hours{*hour} +
                             std::chrono::minutes{*minute} + std::chrono::seconds{second};
  return LocalTime{clock - offset, offset};
}

std::string text(const LocalTime& time) {
  const auto clock = local(time);
  const auto days = std::chrono::floor<std::chrono::days>(clock);
  const std::chrono::year_month_day date{days};
  const auto seconds = std::chrono::floor<std::chrono::seconds>(clock - days).count();
  const auto minutes = time.offset.count();
  std::string result =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0) result += fmt::format(":{:02}", seconds % 60);
  return result + fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                              std::abs(minutes) % 60);
}

int month_of(const LocalTime& time) {
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(local(time))};
  return static_cast<int>(static_cast<unsigned>(date.month()));
}

std::string clock_text(const LocalTime& start, SimTime time) {
  const auto clock = local(start) + time.time_since_epoch();
  const auto days = std::chrono::floor<std::chrono::days>(clock);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(clock - days).count();
  const auto later = (days - std::chrono::floor<std::chrono::days>(local(start))).count();
  std::string result = fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
  if (later > 0) result += fmt::format(" +{}d", later);
  return result;
}

std::optional<TimeOfDay> parse_time_of_day(const std::string& text) {
  const auto hour = digits(text, 0, 2), minute = digits(text, 3, 2);
  if (text.size() != 5 || !hour || !minute || text[2] != ':' || *hour > 23 || *minute > 59)
    return std::nullopt;
  return TimeOfDay{std::chrono::minutes{*hour * 60 + *minute}};
}

std::optional<Date> parse_date(const std::string& text) {
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (text.size() != 10 || !year || !month || !day || text[4] != '-' || text[7] != '-')
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Date{std::chrono::sys_days{date}};
}

std::string text(Date date) {
  const std::chrono::year_month_day d{date.day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()),
                     static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
}

std::optional<ServiceTime> parse_service_time(const std::string& text) {
  const auto hour = digits(text, 0, 2), minute = digits(text, 3, 2);
  const bool with_seconds = text.size() == 8;
  const auto second = with_seconds ? digits(text, 6, 2) : std::optional{0};
  if ((text.size() != 5 && !with_seconds) || !hour || !minute || !second || text[2] != ':' ||
      (with_seconds && text[5] != ':') || *hour > 47 || *minute > 59 || *second > 59)
    return std::nullopt;
  return ServiceTime{std::chrono::seconds{*hour * 3600 + *minute * 60 + *second}};
}

std::string text(ServiceTime time) {
  const auto s = time.since_midnight.count();
  return s % 60 == 0 ? fmt::format("{:02}:{:02}", s / 3600, s / 60 % 60)
                     : fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

SimTime first_time_at(const LocalTime& start, TimeOfDay time) {
  const auto clock = local(start);
  const Duration now = clock - std::chrono::floor<std::chrono::days>(clock);
  const Duration wait = Duration{time.since_midnight} - now;
  return kStart + (wait.count() >= 0 ? wait : wait + Duration{std::chrono::days{1}});
}

}  // namespace skerry
