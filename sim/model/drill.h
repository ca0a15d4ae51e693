#pragma once

#include "sim/model/incident.h"
#include "sim/model/measure.h"
#include "sim/model/patrol.h"
#include "sim/model/plan.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Drills (exercises): a scenario, a master events list (MSEL) of injects that the control cell
// gives while it is played, and objectives by which the evaluators judge it. The columns of the
// list are those of HSEEP and of GB/T 46792: when, from, to, message, expected response, objective,
// note.

namespace skerry {

// What an inject does in the run, besides telling its text.

/// An incident without an onset of its own begins, unless it has.
struct BeginEffect {
  Id<Incident> incident{0};
};
/// A craft is out of order: under way at sea it drifts until it is repaired, elsewhere it cannot
/// set out; in the air, once it is down.
struct BreakDownEffect {
  Id<Craft> craft{0};
  Duration time{};
};
/// A team is out of action; it leaves what it does, aboard a craft once it is ashore, called out
/// once it is together. Afterwards it stands free where it was.
struct UnfitEffect {
  Id<Team> team{0};
  Duration time{};
};
/// One false alarm of a source.
struct AlarmEffect {
  Id<FalseAlarms> source{0};
};

struct Effect {
  using Value = std::variant<BeginEffect, BerthLoss, BreakDownEffect, UnfitEffect, AlarmEffect>;
  Value value;
  Mark at;
};

struct Objective;

/// One row of the master events list; given at most once.
struct Inject {
  std::string id;
  Mark defined_at;
  std::optional<Duration> at;     ///< after the start, or
  std::optional<Condition> when;  ///< once this holds, judged on the true world
  Label from;
  Label to;
  Label text;
  std::optional<Label> expect;  ///< response of the participants
  std::optional<Label> note;    ///< for the controller
  std::optional<Id<Objective>> serves;
  std::vector<Effect> effects;  ///< none: a message only
};

// Moments of a run, by the first of its records that says so.

struct StartMoment {
  bool value = true;
};
struct InjectMoment {
  Id<Inject> inject{0};
};
struct BegunMoment {
  Id<Incident> incident{0};
};
/// An order to a team: called out, sent by land, released.
struct OrderMoment {
  std::optional<Id<Agency>> agency;  ///< none: of any
};
/// So many on scene, or the first team of an agency.
struct SceneMoment {
  Id<Incident> incident{0};
  std::optional<int> persons;
  std::optional<Id<Agency>> agency;
};
/// A response level was declared, this or a higher one.
struct LevelMoment {
  Level level = Level::IV;
};
/// A wharf was opened by order.
struct OpenMoment {
  Id<Place> place{0};
};

struct Moment {
  using Value = std::variant<StartMoment, InjectMoment, BegunMoment, Detected, Contained, Resolved,
                             OrderMoment, SceneMoment, LevelMoment, OpenMoment>;
  Value value;
  Mark at;
};

/// The time from one moment to another. An order counts from then on; whatever else came before
/// `from` took no time.
struct Lapse {
  Moment from;
  Moment to;
};

/// As it stands in the file: its unit is that of what is judged.
struct Threshold {
  std::string text;
  Mark at;
};

/// What the drill is to show: a measure of the run, or a time between two moments.
struct Objective : Named {
  std::optional<Measure> measure;
  std::optional<Lapse> time;
  Threshold met;                    ///< at most, or at least where more is better
  std::optional<Threshold> partly;  ///< easier than `met`; not given: met or not
};

struct Drill : Sourced {
  FileName scenario;  ///< that it plays on
  Table<Inject> injects;
  Table<Objective> objectives;
};

MeasureInfo::Unit unit_of(const Objective& objective);
/// Whether it is met by what is at most its threshold; else by what is at least that.
bool less_is_better(const Objective& objective);

/// A threshold in SI units; nothing when it is not written in the unit.
std::optional<double> parse_threshold(std::string_view text, MeasureInfo::Unit unit);
/// What to write: `a time such as '35 min'`.
const char* threshold_form(MeasureInfo::Unit unit);

}  // namespace skerry
