#pragma once

#include "sim/run/picture.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace skerry {

/// From one place to another for craft of a class, as it looks at one occasion.
struct Crossing {
  bool possible = false;  ///< a route exists
  bool hindered = false;  ///< weather now keeps craft from setting out
  Duration time{};        ///< under way, in the weather now
};

/// The ways of craft over sea and air at one occasion, and the marches at their ends, each computed
/// when first asked for. Asked thousands of times while loads are assigned to craft.
class Crossings {
 public:
  explicit Crossings(const Setup& setup);

  /// From now on all answers are about this picture, which has to live as long as they are asked.
  void look(const Picture& picture);

  /// Where craft of a class can land at all.
  const std::vector<Id<Place>>& places(Id<CraftClass> craft_class) const {
    return classes_[craft_class].places;
  }
  /// Where craft of a class can land for an incident, as far as one can see until `until`.
  std::vector<Id<Place>> landings(Id<CraftClass> craft_class, Id<Incident> incident,
                                  SimTime until) const;
  /// Between two of `places(craft_class)`.
  const Crossing& between(Id<CraftClass> craft_class, Id<Place> from, Id<Place> to);
  /// Whether the forecast says that weather keeps craft from being under way there at a time.
  bool is_foreseen_hindered(Id<CraftClass> craft_class, Id<Place> from, Id<Place> to, SimTime at);

  /// By land from one place to another; nothing when no way leads there.
  std::optional<Duration> march(Id<Team> team, Id<Place> from, Id<Place> to);
  /// To the nearest place of an incident for one who lands at `from`.
  std::optional<Duration> last_mile(Id<Team> team, Id<Place> from, Id<Incident> incident);

 private:
  struct Known {
    Crossing crossing;
    std::uint32_t occasion = 0;  ///< when it was computed
    // A bit for each epoch from now on.
    std::uint64_t foreseen_known = 0;
    std::uint64_t foreseen = 0;
  };
  struct OfClass {
    std::vector<Id<Place>> places;
    std::vector<std::uint32_t> index;  // of a place in `places`
    // [from x to], made when first asked for; in large regions few are.
    std::vector<Known> known;
    std::unordered_map<std::uint64_t, Known> few_known;
  };

  struct KnownMarch {
    std::uint32_t from = kNone;
    std::optional<Duration> time;
  };

  Known& find(Id<CraftClass> craft_class, Id<Place> from, Id<Place> to);

  const Setup* setup_;
  const Picture* picture_ = nullptr;
  std::uint32_t occasion_ = 0;
  Table<CraftClass, OfClass> classes_;
  Table<Team, std::vector<KnownMarch>> marches_;  // by `to`: the last that was asked for
};

}  // namespace skerry
