#include "sim/report/charts.h"

#include "sim/report/svg.h"
#include "sim/report/wording.h"

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

constexpr double kWidth = 900;
constexpr double kLeft = 56;
constexpr double kRight = 870;
constexpr Stroke kGridStroke{"#ddd", 1, ""};
constexpr Stroke kAxisStroke{"#888", 1, ""};
constexpr Stroke kRimStroke{"#fff", 1, ""};
constexpr Stroke kDuskStroke{"#7a5c00", 1.2, "3 3"};

/// The values of the headline that happened, in hours, rising.
std::vector<double> headline_hours(const Setup& setup, const std::vector<Outcome>& outcomes) {
  const auto measure = static_cast<std::size_t>(headline(setup.scenario));
  std::vector<double> hours;
  for (const Outcome& outcome : outcomes)
    if (!std::isnan(outcome.measures[measure])) hours.push_back(outcome.measures[measure] / 3600);
  std::sort(hours.begin(), hours.end());
  return hours;
}

/// Hours below an axis, the local clock below them.
void draw_hours(Svg& svg, const Axis& x, double y, const Scenario& scenario, Wording w) {
  const double distance = hour_distance(x.high, 12);
  for (double hour = 0; hour <= x.high + 1e-9; hour += distance) {
    const SimTime time = kStart + to_ticks(Seconds{hour * 3600});
    svg.line({x(hour), y}, {x(hour), y + 4}, kAxisStroke);
    svg.text({x(hour), y + 17}, fmt::format("{:g}", hour), Anchor::middle);
    svg.text({x(hour), y + 32}, clock_text(scenario.start, time), Anchor::middle, "#666",
             "class=\"s\"");
  }
  svg.text({x.begin - 8, y + 17}, w("hours", "小时"), Anchor::end, "#666", "class=\"s\"");
  svg.text({x.begin - 8, y + 32}, w("clock", "时刻"), Anchor::end, "#666", "class=\"s\"");
}

void draw_dusk(Svg& svg, const Axis& x, double top, double bottom, const Scenario& scenario,
               Wording w) {
  const double dusk = in_seconds(first_time_at(scenario.start, scenario.sunset)) / 3600;
  if (dusk >= x.high) return;
  svg.line({x(dusk), top}, {x(dusk), bottom}, kDuskStroke);
  const bool room = x(dusk) + 90 < x.end;
  svg.text({x(dusk) + (room ? 5 : -5), top + 10}, w("nightfall", "天黑"),
           room ? Anchor::start : Anchor::end, kDuskStroke.colour, "class=\"s\"");
}

/// A step at each value; those closer than half a pixel are drawn as one.
std::vector<Point> steps(const std::vector<double>& hours, std::size_t replications, const Axis& x,
                         const Axis& y) {
  std::vector<Point> points{{x(0), y(0)}};
  double share = 0;
  for (std::size_t i = 0; i < hours.size(); ++i) {
    const double next = static_cast<double>(i + 1) / static_cast<double>(replications) * 100;
    const bool last = i + 1 == hours.size();
    if (!last && x(hours[i + 1]) - points.back().x < 0.5) continue;
    points.push_back({x(hours[i]), y(share)});
    points.push_back({x(hours[i]), y(next)});
    share = next;
  }
  points.push_back({x.end, y(share)});
  return points;
}

/// The name of a plan beside its curve, each at another height so that they keep apart.
void label_curve(Svg& svg, const std::vector<double>& hours, double level, double replications,
                 std::string_view name, std::string_view colour, const Axis& x, const Axis& y) {
  const double reached = static_cast<double>(hours.size()) / replications * 100;
  const double at = std::min(level, reached / 2);
  const auto rank = static_cast<std::size_t>(std::ceil(at / 100 * replications));
  const double hour =
      hours.empty() ? x.low : hours[std::clamp<std::size_t>(rank, 1, hours.size()) - 1];
  const bool room = x(hour) + 10 + text_width(name, 14) < x.end;
  svg.text({x(hour) + (room ? 8 : -8), y(at) + 4}, name, room ? Anchor::start : Anchor::end, colour,
           "class=\"b\"");
}

/// Five and 95 of 100 differences lie below these; in seconds.
struct Spread {
  double low = 0.0;
  double high = 0.0;
};
Spread spread(const Comparison& comparison, std::size_t plan, Measure measure) {
  const auto m = static_cast<std::size_t>(measure);
  std::vector<double> values;
  for (std::size_t r = 0; r < comparison.outcomes[plan].size(); ++r) {
    const double difference =
        comparison.outcomes[plan][r].measures[m] - comparison.outcomes[0][r].measures[m];
    if (!std::isnan(difference)) values.push_back(difference);
  }
  return {order_quantile(values, 0.05), order_quantile(values, 0.95)};
}

struct StageInk {
  std::string_view fill;
  std::string_view text;
};
/// Weather is vermilion, as is what goes wrong; neighbours in time differ in lightness.
StageInk stage_ink(Stage stage) {
  switch (stage) {
    case Stage::detection:
      return {"#333333", "#fff"};
    case Stage::decision:
      return {"#8a8a8a", "#000"};
    case Stage::call_out:
      return {"#5b5b5b", "#fff"};
    case Stage::response:
      return {"#c9c9c9", "#000"};
    case Stage::march:
      return {"#CC79A7", "#000"};
    case Stage::opening:
      return {"#F0E442", "#000"};
    case Stage::weather:
      return {"#D55E00", "#fff"};
    case Stage::craft:
      return {"#56B4E9", "#000"};
    case Stage::berth:
      return {"#0072B2", "#fff"};
    case Stage::loading:
      return {"#E69F00", "#000"};
    case Stage::under_way:
      return {"#009E73", "#fff"};
    case Stage::breakdown:
      return {"#7a0019", "#fff"};
    case Stage::unloading:
      return {"#9be0cb", "#000"};
    case Stage::last_mile:
      return {"#a0527d", "#fff"};
  }
  return {"#000", "#fff"};
}

/// Swatches with names, in lines; gives the height used.
double draw_legend(Svg& svg, const std::vector<Stage>& stages, Wording w) {
  double x = 0, y = 14;
  for (const Stage stage : stages) {
    const double needed = 34 + text_width(stage_words(stage, w), 14);
    if (x + needed > kWidth) x = 0, y += 22;
    svg.rectangle({x, y - 11}, 14, 14, stage_ink(stage).fill);
    svg.text({x + 20, y}, stage_words(stage, w));
    x += needed;
  }
  return y + 10;
}

}  // namespace

std::string reached_curves(const Setup& setup, const Comparison& comparison, Language language) {
  const Wording w{language};
  if (!applies(comparison, headline(setup.scenario))) return {};
  std::vector<std::vector<double>> hours;
  double last = 0;
  for (const auto& outcomes : comparison.outcomes) {
    hours.push_back(headline_hours(setup, outcomes));
    if (!hours.back().empty()) last = std::max(last, hours.back().back());
  }
  const double tick = hour_distance(last * 1.05, 12);
  const Axis x{0, std::ceil(last * 1.05 / tick) * tick, kLeft, kRight};
  const Axis y{0, 100, 270, 24};
  Svg svg(kWidth, 320);
  for (const double share : {0.0, 25.0, 50.0, 75.0, 100.0}) {
    svg.line({x.begin, y(share)}, {x.end, y(share)}, share == 0 ? kAxisStroke : kGridStroke);
    svg.text({x.begin - 8, y(share) + 4}, fmt::format("{:g}", share), Anchor::end);
  }
  draw_hours(svg, x, y(0), setup.scenario, w);
  draw_dusk(svg, x, y(100) - 14, y(0), setup.scenario, w);
  for (std::size_t plan = 0; plan < hours.size(); ++plan)
    svg.polyline(steps(hours[plan], comparison.outcomes[plan].size(), x, y), plan_stroke(plan));
  for (std::size_t plan = 0; plan < hours.size(); ++plan)
    label_curve(svg, hours[plan],
                100.0 * static_cast<double>(plan + 1) / static_cast<double>(hours.size() + 1),
                static_cast<double>(comparison.replications),
                plan_name(setup, comparison, plan, language), plan_stroke(plan).colour, x, y);
  return svg.finished(w(info(headline(setup.scenario)).name),
                      w("Replications of 100 in which it was reached by time t, for each plan.",
                        "各方案在100次推演中到某时刻已实现的次数。"));
}

std::string difference_plot(const Setup& setup, const Comparison& comparison, Language language) {
  const Wording w{language};
  const Measure measure = headline(setup.scenario);
  const std::size_t plans = comparison.plans.size();
  double low = 0, high = 0;
  for (std::size_t plan = 1; plan < plans; ++plan)
    if (const auto paired = difference(comparison, plan, measure)) {
      const Spread s = spread(comparison, plan, measure);
      low = std::min({low, s.low, std::isnan(paired->low) ? paired->mean : paired->low});
      high = std::max({high, s.high, std::isnan(paired->high) ? paired->mean : paired->high});
    }
  if (plans < 2 || low == high) return {};
  const double margin = (high - low) * 0.06;
  const bool in_hours = high - low > 3 * 3600;
  const double unit = in_hours ? 3600 : 60;
  const Axis x{(low - margin) / unit, (high + margin) / unit, 24, kRight};
  constexpr double kRow = 58, kTop = 30;
  const double bottom = kTop + kRow * static_cast<double>(plans - 1);
  Svg svg(kWidth, bottom + 44);
  const double distance =
      in_hours ? hour_distance(x.high - x.low, 10) : tick_distance(x.high - x.low, 8);
  for (double at = std::ceil(x.low / distance) * distance; at <= x.high; at += distance) {
    svg.line({x(at), kTop - 6}, {x(at), bottom}, kGridStroke);
    svg.text({x(at), bottom + 16}, fmt::format("{:+g}", at + 0.0), Anchor::middle);
  }
  svg.text({(x.begin + x.end) / 2, bottom + 35},
           in_hours ? w("hours from plan 1", "与方案1之差（小时）")
                    : w("minutes from plan 1", "与方案1之差（分钟）"),
           Anchor::middle, "#666", "class=\"s\"");
  svg.line({x(0), kTop - 22}, {x(0), bottom}, {"#222", 1.6, ""});
  const bool left_room = x(0) > 110, right_room = x(0) < kRight - 110;
  if (left_room)
    svg.text({x(0) - 8, kTop - 12}, w("← sooner", "← 更早"), Anchor::end, "#444", "class=\"b\"");
  if (right_room)
    svg.text({x(0) + 8, kTop - 12}, w("later →", "更晚 →"), Anchor::start, "#444", "class=\"b\"");
  for (std::size_t plan = 1; plan < plans; ++plan) {
    const double y = kTop + kRow * static_cast<double>(plan - 1);
    const std::string_view colour = plan_stroke(plan).colour;
    const std::string& name = plan_name(setup, comparison, plan, language);
    const auto paired = difference(comparison, plan, measure);
    if (!paired) {
      svg.text({x.begin, y + 16},
               w.format("{}: too seldom under both for a difference",
                        "{}：同时实现的次数太少，无法比较", name),
               Anchor::start, colour, "class=\"b\"");
      continue;
    }
    const double step = honest_step(Figure::time, *paired);
    svg.text({x.begin, y + 16},
             w.format("{}: {} ({})", "{}：{}（{}）", name,
                      signed_text(Figure::time, paired->mean, step, w),
                      interval_text(Figure::time, *paired, w)),
             Anchor::start, colour, "class=\"b\"");
    const Spread s = spread(comparison, plan, measure);
    const double middle = y + 36;
    svg.line({x(s.low / unit), middle}, {x(s.high / unit), middle}, {colour, 1.4, ""});
    for (const double end : {s.low, s.high})
      svg.line({x(end / unit), middle - 5}, {x(end / unit), middle + 5}, {colour, 1.4, ""});
    if (!std::isnan(paired->low))
      svg.line({x(paired->low / unit), middle}, {x(paired->high / unit), middle}, {colour, 9, ""});
    svg.circle({x(paired->mean / unit), middle}, 5.5, "#fff", {colour, 2.5, ""});
  }
  return svg.finished(w("Paired differences", "配对差值"),
                      w("Mean difference from plan 1 with its 95 % interval, for each other plan.",
                        "其余各方案与方案1之差的均值及95%置信区间。"));
}

std::string ledger_bars(const Setup& setup, const Comparison& comparison, const LedgerTable& table,
                        Language language) {
  const Wording w{language};
  constexpr double kRow = 54, kBar = 26, kFont = 13;
  const double most = *std::max_element(table.totals.begin(), table.totals.end());
  Svg svg(kWidth, 22 * 3 + 16 + kRow * static_cast<double>(comparison.plans.size()));
  const double top = draw_legend(svg, table.stages, w);
  const Axis x{0, most, 0, 820};
  for (std::size_t plan = 0; plan < comparison.plans.size(); ++plan) {
    const double y = top + kRow * static_cast<double>(plan);
    svg.text({0, y + 16}, plan_name(setup, comparison, plan, language), Anchor::start, "#222",
             "class=\"b\"");
    double at = 0;
    for (std::size_t s = 0; s < table.stages.size(); ++s) {
      const double minutes = table.minutes[s][plan];
      const double width = x(at + minutes) - x(at);
      const StageInk ink = stage_ink(table.stages[s]);
      svg.rectangle({x(at), y + 22}, width, kBar, ink.fill,
                    width > 2 ? "stroke=\"#fff\" stroke-width=\"1\"" : "");
      const std::string value = minutes_text(minutes);
      if (text_width(value, kFont) + 6 < width)
        svg.text({x(at) + width / 2, y + 40}, value, Anchor::middle, ink.text, "class=\"in\"");
      at += minutes;
    }
    svg.text({x(at) + 8, y + 40}, minutes_text(table.totals[plan]), Anchor::start, "#222",
             "class=\"b\"");
  }
  return svg.finished(
      w("Where the time went", "时间去向"),
      w("Minutes per person by stage, a bar for each plan.", "各方案按环节的人均分钟数。"));
}

std::string nightfall_dots(const Setup& setup, const Comparison& comparison, Language language) {
  const Wording w{language};
  if (setup.scenario.groups.empty()) return {};
  constexpr int kDots = 50;
  constexpr double kRow = 46, kDistance = 14;
  const double dusk = in_seconds(first_time_at(setup.scenario.start, setup.scenario.sunset)) / 3600;
  Svg svg(kWidth, kRow * static_cast<double>(comparison.plans.size()));
  for (std::size_t plan = 0; plan < comparison.plans.size(); ++plan) {
    const std::vector<double> hours = headline_hours(setup, comparison.outcomes[plan]);
    const auto count = std::upper_bound(hours.begin(), hours.end(), dusk) - hours.begin();
    const double share = static_cast<double>(count) / comparison.replications;
    const int filled = static_cast<int>(std::lround(share * kDots));
    const double y = kRow * static_cast<double>(plan);
    svg.text({0, y + 15}, plan_name(setup, comparison, plan, language), Anchor::start, "#222",
             "class=\"b\"");
    const std::string_view colour = plan_stroke(plan).colour;
    double x = 7;
    for (int dot = 0; dot < kDots; ++dot, x += kDistance) {
      if (dot > 0 && dot % 10 == 0) x += 8;
      svg.circle({x, y + 30}, 5, dot < filled ? colour : "#fff", {colour, 1.3, ""});
    }
    svg.text({x + 4, y + 35}, w.format("{} of {}", "{1}次中{0}次", filled, kDots), Anchor::start);
  }
  return svg.finished(
      w("Everybody moved by nightfall", "天黑前全部疏散"),
      w("Replications of 50, a dot each, for each plan.", "各方案50次推演中的次数，每点一次。"));
}

}  // namespace skerry
