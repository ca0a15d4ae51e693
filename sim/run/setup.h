#pragma once

#include "sim/model/scenario.h"
#include "sim/network/passage.h"
#include "sim/weather/weather.h"

#include <vector>

namespace skerry {

/// A scenario and all that follows from it alone: computed once, shared by all runs.
struct Setup {
  explicit Setup(const Scenario& scenario);

  const Scenario& scenario;
  Routes routes;
  Weather forecast;  ///< what the source of the weather expects

  std::vector<Id<Place>> wharves;            ///< in file order
  Table<Place, std::vector<Berths>> berths;  ///< of wharves and, of one size, spots of pads

  Table<Craft, std::vector<Departure>> departures;  ///< by the timetable, in order of time
  /// By craft, where its class has an endurance: to one of these it must be able to go on from
  /// wherever it goes. Places with fuel at which it can lie; of a drone, its home.
  Table<Craft, std::vector<Id<Place>>> havens;

  Table<Team, std::optional<Id<Beat>>> beat_of;
  Table<Beat, Spans> duty;
  Table<Place, std::vector<Id<Incident>>> happens_at;

  Table<Incident, Spans> active;                     ///< outside, an incident stands still
  std::vector<Id<Incident>> brought_about;           ///< those that a condition brings about
  Table<Incident, std::vector<Id<Place>>> ways_off;  ///< of suspects
  Table<Place, std::vector<Id<Incident>>> flights;   ///< whose way off a place is

  // Names of entities in random draws.
  Table<Craft, std::uint32_t> craft_luck;
  Table<Team, std::uint32_t> team_luck;
  Table<Group, std::uint32_t> group_luck;
  Table<Incident, std::uint32_t> incident_luck;
  Table<FalseAlarms, std::uint32_t> alarm_luck;
};

}  // namespace skerry
