#pragma once

#include "sim/base/random.h"
#include "sim/model/scenario.h"
#include "sim/weather/fields.h"
#include "sim/weather/generator.h"

#include <memory>
#include <vector>

namespace skerry {

/// Where the weather of a scenario comes from: a script, a forecast file or a generator, with a
/// typhoon over it. A site is a zone. Made once per scenario, shared by all replications.
class WeatherSource {
 public:
  explicit WeatherSource(const Scenario& scenario);

  /// Whether waves are those of the open sea, before any land takes its share; else they are
  /// those of the zone, as somebody wrote them.
  bool is_open_sea() const { return open_sea_; }
  /// Whether `make` gives what is expected, whatever the replication.
  bool is_certain() const { return certain_; }

  /// Epochs before the start and after the end that the fields reach, for weather that comes late
  /// or early.
  int margin() const { return margin_; }
  int epochs() const { return epochs_; }

  /// What is expected: the script as written, the file, the climate's middle, the track as given.
  const Fields& expected() const { return expected_; }
  /// What comes in one replication, in the shape of `expected`.
  void make(RunKey key, Fields& out) const;

 private:
  const Scenario* scenario_;
  int epochs_ = 0;
  int margin_ = 0;
  bool open_sea_ = false;
  bool certain_ = true;
  std::unique_ptr<WeatherGenerator> generator_;
  std::vector<Position> sites_;
  Fields background_;  ///< by the hour, under the typhoon: what files tell, or the climate's middle
  Fields expected_;
};

/// `from` at the times of `to`: linear, directions the short way round, flat outside.
void resample(const Fields& from, Fields& to);

}  // namespace skerry
