#include "sim/model/incident.h"

#include <cmath>

namespace skerry {

double growth(FireGrowth growth) {
  constexpr double kReference = 1055e3;  // W: 1000 Btu/s
  constexpr double kSeconds[] = {600, 300, 150, 75};
  const double time = kSeconds[static_cast<int>(growth)];
  return kReference / (time * time);
}

double age_to_escalate(const IncidentType& type, std::size_t level, double u) {
  const IncidentLevel& to = type.levels[level];
  if (to.after) return quantile(*to.after, u);
  const auto age = [&](const IncidentLevel& l) {
    return l.heat ? std::sqrt(l.heat->si / growth(*type.fire)) : 0.0;
  };
  return age(to) - age(type.levels[level - 1]);
}

double work_to_contain(const IncidentType& type, std::size_t level, double u) {
  if (const auto& work = type.levels[level].work) return quantile(*work, u);
  if (type.search_at_sea) return quantile({Distribution::Kind::exponential, 1.0, 0, 0}, u);
  if (!type.search) return 0.0;
  const Search& search = *type.search;
  const double mean = search.area.si / (search.sweep.si * search.speed.si);
  return quantile({Distribution::Kind::exponential, mean, 0, 0}, u);
}

Rate joining(const Crowd& crowd, int persons) {
  const double room = crowd.limit ? 1.0 - static_cast<double>(persons) / *crowd.limit : 1.0;
  return crowd.joins * persons * room;
}

Rate leaving(const Crowd& crowd, int persons, double met) {
  return (crowd.leaves + crowd.dispersed * met) * persons;
}

}  // namespace skerry
