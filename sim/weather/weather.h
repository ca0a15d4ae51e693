#pragma once

#include "sim/base/id.h"
#include "sim/base/random.h"
#include "sim/model/scenario.h"
#include "sim/weather/conditions.h"
#include "sim/weather/fields.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace skerry {

struct WeatherBasis;

/// Weather over a run: a table [epoch x zone x element], and what follows from it for the waves at
/// berths, for landing at places and for the services of craft classes. Constant within an epoch.
/// Read only once made, shared by all forks.
class Weather {
 public:
  /// What the scenario's source expects: its script, its file, the middle of its climate.
  explicit Weather(const Scenario& scenario);

  /// The weather that comes in one replication, with the forecasts that are issued on the way:
  /// what the source makes of the named draws of `key`, shifted in time and scaled as the
  /// scenario's `varies` says. Writes into `result`, whose memory is reused.
  void realise(RunKey key, Weather& result) const;

  Duration epoch_length() const { return epoch_; }
  int epochs() const { return epochs_; }
  int epoch_of(SimTime time) const;
  SimTime begin_of(int epoch) const { return kStart + epoch * epoch_; }

  Conditions at(int epoch, Id<Zone> zone) const;
  Length wave(int epoch, Id<Zone> zone) const { return {value(Element::wave, epoch, zone)}; }
  /// Any element that its source makes: all but tide and stream.
  double value(Element element, int epoch, Id<Zone> zone) const {
    return fields_[element](row(epoch), zone.index());
  }
  /// Above mean sea level.
  Length tide(int epoch, Id<Zone> zone) const;
  /// Along the zone's channel, positive with the flood.
  Speed stream(int epoch, Id<Zone> zone) const;
  /// Significant wave height at the berth of a wharf: what land lets in of the waves offshore,
  /// and the sea that the wind raises on the water before it.
  Length wave_at_berth(int epoch, Id<Place> wharf) const;
  /// Whether the weather lets craft berth at a wharf or land on a pad, open by order or not.
  bool lets_land(int epoch, Id<Place> place) const;
  /// Whether the service of a class in a zone lies still: stopped by weather beyond its limits and
  /// not resumed yet. No forecast says so: nobody knows when it will be announced.
  bool is_suspended(int epoch, Id<Zone> zone, Id<CraftClass> craft_class) const;
  bool daylight(int epoch) const;

  /// The forecast last issued at an epoch: weather from its issue on. What a forecast says of
  /// earlier epochs is what it says of its first.
  const Weather& forecast(int epoch) const;
  /// The highest warning in force in a zone: of the weather office by the forecast last issued, or
  /// of an alert.
  std::optional<Warning> warning(int epoch, Id<Zone> zone) const;

 private:
  Weather() = default;

  int row(int epoch) const { return std::max(0, epoch - first_); }
  int rows() const { return fields_.rows; }
  void take(const Fields& wide, int first_row, double wind, double wave);
  void shelter();
  void judge_landings(const Weather* before);
  void judge_services();
  Conditions worst_of(Id<Zone> zone) const;
  void issue_forecasts(const Weather& expected);
  void blend(const Weather& truth, const Weather& expected, int issued);
  void warn();

  std::shared_ptr<const WeatherBasis> basis_;
  Duration epoch_{};
  int epochs_ = 0;
  int first_ = 0;                      ///< epoch of row 0; negative: a margin before the start
  Fields fields_;                      ///< waves: in the zone, land considered
  Fields made_;                        ///< kept for its memory
  Grid berth_waves_;                   ///< [row x wharf]
  std::vector<unsigned char> lands_;   ///< [landing place x row]
  std::vector<unsigned char> still_;   ///< [scheduled class x zone x row]
  std::vector<unsigned char> warned_;  ///< [zone x epoch]: 1 + Warning, or 0
  std::vector<Weather> forecasts_;     ///< by issue; none: this is its own forecast
};

/// What keeps craft from berthing at a wharf or landing on a pad in the weather of `epoch`: the
/// reason where `lets_land` is false.
Excess excess_at(const Scenario& scenario, const Weather& weather, int epoch, Id<Place> place);

/// What keeps craft of a class from being under way in a zone: its limits, or its service lying
/// still.
Excess excess_in(const Scenario& scenario, const Weather& weather, int epoch, Id<Zone> zone,
                 Id<CraftClass> craft_class);

}  // namespace skerry
