#pragma once

#include "sim/network/transport_graph.h"

#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

namespace skerry {

/// Appends a leg to a route; a stretch of a lane in the zone of the last one joins it.
void append_leg(std::vector<Leg>& route, std::size_t begin, const Leg& leg);

/// Searches routes in a large graph when they are asked for, and remembers them.
///
/// Near pairs by A* with the great circle as bound (Hart, Nilsson and Raphael 1968); for far ones
/// one search backwards from the destination serves all that ask for it. Which of the two is the
/// pair's alone, so that answers do not depend on the order of asking. Safe to ask from threads.
class RouteSearch {
 public:
  /// `graph` must outlive it, edges in order of `from`, each with its like in the other direction.
  explicit RouteSearch(const TransportGraph& graph);

  std::span<const Leg> legs(std::uint32_t from, std::uint32_t to);

 private:
  struct Step {
    double cost = 0.0;        ///< from the root
    std::uint32_t edge = 0;   ///< by which it was reached
    std::uint32_t round = 0;  ///< of the search that wrote it
  };

  /// Searches from `root` until `goal` is settled; without a goal, everywhere.
  void search(std::uint32_t root, const std::uint32_t* goal);
  std::vector<Leg> route_found(std::uint32_t from, std::uint32_t to) const;
  std::vector<Leg> route_by_tree(std::uint32_t from, std::uint32_t to);
  double bound(std::uint32_t node, std::uint32_t goal) const;

  const TransportGraph& graph_;
  std::vector<std::uint32_t> first_edge_;  ///< of each node, and one more
  double least_cost_ = 1.0;                ///< of a metre, of any edge
  std::mutex mutex_;
  std::vector<Step> steps_;
  std::uint32_t round_ = 0;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> trees_;  ///< edge towards the root
  std::unordered_map<std::uint64_t, std::vector<Leg>> found_;
};

}  // namespace skerry
