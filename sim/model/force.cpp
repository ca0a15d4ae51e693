#include "sim/model/force.h"

namespace skerry {

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
