#pragma once

#include "sim/geo/lanes.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace skerry {

/// A hash of all that `sea_lanes` makes lanes from and of the version of its method: networks of
/// one key are equal.
std::uint64_t lanes_key(const Coastline& coastline, const LaneRules& rules,
                        std::span<const Position> terminals);

/// A network as bytes of this machine's order, with the version of the format at their head and a
/// hash of all at their end.
std::string to_bytes(const LaneNetwork& network);

/// The network that `to_bytes` wrote; nothing where the bytes are of another version, cut short or
/// changed.
std::optional<LaneNetwork> lanes_from_bytes(std::string_view bytes);

}  // namespace skerry
