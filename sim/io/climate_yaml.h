#pragma once

#include "sim/model/climate.h"

#include <string>

namespace skerry::io {

/// A climate as a file that reads back as the same climate. Numbers are rounded to six digits after
/// the point, so that a second writing gives the same text.
std::string climate_yaml(const Climate& climate);

}  // namespace skerry::io
