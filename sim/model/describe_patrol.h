#pragma once

#include "sim/model/describe_incident.h"
#include "sim/model/patrol.h"
#include "sim/model/scenario.h"

namespace skerry {

template <class V>
void describe(V& v, Beat& b) {
  describe_named(v, b);
  v.required("teams", b.teams, "Who walk it, each by itself, spread evenly over it.");
  v.required("places", b.places, "Its points, in order; after the last again the first.");
  v.required("dwell", b.dwell, "Stay at each point.", above(0));
  v.optional("sight", b.sight, "How far from a point they see what happens.", at_least(0));
  v.optional("hours", b.hours, "Part of each day in which they are on duty; not given: always.");
  describe_source(v, b.source);
}

template <class V>
void describe(V& v, FalseAlarms& a) {
  describe_named(v, a);
  v.required("by", a.by, "What raises them.");
  v.optional("every", a.every,
             "Mean time between two; exponential. Not given: when an inject says so.", above(0));
  v.required("from", a.from, "Places that they are about, all as likely.");
  v.required("takes", a.takes, "To see that there is nothing.");
  describe_source(v, a.source);
}

template <class V>
void describe_patrols(V& v, Scenario& s) {
  v.required("patrols", s.id, "Name of the file's beats.");
  v.table("beats", s.beats, "Rounds that teams walk between incidents.");
}

}  // namespace skerry
