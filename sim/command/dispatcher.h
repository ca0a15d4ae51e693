#pragma once

#include "sim/run/commander.h"

#include <vector>

namespace skerry {

/// Turns what a plan wants into orders for single craft and teams.
///
/// Tasks stand until they are done. At each occasion free craft and teams are assigned greedily:
/// to each load in turn the craft by which it arrives first under the weather observed and
/// forecast, then others that go the same way fill the craft (a wave). All tasks share the fleet,
/// in the order in which they were given. Ties go to the smaller id.
class Dispatcher {
 public:
  explicit Dispatcher(const Setup& setup);

  void add(const ShuttleAction& shuttle) { shuttles_.push_back(shuttle); }
  void stop_shuttles(Id<Group> group);
  /// Picks the teams that will make up the force, calls them out, and carries them when it can.
  void send(const SendAction& action, const Picture& picture, std::vector<Order>& orders);
  /// Whether all teams sent for an action of the plan are on scene.
  bool is_delivered(const SendAction& action, const Picture& picture) const;
  /// Keeps so many persons at a place, from the teams called out on its island.
  void post(Id<Place> place, int persons, std::optional<Capability> capability);
  /// Readies so many craft of a class and brings them to a place.
  void stage(const StageAction& action, const Picture& picture, std::vector<Order>& orders);

  /// Assigns what is free to what is wanted.
  void dispatch(const Picture& picture, Causes causes, std::vector<Order>& orders);

 private:
  struct SendTask {
    const SendAction* action;  ///< of the plan, which outlives us
    std::vector<Id<Team>> teams;
  };
  struct Post {
    Id<Place> place;
    int persons;
    std::optional<Capability> capability;
  };
  struct Scene {
    Id<Place> place;
    Duration time;  ///< by land
  };
  /// A way to carry a load.
  struct Way {
    bool hindered = true;  ///< by weather, now
    SimTime arrives = kNever;
    SimTime boards{};
    std::optional<Id<Craft>> craft;
    Id<Place> from{0};
    Id<Place> to{0};
  };

  void dispatch_shuttle(const ShuttleAction& shuttle, const Picture& picture,
                        std::vector<Order>& orders);
  void dispatch_send(const SendTask& task, const Picture& picture, bool even_if_held,
                     std::vector<Order>& orders);
  void dispatch_post(const Post& post, const Picture& picture, std::vector<Order>& orders);

  std::vector<Id<Team>> choose_teams(const SendAction& action, const Picture& picture) const;
  bool just_chosen(Id<Team> team, const Picture& picture) const;
  bool is_stuck(const Picture& picture, Id<Team> team) const;
  bool is_served(const Picture& picture, Id<Team> team) const;
  Way best_way(const SendTask& task, const Picture& picture, Id<Team> team) const;
  void consider(const SendTask& task, const Picture& picture, Id<Team> team, Id<Craft> craft,
                Way& best) const;
  std::optional<Scene> nearest_scene(const SendTask& task, Id<Team> team, Id<Place> from) const;
  SimTime ready_time(const Picture& picture, Id<Team> team) const;
  SimTime ready_time(const Picture& picture, Id<Craft> craft) const;
  std::optional<SimTime> arrival(const Picture& picture, Id<Craft> craft, Id<Place> place) const;
  std::optional<Duration> march(Id<Team> team, Id<Place> from, Id<Place> to) const;
  bool may_be_usable(const Picture& picture, Id<Place> place, SimTime until) const;
  bool will_be_usable(const Picture& picture, Id<Place> place, SimTime at) const;
  bool is_taken(Id<Craft> craft) const { return taken_craft_[craft.index()] != 0; }

  const Setup* setup_;
  std::vector<std::vector<Id<Place>>> places_by_class_;  ///< where a class can land
  std::vector<ShuttleAction> shuttles_;
  std::vector<SendTask> sends_;
  std::vector<Post> posts_;
  // What this call has already disposed of; the picture does not show it yet.
  std::vector<char> taken_craft_;
  std::vector<char> taken_teams_;
};

}  // namespace skerry
