#pragma once

#include "sim/network/gates.h"
#include "sim/network/journey.h"
#include "sim/network/passage.h"
#include "sim/weather/weather.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace skerry {

/// Whether what keeps craft and marches is heeded.
enum class Heed {
  weather,  ///< with daylight and tide
  nothing   ///< as if nothing ever kept anybody: shows what the weather keeps away
};

/// All that journeys need to know of one weather, worked out before anybody asks: by class of craft
/// where it lands, from where to where it goes, how long that takes at the least and when it may
/// set out; by pace the marches; the published sailings that run. Read only once made.
class JourneyTables {
 public:
  using Gate = Gates::Gate;

  /// The paces of all teams are known, and `others`. What is given must outlive the tables.
  JourneyTables(const Scenario& scenario, const Routes& routes, const Weather& weather,
                Heed heed = Heed::weather, std::span<const Pace> others = {});

  /// A place where a class lands or embarks.
  struct Stop {
    Id<Place> place{0};
    Gate lands = Gates::kOpen;
    bool hoists = false;
    Rate boards{}, unloads{};  ///< the slower of craft and wharf
    Duration to_fuel{};        ///< in still air and calm water; max: out of reach
  };
  struct Way {
    static constexpr std::int32_t kNone = std::numeric_limits<std::int32_t>::max();
    std::int32_t least = kNone;  ///< ms; kNone: no way leads there
    Gate leaves = Gates::kOpen;  ///< with the pad or hoist at its end
    std::int32_t calm = kNone;   ///< ms in still air and calm water
  };
  struct Class {
    std::vector<Stop> stops;
    std::vector<Way> ways;           ///< [from x to], by stop
    std::vector<std::int32_t> slot;  ///< by place: its stop; -1: none
    std::vector<Gate> leaves;        ///< by stop: no craft leaves it but while this is open
    std::vector<Id<Craft>> craft;

    const Way& way(int from, int to) const {
      return ways[static_cast<std::size_t>(from) * stops.size() + static_cast<std::size_t>(to)];
    }
    int at(Id<Place> place) const { return slot[place.index()]; }
  };

  struct March {
    Id<Place> place{0};
    std::int32_t time = 0;  ///< ms
    Gate leaves = Gates::kOpen;
  };

  /// By place, for each class and stop from which a ride could bring somebody there: the least from
  /// leaving the stop, without the gangway at its end. In ms; Way::kNone: never.
  std::span<const std::int32_t> onward(int pace, Id<Place> place) const {
    return {onward_[static_cast<std::size_t>(pace)].data() + std::size_t{place.index()} * stops_,
            stops_};
  }
  /// Of a class's first stop in lists of all stops of all classes.
  std::uint32_t first_stop(Id<CraftClass> id) const { return first_stop_[id]; }
  std::uint32_t stops() const { return stops_; }
  /// Places at which any class stops.
  std::span<const Id<Place>> stop_places() const { return stop_places_; }

  /// A published sailing between two calls, where it runs.
  struct Hop {
    Id<Place> from{0}, to{0};
    SimTime leaves{}, arrives{};
    Id<Craft> craft{0};
  };

  const Class& of(Id<CraftClass> id) const { return classes_[id]; }
  /// The number of a pace that is known (else Bug).
  int pace(const Pace& pace) const;
  /// All places that can be marched to, the place itself first.
  std::span<const March> marches_from(int pace, Id<Place> place) const {
    return from_[static_cast<std::size_t>(pace)].of(place);
  }
  /// All places that it can be marched to from.
  std::span<const March> marches_to(int pace, Id<Place> place) const {
    return to_[static_cast<std::size_t>(pace)].of(place);
  }
  /// In order of `leaves`.
  std::span<const Hop> hops_from(Id<Place> place) const { return hops_[place]; }
  bool has_hops() const { return has_hops_; }

  const Gates& gates() const { return gates_; }
  const Scenario& scenario() const { return scenario_; }
  const Routes& routes() const { return routes_; }
  const Weather& weather() const { return weather_; }
  Heed heed() const { return heed_; }

 private:
  struct Marches {
    std::vector<std::uint32_t> first;  ///< by place
    std::vector<March> list;
    std::span<const March> of(Id<Place> place) const {
      return {list.data() + first[place.index()], list.data() + first[place.index() + 1]};
    }
  };

  template <class Open>
  Gate gate(Open open);
  void fill_class(Id<CraftClass> id);
  void fill_ways(Id<CraftClass> id);
  void fill_fuel(Id<CraftClass> id);
  Gate landing_gate(Id<CraftClass> id, const Stop& stop);
  void fill_marches(const Pace& pace);
  void fill_onward(int pace);
  void fill_hops();
  bool runs(const Line& line, std::size_t from, std::size_t to, SimTime departs,
            Id<CraftClass> craft_class) const;

  const Scenario& scenario_;
  const Routes& routes_;
  const Weather& weather_;
  Heed heed_;
  Gates gates_;
  Table<CraftClass, Class> classes_;
  std::vector<Pace> paces_;
  std::vector<Marches> from_, to_;  ///< by pace
  Table<CraftClass, std::uint32_t> first_stop_;
  std::uint32_t stops_ = 0;
  std::vector<Id<Place>> stop_places_;
  std::vector<std::vector<std::int32_t>> onward_;  ///< [pace][place x stop]
  Table<Place, std::vector<Hop>> hops_;
  bool has_hops_ = false;
};

}  // namespace skerry
