#include "tests/support/meddler.h"

#include <algorithm>

namespace skerry::test {
namespace {

template <class T>
Id<T> any(Dice& dice, const Table<T>& table) {
  return Id<T>{static_cast<std::uint32_t>(dice.whole(0, static_cast<int>(table.size()) - 1))};
}

}  // namespace

Meddler::Meddler(const Setup& setup, std::uint32_t seed, std::optional<Id<Plan>> plan)
    : setup_(&setup), dice_(seed, 1) {
  if (plan) plan_.emplace(setup, *plan);
}

SimTime Meddler::wake() const { return plan_ ? std::min(wake_, plan_->wake()) : wake_; }

void Meddler::decide(const Picture& picture, const Occasion& occasion, std::vector<Order>& orders) {
  if (plan_) plan_->decide(picture, occasion, orders);
  if (picture.now() >= wake_) wake_ = picture.now() + std::chrono::seconds{dice_.whole(20, 1500)};
  if (left_ == 0 || dice_.chance(0.6)) return;
  for (int n = dice_.whole(1, 4); n > 0 && left_ > 0; --n, --left_)
    orders.push_back(some_order(picture));
}

Order Meddler::some_order(const Picture& picture) {
  const Scenario& s = setup_->scenario;
  const auto place = [&] { return any(dice_, s.region.places); };
  const auto wharf = [&] { return dice_.one_of(setup_->wharves); };
  const auto incident = [&] {
    return dice_.chance(0.5) ? std::optional{any(dice_, s.incidents)} : std::nullopt;
  };
  const Id<Group> group = any(dice_, s.groups);
  switch (dice_.whole(0, 19)) {
    case 0:
    case 1:
    case 2:
      return Mobilise{any(dice_, s.force.teams), incident()};
    case 3:
    case 4:
    case 5:
      return March{any(dice_, s.force.teams), place(), incident()};
    case 6:
    case 7:
    case 8:
      return some_ferry(picture);
    case 9:
    case 10:
    case 11: {
      const Id<Place> from = dice_.chance(0.7) ? s.groups[group].leaves_from : wharf();
      return Lift{any(dice_, s.fleet.craft), group, from, dice_.chance(0.9) ? wharf() : place()};
    }
    case 12: {
      const Id<Craft> craft = any(dice_, s.fleet.craft);
      return StandBy{craft, dice_.chance(0.5) ? s.fleet.craft[craft].home : place()};
    }
    case 13:
      return OpenWharf{dice_.chance(0.9) ? wharf() : place()};
    case 14:
    case 15:
      return CloseWharf{dice_.chance(0.9) ? wharf() : place()};
    case 16:
      return Direct{group, dice_.chance(0.9) ? wharf() : place()};
    case 17:
      return dice_.chance(0.6) ? Order{Shelter{group, place()}}
                               : Order{Direct{group, s.groups[group].leaves_from}};
    case 18:
      return DeclareLevel{static_cast<Level>(dice_.whole(1, 4))};
    default:
      return Warn{static_cast<Warning>(dice_.whole(0, 3))};
  }
}

/// Mostly one that could be carried out: between places that the craft can use, for teams of the
/// island where it begins, to the island of the incident.
Order Meddler::some_ferry(const Picture& picture) {
  const Scenario& s = setup_->scenario;
  const bool sensible = dice_.chance(0.8);
  Ferry ferry;
  ferry.craft = any(dice_, s.fleet.craft);
  if (dice_.chance(0.7)) ferry.incident = any(dice_, s.incidents);
  for (int n = sensible ? dice_.whole(1, 2) : dice_.whole(0, 3); n > 0; --n)
    ferry.teams.push_back(any(dice_, s.force.teams));
  std::vector<Id<Place>> from, to;
  for (const Id<Place> id : s.region.places.ids()) {
    const auto island = s.region.places[id].island;
    const auto& craft_class = s.fleet.classes[s.fleet.craft[ferry.craft].craft_class];
    if (sensible && !fits(craft_class, s.region.places[id])) continue;
    if (!sensible || island == s.region.places[picture.team(ferry.teams.front()).at].island)
      from.push_back(id);
    if (!sensible || !ferry.incident ||
        island == s.region.places[s.incidents[*ferry.incident].places.front()].island)
      to.push_back(id);
  }
  ferry.from = from.empty() ? any(dice_, s.region.places) : dice_.one_of(from);
  ferry.to = to.empty() ? any(dice_, s.region.places) : dice_.one_of(to);
  return ferry;
}

}  // namespace skerry::test
