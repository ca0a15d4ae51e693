#pragma once

#include "sim/base/distribution.h"
#include "sim/base/id.h"
#include "sim/model/casualties.h"
#include "sim/model/named.h"
#include "sim/model/region.h"

#include <optional>
#include <vector>

namespace skerry {

/// A group of people who were hurt at one moment, each a party of his own: in the order of the
/// scores.
struct Casualties {
  std::vector<Scored> scores;
  Duration hurt{};  ///< after the start
};

/// People who are to be moved: where they are, where they mean to leave from, how they respond.
struct Group : Sourced {
  int persons = 0;
  int party = 1;  ///< persons who stay together
  Id<Place> lodging{0};
  Id<Place> leaves_from{0};
  Distribution comes;     ///< from the scenario's start to reaching that wharf, per party
  Distribution responds;  ///< from being directed elsewhere to setting off, per party
  Speed walks;
  std::vector<Id<Place>> bound_for;  ///< where a scheduled sailing may take them; none: they wait
  double refuses = 0.0;              ///< the chance that a party will not go to another wharf
  std::optional<Casualties> casualties;  ///< they get worse until they are landed
};

/// Parties of a group; the last may be smaller.
inline int parties(const Group& group) { return (group.persons + group.party - 1) / group.party; }

}  // namespace skerry
