#pragma once

#include "sim/base/id.h"
#include "sim/base/sim_time.h"
#include "sim/kernel/calendar.h"
#include "sim/model/order.h"
#include "sim/model/scenario.h"
#include "sim/results/record.h"
#include "sim/run/countdown.h"
#include "sim/run/drift.h"

#include <array>
#include <cstdint>
#include <vector>

namespace skerry {

/// "None" for the 32-bit links between rows of the world, which must stay trivially copyable.
inline constexpr std::uint32_t kNone = 0xFFFFFFFFu;

/// Somebody's time in one stage, not yet recorded.
struct Interval {
  SimTime since{};
  Stage stage = Stage::craft;
  std::uint32_t persons = 0;
};

enum class TripKind : std::uint8_t { none, stand_by, lift, ferry, sailing, search };

enum class CraftDoing : std::uint8_t {
  idle,
  readying,
  held,  ///< its limits keep it from setting out
  under_way,
  queueing,  ///< off the place, for a berth or for the place to be usable
  turning_round,
  boarding,
  unloading,
  refuelling,
  waiting,   ///< for those it is to lift from where it cannot lie
  hovering,  ///< a drone, on station
  resting,   ///< its crew
  searching  ///< the sea, where something is adrift
};

struct CraftState {
  Id<Place> at{0};  ///< where it lies, or last lay
  Id<Place> from{0};
  Id<Place> to{0};
  TripKind trip = TripKind::none;
  CraftDoing doing = CraftDoing::idle;
  bool ready = false;    ///< its notice has passed
  bool laden = false;    ///< on the second half of its trip
  bool berthed = false;  ///< takes up a berth at `at`
  std::uint8_t berth_size = 0;
  bool broken = false;
  std::uint32_t group = kNone;
  std::optional<Triage> triage;  ///< by which it boards casualties
  std::uint32_t incident = kNone;
  std::uint32_t refuge = kNone;       ///< place it runs to instead, because of weather
  std::uint32_t fuels_at = kNone;     ///< place where it fills its tanks before it goes on
  bool fails = false;                 ///< will break down before it arrives
  bool brings_back = false;           ///< those aboard, whom weather kept from leaving their island
  std::int32_t persons = 0;           ///< aboard
  std::uint32_t first_party = kNone;  ///< aboard, linked by Party::next
  std::uint32_t boarding_party = kNone;  ///< at the gangway
  std::uint32_t crossing_team = kNone;   ///< at the gangway and the ramp
  std::uint32_t next_in_queue = kNone;
  std::uint32_t generation = 0;
  std::uint32_t failures = 0;
  Length ran_ashore;                 ///< tide at which it did; berthed at a beach
  SimTime gangway_free{};            ///< when those who cross it now are over
  SimTime ramp_free{};               ///< likewise of their vehicles
  SimTime arrives{};                 ///< when under way
  SimTime set_out{};                 ///< from `at`, had it sailed on without a stop
  SimTime under_way_since{};         ///< after its last stop
  Duration left_of_leg{};            ///< when broken down
  SimTime out_until{};               ///< by an inject, out of order until then
  Duration until_failure{-1};        ///< operating time; negative: not drawn yet
  bool in_service = false;           ///< follows the timetable
  std::uint32_t next_departure = 0;  ///< of its departures
  std::uint32_t sailing = kNone;     ///< that it is on
  std::uint32_t call = 0;            ///< of that sailing: the last that it left, or lies at
  SimTime sails_at{};                ///< from the first call, by the timetable
  Duration tanks{};            ///< time under way that they last, of a class with an endurance,
  SimTime tanks_at{};          ///< as they were then
  SimTime duty_ends = kNever;  ///< of its crew; never: not on duty, or no limit
  Interval aboard;
  bool has_searched = false;  ///< has come to where it was sent to search
  Interval to_search;         ///< its own time until then
};

/// On its way, or waiting to set out, to stand by at a place: it may be told what to do there.
inline bool goes_to_stand_by_at(const CraftState& craft, Id<Place> place) {
  return craft.trip == TripKind::stand_by && craft.to == place;
}

/// Sent to fetch people there, and not yet on its way with them.
inline bool fetches_from(const CraftState& craft, Id<Place> place) {
  return craft.trip == TripKind::lift && craft.from == place && !craft.laden;
}

/// On a sailing, alongside or off a wharf, with nobody aboard: it may be ordered off.
inline bool can_leave_sailing(const CraftState& craft) {
  return craft.trip == TripKind::sailing && craft.doing != CraftDoing::under_way &&
         craft.persons == 0 && craft.boarding_party == kNone && craft.fuels_at == kNone;
}

/// Empty, waiting for a berth to fetch people, not for fuel, or on a sailing: it may be given
/// another trip.
inline bool can_be_recalled(const CraftState& craft) {
  return (craft.trip == TripKind::lift && craft.doing == CraftDoing::queueing && !craft.laden &&
          craft.fuels_at == kNone) ||
         can_leave_sailing(craft);
}

/// On a trip that it cannot be called off.
inline bool is_busy(const CraftState& craft) {
  return craft.trip != TripKind::none && !can_be_recalled(craft);
}

/// Neither people nor a team aboard; a team of whom nobody came is one all the same.
inline bool is_empty(const CraftState& craft) {
  return craft.persons == 0 && !(craft.laden && craft.trip == TripKind::ferry);
}

enum class TeamDoing : std::uint8_t {
  home,
  called,  ///< called out, not yet together
  ready,   ///< stands at `at`, free
  held,    ///< a bridge on its way is closed
  marching,
  waiting,  ///< at the place where its craft will take it
  aboard,
  posted,  ///< at work at `at`
  on_scene,
  patrolling,  ///< on its beat, free: at `at`, or between it and `bound`
  looking,     ///< into an alarm, at `at`
  unfit        ///< out of action, at `at`
};

struct TeamState {
  Id<Place> at{0};
  Id<Place> bound{0};
  TeamDoing doing = TeamDoing::home;
  bool has_bound = false;  ///< goes to `bound` when it can
  bool landed = false;     ///< has been carried: what remains is the last mile
  bool counted = false;    ///< its time counts in the responders' ledger
  std::uint32_t craft = kNone;
  std::uint32_t turn = 0;  ///< among those of its craft: the first named is first off
  std::uint32_t incident = kNone;
  std::uint32_t alarm = kNone;  ///< source of the false one that it looks into, or goes to
  std::uint32_t alarm_number = 0;
  std::uint32_t point = 0;     ///< of its beat: where it stands on it, or goes next
  bool between = false;        ///< on its beat, under way
  bool stopped = false;        ///< on its beat, by a closed bridge
  bool was_home = false;       ///< before it was out of action
  SimTime unfit_until{};       ///< by an inject
  std::int32_t persons = 0;    ///< who answered
  bool led = false;            ///< on scene, and one of those who work there
  std::int32_t vigour = 1000;  ///< thousandths of its work that it does
  std::uint32_t shift = 0;     ///< how many times it has gone on duty
  std::uint32_t generation = 0;
  SimTime on_duty_since{};
  SimTime off_task_since = kNever;
  SimTime on_scene_since{};
  SimTime leaves{};  ///< `at`, when under way by land; when it turned back: is at `at` from then on
  SimTime there{};   ///< at `bound`, likewise
  SimTime called_at{};
  SimTime ready_at{};
  Interval time;
};

enum class PartyDoing : std::uint8_t {
  lodging,     ///< has not set out yet
  waiting,     ///< at a quay
  responding,  ///< told to go elsewhere
  walking,
  boarding,
  aboard,
  moved,
  sheltered,
  refused,
  lost
};

struct Party {
  Id<Place> at{0};
  Id<Place> bound{0};
  std::uint32_t group = 0;
  std::int32_t persons = 0;
  PartyDoing doing = PartyDoing::lodging;
  std::uint32_t next = kNone;    ///< in a quay's queue or aboard a craft
  std::uint32_t directions = 0;  ///< times it was directed elsewhere
  std::uint32_t generation = 0;
  bool dead = false;
  SimTime since{};  ///< of responding, walking or boarding
};

struct PlaceState {
  bool open = true;                                     ///< by order
  bool usable = true;                                   ///< by weather; a beach also by the tide
  bool opening = false;                                 ///< ordered open, work not done
  bool reopens = false;                                 ///< is to be open once it is repaired
  std::int32_t wrecks = 0;                              ///< damages in force that took all of it
  std::int32_t berths_lost = 0;                         ///< by other damages
  std::array<std::int32_t, kBerthSizes> berths_used{};  ///< by size
  std::uint32_t first_craft = kNone;                    ///< queue for berths, in order of arrival
  std::uint32_t last_craft = kNone;
  std::uint32_t first_party = kNone;  ///< those waiting on the quay, in order of arrival
  std::uint32_t last_party = kNone;
  std::int32_t waiting = 0;                       ///< persons on the quay
  std::int32_t coming = 0;                        ///< persons on their way here
  std::int32_t crew = 0;                          ///< persons of teams posted here
  std::array<std::int32_t, kCapabilities> can{};  ///< of them, by capability
  double work_left_s = 0.0;                       ///< person-seconds to open it
  SimTime work_since{};
  std::int32_t work_rate = 0;  ///< persons at work on it
  std::uint32_t generation = 0;
  Interval quay;
};

struct IncidentState {
  bool begun = false;
  bool detected = false;
  bool contained = false;
  bool resolved = false;
  bool fled = false;
  bool reviewed = false;       ///< or being so
  std::uint8_t level = 0;      ///< of its type's
  std::int32_t in_danger = 0;  ///< lives at risk
  SimTime began_at{};
  SimTime detected_at{};
  std::int32_t persons = 0;  ///< on scene
  std::array<std::int32_t, kCapabilities> by_capability{};
  // Of them those who are led and work.
  std::int32_t teams_led = 0;
  std::int32_t teams_unled = 0;
  std::int32_t workers = 0;  ///< thousandths of a fresh person
  std::array<std::int32_t, kCapabilities> led_by_capability{};
  // What moves, as it stood at `since`, and how fast it has moved since then.
  SimTime since{};
  Countdown work;                  ///< person-seconds
  Countdown worse;                 ///< age to the next level, s
  Countdown flight;                ///< s with all ways off open
  Countdown crowd_changes;         ///< by one: a draw against the integrated hazard
  double harm_rate = 0.0;          ///< persons per second
  std::int32_t crowd = 0;          ///< persons
  std::uint32_t crowd_change = 0;  ///< how many there were
  std::uint32_t generation = 0;
  SimTime drifted_until{};  ///< where it is adrift was computed up to then
};

/// It is resolved, or the suspects got away: nothing changes any more.
inline bool is_over(const IncidentState& incident) { return incident.resolved || incident.fled; }

/// A team that commanders and the duty officer may give a task where it is.
inline bool is_at_hand(const TeamState& team) {
  return team.doing == TeamDoing::patrolling ||
         (team.doing == TeamDoing::ready && !team.has_bound && team.craft == kNone);
}

struct InjectState {
  SimTime given = kNever;
};

/// Persons of a group, kept up to date beside the parties so that nobody has to count them.
struct GroupState {
  std::int32_t waiting = 0;    ///< at any quay
  std::int32_t remaining = 0;  ///< neither moved, nor refused, nor lost
};

/// Persons of one group at or on their way to one place.
struct Presence {
  std::int32_t waiting = 0;
  std::int32_t coming = 0;
};

/// An order on its way by runner.
struct Message {
  Order order;
  bool is_there = false;
};

/// Everything that changes during a run. A value: copying it copies the run at that moment.
struct World {
  SimTime now{};
  int epoch = 0;
  std::uint64_t events = 0;  ///< processed so far
  std::uint64_t orders = 0;  ///< carried out so far
  Calendar calendar;
  Table<Craft, CraftState> craft;
  Table<Team, TeamState> teams;
  std::vector<Party> parties;
  std::vector<std::uint32_t> first_party_of_group;  ///< one more than groups: where each begins
  Table<Place, PlaceState> places;
  Table<Group, GroupState> groups;
  std::vector<Presence> presence;  ///< [place x group]
  Table<Incident, IncidentState> incidents;
  Table<Inject, InjectState> injects;
  Table<Incident, std::vector<Drifter>> adrift;  ///< all ways of what is searched for at sea
  Table<Incident, std::vector<std::uint8_t>>
      plumes;  ///< by place: whether one lies over it; or none
  std::optional<Level> level;
  std::vector<Id<Loss>> losses;   ///< in force
  std::vector<Message> messages;  ///< all that were ever sent by runner

  Presence& at(Id<Place> place, std::uint32_t group) {
    return presence[place.index() * groups.size() + group];
  }
  const Presence& at(Id<Place> place, Id<Group> group) const {
    return presence[place.index() * groups.size() + group.index()];
  }
};

/// Everyone who was there, by what became of them, counted from the world itself.
struct Accounts {
  int moved = 0;
  int waiting =
      0;  ///< neither moved nor any of the others: at lodgings, on the way, at a quay, aboard
  int refused = 0;
  int lost = 0;  ///< casualties who died
  int sheltered = 0;
  int total() const { return moved + waiting + refused + lost + sheltered; }
};
Accounts accounts(const World& world);

}  // namespace skerry
