#include "sim/report/weather_series.h"

#include "sim/base/quantity.h"
#include "sim/report/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace skerry {
namespace {

constexpr std::size_t kMostRows = 40;
constexpr std::size_t kSparks = 60;
constexpr double kDegree = std::numbers::pi / 180;

/// How an element is shown.
struct Shown {
  Element element;
  const char* en;
  const char* zh;
  const char* unit;
  double si;  ///< of the unit
  int decimals;
};
constexpr Shown kShown[] = {
    {Element::wind, "wind", "平均风", "m/s", 1, 1},
    {Element::gust, "gusts", "阵风", "m/s", 1, 1},
    {Element::wind_from, "wind from", "风向", "°", kDegree, 0},
    {Element::wave, "waves", "有效波高", "m", 1, 1},
    {Element::wave_from, "waves from", "波向", "°", kDegree, 0},
    {Element::period, "period", "波周期", "s", 1, 1},
    {Element::visibility, "visibility", "能见度", "km", 1000, 1},
    {Element::ceiling, "ceiling", "云底高", "m", 1, 0},
    {Element::rain, "rain", "降水", "mm/h", 1e-3 / 3600, 1},
    {Element::tide, "tide", "潮位", "m", 1, 2},
    {Element::stream, "stream", "潮流", "m/s", 1, 2},
};

struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
};
Range range(const std::vector<double>& values) {
  Range result;
  for (const double value : values)
    if (!std::isnan(value))
      result.low = std::min(result.low, value), result.high = std::max(result.high, value);
  return result;
}

std::string value_words(const Shown& how, double si) {
  return std::isnan(si) ? "–" : fmt::format("{:.{}f}", si / how.si, how.decimals);
}

/// An arrow that points where what comes from `from` goes.
std::string_view arrow(double from) {
  static constexpr std::string_view kArrows[] = {"↓", "↙", "←", "↖", "↑", "↗", "→", "↘"};
  if (std::isnan(from)) return " ";
  const auto eighth = static_cast<int>(std::lround(from / (std::numbers::pi / 4)));
  return kArrows[((eighth % 8) + 8) % 8];
}

std::string_view block(double value, double high) {
  static constexpr std::string_view kBlocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  if (std::isnan(value)) return " ";
  const double share = high > 0 ? std::clamp(value / high, 0.0, 1.0) : 0.0;
  return kBlocks[std::min(7, static_cast<int>(share * 8))];
}

/// Whether low values are the ones to fear.
bool is_better_high(Element element) {
  return element == Element::visibility || element == Element::ceiling;
}

/// A character for each row of the series, or for every few; blocks then show the worst of them.
std::string spark_line(Element element, const std::vector<double>& values) {
  const std::size_t stride = (values.size() + kSparks - 1) / kSparks;
  const double high = range(values).high;
  std::string result;
  for (std::size_t i = 0; i < values.size(); i += stride) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(i);
    const auto end =
        values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), i + stride));
    const Range some = range({begin, end});
    const double worst = is_better_high(element) ? some.low : some.high;
    result +=
        is_direction(element) ? arrow(*begin) : block(std::isinf(worst) ? *begin : worst, high);
  }
  return result;
}

std::string range_words(const Shown& how, const std::vector<double>& values, Wording w) {
  const Range r = range(values);
  if (std::isinf(r.low)) return std::string(w("nothing", "无数据"));
  if (is_direction(how.element)) return {};
  return w.format("{} to {} {}", "{}至{} {}", value_words(how, r.low), value_words(how, r.high),
                  how.unit);
}

/// `05-31 09:00`.
std::string clock(CalendarTime time, std::chrono::minutes offset) {
  const std::string iso = text(LocalTime{time, offset});
  return iso.substr(5, 5) + " " + iso.substr(11, 5);
}

std::string heading(const ShownSeries& shown, Wording w) {
  const auto& times = shown.series.times;
  return w.format("{}: {} times from {} to {}\n", "{}：{}个时次，{}至{}\n", shown.place,
                  times.size(), start_text({times.front(), shown.offset}),
                  start_text({times.back(), shown.offset}));
}

std::string spark_lines(const ShownSeries& shown, Wording w) {
  std::string result;
  for (const Shown& how : kShown) {
    if (!shown.series.has(how.element)) continue;
    const auto& values = shown.series[how.element];
    const std::string words = range_words(how, values, w);
    result += fmt::format("  {} {}{}{}\n", pad_right(w(how.en, how.zh), 11),
                          spark_line(how.element, values), words.empty() ? "" : "  ", words);
  }
  return result;
}

std::string table(const ShownSeries& shown, Wording w) {
  constexpr std::size_t kColumn = 12;
  const SiteSeries& series = shown.series;
  std::string result = "  " + pad_right(w("time", "时间"), 11);
  std::string units = "  " + std::string(11, ' ');
  for (const Shown& how : kShown) {
    if (!series.has(how.element)) continue;
    result += pad_left(w(how.en, how.zh), kColumn);
    units += pad_left(how.unit, kColumn);
  }
  result += "\n" + units + "\n";
  const std::size_t stride = (series.times.size() + kMostRows - 1) / kMostRows;
  for (std::size_t i = 0; i < series.times.size(); i += stride) {
    result += "  " + clock(series.times[i], shown.offset);
    for (const Shown& how : kShown) {
      if (!series.has(how.element)) continue;
      const double value = series[how.element][i];
      std::string words = value_words(how, value);
      if (is_direction(how.element)) words = fmt::format("{} {}", arrow(value), words);
      result += pad_left(words, kColumn);
    }
    result += '\n';
  }
  if (stride > 1)
    result += w.format("  every {}th of {} rows; --csv writes all\n",
                       "  每{}行取一行，共{}行；用 --csv 输出全部\n", stride, series.times.size());
  return result;
}

}  // namespace

std::string weather_series_text(const ShownSeries& shown) {
  const Wording w{shown.language};
  return heading(shown, w) + "\n" + spark_lines(shown, w) + "\n" + table(shown, w);
}

}  // namespace skerry
