#pragma once

#include "sim/model/describe_climate.h"
#include "sim/model/describe_named.h"
#include "sim/model/weather.h"

namespace skerry {

template <class V>
void describe(V& v, WeatherPoint& w) {
  v.mark(w.defined_at);
  v.required("at", w.at, "When.");
  v.required("wind", w.wind, "Mean wind.", between(0, 120));
  v.required("gust", w.gust, "Gusts.", between(0, 150));
  v.required("wind-from", w.wind_from, "Where the wind comes from.", between(0, 6.2831853072));
  v.required("wave", w.wave, "Offshore significant wave height.", between(0, 30));
  v.required("wave-from", w.wave_from, "Where the waves come from.", between(0, 6.2831853072));
  v.required("period", w.period, "Wave period.", between(0, 30));
  v.required("visibility", w.visibility, "Visibility.", at_least(0));
  v.optional("ceiling", w.ceiling, "Cloud base; not given: none that matters.", at_least(0));
  v.optional("rain", w.rain, "Rain.", at_least(0));
}

template <class V>
void describe(V& v, ZoneSeries& z) {
  v.mark(z.defined_at);
  v.required("zone", z.zone, "Which zone.");
  v.optional("series", z.series, "Values at rising times; linear between, flat outside. Or");
  v.optional("csv", z.csv, "a CSV file that holds them.");
}

template <class V>
void describe(V& v, WeatherVariation& w) {
  v.optional("shift", w.shift, "How much later than expected the weather comes.", kAny);
  v.optional("wave", w.wave_cv, "Coefficient of variation of wave height.", between(0, 1));
  v.optional("wind", w.wind_cv, "Coefficient of variation of wind.", between(0, 1));
}

template <class V>
void describe(V& v, TyphoonSpec& t) {
  v.required("track", t.track, "Its track.");
  v.optional("across", t.across,
             "Ensemble: standard deviation across the track, per day after the start.",
             at_least(0));
  v.optional("along", t.along, "Ensemble: standard deviation of the progress along the track.",
             between(0, 0.5));
  v.optional("intensity", t.intensity,
             "Ensemble: standard deviation of the factor on pressure deficit and wind.",
             between(0, 0.5));
}

template <class V>
void describe(V& v, ForecastSkill& f) {
  v.optional("every", f.every, "Between issues; the first is at the start.", between(600, 172800));
  v.optional("memory", f.memory,
             "Lead time at which a forecast knows 1/e of how the weather differs from what its "
             "source expects.",
             above(0));
}

template <class V>
void describe(V& v, WeatherSpec& w) {
  v.mark(w.defined_at);
  v.optional("epoch", w.epoch, "The weather changes in steps of this.", between(60, 7200));
  v.optional("zones", w.zones, "Script: series by zone. Or");
  v.optional(
      "file", w.file,
      "a forecast file, NetCDF or GRIB; then the script, if any, fills in what it lacks. Or");
  v.optional("climate", w.climate, "a climate, from which each replication has other weather.");
  v.optional("typhoon", w.typhoon, "A tropical cyclone that passes over it.");
  v.optional("varies", w.varies, "How the weather that comes may differ from what is expected.");
  v.optional("forecast", w.forecast, "How well it is forecast.");
  v.optional("alerts", w.alerts, "CAP 1.2 messages of the weather office, by file name.");
}

template <class V>
void describe(V& v, TrackFix& f) {
  v.mark(f.defined_at);
  v.required("at", f.at, "When.");
  v.required("position", f.position, "Of the centre.");
  v.required("pressure", f.pressure, "At the centre.", between(85000, 105000));
  v.optional("wind", f.wind, "Highest 10-minute mean; not given: below gale force.",
             between(0, 120));
  v.optional("gale-radius", f.gale_radius, "Mean radius of winds of 30 kn.", between(0, 3e6));
}

template <class V>
void describe(V& v, Track& t) {
  v.mark(t.defined_at);
  v.required("track", t.id, "Name of the track.");
  v.required("name", t.name, "Name for people.");
  describe_source(v, t.source);
  v.optional("environment", t.environment, "Pressure around it.", between(95000, 105000));
  v.optional("rmax", t.rmax, "Radius of the highest wind; else from latitude and pressure.",
             between(3000, 300000));
  v.required("fixes", t.fixes, "Where it was or will be, at rising times.");
}

}  // namespace skerry
