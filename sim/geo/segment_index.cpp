#include "sim/geo/segment_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace skerry {
namespace {

constexpr std::size_t kLeaf = 4;

Extent extent_of(const Segment& s) {
  return {{std::min(s.a.x, s.b.x), std::min(s.a.y, s.b.y)},
          {std::max(s.a.x, s.b.x), std::max(s.a.y, s.b.y)}};
}

Extent joined(const Extent& a, const Extent& b) {
  return {{std::min(a.least.x, b.least.x), std::min(a.least.y, b.least.y)},
          {std::max(a.most.x, b.most.x), std::max(a.most.y, b.most.y)}};
}

/// Whether a leg comes within `keep` of an extent; true at times where it just does not, never
/// false where it does.
bool may_come_within(const Segment& leg, const Extent& extent, double keep) {
  const Extent own = extent_of(leg);
  if (own.most.x < extent.least.x - keep || own.least.x > extent.most.x + keep ||
      own.most.y < extent.least.y - keep || own.least.y > extent.most.y + keep)
    return false;
  const Point way = leg.b - leg.a;
  const Point middle = (extent.least + extent.most) * 0.5;
  const Point half = (extent.most - extent.least) * 0.5;
  const double reach = std::abs(way.x) * half.y + std::abs(way.y) * half.x + keep * length(way);
  return std::abs(cross(way, middle - leg.a)) <= reach;
}

bool cross_over(const Segment& p, const Segment& q) {
  const double a = cross(p.b - p.a, q.a - p.a);
  const double b = cross(p.b - p.a, q.b - p.a);
  const double c = cross(q.b - q.a, p.a - q.a);
  const double d = cross(q.b - q.a, p.b - q.a);
  return ((a <= 0 && b >= 0) || (a >= 0 && b <= 0)) && ((c <= 0 && d >= 0) || (c >= 0 && d <= 0)) &&
         !(a == 0 && b == 0);
}

double distance2(const Segment& segment, const Point& point) {
  const Point off = point - nearest_on(segment, point);
  return dot(off, off);
}

bool come_within(const Segment& p, const Segment& q, double keep) {
  if (cross_over(p, q)) return true;
  const double nearest2 = std::min(std::min(distance2(p, q.a), distance2(p, q.b)),
                                   std::min(distance2(q, p.a), distance2(q, p.b)));
  return nearest2 < keep * keep;
}

}  // namespace

SegmentIndex::SegmentIndex(std::span<const Segment> segments) {
  if (segments.empty()) return;
  indices_.resize(segments.size());
  std::iota(indices_.begin(), indices_.end(), 0);
  nodes_.reserve(segments.size());
  build(indices_, segments);
  segments_.reserve(segments.size());
  for (const std::uint32_t i : indices_) segments_.push_back(segments[i]);
}

std::uint32_t SegmentIndex::build(std::span<std::uint32_t> indices,
                                  std::span<const Segment> segments) {
  const auto n = static_cast<std::uint32_t>(nodes_.size());
  Node node{extent_of(segments[indices[0]])};
  for (const std::uint32_t i : indices) node.extent = joined(node.extent, extent_of(segments[i]));
  if (indices.size() <= kLeaf) {
    node.first = static_cast<std::uint32_t>(indices.data() - indices_.data());
    node.count = static_cast<std::uint32_t>(indices.size());
    nodes_.push_back(node);
    return n;
  }
  nodes_.push_back(node);
  const Point size = node.extent.most - node.extent.least;
  const double Point::*const axis = size.x > size.y ? &Point::x : &Point::y;
  const auto place = [&](std::uint32_t i) { return segments[i].a.*axis + segments[i].b.*axis; };
  const auto half = indices.begin() + static_cast<std::ptrdiff_t>(indices.size() / 2);
  std::nth_element(indices.begin(), half, indices.end(), [&](std::uint32_t i, std::uint32_t j) {
    return std::pair(place(i), i) < std::pair(place(j), j);
  });
  build(indices.first(indices.size() / 2), segments);
  nodes_[n].second = build(indices.subspan(indices.size() / 2), segments);
  return n;
}

std::optional<SegmentIndex::Nearest> SegmentIndex::nearest(const Point& point,
                                                           double within) const {
  Nearest best{within, {}};
  bool found = false;
  walk(
      point, [&](const Extent& extent) { return distance(extent, point) <= best.distance; },
      [&](std::uint32_t, const Segment& segment) {
        const Point on = nearest_on(segment, point);
        const double away = length(point - on);
        if (away >= best.distance && (found || away > within)) return;
        best = {away, on};
        found = true;
      });
  if (!found) return std::nullopt;
  return best;
}

bool SegmentIndex::clear(const Segment& leg, double keep) const {
  bool met = false;
  walk(
      leg.a, [&](const Extent& extent) { return !met && may_come_within(leg, extent, keep); },
      [&](std::uint32_t, const Segment& segment) { met = met || come_within(leg, segment, keep); });
  return !met;
}

double SegmentIndex::met(const Segment& leg) const {
  double first = 1.0;
  const Point way = leg.b - leg.a;
  walk(
      leg.a,
      [&](const Extent& extent) {
        return may_come_within({leg.a, leg.a + way * first}, extent, 0);
      },
      [&](std::uint32_t, const Segment& segment) {
        if (!cross_over(leg, segment)) return;
        first = std::min(first, cross(segment.a - leg.a, segment.b - segment.a) /
                                    cross(way, segment.b - segment.a));
      });
  return first;
}

int SegmentIndex::turns_about(const Point& point) const {
  int turns = 0;
  walk(
      point,
      [&](const Extent& extent) {
        return extent.least.y <= point.y && extent.most.y >= point.y && extent.most.x >= point.x;
      },
      [&](std::uint32_t, const Segment& s) {
        if ((s.a.y > point.y) == (s.b.y > point.y)) return;
        const double side = cross(s.b - s.a, point - s.a);
        if (s.b.y > s.a.y && side > 0) ++turns;
        if (s.b.y < s.a.y && side < 0) --turns;
      });
  return turns;
}

}  // namespace skerry
