#include "sim/network/journey_search.h"

#include "sim/base/require.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace skerry {

JourneySearch::JourneySearch(const JourneyTables& tables)
    : tables_(tables),
      scenario_(tables.scenario()),
      rank_(tables.scenario().fleet.craft.size()),
      goals_(tables),
      via_goals_(tables) {}

void JourneySearch::EarliestTwo::offer(const Itinerary& itinerary) {
  const auto craft = [](const Itinerary& i) { return i.ride[i.rides - 1].craft; };
  const bool is_same = best.rides > 0 && craft(best) == craft(itinerary);
  if (itinerary.arrives < best.arrives) {
    if (!is_same) other = best;
    best = itinerary;
  } else if (!is_same && itinerary.arrives < other.arrives) {
    other = itinerary;
  }
}

// ---- the question ------------------------------------------------------------------------------

void JourneySearch::begin(const JourneyQuery& query, std::size_t most) {
  query_ = &query;
  require(query.standing != nullptr, "a journey is asked of a standing of all craft");
  clock_.emplace(tables_, query.who, *query.standing);
  pace_ = tables_.pace(query.who.pace);
  classes_.clear();
  for (const Id<CraftClass> id : scenario_.fleet.classes.ids())
    if (!tables_.of(id).stops.empty() && clock_->can_carry(scenario_.fleet.classes[id]))
      classes_.push_back(id);
  goals_.set(query.to, pace_, *clock_, classes_);
  find_starts();
  rank_craft();
  first_.clear();
  for (const Id<CraftClass> id : classes_)
    for (const Start& start : starts_) add_boardings(id, start, most, first_);
  soonest_ = kNever;
  leavings_.clear();
  for (const Boarding& b : first_) {
    soonest_ = std::min(soonest_, b.aboard);
    const std::uint32_t stop =
        tables_.first_stop(b.craft_class) + static_cast<std::uint32_t>(b.slot);
    if (leavings_.empty() || leavings_.back().stop != stop)
      leavings_.push_back({stop, b.aboard});
    else
      leavings_.back().aboard = std::min(leavings_.back().aboard, b.aboard);
  }
  for (const Start& start : starts_)
    if (!tables_.hops_from(start.place).empty()) soonest_ = std::min(soonest_, start.there);
}

void JourneySearch::find_starts() {
  starts_.clear();
  for (const JourneyTables::March& march : tables_.marches_from(pace_, query_->from)) {
    const SimTime leaves = clock_->opens(march.leaves, query_->ready);
    if (leaves != kNever) starts_.push_back({march.place, leaves + Duration{march.time}});
  }
}

/// How many craft of its class lie where a craft lies and are free no later.
void JourneySearch::rank_craft() {
  const auto& craft = query_->standing->craft;
  for (const Id<CraftClass> id : classes_)
    for (const Id<Craft> one : tables_.of(id).craft) {
      rank_[one] = 0;
      for (const Id<Craft> other : tables_.of(id).craft)
        if (craft[other].at == craft[one].at &&
            std::pair(craft[other].from, other) < std::pair(craft[one].from, one))
          ++rank_[one];
    }
}

void JourneySearch::add_boardings(Id<CraftClass> id, const Start& start, std::size_t most,
                                  std::vector<Boarding>& list) {
  const JourneyTables::Class& c = tables_.of(id);
  const int slot = c.at(start.place);
  if (slot < 0) return;
  const JourneyTables::Stop& stop = c.stops[static_cast<std::size_t>(slot)];
  const Standing& standing = *query_->standing;
  const SimTime berth = clock_->berth(stop);
  if (!clock_->can_use(stop) || berth == kNever) return;
  const Duration turn = RideClock::turn(scenario_.fleet.classes[id], stop);
  const Duration load = clock_->load(stop);
  for (std::size_t i = 0; i < c.craft.size(); ++i) {
    const CraftFree& free = standing.craft[c.craft[i]];
    const int at = c.at(free.at);
    if (at < 0 || free.from == kNever || rank_[c.craft[i]] >= most) continue;
    const auto least = c.way(at, slot).least;
    if (least == JourneyTables::Way::kNone) continue;
    const SimTime turned = clock_->soonest_turned(c, at, slot, free.from, turn);
    const SimTime leaves =
        clock_->opens(c.leaves[static_cast<std::size_t>(slot)], std::max(start.there, turned));
    if (leaves != kNever)
      list.push_back({c.craft[i], id, slot, start.place, start.there, leaves + load, kNever});
  }
}

// ---- one way of going after another ------------------------------------------------------------

template <class Best>
void JourneySearch::march(Best& best) {
  for (const JourneyGoals::Tail& tail : goals_.tails(query_->from)) {
    const SimTime leaves = clock_->opens(tail.march.leaves, query_->ready);
    if (leaves == kNever) continue;
    const SimTime arrives = leaves + Duration{tail.march.time};
    if (arrives < best.bound()) best.offer({arrives, 0, {}, tail.to});
  }
}

/// Bound on the arrival by a boarding: it heeds all gates, but takes each way at its least.
SimTime JourneySearch::soonest_end(const Boarding& boarding, const JourneyGoals& goals) const {
  const JourneyTables::Class& c = tables_.of(boarding.craft_class);
  SimTime soonest = kNever;
  for (const JourneyGoals::Exit& exit : goals.exits(boarding.craft_class)) {
    const JourneyTables::Way& way = c.way(boarding.slot, exit.slot);
    if (exit.slot == boarding.slot || way.least == JourneyTables::Way::kNone) continue;
    const SimTime leaves = clock_->opens(way.leaves, boarding.aboard);
    if (leaves == kNever) continue;
    const SimTime lands = clock_->comes_alongside(c.stops[static_cast<std::size_t>(exit.slot)],
                                                  leaves + Duration{way.least});
    if (lands != kNever) soonest = std::min(soonest, lands + exit.least);
  }
  return soonest;
}

/// From all starts, by `first_`; the most likely first, so that it spares the others.
template <class Best>
void JourneySearch::ride_once(JourneyGoals& goals, Best& best) {
  if (tables_.has_hops())
    for (const Start& start : starts_)
      sail_as_published(start.place, start.there, Itinerary{}, goals, best);
  Boarding* likely = nullptr;
  for (Boarding& b : first_) {
    const Duration remain = goals.remain(b.craft_class, b.slot);
    b.least = remain == JourneyGoals::kNever ? kNever : b.aboard + remain;
    if (b.least < best.bound() && (likely == nullptr || b.least < likely->least)) likely = &b;
  }
  if (likely == nullptr) return;
  ride(*likely, likely->there, Itinerary{}, goals, best);
  for (const Boarding& b : first_)
    if (&b != likely && b.least < best.bound() && soonest_end(b, goals) < best.bound())
      ride(b, b.there, Itinerary{}, goals, best);
}

template <class Best>
void JourneySearch::ride(const Boarding& boarding, SimTime there, const Itinerary& before,
                         const JourneyGoals& goals, Best& best) {
  const Id<CraftClass> id = boarding.craft_class;
  const CraftClass& what = scenario_.fleet.classes[id];
  const JourneyTables::Class& c = tables_.of(id);
  const int at = c.at(query_->standing->craft[boarding.craft].at);
  RideTimes times;
  clock_->fetch(boarding.craft, boarding.slot, times);
  if (times.turned == kNever) return;
  for (const JourneyGoals::Exit& exit : goals.exits(id)) {
    const JourneyTables::Way& way = c.way(boarding.slot, exit.slot);
    if (exit.slot == boarding.slot || way.least == JourneyTables::Way::kNone ||
        !RideClock::has_fuel(what, c, at, boarding.slot, exit.slot))
      continue;
    clock_->embark(id, boarding.slot, exit.slot, there, times);
    if (times.leaves == kNever) continue;
    const SimTime lands = clock_->comes_alongside(c.stops[static_cast<std::size_t>(exit.slot)],
                                                  times.leaves + Duration{way.least});
    if (lands == kNever || lands + exit.least >= best.bound()) continue;
    clock_->cross(id, boarding.slot, exit.slot, times);
    finish(times.landed,
           {boarding.craft, boarding.place, c.stops[static_cast<std::size_t>(exit.slot)].place,
            std::nullopt},
           before, goals, best);
  }
}

template <class Best>
void JourneySearch::sail_as_published(Id<Place> from, SimTime there, const Itinerary& before,
                                      const JourneyGoals& goals, Best& best) {
  const auto hops = tables_.hops_from(from);
  auto hop =
      std::lower_bound(hops.begin(), hops.end(), there,
                       [](const JourneyTables::Hop& h, SimTime time) { return h.leaves < time; });
  for (; hop != hops.end() && hop->leaves < best.bound(); ++hop) {
    if (before.rides > 0 && before.ride[0].craft == hop->craft) continue;
    const Id<CraftClass> id = scenario_.fleet.craft[hop->craft].craft_class;
    if (goals.tails(hop->to).empty() || !clock_->can_carry(scenario_.fleet.classes[id])) continue;
    const JourneyTables::Class& c = tables_.of(id);
    const auto& quay = c.stops[static_cast<std::size_t>(c.at(from))];
    const auto& other_quay = c.stops[static_cast<std::size_t>(c.at(hop->to))];
    if (!clock_->can_use(quay) || !clock_->can_use(other_quay) ||
        there + clock_->load(quay) > hop->leaves)
      continue;
    finish(hop->arrives + clock_->unload(other_quay), {hop->craft, from, hop->to, hop->leaves},
           before, goals, best);
  }
}

/// What is left after a ride: the march on.
template <class Best>
void JourneySearch::finish(SimTime landed, const Ride& ride, const Itinerary& before,
                           const JourneyGoals& goals, Best& best) {
  if (landed == kNever) return;
  for (const JourneyGoals::Tail& tail : goals.tails(ride.to)) {
    const SimTime leaves = clock_->opens(tail.march.leaves, landed);
    if (leaves == kNever) continue;
    const SimTime arrives = leaves + Duration{tail.march.time};
    if (arrives >= best.bound()) continue;
    Itinerary found = before;
    found.arrives = arrives;
    found.ride[found.rides++] = ride;
    found.to = tail.to;
    best.offer(found);
  }
}

/// Bound on being at a place after a first ride.
SimTime JourneySearch::soonest_at(Id<Place> place) const {
  const auto onward = tables_.onward(pace_, place);
  SimTime soonest = kNever;
  for (const Leaving& leaving : leavings_)
    if (onward[leaving.stop] != JourneyTables::Way::kNone)
      soonest = std::min(soonest, leaving.aboard + Duration{onward[leaving.stop]});
  return soonest;
}

/// The places from which a second ride could lead on before `bound`, with those that could be
/// boarded there; the most promising first.
void JourneySearch::find_vias(SimTime bound, std::size_t most) {
  second_.clear();
  vias_.clear();
  for (const Id<Place> place : tables_.stop_places()) {
    const bool is_call = !tables_.hops_from(place).empty();
    const SimTime there = tables_.has_hops() ? soonest_ : soonest_at(place);
    if (there >= bound) continue;
    Via via{place, static_cast<std::uint32_t>(second_.size()), 0, kNever, JourneyGoals::kNever};
    for (const Id<CraftClass> id : classes_) {
      const int slot = tables_.of(id).at(place);
      if (slot < 0) continue;
      const Duration remain = goals_.remain(id, slot);
      if (remain == JourneyGoals::kNever) continue;
      const Duration rest =
          clock_->load(tables_.of(id).stops[static_cast<std::size_t>(slot)]) + remain;
      if (there + rest >= bound) continue;
      const std::size_t begin = second_.size();
      add_boardings(id, {place, there}, most, second_);
      for (std::size_t i = begin; i < second_.size(); ++i) {
        second_[i].least =
            second_[i].aboard + remain < bound ? soonest_end(second_[i], goals_) : kNever;
        via.least = std::min(via.least, second_[i].least);
      }
      via.rest = std::min(via.rest, rest);
    }
    via.end = static_cast<std::uint32_t>(second_.size());
    if (is_call) via.least = there, via.rest = Duration{0};
    if (via.least < bound) vias_.push_back(via);
  }
  std::sort(vias_.begin(), vias_.end(), [](const Via& a, const Via& b) {
    return std::pair(a.least, a.place) < std::pair(b.least, b.place);
  });
}

/// By way of any place from which a second craft could still beat what is known.
void JourneySearch::ride_twice(Earliest& best) {
  find_vias(best.bound(), 2);
  for (const Via& via : vias_) {
    if (via.least >= best.bound()) break;
    EarliestTwo there;
    if (best.bound() != kNever) there.limit = best.bound() - via.rest;
    via_goals_.set({&via.place, 1}, pace_, *clock_, classes_);
    ride_once(via_goals_, there);
    for (std::uint32_t i = via.begin; i < via.end; ++i) {
      const Boarding& b = second_[i];
      const bool is_same = there.best.rides > 0 && there.best.ride[0].craft == b.craft;
      const Itinerary& before = is_same ? there.other : there.best;
      if (before.arrives != kNever && b.least < best.bound())
        ride(b, before.arrives, before, goals_, best);
    }
    for (const Itinerary& before : {there.best, there.other})
      if (before.arrives != kNever)
        sail_as_published(via.place, before.arrives, before, goals_, best);
  }
}

Itinerary JourneySearch::fastest(const JourneyQuery& query, int most_rides) {
  begin(query, 2);
  Earliest best;
  march(best);
  if (most_rides >= 1) ride_once(goals_, best);
  if (most_rides >= 2 && soonest_ != kNever) ride_twice(best);
  return best.best;
}

void JourneySearch::all(const JourneyQuery& query, SimTime latest, std::vector<Itinerary>& found) {
  constexpr std::size_t kEvery = std::numeric_limits<std::size_t>::max();
  begin(query, kEvery);
  All all{latest, found};
  march(all);
  if (query.most_rides >= 1) ride_once(goals_, all);
  if (query.most_rides < 2 || soonest_ == kNever) return;
  find_vias(all.bound(), kEvery);
  std::vector<Itinerary> there;
  for (const Via& via : vias_) {
    via_goals_.set({&via.place, 1}, pace_, *clock_, classes_);
    there.clear();
    All all_there{latest, there};
    ride_once(via_goals_, all_there);
    for (const Itinerary& before : there) {
      for (std::uint32_t i = via.begin; i < via.end; ++i)
        if (second_[i].craft != before.ride[0].craft)
          ride(second_[i], before.arrives, before, goals_, all);
      sail_as_published(via.place, before.arrives, before, goals_, all);
    }
  }
}

}  // namespace skerry
