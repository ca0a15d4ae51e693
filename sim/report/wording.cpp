#include "sim/report/wording.h"

#include <algorithm>
#include <cmath>

namespace skerry {

namespace {

constexpr double kTimeSteps[] = {1, 5, 10, 30, 60, 300, 600, 1800, 3600};
constexpr double kCountSteps[] = {0.01, 0.05, 0.1, 0.5, 1, 5, 10, 50, 100, 500, 1000, 5000};

double least_step(Figure figure, double value) {
  switch (figure) {
    case Figure::time:
      return std::abs(value) < 60 ? 1 : 60;
    case Figure::share:
    case Figure::points:
      return 0.01;
    case Figure::person_hours:
      return std::abs(value) < 10 ? 0.1 : 1;
    case Figure::persons:
      return 1;
    case Figure::count:
      return 0.01;
  }
  return 1;
}

template <class Steps>
double largest_step_within(const Steps& steps, double most, double least) {
  double result = least;
  for (const double step : steps)
    if (step <= most) result = std::max(result, step);
  return result;
}

double rounded(double value, double step) { return std::round(value / step) * step; }

std::string number_text(double value, double step) {
  const double magnitude = std::abs(rounded(value, step));
  if (step >= 1) return count_text(std::llround(magnitude));
  return fmt::format("{:.{}f}", magnitude, step < 0.1 ? 2 : 1);
}

/// Without its sign.
std::string magnitude_text(Figure figure, double value, double step, Wording w) {
  const auto percent = [&] { return std::lround(std::abs(rounded(value, step)) * 100); };
  switch (figure) {
    case Figure::time:
      return time_text(value, step, w);
    case Figure::share:
      return w.format("{} %", "{}%", percent());
    case Figure::points:
      return w.format("{} points", "{}个百分点", percent());
    case Figure::person_hours:
      return w.format("{} h", "{}人时", number_text(value, step));
    case Figure::persons:
      return w.format("{}", "{}人", number_text(value, step));
    case Figure::count:
      return number_text(value, step);
  }
  return {};
}

double half_width(const Estimate& estimate) { return (estimate.high - estimate.low) / 2; }

}  // namespace

std::string quoted(const Plan& plan, Wording w) { return w.format("{}", "“{}”", w(plan.name)); }

std::string enumeration(const std::vector<std::string>& items, Wording w) {
  std::string result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) result += i + 1 == items.size() ? w(" and ", "、") : w(", ", "、");
    result += items[i];
  }
  return result;
}

std::string count_text(long long count) {
  std::string digits = std::to_string(count);
  const std::ptrdiff_t first = count < 0 ? 1 : 0;
  for (std::ptrdiff_t at = std::ssize(digits) - 3; at > first; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string clock_words(const LocalTime& start, SimTime time, Wording w) {
  const std::string clock = clock_text(start, time);
  const std::size_t blank = clock.find(' ');
  if (blank == std::string::npos || w.language != Language::zh) return clock;
  const std::string days = clock.substr(blank + 2, clock.size() - blank - 3);
  return (days == "1" ? "次日" : days + "日后") + clock.substr(0, blank);
}

std::string start_text(const LocalTime& start) {
  std::string result = text(start);
  const std::size_t offset = result.find_last_of("+-");
  result = result.substr(0, offset) + " (UTC" + result.substr(offset) + ")";
  result[result.find('T')] = ' ';
  return result;
}

std::string of_hundred(double share, Wording w) {
  if (share < 1 && share > 0.99) return std::string(w("more than 99 of 100", "每100次中超过99次"));
  if (share > 0 && share < 0.01) return std::string(w("fewer than 1 of 100", "每100次中不到1次"));
  return w.format("{} of 100", "每100次中{}次", std::lround(share * 100));
}

Figure figure(MeasureInfo::Unit unit) {
  switch (unit) {
    case MeasureInfo::Unit::time:
      return Figure::time;
    case MeasureInfo::Unit::share:
      return Figure::share;
    case MeasureInfo::Unit::person_hours:
      return Figure::person_hours;
    case MeasureInfo::Unit::persons:
      return Figure::persons;
    case MeasureInfo::Unit::count:
      return Figure::count;
  }
  return Figure::persons;
}

Figure difference_figure(MeasureInfo::Unit unit) {
  return unit == MeasureInfo::Unit::share ? Figure::points : figure(unit);
}

double honest_step(Figure figure, const Estimate& estimate) {
  const double least = least_step(figure, estimate.mean);
  const double most = std::isfinite(half_width(estimate)) ? half_width(estimate) / 3 : 0;
  switch (figure) {
    case Figure::time:
      return largest_step_within(kTimeSteps, most, least);
    case Figure::share:
    case Figure::points:
      return least;
    default:
      return largest_step_within(kCountSteps, most, least);
  }
}

std::string time_text(double seconds, double step, Wording w) {
  const long long total = std::llround(std::abs(rounded(seconds, step)));
  if (total > 0 && total < 60) return w.format("{} s", "{}秒", total);
  const long long minutes = (total + 30) / 60;
  if (minutes < 60) return w.format("{} min", "{}分钟", minutes);
  if (step >= 3600) return w.format("{} h", "{}小时", (minutes + 30) / 60);
  return w.format("{} h {:02} min", "{}小时{:02}分", minutes / 60, minutes % 60);
}

std::string value_text(Figure figure, double value, double step, Wording w) {
  if (!std::isfinite(value)) return "—";
  const char* sign = rounded(value, step) < 0 ? "−" : "";
  return sign + magnitude_text(figure, value, step, w);
}

std::string signed_text(Figure figure, double value, double step, Wording w) {
  return (rounded(value, step) > 0 ? "+" : "") + value_text(figure, value, step, w);
}

std::string without_shared_unit(const std::string& value, const std::string& next) {
  const std::size_t number = value.find_last_of("0123456789");
  const std::size_t next_number = next.find_last_of("0123456789");
  if (number == std::string::npos || next_number == std::string::npos) return value;
  const bool shared = value.substr(number + 1) == next.substr(next_number + 1);
  return shared ? value.substr(0, number + 1) : value;
}

std::string interval_text(Figure figure, const Estimate& estimate, Wording w) {
  if (!std::isfinite(half_width(estimate))) return {};
  const double step = honest_step(figure, estimate);
  const std::string low = value_text(figure, estimate.low, step, w);
  const std::string high = value_text(figure, estimate.high, step, w);
  if (low == high) return low;
  // `19小时05至19小时40分` would read badly.
  const bool whole = figure == Figure::time && w.language == Language::zh;
  return w.format("{} to {}", "{}至{}", whole ? low : without_shared_unit(low, high), high);
}

std::string half_width_text(Figure figure, const Estimate& estimate, Wording w) {
  constexpr double kNoise = 1e-6;  // of rounding in the mean
  const double step = honest_step(figure, estimate);
  // Rounded up: an interval may look wider than it is, never narrower.
  const double half = std::ceil(half_width(estimate) / step - kNoise) * step;
  return half > 0 ? "± " + magnitude_text(figure, half, step, w) : "";
}

std::string_view direction_word(Figure figure, bool less, Wording w) {
  switch (figure) {
    case Figure::time:
      return less ? w("sooner", "早") : w("later", "晚");
    case Figure::share:
    case Figure::points:
      return less ? w("lower", "低") : w("higher", "高");
    default:
      return less ? w("fewer", "少") : w("more", "多");
  }
}

std::string_view stage_words(Stage stage, Wording w) {
  switch (stage) {
    case Stage::detection:
      return w("before it was known", "发现之前");
    case Stage::decision:
      return w("waiting for the decision", "等待决策");
    case Stage::call_out:
      return w("being called out", "召集集结");
    case Stage::response:
      return w("getting ready to go", "准备动身");
    case Stage::march:
      return w("going by land to board", "陆路赶赴登乘点");
    case Stage::opening:
      return w("waiting for a wharf to open", "等码头启用");
    case Stage::weather:
      return w("waiting for weather", "等天气");
    case Stage::craft:
      return w("waiting for a craft", "等船（机）");
    case Stage::berth:
      return w("waiting for a berth", "等泊位");
    case Stage::loading:
      return w("boarding", "登乘");
    case Stage::under_way:
      return w("under way", "航渡");
    case Stage::breakdown:
      return w("broken down", "故障停航");
    case Stage::unloading:
      return w("landing", "离船");
    case Stage::last_mile:
      return w("on the last stretch by land", "登岸后路程");
    case Stage::tide:
      return w("waiting for the tide", "候潮");
  }
  return {};
}

std::string_view hindrance_words(Hindrance hindrance, Wording w) {
  switch (hindrance) {
    case Hindrance::none:
      return w("weather", "天气");
    case Hindrance::wind:
      return w("wind", "大风");
    case Hindrance::gust:
      return w("gusts", "阵风");
    case Hindrance::wave:
      return w("waves", "海浪");
    case Hindrance::visibility:
      return w("poor visibility", "能见度不良");
    case Hindrance::night:
      return w("darkness", "天黑");
    case Hindrance::ceiling:
      return w("low cloud", "云底过低");
    case Hindrance::suspended:
      return w("service not resumed yet", "尚未宣布复航");
    case Hindrance::tide:
      return w("the tide", "潮位");
    case Hindrance::damage:
      return w("the pad is damaged", "停机坪受损");
    case Hindrance::breakdown:
      return w("out of order", "故障待修");
    case Hindrance::fuel:
      return w("too little fuel for the way", "燃料不足");
  }
  return {};
}

std::string wind_text(Speed wind, Wording w) {
  return w.format("{:.1f} m/s ({} Bft)", "{:.1f}米/秒（{}级）", wind.si, nearest_beaufort(wind));
}

std::string limit_text(const Limits& limits, Hindrance hindrance, Wording w) {
  const auto limit = [&](const std::string& value) {
    return w.format("limit {}", "限值{}", value);
  };
  switch (hindrance) {
    case Hindrance::wind:
      return limits.wind ? limit(wind_text(*limits.wind, w)) : "";
    case Hindrance::gust:
      return limits.gust ? limit(wind_text(*limits.gust, w)) : "";
    case Hindrance::wave:
      return limits.wave ? limit(w.format("{:.1f} m", "浪高{:.1f}米", limits.wave->si)) : "";
    case Hindrance::visibility:
      return limits.visibility ? limit(w.format("{:.0f} m", "{:.0f}米", limits.visibility->si))
                               : "";
    case Hindrance::night:
      return std::string(w("sets out by day only", "仅限昼间出航"));
    case Hindrance::ceiling:
      return limits.ceiling ? limit(w.format("{:.0f} m", "{:.0f}米", limits.ceiling->si)) : "";
    default:
      return {};
  }
}

}  // namespace skerry
