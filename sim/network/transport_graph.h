#pragma once

#include "sim/base/id.h"
#include "sim/geo/lanes.h"
#include "sim/model/scenario.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace skerry {

/// A stretch of a route along which nothing changes: a link of the files, or so much of a sea lane
/// as lies in one zone.
struct Leg {
  std::optional<Id<Link>> link;  ///< none on a lane made from the coastline
  std::optional<Id<Zone>> zone;
  Length length;
  double with_flood = 0.0;  ///< cosine between the way along it and the flood of its zone
};

/// A one-way edge of a transport graph.
struct Edge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  double cost = 0.0;  ///< metres; fewer where lanes prefer it
  std::uint32_t first_leg = 0;
  std::uint32_t legs = 0;
};

/// Nodes are the places of the region, then the way points of its lanes. Edges in order of `from`.
struct TransportGraph {
  std::uint32_t places = 0;
  std::vector<Position> nodes;
  std::vector<Edge> edges;
  std::vector<Leg> legs;
};

/// The links of the files over which `uses` says one may go.
TransportGraph graph_of_links(const Scenario& scenario,
                              const std::function<bool(LinkMedium)>& uses);

/// Adds lanes whose terminals are these places, both ways, divided by zones. The zone of a point
/// at sea is that whose position is nearest.
void add_lanes(const Scenario& scenario, const LaneNetwork& lanes,
               const std::vector<Id<Place>>& terminals, TransportGraph& graph);

/// Brings the edges into order. Call last.
void sort_edges(TransportGraph& graph);

}  // namespace skerry
