#pragma once

#include "sim/model/scenario.h"

#include <cstdint>

namespace skerry::test {

/// A small network to travel on, of at most 4 craft: every second a random scenario with all that
/// journeys know besides (beaches, fuel, hoists, payloads, published sailings), the others a chain
/// of islands with fast craft for wide quays, slow boats beyond them and perhaps a helicopter, so
/// that changing pays. The same number gives the same network.
Scenario random_network(std::uint32_t number);

}  // namespace skerry::test
