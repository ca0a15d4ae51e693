#pragma once

#include "sim/model/climate.h"
#include "sim/weather/fields.h"

#include <vector>

namespace skerry {

/// The local month (0 to 11) and hour (0 to 23) of a step.
struct LocalHour {
  int month = 0;
  int hour = 0;
};

LocalHour local_hour(CalendarTime time, Duration offset);

/// Those of each row of `fields`.
std::vector<LocalHour> local_hours(const Fields& fields, Duration offset);

/// Scale of the Weibull distribution with this mean and shape: mean / Gamma(1 + 1/shape).
double weibull_scale(double mean, double shape);

/// The Weibull value (scale 1) at a normal score: (-ln(1 - P(z)))^(1/shape).
double weibull_value(double score, double shape);

/// Location and spread of the logarithm of a lognormal value.
struct Lognormal {
  double location = 0.0;
  double spread = 0.0;
};

/// From mean and coefficient of variation: spread^2 = ln(1 + cv^2).
Lognormal lognormal_of(double mean, double cv);

/// Spread in radians of the wrapped normal distribution of directions whose mean vector has this
/// length: sqrt(-2 ln R) (Mardia and Jupp 2000, 3.5.7).
double direction_spread(double steadiness);

/// The share of the height in the growth of the period: T = T_mean (H / H_mean)^0.3. An assumption;
/// with 6.5 s at 1.22 m it spans the 5 to 9 s of Cangnan (Zhou et al. 2023).
inline constexpr double kPeriodPower = 0.3;

/// Period of waves of `height`: as above, but none steeper than T = 3.86 sqrt(H) s
/// (IMO MEPC.1/Circ.796).
double wave_period(const ClimateMonth& month, double height);

/// The factor of the wind at each local hour: its daily wave.
std::vector<float> daily_wind(const Climate& climate);

}  // namespace skerry
