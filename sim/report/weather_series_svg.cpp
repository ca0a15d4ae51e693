#include "sim/report/svg.h"
#include "sim/report/weather_series.h"
#include "sim/report/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace skerry {
namespace {

constexpr double kWidth = 900;
constexpr double kBegin = 56;
constexpr double kEnd = 770;  ///< the names of lines stand to the right of it
constexpr double kTop = 76;
constexpr double kGap = 46;
constexpr Stroke kGridStroke{"#ddd", 1, ""};
constexpr Stroke kAxisStroke{"#888", 1, ""};
constexpr Stroke kDayStroke{"#bbb", 1.2, ""};
constexpr std::string_view kStyle =
    "<style>text{font:14px \"Segoe UI\",\"Helvetica Neue\",Arial,\"Noto Sans CJK SC\","
    "\"Source Han Sans SC\",\"Microsoft YaHei\",sans-serif;paint-order:stroke;stroke:#fff;"
    "stroke-width:3px;stroke-linejoin:round}.s{font-size:12.5px}.b{font-weight:600}"
    ".t{font-size:19px;font-weight:600}</style>"
    "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>";

struct Line {
  Element element;
  const char* en;
  const char* zh;
  Stroke stroke;
};
struct Panel {
  const char* en;
  const char* zh;
  double si;  ///< of the unit
  double height;
  double least;  ///< top of the scale at least, in the unit
  std::optional<Element> direction;
  std::vector<Line> lines;
};

const std::vector<Panel>& panels() {
  static const std::vector<Panel> all{
      {"wind at 10 m, m/s",
       "10米风速（米/秒）",
       1,
       150,
       5,
       Element::wind_from,
       {{Element::wind, "mean wind", "平均风", {"#0072B2", 2.2, ""}},
        {Element::gust, "gusts", "阵风", {"#0072B2", 1.4, "3 3"}}}},
      {"significant wave height, m",
       "有效波高（米）",
       1,
       130,
       1,
       Element::wave_from,
       {{Element::wave, "waves", "海浪", {"#009E73", 2.2, ""}}}},
      {"period of the waves, s",
       "波周期（秒）",
       1,
       80,
       5,
       std::nullopt,
       {{Element::period, "period", "周期", {"#8a5a00", 1.8, ""}}}},
      {"visibility, km",
       "能见度（公里）",
       1000,
       80,
       1,
       std::nullopt,
       {{Element::visibility, "visibility", "能见度", {"#6a3d9a", 1.8, ""}}}}};
  return all;
}

bool is_shown(const Panel& panel, const SiteSeries& series) {
  return std::any_of(panel.lines.begin(), panel.lines.end(),
                     [&](const Line& line) { return series.has(line.element); });
}

double total_height(const SiteSeries& series) {
  double height = kTop;
  for (const Panel& panel : panels())
    if (is_shown(panel, series)) height += panel.height + kGap;
  return height + 18;
}

class SeriesDrawing {
 public:
  explicit SeriesDrawing(const ShownSeries& shown)
      : shown_(shown),
        series_(shown.series),
        w_{shown.language},
        svg_(kWidth, total_height(shown.series)),
        time_{0, std::max(1e-3, hour(shown.series.times.size() - 1)), kBegin, kEnd} {}

  std::string drawing() {
    draw_heading();
    double top = kTop;
    for (const Panel& panel : panels()) {
      if (!is_shown(panel, series_)) continue;
      draw_panel(panel, top);
      top += panel.height + kGap;
    }
    draw_clock(top - kGap);
    return standing_alone(svg_.finished(
        shown_.place, w_("Wind, waves and visibility by time.", "风、浪和能见度随时间的变化。")));
  }

 private:
  double hour(std::size_t i) const {
    return in_seconds(series_.times[i] - series_.times.front()) / 3600;
  }

  std::string standing_alone(std::string svg) const {
    svg.insert(4, fmt::format(" xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.0f}\" "
                              "height=\"{:.0f}\"",
                              kWidth, total_height(series_)));
    const std::string_view end = "</desc>";
    svg.insert(svg.find(end) + end.size(), kStyle);
    return svg;
  }

  void draw_heading() {
    svg_.text({14, 30}, shown_.place, Anchor::start, "#222", "class=\"t\"");
    svg_.text({kWidth - 14, 30},
              w_.format("from {}", "{}起", start_text({series_.times.front(), shown_.offset})),
              Anchor::end, "#666", "class=\"s\"");
  }

  void draw_panel(const Panel& panel, double top) {
    double most = panel.least;
    for (const Line& line : panel.lines)
      for (const double value : series_[line.element])
        if (!std::isnan(value)) most = std::max(most, value / panel.si);
    const double distance = tick_distance(most, panel.height > 100 ? 4 : 2);
    const Axis y{0, std::ceil(most / distance) * distance, top + panel.height, top};
    draw_days(y);
    for (double at = 0; at <= y.high + 1e-9; at += distance) {
      svg_.line({kBegin, y(at)}, {kEnd, y(at)}, at == 0 ? kAxisStroke : kGridStroke);
      svg_.text({kBegin - 8, y(at) + 4}, fmt::format("{:g}", at), Anchor::end);
    }
    svg_.text({14, top - 14}, w_(panel.en, panel.zh), Anchor::start, "#444", "class=\"b\"");
    if (panel.direction && series_.has(*panel.direction))
      draw_arrows(*panel.direction, {30 + text_width(w_(panel.en, panel.zh), 15), top - 16});
    draw_lines(panel, y);
  }

  void draw_lines(const Panel& panel, const Axis& y) {
    std::optional<double> above;  // where the name of the line before stands
    for (const Line& line : panel.lines) {
      if (!series_.has(line.element)) continue;
      const auto& values = series_[line.element];
      std::vector<SvgPoint> part;
      std::optional<SvgPoint> last;
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) {
          draw_part(part, line);
          continue;
        }
        part.push_back({time_(hour(i)), y(values[i] / panel.si)});
        last = part.back();
      }
      draw_part(part, line);
      if (!last) continue;
      double name = last->y + 4;
      if (above && std::abs(name - *above) < 16) name = *above + (name < *above ? -16 : 16);
      svg_.text({kEnd + 8, name}, w_(line.en, line.zh), Anchor::start, line.stroke.colour,
                "class=\"s\"");
      above = name;
    }
  }

  void draw_part(std::vector<SvgPoint>& part, const Line& line) {
    if (part.size() == 1) svg_.circle(part[0], 2, line.stroke.colour, line.stroke);
    if (part.size() > 1) svg_.polyline(part, line.stroke);
    part.clear();
  }

  /// Arrows that point where the wind or the waves go, about one in 40 pixels.
  void draw_arrows(Element element, SvgPoint begin) {
    const auto& from = series_[element];
    double free = begin.x;
    for (std::size_t i = 0; i < from.size(); ++i) {
      const double x = time_(hour(i));
      if (std::isnan(from[i]) || x < free) continue;
      draw_arrow({x, begin.y - 3}, from[i]);
      free = x + 40;
    }
  }

  void draw_arrow(SvgPoint centre, double from) {
    constexpr double kLength = 8;
    const double dx = -std::sin(from) * kLength, dy = std::cos(from) * kLength;
    const SvgPoint tip{centre.x + dx, centre.y + dy};
    const Stroke stroke{"#555", 1.4, ""};
    svg_.line({centre.x - dx, centre.y - dy}, tip, stroke);
    const auto barb = [&](double turn) {
      const double angle = from + turn;
      return SvgPoint{tip.x + std::sin(angle) * 6, tip.y - std::cos(angle) * 6};
    };
    svg_.polyline({barb(0.5), tip, barb(-0.5)}, stroke);
  }

  /// The first midnight of the local clock after the series begins, in hours.
  double first_midnight() const {
    const auto local = series_.times.front() + shown_.offset;
    const auto into_day = local - std::chrono::floor<std::chrono::days>(local);
    return into_day.count() == 0 ? 0.0 : 24 - in_seconds(into_day) / 3600;
  }

  void draw_days(const Axis& y) {
    for (double at = first_midnight(); at <= time_.high; at += 24)
      svg_.line({time_(at), y.begin}, {time_(at), y.end}, kDayStroke);
  }

  void draw_clock(double bottom) {
    const double distance = hour_distance(time_.high, 12);
    const double midnight = first_midnight();
    const double first = midnight - std::floor(midnight / distance) * distance;
    double dated = -1e9;
    for (double at = first; at <= time_.high + 1e-9; at += distance) {
      const CalendarTime when = series_.times.front() + Duration{std::llround(at * 3600) * 1000};
      const std::string iso = text(LocalTime{when, shown_.offset});
      svg_.line({time_(at), bottom}, {time_(at), bottom + 4}, kAxisStroke);
      svg_.text({time_(at), bottom + 18}, iso.substr(11, 5), Anchor::middle, "#222", "class=\"s\"");
      const bool new_day = std::abs(std::remainder(at - midnight, 24.0)) < distance / 2 - 1e-9;
      if (!new_day && dated > -1e9) continue;
      if (time_(at) - dated < 50) continue;
      dated = time_(at);
      svg_.text({time_(at), bottom + 34}, iso.substr(5, 5), Anchor::middle, "#666", "class=\"s\"");
    }
  }

  const ShownSeries& shown_;
  const SiteSeries& series_;
  Wording w_;
  Svg svg_;
  Axis time_;
};

}  // namespace

std::string weather_series_svg(const ShownSeries& shown) { return SeriesDrawing(shown).drawing(); }

}  // namespace skerry
