#pragma once

#include "sim/run/setup.h"

#include <optional>
#include <vector>

namespace skerry {

/// Whom a plan could bring to bear, counted without regard to time and weather: what it cannot have
/// even then, it will never have.
class PlanForce {
 public:
  PlanForce(const Setup& setup, const Plan& plan);

  /// The teams that a send means, by island and agency.
  std::vector<Id<Team>> meant(const SendAction& send) const;
  /// Of them those that may work there in some level and have a way: by land, or by some craft of
  /// the classes named that has room for them, from where they can march, to where they can march
  /// on.
  std::vector<Id<Team>> able(const SendAction& send) const;
  bool goes_by_land(Id<Team> team, Id<Incident> incident) const;

  /// Persons of these teams who can do something (anything), less what has to stay at home on other
  /// islands than the incident's. `called`: only the share that answers a call at that time.
  double persons(const std::vector<Id<Team>>& teams, Id<Incident> incident,
                 std::optional<Capability> capability,
                 std::optional<SimTime> called = std::nullopt) const;

  /// The most who can ever stand ready on an island, or on the scene of an incident.
  int most_assembled(Id<Island> island) const;
  int most_on_scene(Id<Incident> incident, std::optional<Capability> capability) const;

  /// Closed at the start, and no step opens it.
  bool stays_closed(Id<Place> place) const;
  /// Where craft of a class can land on the island of an incident.
  std::vector<Id<Place>> landings(Id<CraftClass> craft_class, Id<Incident> incident) const;
  /// Craft of a class that there are.
  int craft(Id<CraftClass> craft_class) const;

 private:
  bool is_kept_away(Id<Team> team, Id<Incident> incident) const;
  bool has_way(Id<Team> team, const SendAction& send, Id<CraftClass> craft_class) const;
  std::optional<Id<Island>> island_of(Id<Incident> incident) const;

  const Setup* setup_;
  const Scenario* s_;
  std::vector<const SendAction*> sends_;
  std::vector<const PostAction*> posts_;
  std::vector<Id<Place>> opened_;
  Table<Team, char> called_;  ///< mobilised by some step, or on a beat
};

/// All actions of a plan, those of fallbacks too, in order, with the steps to which they belong.
struct ActionOfStep {
  Id<Step> step{0};
  const Action* action = nullptr;
  bool is_fallback = false;
};
std::vector<ActionOfStep> all_actions(const Plan& plan);

}  // namespace skerry
