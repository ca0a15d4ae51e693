#pragma once

#include "sim/base/contains.h"
#include "sim/base/id.h"
#include "sim/base/sim_time.h"
#include "sim/model/fleet.h"
#include "sim/model/force.h"
#include "sim/model/named.h"
#include "sim/model/people.h"
#include "sim/model/region.h"

#include <optional>
#include <variant>
#include <vector>

namespace skerry {

struct Incident;
struct Step;
struct Condition;

/// Response levels as Chinese plans use them; I is the highest.
enum class Level { I = 1, II, III, IV };

// What a plan can wait for. Each condition is judged on the commander's picture.

struct AllOf {
  std::vector<Condition> conditions;
};
struct AnyOf {
  std::vector<Condition> conditions;
};
struct Not {
  std::vector<Condition> condition;
};  ///< exactly one
struct Always {
  bool value = true;
};
struct Detected {
  Id<Incident> incident{0};
};
struct Contained {
  Id<Incident> incident{0};
};
struct Resolved {
  Id<Incident> incident{0};
};
struct Fled {
  Id<Incident> incident{0};
};  ///< the suspects got away
/// At this level or a higher one.
struct Escalated {
  Id<Incident> incident{0};
  Level level = Level::III;
};
/// The plume of a release that is known lies over a place.
struct InPlume {
  Id<Incident> incident{0};
  Id<Place> place{0};
};
struct Elapsed {
  Duration time{};
};  ///< since the scenario's start
struct ClockReached {
  TimeOfDay time;
};  ///< first time the local clock shows it
struct WharfUsable {
  Id<Place> place{0};
};  ///< weather allows and it is open
struct WharfUnusable {
  Id<Place> place{0};
};  ///< weather forbids, or it is not open
struct WharfOpen {
  Id<Place> place{0};
};  ///< open by order, whatever the weather
struct TeamsAssembled {
  Id<Island> island{0};
  int persons = 0;
};
struct OnScene {
  Id<Incident> incident{0};
  int persons = 0;
  std::optional<Capability> capability;
};
struct GroupWaiting {
  Id<Group> group{0};
  int persons = 0;
};  ///< at least so many at a quay
struct GroupRemaining {
  Id<Group> group{0};
  int at_most = 0;
};
/// Exactly one of the three is given.
struct Exceeds {
  Id<Place> at{0};
  std::optional<Speed> wind_above;
  std::optional<Length> wave_above;
  std::optional<Length> visibility_below;
};
struct WeatherNow {
  Exceeds what;
};
struct WeatherForecast {
  Exceeds what;
  Duration within{};
};
/// The weather office warns of at least this colour where a place is.
struct WarningInForce {
  Id<Place> at{0};
  Warning colour = Warning::blue;
};
struct Grounded {
  Id<CraftClass> craft_class{0};
};  ///< no craft of the class may set out now
struct CraftAvailable {
  Id<CraftClass> craft_class{0};
  int count = 1;
};
struct StepDone {
  Id<Step> step{0};
};
struct StepOverdue {
  Id<Step> step{0};
  Duration by{};
};

struct Condition {
  using Value =
      std::variant<Always, AllOf, AnyOf, Not, Detected, Contained, Elapsed, ClockReached,
                   WharfUsable, WharfUnusable, WharfOpen, TeamsAssembled, OnScene, GroupWaiting,
                   GroupRemaining, WeatherNow, WeatherForecast, Grounded, CraftAvailable, StepDone,
                   StepOverdue, WarningInForce, Resolved, Fled, Escalated, InPlume>;
  Value value;
  Mark at;
};

// What a plan can ask for. The dispatcher turns each into orders.

struct CraftFilter {
  std::vector<Id<CraftClass>> classes;
};

/// Whether a list of agencies means this one: those named, or any where none is.
inline bool means(const std::vector<Id<Agency>>& agencies, Id<Agency> agency) {
  return agencies.empty() || contains(agencies, agency);
}

struct MobiliseAction {
  Id<Island> island{0};
  std::vector<Id<Agency>> agencies;
};
struct OpenAction {
  Id<Place> place{0};
};
struct CloseAction {
  Id<Place> place{0};
};
struct EscortAction {
  Id<Group> group{0};
  Id<Place> to{0};
};
struct ShelterAction {
  Id<Group> group{0};
  Id<Place> at{0};
};
/// Who of casualties boards first.
struct Triage {
  TriageRule rule = TriageRule::worst_first;
  std::optional<int> per_period{};  ///< how many are thought to be carried in 30 min: `most_saved`
};
struct ShuttleAction {
  Id<Group> group{0};
  Id<Place> from{0};
  std::vector<Id<Place>> to;
  CraftFilter craft;
  std::optional<Triage> triage{};  ///< none: in the order in which they came
};
struct StopShuttleAction {
  Id<Group> group{0};
};
/// Keeps so many who can do something at a place, from the teams called out on its island.
struct PostAction {
  Id<Place> at{0};
  int persons = 0;
  Capability capability = Capability::crowd;
};
struct SendAction {
  Id<Incident> incident{0};
  int persons = 0;
  std::vector<Need> needs;
  std::vector<Id<Island>> from;
  std::vector<Id<Agency>> agencies;  ///< none named: any
  CraftFilter craft;                 ///< none: by land alone
};
/// While an incident goes on, teams there that have been on duty for `after` are replaced by others
/// of the same strength and capabilities, and released when those have been there for `handover`.
struct RelieveAction {
  SendAction send;  ///< where from and how; its persons and needs are those of each who is relieved
  Duration after{};
  Duration handover{};
};
struct StageAction {
  Id<CraftClass> craft_class{0};
  Id<Place> at{0};
  int count = 1;
};
struct RequestAction {
  Level level = Level::IV;
};
struct WarnAction {
  Warning colour = Warning::blue;
};

/// Has the recordings of an incident's cameras looked through.
struct ReviewAction {
  Id<Incident> incident{0};
};
/// Releases teams from an incident: their work there is handed over, or done.
struct StandDownAction {
  Id<Incident> incident{0};
  std::vector<Id<Agency>> agencies;  ///< none named: all
};

/// Keeps so many craft searching for what an incident has set adrift, until it is found.
struct SearchAction {
  Id<Incident> incident{0};
  CraftFilter craft;
  int count = 1;
};

struct Action {
  using Value = std::variant<MobiliseAction, OpenAction, CloseAction, EscortAction, ShelterAction,
                             ShuttleAction, StopShuttleAction, PostAction, SendAction, StageAction,
                             RequestAction, WarnAction, ReviewAction, StandDownAction,
                             RelieveAction, SearchAction>;
  Value value;
  Mark at;
};

/// What is done instead when a step is not complete in time.
struct Fallback {
  Duration after{};
  std::vector<Action> actions;
};

struct Step {
  std::string id;
  Mark defined_at;
  std::optional<Label> phase;
  std::optional<Level> level;
  Condition when;
  std::vector<Action> actions;
  std::optional<Fallback> otherwise;
};

struct Plan : Named {
  Duration command_delay{};  ///< from a trigger to the orders
  Table<Step> steps;
};

}  // namespace skerry
