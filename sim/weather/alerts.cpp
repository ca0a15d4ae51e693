#include "sim/weather/alerts.h"

#include <algorithm>

namespace skerry {
namespace {

bool counts(const Alert& alert) {
  const bool real = alert.status == AlertStatus::actual || alert.status == AlertStatus::exercise;
  return real && (alert.type == MessageType::alert || alert.type == MessageType::update);
}

/// When a later message takes the place of an alert.
CalendarTime replaced_at(const Scenario& scenario, const Alert& alert) {
  CalendarTime soonest = CalendarTime::max();
  for (const Alert& other : scenario.weather.messages) {
    const bool ends = other.type == MessageType::update || other.type == MessageType::cancel;
    if (ends && other.sent.utc > alert.sent.utc &&
        other.references.find(alert.identifier) != std::string::npos)
      soonest = std::min(soonest, other.sent.utc);
  }
  return soonest;
}

}  // namespace

std::vector<unsigned char> alerted(const Scenario& scenario, Id<Zone> id) {
  const Duration epoch = scenario.weather.epoch;
  std::vector<unsigned char> codes(static_cast<std::size_t>(scenario.horizon / epoch) + 1, 0);
  const auto& position = scenario.region.zones[id].position;
  if (!position) return codes;
  for (const Alert& alert : scenario.weather.messages) {
    if (!counts(alert)) continue;
    for (const AlertInfo& info : alert.infos) {
      const auto colour = warning_colour(info);
      const bool here = std::any_of(info.areas.begin(), info.areas.end(),
                                    [&](const AlertArea& area) { return covers(area, *position); });
      if (!colour || !here) continue;
      const auto effect = info.onset ? info.onset : info.effective;
      const CalendarTime from = effect ? std::max(alert.sent.utc, effect->utc) : alert.sent.utc;
      CalendarTime until = replaced_at(scenario, alert);
      if (info.expires) until = std::min(until, info.expires->utc);
      for (std::size_t e = 0; e < codes.size(); ++e) {
        const CalendarTime time = scenario.start.utc + static_cast<int>(e) * epoch;
        if (time < from || time >= until) continue;
        codes[e] = std::max(codes[e], static_cast<unsigned char>(1 + static_cast<int>(*colour)));
      }
    }
  }
  return codes;
}

}  // namespace skerry
