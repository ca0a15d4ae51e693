#include "sim/model/cold_water.h"

#include <cmath>
#include <iterator>

namespace skerry {
namespace {

struct Band {
  double up_to_fahrenheit;
  double least_h, most_h;
};
constexpr Band kBands[] = {{40, 0.5, 1.5}, {50, 1, 3}, {60, 1, 6}, {70, 2, 40}, {1000, 3, 72}};

}  // namespace

Duration survival_in_water(Temperature water, double u) {
  const double fahrenheit = water.celsius * 9 / 5 + 32;
  const Band* band = std::begin(kBands);
  while (fahrenheit > band->up_to_fahrenheit) ++band;
  return to_ticks(Seconds{3600 * band->least_h * std::pow(band->most_h / band->least_h, u)});
}

}  // namespace skerry
