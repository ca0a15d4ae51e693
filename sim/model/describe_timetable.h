#pragma once

#include "sim/model/describe_named.h"
#include "sim/model/scenario.h"
#include "sim/model/visitor.h"

namespace skerry {

template <class V>
void describe(V& v, Service& s) {
  describe_named(v, s);
  v.optional("days", s.days, "Weekdays: mon, tue, wed, thu, fri, sat, sun.");
  v.optional("from", s.from, "First day of the season of its weekdays.");
  v.optional("until", s.until, "Last day of it.");
  v.optional("also", s.also, "Days besides.");
  v.optional("except", s.except, "Days on which it does not run.");
}

template <class V>
void describe(V& v, Call& c) {
  v.required("at", c.place, "The wharf.");
  v.optional("arrives", c.arrives, "After the first departure.", at_least(0));
  v.optional("departs", c.departs, "After the first departure; not before it arrives.",
             at_least(0));
}

template <class V>
void describe(V& v, Line& l) {
  describe_named(v, l);
  v.required("calls", l.calls, "Wharves in order; at the first it departs at 0.");
  describe_source(v, l.source);
}

template <class V>
void describe(V& v, Sailing& s) {
  describe_named(v, s);
  v.required("line", s.line, "The line.");
  v.required("service", s.service, "The days.");
  v.required("craft", s.craft, "The craft that sails.");
  v.required("departs", s.departs, "Departures from the first call.");
}

template <class V>
void describe_timetable(V& v, Scenario& s) {
  v.required("timetable", s.timetable.id, "Name of the timetable.");
  v.optional("name", s.timetable.name, "Name for people.");
  v.table("services", s.timetable.services, "Days on which sailings run.");
  v.table("lines", s.timetable.lines, "Ways that ferries ply.");
  v.table("sailings", s.timetable.sailings, "Departures.");
}

}  // namespace skerry
