#include "sim/run/setup.h"

#include "sim/run/range.h"

namespace skerry {
namespace {

template <class Entity>
Table<Entity, std::uint32_t> luck(const Table<Entity>& entities) {
  Table<Entity, std::uint32_t> result;
  for (const Entity& entity : entities) result.add(name_hash(entity.id));
  return result;
}

std::vector<Id<Place>> havens_of(const Scenario& s, Id<Craft> craft) {
  const CraftClass& craft_class = s.fleet.classes[s.fleet.craft[craft].craft_class];
  if (!craft_class.endurance) return {};
  if (craft_class.needs == Landing::hover) return {s.fleet.craft[craft].home};
  std::vector<Id<Place>> result;
  for (const Id<Place> id : s.region.places.ids()) {
    const Place& place = s.region.places[id];
    if (place.fuel && fits(craft_class, place) && can_lie(s, craft, id)) result.push_back(id);
  }
  return result;
}

/// Where the suspects of an incident can leave its island.
std::vector<Id<Place>> ways_off_of(const Scenario& s, const Incident& incident) {
  if (!s.incident_types[incident.type].flees) return {};
  if (!incident.ways_off.empty()) return incident.ways_off;
  std::vector<Id<Place>> result;
  const auto island = s.region.places[incident.places.front()].island;
  for (const Id<Place> id : s.region.places.ids())
    if (s.region.places[id].wharf && s.region.places[id].island == island) result.push_back(id);
  return result;
}

}  // namespace

Setup::Setup(const Scenario& s)
    : scenario(s),
      routes(s),
      forecast(s),
      departures(skerry::departures(s.timetable, s.fleet.craft.size(), s.start, s.horizon)),
      craft_luck(luck(s.fleet.craft)),
      team_luck(luck(s.force.teams)),
      group_luck(luck(s.groups)),
      incident_luck(luck(s.incidents)),
      alarm_luck(luck(s.false_alarms)) {
  constexpr Length kAny{1e9};
  for (const Id<Place> id : s.region.places.ids()) {
    const Place& place = s.region.places[id];
    if (place.wharf) wharves.push_back(id);
    berths.add(place.pad     ? std::vector{Berths{place.pad->spots, kAny, kAny}}
               : place.wharf ? berth_sizes(*place.wharf)
                             : std::vector<Berths>{});
  }
  for (const Id<Craft> id : s.fleet.craft.ids()) havens.add(havens_of(s, id));
  beat_of = Table<Team, std::optional<Id<Beat>>>(s.force.teams.size());
  for (const Id<Beat> id : s.beats.ids()) {
    duty.add(times_within(s.beats[id].hours, s.start, s.horizon));
    for (const Id<Team> team : s.beats[id].teams) beat_of[team] = id;
  }
  happens_at = flights = Table<Place, std::vector<Id<Incident>>>(s.region.places.size());
  for (const Id<Incident> id : s.incidents.ids()) {
    const Incident& incident = s.incidents[id];
    active.add(times_within(s.incident_types[incident.type].hours, s.start, s.horizon));
    ways_off.add(ways_off_of(s, incident));
    if (incident.begins_when) brought_about.push_back(id);
    for (const Id<Place> place : incident.places) happens_at[place].push_back(id);
    for (const Id<Place> place : ways_off[id]) flights[place].push_back(id);
  }
}

}  // namespace skerry
