#pragma once

#include "sim/model/climate.h"
#include "sim/weather/fields.h"
#include "sim/weather/site_series.h"

namespace skerry {

/// One site of `fields` as a series of wind, gust, directions, wave, period and visibility.
SiteSeries observed(const Fields& fields, std::uint32_t site);

/// The climate whose generated weather is like the series: the distributions of each month, the
/// correlation and memory of the normal scores (Yule-Walker) and the fogs. Uses wind, gust,
/// wind-from, wave, wave-from, period and visibility; what was not observed, and reaches between
/// places, stay as in `otherwise`, as do its id, name and clock. Months with less than three days
/// of an element take it from the whole series. `source` says all this.
///
/// Distributions: Weibull by maximum likelihood with one shape for all months; lognormal by mean
/// and deviation of logarithms; directions by their resultant. With every score observed each hour,
/// the full hourly matrix; else an e-folding time for each score.
///
/// Throws InputError, saying what is needed, when the steps are not equal or above 6 h, when a
/// column has not one value for each time, or when an observed element has less than 30 days.
Climate fit(const SiteSeries& series, const Climate& otherwise);

}  // namespace skerry
