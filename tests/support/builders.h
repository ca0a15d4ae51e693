#pragma once

#include "sim/model/scenario.h"

#include <string>
#include <vector>

namespace skerry::test {

// Things with defaults, so that a test shows only what matters to it:
//
//   Scenario s = small_scenario();
//   s.groups[small::kVisitors].persons = 37;
//
// `small_scenario()` passes `check()` without problems or warnings. It is in code what
// tests/data/small/ is in files, without the alternate wharf.

/// Ids of the things in `small_scenario()`.
namespace small {
inline constexpr Id<Zone> kSound{0};
inline constexpr Id<Island> kHome{0}, kAway{1};
inline constexpr Id<Place> kHarbour{0}, kStation{1}, kQuay{2}, kVillage{3};
inline constexpr Id<Link> kHarbourRoad{0}, kQuayPath{1}, kLane{2};
inline constexpr Id<CraftClass> kFerryClass{0};
inline constexpr Id<Craft> kFerry{0};
inline constexpr Id<Agency> kPolice{0};
inline constexpr Id<Team> kHomePolice{0};
inline constexpr Id<Group> kVisitors{0};
inline constexpr Id<IncidentType> kDisturbance{0};
inline constexpr Id<Incident> kBrawl{0};
inline constexpr Id<Plan> kFerryThem{0};
}  // namespace small

/// Two islands 10 nmi apart, each with a wharf, joined by one lane in one zone of calm weather.
/// At home a harbour with a ferry and, up a road, a station with a team of 12. Away a quay and, up
/// a path, a village with 60 visitors in parties of 4 who come to the quay within the first hour,
/// and with a brawl two hours after the start. The plan carries the visitors home and sends the
/// team. The run begins at 09:00 on a summer day and lasts 10 hours.
Scenario small_scenario();

// ---- single things ------------------------------------------------------------------------

/// Both names of a thing, and its id, from one word.
template <class T>
T named(T thing, const std::string& id) {
  thing.id = id;
  thing.name = {id, id};
  return thing;
}

Length nautical_miles(double value);
Speed knots(double value);
Speed km_h(double value);
Rate per_minute(double persons);

/// An ordinary wharf: 2 berths of 60 m and 5 m, 20 persons a minute, waves to 1 m, wind to 8 Bft,
/// open to all directions alike.
Wharf wharf();
Place wharf_place(const std::string& id, Id<Island> island, Id<Zone> zone, Position position,
                  Wharf wharf);
Place land_place(const std::string& id, PlaceKind kind, Id<Island> island, Position position);
Place sea_point(const std::string& id, Id<Zone> zone, Position position);
/// A link of `length`; its zone, where it is at sea, is the first.
Link link(const std::string& id, Id<Place> from, Id<Place> to, LinkMedium medium, Length length);

/// A craft of 28 m and 1.8 m with 60 seats and 12 kn that no weather stops.
CraftClass craft_class(const std::string& id);

/// 09:00 on 1 June 2023 at +08:00, the start of `small_scenario()`, and `later`.
LocalTime local_time(Duration later = Duration{0});
/// Calm: wind and gusts 3 m/s and waves of 0.3 m, all from the east; visibility 10 km.
WeatherPoint calm(LocalTime at);

Distribution triangular(Duration least, Duration mode, Duration most);
Distribution exponential(Duration mean);

Condition when(Condition::Value value);
Action act(Action::Value value);
Step step(const std::string& id, Condition::Value trigger, std::vector<Action> actions);

}  // namespace skerry::test
