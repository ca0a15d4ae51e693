#pragma once

#include "sim/base/quantity.h"
#include "sim/base/sim_time.h"
#include "sim/geo/position.h"
#include "sim/model/track.h"
#include "sim/weather/cyclone.h"
#include "sim/weather/fields.h"
#include "sim/weather/waves.h"

#include <span>

namespace skerry {

// The highest sea in a tropical cyclone and its peak period, by the equivalent fetch F of a storm
// whose highest wind V is `wind` (mean of 1 minute at 10 m) and which moves at `translation`:
// g H / V^2 = 0.0016 (g F / V^2)^0.5; the period from JONSWAP's frequency of that energy.

/// Fetch of Young (1988). Nothing where the fitted fetch is not above zero.
Sea young_1988(Speed wind, Speed translation, Length rmax);
/// Fetch of Young and Vinoth (2013).
Sea young_vinoth_2013(Speed wind, Speed translation, Length rmax);
/// Fetch of Grossmann-Matheson, Young et al. (2023), height times 0.89: the one we use. The fetch
/// is that of the nearest storm within the limits of the formula: wind 17 to 78 m/s, translation up
/// to 15 m/s, rmax 15 to 60 km, gale radius (of 34 kn) 200 to 400 km. The height goes down with the
/// true wind, to nothing in a calm.
Sea grossmann_matheson(Speed wind, Speed translation, Length rmax, Length gale_radius);

/// The height of swell at `distance` from a storm over its height at `reach`, where it leaves the
/// storm: angular spreading on the sphere (Collard and Ardhuin 2009),
/// sqrt(a0 sin a0 / (a sin a)), and dissipation exp(-mu (distance - reach) / 2) with mu = 1e-7 1/m
/// (an assumption within their 0 to 3e-7). 1 within the reach.
double swell_decay(Length distance, Length reach);

/// Significant height of the storm's own sea at a place, its highest sea in proportion to the
/// symmetric wind beyond rmax and whole within; times 1 in the right front of the storm (the left
/// in the south), 0.7 in the rear on the other side, between by the cosine. The quadrants' numbers
/// are assumptions.
Length storm_sea(const Cyclone& storm, const Position& place);

/// Adds a tropical cyclone to weather that `fields` already holds at `sites` (its columns in
/// order). Does nothing where and when the storm is too far to be felt.
///
/// Wind, gust and wind_from are the storm's within its reach (gale radius, else 300 km), the
/// background's beyond 1.5 times that, and between a smooth blend, of speeds as numbers: the
/// background does not know of the storm, so that a sum of both would count the wind twice, and a
/// blend of vectors would have a calm where they oppose.
///
/// Wave is the root of the sum of squares of the background and of the storm's waves; wave_from and
/// period are those of the higher. The storm's waves are the higher of its own sea, which fades as
/// the wind does, and of its swell: the highest sea of the formula has both, so a sum would count
/// twice. Its own sea comes from where the wind does at the highest wind, and ever more from the
/// centre further out, where it is swell from there (Young 2006): the share of the wind is (V /
/// Vmax)^2, an assumption.
///
/// Swell leaves the storm's centre every hour with the peak period and, at the reach, the height of
/// `storm_sea` in the direction of the site, which it keeps within the reach; travels on the great
/// circle at the group speed of deep water; decays by `swell_decay`; and comes from where the storm
/// was. What arrives counts for six hours on either side, less with the time off, as the mean
/// energy of as many arrivals as a storm at rest sends; fewer, drawn apart by a storm that recedes
/// or no longer is, count as so many less, more, run together, count as their mean. Land on the way
/// is for the receiving place's shelter. Shoaling and the depth between are left out.
void add_typhoon(const Track& track, std::span<const Position> sites, Fields& fields);

/// The track as it might go instead after `from`, for ensembles: each later fix lies where the
/// track would be after (1 + along) times the time since `from` (beyond its end, straight on), and
/// then `across_per_day` times the days since `from` to the right of its course there; its pressure
/// deficit and wind are `intensity` times as much. Gale radii and times stay. `along` above -1,
/// `intensity` not negative. 0, 0, 1 give the track.
Track perturbed(const Track& track, CalendarTime from, Length across_per_day, double along,
                double intensity);

}  // namespace skerry
