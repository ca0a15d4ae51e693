#include "sim/model/sweep.h"

#include <algorithm>

namespace skerry {
namespace {

/// Linear between the points (x rising), flat outside.
template <class Point, class X, class Y>
double between(const std::vector<Point>& points, double at, X x, Y y) {
  if (at <= x(points.front())) return y(points.front());
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point& low = points[i - 1];
    const Point& high = points[i];
    if (at <= x(high)) return y(low) + (y(high) - y(low)) * (at - x(low)) / (x(high) - x(low));
  }
  return y(points.back());
}

}  // namespace

Length sweep_width(const Sighting& sighting, const Lookout& lookout, Speed speed,
                   const Seeing& seeing) {
  const auto found =
      std::find_if(sighting.by.begin(), sighting.by.end(),
                   [&](const SweepWidths& widths) { return widths.by == lookout.kind; });
  if (found == sighting.by.end()) return Length{0};
  double width = between(
      found->widths, seeing.visibility.si,
      [](const WidthInVisibility& w) { return w.visibility.si; },
      [](const WidthInVisibility& w) { return w.width.si; });
  if (!found->at_speed.empty())
    width *= between(
        found->at_speed, speed.si, [](const ShareAtSpeed& s) { return s.speed.si; },
        [](const ShareAtSpeed& s) { return s.share; });
  double share = 1.0;
  for (const ShareInRoughSea& rough : sighting.rough)
    if (seeing.wind >= rough.wind || seeing.wave >= rough.wave) share = rough.share;
  width *= share;
  return Length{seeing.daylight ? width : width * lookout.by_night};
}

}  // namespace skerry
