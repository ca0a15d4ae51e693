#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"

namespace skerry {

/// How long somebody lives in the water at probability `u` in (0, 1): within the band of expected
/// survival times for its temperature, log-uniform. Bands: US Search and Rescue Task Force, Cold
/// water survival (32.5-40 F: 30-90 min; 40-50: 1-3 h; 50-60: 1-6 h; 60-70: 2-40 h; 70-80: 3 h to
/// indefinite, taken as 72 h: assumption; outside: the nearest). A band of estimates, not a
/// survival function: that the logarithm is uniform is an assumption. Leaves out clothing, build,
/// swell and drowning of those who float without a lifejacket.
Duration survival_in_water(Temperature water, double u);

}  // namespace skerry
