#pragma once

#include "sim/base/text.h"
#include "sim/run/setup.h"
#include "sim/study/comparison.h"

#include <string>
#include <vector>

namespace skerry {

/// One sentence on the headline measure: which plan is better than the first, by how much, how
/// sure that is, and in how many replications it is the best. Says plainly when no difference could
/// be shown, and names every plan that does not always get there.
std::string verdict(const Setup& setup, const Comparison& comparison, Language language);

/// Why: the stages in which the plans of the verdict spend their time differently, and the craft
/// that the weather held, with the limit met. Empty where there is nothing to say.
std::vector<std::string> reasons(const Setup& setup, const Comparison& comparison,
                                 Language language);

}  // namespace skerry
