#include "sim/study/drill.h"

#include <cmath>

namespace skerry {
namespace {

/// Mean of what `value` gives of each outcome, where it gives a number.
template <class Value>
Estimate mean_where_any(const std::vector<Outcome>& outcomes, Value&& value) {
  std::vector<double> values;
  for (const Outcome& outcome : outcomes)
    if (const double v = value(outcome); !std::isnan(v)) values.push_back(v);
  return mean_interval(values);
}

}  // namespace

DrillSummary summarise_drill(const std::vector<Outcome>& outcomes) {
  const int all = static_cast<int>(outcomes.size());
  DrillSummary summary;
  for (std::size_t i = 0; i < outcomes.front().injects_given_s.size(); ++i) {
    const Estimate time =
        mean_where_any(outcomes, [i](const Outcome& o) { return o.injects_given_s[i]; });
    summary.injects.push_back({proportion_interval(time.count, all), time});
  }
  for (std::size_t i = 0; i < outcomes.front().objectives.size(); ++i) {
    std::array<int, kVerdicts> count{};
    for (const Outcome& outcome : outcomes)
      ++count[static_cast<std::size_t>(outcome.objectives[i].verdict)];
    ObjectiveSummary& objective = summary.objectives.emplace_back();
    for (std::size_t v = 0; v < kVerdicts; ++v)
      objective.share[v] = proportion_interval(count[v], all);
    objective.margin =
        mean_where_any(outcomes, [i](const Outcome& o) { return o.objectives[i].margin; });
  }
  return summary;
}

}  // namespace skerry
