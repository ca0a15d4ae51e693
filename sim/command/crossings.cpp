#include "sim/command/crossings.h"

#include "sim/command/outlook.h"

namespace skerry {
namespace {

constexpr std::size_t kMostTabled = 600;  ///< places of a class

}  // namespace

Crossings::Crossings(const Setup& setup)
    : setup_(&setup), marches_(setup.scenario.force.teams.size()) {
  const Scenario& s = setup.scenario;
  for (const CraftClass& craft_class : s.fleet.classes) {
    OfClass of_class;
    of_class.index.resize(s.region.places.size(), kNone);
    for (const Id<Place> id : s.region.places.ids()) {
      if (!fits(craft_class, s.region.places[id])) continue;
      of_class.index[id.index()] = static_cast<std::uint32_t>(of_class.places.size());
      of_class.places.push_back(id);
    }
    classes_.add(std::move(of_class));
  }
}

void Crossings::look(const Picture& picture) {
  picture_ = &picture;
  ++occasion_;
}

std::vector<Id<Place>> Crossings::landings(Id<CraftClass> craft_class, Id<Incident> incident,
                                           SimTime until) const {
  const Scenario& s = setup_->scenario;
  const auto& island = s.region.places[s.incidents[incident].places.front()].island;
  std::vector<Id<Place>> result;
  for (const Id<Place> id : places(craft_class))
    if (s.region.places[id].island == island && may_be_usable(*picture_, id, until))
      result.push_back(id);
  return result;
}

Crossings::Known& Crossings::find(Id<CraftClass> craft_class, Id<Place> from, Id<Place> to) {
  OfClass& of_class = classes_[craft_class];
  const std::size_t count = of_class.places.size();
  const std::size_t pair = of_class.index[from.index()] * count + of_class.index[to.index()];
  const bool many = count > kMostTabled;
  if (!many && of_class.known.empty()) of_class.known.resize(count * count);
  Known& known = many ? of_class.few_known[pair] : of_class.known[pair];
  if (known.occasion == occasion_) return known;
  const Passage way = picture_->passage_now(setup_->scenario.fleet.classes[craft_class], from, to);
  const bool hindered = way.possible && picture_->hindrance(craft_class, from, to);
  known = {{way.possible, hindered, way.time}, occasion_};
  return known;
}

const Crossing& Crossings::between(Id<CraftClass> craft_class, Id<Place> from, Id<Place> to) {
  return find(craft_class, from, to).crossing;
}

bool Crossings::is_foreseen_hindered(Id<CraftClass> craft_class, Id<Place> from, Id<Place> to,
                                     SimTime at) {
  const auto compute = [&] {
    return static_cast<bool>(picture_->foreseen_hindrance(craft_class, from, to, at));
  };
  const int ahead = picture_->forecast().epoch_of(at) - picture_->epoch();
  if (ahead < 0 || ahead >= 64) return compute();
  const std::uint64_t bit = std::uint64_t{1} << ahead;
  Known& known = find(craft_class, from, to);
  if ((known.foreseen_known & bit) == 0) {
    known.foreseen_known |= bit;
    if (compute()) known.foreseen |= bit;
  }
  return (known.foreseen & bit) != 0;
}

std::optional<Duration> Crossings::march(Id<Team> id, Id<Place> from, Id<Place> to) {
  const Scenario& s = setup_->scenario;
  auto& known = marches_[id];
  if (known.empty()) known.resize(s.region.places.size());
  KnownMarch& march = known[to.index()];
  if (march.from != from.index()) {
    const Team& team = s.force.teams[id];
    march = {from.index(), march_time(s, setup_->routes, team.moves, team.speed, from, to)};
  }
  return march.time;
}

std::optional<Duration> Crossings::last_mile(Id<Team> team, Id<Place> from, Id<Incident> incident) {
  std::optional<Duration> least;
  for (const Id<Place> place : setup_->scenario.incidents[incident].places)
    if (const auto time = march(team, from, place); time && (!least || *time < *least))
      least = time;
  return least;
}

}  // namespace skerry
