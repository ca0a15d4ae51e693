#pragma once

#include "sim/base/text.h"
#include "sim/run/setup.h"
#include "sim/study/comparison.h"

#include <string>

namespace skerry {

struct TextStyle {
  Language language = Language::en;
  bool colour = false;  ///< ANSI escape sequences
  int width = 100;      ///< columns of the terminal; used from 60 to 120
};

/// A comparison for the terminal: each measure by plan with its interval and its paired difference
/// from the first plan, who was where in the end, where the time went, the verdict and why.
std::string text_report(const Setup& setup, const Comparison& comparison, const TextStyle& style);

}  // namespace skerry
