#include "sim/report/tables.h"

#include "sim/report/wording.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace skerry {
namespace {

constexpr Measure kEvacuation[] = {Measure::clearance_50_s,       Measure::clearance_90_s,
                                   Measure::clearance_100_s,      Measure::cleared_by_dusk_share,
                                   Measure::waiting_person_hours, Measure::peak_crowd,
                                   Measure::exposed_person_hours};
constexpr Measure kReinforcement[] = {
    Measure::searching_s,     Measure::first_on_scene_s, Measure::on_scene_20_s,
    Measure::on_scene_50_s,   Measure::on_scene_100_s,   Measure::contained_s,
    Measure::resolved_s,      Measure::levels_risen,     Measure::persons_hurt,
    Measure::lives_lost,      Measure::escaped_share,    Measure::home_cover_min_share,
    Measure::beat_idleness_s, Measure::false_alarms,     Measure::false_alarm_person_hours};
constexpr int kNoCrowdLimit = 1000000;

MeasureRow measure_row(const Setup& setup, const Comparison& comparison, std::size_t plan,
                       Measure measure, Wording w) {
  const Figure written = figure(info(measure).unit);
  const MeasureSummary& s = summary(comparison, plan, measure);
  MeasureRow row;
  row.plan = plan_name(setup, comparison, plan, w.language);
  row.baseline = plan == 0;
  row.judgement = judge(comparison, plan, measure);
  row.best = count_text(best_count(comparison, plan, measure).replications);
  const double step = honest_step(written, s.mean);
  row.mean = {value_text(written, s.mean.mean, step, w), half_width_text(written, s.mean, w),
              interval_text(written, s.mean, w)};
  if (s.mean.count == 0) row.mean.value = w("never", "从未");
  row.worst_tenth = value_text(written, s.worst_tenth, step, w);
  if (const auto paired = difference(comparison, plan, measure)) {
    const Figure as = difference_figure(info(measure).unit);
    row.difference = {signed_text(as, paired->mean, honest_step(as, *paired), w),
                      half_width_text(as, *paired, w), interval_text(as, *paired, w)};
  } else if (plan != 0) {
    row.difference.value = "—";
  }
  return row;
}

/// `Miaozihu passenger wharf holds 400 persons`, for each wharf that groups leave from.
std::vector<std::string> crowd_limits(const Scenario& scenario, Wording w) {
  std::set<Id<Place>> wharves;
  for (const Group& group : scenario.groups) wharves.insert(group.leaves_from);
  std::vector<std::string> result;
  for (const Id<Place> id : wharves) {
    const Place& place = scenario.region.places[id];
    if (place.wharf && place.wharf->crowd_limit < kNoCrowdLimit)
      result.push_back(w.format("{} holds {} persons", "{}可容纳{}人", w(place.name),
                                count_text(place.wharf->crowd_limit)));
  }
  return result;
}

/// How often it happened under the plans under which it did not always.
std::vector<std::string> seldom(const Setup& setup, const Comparison& comparison, Measure measure,
                                Wording w) {
  std::vector<std::string> result;
  for (std::size_t plan = 0; plan < comparison.plans.size(); ++plan) {
    const MeasureSummary& s = summary(comparison, plan, measure);
    if (s.mean.count > 0 && s.happened.mean < 1)
      result.push_back(w.format("{}: happened in {}", "{}：{}能够实现",
                                plan_name(setup, comparison, plan, w.language),
                                of_hundred(s.happened.mean, w)));
  }
  return result;
}

std::string joined(const std::vector<std::string>& notes, Wording w) {
  std::string result;
  for (const std::string& note : notes) {
    if (!result.empty()) result += w("; ", "；");
    result += note;
  }
  return result;
}

MeasureTable measure_table(const Setup& setup, const Comparison& comparison, Measure measure,
                           Wording w) {
  MeasureTable table{w(info(measure).name), {}, {}};
  std::vector<std::string> notes = seldom(setup, comparison, measure, w);
  if (measure == Measure::peak_crowd)
    for (std::string& limit : crowd_limits(setup.scenario, w)) notes.push_back(std::move(limit));
  table.note = joined(notes, w);
  for (std::size_t plan = 0; plan < comparison.plans.size(); ++plan)
    table.rows.push_back(measure_row(setup, comparison, plan, measure, w));
  return table;
}

/// Rounds `parts` so that they add up to `total`: the largest remainders go up.
std::array<int, 5> rounded_to_total(const std::array<double, 5>& parts, int total) {
  std::array<int, 5> result{};
  std::array<std::size_t, 5> order{};
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto remainder = [&](std::size_t i) { return parts[i] - std::floor(parts[i]); };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
  for (std::size_t i = 0; i < parts.size(); ++i) result[i] = static_cast<int>(std::floor(parts[i]));
  int missing = total - std::accumulate(result.begin(), result.end(), 0);
  for (const std::size_t i : order)
    if (missing > 0) ++result[i], --missing;
  return result;
}

LedgerTable ledger_table(const Comparison& comparison, Whose whose) {
  LedgerTable table{whose, {}, {}, std::vector<double>(comparison.plans.size())};
  for (std::size_t s = 0; s < kStages; ++s) {
    std::vector<double> row;
    for (const PlanSummary& plan : comparison.summaries) row.push_back(ledger(plan, whose)[s] / 60);
    for (std::size_t plan = 0; plan < row.size(); ++plan) table.totals[plan] += row[plan];
    if (*std::max_element(row.begin(), row.end()) < 1) continue;
    table.stages.push_back(static_cast<Stage>(s));
    table.minutes.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::vector<MeasureGroup> measure_groups(const Setup& setup, const Comparison& comparison,
                                         Language language) {
  const Wording w{language};
  const auto group = [&](std::string_view name, std::span<const Measure> measures) {
    MeasureGroup result{std::string(name), {}};
    for (const Measure measure : measures)
      if (applies(comparison, measure))
        result.tables.push_back(measure_table(setup, comparison, measure, w));
    return result;
  };
  std::vector<MeasureGroup> groups{group(w("Evacuation", "疏散"), kEvacuation),
                                   group(w("Reinforcement", "增援"), kReinforcement)};
  std::erase_if(groups, [](const MeasureGroup& g) { return g.tables.empty(); });
  return groups;
}

std::vector<PictureTable> picture_tables(const Setup& setup, const Comparison& comparison,
                                         Language language) {
  const Wording w{language};
  std::vector<PictureTable> result;
  if (comparison.picture.empty()) return result;
  for (const Measure measure :
       std::set{headline(setup.scenario), Measure::first_on_scene_s, Measure::contained_s}) {
    if (!applies(comparison, measure)) continue;
    const auto m = static_cast<std::size_t>(measure);
    const Figure written = figure(info(measure).unit);
    const Figure as = difference_figure(info(measure).unit);
    const auto mean_text = [&](const Estimate& e) {
      return e.count == 0 ? std::string(w("never", "从未"))
                          : value_text(written, e.mean, honest_step(written, e), w);
    };
    PictureTable& table = result.emplace_back(PictureTable{w(info(measure).name), {}});
    for (std::size_t plan = 0; plan < comparison.plans.size(); ++plan) {
      const PictureCost& picture = comparison.picture[plan];
      const Estimate& cost = picture.cost[m].mean;
      PictureRow row{plan_name(setup, comparison, plan, language),
                     mean_text(summary(comparison, plan, measure).mean),
                     mean_text(picture.known[m]),
                     {}};
      row.cost.value = "—";
      if (cost.count > 0)
        row.cost = {signed_text(as, cost.mean, honest_step(as, cost), w),
                    half_width_text(as, cost, w), interval_text(as, cost, w)};
      table.rows.push_back(std::move(row));
    }
  }
  return result;
}

std::vector<AccountRow> account_rows(const Setup& setup, const Comparison& comparison,
                                     Language language) {
  int there = 0;
  for (const Group& group : setup.scenario.groups) there += group.persons;
  std::vector<AccountRow> rows;
  if (there == 0) return rows;
  for (std::size_t plan = 0; plan < comparison.plans.size(); ++plan)
    rows.push_back({plan_name(setup, comparison, plan, language),
                    rounded_to_total(comparison.summaries[plan].accounts, there), there});
  return rows;
}

std::array<std::string, 5> account_words(Language language) {
  const Wording w{language};
  const auto word = [&](const char* en, const char* zh) { return std::string(w(en, zh)); };
  return {word("moved", "已转移"), word("waiting", "仍在等候"), word("refused", "拒绝转移"),
          word("lost", "失踪"), word("sheltered", "就地安置")};
}

std::vector<LedgerTable> ledger_tables(const Comparison& comparison) {
  std::vector<LedgerTable> tables;
  for (const Whose whose : {Whose::evacuees, Whose::responders})
    if (LedgerTable table = ledger_table(comparison, whose); !table.stages.empty())
      tables.push_back(std::move(table));
  return tables;
}

std::string minutes_text(double minutes) {
  if (minutes <= 0) return "—";
  return minutes < 0.5 ? "<1" : count_text(std::llround(minutes));
}

std::string_view judgement_word(Judgement judgement, Language language) {
  const Wording w{language};
  switch (judgement) {
    case Judgement::better:
      return w("better", "更优");
    case Judgement::worse:
      return w("worse", "更差");
    case Judgement::unclear:
      return w("unclear", "不明显");
    case Judgement::same:
      return w("equal", "相同");
  }
  return {};
}

const std::string& plan_name(const Setup& setup, const Comparison& comparison, std::size_t plan,
                             Language language) {
  return text(setup.scenario.plans[comparison.plans[plan]].name, language);
}

}  // namespace skerry
