#pragma once

#include "sim/command/crossings.h"
#include "sim/run/commander.h"

#include <vector>

namespace skerry {

/// Turns what a plan wants into orders for single craft and teams.
///
/// Tasks stand until they are done. Those for incidents of a higher level come first, then those
/// given earlier; for a higher level teams are taken that go to a lower one and are not there yet.
/// At each occasion all teams still to be carried and all craft that are free, or will be soon, are
/// assigned to each other at once (sim/command/assignment.h), trip by trip; the first trips of free
/// craft become orders, and later ones are planned again when craft are free. People of shuttles
/// get the craft that is there first. Ties go to the smaller id.
class Dispatcher {
 public:
  explicit Dispatcher(const Setup& setup);

  void add(const ShuttleAction& shuttle) { shuttles_.push_back(shuttle); }
  void stop_shuttles(Id<Group> group);
  /// Keeps so many craft searching the sea.
  void search(const SearchAction& search) { searches_.push_back(search); }
  /// Picks the teams that will make up the force, calls them out, and carries them when it can.
  void send(const SendAction& action, const Picture& picture, std::vector<Order>& orders);
  /// Releases teams from an incident.
  void stand_down(const StandDownAction& action, const Picture& picture,
                  std::vector<Order>& orders);
  /// From now on replaces the teams of an incident that tire.
  void relieve(const RelieveAction& action) { reliefs_.push_back({&action, {}}); }
  /// Whether all teams sent for an action of the plan are on scene.
  bool is_delivered(const SendAction& action, const Picture& picture) const;
  /// Keeps so many persons at a place, from the teams called out on its island.
  void post(Id<Place> place, int persons, std::optional<Capability> capability);
  /// Readies so many craft of a class and brings them to a place.
  void stage(const StageAction& action, const Picture& picture, std::vector<Order>& orders);

  /// Assigns what is free to what is wanted.
  void dispatch(const Picture& picture, Causes causes, std::vector<Order>& orders);
  /// When something is due that only time brings: a team tires, a handover ends.
  SimTime wake() const { return wake_; }

 private:
  struct SendTask {
    const SendAction* action;  ///< of the plan, which outlives us
    std::vector<Id<Team>> teams;
    bool is_new = true;  ///< of this occasion: the picture does not show it yet
  };
  struct Post {
    Id<Place> place;
    int persons;
    std::optional<Capability> capability;
  };
  /// Who relieves whom.
  struct Relief {
    Id<Team> tired;
    std::vector<Id<Team>> fresh;
  };
  struct ReliefTask {
    const RelieveAction* action;  ///< of the plan
    std::vector<Relief> under_way;
  };
  /// What a force must be made up of.
  struct Strength {
    int persons = 0;
    std::vector<Need> needs;
    std::optional<Duration> fresh;  ///< on duty for less than this
  };
  /// A team that is still to be carried.
  struct Waiting {
    Id<Team> team;
    const SendAction* action;
    double weight;
  };

  void dispatch_shuttle(const ShuttleAction& shuttle, const Picture& picture,
                        std::vector<Order>& orders);
  void dispatch_search(const SearchAction& search, const Picture& picture,
                       std::vector<Order>& orders);
  void dispatch_sends(const Picture& picture, Causes causes, std::vector<Order>& orders);
  std::vector<std::uint32_t> situation_of(const std::vector<Waiting>& waiting,
                                          const Picture& picture) const;
  std::vector<Id<Craft>> craft_for(const std::vector<Waiting>& waiting,
                                   const Picture& picture) const;
  bool is_wanted(Id<Craft> craft, const std::vector<Waiting>& waiting) const;
  std::vector<Waiting> march_or_wait(const Picture& picture, std::vector<Order>& orders);
  void ferry(const std::vector<Waiting>& waiting, const Picture& picture, bool even_if_hindered,
             std::vector<Order>& orders);
  void dispatch_post(const Post& post, const Picture& picture, std::vector<Order>& orders);

  void set_aside_those_who_wait_for_orders(const Picture& picture);
  void dispatch_relief(ReliefTask& task, const Picture& picture, std::vector<Order>& orders);
  std::optional<SimTime> handed_over(const Relief& relief, const RelieveAction& action,
                                     const Picture& picture) const;
  Strength strength_of(Id<Team> team, const RelieveAction& action) const;
  std::vector<Id<Team>> call_out(const SendAction& action, Strength wanted, const Picture& picture,
                                 std::vector<Order>& orders);
  std::vector<Id<Team>> choose_teams(const SendAction& action, Strength wanted,
                                     const Picture& picture);
  bool just_chosen(Id<Team> team, const Picture& picture) const;
  bool is_stuck(const Picture& picture, Id<Team> team) const;
  bool is_served(const Picture& picture, Id<Team> team, Id<Incident> incident) const;
  bool may_be_taken(const Picture& picture, Id<Team> team, const SendAction& action);
  bool is_claimed(const Picture& picture, Id<Team> team, Id<Incident> incident) const;
  void by_level(const Picture& picture);
  std::optional<Duration> land_time(const SendAction& action, Id<Team> team, Id<Place> from);
  std::optional<Id<Place>> nearest_scene(const SendAction& action, Id<Team> team, Id<Place> from);
  bool is_taken(Id<Craft> craft) const { return taken_craft_[craft.index()] != 0; }

  const Setup* setup_;
  Crossings crossings_;
  std::vector<ShuttleAction> shuttles_;
  std::vector<SearchAction> searches_;
  std::vector<SendTask> sends_;
  std::vector<std::uint32_t> fruitless_;  ///< the situation in which no craft was found
  std::vector<Post> posts_;
  std::vector<ReliefTask> reliefs_;
  SimTime wake_ = kNever;
  // What this call has already disposed of; the picture does not show it yet.
  std::vector<char> taken_craft_;
  std::vector<char> taken_teams_;
  std::vector<char> planned_teams_;  ///< have a craft, now or later
};

}  // namespace skerry
