#pragma once

#include "sim/model/climate.h"
#include "sim/weather/normals.h"

#include <cstdint>
#include <vector>

namespace skerry::test {

/// scenarios/zhoushan/climate.yaml.
const Climate& zhoushan_climate();

/// A climate of twelve equal months without fog, daily wave or moist winds; 12 m/s at most rarely.
Climate plain_climate();

/// Sites about 11 km apart, seven to a row, around Zhoushan: s0, s1, ...
std::vector<GeneratorSite> sites_in_a_grid(std::uint32_t count);

}  // namespace skerry::test
