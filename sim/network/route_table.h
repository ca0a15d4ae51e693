#pragma once

#include "sim/network/transport_graph.h"

#include <memory>
#include <span>
#include <vector>

namespace skerry {

class RouteSearch;

/// Cheapest routes between the places of one transport graph. Where few places hang together, all
/// routes are found at once and looked up ever after; where there are more than `kMostTabled`, each
/// is searched when it is first asked for and remembered. The answer is the same either way, and
/// whoever asks first: of routes of one cost always the same is taken.
class RouteTable {
 public:
  static constexpr std::size_t kMostTabled = 600;

  explicit RouteTable(TransportGraph graph);
  ~RouteTable();
  RouteTable(const RouteTable&) = delete;
  RouteTable& operator=(const RouteTable&) = delete;

  bool connected(Id<Place> from, Id<Place> to) const {
    return from == to || (component_[from.index()] == component_[to.index()] &&
                          component_[from.index()] != kAlone);
  }
  /// In order of travel; empty when there is no way or when the places are the same. Stretches of
  /// lanes in one zone are one leg, with the mean of the stream's help by length.
  std::span<const Leg> legs(Id<Place> from, Id<Place> to) const;

 private:
  static constexpr std::uint32_t kAlone = 0xFFFFFFFFu;
  struct Span {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  /// Places that hang together.
  struct Component {
    std::vector<std::uint32_t> places;
    std::vector<Span> spans;              ///< [from x to]
    std::unique_ptr<RouteSearch> search;  ///< instead, where they are many
  };

  void find_components();
  void tabulate(Component& component, std::size_t nodes, const std::vector<std::uint32_t>& edges);

  TransportGraph graph_;
  std::vector<std::uint32_t> component_;  ///< of each node
  std::vector<std::uint32_t> index_;      ///< of each node within its component, places first
  std::vector<Component> components_;
  std::vector<Leg> legs_;
};

}  // namespace skerry
