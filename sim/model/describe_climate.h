#pragma once

#include "sim/model/climate.h"
#include "sim/model/describe_named.h"

namespace skerry {

template <class V>
void describe(V& v, ClimateMonth& m) {
  v.required("wind", m.wind, "Mean of the wind speed.", above(0));
  v.required("wind-from", m.wind_from, "Direction of the mean wind.", between(0, 6.2831853072));
  v.required("steadiness", m.steadiness, "Length of the mean wind vector over the mean speed.",
             between(0.01, 0.999));
  v.required("wave", m.wave, "Mean significant wave height.", above(0));
  v.required("wave-cv", m.wave_cv, "Its standard deviation over its mean.", between(0.05, 3));
  v.required("wave-from", m.wave_from, "Mean direction of the waves.", between(0, 6.2831853072));
  v.required("period", m.period, "Wave period at the mean height.", between(1, 25));
  v.required("visibility", m.visibility, "Median visibility outside fog.", at_least(1000));
  v.required("fog", m.fog, "Fogs of this month over a twelfth of the year's.", between(0, 12));
}

template <class V>
void describe(V& v, ScoreClimate& s) {
  v.required("correlation", s.correlation,
             "Of the normal scores of wind, wave, visibility and direction: 4 rows of 4.",
             between(-1, 1));
  v.optional("memory", s.memory, "E-folding time of each score; or", between(60, 30 * 86400.0));
  v.optional("hourly", s.hourly,
             "the matrix that takes the scores of one hour to those expected in the next.",
             between(-2, 2));
  v.optional("reach", s.reach, "Distance at which the correlation of two places is 1/e.", above(0));
}

template <class V>
void describe(V& v, FogClimate& f) {
  v.required("events", f.events, "Fogs a year.", between(0, 400));
  v.required("length", f.length, "Median length.", between(60, 30 * 86400.0));
  v.required("length-spread", f.length_spread, "Standard deviation of its logarithm.",
             between(0, 2));
  v.required("visibility", f.visibility, "Median in fog, before the cut at 1 km.",
             between(10, 5000));
  v.required("visibility-spread", f.visibility_spread, "Standard deviation of its logarithm.",
             between(0.01, 3));
  v.required("onset-hours", f.onset_hours, "24 factors of onset by the local hour.", at_least(0));
  v.required("end-hours", f.end_hours, "24 factors of clearing by the local hour.", at_least(0));
  v.optional("calm", f.calm, "No fog begins with a wind of this or more.", above(0));
  v.optional("moist-from", f.moist_from, "Middle of the sector of moist winds.",
             between(0, 6.2831853072));
  v.optional("moist-sector", f.moist_sector, "Its width.", between(0, 6.2831853072));
  v.optional("moist-factor", f.moist_factor, "Onsets in such winds over onsets in others.",
             between(0, 100));
  v.optional("reach", f.reach, "Distance at which the correlation of two places is 1/e.", above(0));
}

template <class V>
void describe(V& v, Climate& c) {
  v.mark(c.defined_at);
  v.required("climate", c.id, "Name of the climate.");
  v.required("name", c.name, "Name for people.");
  describe_source(v, c.source);
  v.required("offset", c.offset, "Its local clock is ahead of UTC by this.",
             between(-14 * 3600.0, 14 * 3600.0));
  v.required("wind-shape", c.wind_shape, "Weibull shape of the wind speed.", between(0.5, 10));
  v.required("gust-factor", c.gust_factor, "3-second gust over the 10-minute mean.", between(1, 3));
  v.required("visibility-spread", c.visibility_spread,
             "Standard deviation of the logarithm of visibility outside fog.", between(0.01, 3));
  v.optional("wind-daily", c.wind_daily, "Amplitude of the daily wave of the wind, over its mean.",
             between(0, 0.9));
  v.optional("windiest", c.windiest, "Local time of its crest.");
  v.required("months", c.months, "January to December.");
  v.required("scores", c.scores, "How the elements hang together and last.");
  v.required("fog", c.fog, "Fog.");
}

}  // namespace skerry
