#include "sim/report/reach_report.h"
#include "sim/report/reach_words.h"
#include "sim/report/text_layout.h"

#include <algorithm>

namespace skerry {
namespace {

constexpr std::size_t kWidestName = 24;
constexpr std::size_t kGap = 2;

/// Writes the atlas, a weather at a time.
class Writer {
 public:
  Writer(const Scenario& scenario, const ReachAtlas& atlas, const TextStyle& style)
      : s_(scenario), atlas_(atlas), style_(style), w_{style.language} {
    for (const ReachTarget& target : atlas.question.targets)
      name_width_ = std::max(name_width_, display_width(target_name(s_, target, w_)));
    name_width_ = std::clamp(name_width_, display_width(target_title()), kWidestName);
    const auto widen = [&](std::string_view text) {
      time_width_ = std::max(time_width_, display_width(text));
    };
    for (const int persons : atlas.question.persons) widen(persons_title(persons));
    for (const auto& answers : atlas.answers)
      for (const ReachAnswer& answer : answers)
        for (const auto& reached : answer.reached) widen(time(reached));
  }

  std::string report() {
    for (std::size_t i = 0; i < atlas_.answers.size(); ++i) {
      line(ink(atlas_.question.weathers[i].id, Ink::strong));
      std::vector<std::string> titles;
      for (const int persons : atlas_.question.persons) titles.push_back(persons_title(persons));
      row(target_title(), titles, w_("what binds", "制约环节"), Ink::faint);
      for (std::size_t t = 0; t < atlas_.question.targets.size(); ++t)
        answer(atlas_.question.targets[t], atlas_.answers[i][t]);
      line("");
    }
    weathers();
    return std::move(out_);
  }

 private:
  std::string ink(std::string_view text, Ink with) const {
    return inked(text, with, style_.colour);
  }
  void line(std::string_view text) { (out_ += without_end_blanks(text)) += '\n'; }
  std::string_view target_title() const { return w_("where", "目标"); }
  std::string persons_title(int persons) const {
    return w_.format("{} there", "{}人到位", persons);
  }
  std::string time(const std::optional<Reached>& reached) const {
    return reached ? time_text(in_seconds(reached->at), 60, w_) : std::string("–");
  }

  void row(std::string_view name, const std::vector<std::string>& times, std::string_view why,
           Ink with) {
    std::string text(kGap, ' ');
    text += pad_right(clipped(name, name_width_), name_width_);
    for (const std::string& time : times)
      text += std::string(kGap, ' ') + pad_left(time, time_width_);
    text += std::string(kGap, ' ') + std::string(why);
    line(ink(without_end_blanks(text), with));
  }

  void answer(const ReachTarget& target, const ReachAnswer& answer) {
    std::vector<std::string> times;
    for (const auto& reached : answer.reached) times.push_back(time(reached));
    row(target_name(s_, target, w_), times, why(answer), Ink::plain);
  }

  /// `notice of Cutter 1, 1 h 00 min; faster but kept: Helicopter 1: wind ...`
  std::string why(const ReachAnswer& answer) const {
    std::string words;
    const auto last = std::find_if(answer.reached.rbegin(), answer.reached.rend(),
                                   [](const auto& r) { return r.has_value(); });
    if (last != answer.reached.rend())
      words = w_.format("{}, {}", "{}，{}", link_words(s_, **last, w_),
                        time_text(in_seconds(binding_link(**last).time), 60, w_));
    if (answer.reached.empty() || answer.reached.back())
      return words + kept(answer, !words.empty());
    if (answer.officers > 0)
      words += w_.format("{}no more than {} come", "{}至多到{}人",
                         words.empty() ? "" : w_("; ", "；"), answer.officers);
    return words + kept(answer, !words.empty());
  }

  std::string kept(const ReachAnswer& answer, bool is_more) const {
    if (!answer.kept)
      return is_more ? std::string()
                     : std::string(w_("no craft that lands there carries anybody from anywhere",
                                      "没有能靠泊且载人的船艇或直升机"));
    const std::string words = kept_words(s_, answer.kept->wait, w_);
    return is_more ? w_.format("; kept away: {}", "；受阻：{}", words)
                   : w_.format("nobody comes: {}", "无法到达：{}", words);
  }

  void weathers() {
    for (std::size_t i = 0; i < atlas_.question.weathers.size(); ++i) {
      const auto& points = atlas_.conditions[i];
      if (points.empty()) continue;
      const auto [least, most] = std::minmax_element(
          points.begin(), points.end(),
          [](const WeatherPoint& a, const WeatherPoint& b) { return a.wave < b.wave; });
      line(ink(w_.format(
                   "{}: wind {:.1f} m/s from {:.0f}°, gusts {:.1f} m/s, waves {:.1f} to "
                   "{:.1f} m, visibility {:.1f} km, {}",
                   "{}：风{:.1f}米/秒（{:.0f}°），阵风{:.1f}米/秒，浪高{:.1f}至{:.1f}米，能见度"
                   "{:.1f}公里，{}",
                   atlas_.question.weathers[i].id, points.front().wind.si,
                   in_degrees(points.front().wind_from), points.front().gust.si, least->wave.si,
                   most->wave.si, points.front().visibility.si / 1000,
                   atlas_.question.weathers[i].night ? w_("dark", "夜间") : w_("daylight", "白天")),
               Ink::faint));
    }
  }

  const Scenario& s_;
  const ReachAtlas& atlas_;
  TextStyle style_;
  Wording w_;
  std::size_t name_width_ = 0;
  std::size_t time_width_ = 0;
  std::string out_;
};

}  // namespace

std::string reach_text(const Scenario& scenario, const ReachAtlas& atlas, const TextStyle& style) {
  return Writer(scenario, atlas, style).report();
}

}  // namespace skerry
