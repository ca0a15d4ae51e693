#pragma once

#include "sim/base/sim_time.h"

#include <cstdint>

namespace skerry {

/// What happened. The numbers are part of every digest and journal: never reuse one.
/// Beside each: what a, b, c and value hold. Ids are indexes into the scenario's tables.
enum class RecordKind : std::uint32_t {
  order_given = 1,            ///< a: kind of order, b: its first subject, c: its second
  order_refused = 2,          ///< a: kind of order, b: its first subject, c: Refusal
  incident_began = 3,         ///< a: incident
  incident_detected = 4,      ///< a: incident, b: Sensor
  incident_contained = 5,     ///< a: incident
  team_called = 6,            ///< a: team
  team_ready = 7,             ///< a: team, value: persons who came
  team_set_off = 8,           ///< a: team, b: place
  team_arrived = 9,           ///< a: team, b: place, value: persons
  team_on_scene = 10,         ///< a: team, b: incident, value: persons on that scene now
  team_boarded = 11,          ///< a: team, b: craft
  team_landed = 12,           ///< a: team, b: craft, c: place
  craft_ready = 13,           ///< a: craft
  craft_departed = 14,        ///< a: craft, b: from, c: to, value: persons aboard
  craft_arrived = 15,         ///< a: craft, b: place
  craft_berthed = 16,         ///< a: craft, b: place
  craft_held = 17,            ///< a: craft, b: bound for, c: Hindrance, value: met, SI
  craft_failed = 18,          ///< a: craft
  craft_repaired = 19,        ///< a: craft
  craft_free = 20,            ///< a: craft, b: place
  wharf_opened = 21,          ///< a: place
  wharf_closed = 22,          ///< a: place
  wharf_shut = 23,            ///< a: place, c: Hindrance, value: met, SI; by weather
  wharf_usable = 24,          ///< a: place; weather allows again
  party_came = 25,            ///< a: party, b: place, c: group, value: persons now waiting there
  party_set_off = 26,         ///< a: party, b: place, c: group
  party_boarded = 27,         ///< a: party, b: craft, c: group, value: persons
  party_moved = 28,           ///< a: party, b: place, c: group, value: persons
  party_refused = 29,         ///< a: party, c: group, value: persons
  party_sheltered = 30,       ///< a: party, b: place, c: group, value: persons
  spent = 31,                 ///< a: Stage, b: Whose, c: persons, value: seconds each
  level_declared = 32,        ///< a: Level
  warned = 33,                ///< a: Warning
  crew_at_work = 34,          ///< a: place, value: persons now opening it
  craft_released = 35,        ///< a: craft; what held it holds it no longer, or it was given up
  craft_turned = 36,          ///< a: craft, b: place it runs to, c: Hindrance, value: met, SI
  warning_changed = 37,       ///< a: zone, b: 1 + Warning, 0: none any more
  wharf_damaged = 38,         ///< a: place, value: berths or spots lost
  wharf_repaired = 39,        ///< a: place, value: berths or spots usable again
  party_put_back = 40,        ///< a: party, b: place, c: group, value: persons now waiting there
  team_left = 41,             ///< a: team, b: craft that sails without it, c: place
  incident_escalated = 42,    ///< a: incident, b: which of its type's levels, c: Level
  incident_resolved = 43,     ///< a: incident
  incident_fled = 44,         ///< a: incident; the suspects got away
  harm_done = 45,             ///< a: incident, value: persons hurt since the last, by its rate
  life_lost = 46,             ///< a: incident, value: persons
  review_begun = 47,          ///< a: incident
  review_done = 48,           ///< a: incident, value: share of the work that is left
  team_released = 49,         ///< a: team, b: incident
  craft_refuels = 50,         ///< a: craft, b: place, value: s under way left in its tanks
  craft_refuelled = 51,       ///< a: craft, b: place
  craft_rests = 52,           ///< a: craft, b: place; its crew's duty is over
  craft_rested = 53,          ///< a: craft, b: place
  hoist_begun = 54,           ///< a: craft, b: place, value: persons aboard to be lowered, 0: lifts
  hoist_broken_off = 55,      ///< a: craft, b: place, c: Hindrance, value: met, SI
  drone_on_station = 56,      ///< a: craft, b: place; from now on it sees what is there
  drone_left = 57,            ///< a: craft, b: place; it sees it no longer and goes home
  sailing_cancelled = 60,     ///< a: craft, b: sailing
  left_timetable = 61,        ///< a: craft, which was ordered off it
  crowd_changed = 62,         ///< a: incident, value: persons in its crowd now
  inject_given = 70,          ///< a: inject
  team_unfit = 71,            ///< a: team, b: place; out of action by an inject
  team_fit = 72,              ///< a: team, b: place; back again
  casualty_died = 63,         ///< a: party, b: place, c: group, value: persons
  patrol_walks = 80,          ///< a: team, b: place, c: beat
  patrol_visits = 81,         ///< a: team, b: place, c: beat; it stays there
  patrol_left = 82,           ///< a: team, b: beat, for a task
  patrol_goes_home = 83,      ///< a: team, b: beat; its duty is over
  patrol_ended = 84,          ///< a: team, b: beat; it is home
  false_alarm = 85,           ///< a: source of false alarms, b: place, c: Sensor
  team_looks = 86,            ///< a: team, b: place; it was sent to look into an alarm
  team_looked = 87,           ///< a: team, b: place; there was nothing
  alarm_unanswered = 88,      ///< a: source of false alarms, b: place; nobody was free
  team_waits_to_be_led = 90,  ///< a: team, b: incident; those who lead there lead all they can
  team_led = 91,              ///< a: team, b: incident; which had waited to be led
  team_tired = 92,            ///< a: team, value: share of its work that it still does
  team_withdrawn = 93,        ///< a: team, b: incident; its agency may not work there any more
  service_lost = 94,          ///< a: loss
  service_restored = 95,      ///< a: loss
  message_sent = 96,        ///< a: kind of order, b: its first subject, value: s until it is there
  search_begun = 100,       ///< a: craft, b: incident, value: area in which it may be, m2
  search_broken_off = 101,  ///< a: craft, b: incident, c: Hindrance, value: met, SI
  found_at_sea = 102,       ///< a: incident, value: persons alive
  plume_comes = 104,        ///< a: incident, b: place
  plume_goes = 105,         ///< a: incident, b: place
};

/// One thing that happened. Fixed width, no padding, so that it can be hashed and stored as it is.
struct Record {
  SimTime at{};
  double value = 0.0;
  RecordKind kind{};
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
};
static_assert(sizeof(Record) == 32);

/// Where time goes between the onset and the end of somebody's way.
enum class Stage : std::uint32_t {
  detection,  ///< until the commander knew
  decision,   ///< until the order
  call_out,   ///< until the team stood ready
  response,   ///< from being told to setting off
  march,      ///< by land to the wharf or pad
  opening,    ///< at a wharf that was not open yet
  weather,    ///< because of weather
  craft,      ///< for a craft to come
  berth,      ///< for a berth
  loading,    ///< at the gangway
  under_way,
  breakdown,
  unloading,
  last_mile,  ///< by land from the landing to the scene
  tide        ///< for enough water
};
inline constexpr int kStages = 15;
inline constexpr const char* kStageNames[kStages] = {
    "detection", "decision", "call_out",  "response",  "march",     "opening",   "weather", "craft",
    "berth",     "loading",  "under_way", "breakdown", "unloading", "last_mile", "tide"};

/// Whose time: those who are moved, or those who come to help.
enum class Whose : std::uint32_t { evacuees, responders };

}  // namespace skerry
