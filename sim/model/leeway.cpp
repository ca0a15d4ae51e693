#include "sim/model/leeway.h"

#include <cmath>

namespace skerry {

Speed leeway(const Leeway& leeway, Speed deviation, Speed wind) {
  return {leeway.slope * wind.si + leeway.offset.si + deviation.si * (wind.si / 20 + 0.5)};
}

double jibing(Seconds time) { return 1 - std::pow(1 - kJibesPerHour, time.si / 3600); }

}  // namespace skerry
