#pragma once

#include "sim/model/scenario.h"
#include "sim/weather/shelter.h"

#include <optional>
#include <vector>

namespace skerry {

/// How far off a wharf the water is whose fetches decide what reaches its berths.
inline constexpr Length kOffTheWharf{150.0};

/// How land takes its share of the waves, at the middle of each zone and off each wharf: from the
/// coastline, or as the wharf's exposure table says.
class Sheltering {
 public:
  explicit Sheltering(const Scenario& scenario);

  /// Nothing where the coastline or the zone's position is not known: as offshore.
  const std::optional<WaveShelter>& of(Id<Zone> zone) const { return zones_[zone.index()]; }
  const std::optional<WaveShelter>& of(Id<Place> place) const { return places_[place.index()]; }

 private:
  std::vector<std::optional<WaveShelter>> zones_;
  std::vector<std::optional<WaveShelter>> places_;
};

}  // namespace skerry
