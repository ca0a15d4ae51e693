#pragma once

#include "sim/model/daily_hours.h"
#include "sim/model/visitor.h"

namespace skerry {

template <class V>
void describe(V& v, DailyHours& h) {
  v.required("from", h.from, "Local time.");
  v.required("to", h.to, "Local time; before `from`: of the next day.");
}

}  // namespace skerry
