#include "tests/support/meddler.h"

#include "sim/base/contains.h"

#include <algorithm>

namespace skerry::test {
namespace {

template <class T>
Id<T> any(Dice& dice, const Table<T>& table) {
  return Id<T>{static_cast<std::uint32_t>(dice.whole(0, static_cast<int>(table.size()) - 1))};
}

}  // namespace

Meddler::Meddler(const Setup& setup, std::uint32_t seed, std::optional<Id<Plan>> plan)
    : setup_(&setup), dice_(seed, 1), is_patient_(seed % 2 == 0) {
  if (plan) plan_.emplace(setup, *plan);
}

SimTime Meddler::wake() const { return plan_ ? std::min(wake_, plan_->wake()) : wake_; }

void Meddler::decide(const Picture& picture, const Occasion& occasion, std::vector<Order>& orders) {
  if (plan_) plan_->decide(picture, occasion, orders);
  if (picture.now() >= wake_) wake_ = picture.now() + std::chrono::seconds{dice_.whole(20, 1500)};
  if (left_ == 0 || dice_.chance(is_patient_ ? 0.85 : 0.6)) return;
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
  switch (dice_.whole(0, 21)) {
    case 20:
      return Release{any(dice_, s.force.teams)};
    case 21:
      return BeginReview{any(dice_, s.incidents)};
    case 0:
    case 1:
    case 2:
      return Mobilise{any(dice_, s.force.teams), incident()};
    case 3:
    case 4:
    case 5:
      if (is_patient_) return some_ferry(picture);
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
      return CloseWharf{dice_.chance(0.5) ? some_busy_wharf(picture) : place()};
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

/// One at which somebody boards or lands now; any, where there is none.
Id<Place> Meddler::some_busy_wharf(const Picture& picture) {
  std::vector<Id<Place>> busy;
  for (const Id<Craft> id : setup_->scenario.fleet.craft.ids()) {
    const CraftState& craft = picture.craft(id);
    const bool is_handled =
        craft.doing == CraftDoing::boarding || craft.doing == CraftDoing::unloading;
    if (is_handled && setup_->scenario.region.places[craft.at].wharf) busy.push_back(craft.at);
  }
  return dice_.one_of(busy.empty() ? setup_->wharves : busy);
}

/// Mostly one that could be carried out: by a free craft, between places that it can use, for
/// teams of the island where it begins, to the island of the incident.
Order Meddler::some_ferry(const Picture& picture) {
  const Scenario& s = setup_->scenario;
  const bool is_sensible = dice_.chance(0.8);
  Ferry ferry;
  if (dice_.chance(0.7)) ferry.incident = any(dice_, s.incidents);
  const auto island_of = [&](Id<Team> id) { return s.region.places[picture.team(id).at].island; };
  std::vector<Id<Team>> together;
  for (const Id<Team> id : s.force.teams.ids()) {
    const TeamDoing doing = picture.team(id).doing;
    if (doing != TeamDoing::home && doing != TeamDoing::aboard) together.push_back(id);
  }
  for (int n = is_sensible ? dice_.whole(1, 4) : dice_.whole(0, 3); n > 0; --n) {
    const Id<Team> team =
        is_sensible && !together.empty() ? dice_.one_of(together) : any(dice_, s.force.teams);
    const bool suits = ferry.teams.empty() || (island_of(team) == island_of(ferry.teams.front()) &&
                                               !contains(ferry.teams, team));
    if (!is_sensible || suits) ferry.teams.push_back(team);
  }
  const auto suits_scene = [&](Id<Place> id) {
    return !ferry.incident ||
           s.region.places[id].island ==
               s.region.places[s.incidents[*ferry.incident].places.front()].island;
  };
  ferry.craft = any(dice_, s.fleet.craft);
  ferry.from = any(dice_, s.region.places);
  ferry.to = any(dice_, s.region.places);
  for (int tries = is_sensible ? 10 : 0; tries > 0; --tries) {
    const Id<Craft> craft = any(dice_, s.fleet.craft);
    const auto& craft_class = s.fleet.classes[s.fleet.craft[craft].craft_class];
    const auto island = island_of(ferry.teams.front());
    std::vector<Id<Place>> from, to;
    for (const Id<Place> id : s.region.places.ids()) {
      if (!fits(craft_class, s.region.places[id])) continue;
      if (s.region.places[id].island == island) from.push_back(id);
      if (suits_scene(id)) to.push_back(id);
    }
    if (from.empty() || to.empty() || !picture.is_free(craft)) continue;
    ferry.craft = craft;
    ferry.from = dice_.one_of(from);
    ferry.to = dice_.one_of(to);
    break;
  }
  return ferry;
}

}  // namespace skerry::test
