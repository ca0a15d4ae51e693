#pragma once

#include "sim/model/scenario.h"
#include "sim/network/passage.h"

#include <span>
#include <string>
#include <string_view>

namespace skerry::test {

/// A region drawn in letters:
///
///     text_map("A---B~~~C\n"
///              "|   . \n"
///              "D...E");
///
/// Each letter is a place with a wharf, all on one island and in one zone of calm weather. Straight
/// lines between letters, level or upright, are links: `-` and `|` road, `~` sea, `.` path. A link
/// is as many km long as it has signs, and is called by its ends: `AB`. Places and links come in
/// the order of reading: by rows, in a row from left to right, the link to the right before that
/// down.
Scenario text_map(std::string_view drawing);

/// The place with that letter.
Id<Place> place(const Scenario& scenario, char letter);

/// The links of a route in order of travel: `AB BE`.
std::string text(const Scenario& scenario, std::span<const Leg> legs);

}  // namespace skerry::test
