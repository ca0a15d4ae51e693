// The forecasts issued on the way, and the warnings that follow from them.

#include "sim/weather/basis.h"
#include "sim/weather/weather.h"

#include <Eigen/Core>

#include <algorithm>

namespace skerry {
namespace {

constexpr Element kForecast[] = {Element::wind, Element::gust, Element::wave, Element::visibility,
                                 Element::ceiling};

/// The warning that a rule set gives for conditions `lead` after the issue.
int warned_by(const std::vector<WarningRule>& rules, const Conditions& c, Duration lead) {
  int highest = 0;
  for (const WarningRule& rule : rules) {
    if (lead > rule.within) continue;
    const bool met = (rule.wind && c.wind >= *rule.wind) || (rule.gust && c.gust >= *rule.gust) ||
                     (rule.wave && c.wave >= *rule.wave) ||
                     (rule.visibility && c.visibility <= *rule.visibility);
    if (met) highest = std::max(highest, 1 + static_cast<int>(rule.colour));
  }
  return highest;
}

}  // namespace

void Weather::issue_forecasts(const Weather& expected) {
  const int between = basis_->epochs_between_forecasts;
  for (int issued = 0; issued < epochs_; issued += between) {
    forecasts_.push_back(Weather{});
    forecasts_.back().blend(*this, expected, issued);
  }
}

/// A forecast: the truth where it is near in time, more and more of what is expected beyond.
void Weather::blend(const Weather& truth, const Weather& expected, int issued) {
  basis_ = truth.basis_;
  epoch_ = truth.epoch_;
  epochs_ = truth.epochs_;
  first_ = issued;
  fields_.rows = epochs_ - issued;
  fields_.sites = truth.fields_.sites;
  using Column = Eigen::Map<const Eigen::ArrayXd>;
  const auto mix = [&](const Grid& come, const Grid& foreseen, int offset, Grid& into) {
    const auto columns =
        static_cast<std::uint32_t>(come.values.size() / static_cast<std::size_t>(come.rows));
    into = Grid(rows(), columns);
    const Column known(basis_->known.data(), rows());
    for (std::uint32_t column = 0; column < columns; ++column) {
      const Column t(come.column(column) + issued, rows());
      const Column e(foreseen.column(column) + issued + offset, rows());
      Eigen::Map<Eigen::ArrayXd>(into.column(column), rows()) = e + known * (t - e);
    }
  };
  const int margin = -expected.first_;
  for (const Element element : kForecast)
    mix(truth.fields_[element], expected.fields_[element], margin, fields_[element]);
  mix(truth.berth_waves_, expected.berth_waves_, margin, berth_waves_);
  judge_landings(&truth);
}

/// At each issue: the highest warning that a rule gives for the time it looks ahead.
void Weather::warn() {
  const Scenario& s = basis_->scenario;
  warned_.assign(static_cast<std::size_t>(epochs_) * s.region.zones.size(), 0);
  Duration longest{};
  for (const WarningRule& rule : s.region.warnings) longest = std::max(longest, rule.within);
  const int between = basis_->epochs_between_forecasts;
  for (const Id<Zone> zone : s.region.zones.ids()) {
    const std::vector<unsigned char>& alerts = basis_->alerts[zone.index()];
    unsigned char* warned = warned_.data() + zone.index() * static_cast<std::size_t>(epochs_);
    for (int issued = 0; issued < epochs_; issued += between) {
      const Weather& foreseen = forecast(issued);
      const int last = std::min(epochs_ - 1, issued + static_cast<int>(longest / epoch_));
      int highest = 0;
      for (int e = issued; e <= last; ++e)
        highest = std::max(
            highest, warned_by(s.region.warnings, foreseen.at(e, zone), (e - issued) * epoch_));
      std::fill(warned + issued, warned + std::min(epochs_, issued + between),
                static_cast<unsigned char>(highest));
    }
    std::transform(alerts.begin(), alerts.end(), warned, warned,
                   [](unsigned char a, unsigned char b) { return std::max(a, b); });
  }
}

}  // namespace skerry
