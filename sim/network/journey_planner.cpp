#include "sim/network/journey_planner.h"

#include "sim/network/journey_search.h"
#include "sim/network/journey_walk.h"

#include <tuple>

namespace skerry {

JourneyPlanner::JourneyPlanner(const JourneyTables& tables)
    : tables_(tables), search_(std::make_unique<JourneySearch>(tables)) {}
JourneyPlanner::~JourneyPlanner() = default;

Itinerary JourneyPlanner::fastest(const JourneyQuery& query) {
  return search_->fastest(query, query.most_rides);
}

Alternatives JourneyPlanner::alternatives(const JourneyQuery& query, Duration slack) {
  Alternatives result{fastest(query), {}, {}, 0.0};
  if (result.fastest.arrives == kNever) return result;
  for (int rides = 0; rides <= result.fastest.rides; ++rides) {
    result.fewest_changes = search_->fastest(query, rides);
    if (result.fewest_changes.arrives != kNever) break;
  }
  JourneyQuery within = query;
  within.most_rides = result.fastest.rides;
  std::vector<Itinerary> candidates;
  search_->all(within, result.fastest.arrives + slack, candidates);
  result.most_robust = result.fastest;
  result.margin = margin(tables_, query, result.fastest);
  for (const Itinerary& candidate : candidates) {
    const double its = margin(tables_, query, candidate);
    if (its < result.margin) continue;
    if (its == result.margin && candidate.arrives >= result.most_robust.arrives) continue;
    result.most_robust = candidate;
    result.margin = its;
  }
  return result;
}

Journey JourneyPlanner::tell(const JourneyQuery& query, const Itinerary& itinerary) const {
  Journey journey{itinerary, {}};
  SimTime now = query.ready;
  walk(tables_, query, itinerary, [&](JourneyLeg leg) {
    leg.begin = std::max(leg.begin, now);  // what a craft did before is nobody's wait
    if (leg.end <= leg.begin) return;
    now = leg.end;
    if (!journey.legs.empty()) {
      JourneyLeg& last = journey.legs.back();
      if (last.kind == leg.kind && last.craft == leg.craft && last.from == leg.from &&
          last.to == leg.to && last.hindrance.what == leg.hindrance.what && last.shut == leg.shut) {
        last.end = leg.end;
        return;
      }
    }
    journey.legs.push_back(leg);
  });
  return journey;
}

std::optional<KeptAway> kept_away(const JourneyTables& tables, JourneyPlanner& heedless,
                                  const JourneyQuery& query, const Itinerary& fastest) {
  KeptAway kept{heedless.fastest(query), {}};
  if (kept.itinerary.arrives >= fastest.arrives) return std::nullopt;
  bool is_kept = false;
  walk(tables, query, kept.itinerary, [&](const JourneyLeg& leg) {
    if (is_kept || !leg.hindrance) return;
    is_kept = true;
    kept.wait = leg;
  });
  return is_kept ? std::optional{kept} : std::nullopt;
}

}  // namespace skerry
