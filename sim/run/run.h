#pragma once

#include "sim/model/order.h"
#include "sim/results/recorder.h"
#include "sim/run/setup.h"
#include "sim/run/world.h"

#include <cstdint>
#include <optional>

namespace skerry {

/// Why a commander is asked. Several can hold at once.
enum class Cause : std::uint32_t {
  start = 1u << 0,
  detection = 1u << 1,
  scene = 1u << 2,    ///< force on scene changed, or an incident was contained
  wharf = 1u << 3,    ///< opened, closed, shut by weather, usable again
  team = 1u << 4,     ///< ready, arrived or landed
  craft = 1u << 5,    ///< free
  people = 1u << 6,   ///< waiting, moved; told at most once an epoch, or when a group is cleared
  weather = 1u << 7,  ///< a new epoch
  timer = 1u << 8     ///< the time the commander asked for
};
using Causes = std::uint32_t;
constexpr Causes operator|(Causes a, Cause b) { return a | static_cast<Causes>(b); }
constexpr bool has(Causes causes, Cause cause) {
  return (causes & static_cast<Causes>(cause)) != 0;
}

/// A moment at which a commander may act: all events of that moment have happened.
struct Occasion {
  SimTime at{};
  Causes causes = 0;
};

/// What the commander knows of the truth.
enum class Information {
  sensed,  ///< what reports, cameras, patrols and the forecast tell
  perfect  ///< incidents at once, the weather to come, and no false alarms
};

/// One run: a scenario under one replication's weather and luck. A value; a copy goes on by itself.
/// `setup` and `weather` must outlive it and all its copies.
class Run {
 public:
  Run(const Setup& setup, const Weather& weather, RunKey key, bool keep_records,
      Information information = Information::sensed);

  /// Goes on to the next occasion, but not beyond `until`. Nothing: the run is over.
  std::optional<Occasion> advance(SimTime until);

  /// Carries out an order, or says why not and changes nothing.
  std::optional<Refusal> apply(const Order& order);

  /// Closes the accounts at the end of the run. Call once, when `advance` gives nothing.
  void finish();

  const Scenario& scenario() const { return setup_->scenario; }
  const Setup& setup() const { return *setup_; }
  const Weather& weather() const { return *weather_; }
  /// The weather to come, as the commander knows it now.
  const Weather& forecast() const {
    return information_ == Information::perfect ? *weather_ : weather_->forecast(world_.epoch);
  }
  RunKey key() const { return key_; }
  const World& world() const { return world_; }
  const Recorder& recorder() const { return recorder_; }

 private:
  friend class Processes;

  const Setup* setup_;
  const Weather* weather_;
  RunKey key_;
  Information information_;
  World world_;
  Recorder recorder_;
  Causes causes_ = 0;
  bool people_changed_ = false;
  bool over_ = false;
};

/// What a refusal means, for people.
const char* text(Refusal refusal);

}  // namespace skerry
