#include "sim/geo/lane_graph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace skerry {
namespace {

constexpr double kCoarse = 0.6;         // of the clearance
constexpr double kKeptInNarrows = 0.5;  // of the room at the ends of a leg
constexpr double kWorst = 2.0;          // what a metre along the shore counts more
constexpr std::size_t kCones = 64;
constexpr double kReaches[] = {40.0, 200.0, std::numeric_limits<double>::infinity()};  // clearances

/// Whether a leg that goes `way` passes the shore that it is to go round abeam rather than coming
/// from it or leading to it.
bool passes(const Waypoint& p, const Point& way, double metres, double keep) {
  return !p.round || std::abs(cross(*p.round - p.point, way)) >= keep * metres;
}

}  // namespace

SegmentIndex index_of(std::span<const Waypoint> points) {
  std::vector<Segment> segments;
  segments.reserve(points.size());
  for (const Waypoint& p : points) segments.push_back({p.point, p.point});
  return SegmentIndex(segments);
}

LegFinder::LegFinder(const Shore& shore, const LegClearance& clearance)
    : shore_(shore),
      clearance_(clearance),
      coarse_(clearance.wanted * kCoarse),
      outlines_(simplified(shore.outlines(), coarse_)) {}

double LegFinder::keep_at(const Waypoint& point) const {
  return point.room >= clearance_.wanted * kFull ? clearance_.kept() : point.room * kKeptInNarrows;
}

std::optional<double> LegFinder::counts(const Waypoint& a, const Waypoint& b) const {
  const double keep = std::min(keep_at(a), keep_at(b));
  const Segment leg{a.point, b.point};
  if (!shore_.edges().clear(leg, keep)) return std::nullopt;
  return keep < clearance_.kept() ? counted(leg) : length(leg.b - leg.a);
}

/// The integral along a leg of what a metre counts, in steps as long as the room allows.
double LegFinder::counted(const Segment& leg) const {
  const double kept = clearance_.kept();
  const double metres = length(leg.b - leg.a);
  if (metres == 0) return 0;
  const Point way = (leg.b - leg.a) * (1 / metres);
  double sum = 0;
  bool out = false;  // of the narrows where it begins
  for (double at = 0; at < metres;) {
    const Point here = leg.a + way * at;
    const auto nearest = shore_.edges().nearest(here, 2 * kept);
    const double room = nearest ? nearest->distance : 2 * kept;
    if (room >= kept && !out) {
      out = true;
      if (shore_.edges().clear({here, leg.b}, kept)) return sum + metres - at;
    }
    const double step = std::min(std::max(room - kept, kept / 5), metres - at);
    sum += step * (1 + kWorst * std::max(0.0, 1 - room / kept));
    at += step;
  }
  return sum;
}

std::vector<LegFinder::Leg> LegFinder::legs(const Waypoint& from, std::span<const Waypoint> points,
                                            const SegmentIndex& index) {
  std::vector<Leg> result;
  const double keep = keep_at(from);
  // A chord of the coarse outlines is within `coarse_` of land.
  const SegmentIndex& outlines = keep > coarse_ ? outlines_ : shore_.edges();
  horizon_.begin(from.point, keep > coarse_ ? keep - coarse_ : keep);
  if (from.round) {
    const Point in = *from.round - from.point;
    const double away = length(in);
    const double sine = std::min(1.0, keep / away);
    const double cosine = std::sqrt(1 - sine * sine);
    const Point side{-in.y, in.x};
    horizon_.ignore(in * cosine - side * sine, in * cosine + side * sine);
    horizon_.ignore(in * -cosine + side * sine, in * -cosine - side * sine);
  }
  std::array<bool, kCones> joined{};
  double done = -1;
  for (const double clearances : kReaches) {
    const double reach = std::min(clearances * clearance_.wanted, from.reach);
    horizon_.look(outlines, reach);
    std::vector<std::pair<double, std::uint32_t>> seen;
    index.walk(
        from.point, [&](const Extent& extent) { return !horizon_.hides(extent); },
        [&](std::uint32_t i, const Segment& s) {
          if (horizon_.hides(s.a) || keep_at(points[i]) < keep) return;
          const Point way = s.a - from.point;
          const double metres = length(way);
          if (metres <= done || metres > reach) return;
          if (passes(points[i], way, metres, keep)) seen.emplace_back(metres, i);
        });
    std::sort(seen.begin(), seen.end());
    for (const auto& [metres, i] : seen) {
      const std::size_t cone =
          Horizon::direction_of(points[i].point - from.point) * kCones / Horizon::kDirections;
      if (joined[cone]) continue;
      const auto leg = counts(from, points[i]);
      if (!leg) continue;
      joined[cone] = metres > 0;
      result.push_back({i, *leg});
    }
    if (reach == from.reach) break;
    for (std::size_t cone = 0; cone < kCones; ++cone)
      if (joined[cone])
        horizon_.ignore(cone * Horizon::kDirections / kCones, Horizon::kDirections / kCones);
    done = reach;
  }
  return result;
}

}  // namespace skerry
