#pragma once

#include "sim/base/id.h"
#include "sim/model/plan.h"
#include "sim/model/scenario.h"

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace skerry {

// Orders are the only way into a running world: a plan, a person, a journal and an optimiser all
// speak through them. The run checks each and says why it refuses one.

/// Call a team out; with an incident, for that.
struct Mobilise {
  Id<Team> team{0};
  std::optional<Id<Incident>> incident;
};
/// Send an assembled team (or one that is assembling, when it stands ready) to a place on its
/// island by road or path. With an incident, it then counts as force on that scene.
struct March {
  Id<Team> team{0};
  Id<Place> to{0};
  std::optional<Id<Incident>> incident;
};
/// Carry teams: the craft goes to `from`, waits for all of `teams`, takes them to `to`; there they
/// march on to the incident's place.
struct Ferry {
  Id<Craft> craft{0};
  Id<Place> from{0};
  Id<Place> to{0};
  std::vector<Id<Team>> teams;
  std::optional<Id<Incident>> incident;
};
/// Carry a group: the craft goes to `from`, boards those waiting and lands them at `to`.
struct Lift {
  Id<Craft> craft{0};
  Id<Group> group{0};
  Id<Place> from{0};
  Id<Place> to{0};
  std::optional<Triage> triage{};  ///< of casualties
};
/// Ready a craft and bring it to a place to stand by.
struct StandBy {
  Id<Craft> craft{0};
  Id<Place> at{0};
};
struct OpenWharf {
  Id<Place> place{0};
};
struct CloseWharf {
  Id<Place> place{0};
};
/// Tell a group to leave from another wharf.
struct Direct {
  Id<Group> group{0};
  Id<Place> to{0};
};
/// Take those of a group who still wait to a shelter.
struct Shelter {
  Id<Group> group{0};
  Id<Place> at{0};
};
struct DeclareLevel {
  Level level = Level::IV;
};
struct Warn {
  Warning colour = Warning::blue;
};

/// A team's work on its incident is over, or others go on with it: it stands free where it is.
struct Release {
  Id<Team> team{0};
};
/// Look through the recordings of an incident's cameras.
struct BeginReview {
  Id<Incident> incident{0};
};

/// Have a craft search for what an incident has set adrift, until it is found.
struct SearchAtSea {
  Id<Craft> craft{0};
  Id<Incident> incident{0};
};

using Order = std::variant<Mobilise, March, Ferry, Lift, StandBy, OpenWharf, CloseWharf, Direct,
                           Shelter, DeclareLevel, Warn, Release, BeginReview, SearchAtSea>;

/// The number of a kind of order in records.
template <class Kind>
constexpr std::uint32_t order_index() {
  return static_cast<std::uint32_t>(Order(std::in_place_type<Kind>).index());
}

/// Why a run refuses an order.
enum class Refusal {
  team_not_ready,  ///< it has not been called out
  team_committed,  ///< it is on the way, aboard or at work elsewhere
  craft_busy,      ///< it is on another trip
  no_route,        ///< nothing leads there
  does_not_fit,    ///< the craft cannot use a place named: kind, length, draft, ramp
  too_many,        ///< more persons or vehicles than the craft takes
  not_a_wharf,     ///< nothing to open, close or wait at there
  already_so,      ///< it would change nothing
  out_of_range,    ///< its tanks do not last, with the reserve, whatever fuel is on the way
  off_duty,        ///< its crew rests, or would be on duty for too long
  nothing_to_see,  ///< no camera covers the incident
  not_allowed,     ///< the team's agency may not work at the incident as bad as it is
  cannot_search    ///< the craft is not fit to search the sea, or nobody is adrift there
};

/// An order as it was given: when, after how many events of the run, and what. The count tells
/// orders of one moment apart, so that a journal replays exactly.
struct GivenOrder {
  SimTime at{};
  std::uint64_t after_events = 0;
  Order order;
};

}  // namespace skerry
