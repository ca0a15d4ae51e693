#pragma once

#include "sim/base/distribution.h"
#include "sim/model/force.h"
#include "sim/model/named.h"
#include "sim/model/plan.h"
#include "sim/model/region.h"

#include <optional>
#include <vector>

namespace skerry {

/// What contains an incident: so much force on scene, for so much work.
struct Containment {
  std::vector<Need> needs;
  Duration work{};  ///< person-time of all on scene while the needs are met
};

struct IncidentType : Sourced {
  Distribution detection;  ///< from onset to the commander's picture
  Containment contain;
};

/// Berths or pad spots of a place out of use from a moment on, until they are repaired.
struct Damage : Named {
  Id<Place> place{0};
  Duration at{};              ///< after the start
  std::optional<int> berths;  ///< how many; none: all, and the place is shut
  Duration repair{};
};

struct Incident : Named {
  Id<IncidentType> type{0};
  std::vector<Id<Place>> places;  ///< force at any of these is on scene; the first is where it is
  std::optional<LocalTime> at;    ///< either a time,
  std::optional<Condition> begins_when;  ///< or what brings it about, judged on the true world
};

}  // namespace skerry
