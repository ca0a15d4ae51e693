#pragma once

#include "sim/network/route_table.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace skerry {

/// Routes between all places of a region: on foot and on wheels over the links of the files, by sea
/// over those and over the lanes made from the coastline, by air straight, or round the areas
/// closed to what flies.
class Routes {
 public:
  explicit Routes(const Scenario& scenario);

  /// `sea` is the sea of craft of the least draft; deeper ones keep farther off the shore, in nets
  /// of their own.
  enum class Net : std::uint8_t { foot, wheels, air, sea };

  Net net_of(const CraftClass& craft_class) const;
  static Net net_of(Mode mode) { return mode == Mode::foot ? Net::foot : Net::wheels; }

  bool connected(Net net, Id<Place> from, Id<Place> to) const {
    const RouteTable* table = tables_[static_cast<std::size_t>(net)].get();
    return table == nullptr || table->connected(from, to);  // the air is free
  }
  /// In order of travel; empty when there is no way, when the places are the same, and by air where
  /// nothing is in the way.
  std::span<const Leg> legs(Net net, Id<Place> from, Id<Place> to) const {
    const RouteTable* table = tables_[static_cast<std::size_t>(net)].get();
    return table == nullptr ? std::span<const Leg>{} : table->legs(from, to);
  }
  Length length(Net net, Id<Place> from, Id<Place> to) const;

 private:
  std::vector<std::unique_ptr<RouteTable>> tables_;  ///< by net
  std::vector<Length> drafts_;                       ///< of the nets of the sea, rising
  const Table<Place>* places_;
};

}  // namespace skerry
