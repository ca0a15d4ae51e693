#include "sim/report/outcome_report.h"

#include "sim/base/fingerprint.h"
#include "sim/report/wording.h"

#include <fmt/format.h>

#include <cmath>

namespace skerry {
namespace {

std::string exact_text(const MeasureInfo& info, double value, Wording w) {
  // One run has no interval to round by: times to the minute, the rest to a whole percent or one.
  const double step = info.unit == MeasureInfo::Unit::time    ? 60.0
                      : info.unit == MeasureInfo::Unit::share ? 0.01
                                                              : 1.0;
  return value_text(figure(info.unit), value, step, w);
}

}  // namespace

std::string outcome_report(const Scenario& scenario, const std::string& plan, RunKey key,
                           const Outcome& outcome, Language language) {
  const Wording w{language};
  std::string report = fmt::format("{} · {} · {} {} · {} {} · {} {}\n", w(scenario.name), plan,
                                   w("seed", "种子"), key.seed, w("replication", "重复"),
                                   key.replication, w("digest", "摘要"), hex(outcome.digest));
  for (const MeasureInfo& info : kMeasureTable) {
    const double value = outcome.measures[static_cast<std::size_t>(info.measure)];
    const bool of_people = info.measure <= Measure::peak_crowd;
    const bool applies = of_people ? !scenario.groups.empty() : !scenario.incidents.empty();
    if (!applies) continue;
    report += fmt::format(
        "  {} {}\n", pad_right(w(info.name), 26),
        std::isnan(value) ? std::string(w("not reached", "未达到")) : exact_text(info, value, w));
  }
  const Accounts& a = outcome.accounts;
  if (a.total() > 0)
    report += fmt::format(
        "  {} {} {} + {} {} + {} {} + {} {} + {} {} = {}\n", w("who was there:", "人员去向："),
        w("moved", "送离"), a.moved, w("waiting", "等候"), a.waiting, w("refused", "拒绝"),
        a.refused, w("lost", "失联"), a.lost, w("sheltered", "安置"), a.sheltered, a.total());
  const auto& ledger = scenario.groups.empty() ? outcome.responder_ledger : outcome.evacuee_ledger;
  report +=
      fmt::format("{}\n", w("Where the time went, minutes per person:", "时间去向（人均分钟）："));
  for (int stage = 0; stage < kStages; ++stage)
    if (const double seconds = ledger[static_cast<std::size_t>(stage)]; seconds >= 30)
      report += fmt::format("  {} {:>6.0f}\n",
                            pad_right(stage_words(static_cast<Stage>(stage), w), 26), seconds / 60);
  return report;
}

}  // namespace skerry
