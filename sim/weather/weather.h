#pragma once

#include "sim/base/id.h"
#include "sim/base/random.h"
#include "sim/model/scenario.h"

#include <vector>

namespace skerry {

/// The weather of a zone during an epoch.
struct Conditions {
  Speed wind;
  Speed gust;
  Length wave;  ///< significant wave height offshore
  Length visibility;
  bool daylight = true;
};

/// Weather over a run: a table [epoch x zone x quantity], and [epoch x place] for the waves that
/// reach each berth. Constant within an epoch. Read only once made, shared by all forks.
class Weather {
 public:
  /// The script as written: the forecast.
  explicit Weather(const Scenario& scenario);

  /// The weather that comes in one replication: the script shifted in time and scaled, by named
  /// draws of `key`. Writes into `result`, whose memory is reused.
  void realise(RunKey key, Weather& result) const;

  Duration epoch_length() const { return epoch_; }
  int epochs() const { return epochs_; }
  int epoch_of(SimTime time) const;
  SimTime begin_of(int epoch) const { return kStart + epoch * epoch_; }

  Conditions at(int epoch, Id<Zone> zone) const;
  /// Significant wave height at the berth of a wharf: offshore height times its exposure to the
  /// direction the waves come from.
  Length wave_at_berth(int epoch, Id<Place> wharf) const;
  /// Whether the weather lets craft berth at a wharf or land on a pad, open by order or not.
  bool lets_land(int epoch, Id<Place> place) const {
    return lands_[static_cast<std::size_t>(place.index()) * static_cast<std::size_t>(epochs_) +
                  static_cast<std::size_t>(epoch)] != 0;
  }
  bool daylight(int epoch) const { return daylight_[static_cast<std::size_t>(epoch)] != 0; }

 private:
  /// One quantity: a column for each zone or place, a row for each epoch.
  struct Grid {
    int rows = 0;
    std::vector<double> values;
    double operator()(int row, std::uint32_t column) const {
      return values[static_cast<std::size_t>(column) * static_cast<std::size_t>(rows) +
                    static_cast<std::size_t>(row)];
    }
    double& operator()(int row, std::uint32_t column) {
      return values[static_cast<std::size_t>(column) * static_cast<std::size_t>(rows) +
                    static_cast<std::size_t>(row)];
    }
  };
  static void copy_rows(const Grid& from, int first, int rows, double factor, Grid& to);

  void judge_landings();

  const Scenario* scenario_;
  const Weather* script_ = nullptr;  ///< where the exposure of berths stands; null: here
  int script_row_ = 0;               ///< the script's row of our first epoch
  Duration epoch_{};
  int epochs_ = 0;  ///< in the run; the forecast's table has a margin before and after
  int margin_ = 0;  ///< epochs of script kept on either side for shifts
  Grid wind_m_s_, gust_m_s_, wave_m_, visibility_m_;
  Grid berth_share_;  ///< by place; the script's only
  std::vector<unsigned char> daylight_;
  std::vector<unsigned char> lands_;  ///< [place x epoch]
};

/// Why craft may not set out or berth.
enum class Hindrance : std::uint8_t { none, wind, gust, wave, visibility, night };

/// The first limit that the conditions pass, with the value met.
struct Excess {
  Hindrance what = Hindrance::none;
  double value = 0.0;  ///< SI
  explicit operator bool() const { return what != Hindrance::none; }
};

Excess excess(const Limits& limits, const Conditions& conditions);

/// What keeps craft from berthing at a wharf or landing on a pad in the weather of `epoch`: the
/// reason where `lets_land` is false.
Excess excess_at(const Scenario& scenario, const Weather& weather, int epoch, Id<Place> place);

}  // namespace skerry
