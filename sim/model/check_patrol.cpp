#include "sim/model/check_patrol.h"

#include "sim/base/contains.h"
#include "sim/model/visitor.h"

#include <fmt/format.h>

namespace skerry {
namespace {

class PatrolChecker {
 public:
  PatrolChecker(const Scenario& scenario, Findings& findings)
      : s_(scenario), findings_(findings), beat_of_(scenario.force.teams.size(), nullptr) {}

  void run() {
    for (const Beat& beat : s_.beats) check_beat(beat);
    for (const FalseAlarms& alarms : s_.false_alarms) check_alarms(alarms);
    for (const Incident& incident : s_.incidents)
      if (incident.begins_when && s_.incident_types[incident.type].foretold)
        findings_.problem(incident, "incident",
                          "its type has a 'register', which can foretell only what has an 'at'");
  }

 private:
  void check_beat(const Beat& beat) {
    constexpr const char* kNoun = "beat";
    if (beat.teams.empty()) findings_.problem(beat, kNoun, "'teams' is empty");
    if (beat.places.empty()) findings_.problem(beat, kNoun, "'places' is empty");
    if (beat.hours && beat.hours->from == beat.hours->to)
      findings_.problem(beat, kNoun, "'hours' begin and end at the same time");
    for (const Id<Team> id : beat.teams) {
      const Team& team = s_.force.teams[id];
      if (const Beat* other = beat_of_[id.index()])
        findings_.problem(beat, kNoun, "team '{}' walks '{}' already; a team has one beat, once",
                          team.id, other->id);
      beat_of_[id.index()] = &beat;
      const std::vector<bool> reached = reached_by_land(team);
      for (const Id<Place> place : beat.places)
        if (!reached[place.index()])
          findings_.problem(beat, kNoun,
                            "no way by land leads team '{}' from its home '{}' to '{}'", team.id,
                            s_.region.places[team.home].id, s_.region.places[place].id);
    }
  }

  void check_alarms(const FalseAlarms& alarms) {
    constexpr const char* kNoun = "false alarms";
    if (alarms.by > Sensor::drone)
      findings_.problem(alarms, kNoun, "by '{}': expected report, camera, patrol or drone",
                        word(alarms.by));
    if (alarms.from.empty()) findings_.problem(alarms, kNoun, "'from' is empty");
    for (const Id<Place> place : alarms.from)
      if (!s_.region.places[place].island)
        findings_.problem(alarms, kNoun, "'{}' is at sea", s_.region.places[place].id);
  }

  /// Where a team can march from its home.
  std::vector<bool> reached_by_land(const Team& team) const {
    std::vector<bool> reached(s_.region.places.size());
    reached[team.home.index()] = true;
    for (bool grows = true; grows;) {
      grows = false;
      for (const Link& link : s_.region.links) {
        const bool usable = link.medium == LinkMedium::road ||
                            (link.medium == LinkMedium::path && team.moves == Mode::foot);
        if (!usable || reached[link.from.index()] == reached[link.to.index()]) continue;
        reached[link.from.index()] = reached[link.to.index()] = true;
        grows = true;
      }
    }
    return reached;
  }

  const Scenario& s_;
  Findings& findings_;
  std::vector<const Beat*> beat_of_;
};

}  // namespace

void check_patrols(const Scenario& scenario, Findings& findings) {
  PatrolChecker(scenario, findings).run();
}

}  // namespace skerry
