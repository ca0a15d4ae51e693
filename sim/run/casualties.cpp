// Casualties: they get worse, and die, until they are landed. See sim/model/casualties.h.

#include "sim/run/processes.h"

#include <algorithm>

namespace skerry {
namespace {

/// The score of the n-th of those hurt.
int score_when_hurt(const Casualties& casualties, std::uint32_t nth) {
  for (const Scored& each : casualties.scores) {
    const auto persons = static_cast<std::uint32_t>(each.persons);
    if (nth < persons) return each.score;
    nth -= persons;
  }
  return 0;
}

}  // namespace

/// Each is lost when his chance to live falls below his draw: so one who is landed in a period
/// lives with the chance of his score then.
void Processes::begin_casualties(Id<Group> id) {
  const Casualties& casualties = *scenario_.groups[id].casualties;
  const std::uint32_t first = world_.first_party_of_group[id.index()];
  for (std::uint32_t nth = 0; first + nth < world_.parties.size(); ++nth) {
    const double draw = uniform(run_.key_, Purpose::casualty, run_.setup_->group_luck[id], nth);
    const int score = score_when_hurt(casualties, nth);
    int period = 0;
    while (survival(score_after(score, period)) >= draw && period <= 12) ++period;
    if (period > 12) continue;
    schedule(kStart + casualties.hurt + period * kScorePeriod, Phase::environment,
             EventKind::casualty_dies, first + nth);
  }
}

int Processes::score_now(std::uint32_t index) const {
  const std::uint32_t group = world_.parties[index].group;
  const Casualties& casualties = *scenario_.groups[Id<Group>{group}].casualties;
  const auto periods = (world_.now - kStart - casualties.hurt) / kScorePeriod;
  return score_after(score_when_hurt(casualties, index - world_.first_party_of_group[group]),
                     static_cast<int>(periods));
}

/// Nobody can save him any more; that shows when he is landed.
void Processes::casualty_dies(std::uint32_t index) {
  Party& party = world_.parties[index];
  if (party.doing == PartyDoing::moved) return;
  party.dead = true;
  record(RecordKind::casualty_died, index, party.at.index(), party.group, party.persons);
}

/// Of those who wait from `first` on and may go aboard, whom the rule sends first; of equals who
/// has waited longest. `before`: who stands before him in the queue.
std::uint32_t Processes::first_by_triage(const Triage& triage, std::uint32_t first,
                                         const CraftState& craft, std::uint32_t& before) const {
  if (!scenario_.groups[Id<Group>{world_.parties[first].group}].casualties) return first;
  std::vector<Scored> waiting;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // in the queue: he, who is before
  std::uint32_t previous = before;
  for (std::uint32_t p = first; p != kNone; previous = p, p = world_.parties[p].next) {
    if (!takes(craft, world_.parties[p])) continue;
    waiting.push_back({score_now(p), 1});
    places.emplace_back(p, previous);
  }
  const std::vector<int> turn = turns(waiting, triage.rule, triage.per_period.value_or(1));
  const auto next =
      static_cast<std::size_t>(std::min_element(turn.begin(), turn.end()) - turn.begin());
  before = places[next].second;
  return places[next].first;
}

}  // namespace skerry
