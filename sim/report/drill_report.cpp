#include "sim/report/drill_report.h"

#include "sim/base/fingerprint.h"
#include "sim/report/tables.h"
#include "sim/report/text_layout.h"
#include "sim/report/wording.h"
#include "sim/study/drill.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

std::string_view verdict_words(Verdict verdict, Wording w) {
  switch (verdict) {
    case Verdict::met:
      return w("met", "达成");
    case Verdict::partly:
      return w("partly met", "部分达成");
    case Verdict::not_met:
      return w("not met", "未达成");
    case Verdict::not_judged:
      return w("not judged", "未评判");
  }
  return {};
}

Ink verdict_ink(Verdict verdict) {
  return verdict == Verdict::met ? Ink::good : verdict == Verdict::not_met ? Ink::bad : Ink::plain;
}

/// One value, which has no interval to round by.
std::string exact(const Objective& objective, double value, Wording w) {
  const MeasureInfo::Unit unit = unit_of(objective);
  const bool is_time = unit == MeasureInfo::Unit::time;
  const double step = is_time ? (std::abs(value) < 60 ? 1.0 : 60.0) : 0.01;
  return value_text(figure(unit), value, step, w);
}

/// `at most 3 min (partly 5 min)`.
std::string asked(const Objective& objective, Wording w) {
  const bool less = less_is_better(objective);
  const auto bound = [&](const Threshold& threshold) {
    return exact(objective, *parse_threshold(threshold.text, unit_of(objective)), w);
  };
  const std::string met =
      std::string(less ? w("at most ", "不超过") : w("at least ", "不少于")) + bound(objective.met);
  return objective.partly
             ? met + w.format(" (partly: {})", "（部分达成：{}）", bound(*objective.partly))
             : met;
}

/// `40 s to spare`, `12 min short`; of fewer than nothing, what was missed.
std::string margin_words(const Objective& objective, double margin, Wording w) {
  const std::string size = exact(objective, std::abs(margin), w);
  return margin >= 0 ? w.format("{} to spare", "余{}", size)
                     : w.format("missed by {}", "差{}", size);
}

/// `T+00:40  09:40`.
std::string moment_words(const LocalTime& start, double seconds, Wording w) {
  const SimTime at = kStart + to_ticks(Seconds{seconds});
  return elapsed_text(at) + "  " + clock_words(start, at, w);
}

class Writer {
 public:
  Writer(const Setup& setup, const Comparison& comparison, const TextStyle& style)
      : setup_(setup),
        s_(setup.scenario),
        comparison_(comparison),
        style_(style),
        w_{style.language},
        width_(static_cast<std::size_t>(std::clamp(style.width, 60, 120))) {
    for (const Inject& inject : s_.drill.injects)
      id_width_ = std::max(id_width_, display_width(inject.id));
  }

  std::string report() {
    line(inked(w_(s_.drill.name), Ink::strong, style_.colour) + "  " +
         w_.format("on {}", "基于“{}”", w_(s_.name)));
    line(w_.format("start {}   seed {}   {} replications of {} plans",
                   "开始 {}   种子 {}   推演{}次 × {}个方案", start_text(s_.start),
                   comparison_.seed, count_text(comparison_.replications),
                   comparison_.plans.size()));
    events_list();
    for (std::size_t plan = 0; plan < comparison_.plans.size(); ++plan) results(plan);
    return std::move(out_);
  }

 private:
  void line(std::string_view text = {}) { (out_ += text) += '\n'; }

  void heading(std::string_view text) {
    const std::size_t used = display_width(text) + 4;
    line();
    line(inked("── ", Ink::faint, style_.colour) + inked(text, Ink::accent, style_.colour) + " " +
         inked(repeated("─", width_ > used ? width_ - used : 0), Ink::faint, style_.colour));
  }

  void paragraph(const std::string& text, std::size_t indent) {
    for (const std::string& part : wrapped(text, width_ - indent))
      line(std::string(indent, ' ') + part);
  }

  void events_list() {
    heading(w_("Master events list", "导调清单"));
    for (const Inject& inject : s_.drill.injects) {
      const std::string when = inject.at
                                   ? moment_words(s_.start, in_seconds(*inject.at), w_)
                                   : std::string(w_("when its condition holds", "条件满足时"));
      line("  " + inked(pad_right(inject.id, id_width_), Ink::strong, style_.colour) + "  " + when);
      paragraph(
          w_.format("{} to {}: {}", "{}→{}：{}", w_(inject.from), w_(inject.to), w_(inject.text)),
          6);
      if (inject.expect)
        paragraph(std::string(w_("expected: ", "预期行动：")) + w_(*inject.expect), 6);
      if (inject.serves)
        paragraph(std::string(w_("serves: ", "服务目标：")) +
                      w_(s_.drill.objectives[*inject.serves].name),
                  6);
      if (inject.note) paragraph(std::string(w_("note: ", "导调备注：")) + w_(*inject.note), 6);
    }
  }

  bool repeats() const { return comparison_.replications > 1; }

  void results(std::size_t plan) {
    const auto& outcomes = comparison_.outcomes[plan];
    const DrillSummary summary = summarise_drill(outcomes);
    heading(fmt::format("{} {}", plan + 1, plan_name(setup_, comparison_, plan, style_.language)));
    line(w_.format("  Injects, in the first replication{}", "  导调（首次推演{}）",
                   repeats() ? w_("; in all", "；全部推演") : ""));
    for (const Id<Inject> id : s_.drill.injects.ids()) {
      const double at = outcomes.front().injects_given_s[id.index()];
      const std::string first =
          std::isnan(at) ? std::string(w_("never", "未触发")) : moment_words(s_.start, at, w_);
      line("    " + pad_right(s_.drill.injects[id].id, id_width_) + "  " + pad_right(first, 22) +
           (repeats() ? in_all(summary.injects[id.index()]) : ""));
    }
    line(std::string(w_("  Objectives", "  评估目标")));
    for (const Id<Objective> id : s_.drill.objectives.ids())
      objective(s_.drill.objectives[id], outcomes.front().objectives[id.index()],
                summary.objectives[id.index()]);
  }

  std::string in_all(const InjectSummary& inject) const {
    if (inject.time_s.count == 0) return std::string(w_("never", "从未"));
    const std::string at = elapsed_text(kStart + to_ticks(Seconds{inject.time_s.mean}));
    if (inject.given.mean >= 1) return w_.format("always, mean {}", "每次，平均{}", at);
    return w_.format("{}, mean {}", "{}，平均{}", of_hundred(inject.given.mean, w_), at);
  }

  void objective(const Objective& what, const ObjectiveResult& first,
                 const ObjectiveSummary& summary) {
    line("    " + inked(w_(what.name), Ink::strong, style_.colour) + "  " + asked(what, w_));
    std::string words(verdict_words(first.verdict, w_));
    if (!std::isnan(first.value))
      words += w_.format(": {}, {}", "：{}，{}", exact(what, first.value, w_),
                         margin_words(what, first.margin, w_));
    else if (first.verdict == Verdict::not_met)
      words += w_(": it never came", "：始终未实现");
    line(std::string(w_("      first  ", "      首次  ")) +
         inked(words, verdict_ink(first.verdict), style_.colour));
    if (!repeats()) return;
    std::vector<std::string> shares;
    for (std::size_t v = 0; v < kVerdicts; ++v)
      if (summary.share[v].mean > 0)
        shares.push_back(w_.format("{} in {}", "{1}{0}", verdict_words(static_cast<Verdict>(v), w_),
                                   of_hundred(summary.share[v].mean, w_)));
    std::string all = enumeration(shares, w_);
    if (summary.margin.count > 0)
      all += w_.format("; on average {}", "；平均{}", margin_words(what, summary.margin.mean, w_));
    paragraph(std::string(w_("all    ", "全部  ")) + all, 6);
  }

  const Setup& setup_;
  const Scenario& s_;
  const Comparison& comparison_;
  TextStyle style_;
  Wording w_;
  std::size_t width_;
  std::size_t id_width_ = 0;
  std::string out_;
};

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json objective_json(const Objective& objective, const ObjectiveResult& first,
                    const ObjectiveSummary& summary) {
  Json shares = Json::object();
  for (std::size_t v = 0; v < kVerdicts; ++v) shares[kVerdictIds[v]] = summary.share[v].mean;
  const bool any = summary.margin.count > 0;
  return {{"id", objective.id},
          {"first",
           {{"verdict", kVerdictIds[static_cast<std::size_t>(first.verdict)]},
            {"value", number(first.value)},
            {"margin", number(first.margin)}}},
          {"share", shares},
          {"margin", any ? Json{{"mean", number(summary.margin.mean)},
                                {"ci95", {number(summary.margin.low), number(summary.margin.high)}},
                                {"count", summary.margin.count}}
                         : Json(nullptr)}};
}

}  // namespace

std::string drill_report(const Setup& setup, const Comparison& comparison, const TextStyle& style) {
  return Writer(setup, comparison, style).report();
}

std::string drill_json(const Setup& setup, const Comparison& comparison) {
  const Scenario& s = setup.scenario;
  Json result{{"drill", s.drill.id},
              {"scenario", s.id},
              {"seed", comparison.seed},
              {"replications", comparison.replications},
              {"plans", Json::array()}};
  for (std::size_t p = 0; p < comparison.plans.size(); ++p) {
    const auto& outcomes = comparison.outcomes[p];
    const DrillSummary summary = summarise_drill(outcomes);
    Json plan{{"plan", s.plans[comparison.plans[p]].id},
              {"injects", Json::array()},
              {"objectives", Json::array()}};
    for (const Id<Inject> id : s.drill.injects.ids()) {
      const InjectSummary& inject = summary.injects[id.index()];
      plan["injects"].push_back(
          {{"id", s.drill.injects[id].id},
           {"first_s", number(outcomes.front().injects_given_s[id.index()])},
           {"given", inject.given.mean},
           {"mean_s", inject.time_s.count > 0 ? number(inject.time_s.mean) : Json(nullptr)}});
    }
    for (const Id<Objective> id : s.drill.objectives.ids())
      plan["objectives"].push_back(objective_json(s.drill.objectives[id],
                                                  outcomes.front().objectives[id.index()],
                                                  summary.objectives[id.index()]));
    result["plans"].push_back(plan);
  }
  result["build"] = build_description();
  result["math_fingerprint"] = hex(math_fingerprint());
  return result.dump(2) + "\n";
}

}  // namespace skerry
