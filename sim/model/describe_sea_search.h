#pragma once

#include "sim/model/describe_named.h"
#include "sim/model/incident.h"
#include "sim/model/visitor.h"

namespace skerry {

template <class V>
void describe(V& v, Lookout& l) {
  v.required("as", l.kind, "Whose sweep widths they have.");
  v.required("speed", l.speed, "While they search, in calm weather.", above(0));
  v.optional("by-night", l.by_night, "Share of the sweep width of the day.", between(0, 1));
}

template <class V>
void describe(V& v, WidthInVisibility& w) {
  v.required("visibility", w.visibility, "In this visibility.", at_least(0));
  v.required("width", w.width, "Sweep width, uncorrected.", at_least(0));
}

template <class V>
void describe(V& v, ShareAtSpeed& s) {
  v.required("speed", s.speed, "At this speed.", above(0));
  v.required("share", s.share, "Of the sweep width.", between(0, 10));
}

template <class V>
void describe(V& v, SweepWidths& w) {
  v.required("by", w.by, "Kind of lookout.");
  v.required("widths", w.widths, "By visibility, rising.");
  v.optional("at-speed", w.at_speed, "What the searching speed makes of them, rising.");
}

template <class V>
void describe(V& v, ShareInRoughSea& s) {
  v.required("wind", s.wind, "From this mean wind on, or", at_least(0));
  v.required("wave", s.wave, "from this significant wave height on,", at_least(0));
  v.required("share", s.share, "so much of the sweep width is left.", between(0, 1));
}

template <class V>
void describe(V& v, Sighting& s) {
  v.required("by", s.by, "Sweep widths by kind of lookout; of others it is not seen.");
  v.optional("rough", s.rough, "What the sea leaves of them, wind and waves rising.");
}

template <class V>
void describe(V& v, Leeway& l) {
  v.required("slope", l.slope, "Share of the wind.", between(-1, 1));
  v.required("offset", l.offset, "Besides.");
  v.required("spread", l.spread, "Standard deviation of single objects.", at_least(0));
}

template <class V>
void describe(V& v, DriftObject& o) {
  describe_named(v, o);
  v.required("downwind", o.downwind, "Leeway down the wind.");
  v.required("right", o.right, "Across it, positive to the right, of those that go right.");
  v.required("left", o.left, "Likewise of those that go left.");
  v.required("seen", o.seen, "How wide a strip is searched for it.");
  describe_source(v, o.source);
}

template <class V>
void describe(V& v, SeaSearch& s) {
  v.required("object", s.object, "What drifts.");
  v.required("within", s.within, "Of the last known position: radius of two standard deviations.",
             above(0));
}

}  // namespace skerry
