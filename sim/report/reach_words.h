#pragma once

#include "sim/report/wording.h"
#include "sim/study/reach.h"

#include <string>

namespace skerry {

/// The name of an island or a place, and its id.
const std::string& target_name(const Scenario& scenario, const ReachTarget& target, Wording w);
const std::string& target_id(const Scenario& scenario, const ReachTarget& target);

/// `notice of Cutter 1`, `call-out of Dongji police`: what a link of a journey is.
std::string link_words(const Scenario& scenario, const Reached& reached, Wording w);
/// The same for files: `await_notice`.
std::string_view link_name(const BindingLink& link);

/// `Helicopter 1: wind 18.9 m/s above 17.2 m/s`.
std::string kept_words(const Scenario& scenario, const JourneyLeg& wait, Wording w);

}  // namespace skerry
