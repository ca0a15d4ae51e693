#include "sim/weather/shelter.h"

#include "sim/base/require.h"
#include "sim/weather/waves.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace skerry {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

/// Where a value lies in a table: before `next`, by `share` of the step.
struct Cell {
  std::size_t at, next;
  double share;
};

Cell around(Angle direction, int steps) {
  const double turns = direction.radians / kTurn;
  const double x = (turns - std::floor(turns)) * steps;
  const int at = std::min(static_cast<int>(x), steps - 1);
  return {static_cast<std::size_t>(at), static_cast<std::size_t>(at + 1 == steps ? 0 : at + 1),
          x - at};
}

Angle direction(int i, int steps) { return {kTurn * i / steps}; }

/// Means over the fetches within 7.5 deg, the open ones zero.
std::vector<double> local_fetches(std::span<const Length> fetches) {
  const int n = static_cast<int>(fetches.size());
  const int reach = static_cast<int>(7.5 / 360 * n);
  std::vector<double> means(fetches.size());
  for (int i = 0; i < n; ++i) {
    double sum = 0.0;
    for (int j = i - reach; j <= i + reach; ++j) {
      const Length fetch = fetches[static_cast<std::size_t>((j + n) % n)];
      if (fetch <= WaveShelter::kOpen) sum += fetch.si;
    }
    means[static_cast<std::size_t>(i)] = sum / (2 * reach + 1);
  }
  return means;
}

/// Each fetch stands for the bearings half way to its neighbours; open ones that touch are one.
std::vector<Sector> open_sectors(std::span<const Length> fetches) {
  const int n = static_cast<int>(fetches.size());
  const auto is_open = [&](int i) {
    return fetches[static_cast<std::size_t>((i + n) % n)] > WaveShelter::kOpen;
  };
  const auto edge = [&](int i) { return Angle{kTurn * (i - 0.5) / n}; };
  std::vector<Sector> sectors;
  for (int i = 0; i < n; ++i) {
    if (!is_open(i) || is_open(i - 1)) continue;
    int end = i;
    while (is_open(end)) ++end;
    sectors.push_back({edge(i), edge(end)});
  }
  const bool all_open = sectors.empty() && is_open(0);
  return all_open ? std::vector<Sector>{{Angle{0}, Angle{kTurn}}} : sectors;
}

}  // namespace

LocalSeas::LocalSeas(Length depth) : depth_(depth) {
  require(depth.si > 0, "a sea has water");
  heights_.reserve(std::size_t{kFetches} * kWinds);
  for (int f = 0; f < kFetches; ++f) {
    const double root = std::sqrt(kMostFetch) * f / (kFetches - 1);
    for (int wind = 0; wind < kWinds; ++wind)
      heights_.push_back(static_cast<float>(
          young_verhagen({static_cast<double>(wind)}, {root * root}, depth).height.si));
  }
}

Length LocalSeas::height(Speed wind, double root_of_fetch) const {
  const double f = std::clamp(root_of_fetch / std::sqrt(kMostFetch), 0.0, 1.0) * (kFetches - 1);
  const double u = std::clamp(wind.si, 0.0, double{kMostWind});
  const auto fetch = std::min(static_cast<std::size_t>(f), std::size_t{kFetches - 2});
  const auto speed = std::min(static_cast<std::size_t>(u), std::size_t{kWinds - 2});
  const double above = u - static_cast<double>(speed);
  const auto at_fetch = [&](std::size_t row) {
    const float* sea = heights_.data() + row * kWinds + speed;
    return sea[0] + above * (sea[1] - sea[0]);
  };
  const double low = at_fetch(fetch);
  return {low + (f - static_cast<double>(fetch)) * (at_fetch(fetch + 1) - low)};
}

WaveShelter::WaveShelter(std::span<const Length> fetches, Length depth)
    : WaveShelter(fetches, std::make_shared<LocalSeas>(depth)) {}

WaveShelter::WaveShelter(std::span<const Length> fetches, std::shared_ptr<const LocalSeas> seas)
    : seas_(std::move(seas)) {
  require(!fetches.empty(), "a shelter has a fetch");
  for (const Length fetch : fetches) require(fetch.si >= 0, "no fetch is negative");
  fetches_ = local_fetches(fetches);
  fill_shares(fetches);
  for (int i = 0; i < kDirections; ++i)
    roots_of_fetch_.push_back(
        static_cast<float>(std::sqrt(effective_fetch(direction(i, kDirections)).si)));
}

void WaveShelter::fill_shares(std::span<const Length> fetches) {
  constexpr std::array<int, 3> kSpreadings{kWindSeaSpreading, kYoungSwellSpreading,
                                           kOldSwellSpreading};
  const std::vector<Sector> open = open_sectors(fetches);
  for (std::size_t k = 0; k < kSpreadings.size(); ++k)
    for (int i = 0; i < kDirections; ++i)
      shares_[k].push_back(static_cast<float>(
          std::max(kFloor, exposure(open, direction(i, kDirections), kSpreadings[k]))));
}

Length WaveShelter::effective_fetch(Angle wind_from) const {
  double most = 0.0;
  for (std::size_t i = 0; i < fetches_.size(); ++i) {
    const double off =
        kTurn * static_cast<double>(i) / static_cast<double>(fetches_.size()) - wind_from.radians;
    const double along = std::cos(off);
    if (along > 0) most = std::max(most, fetches_[i] * std::pow(along, 0.44 / 0.28));
  }
  return {most};
}

double WaveShelter::share(Angle from, Seconds period) const {
  const auto& table = shares_[period.si >= 10 ? 2 : period.si >= 7 ? 1 : 0];
  const Cell d = around(from, kDirections);
  const double low = table[d.at];
  return low + d.share * (table[d.next] - low);
}

Length WaveShelter::local_sea(Speed wind, Angle wind_from) const {
  const Cell d = around(wind_from, kDirections);
  const double low = roots_of_fetch_[d.at];
  return seas_->height(wind, low + d.share * (roots_of_fetch_[d.next] - low));
}

Length WaveShelter::wave(Length offshore, Angle from, Seconds period, Speed wind,
                         Angle wind_from) const {
  const double in = offshore.si * share(from, period);
  const double local = local_sea(wind, wind_from).si;
  return std::min(Length{std::sqrt(in * in + local * local)}, seas_->depth() * kBreaking);
}

}  // namespace skerry
