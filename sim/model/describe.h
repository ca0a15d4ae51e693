#pragma once

#include <limits>
#include <string_view>
#include <utility>

#include "sim/model/order.h"
#include "sim/model/scenario.h"

namespace skerry {

/// One description per struct: the key, the member, what it means, what it may be. Reading,
/// writing and the JSON Schema are visitors over these, so that they cannot disagree.
///
/// A visitor has
///   required(key, member, doc, range), optional(key, member, doc, range),
///   table(key, table, doc), scoped_table(key, table, doc) for names known only inside the struct,
///   mark(Mark&) to keep where a thing stands, and
///   choice(variant, alternatives...) for a map with exactly one key.

/// Bounds of a value, in SI units.
struct Range {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool least_excluded = false;
};
constexpr Range at_least(double least) { return {.least = least}; }
constexpr Range above(double least) { return {.least = least, .least_excluded = true}; }
constexpr Range between(double least, double most) { return {.least = least, .most = most}; }
inline constexpr Range kAny{};

/// Alternatives of a choice: `{key: value}` or `{key: {member: ...}}`.
template <class A, class M>
struct ValueAlternative {
  using Type = A;
  const char* key;
  M A::*member;
  const char* doc;
};
template <class A>
struct MapAlternative {
  using Type = A;
  const char* key;
  const char* doc;
};
template <class A, class M>
constexpr ValueAlternative<A, M> value(const char* key, M A::*member, const char* doc) {
  return {key, member, doc};
}
template <class A>
constexpr MapAlternative<A> map(const char* key, const char* doc) {
  return {key, doc};
}

/// Words of an enumeration, in the order of its values.
template <class E>
struct Words;
#define SKERRY_WORDS(Enum, ...)                                  \
  template <>                                                    \
  struct Words<Enum> {                                           \
    static constexpr std::string_view list[] = {__VA_ARGS__};    \
    static constexpr int first = 0;                              \
  }
SKERRY_WORDS(PlaceKind, "wharf", "helipad", "airfield", "station", "assembly", "shelter",
             "hospital", "village", "junction");
SKERRY_WORDS(LinkMedium, "road", "path", "sea");
SKERRY_WORDS(CraftMedium, "sea", "air");
SKERRY_WORDS(Landing, "berth", "ramp", "pad");
SKERRY_WORDS(Capability, "police", "armed", "search", "crowd", "fire", "hazmat", "medical",
             "boat-crew", "negotiate", "drone");
SKERRY_WORDS(Mode, "foot", "wheels");
SKERRY_WORDS(Warning, "blue", "yellow", "orange", "red");
#undef SKERRY_WORDS
template <>
struct Words<Level> {
  static constexpr std::string_view list[] = {"I", "II", "III", "IV"};
  static constexpr int first = 1;
};
template <class E>
constexpr std::string_view word(E value) {
  return Words<E>::list[static_cast<int>(value) - Words<E>::first];
}

template <class V>
void describe(V& v, Label& label) {
  v.required("en", label.en, "In English.");
  v.required("zh", label.zh, "In Chinese.");
}

template <class V>
void describe_named(V& v, Named& n) {
  v.mark(n.defined_at);
  v.required("id", n.id, "Unique name by which files and results call it.");
  v.required("name", n.name, "Name for people.");
}

template <class V>
void describe_source(V& v, std::string& source) {
  v.required("source", source,
             "Where the numbers come from, or the word assumption for those that have none.");
}

// ---- region -------------------------------------------------------------------------------

template <class V>
void describe(V& v, Zone& z) {
  describe_named(v, z);
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
void describe(V& v, Wharf& w) {
  v.required("berths", w.berths, "Craft that can lie at it at once.", between(1, 200));
  v.required("berth-length", w.berth_length, "Longest craft it takes.", above(0));
  v.required("depth", w.depth, "Deepest draft it takes.", above(0));
  v.optional("ramp", w.ramp, "Vehicles can drive aboard.");
  v.required("embark-rate", w.embark_rate, "Persons over one gangway, boarding.", above(0));
  v.required("disembark-rate", w.disembark_rate, "Persons over one gangway, landing.", above(0));
  v.required("exposure", w.exposure,
             "Share of offshore waves at the berth by direction; interpolated on the circle.");
  v.required("wave-limit", w.wave_limit,
             "Significant wave height at the berth above which nothing may berth.", above(0));
  v.required("wind-limit", w.wind_limit, "Mean wind above which nothing may berth.", above(0));
  v.optional("crowd-limit", w.crowd_limit, "Persons the quay holds safely.", at_least(1));
  v.optional("persons-per-steward", w.persons_per_steward,
             "Above the crowd limit one person with capability crowd is needed for so many, or "
             "boarding runs at half rate.",
             at_least(1));
  v.optional("starts-closed", w.starts_closed, "An alternate wharf that must be opened first.");
  v.optional("opening", w.opening, "What opening it takes; required where it starts closed.");
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
  v.optional("wharf", p.wharf, "The wharf, where kind is wharf.");
  v.optional("pad", p.pad, "The pad, where kind is helipad or airfield.");
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
void describe_region(V& v, Scenario& s) {
  v.required("region", s.region.id, "Name of the region.");
  v.required("name", s.region.name, "Name for people.");
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
  v.optional("night", l.night, "May set out in the dark.");
}

template <class V>
void describe(V& v, SpeedInWaves& s) {
  v.required("wave", s.wave, "Significant wave height.", at_least(0));
  v.required("share", s.share, "Share of speed kept.", between(0.05, 1));
}

template <class V>
void describe(V& v, CraftClass& c) {
  describe_named(v, c);
  v.required("medium", c.medium, "Sea or air.");
  v.required("seats", c.seats, "Persons it takes besides its crew.", at_least(0));
  v.optional("deck", c.deck, "Vehicle deck.", at_least(0));
  v.required("speed", c.speed, "Service speed in calm weather.", above(0));
  v.optional("in-waves", c.in_waves, "Share of speed kept by wave height, rising heights.");
  v.required("limits", c.limits, "Conditions beyond which it may not set out.");
  v.optional("length", c.length, "Length over all; required at sea.", above(0));
  v.optional("draft", c.draft, "Draft laden; required at sea.", above(0));
  v.required("needs", c.needs, "What it lands at.");
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

// ---- force and people ---------------------------------------------------------------------

template <class V>
void describe(V& v, Agency& a) {
  describe_named(v, a);
}

template <class V>
void describe(V& v, Need& n) {
  v.required("capability", n.capability, "What they must be able to do.");
  v.required("persons", n.persons, "How many.", at_least(1));
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
  v.required("moves", t.moves, "On foot or on wheels.");
  v.required("speed", t.speed, "Speed on the march.", above(0));
  v.optional("deck", t.deck, "Vehicle deck its vehicles take aboard.", at_least(0));
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
  v.table("teams", s.force.teams, "Teams.");
  v.optional("cover", s.force.cover, "What must stay at home.");
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
  v.optional("refuses", g.refuses, "Chance that a party will not go to another wharf.",
             between(0, 1));
  describe_source(v, g.source);
}

template <class V>
void describe_people(V& v, Scenario& s) {
  v.required("people", s.id, "Name of the file's people.");
  v.table("groups", s.groups, "Groups of people who are to be moved.");
}

// ---- incidents ----------------------------------------------------------------------------

template <class V>
void describe(V& v, Containment& c) {
  v.required("needs", c.needs, "Force that must be on scene at once.");
  v.optional("work", c.work, "Person-time of all on scene while the needs are met.", at_least(0));
}

template <class V>
void describe(V& v, IncidentType& t) {
  describe_named(v, t);
  v.required("detection", t.detection, "From onset to the commander's picture.");
  v.required("contain", t.contain, "What contains it.");
  describe_source(v, t.source);
}

template <class V>
void describe_incidents(V& v, Scenario& s) {
  v.required("incidents", s.id, "Name of the file's incident types.");
  v.table("types", s.incident_types, "Types of incident.");
}

// ---- plan ---------------------------------------------------------------------------------

template <class V>
void describe(V& v, TeamsAssembled& c) {
  v.required("island", c.island, "On which island.");
  v.required("persons", c.persons, "At least so many.", at_least(1));
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
void describe(V& v, Condition& c) {
  v.mark(c.at);
  v.choice(
      c.value, value("always", &Always::value, "From the start; write true."),
      value("all", &AllOf::conditions, "All of these."),
      value("any", &AnyOf::conditions, "At least one of these."),
      value("not", &Not::condition, "Not this (a list of one)."),
      value("detected", &Detected::incident, "The incident is on the commander's picture."),
      value("contained", &Contained::incident, "The incident is contained."),
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
      value("grounded", &Grounded::craft_class, "No craft of the class may set out in this weather."),
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
void describe(V& v, ShuttleAction& a) {
  v.required("group", a.group, "Whom.");
  v.required("from", a.from, "From which wharf.");
  v.required("to", a.to, "To which wharves, best first.");
  v.required("craft", a.craft, "With which craft.");
}
template <class V>
void describe(V& v, StewardAction& a) {
  v.required("at", a.at, "At which wharf.");
  v.required("persons", a.persons, "How many, with capability crowd.", at_least(1));
}
template <class V>
void describe(V& v, SendAction& a) {
  v.required("incident", a.incident, "To which incident.");
  v.required("persons", a.persons, "How many; teams of an earlier send that are stuck may be among them.",
             at_least(1));
  v.optional("needs", a.needs, "Of them at least so many with a capability.");
  v.required("from", a.from, "From which islands.");
  v.optional("agencies", a.agencies, "Whose teams; none named: any.");
  v.required("craft", a.craft, "With which craft.");
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
           map<StewardAction>("steward", "Send crowd stewards to a wharf."),
           map<SendAction>("send", "Send force to an incident."),
           map<StageAction>("stage", "Ready craft and bring them to a place."),
           map<RequestAction>("request", "Declare a response level."),
           value("warn", &WarnAction::colour, "Issue a warning."));
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

// ---- scenario -----------------------------------------------------------------------------

template <class V>
void describe(V& v, Incident& i) {
  describe_named(v, i);
  v.required("type", i.type, "Its type.");
  v.required("places", i.places, "Where; force at any of these is on scene.");
  v.optional("at", i.at, "When it begins; or");
  v.optional("begins-when", i.begins_when, "what brings it about.");
}

template <class V>
void describe(V& v, WeatherPoint& w) {
  v.mark(w.defined_at);
  v.required("at", w.at, "When.");
  v.required("wind", w.wind, "Mean wind.", between(0, 120));
  v.required("gust", w.gust, "Gusts.", between(0, 150));
  v.required("wind-from", w.wind_from, "Where the wind comes from.", between(0, 6.2831853072));
  v.required("wave", w.wave, "Offshore significant wave height.", between(0, 30));
  v.required("wave-from", w.wave_from, "Where the waves come from.", between(0, 6.2831853072));
  v.required("period", w.period, "Wave period.", between(0, 30));
  v.required("visibility", w.visibility, "Visibility.", at_least(0));
}

template <class V>
void describe(V& v, ZoneSeries& z) {
  v.mark(z.defined_at);
  v.required("zone", z.zone, "Which zone.");
  v.required("series", z.series, "Values at rising times; linear between, flat outside.");
}

template <class V>
void describe(V& v, WeatherVariation& w) {
  v.optional("shift", w.shift, "How much later than the script the weather comes.", kAny);
  v.optional("wave", w.wave_cv, "Coefficient of variation of wave height.", between(0, 1));
  v.optional("wind", w.wind_cv, "Coefficient of variation of wind.", between(0, 1));
}

template <class V>
void describe(V& v, WeatherScript& w) {
  v.optional("epoch", w.epoch, "The weather changes in steps of this.", between(60, 7200));
  v.required("zones", w.zones, "Series by zone; it is also the forecast.");
  v.optional("varies", w.varies, "How the weather that comes may differ from the forecast.");
}

template <class V>
void describe_scenario(V& v, Scenario& s) {
  v.mark(s.defined_at);
  v.required("scenario", s.id, "Name of the scenario.");
  v.required("name", s.name, "Name for people.");
  describe_source(v, s.source);
  v.required("start", s.start, "T+0, with the offset from UTC.");
  v.required("horizon", s.horizon, "How long the run goes on.", between(60, 366 * 86400.0));
  v.required("sunrise", s.sunrise, "Local time.");
  v.required("sunset", s.sunset, "Local time; dusk of the measures.");
  v.table("groups", s.groups, "Groups of people who are to be moved.");
  v.table("incidents", s.incidents, "What happens.");
  v.required("weather", s.weather, "The script of the weather.");
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
void describe(V& v, Order& o) {
  v.choice(o, map<Mobilise>("mobilise", "Call a team out."),
           map<March>("march", "Send a team by land."), map<Ferry>("ferry", "Carry teams."),
           map<Lift>("lift", "Carry a group."), map<StandBy>("stand-by", "Bring a craft to a place."),
           value("open", &OpenWharf::place, "Open a wharf."),
           value("close", &CloseWharf::place, "Close a wharf."),
           map<Direct>("direct", "Direct a group to another wharf."),
           map<Shelter>("shelter", "Take a group to a shelter."),
           value("declare", &DeclareLevel::level, "Declare a response level."),
           value("warn", &Warn::colour, "Issue a warning."));
}

}  // namespace skerry
