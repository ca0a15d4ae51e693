#pragma once

#include "sim/command/assignment.h"
#include "sim/command/crossings.h"

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace skerry {

/// What trips there are at one occasion for craft that fetch teams and land them on the island of
/// their incident. Weather now keeps craft from setting out; the forecast says where none will be
/// under way, nor land, later on. Berths and what others do at them are not reckoned with.
class ForceOracle : public TripOracle {
 public:
  /// A load waits so much longer for others that can share its craft.
  static constexpr std::chrono::minutes kWaveSlack{15};
  /// Nothing is planned further ahead: it is better to wait and see.
  static constexpr std::chrono::hours kLookAhead{6};

  /// `crossings` has looked at the picture. `even_if_hindered`: weather is left out of account.
  ForceOracle(const Picture& picture, Crossings& crossings, bool even_if_hindered);

  void add(Id<Team> team, const SendAction& action, double weight);
  /// A craft that can be sent now, if only from where it is to stand by.
  void add(Id<Craft> craft);
  /// One that will be free later: reckoned with, so that loads can wait for it.
  void add_later(Id<Craft> craft, Id<Place> place, SimTime at);

  const AssignmentProblem& problem() const { return problem_; }
  Id<Team> team(Id<Load> load) const { return passengers_[load].team; }

  std::optional<Availability> carry(Id<Carrier> carrier, const Availability& from,
                                    const Trip& loads, std::span<SimTime> arrives) const override;

  /// The order that begins a carrier's trips; nothing when it is not free yet, or has none.
  std::optional<Ferry> first_order(Id<Carrier> carrier, const Trips& trips) const;

 private:
  struct Passenger {
    Id<Team> team;
    const SendAction* action;
    std::vector<SimTime> at_port;     // by place of the port; kNever: no way there
    std::vector<Duration> last_mile;  // by place of landing; negative: no way from there
  };
  struct Vessel {
    Id<Craft> craft;
    bool can_go;  ///< now
  };
  struct Way {
    Id<Place> from{0};
    Id<Place> to{0};
    SimTime lands = kNever;  ///< all of them
  };
  struct Question {
    SimTime at;
    std::uint32_t place;
    std::uint32_t carrier;
    std::uint64_t loads;  // a bit for each
    friend bool operator==(const Question&, const Question&) = default;
  };
  struct Hash {
    std::size_t operator()(const Question& q) const {
      std::uint64_t h = q.loads * 0x9E3779B97F4A7C15u;
      h = (h ^ (h >> 32) ^ static_cast<std::uint64_t>(q.at.time_since_epoch().count())) *
          0xD6E8FEB86659FD93u;
      h = (h ^ (h >> 32) ^ (std::uint64_t{q.place} << 32) ^ q.carrier) * 0xD6E8FEB86659FD93u;
      return h ^ (h >> 32);
    }
  };

  std::optional<Way> best_way(Id<Carrier> carrier, const Availability& from,
                              const Trip& loads) const;
  void add(const Vessel& vessel, const Availability& free);
  const CraftClass& class_of(const Vessel& vessel) const {
    const Fleet& fleet = picture_.scenario().fleet;
    return fleet.classes[fleet.craft[vessel.craft].craft_class];
  }
  const std::vector<Id<Place>>& landings(Id<CraftClass> craft_class, Id<Incident> incident) const;

  const Picture& picture_;
  Crossings& crossings_;
  bool even_if_hindered_;
  SimTime furthest_;
  AssignmentProblem problem_;
  Table<Load, Passenger> passengers_;
  Table<Carrier, Vessel> vessels_;
  /// What was asked before, which most questions were; only of up to 64 loads.
  mutable std::unordered_map<Question, std::optional<Way>, Hash> ways_;
  std::vector<std::vector<Id<Place>>> ports_;  // by class: where any of the loads can board
  mutable std::vector<std::optional<std::vector<Id<Place>>>> landings_;  // [incident x class]
};

}  // namespace skerry
