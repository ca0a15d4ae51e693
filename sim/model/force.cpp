#include "sim/model/force.h"

#include "sim/base/contains.h"

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

/// The first row of a team's that holds then and gives `what`; none: the team itself.
template <class T>
const T& on_call(const Team& team, const LocalTime& when, std::optional<T> OnCall::*what,
                 const T& otherwise) {
  for (const OnCall& row : team.on_call)
    if ((!row.hours || is_within(*row.hours, when)) &&
        (row.months.empty() || contains(row.months, month_of(when))) && row.*what)
      return *(row.*what);
  return otherwise;
}

}  // namespace

double answers_at(const Team& team, const LocalTime& when) {
  return on_call(team, when, &OnCall::answers, team.answers);
}

const Distribution& call_out_at(const Team& team, const LocalTime& when) {
  return on_call(team, when, &OnCall::call_out, team.call_out);
}

int vigour(const Fatigue& fatigue, Duration on_duty) {
  if (on_duty < fatigue.fresh) return 1000;
  const auto hours = static_cast<double>((on_duty - fatigue.fresh) / std::chrono::hours{1});
  return static_cast<int>(std::lround(1000 * std::max(fatigue.least, 1 - fatigue.loses * hours)));
}

Area deck_of(const Force& force, const Team& team) {
  Area total = team.deck;
  for (const Vehicles& v : team.vehicles)
    total += force.vehicles[v.vehicle_class].deck * static_cast<double>(v.count);
  return total;
}

Mass mass_of(const Force& force, const Team& team) {
  Mass total = kPersonMass * team.persons;
  for (const Vehicles& v : team.vehicles) total += force.vehicles[v.vehicle_class].mass * v.count;
  return total;
}

Duration drive_time_of(const Force& force, const Team& team) {
  Duration total{};
  for (const Vehicles& v : team.vehicles) total += force.vehicles[v.vehicle_class].loads * v.count;
  return total;
}

bool has_room(const Force& force, const CraftClass& craft_class, const Team& team) {
  return team.persons <= craft_class.seats && deck_of(force, team) <= craft_class.deck;
}

}  // namespace skerry
