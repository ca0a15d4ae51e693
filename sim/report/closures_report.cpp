#include "sim/report/closures_report.h"

#include "sim/report/text_layout.h"
#include "sim/report/wording.h"

#include <algorithm>

namespace skerry {
namespace {

constexpr std::size_t kWidestClass = 24;
constexpr std::size_t kWidestLine = 38;
constexpr std::size_t kGap = 2;

/// A value that some limit is about: `17.2 m/s`, `1.5 m`, `400 m`.
std::string value_words(Hindrance what, double value, Wording w) {
  switch (what) {
    case Hindrance::wind:
    case Hindrance::gust:
      return w.format("{:.1f} m/s", "{:.1f}米/秒", value);
    case Hindrance::wave:
      return w.format("{:.2f} m", "{:.2f}米", value);
    case Hindrance::visibility:
      return w.format("{:.0f} m", "{:.0f}米", value);
    default:
      return {};
  }
}

double limit_of(const Limits& limits, Hindrance what) {
  switch (what) {
    case Hindrance::wind:
      return limits.wind->si;
    case Hindrance::gust:
      return limits.gust->si;
    case Hindrance::wave:
      return limits.wave->si;
    case Hindrance::visibility:
      return limits.visibility->si;
    default:
      return 0;
  }
}

double limit_of(const Wharf& wharf, Hindrance what) {
  return what == Hindrance::wind ? wharf.wind_limit.si : wharf.wave_limit.si;
}

/// Writes the report, a day at a time.
class Writer {
 public:
  Writer(const Scenario& scenario, const std::vector<JudgedDay>& days, const TextStyle& style)
      : s_(scenario), days_(days), style_(style), w_{style.language} {
    for (const JudgedDay& day : days)
      for (const JudgedLine& line : day.lines) {
        class_width_ = std::max(class_width_, display_width(class_name(line)));
        line_width_ = std::max(line_width_, display_width(ends(line)));
      }
    class_width_ = std::min(class_width_, kWidestClass);
    line_width_ = std::min(line_width_, kWidestLine);
  }

  std::string report() {
    for (const JudgedDay& judged : days_) day(judged);
    conclusion();
    return std::move(out_);
  }

 private:
  std::string ink(std::string_view text, Ink with) const {
    return inked(text, with, style_.colour);
  }
  void line(std::string_view text) { (out_ += without_end_blanks(text)) += '\n'; }

  const std::string& class_name(const JudgedLine& line) const {
    return w_(s_.fleet.classes[line.observed.craft_class].name);
  }
  std::string ends(const JudgedLine& line) const {
    const auto& places = s_.region.places;
    return w_(places[line.observed.from].name) + " – " + w_(places[line.observed.to].name);
  }
  std::string_view state(bool runs) const {
    return runs ? w_("runs", "开航") : w_("stops", "停航");
  }
  std::string_view observed_title() const { return w_("observed", "实况"); }
  std::string_view simulated_title() const { return w_("simulated", "模拟"); }

  void day(const JudgedDay& judged) {
    const ClosureDay& day = s_.closure_days[judged.day];
    line(ink(w_(day.name), Ink::strong) + "  " +
         (judged.is_reproduced() ? ink(w_("reproduced", "吻合"), Ink::good)
                                 : ink(w_("not reproduced", "不吻合"), Ink::bad)));
    row(w_("class", "船型"), w_("line", "航线"), observed_title(), simulated_title(),
        w_("why", "原因"), Ink::faint);
    for (const JudgedLine& judged_line : judged.lines)
      row(class_name(judged_line), ends(judged_line), state(judged_line.observed.runs),
          state(judged_line.runs()), judged_line.hindrance ? why(judged_line) : "",
          judged_line.agrees() ? Ink::plain : Ink::bad);
    line("");
  }

  void row(std::string_view craft_class, std::string_view ends, std::string_view observed,
           std::string_view simulated, std::string_view why, Ink with) {
    const std::string gap(kGap, ' ');
    const std::string text = gap + pad_right(clipped(craft_class, class_width_), class_width_) +
                             gap + pad_right(clipped(ends, line_width_), line_width_) + gap +
                             pad_right(observed, display_width(observed_title())) + gap +
                             pad_right(simulated, display_width(simulated_title())) + gap +
                             std::string(why);
    line(ink(without_end_blanks(text), with));
  }

  /// `gusts 18.9 m/s, limit 17.2 m/s`; at a wharf with its name.
  std::string why(const JudgedLine& line) const {
    const auto& [excess, wharf] = *line.hindrance;
    const double limit =
        wharf ? limit_of(*s_.region.places[*wharf].wharf, excess.what)
              : limit_of(s_.fleet.classes[line.observed.craft_class].limits, excess.what);
    const std::string words =
        w_.format("{} {}, limit {}", "{}{}，限值{}", hindrance_words(excess.what, w_),
                  value_words(excess.what, excess.value, w_), value_words(excess.what, limit, w_));
    if (!wharf) return words;
    return w_.format("{0} at {1}", "{1}{0}", words, w_(s_.region.places[*wharf].name));
  }

  void conclusion() {
    std::size_t lines = 0;
    std::ptrdiff_t agreeing = 0;
    for (const JudgedDay& day : days_) {
      lines += day.lines.size();
      agreeing += std::count_if(day.lines.begin(), day.lines.end(),
                                [](const JudgedLine& l) { return l.agrees(); });
    }
    const auto reproduced = std::count_if(days_.begin(), days_.end(),
                                          [](const JudgedDay& d) { return d.is_reproduced(); });
    line(ink(w_.format("{} of {} days reproduced; {} of {} lines agree",
                       "{1}天中{0}天吻合；{3}条航线记录中{2}条一致", reproduced, days_.size(),
                       agreeing, lines),
             Ink::strong));
  }

  const Scenario& s_;
  const std::vector<JudgedDay>& days_;
  TextStyle style_;
  Wording w_;
  std::size_t class_width_ = 0;
  std::size_t line_width_ = 0;
  std::string out_;
};

}  // namespace

std::string closures_report(const Scenario& scenario, const std::vector<JudgedDay>& days,
                            const TextStyle& style) {
  return Writer(scenario, days, style).report();
}

}  // namespace skerry
