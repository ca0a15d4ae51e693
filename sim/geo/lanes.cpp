#include "sim/geo/lanes.h"

#include "sim/geo/lane_graph.h"
#include "sim/geo/lane_pruning.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace skerry {
namespace {

constexpr double kFairwayStep = 1000.0;  // lanes join and leave fairways at least so often
constexpr double kNarrowsReach = 100.0;  // legs from points in narrows, in clearances
constexpr double kApproachStep = 50.0;   // of the search for water off a terminal
constexpr int kApproachDirections = 24;
constexpr int kApproachTries = 4;     // of the directions at one distance
constexpr double kRoomToTurn = 0.75;  // off a quay, of the clearance
constexpr double kMostRoomToTurn = 200.0;
constexpr std::size_t kPrunedSize = 10000000;  // terminals x points

Position centre_of(const Coastline& coastline, std::span<const Position> terminals) {
  Position least{90, 180};
  Position most{-90, -180};
  const auto take = [&](const Position& p) {
    least = {std::min(least.latitude, p.latitude), std::min(least.longitude, p.longitude)};
    most = {std::max(most.latitude, p.latitude), std::max(most.longitude, p.longitude)};
  };
  for (const Coastline::Ring& ring : coastline.rings())
    for (const Position& p : ring) take(p);
  for (const Position& p : terminals) take(p);
  return {(least.latitude + most.latitude) / 2, (least.longitude + most.longitude) / 2};
}

std::vector<Shore::Outline> projected(const Gnomonic& plane,
                                      std::span<const Coastline::Ring> rings) {
  std::vector<Shore::Outline> outlines;
  for (const Coastline::Ring& ring : rings) {
    Shore::Outline& outline = outlines.emplace_back();
    for (const Position& p : ring) outline.push_back(plane(p));
  }
  return outlines;
}

std::vector<Shore::Outline> joined(std::vector<Shore::Outline> a, std::vector<Shore::Outline> b) {
  std::move(b.begin(), b.end(), std::back_inserter(a));
  return a;
}

class Builder {
 public:
  Builder(const Coastline& coastline, const LaneRules& rules, std::span<const Position> terminals)
      : plane_(centre_of(coastline, terminals)),
        clearance_{rules.clearance.si, std::min(kLeastClearance.si, rules.clearance.si)},
        closed_(projected(plane_, rules.no_go)),
        shore_(joined(projected(plane_, coastline.rings()), closed_.outlines())),
        finder_(shore_, clearance_) {
    for (const TurningPoint& p : turning_points(shore_, clearance_.wanted, clearance_.least))
      add(p);
    for (const Fairway& fairway : rules.fairways) add(fairway);
    turning_ = points_.size();
    index_ = index_of(points_);
    for (std::uint32_t i = 0; i < turning_; ++i)
      for (const auto& [to, counts] : finder_.legs(points_[i], points_, index_))
        graph_.add(i, to, counts);
    for (const Position& p : terminals) terminals_.push_back(plane_(p));
  }

  LaneNetwork network() {
    find_waters();
    join_waters();
    if (terminals_.size() * points_.size() <= kPrunedSize)
      graph_ = pruned(graph_, points_, turning_, finder_);
    return result();
  }

 private:
  void add(const TurningPoint& p) {
    if (p.room >= clearance_.wanted * kFull)
      points_.push_back({p.point, p.room, p.shore});
    else
      points_.push_back({p.point, p.room, std::nullopt, kNarrowsReach * clearance_.wanted});
  }

  void add(const Fairway& fairway) {
    std::optional<Point> last;
    for (const Position& corner : fairway.line) {
      const Point to = plane_(corner);
      const Point from = last.value_or(to);
      const double metres = length(to - from);
      const int steps = last ? std::max(1, static_cast<int>(std::ceil(metres / kFairwayStep))) : 1;
      for (int k = 1; k <= steps; ++k) {
        const Point p = from + (to - from) * (static_cast<double>(k) / steps);
        const Segment leg{p - (to - from) * (1.0 / steps), p};
        const auto i = static_cast<std::uint32_t>(points_.size());
        points_.push_back({p, room_at(p), std::nullopt});
        if (last && shore_.edges().clear(leg, 0) && !shore_.is_land(p))
          graph_.add(i - 1, i, metres / steps * fairway.cost);
      }
      last = to;
    }
  }

  double room_at(const Point& point) const {
    const auto nearest = shore_.edges().nearest(point, clearance_.wanted);
    return nearest ? nearest->distance : clearance_.wanted;
  }

  /// Where lanes begin: off the nearest water from which the way is open to where most points are.
  void find_waters() {
    const std::vector<bool> open = graph_.in_largest_part(turning_);
    const auto leads_out = [&](const Waypoint& p) {
      if (turning_ == 0) return true;
      const auto legs = finder_.legs(p, std::span(points_).first(turning_), index_);
      return std::any_of(legs.begin(), legs.end(), [&](const auto& leg) { return open[leg.to]; });
    };
    for (const Point& terminal : terminals_) {
      std::optional<Waypoint> water;
      if (!closed_.is_land(terminal)) water = water_off(terminal, leads_out);
      waters_.push_back(water ? static_cast<std::uint32_t>(points_.size()) : LaneNetwork::kNone);
      if (water) points_.push_back(*water);
    }
  }

  template <class LeadsOut>
  std::optional<Waypoint> water_off(const Point& terminal, LeadsOut leads_out) const {
    for (double away = 0; away <= kLongestApproach.si; away += kApproachStep) {
      std::vector<Waypoint> candidates;
      for (int k = 0; k < (away == 0 ? 1 : kApproachDirections); ++k) {
        const double angle = 2 * std::numbers::pi * k / kApproachDirections;
        const Point p = terminal + Point{std::sin(angle), std::cos(angle)} * away;
        if (shore_.is_land(p) || !closed_.edges().clear({terminal, p}, 0)) continue;
        if (room_at(p) >= std::max(clearance_.least, std::min(away / 2, clearance_.wanted)))
          candidates.push_back(off_the_quay(terminal, p));
      }
      std::stable_sort(candidates.begin(), candidates.end(),
                       [](const Waypoint& a, const Waypoint& b) { return a.room > b.room; });
      if (candidates.size() > kApproachTries) candidates.resize(kApproachTries);
      const auto found = std::find_if(candidates.begin(), candidates.end(), leads_out);
      if (found != candidates.end()) return *found;
    }
    return std::nullopt;
  }

  /// Craft leave a quay straight, to where there is room to turn.
  Waypoint off_the_quay(const Point& terminal, const Point& water) const {
    const TurningPoint off =
        pushed_off(shore_, water, std::min(kRoomToTurn * clearance_.wanted, kMostRoomToTurn));
    if (length(off.point - terminal) > kLongestApproach.si ||
        !closed_.edges().clear({terminal, off.point}, 0))
      return {water, room_at(water), std::nullopt};
    return {off.point, room_at(off.point), std::nullopt};
  }

  void join_waters() {
    const std::span<const Waypoint> turning = std::span(points_).first(turning_);
    const std::span<const Waypoint> waters = std::span(points_).subspan(turning_);
    const SegmentIndex index = index_of(waters);
    for (std::uint32_t i = 0; i < waters.size(); ++i) {
      const auto own = static_cast<std::uint32_t>(turning_ + i);
      for (const auto& [to, counts] : finder_.legs(waters[i], turning, index_))
        graph_.add(own, to, counts);
      for (const auto& [to, counts] : finder_.legs(waters[i], waters, index))
        graph_.add(own, static_cast<std::uint32_t>(turning_ + to), counts);
    }
    // Legs are found from the end with less room.
    for (std::uint32_t i = 0; i < turning_; ++i)
      if (turning[i].room < clearance_.wanted * kFull)
        for (const auto& [to, counts] : finder_.legs(turning[i], waters, index))
          graph_.add(i, static_cast<std::uint32_t>(turning_ + to), counts);
  }

  LaneNetwork result() const {
    LaneNetwork network;
    std::vector<std::uint32_t> number(points_.size(), LaneNetwork::kNone);
    const auto own = [&](std::size_t t) {
      return length(points_[waters_[t]].point - terminals_[t]) == 0;
    };
    for (std::size_t t = 0; t < terminals_.size(); ++t) {
      network.points.push_back(plane_.back(terminals_[t]));
      if (waters_[t] != LaneNetwork::kNone && own(t))
        number[waters_[t]] = static_cast<std::uint32_t>(t);
    }
    const auto numbered = [&](std::uint32_t i) {
      if (number[i] == LaneNetwork::kNone) {
        number[i] = static_cast<std::uint32_t>(network.points.size());
        network.points.push_back(plane_.back(points_[i].point));
      }
      return number[i];
    };
    const auto add = [&](std::uint32_t a, std::uint32_t b, double counts) {
      network.lanes.push_back({std::min(a, b), std::max(a, b), Length{counts}});
    };
    for (const auto& [a, b, counts] : graph_.legs()) add(numbered(a), numbered(b), counts);
    for (std::size_t t = 0; t < terminals_.size(); ++t) {
      const std::uint32_t water =
          waters_[t] == LaneNetwork::kNone ? waters_[t] : numbered(waters_[t]);
      network.water.push_back(water);
      if (water != LaneNetwork::kNone && water != t)
        add(static_cast<std::uint32_t>(t), water,
            length(points_[waters_[t]].point - terminals_[t]));
    }
    std::sort(network.lanes.begin(), network.lanes.end(), [](const auto& p, const auto& q) {
      return std::pair(p.a, p.b) < std::pair(q.a, q.b);
    });
    return network;
  }

  Gnomonic plane_;
  LegClearance clearance_;
  Shore closed_;  ///< the areas that no lane enters
  Shore shore_;   ///< land and these
  LegFinder finder_;
  std::vector<Waypoint> points_;  ///< turning points and fairways, then the waters of terminals
  std::size_t turning_ = 0;
  SegmentIndex index_;  ///< of the turning points
  WaterGraph graph_;
  std::vector<Point> terminals_;
  std::vector<std::uint32_t> waters_;  ///< of each terminal, in `points_`
};

}  // namespace

LaneNetwork sea_lanes(const Coastline& coastline, const LaneRules& rules,
                      std::span<const Position> terminals) {
  return Builder(coastline, rules, terminals).network();
}

}  // namespace skerry
