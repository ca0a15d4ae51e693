#pragma once

#include "sim/report/tables.h"
#include "sim/report/wording.h"
#include "sim/run/setup.h"
#include "sim/study/comparison.h"

#include <string>

namespace skerry {

// Drawings of a comparison as SVG elements. Empty where there is nothing to draw.

/// In how many of 100 replications the headline was reached by time t: a step curve for each plan,
/// with nightfall marked.
std::string reached_curves(const Setup& setup, const Comparison& comparison, Language language);

/// The paired differences of the headline from the baseline: mean with its 95 % interval, and the
/// range of the middle nine tenths of the replications.
std::string difference_plot(const Setup& setup, const Comparison& comparison, Language language);

/// A stacked bar for each plan: minutes per person by stage.
std::string ledger_bars(const Setup& setup, const Comparison& comparison, const LedgerTable& table,
                        Language language);

/// Fifty dots for each plan: how many replications of 50 had everybody moved by nightfall.
std::string nightfall_dots(const Setup& setup, const Comparison& comparison, Language language);

/// Where the weather of a scenario comes from, and how replications differ from what is drawn.
std::string weather_source_words(const Scenario& scenario, Wording w);

/// What is expected at the wharves that groups leave from and incidents are at, and for their
/// zones: waves offshore and at the berths against their limits, when the weather shuts them, wind.
std::string weather_chart(const Setup& setup, Language language);

}  // namespace skerry
