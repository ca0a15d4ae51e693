#include "sim/geo/turning_points.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <unordered_map>

namespace skerry {
namespace {

constexpr double kWidestBend = std::numbers::pi / 3;  // at one point
constexpr double kAskew = 0.02;                       // so that a facing corner is met
constexpr double kBeside = 0.25;                      // off a leg that makes a point needless
constexpr double kSpacing = 0.5;                      // of points, in their room
constexpr double kOffCorner = 0.01;                   // metres: clear of the edges that meet there
constexpr int kMostPushes = 12;
constexpr double kLeastPush = 0.03;  // of the clearance

double doubled_area(const Shore::Outline& outline) {
  double sum = 0;
  for (std::size_t i = 1; i < outline.size(); ++i)
    sum += cross(outline[i - 1] - outline[0], outline[i] - outline[0]);
  return sum;
}

std::vector<Segment> edges_of(const std::vector<Shore::Outline>& outlines) {
  std::vector<Segment> edges;
  for (const Shore::Outline& outline : outlines)
    for (std::size_t i = 1; i < outline.size(); ++i) edges.push_back({outline[i - 1], outline[i]});
  return edges;
}

/// Whether a point is taken already near a place; a grid of cells.
class Taken {
 public:
  explicit Taken(double cell) : cell_(cell) {}

  bool near(const Point& point, double within) const {
    for (std::int64_t x = index(point.x - within); x <= index(point.x + within); ++x)
      for (std::int64_t y = index(point.y - within); y <= index(point.y + within); ++y) {
        const auto cell = cells_.find(key(x, y));
        if (cell == cells_.end()) continue;
        for (const Point& other : cell->second)
          if (length(other - point) < within) return true;
      }
    return false;
  }
  void take(const Point& point) { cells_[key(index(point.x), index(point.y))].push_back(point); }

 private:
  std::int64_t index(double metres) const {
    return static_cast<std::int64_t>(std::floor(metres / cell_));
  }
  static std::int64_t key(std::int64_t x, std::int64_t y) { return x * 100000007 + y; }

  double cell_;
  std::unordered_map<std::int64_t, std::vector<Point>> cells_;
};

class Search {
 public:
  Search(const Shore& shore, double clearance, double least)
      : shore_(shore), clearance_(clearance), least_(least), taken_(clearance * kSpacing) {}

  std::vector<TurningPoint> run() {
    std::vector<TurningPoint> result;
    for (const Shore::Outline& outline : shore_.outlines()) {
      found_.clear();
      for (std::size_t i = 1; i < outline.size(); ++i)
        round(outline[i == 1 ? outline.size() - 2 : i - 2], outline[i - 1], outline[i]);
      keep_needed(result);
    }
    return result;
  }

 private:
  /// The points off the corner between two edges.
  void round(const Point& before, const Point& corner, const Point& after) {
    const Point in = corner - before;
    const Point out = after - corner;
    const double bend = std::atan2(cross(in, out), dot(in, out));
    if (bend <= 0) return;
    const int points = static_cast<int>(std::ceil(bend / kWidestBend));
    const double share = bend / points;
    const double off_in = std::atan2(-in.x, in.y);  // to the right of the edge, where the water is
    const auto way = [&](double angle) { return Point{std::cos(angle), std::sin(angle)}; };
    place_between(corner, way(off_in - kAskew));
    for (int k = 0; k < points; ++k) {
      const Point off = way(off_in + (k + 0.5) * share);
      const double away = clearance_ / std::cos(share / 2);
      if (place_between(corner, off) > away)
        place(pushed_off(shore_, corner + off * away, clearance_));
    }
    place_between(corner, way(off_in + bend + kAskew));
  }

  /// A point half way across to land on the other side, if that is near; how far it is.
  double place_between(const Point& corner, const Point& way) {
    const double reach = clearance_ * 2;
    const double across =
        reach * shore_.edges().met({corner + way * kOffCorner, corner + way * reach});
    if (across < reach) place(pushed_off(shore_, corner + way * (across / 2), clearance_));
    return across;
  }

  void place(const TurningPoint& p) {
    if (p.room < least_ || shore_.is_land(p.point) || taken_.near(p.point, p.room * kSpacing) ||
        !bends_at(p))
      return;
    taken_.take(p.point);
    found_.push_back(p);
  }

  /// Whether lanes can come along the shore from one side and leave it on the other. In mid-channel
  /// they may come from anywhere.
  bool bends_at(const TurningPoint& p) const {
    if (p.room < clearance_ * kFull) return true;
    const Point in = (p.shore - p.point) * (1 / length(p.shore - p.point));
    const Point along{in.y, -in.x};
    const auto open = [&](const Point& way) {
      for (const double turn : {0.0, 0.25, 0.5}) {
        const Point leg = way * std::cos(turn) + in * std::sin(turn);
        if (shore_.edges().clear({p.point, p.point + leg * clearance_}, clearance_ * kKept))
          return true;
      }
      return false;
    };
    return open(along) && open(along * -1);
  }

  /// Moves the points found to `result` but for those that a leg between their neighbours makes
  /// needless.
  void keep_needed(std::vector<TurningPoint>& result) const {
    const std::size_t first = result.size();
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const TurningPoint& p = found_[i];
      if (p.room >= clearance_ * kFull && result.size() > first && i + 1 < found_.size()) {
        const Segment leg{result.back().point, found_[i + 1].point};
        const bool beside = length(p.point - nearest_on(leg, p.point)) < kBeside * clearance_ &&
                            length(leg.a - leg.b) > 0;
        if (beside && shore_.edges().clear(leg, clearance_ * kKept)) continue;
      }
      result.push_back(p);
    }
  }

  const Shore& shore_;
  double clearance_;
  double least_;
  Taken taken_;
  std::vector<TurningPoint> found_;
};

}  // namespace

Shore::Shore(std::vector<Outline> outlines) : outlines_(std::move(outlines)) {
  for (Outline& outline : outlines_)
    if (doubled_area(outline) < 0) std::reverse(outline.begin(), outline.end());
  edges_ = SegmentIndex(edges_of(outlines_));
}

std::vector<Segment> simplified(const std::vector<Shore::Outline>& outlines, double off) {
  std::vector<Segment> result;
  for (const Shore::Outline& outline : outlines) {
    std::size_t farthest = 0;
    for (std::size_t i = 1; i < outline.size(); ++i)
      if (length(outline[i] - outline[0]) > length(outline[farthest] - outline[0])) farthest = i;
    std::vector<std::pair<std::size_t, std::size_t>> open{{farthest, outline.size() - 1},
                                                          {0, farthest}};
    while (!open.empty()) {
      const auto [from, to] = open.back();
      open.pop_back();
      const Segment chord{outline[from], outline[to]};
      std::size_t worst = from;
      double most = off;
      for (std::size_t i = from + 1; i < to; ++i) {
        const double away = length(outline[i] - nearest_on(chord, outline[i]));
        if (away <= most) continue;
        most = away;
        worst = i;
      }
      if (worst == from) {
        result.push_back(chord);
      } else {
        open.emplace_back(worst, to);
        open.emplace_back(from, worst);
      }
    }
  }
  return result;
}

TurningPoint pushed_off(const Shore& shore, const Point& start, double clearance) {
  const auto at = [&](const Point& point) {
    const auto nearest = shore.edges().nearest(point, clearance * 2);
    return nearest ? TurningPoint{point, nearest->point, nearest->distance}
                   : TurningPoint{point, point, clearance};
  };
  TurningPoint best = at(start);
  double step = clearance - best.room;
  for (int i = 0; i < kMostPushes && best.room < clearance * kFull; ++i) {
    if (step < kLeastPush * clearance || best.room <= 0) break;
    const Point away = best.point - best.shore;
    const TurningPoint next = at(best.point + away * (step / best.room));
    if (next.room > best.room && dot(next.point - next.shore, away) > 0 &&
        shore.edges().clear({best.point, next.point}, 0)) {
      best = next;
      step = std::max(clearance - best.room, kLeastPush * clearance);
    } else {
      step /= 2;
    }
  }
  best.room = std::min(best.room, clearance);
  return best;
}

std::vector<TurningPoint> turning_points(const Shore& shore, double clearance, double least) {
  return Search(shore, clearance, least).run();
}

}  // namespace skerry
