#include "sim/network/routes.h"

#include <algorithm>

namespace skerry {

Routes::Routes(const Scenario& scenario) : places_(&scenario.region.places) {
  const Region& region = scenario.region;
  const auto add = [&](TransportGraph graph) {
    sort_edges(graph);
    tables_.push_back(std::make_unique<RouteTable>(std::move(graph)));
  };
  add(graph_of_links(scenario, [](LinkMedium medium) { return medium != LinkMedium::sea; }));
  add(graph_of_links(scenario, [](LinkMedium medium) { return medium == LinkMedium::road; }));
  if (region.made_lanes.air) {
    TransportGraph air;
    air.places = region.places.size();
    for (const Place& place : region.places) air.nodes.push_back(place.position);
    add_lanes(scenario, *region.made_lanes.air, lane_terminals(region, CraftMedium::air), air);
    add(std::move(air));
  } else {
    tables_.push_back(nullptr);
  }
  const auto over_sea = [](LinkMedium medium) { return medium == LinkMedium::sea; };
  if (region.made_lanes.sea.empty()) add(graph_of_links(scenario, over_sea));
  for (std::size_t i = 0; i < region.made_lanes.sea.size(); ++i) {
    TransportGraph sea = graph_of_links(scenario, over_sea);
    add_lanes(scenario, region.made_lanes.sea[i], lane_terminals(region, CraftMedium::sea), sea);
    add(std::move(sea));
    drafts_.push_back(region.lanes->clearance[i].draft);
  }
}

Routes::Net Routes::net_of(const CraftClass& craft_class) const {
  if (craft_class.medium == CraftMedium::air) return Net::air;
  std::size_t i = 0;
  while (i + 1 < drafts_.size() && craft_class.draft > drafts_[i]) ++i;
  return static_cast<Net>(static_cast<std::size_t>(Net::sea) + i);
}

Length Routes::length(Net net, Id<Place> from, Id<Place> to) const {
  if (tables_[static_cast<std::size_t>(net)] == nullptr)
    return distance((*places_)[from].position, (*places_)[to].position);
  Length total{};
  for (const Leg& leg : legs(net, from, to)) total += leg.length;
  return total;
}

}  // namespace skerry
