#include "tests/support/sea_grid.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <numeric>
#include <queue>

namespace skerry::test {
namespace {

constexpr double kDegree = 6371008.8 * std::numbers::pi / 180;
constexpr double kShut = std::numeric_limits<double>::infinity();

}  // namespace

SeaGrid::SeaGrid(const Coastline& coastline, const Position& least, const Position& most,
                 double step, const Rule& rule)
    : origin_(least),
      step_(step),
      east_(step / kDegree /
            std::cos((least.latitude + most.latitude) / 2 * std::numbers::pi / 180)),
      north_(step / kDegree),
      columns_(static_cast<int>((most.longitude - least.longitude) / east_) + 1),
      rows_(static_cast<int>((most.latitude - least.latitude) / north_) + 1) {
  for (int y = 0; y < rows_; ++y)
    for (int x = 0; x < columns_; ++x) {
      const Position p = middle({x, y});
      const double room = coastline.to_coast(p, {rule.kept}).si;
      const bool open = room >= rule.least && !coastline.is_land(p);
      factor_.push_back(static_cast<float>(open ? 1 + 2 * (1 - room / rule.kept) : kShut));
    }
}

SeaGrid::Cell SeaGrid::cell(const Position& p) const {
  const Cell own{static_cast<int>(std::lround((p.longitude - origin_.longitude) / east_)),
                 static_cast<int>(std::lround((p.latitude - origin_.latitude) / north_))};
  Cell best = own;
  double nearest = kShut;
  for (int y = own.y - 5; y <= own.y + 5; ++y)
    for (int x = own.x - 5; x <= own.x + 5; ++x) {
      if (x < 0 || y < 0 || x >= columns_ || y >= rows_ || factor_[index({x, y})] >= kShut)
        continue;
      const double away = std::hypot(x - own.x, y - own.y);
      if (away >= nearest) continue;
      nearest = away;
      best = {x, y};
    }
  return best;
}

double SeaGrid::metres(const Cell& a, const Cell& b) const {
  return step_ * std::hypot(a.x - b.x, a.y - b.y);
}

double SeaGrid::counts(const Cell& a, const Cell& b) const {
  const int parts = std::max(1, 2 * std::max(std::abs(a.x - b.x), std::abs(a.y - b.y)));
  double sum = 0;
  for (int i = 0; i <= parts; ++i) {
    const double t = static_cast<double>(i) / parts;
    const Cell at{static_cast<int>(std::lround(a.x + t * (b.x - a.x))),
                  static_cast<int>(std::lround(a.y + t * (b.y - a.y)))};
    sum += factor_[index(at)] * (i == 0 || i == parts ? 0.5 : 1.0);
  }
  return sum / parts * metres(a, b);
}

std::vector<std::optional<SeaGrid::Way>> SeaGrid::ways(const Position& from,
                                                       std::span<const Position> to) const {
  std::vector<Cell> moves;
  for (int x = -5; x <= 5; ++x)
    for (int y = -5; y <= 5; ++y)
      if (std::gcd(x, y) == 1 && std::abs(x) + std::abs(y) <= 5) moves.push_back({x, y});
  std::vector<float> best(factor_.size(), std::numeric_limits<float>::infinity());
  std::vector<Cell> before(factor_.size());
  using Entry = std::pair<float, std::size_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  const Cell start = cell(from);
  best[index(start)] = 0;
  before[index(start)] = start;
  open.emplace(0.0F, index(start));
  while (!open.empty()) {
    const auto [so_far, i] = open.top();
    open.pop();
    if (so_far > best[i]) continue;
    const Cell at{static_cast<int>(i % static_cast<std::size_t>(columns_)),
                  static_cast<int>(i / static_cast<std::size_t>(columns_))};
    for (const Cell& move : moves) {
      const Cell next{at.x + move.x, at.y + move.y};
      if (next.x < 0 || next.y < 0 || next.x >= columns_ || next.y >= rows_) continue;
      const auto there = static_cast<float>(so_far + counts(at, next));
      if (there >= best[index(next)]) continue;
      best[index(next)] = there;
      before[index(next)] = at;
      open.emplace(there, index(next));
    }
  }
  std::vector<std::optional<Way>> result;
  for (const Position& p : to) {
    const Cell goal = cell(p);
    if (!(best[index(goal)] < std::numeric_limits<float>::infinity())) {
      result.emplace_back();
      continue;
    }
    std::vector<Cell> way{goal};
    while (index(way.back()) != index(start)) way.push_back(before[index(way.back())]);
    // From each bend as far as the straight line counts no more than the way.
    const double ends = distance(from, middle(start)).si + distance(p, middle(goal)).si;
    Way straight{ends, ends};
    for (std::size_t i = 0; i + 1 < way.size();) {
      std::size_t next = i + 1;
      double own = counts(way[i], way[next]);
      double along = own;
      for (std::size_t j = next + 1; j < way.size(); ++j) {
        along += counts(way[j - 1], way[j]);
        const double direct = counts(way[i], way[j]);
        if (direct > along * (1 + 1e-9)) continue;
        next = j;
        own = direct;
      }
      straight.counts += own;
      straight.metres += metres(way[i], way[next]);
      i = next;
    }
    result.push_back(straight);
  }
  return result;
}

}  // namespace skerry::test
