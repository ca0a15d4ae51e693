#pragma once

#include "sim/base/text.h"
#include "sim/run/setup.h"
#include "sim/study/comparison.h"

#include <string>

namespace skerry {

/// A comparison as one self-contained HTML file: no script, nothing from the network, readable on
/// a screen and on paper. Charts are SVG.
std::string html_report(const Setup& setup, const Comparison& comparison, Language language);

}  // namespace skerry
