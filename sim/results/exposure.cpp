#include "sim/results/exposure.h"

#include <algorithm>
#include <limits>

namespace skerry {

PlumeExposure::PlumeExposure(const Scenario& scenario)
    : end_(scenario.end()),
      out_(scenario.region.places.size()),
      plumes_(scenario.region.places.size()) {
  for (const Incident& incident : scenario.incidents)
    for (const IncidentLevel& level : scenario.incident_types[incident.type].levels)
      any_ = any_ || level.plume.has_value();
  if (!any_) return;
  for (const Group& group : scenario.groups) {
    for (int i = 0; i < parties(group); ++i) {
      persons_.push_back(std::min(group.party, group.persons - i * group.party));
      at_.push_back(group.lodging.index());
      out_[group.lodging.index()] += persons_.back();
    }
  }
  is_out_.assign(persons_.size(), 1);
}

void PlumeExposure::settle(SimTime now) {
  person_s_ += exposed_ * in_seconds(now - since_);
  since_ = now;
}

void PlumeExposure::move(std::uint32_t party, std::uint32_t to, bool is_out) {
  const auto count = [&](int sign) {
    if (is_out_[party] == 0) return;
    out_[at_[party]] += sign * persons_[party];
    if (plumes_[at_[party]] > 0) exposed_ += sign * persons_[party];
  };
  count(-1);
  at_[party] = to;
  is_out_[party] = is_out ? 1 : 0;
  count(1);
}

void PlumeExposure::take(const Record& record) {
  if (!any_) return;
  switch (record.kind) {
    case RecordKind::plume_comes:
      settle(record.at);
      if (plumes_[record.b]++ == 0) exposed_ += out_[record.b];
      return;
    case RecordKind::plume_goes:
      settle(record.at);
      if (--plumes_[record.b] == 0) exposed_ -= out_[record.b];
      return;
    case RecordKind::party_came:
    case RecordKind::party_put_back:
      settle(record.at);
      return move(record.a, record.b, true);
    case RecordKind::party_set_off:  // from a shelter, too
      settle(record.at);
      return move(record.a, at_[record.a], true);
    case RecordKind::party_sheltered:
      settle(record.at);
      return move(record.a, record.b, false);
    case RecordKind::party_boarded:
    case RecordKind::party_moved:
      settle(record.at);
      return move(record.a, at_[record.a], false);
    default:
      return;
  }
}

double PlumeExposure::person_hours() const {
  if (!any_) return std::numeric_limits<double>::quiet_NaN();
  return (person_s_ + exposed_ * in_seconds(end_ - since_)) / 3600;
}

}  // namespace skerry
