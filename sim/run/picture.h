#pragma once

#include "sim/base/contains.h"
#include "sim/run/run.h"

#include <optional>

namespace skerry {

/// Whether vehicles can drive between a place and a craft that lies there: over a ramp or a beach.
bool vehicles_can_cross(const Place& place);

/// Whether a bridge that is lost lies on the way by land from one place to another.
bool is_severed(const Run& run, Mode mode, Id<Place> from, Id<Place> to);

/// What the commander sees of a run: incidents once detected (a crew register may tell of them
/// before they begin), his own force and fleet, the wharves, the weather observed now, and the
/// forecast. Never the true future, nor what nobody has reported.
class Picture {
 public:
  explicit Picture(const Run& run) : run_(&run), world_(&run.world()) {}

  const Scenario& scenario() const { return run_->scenario(); }
  const Routes& routes() const { return run_->setup().routes; }
  /// The forecast last issued; with perfect information, what will be.
  const Weather& forecast() const { return run_->forecast(); }
  SimTime now() const { return world_->now; }
  int epoch() const { return world_->epoch; }
  std::uint64_t events() const { return world_->events; }

  bool detected(Id<Incident> id) const { return world_->incidents[id].detected; }
  bool contained(Id<Incident> id) const { return detected(id) && world_->incidents[id].contained; }
  /// It is resolved, or the suspects got away: nothing is left to do.
  bool resolved(Id<Incident> id) const { return detected(id) && world_->incidents[id].resolved; }
  bool fled(Id<Incident> id) const { return detected(id) && world_->incidents[id].fled; }
  bool over(Id<Incident> id) const { return resolved(id) || fled(id); }
  std::optional<Level> level(Id<Incident> id) const {
    if (!detected(id)) return std::nullopt;
    const Scenario& s = scenario();
    return s.incident_types[s.incidents[id].type].levels[world_->incidents[id].level].level;
  }
  /// Whether a team's agency may not work at it, as bad as it is: known by who was withdrawn, too,
  /// before any report.
  bool is_closed_to(Id<Incident> id, Id<Team> team) const {
    const Scenario& s = scenario();
    const auto& levels = s.incident_types[s.incidents[id].type].levels;
    return contains(levels[world_->incidents[id].level].closed_to, s.force.teams[team].agency);
  }
  /// By the wind observed now.
  bool in_plume(Id<Incident> id, Id<Place> at) const {
    const auto& covered = world_->plumes[id];
    return detected(id) && !covered.empty() && covered[at.index()] != 0;
  }
  int on_scene(Id<Incident> id) const { return world_->incidents[id].persons; }
  int on_scene(Id<Incident> id, Capability capability) const {
    return world_->incidents[id].by_capability[static_cast<std::size_t>(capability)];
  }

  const CraftState& craft(Id<Craft> id) const { return world_->craft[id]; }
  const TeamState& team(Id<Team> id) const { return world_->teams[id]; }
  const PlaceState& place(Id<Place> id) const { return world_->places[id]; }
  /// It has no trip, lies empty off a wharf that is shut, or is on a sailing with nobody aboard:
  /// then it can be sent elsewhere.
  bool is_free(Id<Craft> id) const {
    const CraftState& state = world_->craft[id];
    if (world_->now < state.out_until) return false;  // out of order
    return (state.trip == TripKind::none && state.doing != CraftDoing::resting) ||
           (can_be_recalled(state) && (can_leave_sailing(state) || !usable(state.at)));
  }

  /// It can be given a trip that begins at `from`.
  bool can_fetch_from(Id<Craft> id, Id<Place> from) const {
    return is_free(id) || goes_to_stand_by_at(world_->craft[id], from);
  }

  /// Why the run would refuse it a trip that begins at `from` and carries so many persons to `to`
  /// (the same: it goes there to stand by), though it is free and fits both: its fuel, its crew.
  std::optional<Refusal> cannot(Id<Craft> id, Id<Place> from, Id<Place> to, int persons = 0) const;

  /// Open by order, and the weather lets craft berth now.
  bool usable(Id<Place> id) const;
  /// The weather observed now in a zone.
  Conditions observed(Id<Zone> zone) const { return run_->weather().at(world_->epoch, zone); }
  /// What keeps a craft of a class from setting out on a way now, or from hoisting at its end.
  Excess hindrance(Id<CraftClass> craft_class, Id<Place> from, Id<Place> to) const {
    return hindrance(run_->weather(), craft_class, from, to, world_->epoch);
  }
  /// What the forecast says will keep it from being under way there at a later time.
  Excess foreseen_hindrance(Id<CraftClass> craft_class, Id<Place> from, Id<Place> to,
                            SimTime at) const {
    return hindrance(forecast(), craft_class, from, to, forecast().epoch_of(at));
  }
  /// The highest warning in force where a place is.
  std::optional<Warning> warning(Id<Place> id) const {
    return run_->weather().warning(world_->epoch, *scenario().region.places[id].zone);
  }
  /// How long a craft of a class would be under way if it left now, by the weather observed.
  Passage passage_now(const CraftClass& craft_class, Id<Place> from, Id<Place> to) const {
    // The forecast stands in for the weather of later legs, which nobody has observed.
    return passage(routes(), forecast(), craft_class, from, to, world_->now);
  }

  /// Persons of a group who wait at any quay, or at one.
  int waiting(Id<Group> group) const { return world_->groups[group].waiting; }
  int waiting(Id<Group> group, Id<Place> at) const { return world_->at(at, group).waiting; }
  /// Persons of a group on their way to a place's quay.
  int coming(Id<Group> group, Id<Place> to) const { return world_->at(to, group).coming; }
  /// Persons of a group still to be moved.
  int remaining(Id<Group> group) const { return world_->groups[group].remaining; }
  /// Whether a way by land leads over a bridge that is lost now.
  bool is_severed(Mode mode, Id<Place> from, Id<Place> to) const {
    return skerry::is_severed(*run_, mode, from, to);
  }
  /// Orders sent by runner, there or on their way.
  const std::vector<Message>& messages() const { return world_->messages; }

  /// Persons of teams that stand ready on an island.
  int assembled(Id<Island> island) const;

 private:
  Excess hindrance(const Weather& weather, Id<CraftClass> craft_class, Id<Place> from, Id<Place> to,
                   int epoch) const;

  const Run* run_;
  const World* world_;
};

}  // namespace skerry
