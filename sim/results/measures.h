#pragma once

#include "sim/model/measure.h"
#include "sim/model/scenario.h"
#include "sim/results/exposure.h"
#include "sim/results/record.h"

#include <array>
#include <limits>
#include <map>
#include <optional>
#include <vector>

namespace skerry {

/// A value, or NaN where it never happened or does not apply.
using MeasureValues = std::array<double, kMeasures>;

/// Person-seconds by stage, and the persons who share them.
struct Ledger {
  std::array<double, kStages> person_seconds{};
  int persons = 0;

  /// Seconds per person in a stage; 0 when there is nobody.
  double mean(Stage stage) const {
    return persons == 0 ? 0.0 : person_seconds[static_cast<std::size_t>(stage)] / persons;
  }
};

/// The measures as a fold over records: fed live by a run, or later from a file.
class MeasureFold {
 public:
  explicit MeasureFold(const Scenario& scenario);

  void take(const Record& record);

  MeasureValues values() const;
  const Ledger& ledger(Whose whose) const { return ledgers_[static_cast<std::size_t>(whose)]; }

 private:
  void moved(const Record& record);
  void on_scene(const Record& record);
  void left_home(const Record& record);
  void came_home(const Record& record);
  double clearance(double share) const;
  double idleness_s() const;
  template <class Counts>
  double last_of(const std::vector<double>& times, Counts&& counts) const;

  const Scenario* scenario_;
  PlumeExposure exposure_;
  int there_ = 0;
  int refused_ = 0;
  int moved_ = 0;
  int moved_by_dusk_ = 0;
  SimTime dusk_{};
  std::vector<std::pair<SimTime, int>> cleared_;  ///< moved so far, rising
  int peak_crowd_ = 0;
  std::array<double, 4> on_scene_s_;  ///< first, 20, 50, 100
  double searching_s_ = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> contained_s_;  ///< by incident; NaN: not
  std::vector<double> resolved_s_;   ///< by incident that can be; NaN: not
  int levels_risen_ = 0;
  double persons_hurt_ = 0.0;
  int lives_lost_ = 0;
  int escaped_ = 0;            ///< incidents whose suspects got away
  std::vector<int> at_home_;   ///< by island
  std::vector<int> strength_;  ///< by island
  std::vector<bool> covered_;  ///< islands with a stated cover
  std::vector<bool> left_;     ///< by team: carried off its island
  double cover_min_ = 1.0;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<SimTime>>
      visits_;  ///< by beat and place, in order
  int false_alarms_ = 0;
  std::vector<SimTime> looks_since_;  ///< by team that looks into one
  double alarm_person_s_ = 0.0;
  std::array<Ledger, 2> ledgers_{};
};

}  // namespace skerry
