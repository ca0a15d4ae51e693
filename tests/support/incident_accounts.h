#pragma once

#include "sim/run/run.h"

#include <functional>
#include <string>
#include <vector>

namespace skerry::test {

/// Keeps its own accounts of incidents by the rules at the head of sim/model/incident.h, from one
/// look to the next, and says where the run's differ.
class IncidentAccounts {
 public:
  using Complain = std::function<void(const std::string&)>;

  IncidentAccounts(const Run& run, Complain complain);

  /// What passed since the last look, in which `world` stood still.
  void add_up(const World& world, double seconds);
  /// The world changed from `before` to `after`.
  void compare(const World& before, const World& after);

  double persons_hurt() const { return persons_hurt_; }
  int levels_risen() const { return levels_risen_; }

 private:
  struct Account {
    double age_s = 0.0;
    double share_done = 0.0;  ///< of the work
    double open_s = 0.0;      ///< of ways off
    double hazard = 0.0;      ///< integrated, of a change of the crowd
  };
  const IncidentType& type_of(Id<Incident> id) const;
  struct Workers {
    int teams = 0;
    int teams_there = 0;
    double fresh_persons = 0;  ///< who would do as much
    std::array<int, kCapabilities> can{};
  };
  Workers workers(Id<Incident> id, const World& world) const;
  double vigour_of(const TeamState& team, SimTime now) const;
  double met(Id<Incident> id, const IncidentState& state, const World& world) const;
  bool is_active(Id<Incident> id, const World& world) const;
  double open_ways(Id<Incident> id, const World& world) const;
  double crowd_rate(Id<Incident> id, const IncidentState& state, const World& world) const;
  void compare_crowds(Id<Incident> id, const World& before, const World& after);
  void compare_leading(Id<Incident> id, const World& world);
  double work_s(Id<Incident> id, const IncidentState& state) const;
  double luck(Id<Incident> id, Purpose purpose, std::uint32_t index) const;
  void complain(Id<Incident> id, const std::string& what) const;

  const Run* run_;
  const Scenario* scenario_;
  Complain complain_;
  std::vector<Account> accounts_;  ///< by incident
  double persons_hurt_ = 0.0;
  int levels_risen_ = 0;
  int most_led_ = 0;  ///< at any level until now
};

}  // namespace skerry::test
