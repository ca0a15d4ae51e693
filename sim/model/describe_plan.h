#pragma once

#include "sim/model/order.h"
#include "sim/model/plan.h"
#include "sim/model/visitor.h"

namespace skerry {

// ---- plan ---------------------------------------------------------------------------------

template <class V>
void describe(V& v, TeamsAssembled& c) {
  v.required("island", c.island, "On which island.");
  v.required("persons", c.persons, "At least so many.", at_least(1));
}
template <class V>
void describe(V& v, Escalated& c) {
  v.required("incident", c.incident, "Which incident.");
  v.required("level", c.level, "The least level; I is the highest.");
}
template <class V>
void describe(V& v, InPlume& c) {
  v.required("incident", c.incident, "Of which release.");
  v.required("place", c.place, "Where.");
}
template <class V>
void describe(V& v, OnScene& c) {
  v.required("incident", c.incident, "Which incident.");
  v.required("persons", c.persons, "At least so many.", at_least(1));
  v.optional("capability", c.capability, "Counting only those who can do this.");
}
template <class V>
void describe(V& v, GroupWaiting& c) {
  v.required("group", c.group, "Which group.");
  v.required("persons", c.persons, "At least so many wait at a quay.", at_least(1));
}
template <class V>
void describe(V& v, GroupRemaining& c) {
  v.required("group", c.group, "Which group.");
  v.required("at-most", c.at_most, "So many or fewer are still to be moved.", at_least(0));
}
template <class V>
void describe(V& v, Exceeds& e) {
  v.required("at", e.at, "At which place's zone.");
  v.optional("wind-above", e.wind_above, "Mean wind above this.", at_least(0));
  v.optional("wave-above", e.wave_above, "Offshore significant wave height above this.",
             at_least(0));
  v.optional("visibility-below", e.visibility_below, "Visibility below this.", at_least(0));
}
template <class V>
void describe(V& v, WeatherNow& w) {
  describe(v, w.what);
}
template <class V>
void describe(V& v, WeatherForecast& w) {
  describe(v, w.what);
  v.required("within", w.within, "At any time from now until then.", above(0));
}
template <class V>
void describe(V& v, CraftAvailable& c) {
  v.required("class", c.craft_class, "Which class.");
  v.optional("count", c.count, "At least so many are free.", at_least(1));
}
template <class V>
void describe(V& v, StepOverdue& s) {
  v.required("step", s.step, "Which step.");
  v.required("by", s.by, "Not complete so long after its trigger.", at_least(0));
}

template <class V>
void describe(V& v, WarningInForce& c) {
  v.required("at", c.at, "Where.");
  v.required("colour", c.colour, "The least colour.");
}
template <class V>
void describe(V& v, Condition& c) {
  v.mark(c.at);
  v.choice(
      c.value, value("always", &Always::value, "From the start; write true."),
      value("all", &AllOf::conditions, "All of these."),
      value("any", &AnyOf::conditions, "At least one of these."),
      value("not", &Not::condition, "Not this (a list of one)."),
      value("detected", &Detected::incident, "The incident is on the commander's picture."),
      value("contained", &Contained::incident, "The incident is contained."),
      value("resolved", &Resolved::incident, "The incident is over."),
      value("fled", &Fled::incident, "The suspects got away."),
      map<Escalated>("escalated", "The incident is at a level or above."),
      map<InPlume>("in-plume", "The plume of a release lies over a place."),
      value("elapsed", &Elapsed::time, "So long after the start."),
      value("clock", &ClockReached::time, "First time the local clock shows this."),
      value("wharf-usable", &WharfUsable::place, "Open, and the weather lets craft berth."),
      value("wharf-unusable", &WharfUnusable::place, "Closed, or the weather forbids berthing."),
      value("open", &WharfOpen::place, "Open by order, whatever the weather."),
      map<TeamsAssembled>("teams-assembled", "So many stand ready on an island."),
      map<OnScene>("on-scene", "So much force is on scene."),
      map<GroupWaiting>("group-waiting", "So many of a group wait at a quay."),
      map<GroupRemaining>("group-remaining", "So few of a group are left."),
      map<WeatherNow>("weather", "The weather observed exceeds a value."),
      map<WeatherForecast>("forecast", "The forecast exceeds a value."),
      value("grounded", &Grounded::craft_class,
            "No craft of the class may set out in this weather."),
      map<WarningInForce>("warning", "A warning of at least this colour is in force at a place."),
      map<CraftAvailable>("craft-available", "So many craft of a class are free."),
      value("done", &StepDone::step, "That step is complete."),
      map<StepOverdue>("overdue", "That step was triggered and is late."));
}

template <class V>
void describe(V& v, CraftFilter& f) {
  v.required("class", f.classes, "Classes of craft, best first.");
}
template <class V>
void describe(V& v, MobiliseAction& a) {
  v.required("island", a.island, "Where.");
  v.optional("agencies", a.agencies, "Whose teams; none named: all.");
}
template <class V>
void describe(V& v, EscortAction& a) {
  v.required("group", a.group, "Whom.");
  v.required("to", a.to, "To which wharf.");
}
template <class V>
void describe(V& v, ShelterAction& a) {
  v.required("group", a.group, "Whom.");
  v.required("at", a.at, "Where.");
}
template <class V>
void describe(V& v, Triage& t) {
  v.required("rule", t.rule, "Who boards first.");
  v.optional("per-period", t.per_period, "How many are carried in 30 min; for most-saved.",
             between(1, 1000));
}
template <class V>
void describe(V& v, ShuttleAction& a) {
  v.required("group", a.group, "Whom.");
  v.required("from", a.from, "From which wharf.");
  v.required("to", a.to, "To which wharves, best first.");
  v.required("craft", a.craft, "With which craft.");
  v.optional("triage", a.triage, "Who of casualties boards first; not given: who came first.");
}
template <class V>
void describe(V& v, SearchAction& a) {
  v.required("incident", a.incident, "For what.");
  v.required("craft", a.craft, "With which craft.");
  v.optional("count", a.count, "So many at once.", between(1, 100));
}
template <class V>
void describe(V& v, PostAction& a) {
  v.required("at", a.at, "Where.");
  v.required("persons", a.persons, "How many.", at_least(1));
  v.optional("capability", a.capability, "What they must be able to do; not given: crowd.");
}
template <class V>
void describe(V& v, SendAction& a) {
  v.required("incident", a.incident, "To which incident.");
  v.required("persons", a.persons,
             "How many; teams of an earlier send that are stuck may be among them.", at_least(1));
  v.optional("needs", a.needs, "Of them at least so many with a capability.");
  v.required("from", a.from, "From which islands.");
  v.optional("agencies", a.agencies, "Whose teams; none named: any.");
  v.optional("craft", a.craft, "With which craft, where no road leads; not given: none.");
}
template <class V>
void describe(V& v, RelieveAction& a) {
  v.required("incident", a.send.incident, "At which incident.");
  v.required("after", a.after, "On duty for so long, a team is relieved.", above(0));
  v.optional("handover", a.handover, "Both are there for so long.", at_least(0));
  v.required("from", a.send.from, "From which islands the others come.");
  v.optional("agencies", a.send.agencies, "Whose teams; none named: any.");
  v.optional("craft", a.send.craft, "With which craft, where no road leads; not given: none.");
}
template <class V>
void describe(V& v, StandDownAction& a) {
  v.required("incident", a.incident, "From which incident.");
  v.optional("agencies", a.agencies, "Whose teams; none named: all.");
}
template <class V>
void describe(V& v, StageAction& a) {
  v.required("class", a.craft_class, "Craft of which class.");
  v.required("at", a.at, "Where they stand by.");
  v.optional("count", a.count, "How many.", at_least(1));
}
template <class V>
void describe(V& v, RequestAction& a) {
  v.required("level", a.level, "Response level, I the highest.");
}

template <class V>
void describe(V& v, Action& a) {
  v.mark(a.at);
  v.choice(a.value, map<MobiliseAction>("mobilise", "Call out an island's teams."),
           value("open", &OpenAction::place, "Open a wharf; its crew is sent there."),
           value("close", &CloseAction::place, "Close a wharf."),
           map<EscortAction>("escort", "Direct a group to another wharf."),
           map<ShelterAction>("shelter", "Take those still waiting to a shelter."),
           map<ShuttleAction>("shuttle", "Carry a group by craft until none is left."),
           value("stop-shuttle", &StopShuttleAction::group, "End the shuttles of a group."),
           map<PostAction>("post", "Keep people of an island at a place: stewards, a watch."),
           map<SendAction>("send", "Send force to an incident."),
           map<StageAction>("stage", "Ready craft and bring them to a place."),
           map<RequestAction>("request", "Declare a response level."),
           value("warn", &WarnAction::colour, "Issue a warning."),
           value("review", &ReviewAction::incident, "Look through recordings of cameras."),
           map<SearchAction>("search", "Have craft search the sea."),
           map<StandDownAction>("stand-down", "Release teams from an incident."),
           map<RelieveAction>("relieve", "Replace tired teams at an incident."));
}

template <class V>
void describe(V& v, Fallback& f) {
  v.required("after", f.after, "So long after the trigger.", at_least(0));
  v.required("do", f.actions, "What is done instead.");
}

template <class V>
void describe(V& v, Step& s) {
  v.mark(s.defined_at);
  v.required("id", s.id, "Unique name within the plan.");
  v.optional("phase", s.phase, "Phase it belongs to.");
  v.optional("level", s.level, "Response level it belongs to.");
  v.required("when", s.when, "What triggers it.");
  v.required("do", s.actions, "What is done.");
  v.optional("otherwise", s.otherwise, "What is done if the step is not complete in time.");
}

template <class V>
void describe(V& v, Plan& p) {
  v.mark(p.defined_at);
  v.required("plan", p.id, "Name of the plan.");
  v.required("name", p.name, "Name for people.");
  v.required("command-delay", p.command_delay, "From a trigger to the orders.", at_least(0));
  v.scoped_table("steps", p.steps, "Steps.");
}

// ---- orders (journals) --------------------------------------------------------------------

template <class V>
void describe(V& v, Mobilise& o) {
  v.required("team", o.team, "Which team.");
  v.optional("incident", o.incident, "For which incident.");
}
template <class V>
void describe(V& v, March& o) {
  v.required("team", o.team, "Which team.");
  v.required("to", o.to, "Where to.");
  v.optional("incident", o.incident, "For which incident.");
}
template <class V>
void describe(V& v, Ferry& o) {
  v.required("craft", o.craft, "Which craft.");
  v.required("from", o.from, "Where the teams board.");
  v.required("to", o.to, "Where they land.");
  v.required("teams", o.teams, "Who is carried.");
  v.optional("incident", o.incident, "For which incident.");
}
template <class V>
void describe(V& v, Lift& o) {
  v.required("craft", o.craft, "Which craft.");
  v.required("group", o.group, "Whom.");
  v.required("from", o.from, "From which wharf.");
  v.required("to", o.to, "To which wharf.");
  v.optional("triage", o.triage, "Who of casualties boards first; not given: who came first.");
}
template <class V>
void describe(V& v, StandBy& o) {
  v.required("craft", o.craft, "Which craft.");
  v.required("at", o.at, "Where it stands by.");
}
template <class V>
void describe(V& v, Direct& o) {
  v.required("group", o.group, "Whom.");
  v.required("to", o.to, "To which wharf.");
}
template <class V>
void describe(V& v, Shelter& o) {
  v.required("group", o.group, "Whom.");
  v.required("at", o.at, "Where.");
}
template <class V>
void describe(V& v, SearchAtSea& o) {
  v.required("craft", o.craft, "Which craft.");
  v.required("incident", o.incident, "For what.");
}
template <class V>
void describe(V& v, Order& o) {
  v.choice(o, map<Mobilise>("mobilise", "Call a team out."),
           map<March>("march", "Send a team by land."), map<Ferry>("ferry", "Carry teams."),
           map<Lift>("lift", "Carry a group."),
           map<StandBy>("stand-by", "Bring a craft to a place."),
           value("open", &OpenWharf::place, "Open a wharf."),
           value("close", &CloseWharf::place, "Close a wharf."),
           map<Direct>("direct", "Direct a group to another wharf."),
           map<Shelter>("shelter", "Take a group to a shelter."),
           value("declare", &DeclareLevel::level, "Declare a response level."),
           value("warn", &Warn::colour, "Issue a warning."),
           value("release", &Release::team, "Release a team from its incident."),
           value("review", &BeginReview::incident, "Look through recordings of cameras."),
           map<SearchAtSea>("search", "Have a craft search the sea."));
}

}  // namespace skerry
