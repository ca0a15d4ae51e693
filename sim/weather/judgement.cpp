// What the weather lets craft do: landing at places, services of classes, and when what was
// stopped begins again.

#include "sim/weather/basis.h"
#include "sim/weather/weather.h"

#include <Eigen/Core>

#include <algorithm>

namespace skerry {
namespace {

/// Whether something runs, epoch by epoch: stopped beyond the limits, resumed when they have been
/// kept with the margin for long enough.
class ServiceState {
 public:
  ServiceState(const Resumption& resume, Duration epoch, bool runs)
      : wait_(static_cast<int>((resume.after + epoch - Duration{1}) / epoch)), runs_(runs) {}

  bool next(bool within_limits, bool well_within) {
    if (!within_limits) {
      runs_ = false;
      well_for_ = 0;
    } else if (!runs_) {
      // The first well epoch begins the wait; it is over when so many more have passed.
      well_for_ = well_within ? well_for_ + 1 : 0;
      runs_ = well_for_ > wait_;
    }
    return runs_;
  }

 private:
  int wait_;
  int well_for_ = 0;
  bool runs_;
};

/// Whether any limit of day or night is passed, the dark itself left aside.
bool excess_by_day_or_night(Limits limits, Conditions c) {
  limits.night = true;
  if (excess(limits, c)) return true;
  c.daylight = false;
  return static_cast<bool>(excess(limits, c));
}

}  // namespace

/// `before`: the weather until this one begins, whose last word counts; none: only the limits.
void Weather::judge_landings(const Weather* before) {
  using Column = Eigen::Map<const Eigen::ArrayXd>;
  using Flags = Eigen::Map<Eigen::Array<unsigned char, Eigen::Dynamic, 1>>;
  const Scenario& s = basis_->scenario;
  const auto n = static_cast<Eigen::Index>(rows());
  lands_.resize(static_cast<std::size_t>(rows()) * basis_->landings.size());
  for (std::size_t l = 0; l < basis_->landings.size(); ++l) {
    const Id<Place> id = basis_->landings[l];
    const Place& place = s.region.places[id];
    Flags lands(lands_.data() + l * static_cast<std::size_t>(rows()), n);
    const Column wind(fields_[Element::wind].column(place.zone->index()), n);
    if (place.pad) {
      lands = (wind <= place.pad->wind_limit.si).cast<unsigned char>();
      if (place.pad->lit) continue;
      for (int r = 0; r < rows(); ++r)
        if (!daylight(std::clamp(first_ + r, 0, epochs_ - 1))) lands(r) = 0;
      continue;
    }
    const Wharf& wharf = *place.wharf;
    const Column wave(berth_waves_.column(basis_->wharf_column[id.index()]), n);
    lands = (wind <= wharf.wind_limit.si && wave <= wharf.wave_limit.si).cast<unsigned char>();
    const Resumption& resume = wharf.resume;
    const bool ran = before == nullptr || before->lets_land(first_, id);
    if ((resume.margin <= 0 && resume.after <= Duration{0}) || (ran && (lands == 1).all()))
      continue;
    const double well = 1 - resume.margin;
    ServiceState service(resume, epoch_, ran);
    for (Eigen::Index r = 0; r < n; ++r)
      lands(r) = service.next(lands(r) != 0, wind(r) <= wharf.wind_limit.si * well &&
                                                 wave(r) <= wharf.wave_limit.si * well);
  }
}

void Weather::judge_services() {
  const Scenario& s = basis_->scenario;
  const auto n = static_cast<std::size_t>(rows());
  still_.assign(basis_->scheduled.size() * s.region.zones.size() * n, 0);
  for (const Id<Zone> zone : s.region.zones.ids()) {
    const Conditions worst = worst_of(zone);
    for (std::size_t c = 0; c < basis_->scheduled.size(); ++c) {
      const Limits& limits = s.fleet.classes[basis_->scheduled[c]].limits;
      if (!excess_by_day_or_night(limits, worst)) continue;
      const Limits well = within(limits, limits.resume.margin);
      unsigned char* still = still_.data() + (c * s.region.zones.size() + zone.index()) * n;
      ServiceState service(limits.resume, epoch_, true);
      for (int r = 0; r < rows(); ++r) {
        Conditions now = at(first_ + r, zone);
        // A class that sails by day need not wait after the night.
        if (!limits.night) now.daylight = true;
        *still++ = !service.next(!excess(limits, now), !excess(well, now));
      }
    }
  }
}

/// The worst of each element in a zone over all rows, as if all at once.
Conditions Weather::worst_of(Id<Zone> zone) const {
  const auto column = [&](Element e) {
    return Eigen::Map<const Eigen::ArrayXd>(fields_[e].column(zone.index()), rows());
  };
  return {
      Speed{column(Element::wind).maxCoeff()},     Speed{column(Element::gust).maxCoeff()},
      Length{column(Element::wave).maxCoeff()},    Length{column(Element::visibility).minCoeff()},
      Length{column(Element::ceiling).minCoeff()}, true};
}

Excess excess_at(const Scenario& scenario, const Weather& weather, int epoch, Id<Place> id) {
  const Place& place = scenario.region.places[id];
  const Conditions conditions = weather.at(epoch, *place.zone);
  if (place.pad) {
    if (conditions.wind > place.pad->wind_limit) return {Hindrance::wind, conditions.wind.si};
    if (!place.pad->lit && !conditions.daylight) return {Hindrance::night, 0};
    return {};
  }
  if (conditions.wind > place.wharf->wind_limit) return {Hindrance::wind, conditions.wind.si};
  const Length wave = weather.wave_at_berth(epoch, id);
  if (wave > place.wharf->wave_limit) return {Hindrance::wave, wave.si};
  if (!weather.lets_land(epoch, id)) return {Hindrance::suspended, wave.si};
  return {};
}

}  // namespace skerry
