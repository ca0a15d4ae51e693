#pragma once

#include "sim/model/scenario.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skerry {

/// A weather that holds everywhere and all the time, for asking what it would let one do.
struct SteadyWeather {
  std::string id;  ///< as written: `8bft+night`
  int force = 1;   ///< Beaufort
  bool fog = false;
  bool night = false;
};

// What these weathers are.
inline constexpr double kGustFactor = 1.4;  ///< gust over mean wind: an assumption
inline constexpr Length kClearVisibility{10000.0};
inline constexpr Length kThickFog{300.0};
inline constexpr Length kCalmSea{0.1};               ///< significant wave height in calm and fog
inline constexpr Length kOpenSeaFetch{300e3};        ///< of the sea offshore
inline constexpr Seconds kWindHasBlown{6 * 3600.0};  ///< over it: an assumption

/// `calm` (light air), `6bft` (1 to 12), `fog` (light air), `night` (light air, dark), or several
/// joined by `+`. Nothing on anything else.
std::optional<SteadyWeather> parse_steady_weather(std::string_view text);

/// The weather of a zone. Its waves: of the sea offshore, by the Shore Protection Manual, what land
/// lets in, with the sea that the wind raises within (`WaveShelter`); without a coastline, or where
/// the zone has no position, as offshore.
WeatherPoint steady_point(const Scenario& scenario, const SteadyWeather& weather, Id<Zone> zone,
                          Angle wind_from);

/// The scenario in that weather for `horizon`, all day light or all of it dark. The tide goes on.
Scenario in_steady_weather(const Scenario& scenario, const SteadyWeather& weather, Angle wind_from,
                           Duration horizon);

}  // namespace skerry
