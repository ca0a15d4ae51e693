#pragma once

#include "sim/model/describe_drill.h"
#include "sim/model/describe_force.h"
#include "sim/model/describe_incident.h"
#include "sim/model/describe_named.h"
#include "sim/model/describe_patrol.h"
#include "sim/model/describe_plan.h"
#include "sim/model/describe_timetable.h"
#include "sim/model/describe_weather.h"
#include "sim/model/scenario.h"
#include "sim/model/visitor.h"

namespace skerry {

// ---- region -------------------------------------------------------------------------------

template <class V>
void describe(V& v, Stream& s) {
  v.required("spring", s.spring, "Highest speed at springs.", between(0, 6));
  v.required("flood", s.flood, "Where the flood runs to.", between(0, 6.2831853072));
  v.optional("lag", s.lag, "Of the stream behind the rise of the tide.", kAny);
}

template <class V>
void describe(V& v, Zone& z) {
  describe_named(v, z);
  v.optional("position", z.position,
             "Open water where sources of weather are asked; needed by all but scripts.");
  v.optional("depth", z.depth, "Depth that limits the waves its wind raises.", above(0));
  v.optional("tide", z.tide, "The tide station whose levels it has.");
  v.optional("stream", z.stream, "Its tidal stream, in proportion to the rise of the tide.");
}

template <class V>
void describe(V& v, Constituent& c) {
  v.mark(c.defined_at);
  v.required("name", c.name, "M2, S2, N2, K2, K1, O1, P1, Q1, ...");
  v.required("amplitude", c.amplitude, "Amplitude H.", at_least(0));
  v.required("lag", c.lag, "Greenwich phase lag G, in UTC.", between(-6.2831853072, 6.2831853072));
}

template <class V>
void describe(V& v, TideStation& t) {
  describe_named(v, t);
  v.required("position", t.position, "Where it is (WGS84).");
  v.required("constituents", t.constituents, "Harmonic constituents about mean sea level.");
  describe_source(v, t.source);
}

template <class V>
void describe(V& v, WarningRule& w) {
  v.mark(w.defined_at);
  v.required("colour", w.colour, "The colour of the warning.");
  v.optional("wind", w.wind, "Mean wind, at least.", above(0));
  v.optional("gust", w.gust, "Gusts, at least.", above(0));
  v.optional("wave", w.wave, "Significant wave height, at least.", above(0));
  v.optional("visibility", w.visibility, "Visibility, at most.", above(0));
  v.required("within", w.within, "From the issue of the forecast.", at_least(0));
}

template <class V>
void describe(V& v, Resumption& r) {
  v.required("margin", r.margin, "Below the limits by this share of them,", between(0, 0.9));
  v.required("after", r.after, "for so long.", at_least(0));
}

template <class V>
void describe(V& v, Island& i) {
  describe_named(v, i);
  v.required("residents", i.residents, "Persons who live there.", at_least(0));
  describe_source(v, i.source);
}

template <class V>
void describe(V& v, Exposure& e) {
  v.required("from", e.from, "Direction the waves come from.", between(0, 6.2831853072));
  v.required("share", e.share, "Share of the offshore wave height that reaches the berth.",
             between(0, 1.5));
}

template <class V>
void describe(V& v, Opening& o) {
  v.required("persons", o.persons, "Least crew on the spot before work begins.", at_least(1));
  v.required("work", o.work, "Work to open it, as the time one person would take.", at_least(0));
  v.optional("useful", o.useful, "More persons than this add nothing.", at_least(1));
}

template <class V>
void describe(V& v, Berths& b) {
  v.required("count", b.count, "How many.", between(1, 200));
  v.required("length", b.length, "Longest craft they take.", above(0));
  v.required("depth", b.depth, "Deepest draft they take.", above(0));
}

template <class V>
void describe(V& v, Wharf& w) {
  v.required("berths", w.berths, "Craft that can lie at it at once.", between(1, 200));
  v.required("berth-length", w.berth_length, "Longest craft it takes.", above(0));
  v.required("depth", w.depth, "Deepest draft it takes.", above(0));
  v.optional("other-berths", w.other_berths, "Berths of other sizes, besides.");
  v.optional("discipline", w.discipline, "Who of the craft that wait gets a berth.");
  v.optional("ramp", w.ramp, "Vehicles can drive aboard.");
  v.required("embark-rate", w.embark_rate, "Persons over one gangway, boarding.", above(0));
  v.required("disembark-rate", w.disembark_rate, "Persons over one gangway, landing.", above(0));
  v.optional("exposure", w.exposure,
             "Share of offshore waves at the berth by direction, interpolated on the circle; not "
             "given: from the coastline.");
  v.optional("sill", w.sill,
             "Depth at mean sea level that craft must cross to reach it; the tide adds to it.",
             at_least(-10));
  v.required("wave-limit", w.wave_limit,
             "Significant wave height at the berth above which nothing may berth.", above(0));
  v.required("wind-limit", w.wind_limit, "Mean wind above which nothing may berth.", above(0));
  v.optional("resume", w.resume, "When it is used again after weather shut it.");
  v.optional("crowd-limit", w.crowd_limit, "Persons the quay holds safely.", at_least(1));
  v.optional("persons-per-steward", w.persons_per_steward,
             "Above the crowd limit one person with capability crowd is needed for so many, or "
             "boarding runs at half rate.",
             at_least(1));
  v.optional("starts-closed", w.starts_closed, "An alternate wharf that must be opened first.");
  v.optional("opening", w.opening, "What opening it takes; required where it starts closed.");
}

template <class V>
void describe(V& v, Beach& b) {
  v.required("gradient", b.gradient, "Rise over run, 0.02 for 1 in 50.", between(0.001, 1));
  v.optional("low", b.low, "Tide above mean sea level from which on it is usable.",
             between(-10, 10));
  v.optional("high", b.high, "Tide above mean sea level up to which it is usable.",
             between(-10, 10));
}

template <class V>
void describe(V& v, Pad& p) {
  v.required("spots", p.spots, "Helicopters on the ground at once.", between(1, 200));
  v.required("lit", p.lit, "Usable in the dark.");
  v.required("wind-limit", p.wind_limit, "Mean wind above which nothing may land.", above(0));
}

template <class V>
void describe(V& v, Place& p) {
  describe_named(v, p);
  v.required("kind", p.kind, "What it is.");
  v.optional("island", p.island, "The island it is on; none for a point at sea.");
  v.optional("zone", p.zone, "Weather zone; required for wharves, pads and points at sea.");
  v.required("position", p.position, "Where it is (WGS84).");
  v.optional("capacity", p.capacity, "Persons it holds.", at_least(0));
  v.optional("wharf", p.wharf,
             "The wharf, where kind is wharf; where kind is beach, the craft it takes abreast.");
  v.optional("beach", p.beach, "The beach, where kind is beach.");
  v.optional("pad", p.pad, "The pad, where kind is helipad or airfield.");
  v.optional("fuel", p.fuel, "Craft can be refuelled there.");
  v.optional("cameras", p.cameras, "Share of what happens there that cameras see.", between(0, 1));
  describe_source(v, p.source);
}

template <class V>
void describe(V& v, Link& l) {
  v.mark(l.defined_at);
  v.required("id", l.id, "Unique name.");
  v.optional("name", l.name, "Name for people.");
  v.required("from", l.from, "One end.");
  v.required("to", l.to, "The other end.");
  v.required("medium", l.medium, "What travels on it: road (foot and wheels), path (foot), sea.");
  v.optional("via", l.via, "Way points between the ends.");
  v.optional("length", l.length, "Length as travelled; else measured through the way points.",
             above(0));
  v.optional("zone", l.zone, "Weather zone; required at sea.");
  v.optional("wind-limit", l.wind_limit, "Mean wind above which it is closed (bridges).", above(0));
  v.optional("speed-limit", l.speed_limit, "Highest speed on it.", above(0));
  describe_source(v, l.source);
}

template <class V>
void describe(V& v, RestrictedArea& a) {
  describe_named(v, a);
  v.required("closed-to", a.closed_to, "What keeps out of it: sea, air.");
  v.required("outline", a.outline, "Its corners.");
  describe_source(v, a.source);
}

template <class V>
void describe(V& v, Channel& f) {
  describe_named(v, f);
  v.required("points", f.points, "Along it.");
  describe_source(v, f.source);
}

template <class V>
void describe(V& v, Clearance& c) {
  v.required("draft", c.draft, "Craft that draw at most so much", above(0));
  v.required("off", c.off, "keep so far off the shore, where the water is wide enough.",
             between(10, 5000));
}

template <class V>
void describe(V& v, Lanes& l) {
  v.required("clearance", l.clearance,
             "By draft, rising; the last holds for all that draw more. At most three.");
  v.optional("fairway-cost", l.fairway_cost,
             "What a mile in a fairway counts of one outside, when lanes are chosen.",
             between(0.5, 1));
}

template <class V>
void describe_region(V& v, Scenario& s) {
  v.required("region", s.region.id, "Name of the region.");
  v.required("name", s.region.name, "Name for people.");
  v.optional("coastline", s.region.coastline_file,
             "GeoJSON polygons of land, WGS84; a name that begins with data/ is looked for in the "
             "nearest folder of that name, beside this file or above it.");
  v.optional("lanes", s.region.lanes,
             "Sea lanes made from the coastline between wharves, beaches and points at sea; the "
             "file's own sea links then stand beside them.");
  v.table("areas", s.region.areas, "Areas that craft keep out of.");
  v.table("fairways", s.region.fairways, "Channels that lanes prefer.");
  v.table("tide-stations", s.region.tide_stations, "Where the tide is predicted.");
  v.optional("warnings", s.region.warnings, "When the weather office warns.");
  v.table("zones", s.region.zones, "Sea areas within which the weather is the same.");
  v.table("islands", s.region.islands, "Islands.");
  v.table("places", s.region.places, "Wharves, pads, stations, villages, points at sea.");
  v.table("links", s.region.links, "Roads, paths and sea lanes.");
}

// ---- fleet --------------------------------------------------------------------------------

template <class V>
void describe(V& v, Limits& l) {
  v.optional("wind", l.wind, "Highest mean wind.", above(0));
  v.optional("gust", l.gust, "Highest gust.", above(0));
  v.optional("wave", l.wave, "Highest significant wave height on the route.", above(0));
  v.optional("visibility", l.visibility, "Least visibility.", at_least(0));
  v.optional("ceiling", l.ceiling, "Least height of the cloud base.", at_least(0));
  v.optional("night", l.night, "May set out in the dark.");
  v.optional("night-visibility", l.night_visibility, "Least visibility in the dark.", at_least(0));
  v.optional("night-ceiling", l.night_ceiling, "Least cloud base in the dark.", at_least(0));
  v.optional("resume", l.resume, "When a service that the weather stopped runs again.");
}

template <class V>
void describe(V& v, SpeedInWaves& s) {
  v.required("wave", s.wave, "Significant wave height.", at_least(0));
  v.required("share", s.share, "Share of speed kept.", between(0.05, 1));
}

template <class V>
void describe(V& v, Hoist& h) {
  v.required("per-person", h.per_person, "To lift or lower one.", above(0));
  v.required("wind-limit", h.wind_limit, "Highest mean wind.", above(0));
}

template <class V>
void describe(V& v, CraftClass& c) {
  describe_named(v, c);
  v.required("medium", c.medium, "Sea or air.");
  v.required("seats", c.seats, "Persons it takes besides its crew.", at_least(0));
  v.optional("deck", c.deck, "Vehicle deck.", at_least(0));
  v.optional("payload", c.payload, "Mass of vehicles and people together.", above(0));
  v.optional("drive-through", c.drive_through,
             "Vehicles leave in the order in which they came; else last on is first off.");
  v.required("speed", c.speed, "Service speed in calm weather.", above(0));
  v.optional("in-waves", c.in_waves, "Share of speed kept by wave height, rising heights.");
  v.required("limits", c.limits, "Conditions beyond which it may not set out.");
  v.optional("length", c.length, "Length over all; required at sea.", above(0));
  v.optional("draft", c.draft, "Draft laden; required at sea.", above(0));
  v.optional("bow-draft", c.bow_draft, "Draft at the bow when beaching.", above(0));
  v.required("needs", c.needs, "What it lands at.");
  v.optional("hoist", c.hoist, "Winch for places without a pad.");
  v.optional("searches", c.searches, "How it searches the sea; not given: it does not.");
  v.optional("endurance", c.endurance, "Time under way on full tanks; not given: no limit.",
             above(0));
  v.optional("reserve", c.reserve, "Of it, never planned to be used.", at_least(0));
  v.optional("refuel", c.refuel, "At a place with fuel.", at_least(0));
  v.optional("duty", c.duty, "Of a crew, from readiness; not given: no limit.", above(0));
  v.optional("rest", c.rest, "Of a crew after its duty.", at_least(0));
  v.required("boarding-rate", c.boarding_rate, "Persons it can take aboard.", above(0));
  v.required("unloading-rate", c.unloading_rate, "Persons it can land.", above(0));
  v.required("turn-round", c.turn_round, "At each call, before anyone moves.", at_least(0));
  v.optional("dwell", c.dwell, "How long it lies part full for people on their way to the quay.",
             at_least(0));
  v.optional("failure-every", c.failure_every, "Mean operating time between failures.", above(0));
  v.optional("repair", c.repair, "Time to repair; required with failure-every.");
  describe_source(v, c.source);
}

template <class V>
void describe(V& v, Craft& c) {
  describe_named(v, c);
  v.required("class", c.craft_class, "Its class.");
  v.required("home", c.home, "Where it lies at the start.");
  v.required("notice", c.notice, "From its first order to readiness.");
  describe_source(v, c.source);
}

template <class V>
void describe_fleet(V& v, Scenario& s) {
  v.required("fleet", s.fleet.id, "Name of the fleet.");
  v.optional("name", s.fleet.name, "Name for people.");
  v.table("classes", s.fleet.classes, "Classes of craft.");
  v.table("craft", s.fleet.craft, "Single craft.");
}

// ---- people -------------------------------------------------------------------------------

template <class V>
void describe(V& v, Scored& s) {
  v.required("score", s.score, "RPM score when hurt.", between(0, kHighestScore));
  v.required("persons", s.persons, "How many.", between(1, 1000));
}

template <class V>
void describe(V& v, Casualties& c) {
  v.required("scores", c.scores, "How many of each score.");
  v.optional("hurt", c.hurt, "After the start.", at_least(0));
}

template <class V>
void describe(V& v, Group& g) {
  describe_named(v, g);
  v.required("persons", g.persons, "How many.", between(1, 100000));
  v.required("party", g.party, "Persons who stay together.", between(1, 1000));
  v.required("lodging", g.lodging, "Where they are at the start.");
  v.required("leaves-from", g.leaves_from, "The wharf they go to of themselves.");
  v.required("comes", g.comes, "From the start to reaching that wharf, for each party.");
  v.required("responds", g.responds, "From being directed elsewhere to setting off.");
  v.required("walks", g.walks, "Walking speed.", above(0));
  v.optional("bound-for", g.bound_for,
             "Wharves to which they go by a scheduled sailing that calls there.");
  v.optional("refuses", g.refuses, "Chance that a party will not go to another wharf.",
             between(0, 1));
  v.optional("casualties", g.casualties, "They are hurt, and get worse until they are landed.");
  describe_source(v, g.source);
}

template <class V>
void describe_people(V& v, Scenario& s) {
  v.required("people", s.id, "Name of the file's people.");
  v.table("groups", s.groups, "Groups of people who are to be moved.");
}

// ---- incidents ----------------------------------------------------------------------------

template <class V>
void describe_incidents(V& v, Scenario& s) {
  v.required("incidents", s.id, "Name of the file's incident types.");
  v.table("drift-objects", s.drift_objects, "What may drift at sea.");
  v.table("types", s.incident_types, "Types of incident.");
}

// ---- scenario -----------------------------------------------------------------------------

template <class V>
void describe(V& v, Damage& d) {
  describe_named(v, d);
  v.required("at", d.at, "After the start.", at_least(0));
  describe(v, static_cast<BerthLoss&>(d));
}

template <class V>
void describe(V& v, Loss& l) {
  describe_named(v, l);
  v.required("of", l.of, "What is lost.");
  v.optional("bridge", l.bridge, "The road or path, of a bridge.");
  v.optional("island", l.island, "Where, of power or communications.");
  v.required("at", l.at, "After the start.", at_least(0));
  v.required("repair", l.repair, "Until it is back.", above(0));
}

template <class V>
void describe_scenario(V& v, Scenario& s) {
  v.mark(s.defined_at);
  v.required("scenario", s.id, "Name of the scenario.");
  v.required("name", s.name, "Name for people.");
  describe_source(v, s.source);
  v.required("start", s.start, "T+0, with the offset from UTC.");
  v.required("horizon", s.horizon, "How long the run goes on.", between(60, 366 * 86400.0));
  v.optional("sunrise", s.sunrise,
             "Local time. Not given: by the sun where a zone has a position.");
  v.optional("sunset", s.sunset, "Local time; dusk of the measures. Not given: likewise.");
  v.table("groups", s.groups, "Groups of people who are to be moved.");
  v.table("incidents", s.incidents, "What happens.");
  v.table("damage", s.damage, "Wharves and pads that are damaged.");
  v.table("losses", s.losses, "Bridges, power, communications that are lost for a time.");
  v.table("false-alarms", s.false_alarms, "Alarms about nothing.");
  v.required("weather", s.weather, "Where the weather comes from.");
}

}  // namespace skerry
