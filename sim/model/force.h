#pragma once

#include "sim/base/distribution.h"
#include "sim/base/id.h"
#include "sim/base/quantity.h"
#include "sim/model/daily_hours.h"
#include "sim/model/fleet.h"
#include "sim/model/named.h"
#include "sim/model/region.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

namespace skerry {

struct Agency : Named {};

enum class Capability : std::uint8_t {
  police,
  armed,
  search,
  crowd,
  fire,
  hazmat,
  medical,
  boat_crew,
  negotiate,
  drone
};
inline constexpr int kCapabilities = 10;

/// A set of capabilities.
class Capabilities {
 public:
  constexpr Capabilities() = default;
  constexpr Capabilities(std::initializer_list<Capability> list) {
    for (const Capability c : list) add(c);
  }
  constexpr void add(Capability c) { bits_ = static_cast<std::uint16_t>(bits_ | 1u << int(c)); }
  constexpr bool has(Capability c) const { return (bits_ >> int(c) & 1u) != 0; }

 private:
  std::uint16_t bits_ = 0;
};

/// So many persons with a capability.
struct Need {
  Capability capability = Capability::police;
  int persons = 0;
};

enum class Mode { foot, wheels };

/// A kind of vehicle that teams bring and craft carry.
struct VehicleClass : Sourced {
  Area deck;         ///< that it takes aboard
  Mass mass;         ///< with its equipment
  Duration loads{};  ///< to drive one aboard and lash it, or to free it and drive it off
};

struct Vehicles {
  Id<VehicleClass> vehicle_class{0};
  int count = 1;
};

/// What holds of a team in part of the day or the year, by the moment at which it is called.
struct OnCall {
  std::optional<DailyHours> hours;  ///< none: all day
  std::vector<int> months;          ///< 1 to 12; none: all year
  std::optional<double> answers;    ///< none: as otherwise
  std::optional<Distribution> call_out;
};

struct Team : Sourced {
  Id<Agency> agency{0};
  int persons = 0;
  std::vector<Capability> capability_list;
  Id<Place> home{0};
  Distribution call_out;        ///< from the order to standing ready at home
  double answers = 1.0;         ///< the chance that each person turns up
  std::vector<OnCall> on_call;  ///< the first that holds goes before the two above
  Mode moves = Mode::foot;
  Speed speed;
  Area deck;  ///< vehicle deck that its vehicles take aboard, those listed one by one besides
  std::vector<Vehicles> vehicles;

  Capabilities capabilities() const {
    Capabilities result;
    for (const Capability c : capability_list) result.add(c);
    return result;
  }
};

/// What must stay at home on an island when plans take from it.
struct Cover {
  Id<Island> island{0};
  int minimum = 0;  ///< persons
};

/// How people tire: on duty for longer than `fresh`, each does less work by `loses` for every whole
/// hour more, down to `least`; he counts as one all the same. Off task for `rest` he is fresh
/// again.
struct Fatigue {
  Duration fresh{};
  double loses = 0.0;
  double least = 0.0;
  Duration rest{};
};
/// Thousandths of his work that one on duty for so long does.
int vigour(const Fatigue& fatigue, Duration on_duty);

/// How the response is led on scene. One leads so many teams, and there is one more of them for
/// each response level declared above IV; teams beyond that stand by. ICS names 3 to 7 units as the
/// span of control (FEMA, NIMS 2017).
struct Command {
  std::optional<int> span;         ///< none: everybody is led
  std::optional<Id<Place>> seat;   ///< of the commander; none: outside all islands that are cut off
  std::optional<Duration> runner;  ///< for a message when communications are lost
};

struct Force : Named {
  Table<Agency> agencies;
  Table<VehicleClass> vehicles;
  Table<Team> teams;
  std::vector<Cover> cover;
  std::optional<Fatigue> fatigue;  ///< none: nobody tires
  Command command;
};

/// What a team does when it is called at a moment.
double answers_at(const Team& team, const LocalTime& when);
const Distribution& call_out_at(const Team& team, const LocalTime& when);

/// What a team takes aboard: its vehicles' deck, the mass of all, and the time to drive them on or
/// off.
Area deck_of(const Force& force, const Team& team);
Mass mass_of(const Force& force, const Team& team);
Duration drive_time_of(const Force& force, const Team& team);

/// Whether a craft of the class has the seats and the deck for a team.
bool has_room(const Force& force, const CraftClass& craft_class, const Team& team);

}  // namespace skerry
