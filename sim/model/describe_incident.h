#pragma once

#include "sim/model/describe_daily_hours.h"
#include "sim/model/describe_named.h"
#include "sim/model/describe_plan.h"
#include "sim/model/describe_sea_search.h"
#include "sim/model/incident.h"
#include "sim/model/visitor.h"

namespace skerry {

template <class V>
void describe(V& v, Need& n) {
  v.required("capability", n.capability, "What they must be able to do.");
  v.required("persons", n.persons, "How many.", at_least(1));
}

template <class V>
void describe(V& v, Plume& p) {
  v.required("isolation", p.isolation, "All round the source.", at_least(0));
  v.required("reach", p.reach, "Down the wind.", above(0));
  v.required("half-angle", p.half_angle, "To either side of the wind.", between(0, 3.1416));
}

template <class V>
void describe(V& v, IncidentLevel& l) {
  v.required("level", l.level, "I the highest; each level is above the one before.");
  v.optional("after", l.after, "Age in the level before at which it escalates to this one.");
  v.optional("heat", l.heat, "Or the heat release of a fire that has grown to it.", above(0));
  v.optional("crowd", l.crowd, "Or the persons to which a crowd has grown.", at_least(2));
  v.required("needs", l.needs, "Force that must be on scene at once.");
  v.optional("closed-to", l.closed_to, "Agencies whose teams may not work there.");
  v.optional("work", l.work, "Person-time of all on scene while the needs are met.");
  v.optional("harm", l.harm, "Persons hurt until it is contained.", at_least(0));
  v.optional("plume", l.plume, "Where a release is dangerous until it is contained.");
}

template <class V>
void describe(V& v, Resolution& r) {
  v.required("needs", r.needs, "Force that must be on scene at once.");
  v.required("work", r.work, "Person-time of all on scene while the needs are met.");
}

template <class V>
void describe(V& v, Flight& f) {
  v.required("after", f.after, "Time with every way off open.");
  v.optional("watched-by", f.watched_by, "What those who watch a way off must be able to do.");
  v.optional("watch", f.watch, "How many watch a way off.", at_least(1));
}

template <class V>
void describe(V& v, Crowd& c) {
  v.required("persons", c.persons, "At the onset.", between(1, 10000));
  v.required("joins", c.joins, "Others who join, for each who is there.", at_least(0));
  v.required("leaves", c.leaves, "Rate at which each leaves.", at_least(0));
  v.required("dispersed", c.dispersed, "And besides while the needs are met.", at_least(0));
  v.optional("limit", c.limit, "Those who may join run out at so many.", between(1, 100000));
}

template <class V>
void describe(V& v, LivesAtRisk& l) {
  v.optional("persons", l.persons, "How many.", between(1, 1000));
  v.optional("survive", l.survive,
             "From the onset, each by himself; not given: in water of the incident's temperature.");
}

template <class V>
void describe(V& v, Search& s) {
  v.required("area", s.area, "Where he may be.", above(0));
  v.required("sweep", s.sweep, "Width in which one person finds him.", above(0));
  v.required("speed", s.speed, "Of those who search.", above(0));
}

template <class V>
void describe(V& v, Review& r) {
  v.required("takes", r.takes, "From the order.");
  v.required("narrows", r.narrows, "Share of the work that is left when it succeeds.",
             between(0, 1));
}

template <class V>
void describe(V& v, Register& r) {
  v.required("lead", r.lead, "So long before the onset it is known.", at_least(0));
  v.optional("chance", r.chance, "That it is.", between(0, 1));
}

template <class V>
void describe(V& v, IncidentType& t) {
  describe_named(v, t);
  v.required("detection", t.detection, "From onset to the commander's picture.");
  v.optional("seen-by-camera", t.seen_by_camera,
             "From onset to the picture, where a camera sees it; not given: nobody watches them.");
  v.optional("seen-by-patrol", t.seen_by_patrol,
             "From when a patrol has it in sight; not given: at once.");
  v.optional("register", t.foretold, "A vessel's crew register that foretells it.");
  v.required("levels", t.levels, "How bad it can be, from the onset's level up.");
  v.optional("fire", t.fire, "How fast a fire grows.");
  v.optional("search", t.search, "Somebody is looked for.");
  v.optional("search-at-sea", t.search_at_sea, "Somebody or something adrift is looked for.");
  v.optional("resolve", t.resolve, "What ends it once it is contained.");
  v.optional("flees", t.flees, "Suspects who get away by a way off that nobody watches.");
  v.optional("crowd", t.crowd, "A crowd that grows and shrinks by itself.");
  v.optional("lives", t.lives, "Lives in danger until it is contained.");
  v.optional("review", t.review, "What recordings of cameras at its places can tell.");
  v.optional("hours", t.hours, "Part of each day outside which all stands still.");
  describe_source(v, t.source);
}

template <class V>
void describe(V& v, Incident& i) {
  describe_named(v, i);
  v.required("type", i.type, "Its type.");
  v.required("places", i.places, "Where; force at any of these is on scene.");
  v.optional("at", i.at, "When it begins; or");
  v.optional("late", i.late, "By so much later.");
  v.optional("begins-when", i.begins_when, "what brings it about.");
  v.optional("ways-off", i.ways_off, "Of suspects; none: wharves and beaches of its island.");
  v.optional("water", i.water, "Temperature of the sea, for those in it.");
}

}  // namespace skerry
