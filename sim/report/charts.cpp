#include "sim/report/charts.h"

#include "sim/report/svg.h"
#include "sim/report/wording.h"

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

constexpr double kWidth = 900;
constexpr double kLeft = 56;
constexpr double kRight = 862;
constexpr Stroke kGridStroke{"#ddd", 1, ""};
constexpr Stroke kAxisStroke{"#888", 1, ""};
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
    svg.text({x(hour), y + 32}, clock_words(scenario.start, time, w), Anchor::middle, "#666",
             "class=\"s\"");
  }
  svg.text({0, y + 17}, w("hours", "小时"), Anchor::start, "#666", "class=\"s\"");
  svg.text({0, y + 32}, w("clock", "时刻"), Anchor::start, "#666", "class=\"s\"");
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

/// A step at each value; those closer than half a pixel are drawn as one. From the first value to
/// where all are through, or to the end of the axis.
std::vector<SvgPoint> steps(const std::vector<double>& hours, std::size_t replications,
                            const Axis& x, const Axis& y) {
  std::vector<SvgPoint> points;
  double share = 0;
  for (std::size_t i = 0; i < hours.size(); ++i) {
    const bool last = i + 1 == hours.size();
    if (!last && !points.empty() && x(hours[i + 1]) - points.back().x < 0.5) continue;
    points.push_back({x(hours[i]), y(share)});
    share = static_cast<double>(i + 1) / static_cast<double>(replications) * 100;
    points.push_back({x(hours[i]), y(share)});
  }
  if (share < 100 && !points.empty()) points.push_back({x.end, y(share)});
  return points;
}

/// Writes the plans' names beside their curves, each at another height and on the side where the
/// next curve is farther.
class CurveLabels {
 public:
  CurveLabels(const std::vector<std::vector<double>>& hours, double replications, const Axis& x,
              const Axis& y)
      : hours_(hours), replications_(replications), x_(x), y_(y) {}

  void draw(Svg& svg, std::size_t plan, std::string_view name) const {
    if (hours_[plan].empty()) return;
    const double reached = static_cast<double>(hours_[plan].size()) / replications_ * 100;
    const double level =
        reached * static_cast<double>(plan + 1) / static_cast<double>(hours_.size() + 1);
    const double at = x_(hour_at(plan, level));
    double left = at - x_.begin, right = x_.end - at;
    for (std::size_t other = 0; other < hours_.size(); ++other) {
      if (other == plan || hours_[other].empty()) continue;
      const double there = x_(hour_at(other, level));
      if (there <= at) left = std::min(left, at - there);
      if (there >= at) right = std::min(right, there - at);
    }
    const bool on_right = right >= text_width(name, 14) + 16 || right >= left;
    svg.text({at + (on_right ? 9 : -9), y_(level) + 4}, name,
             on_right ? Anchor::start : Anchor::end, plan_stroke(plan).colour, "class=\"b\"");
  }

 private:
  double hour_at(std::size_t plan, double level) const {
    const auto rank = static_cast<std::size_t>(std::ceil(level / 100 * replications_));
    return hours_[plan][std::clamp<std::size_t>(rank, 1, hours_[plan].size()) - 1];
  }

  const std::vector<std::vector<double>>& hours_;
  double replications_;
  Axis x_;
  Axis y_;
};

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

/// The plot of paired differences, a row for each plan but the first.
class DifferencePlot {
 public:
  DifferencePlot(const Setup& setup, const Comparison& comparison, Language language)
      : setup_(setup),
        comparison_(comparison),
        w_{language},
        measure_(headline(setup.scenario)),
        bottom_(kTop + kRow * (static_cast<double>(comparison.plans.size()) - 1)),
        svg_(kWidth, bottom_ + 44) {}

  std::string drawing() {
    if (!scale()) return {};
    draw_axis();
    for (std::size_t plan = 1; plan < comparison_.plans.size(); ++plan) draw_row(plan);
    return svg_.finished(
        w_("Paired differences", "配对差值"),
        w_("Mean difference from plan 1 with its 95 % interval, for each other plan.",
           "其余各方案与方案1之差的均值及95%置信区间。"));
  }

 private:
  static constexpr double kRow = 58;
  static constexpr double kTop = 30;

  /// Fits the axis to what is to be drawn and zero; false where nothing differs.
  bool scale() {
    double low = 0, high = 0;
    for (std::size_t plan = 1; plan < comparison_.plans.size(); ++plan)
      if (const auto paired = difference(comparison_, plan, measure_)) {
        const Spread s = spread(comparison_, plan, measure_);
        for (const double value : {s.low, s.high, paired->mean, paired->low, paired->high})
          if (!std::isnan(value)) low = std::min(low, value), high = std::max(high, value);
      }
    in_hours_ = high - low > 3 * 3600;
    const double unit = in_hours_ ? 3600 : 60;
    const double margin = (high - low) * 0.06;
    x_ = {(low - margin) / unit, (high + margin) / unit, 8, kRight};
    return low < high;
  }
  double pixel(double seconds) const { return x_(seconds / (in_hours_ ? 3600 : 60)); }

  void draw_axis() {
    const double span = x_.high - x_.low;
    const double distance = in_hours_ ? hour_distance(span, 10) : tick_distance(span, 8);
    for (double at = std::ceil(x_.low / distance) * distance; at <= x_.high; at += distance) {
      const char* sign = at < 0 ? "−" : at > 0 ? "+" : "";
      svg_.line({x_(at), kTop - 6}, {x_(at), bottom_}, kGridStroke);
      svg_.text({x_(at), bottom_ + 16}, fmt::format("{}{:g}", sign, std::abs(at)), Anchor::middle);
    }
    svg_.text({(x_.begin + x_.end) / 2, bottom_ + 35},
              in_hours_ ? w_("hours from plan 1", "与方案1之差（小时）")
                        : w_("minutes from plan 1", "与方案1之差（分钟）"),
              Anchor::middle, "#666", "class=\"s\"");
    svg_.line({x_(0), kTop - 22}, {x_(0), bottom_}, {"#222", 1.6, ""});
    if (x_(0) > 110)
      svg_.text({x_(0) - 8, kTop - 12}, w_("← sooner", "← 更早"), Anchor::end, "#444",
                "class=\"b\"");
    if (x_(0) < kRight - 110)
      svg_.text({x_(0) + 8, kTop - 12}, w_("later →", "更晚 →"), Anchor::start, "#444",
                "class=\"b\"");
  }

  void draw_row(std::size_t plan) {
    const double y = kTop + kRow * static_cast<double>(plan - 1);
    const std::string_view colour = plan_stroke(plan).colour;
    const auto paired = difference(comparison_, plan, measure_);
    svg_.text({x_.begin, y + 16}, words(plan), Anchor::start, colour, "class=\"b\"");
    if (!paired) return;
    const Spread s = spread(comparison_, plan, measure_);
    const double middle = y + 37;
    svg_.line({pixel(s.low), middle}, {pixel(s.high), middle}, {colour, 1.4, ""});
    for (const double end : {s.low, s.high})
      svg_.line({pixel(end), middle - 5}, {pixel(end), middle + 5}, {colour, 1.4, ""});
    if (!std::isnan(paired->low))
      svg_.line({pixel(paired->low), middle}, {pixel(paired->high), middle}, {colour, 12, ""});
    svg_.circle({pixel(paired->mean), middle}, 3.6, "#fff", {colour, 2, ""});
  }

  std::string words(std::size_t plan) const {
    const std::string& name = plan_name(setup_, comparison_, plan, w_.language);
    const auto paired = difference(comparison_, plan, measure_);
    if (!paired)
      return w_.format("{}: too seldom under both for a difference",
                       "{}：两个方案同时实现的次数太少，无法比较", name);
    const double step = honest_step(Figure::time, *paired);
    return w_.format("{}: {} ({})", "{}：{}（{}）", name,
                     signed_text(Figure::time, paired->mean, step, w_),
                     interval_text(Figure::time, *paired, w_));
  }

  const Setup& setup_;
  const Comparison& comparison_;
  Wording w_;
  Measure measure_;
  double bottom_;
  Svg svg_;
  Axis x_;
  bool in_hours_ = true;
};

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
    case Stage::tide:
      return {"#2f6f73", "#fff"};
  }
  return {"#000", "#fff"};
}

/// Swatches with names, in lines.
class Legend {
 public:
  Legend(const std::vector<Stage>& stages, Wording w) : stages_(stages), w_(w) {
    double x = 0, y = 14;
    for (const Stage stage : stages) {
      const double needed = 34 + text_width(stage_words(stage, w), 14);
      if (x + needed > kWidth) x = 0, y += 22;
      places_.push_back({x, y});
      x += needed;
    }
  }
  double height() const { return places_.back().y + 10; }
  void draw(Svg& svg) const {
    for (std::size_t i = 0; i < stages_.size(); ++i) {
      svg.rectangle({places_[i].x, places_[i].y - 11}, 14, 14, stage_ink(stages_[i]).fill);
      svg.text({places_[i].x + 20, places_[i].y}, stage_words(stages_[i], w_));
    }
  }

 private:
  const std::vector<Stage>& stages_;
  Wording w_;
  std::vector<SvgPoint> places_;
};

/// One plan's bar of the ledger with its top at `y`, the minutes in it and their sum behind it.
void draw_ledger_bar(Svg& svg, const LedgerTable& table, std::size_t plan, const Axis& x,
                     double y) {
  constexpr double kBar = 26, kFont = 13;
  double at = 0;
  for (std::size_t s = 0; s < table.stages.size(); ++s) {
    const double minutes = table.minutes[s][plan];
    const double width = x(at + minutes) - x(at);
    const StageInk ink = stage_ink(table.stages[s]);
    svg.rectangle({x(at), y}, width, kBar, ink.fill,
                  width > 2 ? "stroke=\"#fff\" stroke-width=\"1\"" : "");
    const std::string value = minutes_text(minutes);
    if (text_width(value, kFont) + 6 < width)
      svg.text({x(at) + width / 2, y + 18}, value, Anchor::middle, ink.text, "class=\"in\"");
    at += minutes;
  }
  svg.text({x(at) + 8, y + 18}, minutes_text(table.totals[plan]), Anchor::start, "#222",
           "class=\"b\"");
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
  const CurveLabels labels(hours, static_cast<double>(comparison.replications), x, y);
  for (std::size_t plan = 0; plan < hours.size(); ++plan)
    labels.draw(svg, plan, plan_name(setup, comparison, plan, language));
  return svg.finished(w(info(headline(setup.scenario)).name),
                      w("Replications of 100 in which it was reached by time t, for each plan.",
                        "各方案在100次推演中到某时刻已实现的次数。"));
}

std::string difference_plot(const Setup& setup, const Comparison& comparison, Language language) {
  return DifferencePlot(setup, comparison, language).drawing();
}

std::string ledger_bars(const Setup& setup, const Comparison& comparison, const LedgerTable& table,
                        Language language) {
  const Wording w{language};
  constexpr double kRow = 54;
  const Legend legend(table.stages, w);
  const std::size_t plans = comparison.plans.size();
  Svg svg(kWidth, legend.height() + kRow * static_cast<double>(plans));
  legend.draw(svg);
  const Axis x{0, *std::max_element(table.totals.begin(), table.totals.end()), 0, 820};
  for (std::size_t plan = 0; plan < plans; ++plan) {
    const double y = legend.height() + kRow * static_cast<double>(plan);
    svg.text({0, y + 16}, plan_name(setup, comparison, plan, language), Anchor::start, "#222",
             "class=\"b\"");
    draw_ledger_bar(svg, table, plan, x, y + 22);
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
