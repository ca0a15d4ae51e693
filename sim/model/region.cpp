#include "sim/model/region.h"

#include "sim/base/contains.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace skerry {

Length length_of(const Link& link, const Table<Place>& places) {
  if (link.length) return *link.length;
  std::vector<Position> points{places[link.from].position};
  points.insert(points.end(), link.via.begin(), link.via.end());
  points.push_back(places[link.to].position);
  return path_length(points);
}

std::vector<Id<Place>> lane_terminals(const Region& region, CraftMedium medium) {
  std::vector<Id<Place>> result;
  for (const Id<Place> id : region.places.ids()) {
    const Place& place = region.places[id];
    const bool at_sea = place.wharf || !place.island;
    if (medium == CraftMedium::sea ? at_sea : place.zone.has_value()) result.push_back(id);
  }
  return result;
}

LaneRules lane_rules(const Region& region, CraftMedium medium, std::size_t clearance) {
  LaneRules rules;
  for (const RestrictedArea& area : region.areas) {
    if (!contains(area.closed_to, medium)) continue;
    rules.no_go.push_back(area.outline);
    rules.no_go.back().push_back(area.outline.front());
  }
  if (medium == CraftMedium::air) return rules;
  rules.clearance = region.lanes->clearance[clearance].off;
  for (const Channel& fairway : region.fairways)
    rules.fairways.push_back({fairway.points, region.lanes->fairway_cost});
  return rules;
}

std::vector<Berths> berth_sizes(const Wharf& wharf) {
  std::vector<Berths> result{{wharf.berths, wharf.berth_length, wharf.depth}};
  result.insert(result.end(), wharf.other_berths.begin(), wharf.other_berths.end());
  return result;
}

double exposure_share(const std::vector<Exposure>& exposure, Angle direction) {
  if (exposure.empty()) return 1.0;
  constexpr double kCircle = 2 * std::numbers::pi;
  const auto clockwise = [](Angle from, Angle to) {
    const double turn = std::fmod(to.radians - from.radians, kCircle);
    return turn < 0 ? turn + kCircle : turn;
  };
  // The nearest given direction on either side of `direction`.
  const Exposure* before = &exposure.front();
  const Exposure* after = &exposure.front();
  for (const Exposure& e : exposure) {
    if (clockwise(e.from, direction) < clockwise(before->from, direction)) before = &e;
    if (clockwise(direction, e.from) < clockwise(direction, after->from)) after = &e;
  }
  const double gap = clockwise(before->from, direction) + clockwise(direction, after->from);
  if (gap <= 0) return before->share;
  const double weight = clockwise(before->from, direction) / gap;
  return before->share + weight * (after->share - before->share);
}

}  // namespace skerry
