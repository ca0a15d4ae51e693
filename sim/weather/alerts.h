#pragma once

#include "sim/model/scenario.h"

#include <vector>

namespace skerry {

/// The warning that alerts put in force in a zone, by epoch of the run: 1 + Warning, or 0.
///
/// An alert holds where one of its areas covers the zone's position, from when it was sent (or is
/// to take effect, if later) until it expires or a later message updates or cancels it. Tests and
/// drafts do not count.
std::vector<unsigned char> alerted(const Scenario& scenario, Id<Zone> zone);

}  // namespace skerry
