#include "sim/study/reach.h"

#include "sim/base/contains.h"
#include "sim/network/journey_planner.h"
#include "sim/network/journey_walk.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace skerry {
namespace {

using Kind = JourneyLeg::Kind;

/// Officers of one team who are left at home.
struct Pool {
  Id<Team> team{0};
  int left = 0;
  SimTime ready{};
  SimTime soonest{};  ///< one of them could be there, as last worked out
};

/// Those who travel together, and when they stand there.
struct Wave {
  Reached reached;
  int persons = 0;
};

std::vector<Pool> pools_of(const Scenario& scenario, const std::vector<Id<Agency>>& agencies) {
  std::vector<Pool> result;
  for (const Id<Team> id : scenario.force.teams.ids()) {
    const Team& team = scenario.force.teams[id];
    const bool is_meant = agencies.empty() ? team.capabilities().has(Capability::police)
                                           : contains(agencies, team.agency);
    const int persons =
        static_cast<int>(std::floor(team.persons * answers_at(team, scenario.start) + 1e-9));
    if (is_meant && persons > 0)
      result.push_back({id, persons,
                        kStart + to_ticks(Seconds{mean(call_out_at(team, scenario.start))}),
                        kStart});
  }
  return result;
}

/// When each berth or spot of each place is free again.
class BerthBook {
 public:
  explicit BerthBook(const Scenario& scenario) : free_(scenario.region.places.size()) {
    for (const Id<Place> id : scenario.region.places.ids()) {
      const Place& place = scenario.region.places[id];
      int count = place.pad ? place.pad->spots : 0;
      if (place.wharf)
        for (const Berths& size : berth_sizes(*place.wharf)) count += size.count;
      free_[id].assign(static_cast<std::size_t>(std::max(count, 1)), kStart);
    }
  }

  /// One is taken until then.
  void take(Id<Place> place, SimTime until, Standing& standing) {
    if (standing.berths[place] == kNever) return;  // a hoist over a wharf that is closed
    std::vector<SimTime>& free = free_[place];
    const auto first = std::min_element(free.begin(), free.end());
    *first = std::max(*first, until);
    standing.berths[place] = *std::min_element(free.begin(), free.end());
  }

 private:
  Table<Place, std::vector<SimTime>> free_;
};

/// One weather, in which targets are asked for.
class ReachInWeather {
 public:
  ReachInWeather(const Scenario& scenario, const Routes& routes, const ReachQuestion& question)
      : scenario_(scenario),
        question_(question),
        weather_(scenario),
        tables_(scenario, routes, weather_),
        free_tables_(scenario, routes, weather_, Heed::nothing),
        planner_(tables_),
        heedless_(free_tables_),
        start_(standing_at_start(scenario)),
        all_(pools_of(scenario, question.agencies)),
        most_(*std::max_element(question.persons.begin(), question.persons.end())) {}

  ReachAnswer answer(const ReachTarget& target) {
    begin(target);
    std::optional<Wave> first = find_first();
    std::vector<Wave> waves;
    int there = 0;
    while (there < most_) {
      const std::optional<Wave> wave = next_wave();
      if (!wave) break;
      there += wave->persons;
      waves.push_back(*wave);
    }
    std::stable_sort(waves.begin(), waves.end(),
                     [](const Wave& a, const Wave& b) { return a.reached.at < b.reached.at; });
    ReachAnswer result;
    result.officers = std::min(there, most_);
    for (const int persons : question_.persons) {
      std::optional<Reached>& reached = result.reached.emplace_back();
      if (persons == 1 && first) {
        reached = first->reached;
        continue;
      }
      int counted = 0;
      for (const Wave& wave : waves) {
        counted += wave.persons;
        if (counted < persons) continue;
        reached = wave.reached;
        break;
      }
    }
    // If not all come, what keeps the others; else what keeps a faster first.
    result.kept = there < most_ ? find_kept(pools_, kNever) : find_kept(all_, first->reached.at);
    return result;
  }

 private:
  SimTime end() const { return kStart + question_.horizon; }

  void begin(const ReachTarget& target) {
    to_.clear();
    if (target.place) {
      to_.push_back(*target.place);
    } else {
      for (const Id<Place> place : scenario_.region.places.ids())
        if (scenario_.region.places[place].island == target.island) to_.push_back(place);
    }
    standing_ = start_;
    berths_.emplace(scenario_);
    trips_.assign(scenario_.fleet.craft.size(), 0);
    pools_ = all_;
  }

  /// So many of a team, without their vehicles.
  JourneyQuery query(const Pool& pool, int persons) const {
    const Team& team = scenario_.force.teams[pool.team];
    return {{persons, Area{}, kPersonMass * persons, Duration{0}, {team.moves, team.speed}},
            team.home,
            to_,
            pool.ready,
            &standing_,
            2};
  }

  Reached reached(const Pool& pool, const JourneyQuery& asked, const Itinerary& itinerary) const {
    Reached result{itinerary.arrives, pool.team, pool.ready - kStart,
                   planner_.tell(asked, itinerary), false};
    for (int r = 0; r < itinerary.rides; ++r)
      result.second_trip |= trips_[itinerary.ride[r].craft.index()] > 0;
    return result;
  }

  /// One person alone, of whoever is there first.
  std::optional<Wave> find_first() {
    const Pool* best = nullptr;
    Itinerary fastest;
    for (Pool& pool : pools_) {
      const Itinerary found = planner_.fastest(query(pool, 1));
      pool.soonest = found.arrives;
      if (found.arrives >= fastest.arrives) continue;
      fastest = found;
      best = &pool;
    }
    if (best == nullptr || fastest.arrives > end()) return std::nullopt;
    return Wave{reached(*best, query(*best, 1), fastest), 1};
  }

  std::optional<Wave> next_wave() {
    while (true) {
      const auto soonest =
          std::min_element(pools_.begin(), pools_.end(), [](const Pool& a, const Pool& b) {
            return std::pair(a.left == 0, a.soonest) < std::pair(b.left == 0, b.soonest);
          });
      if (soonest == pools_.end() || soonest->left == 0 || soonest->soonest > end())
        return std::nullopt;
      // Craft have gone elsewhere since, and all who have seats may take longer than one of them:
      // by the hoist, say.
      const Itinerary alone = planner_.fastest(query(*soonest, 1));
      const Itinerary found =
          alone.rides == 0
              ? alone
              : planner_.fastest(query(*soonest, std::min(soonest->left, seats(alone))));
      if (found.arrives <= soonest->soonest) {
        soonest->soonest = found.arrives;
        if (std::optional<Wave> wave = send(*soonest, found)) return wave;
        soonest->soonest = kNever;
      } else {
        soonest->soonest = found.arrives;
      }
    }
  }

  /// Whether people are lifted aboard or lowered one by one.
  bool hoists(const Itinerary& itinerary) const {
    return std::any_of(itinerary.ride, itinerary.ride + itinerary.rides, [&](const Ride& ride) {
      const JourneyTables::Class& c = tables_.of(scenario_.fleet.craft[ride.craft].craft_class);
      const auto at = [&](Id<Place> place) {
        return c.stops[static_cast<std::size_t>(c.at(place))].hoists;
      };
      return at(ride.from) || at(ride.to);
    });
  }

  int seats(const Itinerary& itinerary) const {
    int seats = std::numeric_limits<int>::max();
    for (int r = 0; r < itinerary.rides; ++r) {
      const CraftClass& c =
          scenario_.fleet.classes[scenario_.fleet.craft[itinerary.ride[r].craft].craft_class];
      seats = std::min(seats, skerry::seats(c));
    }
    return seats;
  }

  /// When somebody of the pool is at a place by land; kNever: not at all.
  SimTime at_quay(const Pool& pool, Id<Place> quay) const {
    const Team& team = scenario_.force.teams[pool.team];
    for (const JourneyTables::March& march :
         tables_.marches_from(tables_.pace({team.moves, team.speed}), team.home)) {
      if (march.place != quay) continue;
      const SimTime leaves = tables_.gates().opens(march.leaves, pool.ready);
      return leaves == kNever ? kNever : leaves + Duration{march.time};
    }
    return kNever;
  }

  /// Sends the leader's wave, with everybody who is at the quay by then; who is hoisted waits for
  /// nobody. Nothing where it would be too late with so many.
  std::optional<Wave> send(Pool& leader, Itinerary itinerary) {
    int room = seats(itinerary);
    int persons = 0;
    const auto take = [&](Pool& pool) {
      const int taken = std::min(pool.left, room - persons);
      pool.left -= taken;
      persons += taken;
    };
    take(leader);
    if (itinerary.rides == 1 && !itinerary.ride[0].sailing && !hoists(itinerary)) {
      SimTime boards = kStart;
      walk(tables_, query(leader, 1), itinerary, [&](const JourneyLeg& leg) {
        if (leg.kind == Kind::load) boards = leg.begin;
      });
      for (Pool& pool : pools_)
        if (pool.left > 0 && at_quay(pool, itinerary.ride[0].from) <= boards) take(pool);
    }
    const JourneyQuery asked = query(leader, persons);
    itinerary.arrives = walk(tables_, asked, itinerary, [](const JourneyLeg&) {});
    if (itinerary.arrives > end()) return std::nullopt;
    const Wave wave{reached(leader, asked, itinerary), persons};
    occupy(asked, itinerary);
    return wave;
  }

  /// The craft of a wave are where it leaves them, and were at berths on the way.
  void occupy(const JourneyQuery& asked, const Itinerary& itinerary) {
    struct Stay {
      Id<Place> place;
      SimTime until;
    };
    std::vector<Stay> stays;
    std::vector<std::pair<Id<Craft>, CraftFree>> moved;
    walk(tables_, asked, itinerary, [&](const JourneyLeg& leg) {
      if (leg.kind == Kind::under_way) stays.push_back({leg.from, leg.begin});
      if (leg.kind != Kind::unload) return;
      stays.push_back({leg.to, leg.end});
      moved.push_back({*leg.craft, {leg.to, leg.end}});
    });
    for (const Stay& stay : stays) berths_->take(stay.place, stay.until, standing_);
    for (const auto& [craft, free] : moved) {
      ++trips_[craft.index()];
      const bool is_published =
          std::any_of(itinerary.ride, itinerary.ride + itinerary.rides,
                      [&](const Ride& r) { return r.craft == craft && r.sailing; });
      if (!is_published) standing_.craft[craft] = free;
    }
  }

  /// Whether any of `pools` could be there before `first` if nothing kept anybody.
  std::optional<ReachKept> find_kept(const std::vector<Pool>& pools, SimTime first) {
    standing_ = start_;
    const Pool* best = nullptr;
    SimTime soonest = kNever;
    for (const Pool& pool : pools) {
      if (pool.left == 0) continue;
      const SimTime arrives = heedless_.fastest(query(pool, 1)).arrives;
      if (arrives >= soonest) continue;
      soonest = arrives;
      best = &pool;
    }
    if (best == nullptr || soonest >= first) return std::nullopt;
    Itinerary kept_by;
    kept_by.arrives = first;
    const auto kept = kept_away(tables_, heedless_, query(*best, 1), kept_by);
    if (!kept) return std::nullopt;
    return ReachKept{best->team, kept->itinerary.arrives, kept->wait};
  }

  const Scenario& scenario_;
  const ReachQuestion& question_;
  Weather weather_;
  JourneyTables tables_, free_tables_;
  JourneyPlanner planner_, heedless_;
  Standing start_, standing_;
  std::vector<Pool> all_, pools_;
  std::optional<BerthBook> berths_;
  std::vector<int> trips_;
  std::vector<Id<Place>> to_;
  int most_;
};

}  // namespace

BindingLink binding_link(const Reached& reached) {
  const JourneyLeg* leg = reached.journey.binding();
  if (leg == nullptr || reached.call_out >= leg->time()) return {true, {}, reached.call_out};
  return {false, *leg, leg->time()};
}

ReachAtlas reach_atlas(const Scenario& scenario, const ReachQuestion& question) {
  ReachAtlas atlas{question, {}, {}};
  const Routes routes(scenario);
  for (const SteadyWeather& weather : question.weathers) {
    const Scenario there =
        in_steady_weather(scenario, weather, question.wind_from, question.horizon);
    ReachInWeather reach(there, routes, question);
    std::vector<ReachAnswer>& answers = atlas.answers.emplace_back();
    for (const ReachTarget& target : question.targets) answers.push_back(reach.answer(target));
    std::vector<WeatherPoint>& points = atlas.conditions.emplace_back();
    for (const ZoneSeries& zone : there.weather.zones) points.push_back(zone.series.front());
  }
  return atlas;
}

}  // namespace skerry
