#pragma once

#include "sim/run/commander.h"
#include "tests/support/incident_accounts.h"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace skerry::test {

/// Looks at a run after each of its moments and says what cannot be: people lost or in two places,
/// crowded craft, work at shut wharves, counters that disagree with what they count. Keeps its own
/// accounts of time and measures from what it saw, and at the end compares them with the run's.
class Watch {
 public:
  explicit Watch(const Run& run);

  /// Call after every moment, and after every order that was carried out.
  void look(const Order* order = nullptr);
  /// Call when the run is finished.
  void finish();
  void complain(const std::string& what);

  /// The first that were found; none: all is well.
  const std::vector<std::string>& problems() const { return problems_; }

 private:
  /// Its own accounts: person-seconds by stage, of evacuees and responders.
  using Times = std::array<std::array<double, kStages>, 2>;

  template <class... Parts>
  void must(bool holds, const Parts&... what);
  const World& now() const { return run_->world(); }
  const Place& place(Id<Place> id) const { return scenario_->region.places[id]; }
  bool floats(const World& world, Id<Craft> craft, Id<Place> at) const;
  const CraftClass& class_of(Id<Craft> id) const {
    return scenario_->fleet.classes[scenario_->fleet.craft[id].craft_class];
  }
  bool usable(const World& world, Id<Place> id) const;
  double tide(const World& world, Id<Place> id) const;
  bool is_in_tide_window(Id<Place> id, int epoch) const;
  bool is_dry(const World& world, Id<Craft> id) const;
  bool is_dark(Id<Place> pad) const;
  bool is_wrecked(Id<Place> id) const;
  std::vector<BerthLoss> losses_now(Id<Place> id) const;
  std::vector<int> berths_left(Id<Place> id) const;

  // What must hold at every moment.
  void look_at_time();
  void look_at_people();
  void look_at_quay(Id<Place> id);
  void look_at_craft();
  void look_at_one(Id<Craft> id);
  void look_at_load(Id<Craft> id);
  void look_at_berths(Id<Place> id);
  void look_at_tanks(Id<Craft> id);
  void look_at_crew(Id<Craft> id);
  void look_at_hoist(Id<Craft> id);
  void look_at_queue(Id<Place> id);
  void look_at_teams();
  void look_at_places(const Order* order);
  void look_at_scenes();

  // What it keeps itself.
  void note_order(const Order& order);
  void note_records();
  void note_team(const Record& record);
  void add_up(double seconds);
  void add_up_beats();
  void look_at_task(Id<Team> id);
  Stage stage_of(const World& world, Id<Craft> craft) const;
  Stage stage_of(const World& world, Id<Place> quay) const;
  Stage stage_of(const World& world, const TeamState& team) const;
  void note_measures();

  /// In the air, at a place where it cannot come down.
  bool is_aloft_at(const World& world, Id<Craft> id) const;
  static bool hoisted_in(const CraftClass& what, const Place& there);
  bool burns(const World& world, Id<Craft> id) const;
  Duration to_fuel(Id<Craft> id, Id<Place> from, SimTime depart) const;

  // At the end.
  void compare_times();
  void compare_measures();
  void compare_folds();
  void follow_records();
  void follow_handling();

  const Run* run_;
  const Scenario* scenario_;
  World last_;
  std::vector<std::string> problems_;

  Times times_{};
  std::vector<double> held_s_by_class_;
  std::vector<Duration> tanks_;         ///< by craft
  std::vector<SimTime> duty_ends_;      ///< by craft
  std::vector<double> opening_done_s_;  ///< by place, person-seconds
  IncidentAccounts incidents_;
  std::vector<std::pair<SimTime, int>> moved_;
  std::array<double, 4> on_scene_s_{};
  std::vector<double> contained_s_;
  std::vector<char> is_away_;  ///< by team: carried off its island
  double least_cover_ = 1.0;
  int largest_crowd_ = 0;
  std::map<std::pair<std::uint32_t, std::uint32_t>, SimTime> visited_;  ///< by beat and place: last
  double idle_s2_ = 0.0, on_duty_s_ = 0.0;
  int false_alarms_ = 0;

  /// Of a craft: the tide when it last ran ashore, the teams of its trip as they were named, and
  /// the place among them of the team that was last over.
  struct Trip {
    double ashore_at = 0;
    std::vector<Id<Team>> teams;
    int last = -1;
  };
  std::vector<Trip> trips_;
  std::size_t records_seen_ = 0;
};

/// Carries a run to its end moment by moment under a commander, watched. Orders go to `journal`.
void step_through(Run& run, Commander& commander, Watch& watch,
                  std::vector<GivenOrder>* journal = nullptr);

}  // namespace skerry::test
