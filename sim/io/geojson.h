#pragma once

#include "sim/geo/coastline.h"

#include <string>
#include <string_view>

namespace skerry::io {

/// The land of a GeoJSON FeatureCollection: every ring of every Polygon and MultiPolygon, WGS84.
/// Throws InputError, naming `file`, on anything else, on positions off the earth, on rings that
/// are not closed, and on more than a million vertices.
Coastline read_coastline(std::string_view bytes, const std::string& file);

}  // namespace skerry::io
