#include "sim/model/check_incident.h"

#include "sim/base/contains.h"
#include "sim/model/check_drill.h"
#include "sim/model/visitor.h"

#include <fmt/format.h>

#include <algorithm>

namespace skerry {
namespace {

class IncidentChecker {
 public:
  IncidentChecker(const Scenario& scenario, Findings& findings)
      : s_(scenario), findings_(findings) {}

  void run() {
    for (const DriftObject& object : s_.drift_objects) check_object(object);
    for (const IncidentType& type : s_.incident_types) check_type(type);
    for (const Id<Incident> id : s_.incidents.ids()) check_incident(id);
  }

 private:
  void check_object(const DriftObject& object) {
    constexpr const char* kNoun = "drift object";
    const auto rises = [](const auto& list, auto value) {
      return std::is_sorted(list.begin(), list.end(), [&](const auto& a, const auto& b) {
        return value(a) <= value(b);  // nor are two the same
      });
    };
    for (const SweepWidths& widths : object.seen.by) {
      const std::string_view by = word(widths.by);
      if (widths.widths.empty()) findings_.problem(object, kNoun, "'widths' by {} are empty", by);
      if (!rises(widths.widths, [](const auto& w) { return w.visibility; }))
        findings_.problem(object, kNoun, "widths by {} must have rising visibilities", by);
      if (!rises(widths.at_speed, [](const auto& s) { return s.speed; }))
        findings_.problem(object, kNoun, "'at-speed' by {} must have rising speeds", by);
    }
  }

  void check_type(const IncidentType& type) {
    constexpr const char* kNoun = "incident type";
    if (type.levels.empty()) return findings_.problem(type, kNoun, "'levels' is empty");
    for (std::size_t l = 0; l < type.levels.size(); ++l) {
      const IncidentLevel& level = type.levels[l];
      const std::string_view name = word(level.level);
      if (level.work && type.search)
        findings_.problem(type, kNoun,
                          "level {} has 'work', and the type 'search': give one of the two", name);
      if (level.heat && !type.fire)
        findings_.problem(type, kNoun, "level {} has 'heat', so the type needs 'fire'", name);
      if (level.work && type.crowd)
        findings_.problem(type, kNoun, "level {} has 'work', but a crowd disperses: leave it out",
                          name);
      if (level.crowd && !type.crowd)
        findings_.problem(type, kNoun, "level {} has 'crowd', so the type needs 'crowd'", name);
      if (l == 0) {
        if (level.after || level.crowd)
          findings_.problem(type, kNoun, "'after' and 'crowd' are for the levels after the first");
        continue;
      }
      if (level.level >= type.levels[l - 1].level)
        findings_.problem(type, kNoun, "level {} does not rise above {}; I is the highest", name,
                          word(type.levels[l - 1].level));
      if (level.after.has_value() + level.heat.has_value() + level.crowd.has_value() != 1)
        findings_.problem(type, kNoun,
                          "level {}: give 'after', or 'heat' of a fire, or the size of a 'crowd'",
                          name);
      const int before = type.levels[l - 1].crowd.value_or(type.crowd ? type.crowd->persons : 0);
      if (level.crowd && *level.crowd <= before)
        findings_.problem(type, kNoun, "level {}: 'crowd' must rise from level to level", name);
      if (level.heat && type.levels[l - 1].heat && *level.heat <= *type.levels[l - 1].heat)
        findings_.problem(type, kNoun, "level {}: 'heat' must rise from level to level", name);
    }
    if (type.crowd && type.search)
      findings_.problem(type, kNoun, "give 'crowd' or 'search', one of the two");
    if (type.crowd && type.crowd->limit && *type.crowd->limit < type.crowd->persons)
      findings_.problem(type, kNoun, "its 'crowd' is larger than its 'limit'");
    if (type.search_at_sea &&
        (type.levels.size() > 1 || !type.levels.front().needs.empty() || type.levels.front().work ||
         type.search || type.resolve || type.flees || type.crowd || type.review || type.hours))
      findings_.problem(type, kNoun,
                        "'search-at-sea' goes with 'lives' and one level without needs and work");
    if (type.lives && !type.lives->survive && !type.search_at_sea)
      findings_.problem(type, kNoun, "'survive' is missing: 'lives' are not in the water");
    if (type.hours && type.hours->from == type.hours->to)
      findings_.problem(type, kNoun, "'hours' begin and end at the same time");
  }

  void check_incident(Id<Incident> id) {
    constexpr const char* kNoun = "incident";
    const Incident& incident = s_.incidents[id];
    const bool is_begun = incident.at || incident.begins_when || is_begun_by_inject(s_, id);
    if (!is_begun || (incident.at && incident.begins_when))
      findings_.problem(incident, kNoun, "give 'at' or 'begins-when', one of the two");
    if (incident.late && !incident.at) findings_.problem(incident, kNoun, "'late' goes with 'at'");
    if (incident.at &&
        (incident.at->utc < s_.start.utc || incident.at->utc > s_.start.utc + s_.horizon))
      findings_.problem(incident, kNoun, "begins outside the run, {} to {}", text(s_.start),
                        text(LocalTime{s_.start.utc + s_.horizon, s_.start.offset}));
    if (incident.places.empty()) findings_.problem(incident, kNoun, "'places' is empty");
    const auto& places = s_.region.places;
    const IncidentType& type = s_.incident_types[incident.type];
    if (type.search_at_sea && incident.places.size() != 1)
      findings_.problem(incident, kNoun, "what is adrift has one place: where it was last seen");
    for (const Id<Place> place : incident.places) {
      if (type.search_at_sea && (places[place].island || !places[place].zone))
        findings_.problem(incident, kNoun, "'{}' is not at sea, or in no zone", places[place].id);
      if (!type.search_at_sea && !places[place].island)
        findings_.problem(incident, kNoun, "'{}' is at sea", places[place].id);
    }
    const bool has_plume = std::any_of(type.levels.begin(), type.levels.end(),
                                       [](const IncidentLevel& level) { return level.plume; });
    if (has_plume && !incident.places.empty() && !places[incident.places.front()].zone)
      findings_.problem(incident, kNoun, "'{}' is in no zone: no wind is known for the plume",
                        places[incident.places.front()].id);
    if (type.search_at_sea && type.lives && !type.lives->survive && !incident.water)
      findings_.problem(incident, kNoun, "'water' is missing: its temperature tells who survives");
    if (!incident.ways_off.empty() && !type.flees)
      findings_.problem(incident, kNoun, "'ways-off' is for types with 'flees'");
  }

  const Scenario& s_;
  Findings& findings_;
};

}  // namespace

void check_incidents(const Scenario& scenario, Findings& findings) {
  IncidentChecker(scenario, findings).run();
}

}  // namespace skerry
