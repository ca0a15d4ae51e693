#include "sim/command/assignment.h"

#include "sim/base/require.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace skerry {
namespace {

constexpr double kImpossible = std::numeric_limits<double>::infinity();

/// Where a load can join a carrier: trip `trip`, or a new one before it.
struct Slot {
  double cost = kImpossible;  ///< of the carrier's trips with the load
  std::size_t trip = 0;
  bool is_new = false;
};

void add(Trip& trip, Id<Load> load) {
  trip.insert(std::lower_bound(trip.begin(), trip.end(), load), load);
}

Trips with(Trips trips, const Trip& loads, const Slot& slot) {
  const auto at = trips.begin() + static_cast<std::ptrdiff_t>(slot.trip);
  if (slot.is_new)
    trips.insert(at, loads);
  else
    for (const Id<Load> load : loads) add(*at, load);
  return trips;
}

bool is_on(const Trip& trip, Id<Load> load) {
  return std::binary_search(trip.begin(), trip.end(), load);
}

/// With `in` for `out`.
Trip replaced(Trip trip, const Trip& out, const Trip& in) {
  for (const Id<Load> load : out) trip.erase(std::find(trip.begin(), trip.end(), load));
  for (const Id<Load> load : in) add(trip, load);
  return trip;
}

/// Without loads, all on one trip; a trip that none is left for is off.
Trips without(Trips trips, const Trip& loads) {
  const auto trip = std::find_if(trips.begin(), trips.end(),
                                 [&](const Trip& t) { return is_on(t, loads.front()); });
  *trip = replaced(*trip, loads, {});
  if (trip->empty()) trips.erase(trip);
  return trips;
}

/// With loads `a`, all on one trip, and `b`, all on another, in each other's place.
Trips exchanged(Trips trips, const Trip& a, const Trip& b) {
  for (Trip& trip : trips)
    if (is_on(trip, a.front()))
      trip = replaced(trip, a, b);
    else if (is_on(trip, b.front()))
      trip = replaced(trip, b, a);
  return trips;
}

/// A plan in the making.
class Draft {
 public:
  Draft(const AssignmentProblem& problem, const TripOracle& oracle, long budget)
      : problem_(problem),
        oracle_(oracle),
        budget_(budget),
        trips_(problem.carriers.size()),
        costs_(problem.carriers.size(), 0.0),
        carrier_(problem.loads.size()) {}

  void take_nearest();
  void insert_by_regret();
  void improve();

  /// From now on so many questions are left.
  void limit_to(long evaluations) { budget_ = evaluations_ + evaluations; }
  bool is_spent() const { return evaluations_ >= budget_; }
  long evaluations() const { return evaluations_; }
  double cost() const {
    double total = 0.0;
    for (const double cost : costs_) total += cost;
    for (const Id<Load> load : problem_.loads.ids())
      if (!carrier_[load]) total += left_behind(load);
    return total;
  }
  Assignment result() const { return {trips_, cost(), evaluations_}; }

 private:
  double weighted(Id<Load> load, Duration time) const {
    const Load& what = problem_.loads[load];
    return what.weight * what.persons * static_cast<double>(time.count());
  }
  double left_behind(Id<Load> load) const { return weighted(load, kNotCarried); }
  double left_behind(const Trip& loads) const {
    double total = 0.0;
    for (const Id<Load> load : loads) total += left_behind(load);
    return total;
  }
  /// Those who travel with a load; it alone when it is not carried.
  Trip trip_of(Id<Load> load) const {
    if (const auto carrier = carrier_[load])
      for (const Trip& trip : trips_[*carrier])
        if (is_on(trip, load)) return trip;
    return {load};
  }
  bool fits(Id<Carrier> carrier, const Trip& trip) const {
    int persons = 0;
    Area deck{};
    Mass mass{};
    for (const Id<Load> load : trip) {
      persons += problem_.loads[load].persons;
      deck += problem_.loads[load].deck;
      mass += problem_.loads[load].mass;
    }
    const Carrier& what = problem_.carriers[carrier];
    return persons <= what.seats && deck <= what.deck && (!what.payload || mass <= *what.payload);
  }

  double cost_of(Id<Carrier> carrier, const Trips& trips);
  Slot best_slot(Id<Carrier> carrier, const Trips& trips, const Trip& loads);
  void set(Id<Carrier> carrier, Trips trips, double cost);

  bool relocate(const Trip& loads);
  bool relocate_all();
  bool exchange(const Trip& a, const Trip& b);
  bool exchange_all();

  const AssignmentProblem& problem_;
  const TripOracle& oracle_;
  long budget_;
  long evaluations_ = 0;
  Table<Carrier, Trips> trips_;
  Table<Carrier, double> costs_;
  Table<Load, std::optional<Id<Carrier>>> carrier_;
  std::vector<SimTime> arrives_;  // scratch
};

/// Of all that a carrier would carry; kImpossible when it cannot make one of the trips.
double Draft::cost_of(Id<Carrier> carrier, const Trips& trips) {
  for (const Trip& trip : trips)
    if (!fits(carrier, trip)) return kImpossible;
  double total = 0.0;
  Availability free = problem_.carriers[carrier].free;
  for (const Trip& trip : trips) {
    arrives_.resize(std::max(arrives_.size(), trip.size()));
    ++evaluations_;
    const auto then = oracle_.carry(carrier, free, trip, {arrives_.data(), trip.size()});
    if (!then) return kImpossible;
    for (std::size_t i = 0; i < trip.size(); ++i) {
      const Duration time = arrives_[i] - problem_.now;
      require(time <= kNotCarried, "no trip takes as long as not being carried counts");
      total += weighted(trip[i], time);
    }
    free = *then;
  }
  return total;
}

Slot Draft::best_slot(Id<Carrier> carrier, const Trips& trips, const Trip& loads) {
  Slot best;
  for (const bool is_new : {false, true})
    for (std::size_t trip = 0; trip < trips.size() + (is_new ? 1 : 0); ++trip) {
      Slot slot{0.0, trip, is_new};
      slot.cost = cost_of(carrier, with(trips, loads, slot));
      if (slot.cost < best.cost) best = slot;
    }
  return best;
}

void Draft::set(Id<Carrier> carrier, Trips trips, double cost) {
  for (const Trip& trip : trips_[carrier])
    for (const Id<Load> load : trip)
      if (carrier_[load] == carrier) carrier_[load].reset();
  for (const Trip& trip : trips)
    for (const Id<Load> load : trip) carrier_[load] = carrier;
  trips_[carrier] = std::move(trips);
  costs_[carrier] = cost;
}

// ---- nearest carrier ----------------------------------------------------------------------

void Draft::take_nearest() {
  for (const Id<Load> head : problem_.loads.ids()) {
    if (carrier_[head]) continue;
    std::optional<Id<Carrier>> nearest;
    double soonest = kImpossible;
    for (const Id<Carrier> carrier : problem_.carriers.ids()) {
      Trips trips = trips_[carrier];
      trips.push_back({head});
      const double arrives = cost_of(carrier, trips) - costs_[carrier];
      if (arrives >= soonest) continue;
      soonest = arrives;
      nearest = carrier;
    }
    if (!nearest) continue;
    Trips trips = trips_[*nearest];
    trips.push_back({head});
    double cost = costs_[*nearest] + soonest;
    for (std::uint32_t next = head.index() + 1; next < problem_.loads.size(); ++next) {
      const Id<Load> load{next};
      if (carrier_[load]) continue;
      Trips fuller = trips;
      add(fuller.back(), load);
      const double with_load = cost_of(*nearest, fuller);
      if (with_load == kImpossible) continue;
      trips = std::move(fuller);
      cost = with_load;
    }
    set(*nearest, std::move(trips), cost);
  }
}

// ---- insertion by regret ------------------------------------------------------------------

void Draft::insert_by_regret() {
  std::vector<Id<Load>> open;
  for (const Id<Load> load : problem_.loads.ids()) open.push_back(load);
  Table<Load, Table<Carrier, Slot>> slots(open.size(), Table<Carrier, Slot>(trips_.size()));
  const auto price = [&](Id<Carrier> carrier) {
    for (const Id<Load> load : open)
      if (!is_spent()) slots[load][carrier] = best_slot(carrier, trips_[carrier], {load});
  };
  for (const Id<Carrier> carrier : problem_.carriers.ids()) price(carrier);
  while (!is_spent()) {
    double greatest_regret = -1.0, extra_of_choice = kImpossible;
    std::optional<std::pair<Id<Load>, Id<Carrier>>> choice;
    for (const Id<Load> load : open) {
      double least = left_behind(load), second = least;
      std::optional<Id<Carrier>> best;
      for (const Id<Carrier> carrier : problem_.carriers.ids()) {
        const double extra = slots[load][carrier].cost - costs_[carrier];
        if (extra < least) {
          second = std::exchange(least, extra);
          best = carrier;
        } else {
          second = std::min(second, extra);
        }
      }
      const double regret = second - least;
      if (!best || regret < greatest_regret ||
          (regret == greatest_regret && least >= extra_of_choice))
        continue;
      greatest_regret = regret;
      extra_of_choice = least;
      choice = {load, *best};
    }
    if (!choice) return;
    const auto [load, carrier] = *choice;
    const Slot slot = slots[load][carrier];
    set(carrier, with(trips_[carrier], {load}, slot), slot.cost);
    std::erase(open, load);
    price(carrier);
  }
}

// ---- local improvement --------------------------------------------------------------------

/// Moves loads of one trip, or of none, to where they cost least. True: that was better.
bool Draft::relocate(const Trip& loads) {
  const std::optional<Id<Carrier>> old = carrier_[loads.front()];
  Trips rest;
  double rest_cost = 0.0;
  double before = 0.0;
  if (old) {
    rest = without(trips_[*old], loads);
    rest_cost = cost_of(*old, rest);
    before = costs_[*old];
    if (rest_cost == kImpossible) return false;
  } else {
    before = left_behind(loads);
  }
  double best_change = 0.0;
  std::optional<Id<Carrier>> best;
  Slot best_at;
  for (const Id<Carrier> carrier : problem_.carriers.ids()) {
    if (is_spent()) break;
    const bool same = old == carrier;
    const Slot slot = best_slot(carrier, same ? rest : trips_[carrier], loads);
    const double change = slot.cost - (same ? rest_cost : costs_[carrier]) + rest_cost - before;
    if (change >= best_change) continue;
    best_change = change;
    best = carrier;
    best_at = slot;
  }
  if (!best) return false;
  if (old && old != best) set(*old, rest, rest_cost);
  set(*best, with(old == best ? rest : trips_[*best], loads, best_at), best_at.cost);
  return true;
}

/// Lets all of `a` and all of `b`, each on one trip or on none, change places if that is better.
bool Draft::exchange(const Trip& a, const Trip& b) {
  const std::optional<Id<Carrier>> of_a = carrier_[a.front()], of_b = carrier_[b.front()];
  if ((!of_a && !of_b) || (of_a && is_on(trip_of(a.front()), b.front()))) return false;
  double change = 0.0;
  if (!of_a) change += left_behind(b) - left_behind(a);
  if (!of_b) change += left_behind(a) - left_behind(b);
  const auto changed = [&](const std::optional<Id<Carrier>>& carrier) {
    std::pair<Trips, double> result;
    if (!carrier || change == kImpossible) return result;
    result.first = exchanged(trips_[*carrier], a, b);
    result.second = cost_of(*carrier, result.first);
    change += result.second - costs_[*carrier];
    return result;
  };
  auto [trips_a, cost_a] = changed(of_a);
  auto [trips_b, cost_b] = changed(of_b == of_a ? std::nullopt : of_b);
  if (change >= 0.0) return false;
  if (of_a) set(*of_a, std::move(trips_a), cost_a);
  if (of_b && of_b != of_a) set(*of_b, std::move(trips_b), cost_b);
  return true;
}

bool Draft::exchange_all() {
  bool better = false;
  const std::uint32_t count = problem_.loads.size();
  for (std::uint32_t i = 0; i < count; ++i)
    for (std::uint32_t j = i + 1; j < count && !is_spent(); ++j) {
      const Id<Load> a{i}, b{j};
      better |= exchange({a}, {b});
      const Trip all_a = trip_of(a), all_b = trip_of(b);
      if (all_a.size() + all_b.size() > 2 && all_a.front() == a && all_b.front() == b)
        better |= exchange(all_a, all_b);
    }
  return better;
}

bool Draft::relocate_all() {
  bool better = false;
  for (const Id<Load> load : problem_.loads.ids()) {
    if (is_spent()) break;
    better |= relocate({load});
    const Trip all = trip_of(load);
    if (all.size() > 1 && all.front() == load) better |= relocate(all);
  }
  return better;
}

void Draft::improve() {
  bool better = true;
  while (better && !is_spent()) {
    better = relocate_all();
    better |= exchange_all();
  }
}

}  // namespace

Assignment nearest_carrier(const AssignmentProblem& problem, const TripOracle& oracle) {
  Draft draft(problem, oracle, std::numeric_limits<long>::max());
  draft.take_nearest();
  return draft.result();
}

Assignment assign(const AssignmentProblem& problem, const TripOracle& oracle, long budget) {
  Draft nearest(problem, oracle, std::numeric_limits<long>::max());
  nearest.take_nearest();
  nearest.limit_to(budget / 2);
  nearest.improve();
  Draft inserted(problem, oracle, budget / 2);
  inserted.insert_by_regret();
  inserted.improve();
  Assignment best = inserted.cost() < nearest.cost() ? inserted.result() : nearest.result();
  best.evaluations = nearest.evaluations() + inserted.evaluations();
  return best;
}

}  // namespace skerry
