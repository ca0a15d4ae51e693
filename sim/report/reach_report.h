#pragma once

#include "sim/report/text_report.h"
#include "sim/study/reach.h"

#include <string>

namespace skerry {

/// The atlas for the terminal: for each weather a table of the targets with the times until so many
/// officers stand there, and what binds the last of them that comes; under it what the weathers
/// are.
std::string reach_text(const Scenario& scenario, const ReachAtlas& atlas, const TextStyle& style);

/// {"region", "persons", "weathers": [{"weather", "zones": [...], "targets": [{"target",
/// "officers", "reached": [{"persons", "seconds", "team", "binding", "legs"} or null],
/// "kept_away"}]}]}.
std::string reach_json(const Scenario& scenario, const ReachAtlas& atlas);

/// A row for each weather, target and number of persons; seconds empty where nobody comes.
std::string reach_csv(const Scenario& scenario, const ReachAtlas& atlas);

/// GeoJSON of every weather: of each island its ring of the coastline (without one: a point) with
/// `weather` and, for each number of persons n, `seconds_n`; and isochrones, lines of equal time to
/// the first officer at 15, 30, 60, 120 and 240 min with `weather` and `minutes`.
///
/// The time of a point of the sea is that of the island from which it is reached first by whoever
/// stands there first, at the straight speed of the fastest class at sea that may be under way in
/// the zone nearest to it; no line where none may. An indication, not a journey.
std::string reach_geojson(const Scenario& scenario, const ReachAtlas& atlas);

}  // namespace skerry
