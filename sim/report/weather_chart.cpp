#include "sim/report/charts.h"
#include "sim/report/svg.h"
#include "sim/report/wording.h"

#include <algorithm>
#include <set>

namespace skerry {
namespace {

constexpr double kWidth = 900;
constexpr double kBegin = 56;
constexpr double kEnd = 700;  ///< the names of lines stand to the right of it
constexpr double kWaveTop = 26, kWaveBottom = 206;
constexpr double kWindTop = 236, kWindBottom = 326;
constexpr double kStripTop = 350, kStripRow = 24;
constexpr Stroke kGridStroke{"#ddd", 1, ""};
constexpr Stroke kAxisStroke{"#888", 1, ""};
constexpr std::string_view kOffshore = "#222";

/// The wharves that the plans name for moving people, and those on the islands of incidents.
class WharvesThatMatter {
 public:
  explicit WharvesThatMatter(const Scenario& scenario) : scenario_(scenario) {
    for (const Group& group : scenario.groups) add(group.leaves_from);
    for (const Plan& plan : scenario.plans)
      for (const Step& step : plan.steps) {
        for (const Action& action : step.actions) add_of(action);
        if (step.otherwise)
          for (const Action& action : step.otherwise->actions) add_of(action);
      }
    if (wharves_.empty())
      for (const Incident& incident : scenario.incidents)
        for (const Id<Place> place : incident.places) add_of_island(place);
  }
  const std::set<Id<Place>>& wharves() const { return wharves_; }

 private:
  void add(Id<Place> id) {
    if (scenario_.region.places[id].wharf) wharves_.insert(id);
  }
  void add_of(const Action& action) {
    if (const auto* open = std::get_if<OpenAction>(&action.value)) add(open->place);
    if (const auto* escort = std::get_if<EscortAction>(&action.value)) add(escort->to);
    if (const auto* shuttle = std::get_if<ShuttleAction>(&action.value)) add(shuttle->from);
  }
  void add_of_island(Id<Place> place) {
    const auto island = scenario_.region.places[place].island;
    for (const Id<Place> id : scenario_.region.places.ids())
      if (island && scenario_.region.places[id].island == island) add(id);
  }

  const Scenario& scenario_;
  std::set<Id<Place>> wharves_;
};

/// Draws what is expected: waves above, wind below them, then a strip for each wharf.
class WeatherDrawing {
 public:
  WeatherDrawing(const Setup& setup, std::set<Id<Place>> wharves, Language language)
      : setup_(setup),
        scenario_(setup.scenario),
        w_{language},
        wharves_(wharves.begin(), wharves.end()),
        svg_(kWidth, strips_bottom(wharves.size()) + 42),
        time_{0, in_seconds(scenario_.horizon) / 3600, kBegin, kEnd},
        bottom_(strips_bottom(wharves.size())) {
    for (const Id<Place> wharf : wharves_) zones_.insert(*scenario_.region.places[wharf].zone);
  }

  std::string drawing() {
    draw_nights();
    draw_waves();
    draw_wind();
    for (std::size_t i = 0; i < wharves_.size(); ++i) draw_strip(i);
    draw_time();
    return svg_.finished(w_("Expected weather", "预期天气"),
                         w_("Waves, wind and the hours in which weather shuts each wharf.",
                            "海浪、风力以及天气导致各码头停用的时段。"));
  }

 private:
  static double strips_bottom(std::size_t wharves) {
    return kStripTop + kStripRow * static_cast<double>(wharves);
  }
  int epochs() const { return setup_.forecast.epochs(); }
  double hour(int epoch) const {
    return std::min(in_seconds(setup_.forecast.begin_of(epoch)) / 3600, time_.high);
  }
  std::string_view wharf_colour(std::size_t i) const { return plan_stroke(1 + i % 6).colour; }

  void draw_nights() {
    for (int epoch = 0; epoch < epochs(); ++epoch) {
      if (setup_.forecast.daylight(epoch)) continue;
      const int first = epoch;
      while (epoch < epochs() && !setup_.forecast.daylight(epoch)) ++epoch;
      svg_.rectangle({time_(hour(first)), kWaveTop}, time_(hour(epoch)) - time_(hour(first)),
                     bottom_ - kWaveTop, "#eef0f6");
      svg_.text({(time_(hour(first)) + time_(hour(epoch))) / 2, kWaveTop + 13}, w_("night", "夜间"),
                Anchor::middle, "#667", "class=\"s\"");
    }
  }

  template <class Value>
  std::vector<double> series(Value value) const {
    std::vector<double> result;
    for (int epoch = 0; epoch < epochs(); ++epoch) result.push_back(value(epoch));
    return result;
  }
  void draw_series(const std::vector<double>& values, const Axis& y, const Stroke& stroke) {
    std::vector<SvgPoint> points;
    for (int epoch = 0; epoch < epochs(); ++epoch)
      points.push_back({time_(hour(epoch)), y(values[static_cast<std::size_t>(epoch)])});
    svg_.polyline(points, stroke);
  }

  void draw_scale(const Axis& y, std::string_view title) {
    const double distance = tick_distance(y.high, 4);
    for (double at = 0; at <= y.high + 1e-9; at += distance) {
      svg_.line({kBegin, y(at)}, {kEnd, y(at)}, at == 0 ? kAxisStroke : kGridStroke);
      svg_.text({kBegin - 8, y(at) + 4}, fmt::format("{:g}", at), Anchor::end);
    }
    svg_.text({0, y.end - 8}, title, Anchor::start, "#444", "class=\"b\"");
  }

  /// Names to the right of lines, moved apart where they would touch.
  struct Name {
    double y = 0.0;
    std::string text;
    std::string_view colour;
  };
  void draw_names(std::vector<Name> names) {
    constexpr double kApart = 16;
    std::stable_sort(names.begin(), names.end(),
                     [](const Name& a, const Name& b) { return a.y < b.y; });
    for (std::size_t i = 1; i < names.size(); ++i)
      names[i].y = std::max(names[i].y, names[i - 1].y + kApart);
    for (const Name& name : names)
      svg_.text({kEnd + 8, name.y + 4}, name.text, Anchor::start, name.colour, "class=\"s\"");
  }

  void draw_waves() {
    std::vector<Name> names;
    std::vector<std::pair<std::vector<double>, Stroke>> lines;
    double most = 0.5;
    const auto take = [&](std::vector<double> values, const Stroke& stroke, std::string name) {
      most = std::max(most, *std::max_element(values.begin(), values.end()));
      names.push_back({values.back(), std::move(name), stroke.colour});
      lines.emplace_back(std::move(values), stroke);
    };
    for (const Id<Zone> zone : zones_)
      take(series([&](int epoch) { return setup_.forecast.at(epoch, zone).wave.si; }),
           {kOffshore, 2.2, ""}, w_(scenario_.region.zones[zone].name));
    for (std::size_t i = 0; i < wharves_.size(); ++i) {
      const Place& place = scenario_.region.places[wharves_[i]];
      take(series([&](int epoch) { return setup_.forecast.wave_at_berth(epoch, wharves_[i]).si; }),
           {wharf_colour(i), 2, ""}, w_(place.name));
      most = std::max(most, place.wharf->wave_limit.si);
    }
    const Axis y{0, most * 1.1, kWaveBottom, kWaveTop};
    draw_scale(y, w_("significant wave height, m", "有效波高（米）"));
    draw_wave_limits(y, names);
    for (const auto& [values, stroke] : lines) draw_series(values, y, stroke);
    for (std::size_t i = 0; i < lines.size(); ++i) names[i].y = y(names[i].y);
    draw_names(names);
  }

  /// One dashed line for each height at which some wharf shuts.
  void draw_wave_limits(const Axis& y, std::vector<Name>& names) {
    std::set<double> limits;
    for (const Id<Place> wharf : wharves_)
      limits.insert(scenario_.region.places[wharf].wharf->wave_limit.si);
    for (const double limit : limits) {
      svg_.line({kBegin, y(limit)}, {kEnd, y(limit)}, {"#b00020", 1.4, "6 4"});
      names.push_back(
          {y(limit), w_.format("wharf limit {:.1f} m", "码头限值{:.1f}米", limit), "#b00020"});
    }
  }

  void draw_wind() {
    double most = 5;
    for (const Id<Zone> zone : zones_)
      for (int epoch = 0; epoch < epochs(); ++epoch)
        most = std::max(most, setup_.forecast.at(epoch, zone).gust.si);
    const Axis y{0, most * 1.1, kWindBottom, kWindTop};
    draw_scale(y, w_("wind, m/s", "风速（米/秒）"));
    std::vector<Name> names;
    for (const Id<Zone> zone : zones_) {
      const auto wind = series([&](int epoch) { return setup_.forecast.at(epoch, zone).wind.si; });
      const auto gust = series([&](int epoch) { return setup_.forecast.at(epoch, zone).gust.si; });
      draw_series(wind, y, {kOffshore, 2.2, ""});
      draw_series(gust, y, {kOffshore, 1.2, "2 3"});
      const int force = nearest_beaufort(Speed{*std::max_element(wind.begin(), wind.end())});
      names.push_back({y(wind.back()),
                       w_.format("mean wind, up to {} Bft", "平均风，最大{}级", force), kOffshore});
      names.push_back({y(gust.back()), std::string(w_("gusts", "阵风")), "#666"});
    }
    draw_names(names);
  }

  void draw_strip(std::size_t i) {
    const double y = kStripTop + kStripRow * static_cast<double>(i);
    const Place& place = scenario_.region.places[wharves_[i]];
    svg_.line({kBegin, y + 9}, {kEnd, y + 9}, kGridStroke);
    svg_.text({kEnd + 8, y + 13}, w_(place.name), Anchor::start, wharf_colour(i), "class=\"s\"");
    for (int epoch = 0; epoch < epochs(); ++epoch) {
      const Excess why = excess_at(scenario_, setup_.forecast, epoch, wharves_[i]);
      if (!why) continue;
      const int first = epoch;
      while (epoch < epochs() && excess_at(scenario_, setup_.forecast, epoch, wharves_[i])) ++epoch;
      const double from = time_(hour(first)), to = time_(hour(epoch));
      svg_.rectangle({from, y}, to - from, 18, wharf_colour(i));
      const std::string words = w_.format("shut by {}", "因{}停用", hindrance_words(why.what, w_));
      if (text_width(words, 12) + 8 < to - from)
        svg_.text({(from + to) / 2, y + 13}, words, Anchor::middle, "#fff", "class=\"in\"");
    }
  }

  void draw_time() {
    const double distance = hour_distance(time_.high, 9);
    svg_.line({kBegin, bottom_}, {kEnd, bottom_}, kAxisStroke);
    for (double at = 0; at <= time_.high + 1e-9; at += distance) {
      const SimTime when = kStart + to_ticks(Seconds{at * 3600});
      svg_.line({time_(at), bottom_}, {time_(at), bottom_ + 4}, kAxisStroke);
      svg_.text({time_(at), bottom_ + 17}, fmt::format("{:g}", at), Anchor::middle);
      svg_.text({time_(at), bottom_ + 32}, clock_words(scenario_.start, when, w_), Anchor::middle,
                "#666", "class=\"s\"");
    }
    svg_.text({0, bottom_ + 17}, w_("hours", "小时"), Anchor::start, "#666", "class=\"s\"");
    svg_.text({0, bottom_ + 32}, w_("clock", "时刻"), Anchor::start, "#666", "class=\"s\"");
  }

  const Setup& setup_;
  const Scenario& scenario_;
  Wording w_;
  std::vector<Id<Place>> wharves_;
  std::set<Id<Zone>> zones_;
  Svg svg_;
  Axis time_;
  double bottom_;
};

}  // namespace

std::string weather_source_words(const Scenario& scenario, Wording w) {
  const WeatherSpec& spec = scenario.weather;
  std::string words;
  if (spec.climate) {
    const std::string_view climate = w(scenario.climates[*spec.climate].name);
    words = w.format(
        "Drawn is the middle of the climate “{}”; each replication has other weather "
        "out of it, fog included.",
        "图示为气候“{}”的中位情形；每次推演的天气（含海雾）由该气候随机生成。", climate);
  } else if (spec.file) {
    words = w.format("From the forecast file {}.", "来自预报文件{}。", spec.file->name);
  } else {
    words = w("From the scenario's script.", "来自想定中的天气脚本。");
  }
  if (spec.typhoon) {
    const std::string_view track = w(scenario.tracks[spec.typhoon->track].name);
    words += w.format(
        " Over it passes the typhoon {}, with its swell; replications differ in its "
        "track by {:.0f} km a day, in its progress by {:.0f} % and its strength by "
        "{:.0f} % (standard deviations).",
        "叠加台风“{}”及其涌浪；各次推演的路径每天相差{:.0f}公里、"
        "移速相差{:.0f}%、强度相差{:.0f}%（标准差）。",
        track, spec.typhoon->across.si / 1000, spec.typhoon->along * 100,
        spec.typhoon->intensity * 100);
  }
  const WeatherVariation& varies = spec.varies;
  words += w.format(
      " What comes is shifted in time, and its heights and speeds are scaled "
      "(coefficients of variation: waves {:.0f} %, wind {:.0f} %).",
      "实际天气时间有先后，波高和风速按比例变化（变异系数：波高{:.0f}%，风速{:.0f}%）。",
      varies.wave_cv * 100, varies.wind_cv * 100);
  return words;
}

std::string weather_chart(const Setup& setup, Language language) {
  const std::set<Id<Place>> wharves = WharvesThatMatter(setup.scenario).wharves();
  return wharves.empty() ? std::string{} : WeatherDrawing(setup, wharves, language).drawing();
}

}  // namespace skerry
