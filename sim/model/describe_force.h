#pragma once

#include "sim/model/describe_daily_hours.h"
#include "sim/model/describe_named.h"
#include "sim/model/force.h"
#include "sim/model/scenario.h"

namespace skerry {

template <class V>
void describe(V& v, Agency& a) {
  describe_named(v, a);
}

template <class V>
void describe(V& v, VehicleClass& c) {
  describe_named(v, c);
  v.required("deck", c.deck, "Vehicle deck that one takes aboard.", above(0));
  v.required("mass", c.mass, "With its equipment.", above(0));
  v.required("loads", c.loads, "To drive one aboard and lash it, or to free it and drive it off.",
             at_least(0));
  describe_source(v, c.source);
}

template <class V>
void describe(V& v, Vehicles& n) {
  v.required("class", n.vehicle_class, "Their class.");
  v.required("count", n.count, "How many.", between(1, 1000));
}

template <class V>
void describe(V& v, OnCall& c) {
  v.optional("hours", c.hours, "Part of each day; not given: all day.");
  v.optional("months", c.months, "1 to 12; not given: all year.");
  v.optional("answers", c.answers, "Chance that each person turns up.", between(0, 1));
  v.optional("call-out", c.call_out, "From the order to standing ready at home.");
}

template <class V>
void describe(V& v, Fatigue& f) {
  v.required("fresh", f.fresh, "On duty before they tire.", above(0));
  v.required("loses", f.loses, "Share of his work that one loses with every hour more.",
             between(0, 1));
  v.required("least", f.least, "Share that is always left.", between(0.05, 1));
  v.required("rest", f.rest, "Off task that makes fresh again.", above(0));
}

template <class V>
void describe(V& v, Command& c) {
  v.optional("span", c.span, "Teams that one leads on scene; with each response level one more.",
             between(1, 100));
  v.optional("seat", c.seat, "Where the commander is; not given: outside what is cut off.");
  v.optional("runner", c.runner, "For a message to or from an island that is cut off.", above(0));
}

template <class V>
void describe(V& v, Team& t) {
  describe_named(v, t);
  v.required("agency", t.agency, "Whose it is.");
  v.required("persons", t.persons, "Its strength.", between(1, 10000));
  v.required("capabilities", t.capability_list, "What its people can do.");
  v.required("home", t.home, "Where it stands ready.");
  v.required("call-out", t.call_out, "From the order to standing ready at home.");
  v.required("answers", t.answers, "Chance that each person turns up.", between(0, 1));
  v.optional("on-call", t.on_call, "By hour and month; the first that holds.");
  v.required("moves", t.moves, "On foot or on wheels.");
  v.required("speed", t.speed, "Speed on the march.", above(0));
  v.optional("deck", t.deck, "Vehicle deck of vehicles not listed.", at_least(0));
  v.optional("vehicles", t.vehicles, "Vehicles it brings.");
  describe_source(v, t.source);
}

template <class V>
void describe(V& v, Cover& c) {
  v.required("island", c.island, "Where.");
  v.required("minimum", c.minimum, "Persons of the teams at home there that plans may not take.",
             at_least(0));
}

template <class V>
void describe_force(V& v, Scenario& s) {
  v.required("force", s.force.id, "Name of the force.");
  v.optional("name", s.force.name, "Name for people.");
  v.table("agencies", s.force.agencies, "Agencies.");
  v.table("vehicles", s.force.vehicles, "Classes of vehicles.");
  v.table("teams", s.force.teams, "Teams.");
  v.optional("cover", s.force.cover, "What must stay at home.");
  v.optional("fatigue", s.force.fatigue, "How people tire; not given: they do not.");
  v.optional("command", s.force.command, "How the response is led.");
}

}  // namespace skerry
