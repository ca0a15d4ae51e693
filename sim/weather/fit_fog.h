#pragma once

#include "sim/model/climate.h"
#include "sim/weather/marginals.h"

#include <vector>

namespace skerry {

/// The fogs of a series of visibility at equal steps: runs below 1 km. Sets events, length and
/// visibility, the months' factors from 60 fogs on, the hours of onset from 240 on (three hours
/// smoothed); the rest of `climate` stays.
void fit_fog(const std::vector<double>& visibility, const std::vector<LocalHour>& hours,
             Duration step, Climate& climate);

}  // namespace skerry
