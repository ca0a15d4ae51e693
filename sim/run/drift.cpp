#include "sim/run/drift.h"

#include "sim/base/distribution.h"

#include <cmath>
#include <numbers>

namespace skerry {

std::vector<Drifter> set_adrift(const DriftObject& object, Length within, RunKey key,
                                std::uint32_t luck) {
  constexpr std::uint32_t kDraws = 64;  // of each, at most
  std::vector<Drifter> drifters(kDrifters);
  for (std::uint32_t n = 0; n < kDrifters; ++n) {
    const auto normal = [&](std::uint32_t draw) {
      return normal_quantile(uniform(key, Purpose::drift, luck, kDraws * n + draw));
    };
    Drifter& drifter = drifters[n];
    drifter.east_m = within.si / 2 * normal(0);
    drifter.north_m = within.si / 2 * normal(1);
    drifter.right = n % 2 == 0;
    drifter.across = (drifter.right ? object.right : object.left).spread * normal(2);
    for (std::uint32_t draw = 3; draw < kDraws; ++draw) {
      drifter.along = object.downwind.spread * normal(draw);
      if (object.downwind.slope + drifter.along.si / 20 >= 0) break;
    }
  }
  return drifters;
}

void drift(std::vector<Drifter>& drifters, const DriftObject& object, const Setting& setting,
           Seconds time) {
  const double to = setting.wind_from.radians + std::numbers::pi;
  const double east = std::sin(to), north = std::cos(to);  // down the wind; right of it: n, -e
  const double stream_east = setting.stream.si * std::sin(setting.stream_to.radians);
  const double stream_north = setting.stream.si * std::cos(setting.stream_to.radians);
  for (Drifter& drifter : drifters) {
    Leeway side = drifter.right ? object.right : object.left;
    if (drifter.jibed) side.slope = -side.slope;
    const double along = leeway(object.downwind, drifter.along, setting.wind).si;
    const double across = leeway(side, drifter.across, setting.wind).si;
    drifter.east_m += (along * east + across * north + stream_east) * time.si;
    drifter.north_m += (along * north - across * east + stream_north) * time.si;
  }
}

void jibe(std::vector<Drifter>& drifters, RunKey key, std::uint32_t luck, int epoch,
          Seconds epoch_length) {
  const double chance = jibing(epoch_length);
  for (std::uint32_t n = 0; n < drifters.size(); ++n)
    if (uniform(key, Purpose::jibe, luck, static_cast<std::uint32_t>(epoch) * kDrifters + n) <
        chance)
      drifters[n].jibed = !drifters[n].jibed;
}

SearchedArea::SearchedArea(const std::vector<Drifter>& drifters) {
  const double count = static_cast<double>(drifters.size());
  for (const Drifter& d : drifters) {
    east_ += d.east_m / count;
    north_ += d.north_m / count;
  }
  for (const Drifter& d : drifters) {
    const double e = d.east_m - east_, n = d.north_m - north_;
    ee_ += e * e / (count - 1);
    en_ += e * n / (count - 1);
    nn_ += n * n / (count - 1);
  }
}

Area SearchedArea::area() const {
  return {4 * std::numbers::pi * std::sqrt(ee_ * nn_ - en_ * en_)};
}

bool SearchedArea::holds(const Drifter& drifter) const {
  const double e = drifter.east_m - east_, n = drifter.north_m - north_;
  // The square of its distance in standard deviations.
  return (nn_ * e * e - 2 * en_ * e * n + ee_ * n * n) / (ee_ * nn_ - en_ * en_) <= 4;
}

}  // namespace skerry
