#pragma once

#include "sim/model/describe_incident.h"
#include "sim/model/describe_named.h"
#include "sim/model/describe_patrol.h"
#include "sim/model/describe_plan.h"
#include "sim/model/scenario.h"

namespace skerry {

template <class V>
void describe(V& v, BerthLoss& l) {
  v.required("place", l.place, "The wharf, beach or pad.");
  v.optional("berths", l.berths, "How many berths or spots are lost; not given: all.", at_least(1));
  v.required("repair", l.repair, "Until they can be used again.", above(0));
}
template <class V>
void describe(V& v, BreakDownEffect& e) {
  v.required("craft", e.craft, "Which craft.");
  v.required("for", e.time, "Until it is repaired.", above(0));
}
template <class V>
void describe(V& v, UnfitEffect& e) {
  v.required("team", e.team, "Which team.");
  v.required("for", e.time, "Until it is back.", above(0));
}
template <class V>
void describe(V& v, Effect& e) {
  v.mark(e.at);
  v.choice(
      e.value,
      value("begin", &BeginEffect::incident, "An incident begins; it has no onset of its own."),
      map<BerthLoss>("damage", "Berths of a wharf or spots of a pad are lost for a time."),
      map<BreakDownEffect>("break-down", "A craft is out of order for a time."),
      map<UnfitEffect>("unfit", "A team is out of action for a time."),
      value("false-alarm", &AlarmEffect::source, "One false alarm of a source."));
}

template <class V>
void describe(V& v, Inject& i) {
  v.mark(i.defined_at);
  v.required("id", i.id, "Unique name.");
  v.optional("at", i.at, "After the start; or", at_least(0));
  v.optional("when", i.when, "what must hold, judged on the true world.");
  v.required("from", i.from, "Who tells it, as played by the control cell.");
  v.required("to", i.to, "Who is told.");
  v.required("text", i.text, "What is told.");
  v.optional("expect", i.expect, "The response expected of the participants.");
  v.optional("serves", i.serves, "The objective that it serves.");
  v.optional("note", i.note, "For the controller.");
  v.optional("do", i.effects, "What happens; not given: a message only.");
}

template <class V>
void describe(V& v, OrderMoment& m) {
  v.optional("agency", m.agency, "Whose team; not given: any.");
}
template <class V>
void describe(V& v, SceneMoment& m) {
  v.required("incident", m.incident, "Which incident.");
  v.optional("persons", m.persons, "So many are there; or", at_least(1));
  v.optional("agency", m.agency, "the first team of an agency.");
}
template <class V>
void describe(V& v, Moment& m) {
  v.mark(m.at);
  v.choice(m.value, value("start", &StartMoment::value, "The start of the scenario; write true."),
           value("inject", &InjectMoment::inject, "That inject is given."),
           value("begun", &BegunMoment::incident, "The incident begins."),
           value("detected", &Detected::incident, "The incident is on the commander's picture."),
           value("contained", &Contained::incident, "The incident is contained."),
           value("resolved", &Resolved::incident, "The incident is resolved."),
           map<OrderMoment>("ordered", "A team is given an order; {} for any team."),
           map<SceneMoment>("on-scene", "Force comes to an incident."),
           value("level", &LevelMoment::level, "That response level or a higher one is declared."),
           value("opened", &OpenMoment::place, "The wharf is opened."));
}
template <class V>
void describe(V& v, Lapse& l) {
  v.required("from", l.from, "From the first of this");
  v.required("to", l.to, "to the first of that; an order counts from then on.");
}
template <class V>
void describe(V& v, Objective& o) {
  describe_named(v, o);
  v.optional("measure", o.measure, "A measure of the run; or");
  v.optional("time", o.time, "the time between two moments.");
  v.required("met", o.met, "Met by at most this, or by at least this where more is better.");
  v.optional("partly", o.partly, "Partly met by this, which is easier.");
}

template <class V>
void describe_drill(V& v, Scenario& s) {
  v.mark(s.drill.defined_at);
  v.required("drill", s.drill.id, "Name of the drill.");
  v.required("name", s.drill.name, "Name for people.");
  describe_source(v, s.drill.source);
  v.required("scenario", s.drill.scenario,
             "The scenario that it plays on; in this folder or the one above.");
  v.table("incidents", s.incidents, "Incidents besides those of the scenario.");
  v.table("false-alarms", s.false_alarms, "Sources of false alarms, besides.");
  v.table("injects", s.drill.injects, "The master events list.");
  v.table("objectives", s.drill.objectives, "What is judged.");
}

}  // namespace skerry
