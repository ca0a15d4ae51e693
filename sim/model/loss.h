#pragma once

#include "sim/model/named.h"
#include "sim/model/region.h"

#include <optional>

namespace skerry {

/// What is lost for a time.
///
/// - A *bridge* (any road or path): nobody sets out over it. Who is on it goes on.
/// - *Power* on an island: no camera works there, and no pad is lit. It leaves out wharves, pumps
///   and people at home.
/// - *Communications* of an island: orders to those there, and what they see, go by runner and take
///   `runner` of the command; cameras there tell nothing. What the commander knows of his own force
///   there is not delayed.
enum class LossOf { bridge, power, communications };

struct Loss : Named {
  LossOf of = LossOf::power;
  std::optional<Id<Link>> bridge;
  std::optional<Id<Island>> island;  ///< one of the two
  Duration at{};                     ///< after the start
  Duration repair{};
};

}  // namespace skerry
