#pragma once

#include "sim/model/describe_named.h"
#include "sim/model/scenario.h"

namespace skerry {

template <class V>
void describe(V& v, ClosureWeather& w) {
  v.required("wind", w.wind, "Mean wind over open water.", between(0, 120));
  v.required("gust", w.gust, "Gusts.", between(0, 150));
  v.required("wind-from", w.wind_from, "Where the wind comes from.", between(0, 6.2831853072));
  v.required("wave", w.wave, "Offshore significant wave height.", between(0, 30));
  v.required("wave-from", w.wave_from, "Where the waves come from.", between(0, 6.2831853072));
  v.required("period", w.period, "Wave period.", between(0, 30));
  v.required("visibility", w.visibility, "Visibility.", at_least(0));
  v.optional("inner-wind", w.inner_wind, "Share of wind and gusts that blows over inner waters.",
             between(0, 1));
}

template <class V>
void describe(V& v, ObservedLine& l) {
  v.mark(l.defined_at);
  v.required("class", l.craft_class, "Class of its craft.");
  v.required("from", l.from, "Wharf at one end.");
  v.required("to", l.to, "Wharf at the other.");
  v.required("runs", l.runs, "Whether it was seen to run.");
}

template <class V>
void describe(V& v, ClosureDay& d) {
  describe_named(v, d);
  describe_source(v, d.source);
  v.required("weather", d.weather, "The weather while it was observed.");
  v.required("lines", d.lines, "The lines of which it is known whether they ran.");
}

template <class V>
void describe(V& v, InnerWaters& w) {
  v.required("zones", w.zones, "Zones between islands, which no waves of the open sea reach.");
  v.required("fetch", w.fetch, "Over which the wind raises waves there.", above(0));
}

template <class V>
void describe_closures(V& v, Scenario& s) {
  v.required("closures", s.id, "Name of the table.");
  v.optional("inner-waters", s.inner_waters, "Waters between islands.");
  v.table("days", s.closure_days, "Days on which closures were observed.");
}

}  // namespace skerry
