#include "sim/report/verdict.h"

#include "sim/report/findings.h"
#include "sim/report/wording.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace skerry {
namespace {

constexpr std::size_t kMostHeldClasses = 3;
constexpr std::size_t kMostLaggards = 2;

/// `clears everybody`: what a plan does when a measure happens.
std::string_view deed(Measure measure, Wording w) {
  switch (measure) {
    case Measure::clearance_50_s:
      return w("clears half of the people", "疏散半数人员");
    case Measure::clearance_90_s:
      return w("clears 90 % of the people", "疏散九成人员");
    case Measure::clearance_100_s:
      return w("clears everybody", "完成全部疏散");
    case Measure::first_on_scene_s:
      return w("has its first team on scene", "实现首队到场");
    case Measure::on_scene_20_s:
      return w("has 20 on scene", "实现20人到场");
    case Measure::on_scene_50_s:
      return w("has 50 on scene", "实现50人到场");
    case Measure::on_scene_100_s:
      return w("has 100 on scene", "实现100人到场");
    case Measure::contained_s:
      return w("contains the incident", "控制事态");
    case Measure::resolved_s:
      return w("resolves the incident", "处置完毕");
    default:
      return {};  // never a headline
  }
}

/// Writes the verdict and the reasons of one comparison.
class Author {
 public:
  Author(const Setup& setup, const Comparison& comparison, Language language)
      : scenario_(setup.scenario),
        comparison_(comparison),
        w_{language},
        headline_(headline(setup.scenario)) {}

  std::string verdict() const {
    if (!applies(comparison_, headline_)) return nobody_gets_there();
    if (comparison_.replications == 1) return single_replication();
    const auto [sentence, named] = main_clause();
    return sentence + seldom_clause(named) + std::string(w_(".", "。"));
  }

  std::vector<std::string> reasons() const {
    std::vector<std::string> result;
    for (const std::size_t plan : plans_to_explain())
      if (std::string reason = time_reason(plan); !reason.empty())
        result.push_back(std::move(reason));
    std::vector<std::size_t> plans = plans_to_explain();
    plans.insert(plans.begin(), 0);
    if (!applies(comparison_, headline_)) {  // why none gets there
      plans.resize(comparison_.plans.size());
      std::iota(plans.begin(), plans.end(), std::size_t{0});
    }
    const auto held = held_classes(comparison_, plans);
    for (std::size_t i = 0; i < std::min(held.size(), kMostHeldClasses); ++i)
      result.push_back(held_reason(held[i]));
    return result;
  }

 private:
  /// A clause, and whether it already says how often plans get there.
  struct Clause {
    std::string text;
    bool tells_how_often = false;
  };

  std::string name(std::size_t plan) const {
    return quoted(scenario_.plans[comparison_.plans[plan]], w_);
  }
  std::string replications() const { return count_text(comparison_.replications); }
  const Estimate& happened(std::size_t plan) const {
    return summary(comparison_, plan, headline_).happened;
  }
  std::string mean_time(std::size_t plan) const {
    const Estimate& mean = summary(comparison_, plan, headline_).mean;
    return time_text(mean.mean, honest_step(Figure::time, mean), w_);
  }

  Clause main_clause() const {
    if (comparison_.plans.size() == 1) return {alone(), false};
    if (const auto best = leader(comparison_, headline_))
      return difference(comparison_, *best, headline_) ? Clause{sooner(*best), false}
                                                       : Clause{more_often(*best, 0), true};
    if (const auto worse = laggards(comparison_, headline_); !worse.empty())
      return difference(comparison_, worse.front(), headline_)
                 ? Clause{none_sooner(worse.front()), false}
                 : Clause{more_often(0, worse.front()), true};
    return {no_difference(), false};
  }

  std::string nobody_gets_there() const {
    const std::string horizon = time_text(in_seconds(scenario_.horizon), 3600, w_);
    return w_.format("No plan {} within the {} simulated, in any of the {} replications.",
                     "在模拟的{1}内，{2}次推演中没有一个方案能够{0}。", deed(headline_, w_),
                     horizon, replications());
  }

  std::string single_replication() const {
    std::vector<std::string> plans;
    for (std::size_t plan = 0; plan < comparison_.plans.size(); ++plan)
      plans.push_back(happened(plan).mean == 0
                          ? w_.format("{} never {}", "{}未能{}", name(plan), deed(headline_, w_))
                          : w_.format("{0} {1} after {2}", "{0}用时{2}{1}", name(plan),
                                      deed(headline_, w_), mean_time(plan)));
    return w_.format("A single replication tells nothing certain: in it, {}.",
                     "仅一次推演不足以下结论：其中{}。", enumeration(plans, w_));
  }

  std::string alone() const {
    const Estimate& mean = summary(comparison_, 0, headline_).mean;
    return w_.format("{0} {1} after {2} on average{3}", "{0}平均用时{2}{1}{3}", name(0),
                     deed(headline_, w_), mean_time(0), between(mean));
  }

  /// ` (95 % sure: between 13 h 50 min and 14 h 45 min)`.
  std::string between(const Estimate& estimate) const {
    if (!std::isfinite(estimate.low)) return {};  // it happened only once
    const double step = honest_step(Figure::time, estimate);
    std::string low = time_text(estimate.low, step, w_), high = time_text(estimate.high, step, w_);
    if (low == high)
      return w_.format(" (95 % sure, to within {})", "（95%置信，误差不超过{}）",
                       time_text(step, step, w_));
    if (std::abs(estimate.low) > std::abs(estimate.high)) std::swap(low, high);
    return w_.format(" (95 % sure: between {} and {})", "（95%置信区间：{}至{}）", low, high);
  }

  /// `14 h 20 min sooner`.
  std::string by_how_much(const Estimate& paired) const {
    return w_.format("{0} {1}", "{1}{0}",
                     time_text(paired.mean, honest_step(Figure::time, paired), w_),
                     direction_word(Figure::time, paired.mean < 0, w_));
  }

  std::string sooner(std::size_t plan) const {
    const Estimate paired = *difference(comparison_, plan, headline_);
    return w_.format("{0} {1} {2} than {3}{4}", "{0}比{3}{2}{1}{4}", name(plan),
                     deed(headline_, w_), by_how_much(paired), name(0), between(paired)) +
           best_clause(plan, w_("it", "它"));
  }

  std::string none_sooner(std::size_t worst) const {
    const Estimate paired = *difference(comparison_, worst, headline_);
    return w_.format("No plan {0} sooner than {1}: {2} does so {3}{4}",
                     "没有方案比{1}更早{0}：{2}{3}{4}", deed(headline_, w_), name(0), name(worst),
                     by_how_much(paired), between(paired)) +
           best_clause(0, name(0));
  }

  std::string best_clause(std::size_t plan, std::string_view subject) const {
    const BestCount best = best_count(comparison_, plan, headline_);
    const std::size_t plans = comparison_.plans.size();
    const std::string_view role =
        plans == 2 ? (best.shared ? w_("the better one (or equal)", "较优（含持平）")
                                  : w_("the better one", "较优"))
                   : (best.shared ? w_("the best (or equal to it)", "最优（含并列）")
                                  : w_("the best", "最优"));
    const std::string among =
        plans == 2 ? "" : w_.format(" of the {} plans", "在{}个方案中", plans);
    return w_.format("; {0} is {1}{2} in {3} of {4} replications",
                     "；{4}次推演中，{0}有{3}次{2}{1}", subject, role, among,
                     count_text(best.replications), replications());
  }

  /// `between 10 and 14 of 100`.
  std::string share_interval(const Estimate& share) const {
    return w_.format("between {:.0f} and {:.0f} of 100", "每100次中{:.0f}至{:.0f}次",
                     std::floor(share.low * 100), std::ceil(share.high * 100));
  }

  std::string how_often(std::size_t plan) const {
    const Estimate& share = happened(plan);
    if (share.mean == 1)
      return w_.format("in all {} replications", "{}次推演中每次都能", replications());
    if (share.mean == 0)
      return w_.format("in none of the {} replications", "{}次推演中一次也未能", replications());
    return w_.format("in {} replications (95 % sure: {})", "{}能够（95%置信区间：{}）",
                     of_hundred(share.mean, w_), share_interval(share));
  }

  std::string more_often(std::size_t better, std::size_t worse) const {
    return w_.format("{0} {1} {2}, after {3} on average; {4} does so {5}",
                     "{0}在{2}{1}，平均用时{3}；{4}在{5}{1}", name(better), deed(headline_, w_),
                     how_often(better), mean_time(better), name(worse), how_often(worse)) +
           best_clause(better, w_("the former", "前者"));
  }

  std::string no_difference() const {
    const auto same = [&](std::size_t plan) {
      return judge(comparison_, plan, headline_) == Judgement::same;
    };
    bool all_same = true;
    for (std::size_t plan = 0; plan < comparison_.plans.size(); ++plan) all_same &= same(plan);
    if (all_same)
      return w_.format(
          "No difference between the plans: in each of the {} replications every plan {} at the "
          "same time, after {} on average",
          "各方案没有差别：{}次推演中，各方案{}的时间每次都相同，平均用时{}", replications(),
          deed(headline_, w_), mean_time(0));
    return w_.format(
        "No difference between the plans that these {} replications could show: {} {} after {} on "
        "average, and the others differ from it by no more than chance would",
        "{0}次推演未能显示各方案之间有差别：{1}平均用时{3}{2}，其余方案与它的差异不超出偶然波动",
        replications(), name(0), deed(headline_, w_), mean_time(0));
  }

  /// Which plans do not always get there, unless the main clause told; those that do so equally
  /// often together.
  std::string seldom_clause(bool told) const {
    std::vector<std::pair<std::string, std::vector<std::string>>> plans_by_share;
    for (std::size_t plan = 0; plan < comparison_.plans.size() && !told; ++plan) {
      const double share = happened(plan).mean;
      if (share == 1) continue;
      const std::string often = share == 0
                                    ? std::string(w_("never", "一次也未能"))
                                    : w_.format("in {} replications", "{}", of_hundred(share, w_));
      const auto same = std::find_if(plans_by_share.begin(), plans_by_share.end(),
                                     [&](const auto& entry) { return entry.first == often; });
      if (same != plans_by_share.end())
        same->second.push_back(name(plan));
      else
        plans_by_share.push_back({often, {name(plan)}});
    }
    std::string result;
    for (const auto& [often, plans] : plans_by_share) {
      result += result.empty() ? w_("; it does not always come to that: ", "；并非每次都能实现：")
                               : w_(", ", "，");
      result += w_.format("{} under {}", "{1}{0}", often, enumeration(plans, w_));
    }
    return result;
  }

  /// The leader and the worst laggards; without either, nothing needs explaining.
  std::vector<std::size_t> plans_to_explain() const {
    std::vector<std::size_t> result;
    if (const auto best = leader(comparison_, headline_)) result.push_back(*best);
    std::vector<std::size_t> worse = laggards(comparison_, headline_);
    worse.resize(std::min(worse.size(), kMostLaggards));
    result.insert(result.end(), worse.begin(), worse.end());
    return result;
  }

  /// `Because under A each person spent 13 h 30 min less waiting for weather and 25 min more ...`.
  std::string time_reason(std::size_t plan) const {
    const Whose whose = concerned(headline_);
    std::vector<std::string> parts;
    for (const StageDifference& d : largest_differences(comparison_, plan, 0, whose))
      parts.push_back(w_.format("{0} {1} {2}", "{2}{1}{0}", time_text(d.seconds, 60, w_),
                                d.seconds < 0 ? w_("less", "少") : w_("more", "多"),
                                stage_words(d.stage, w_)));
    if (parts.empty()) return {};
    return w_.format(
        "Because under {} each {} spent {} than under {}.",
        "原因：按{0}，每{1}平均{2}（与{3}相比）。", name(plan),
        whose == Whose::evacuees ? w_("person", "名待疏散人员") : w_("responder", "名增援人员"),
        enumeration(parts, w_), name(0));
  }

  std::string held_reason(const HeldClass& held) const {
    const CraftClass& craft_class = scenario_.fleet.classes[held.craft_class];
    std::string plans;
    for (const HeldCraft& under : held.plans) {
      if (!plans.empty()) plans += w_(" and ", "；");
      plans += w_.format("in {1} replications under {0} ({2} on average)",
                         "按{0}，{1}受阻（平均{2}）", name(under.plan), of_hundred(under.share, w_),
                         time_text(under.hours * 3600, 60, w_));
    }
    const std::string limit = limit_text(craft_class.limits, held.by, w_);
    return w_.format("{0} was held by {1} {2}{3}{4}.", "{0}因{1}不能出航：{2}{3}{4}。",
                     w_(craft_class.name), hindrance_words(held.by, w_), plans,
                     together(held.craft_class),
                     limit.empty() ? "" : w_.format("; {}", "；{}", limit));
  }

  /// `, its 3 craft together`; nothing for a single one.
  std::string together(Id<CraftClass> craft_class) const {
    const auto& craft = scenario_.fleet.craft;
    const auto count = std::count_if(craft.begin(), craft.end(),
                                     [&](const Craft& c) { return c.craft_class == craft_class; });
    const bool flies = scenario_.fleet.classes[craft_class].medium == CraftMedium::air;
    return count < 2
               ? ""
               : w_.format(", its {0} craft together", "，{0}{1}合计", count, flies ? "架" : "艘");
  }

  const Scenario& scenario_;
  const Comparison& comparison_;
  Wording w_;
  Measure headline_;
};

}  // namespace

std::string verdict(const Setup& setup, const Comparison& comparison, Language language) {
  return Author(setup, comparison, language).verdict();
}

std::vector<std::string> reasons(const Setup& setup, const Comparison& comparison,
                                 Language language) {
  return Author(setup, comparison, language).reasons();
}

}  // namespace skerry
