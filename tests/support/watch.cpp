#include "tests/support/watch.h"

#include "sim/results/holds.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

namespace skerry::test {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kSceneMarks[] = {1, 20, 50, 100};
constexpr std::size_t kMostProblems = 8;

std::size_t index(Stage stage) { return static_cast<std::size_t>(stage); }
std::size_t index(Whose whose) { return static_cast<std::size_t>(whose); }

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
         (std::isnan(a) && std::isnan(b));
}

bool near(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return std::abs(a - b) <= 1e-6 + 1e-9 * std::max(std::abs(a), std::abs(b));
}

bool is_handled(const CraftState& craft) {
  return craft.doing == CraftDoing::turning_round || craft.doing == CraftDoing::boarding ||
         craft.doing == CraftDoing::unloading;
}

bool is_at_work(const TeamState& team) {
  return team.doing == TeamDoing::posted || team.doing == TeamDoing::on_scene;
}

bool is_coming(const Party& party) {
  return party.doing == PartyDoing::walking || party.doing == PartyDoing::responding;
}

std::string in_words(const std::vector<Order>& orders, const Scenario& s) {
  std::string words;
  const auto name = [&](Id<Place> id) { return s.region.places[id].id; };
  for (const Order& order : orders) {
    words += fmt::format("; kind {}", order.index());
    if (const auto* o = std::get_if<March>(&order))
      words += fmt::format(" {} to {}", s.force.teams[o->team].id, name(o->to));
    if (const auto* o = std::get_if<Ferry>(&order))
      words += fmt::format(" {} {} from {} to {}", s.fleet.craft[o->craft].id,
                           s.force.teams[o->teams.front()].id, name(o->from), name(o->to));
    if (const auto* o = std::get_if<Lift>(&order))
      words += fmt::format(" {} {} from {} to {}", s.fleet.craft[o->craft].id,
                           s.groups[o->group].id, name(o->from), name(o->to));
  }
  return words;
}

bool is_gone(const Party& party) {
  return party.doing == PartyDoing::moved || party.doing == PartyDoing::refused ||
         party.doing == PartyDoing::lost;
}

}  // namespace

Watch::Watch(const Run& run)
    : run_(&run),
      scenario_(&run.scenario()),
      last_(run.world()),
      held_s_by_class_(run.scenario().fleet.classes.size()),
      duty_ends_(run.scenario().fleet.craft.size(), kNever),
      opening_done_s_(run.scenario().region.places.size()),
      incidents_(run, [this](const std::string& problem) { must(false, problem); }),
      contained_s_(run.scenario().incidents.size(), kNaN),
      is_away_(run.scenario().force.teams.size()),
      trips_(run.scenario().fleet.craft.size()) {
  on_scene_s_.fill(kNaN);
  for (const Craft& craft : scenario_->fleet.craft)
    tanks_.push_back(scenario_->fleet.classes[craft.craft_class].endurance.value_or(Duration{0}));
}

template <class... Parts>
void Watch::must(bool holds, const Parts&... what) {
  if (holds || problems_.size() >= kMostProblems) return;
  std::string message =
      elapsed_text(now().now, true) + " (" + std::to_string(now().events) + " events):";
  ((message += fmt::format(" {}", what)), ...);
  problems_.push_back(std::move(message));
}

void Watch::complain(const std::string& what) { must(false, what); }

bool Watch::usable(const World& world, Id<Place> id) const {
  if (!world.places[id].open) return false;
  return !excess_at(*scenario_, run_->weather(), world.epoch, id) &&
         is_in_tide_window(id, world.epoch);
}

double Watch::tide(const World& world, Id<Place> id) const {
  return run_->weather().tide(world.epoch, *place(id).zone).si;
}

bool Watch::is_in_tide_window(Id<Place> id, int epoch) const {
  if (!place(id).beach) return true;
  const double level = run_->weather().tide(epoch, *place(id).zone).si;
  const Beach& beach = *place(id).beach;
  return !(beach.low && level < beach.low->si) && !(beach.high && level > beach.high->si);
}

/// Ashore on a beach, the tide more than 0.3 m lower than when it came.
bool Watch::is_dry(const World& world, Id<Craft> id) const {
  const CraftState& craft = world.craft[id];
  return craft.berthed && place(craft.at).beach &&
         tide(world, craft.at) + 0.3 < trips_[id.index()].ashore_at;
}

/// Its lights are out for want of power, and it is night.
bool Watch::is_dark(Id<Place> id) const {
  if (run_->weather().at(now().epoch, *place(id).zone).daylight) return false;
  return std::any_of(scenario_->losses.begin(), scenario_->losses.end(), [&](const Loss& loss) {
    return loss.of == LossOf::power && loss.island == place(id).island &&
           now().now >= kStart + loss.at && now().now <= kStart + loss.at + loss.repair;
  });
}

bool Watch::is_wrecked(Id<Place> id) const {
  const auto losses = losses_now(id);
  return std::any_of(losses.begin(), losses.end(),
                     [](const BerthLoss& loss) { return !loss.berths; });
}

/// Of a place, by the scenario's damage and by injects.
std::vector<BerthLoss> Watch::losses_now(Id<Place> id) const {
  std::vector<BerthLoss> result;
  const auto add = [&](const BerthLoss& loss, SimTime at) {
    if (loss.place == id && now().now >= at && now().now < at + loss.repair) result.push_back(loss);
  };
  if (now().events == 0) return result;
  for (const Damage& damage : scenario_->damage) add(damage, kStart + damage.at);
  for (const Id<Inject> inject : scenario_->drill.injects.ids())
    if (const SimTime given = now().injects[inject].given; given != kNever)
      for (const Effect& effect : scenario_->drill.injects[inject].effects)
        if (const auto* loss = std::get_if<BerthLoss>(&effect.value)) add(*loss, given);
  return result;
}

/// Berths by size, less those that are damaged: of the first sizes first.
std::vector<int> Watch::berths_left(Id<Place> id) const {
  std::vector<int> left;
  if (place(id).pad)
    left.push_back(place(id).pad->spots);
  else if (place(id).wharf)
    for (const Berths& berths : berth_sizes(*place(id).wharf)) left.push_back(berths.count);
  for (const BerthLoss& loss : losses_now(id)) {
    int lost = loss.berths.value_or(1'000'000);
    for (int& berths : left) {
      const int here = std::min(berths, lost);
      berths -= here;
      lost -= here;
    }
  }
  return left;
}

void Watch::look(const Order* order) {
  add_up(in_seconds(now().now - last_.now));
  if (order != nullptr) note_order(*order);
  note_records();
  look_at_time();
  look_at_people();
  look_at_craft();
  for (const Id<Craft> id : now().craft.ids()) {
    look_at_tanks(id);
    look_at_crew(id);
    look_at_hoist(id);
  }
  look_at_teams();
  look_at_places(order);
  look_at_scenes();
  note_measures();
  last_ = now();
}

// ---- what must hold -----------------------------------------------------------------------

void Watch::look_at_time() {
  must(now().now >= last_.now, "time went back from", elapsed_text(last_.now, true));
  must(now().events >= last_.events, "events were forgotten");
  must(now().now <= scenario_->end(), "the run goes on after its end");
  must(now().calendar.empty() || now().calendar.next().at >= now().now,
       "an event lies in the past");
  must(now().epoch == run_->weather().epoch_of(now().now), "epoch", now().epoch,
       "at a time of epoch", run_->weather().epoch_of(now().now));
}

void Watch::look_at_people() {
  for (const Id<Group> id : scenario_->groups.ids()) {
    const Group& group = scenario_->groups[id];
    int persons = 0, waiting = 0, remaining = 0;
    for (std::uint32_t p = now().first_party_of_group[id.index()];
         p < now().first_party_of_group[id.index() + 1]; ++p) {
      const Party& party = now().parties[p];
      must(party.group == id.index(), "party", p, "changed its group");
      must(party.persons > 0 && party.persons <= group.party, "party", p, "has", party.persons);
      persons += party.persons;
      if (party.doing == PartyDoing::waiting) waiting += party.persons;
      if (!is_gone(party)) remaining += party.persons;
    }
    must(persons == group.persons, group.id, "has", persons, "persons of", group.persons);
    must(now().groups[id].waiting == waiting, group.id, "counts", now().groups[id].waiting,
         "waiting, there are", waiting);
    must(now().groups[id].remaining == remaining, group.id, "counts", now().groups[id].remaining,
         "remaining, there are", remaining);
  }
  const Accounts sums = accounts(now());
  int there = 0;
  for (const Group& group : scenario_->groups) there += group.persons;
  must(sums.total() == there, "the accounts hold", sums.total(), "of", there);
  for (const Id<Place> id : scenario_->region.places.ids()) look_at_quay(id);
}

/// The queue of people at a place, and who is on the way there.
void Watch::look_at_quay(Id<Place> id) {
  const PlaceState& state = now().places[id];
  const std::string& name = place(id).id;
  std::vector<std::uint32_t> queue;
  for (std::uint32_t p = state.first_party; p != kNone && queue.size() <= now().parties.size();
       p = now().parties[p].next)
    queue.push_back(p);
  must(queue.size() <= now().parties.size(), name, ": the queue of parties goes in circles");
  must(state.last_party == (queue.empty() ? kNone : queue.back()), name,
       ": wrong tail of its queue");
  std::size_t here = 0;
  std::vector<int> waiting(scenario_->groups.size()), coming(scenario_->groups.size());
  int all_waiting = 0, all_coming = 0;
  for (const Party& party : now().parties) {
    if (party.doing == PartyDoing::waiting && party.at == id) {
      ++here;
      all_waiting += party.persons;
      waiting[party.group] += party.persons;
    }
    if (is_coming(party) && party.bound == id) {
      all_coming += party.persons;
      coming[party.group] += party.persons;
    }
  }
  must(queue.size() == here, name, ": in its queue", queue.size(), "parties, waiting there", here);
  for (const std::uint32_t p : queue)
    must(now().parties[p].doing == PartyDoing::waiting && now().parties[p].at == id, name,
         ": party", p, "in its queue does not wait there");
  must(state.waiting == all_waiting, name, ": counts", state.waiting, "waiting, there are",
       all_waiting);
  must(state.coming == all_coming, name, ": counts", state.coming, "coming, there are", all_coming);
  for (const Id<Group> group : scenario_->groups.ids()) {
    must(now().at(id, group).waiting == waiting[group.index()], name, ": waiting of a group");
    must(now().at(id, group).coming == coming[group.index()], name, ": coming of a group");
  }
}

void Watch::look_at_craft() {
  std::set<std::uint32_t> aboard;
  for (const Id<Craft> id : now().craft.ids()) {
    look_at_one(id);
    look_at_load(id);
    const CraftState& craft = now().craft[id];
    std::size_t linked = 0;
    for (std::uint32_t p = craft.first_party; p != kNone; p = now().parties[p].next) {
      must(++linked <= now().parties.size(), scenario_->fleet.craft[id].id, ": a circle aboard");
      must(aboard.insert(p).second, "party", p, "is aboard twice");
      if (linked > now().parties.size()) break;
    }
    if (craft.boarding_party != kNone)
      must(aboard.insert(craft.boarding_party).second, "party", craft.boarding_party,
           "boards two craft");
  }
  for (std::uint32_t p = 0; p < now().parties.size(); ++p) {
    const PartyDoing doing = now().parties[p].doing;
    const bool should_be = doing == PartyDoing::aboard || doing == PartyDoing::boarding;
    must(should_be == aboard.contains(p), "party", p,
         should_be ? "is aboard nothing" : "is aboard");
  }
  for (const Id<Place> id : scenario_->region.places.ids()) {
    look_at_berths(id);
    look_at_queue(id);
  }
}

void Watch::look_at_one(Id<Craft> id) {
  const CraftState& craft = now().craft[id];
  const CraftClass& what = class_of(id);
  const std::string& name = scenario_->fleet.craft[id].id;
  int persons = 0;
  for (std::uint32_t p = craft.first_party; p != kNone; p = now().parties[p].next) {
    must(now().parties[p].doing == PartyDoing::aboard, name, ": party", p, "aboard is elsewhere");
    persons += now().parties[p].persons;
  }
  int teams = 0;
  for (const Id<Team> t : now().teams.ids()) {
    const TeamState& team = now().teams[t];
    if (team.craft != id.index()) continue;
    ++teams;
    if (team.doing == TeamDoing::aboard) persons += team.persons;
  }
  must(craft.persons == persons, name, ": counts", craft.persons, "aboard, there are", persons);
  must(fits(what, place(craft.at)) || !place(craft.at).island, name, ": lies at",
       place(craft.at).id, ", where it does not fit");
  must((teams > 0) == (craft.trip == TripKind::ferry), name, ": teams", teams, "trip",
       static_cast<int>(craft.trip));
  must((craft.group != kNone) == (craft.trip == TripKind::lift), name, ": group and trip disagree");
  const bool at_rest = craft.doing == CraftDoing::idle || craft.doing == CraftDoing::resting;
  must((craft.trip == TripKind::none) == at_rest, name, ": idle on a trip, or busy without");
  must(!at_rest || !is_aloft_at(now(), id), name, ": idle in the air");
  must(craft.doing != CraftDoing::idle || (!craft.laden && persons == 0), name, ": idle and laden");
  must(craft.ready || craft.doing == CraftDoing::readying || craft.doing == CraftDoing::idle, name,
       ": at work without notice");
  must(craft.boarding_party == kNone || craft.doing == CraftDoing::boarding, name,
       ": a party boards while it does not");
  must(persons == 0 || craft.laden || craft.doing == CraftDoing::boarding ||
           craft.trip == TripKind::sailing ||    // those who stay aboard at a call
           hoisted_in(what, place(craft.from)),  // some were lifted before the wind rose
       name, ": people aboard before they boarded");
  must(!craft.broken || craft.doing == CraftDoing::under_way, name, ": broken down, not under way");
  const bool hoisted = what.medium == CraftMedium::air && !place(craft.at).pad;
  const CraftState& before = last_.craft[id];
  if (before.berthed && !craft.berthed && place(before.at).beach)
    must(tide(now(), before.at) + 0.3 >= trips_[id.index()].ashore_at, name,
         ": came off a beach on which it lies dry");
  if (is_handled(craft) && !hoisted) {
    must(craft.berthed, name, ": handled without a berth");
    must(!is_wrecked(craft.at), name, ": handled at", place(craft.at).id, ", which is damaged");
    if (place(craft.at).wharf)
      must(usable(now(), craft.at), name, ": handled at", place(craft.at).id,
           ", which is shut; doing", static_cast<int>(craft.doing));
  }
  const bool lies_dry_without_task = is_dry(now(), id) && (craft.doing == CraftDoing::idle ||
                                                           craft.doing == CraftDoing::readying ||
                                                           craft.doing == CraftDoing::resting);
  must(!craft.berthed || is_handled(craft) || craft.doing == CraftDoing::held ||
           craft.doing == CraftDoing::refuelling || lies_dry_without_task,
       name, ": berthed and doing", static_cast<int>(craft.doing));
  must(craft.trip != TripKind::stand_by ||
           (craft.doing != CraftDoing::queueing && !craft.berthed) || is_dry(now(), id) ||
           craft.fuels_at != kNone,
       name, ": waits for a berth, or has one, and nobody to fetch or land");
  if (craft.doing == CraftDoing::under_way && !craft.broken)
    must(craft.arrives >= now().now, name, ": under way, to arrive in the past");
  if (craft.doing == CraftDoing::held) {
    const Id<Place> target = craft.fuels_at != kNone        ? Id<Place>{craft.fuels_at}
                             : craft.laden || craft.berthed ? craft.to
                                                            : craft.from;
    const bool air = place(target).pad.has_value();
    // The sea alone makes ways longer than they were thought to be.
    const bool too_slow = what.endurance && what.medium == CraftMedium::sea;
    const bool too_windy =
        hoisted_in(what, place(target)) &&
        run_->weather().at(now().epoch, *place(target).zone).wind > what.hoist->wind_limit;
    must(excess_on_way(*scenario_, run_->setup().routes, run_->weather(),
                       scenario_->fleet.craft[id].craft_class, craft.at, target, now().epoch) ||
             (air && !usable(now(), target)) || is_dry(now(), id) || too_slow || too_windy ||
             now().now < craft.out_until || (air && is_dark(target)),
         name, ": held by nothing");
  }
  // Nobody waits who could board.
  if (craft.doing == CraftDoing::boarding && craft.trip == TripKind::lift &&
      craft.boarding_party == kNone)
    for (std::uint32_t p = now().places[craft.at].first_party; p != kNone;
         p = now().parties[p].next)
      must(now().parties[p].group != craft.group, name, ": lies idle while party", p, "waits");
}

/// What a craft has aboard, people at its gangway and vehicles at its ramp included.
void Watch::look_at_load(Id<Craft> id) {
  const CraftState& craft = now().craft[id];
  const CraftClass& what = class_of(id);
  const std::string& name = scenario_->fleet.craft[id].id;
  int persons = 0;
  double deck = 0, mass = 0;
  if (craft.boarding_party != kNone) persons += now().parties[craft.boarding_party].persons;
  for (std::uint32_t p = craft.first_party; p != kNone; p = now().parties[p].next)
    persons += now().parties[p].persons;
  for (const Id<Team> t : now().teams.ids()) {
    const TeamState& team = now().teams[t];
    if (team.craft != id.index()) continue;
    if (team.doing != TeamDoing::aboard && craft.crossing_team != t.index()) continue;
    persons += team.persons;
    deck += scenario_->force.teams[t].deck.si;
    for (const Vehicles& vehicles : scenario_->force.teams[t].vehicles) {
      const VehicleClass& kind = scenario_->force.vehicles[vehicles.vehicle_class];
      deck += vehicles.count * kind.deck.si;
      mass += vehicles.count * kind.mass.si;
    }
  }
  mass += 100 * persons;
  must(persons <= what.seats, name, ":", persons, "on", what.seats, "seats");
  must(deck <= what.deck.si + 1e-6, name, ":", deck, "m2 on a deck of", what.deck.si);
  must(!what.payload || mass <= what.payload->si + 1e-6, name, ": loaded with", mass);
  if (craft.crossing_team == kNone) return;
  const TeamState& team = now().teams[Id<Team>{craft.crossing_team}];
  const bool is_right = craft.doing == CraftDoing::boarding ? team.doing == TeamDoing::waiting
                                                            : team.doing == TeamDoing::aboard;
  must(is_right && team.craft == id.index() && craft.trip == TripKind::ferry &&
           (craft.doing == CraftDoing::boarding || craft.doing == CraftDoing::unloading),
       name, ": a team crosses that cannot");
}

/// Berths by size, and who lies in them.
void Watch::look_at_berths(Id<Place> id) {
  const PlaceState& state = now().places[id];
  const Place& what = place(id);
  const std::vector<int> left = berths_left(id);
  std::vector<int> used(kBerthSizes), afloat(kBerthSizes);
  for (const Id<Craft> c : now().craft.ids()) {
    const CraftState& craft = now().craft[c];
    if (!craft.berthed || craft.at != id) continue;
    must(craft.berth_size < left.size(), what.id, ": has no berth of size", craft.berth_size);
    if (craft.berth_size >= left.size()) return;
    ++used[craft.berth_size];
    if (!is_dry(now(), c)) ++afloat[craft.berth_size];
    if (!what.wharf) continue;
    const Berths berth = berth_sizes(*what.wharf)[craft.berth_size];
    must(class_of(c).length <= berth.length && class_of(c).draft <= berth.depth, what.id, ": craft",
         scenario_->fleet.craft[c].id, "lies in a berth too short or too shallow");
  }
  for (std::size_t size = 0; size < kBerthSizes; ++size) {
    must(state.berths_used[size] == used[size], what.id, ": counts", state.berths_used[size],
         "berthed, there are", used[size]);
    must(afloat[size] == 0 || used[size] <= left[size], what.id, ":", used[size], "craft at",
         size < left.size() ? left[size] : 0, "berths");
  }
}

/// The queue of craft off a place.
bool Watch::is_aloft_at(const World& world, Id<Craft> id) const {
  const Id<Place> at = world.craft[id].at;
  return class_of(id).medium == CraftMedium::air && at != scenario_->fleet.craft[id].home &&
         (class_of(id).needs == Landing::hover || !place(at).pad);
}

bool Watch::burns(const World& world, Id<Craft> id) const {
  const CraftState& craft = world.craft[id];
  if (craft.doing == CraftDoing::under_way) return !craft.broken;
  return is_aloft_at(world, id) && (is_handled(craft) || craft.doing == CraftDoing::hovering ||
                                    craft.doing == CraftDoing::searching);
}

/// The way to the nearest place where it finds fuel; a drone's is home.
Duration Watch::to_fuel(Id<Craft> id, Id<Place> from, SimTime depart) const {
  Duration nearest = Duration::max();
  for (const Id<Place> to : scenario_->region.places.ids()) {
    const CraftClass& what = class_of(id);
    const bool is_home = to == scenario_->fleet.craft[id].home;
    if (what.needs == Landing::hover ? !is_home : !place(to).fuel || !fits(what, place(to)))
      continue;
    if (what.medium == CraftMedium::air && !is_home && !place(to).pad) continue;
    const Passage way = passage(run_->setup().routes, run_->weather(), what, from, to, depart);
    if (way.possible) nearest = std::min(nearest, way.time);
  }
  return nearest;
}

/// Tanks are never empty, nor is anything ever further from fuel than they last.
void Watch::look_at_tanks(Id<Craft> id) {
  const CraftClass& what = class_of(id);
  if (!what.endurance) return;
  const CraftState& craft = now().craft[id];
  const CraftState& before = last_.craft[id];
  const std::string& name = scenario_->fleet.craft[id].id;
  Duration& tanks = tanks_[id.index()];
  if (burns(last_, id)) tanks -= now().now - last_.now;
  if (before.doing == CraftDoing::refuelling && craft.doing != CraftDoing::refuelling &&
      craft.tanks == *what.endurance) {
    must(place(before.at).fuel, name, ": refuelled where there is no fuel");
    tanks = *what.endurance;
  }
  must(tanks >= Duration{0}, name, ": its tanks are empty");
  // The run brings its account up to date when the craft does something else.
  const Duration since = burns(now(), id) ? now().now - craft.tanks_at : Duration{0};
  must(craft.tanks - since == tanks, name, ": its tanks are said to last",
       in_seconds(craft.tanks - since), "s, it is", in_seconds(tanks));
  const bool begins_a_leg =
      craft.doing == CraftDoing::under_way && !craft.broken && craft.under_way_since == now().now;
  if (begins_a_leg) {
    const Duration then = tanks - (craft.arrives - now().now);
    must(then >= Duration{0}, name, ": sets out on a leg for which its tanks do not last");
    const Id<Place> to{craft.refuge != kNone     ? craft.refuge
                       : craft.fuels_at != kNone ? craft.fuels_at
                       : craft.laden             ? craft.to.index()
                                                 : craft.from.index()};
    // A ship that runs for shelter may have to wait there for better weather.
    if (what.medium == CraftMedium::air || craft.refuge == kNone)
      must(to_fuel(id, to, craft.arrives) <= then, name, ": sets out for", place(to).id,
           ", whence it cannot reach fuel");
  }
  const bool is_home = craft.at == scenario_->fleet.craft[id].home;
  if (what.needs == Landing::hover && is_home && craft.doing != CraftDoing::under_way)
    must(tanks >= what.reserve, name, ": came home on its reserve");
}

/// Nobody sets out while the crew rests, nor empty after its duty, but to come down somewhere.
void Watch::look_at_crew(Id<Craft> id) {
  const CraftClass& what = class_of(id);
  const CraftState& craft = now().craft[id];
  const CraftState& before = last_.craft[id];
  const std::string& name = scenario_->fleet.craft[id].id;
  SimTime& ends = duty_ends_[id.index()];
  const bool has_rested = before.doing == CraftDoing::resting && craft.doing != CraftDoing::resting;
  if (what.duty && ((craft.ready && !before.ready) || has_rested)) ends = now().now + *what.duty;
  must(craft.duty_ends == ends, name, ": its duty ends at another time");
  must(craft.doing != CraftDoing::resting || now().now >= ends, name, ": rests in its duty");
  must(craft.doing != CraftDoing::idle || now().now <= ends, name, ": idle after its duty");
  if (has_rested)
    must((craft.doing == CraftDoing::idle || craft.trip == TripKind::sailing) &&
             now().now >= ends - *what.duty,
         name, ": does something else than it did when its rest was over");
  const bool leaves = craft.doing == CraftDoing::under_way &&
                      before.doing != CraftDoing::under_way && !is_aloft_at(last_, id);
  const bool carries = craft.persons > 0 || (craft.laden && craft.trip == TripKind::ferry);
  must(!leaves || carries || now().now <= ends, name, ": sets out after its duty");
}

bool Watch::hoisted_in(const CraftClass& what, const Place& there) {
  return what.medium == CraftMedium::air && what.hoist && !there.pad;
}

void Watch::look_at_hoist(Id<Craft> id) {
  const CraftState& craft = now().craft[id];
  const CraftClass& what = class_of(id);
  if (!hoisted_in(what, place(craft.at)) || !is_handled(craft)) return;
  const Conditions there = run_->weather().at(now().epoch, *place(craft.at).zone);
  const std::string& name = scenario_->fleet.craft[id].id;
  must(there.wind <= what.hoist->wind_limit, name, ": hoists in a wind of", there.wind.si);
  must(!excess(what.limits, there), name, ": hoists beyond its limits");
  for (const Id<Team> team : now().teams.ids())
    if (now().teams[team].craft == id.index())
      must(scenario_->force.teams[team].moves == Mode::foot, name, ": hoists vehicles");
}

/// The queue of craft off a place, and its berths.
void Watch::look_at_queue(Id<Place> id) {
  const PlaceState& state = now().places[id];
  const Place& what = place(id);
  std::size_t queueing = 0;
  for (const CraftState& craft : now().craft)
    if (craft.doing == CraftDoing::queueing && craft.at == id) ++queueing;
  std::vector<std::uint32_t> queue;
  for (std::uint32_t c = state.first_craft; c != kNone && queue.size() <= now().craft.size();
       c = now().craft[Id<Craft>{c}].next_in_queue)
    queue.push_back(c);
  must(queue.size() <= now().craft.size(), what.id, ": the queue of craft goes in circles");
  must(state.last_craft == (queue.empty() ? kNone : queue.back()), what.id,
       ": wrong tail of craft");
  must(queue.size() == queueing, what.id, ": in its queue", queue.size(), "craft, queueing",
       queueing);
  for (const std::uint32_t c : queue) {
    const CraftState& craft = now().craft[Id<Craft>{c}];
    must(craft.doing == CraftDoing::queueing && craft.at == id, what.id, ": craft", c,
         "in its queue does not queue there");
  }
  if (queue.empty() || !usable(now(), id)) return;
  const std::vector<int> left = berths_left(id);
  for (const std::uint32_t c : queue) {
    if (!floats(now(), Id<Craft>{c}, id)) continue;
    const CraftClass& craft_class = class_of(Id<Craft>{c});
    for (std::size_t size = 0; size < left.size(); ++size) {
      const bool takes_it =
          !what.wharf || (craft_class.length <= berth_sizes(*what.wharf)[size].length &&
                          craft_class.draft <= berth_sizes(*what.wharf)[size].depth);
      must(!takes_it || state.berths_used[size] >= left[size], what.id, ": craft",
           scenario_->fleet.craft[Id<Craft>{c}].id, "waits while a berth for it is free");
    }
  }
}

void Watch::look_at_teams() {
  for (const Id<Team> id : now().teams.ids()) {
    const TeamState& team = now().teams[id];
    const Team& what = scenario_->force.teams[id];
    const TeamDoing doing = team.doing;
    const bool is_together = doing != TeamDoing::home && doing != TeamDoing::called;
    must(team.persons >= 0 && team.persons <= what.persons, what.id, "has", team.persons);
    must(is_together || team.persons == 0, what.id, "has persons before they came");
    must(is_together || team.at == what.home, what.id, "left before it was together");
    must(doing != TeamDoing::aboard || team.craft != kNone, what.id, "is aboard nothing");
    must(doing != TeamDoing::waiting || team.craft != kNone, what.id, "waits for nothing");
    must(team.craft == kNone || !is_at_work(team), what.id, "is at work and to be carried");
    must(team.craft == kNone || doing != TeamDoing::home, what.id, "is to be carried, not called");
    look_at_task(id);
    if (doing == TeamDoing::marching || doing == TeamDoing::held)
      must(team.has_bound, what.id, "marches nowhere");
    else if (doing != TeamDoing::called)
      must(!team.has_bound, what.id, "is bound for a place and does not go; doing",
           static_cast<int>(doing));
    if (team.craft != kNone && (doing == TeamDoing::waiting || team.has_bound))
      must((doing == TeamDoing::waiting ? team.at : team.bound) ==
               now().craft[Id<Craft>{team.craft}].from,
           what.id, "waits where its craft does not come");
    if (doing == TeamDoing::on_scene) {
      must(team.incident != kNone, what.id, "is on no scene");
      if (team.incident == kNone) continue;
      const auto& places = scenario_->incidents[Id<Incident>{team.incident}].places;
      must(std::find(places.begin(), places.end(), team.at) != places.end(), what.id,
           "is on a scene that is elsewhere");
    }
  }
}

void Watch::look_at_places(const Order* order) {
  for (const Id<Place> id : scenario_->region.places.ids()) {
    const PlaceState& state = now().places[id];
    const Place& what = place(id);
    int crew = 0;
    std::array<int, kCapabilities> can{};
    for (const Id<Team> t : now().teams.ids()) {
      const TeamState& team = now().teams[t];
      if (!is_at_work(team) || team.at != id) continue;
      crew += team.persons;
      for (const Capability c : scenario_->force.teams[t].capability_list)
        can[static_cast<std::size_t>(c)] += team.persons;
    }
    must(state.crew == crew, what.id, ": counts a crew of", state.crew, ", there are", crew);
    for (std::size_t c = 0; c < kCapabilities; ++c)
      must(state.can[c] == can[c], what.id, ": counts", state.can[c], "with capability", c,
           ", there are", can[c]);
    if (!what.wharf) continue;
    must(state.usable == (!excess_at(*scenario_, run_->weather(), now().epoch, id) &&
                          is_in_tide_window(id, now().epoch)),
         what.id, ": not shut by its weather, or open in spite of it");
    must(!(state.open && state.opening), what.id, ": open and opening");
    const bool wrecked = is_wrecked(id);
    must(!wrecked || (!state.open && !state.opening), what.id, ": damaged, and open or opening");
    must(wrecked || !state.reopens, what.id, ": repaired, but does not reopen");
    const auto* open = order != nullptr ? std::get_if<OpenWharf>(order) : nullptr;
    const bool ordered = last_.places[id].opening || last_.places[id].reopens ||
                         (open != nullptr && open->place == id);
    const bool opened = state.open && !last_.places[id].open;
    must(!opened || ordered, what.id, ": opened, but nobody wants it open");
    const auto* close = order != nullptr ? std::get_if<CloseWharf>(order) : nullptr;
    must(
        state.open || !last_.places[id].open || (close != nullptr && close->place == id) || wrecked,
        what.id, ": closed without an order");
    if (opened && what.wharf->opening)
      must(opening_done_s_[id.index()] >= in_seconds(what.wharf->opening->work) - 1.0, what.id,
           ": open after", opening_done_s_[id.index()], "person-seconds of work");
    if (state.opening)
      must(opening_done_s_[id.index()] <= in_seconds(what.wharf->opening->work) + 1.0, what.id,
           ": still opening after", opening_done_s_[id.index()], "person-seconds of work");
  }
}

/// No team is on two tasks.
void Watch::look_at_task(Id<Team> id) {
  const TeamState& team = now().teams[id];
  const std::string& name = scenario_->force.teams[id].id;
  const bool patrols = team.doing == TeamDoing::patrolling;
  const bool has_alarm = team.alarm != kNone;
  must(!has_alarm || (team.incident == kNone && team.craft == kNone), name,
       "looks into an alarm and has another task");
  must(!patrols || (team.incident == kNone && team.craft == kNone && !has_alarm), name,
       "is on its beat and has a task");
  must(!patrols || run_->setup().beat_of[id].has_value(), name, "is on no beat of its own");
  must(patrols || (!team.between && !team.stopped), name, "is on its beat and elsewhere");
  must(team.doing != TeamDoing::looking || has_alarm, name, "looks into nothing");
  if (team.doing == TeamDoing::marching || team.between)
    must(team.there >= now().now && team.there >= team.leaves, name, "is late by land");
}

void Watch::look_at_scenes() {
  for (const Id<Incident> id : scenario_->incidents.ids()) {
    const IncidentState& scene = now().incidents[id];
    const std::string& name = scenario_->incidents[id].id;
    int persons = 0;
    std::array<int, kCapabilities> by_capability{};
    for (const Id<Team> t : now().teams.ids()) {
      const TeamState& team = now().teams[t];
      if (team.doing != TeamDoing::on_scene || team.incident != id.index()) continue;
      persons += team.persons;
      for (const Capability c : scenario_->force.teams[t].capability_list)
        by_capability[static_cast<std::size_t>(c)] += team.persons;
    }
    must(scene.persons == persons, name, ": counts", scene.persons, "on scene, there are", persons);
    for (std::size_t c = 0; c < kCapabilities; ++c)
      must(scene.by_capability[c] == by_capability[c], name, ": miscounts a capability");
    const auto& foretold = scenario_->incident_types[scenario_->incidents[id].type].foretold;
    must(!scene.detected || scene.begun || foretold, name, ": detected before it began");
    if (foretold && scene.begun && scene.detected && scene.detected_at < scene.began_at)
      must(scene.began_at - scene.detected_at <= foretold->lead, name, ": foretold too early");
    must(!scene.contained || scene.begun, name, ": contained before it began");
  }
  incidents_.compare(last_, now());
}

// ---- its own accounts ---------------------------------------------------------------------

/// What passed since the last look, in which nothing changed.
void Watch::add_up(double seconds) {
  const World& w = last_;
  auto& evacuees = times_[index(Whose::evacuees)];
  auto& responders = times_[index(Whose::responders)];
  for (const Party& party : w.parties) {
    if (party.doing == PartyDoing::waiting)
      evacuees[index(stage_of(w, party.at))] += party.persons * seconds;
    if (party.doing == PartyDoing::responding)
      evacuees[index(Stage::response)] += party.persons * seconds;
    if (party.doing == PartyDoing::walking)
      evacuees[index(Stage::march)] += party.persons * seconds;
    if (party.doing == PartyDoing::boarding)
      evacuees[index(Stage::loading)] += party.persons * seconds;
  }
  for (const Id<Craft> id : w.craft.ids()) {
    const CraftState& craft = w.craft[id];
    if (craft.trip == TripKind::lift || craft.trip == TripKind::sailing)
      evacuees[index(stage_of(w, id))] += craft.persons * seconds;
    if (craft.trip == TripKind::search && !craft.has_searched)
      responders[index(craft.doing == CraftDoing::readying ? Stage::call_out : stage_of(w, id))] +=
          seconds;
    if (craft.doing == CraftDoing::held && !craft.in_service)
      held_s_by_class_[scenario_->fleet.craft[id].craft_class.index()] += seconds;
  }
  for (const Id<Team> id : w.teams.ids()) {
    const TeamState& team = w.teams[id];
    const int nominal = scenario_->force.teams[id].persons;
    if (team.counted && !is_at_work(team))
      responders[index(stage_of(w, team))] +=
          (team.doing == TeamDoing::called ? nominal : team.persons) * seconds;
    // Counted from the onset on, as soon as it has the task; the three first stages in one.
    const TeamState& later = now().teams[id];
    if (later.counted && !team.counted) {
      const IncidentState& task = now().incidents[Id<Incident>{later.incident}];
      const SimTime from =
          task.begun ? std::min(task.began_at, task.detected_at) : task.detected_at;
      responders[index(Stage::detection)] += nominal * in_seconds(now().now - from);
    }
  }
  add_up_beats();
  for (const Id<Place> id : run_->setup().wharves) {
    const PlaceState& state = w.places[id];
    const auto& opening = place(id).wharf->opening;
    if (state.opening && state.crew >= opening->persons)
      opening_done_s_[id.index()] += std::min(state.crew, opening->useful) * seconds;
  }
  incidents_.add_up(w, seconds);
}

/// The time since the last visit, over the time on duty.
void Watch::add_up_beats() {
  const SimTime from = last_.now, to = now().now;
  for (const Id<Beat> id : scenario_->beats.ids()) {
    const Beat& beat = scenario_->beats[id];
    for (const auto& [begin, end] :
         times_within(beat.hours, scenario_->start, scenario_->horizon)) {
      const SimTime a = std::max(from, begin), b = std::min(to, end);
      if (a >= b) continue;
      for (std::size_t p = 0; p < beat.places.size(); ++p) {
        const Id<Place> at = beat.places[p];
        const auto first = std::find(beat.places.begin(), beat.places.end(), at);
        if (first != beat.places.begin() + static_cast<std::ptrdiff_t>(p)) continue;
        const auto visit = visited_.find({id.index(), at.index()});
        const SimTime last = visit == visited_.end() ? begin : std::max(begin, visit->second);
        const double x = in_seconds(a - last), y = in_seconds(b - last);
        idle_s2_ += (y * y - x * x) / 2;
        on_duty_s_ += in_seconds(b - a);
      }
    }
  }
}

/// For those aboard.
Stage Watch::stage_of(const World& world, Id<Craft> id) const {
  const CraftState& craft = world.craft[id];
  if (craft.broken) return Stage::breakdown;
  switch (craft.doing) {
    case CraftDoing::idle:
    case CraftDoing::readying:
    case CraftDoing::refuelling:
    case CraftDoing::waiting:
    case CraftDoing::hovering:
    case CraftDoing::resting:
      return Stage::craft;
    case CraftDoing::held:
      if (world.now < craft.out_until) return Stage::breakdown;
      return is_dry(world, id) ? Stage::tide : Stage::weather;
    case CraftDoing::searching:
      return Stage::under_way;
    case CraftDoing::under_way:
      return craft.refuge != kNone ? Stage::weather : Stage::under_way;
    case CraftDoing::turning_round:
    case CraftDoing::boarding:
      return Stage::loading;
    case CraftDoing::unloading:
      return Stage::unloading;
    case CraftDoing::queueing:
      break;
  }
  if (!world.places[craft.at].open) return Stage::opening;
  if (excess_at(*scenario_, run_->weather(), world.epoch, craft.at)) return Stage::weather;
  if (!is_in_tide_window(craft.at, world.epoch)) return Stage::tide;
  return floats(world, id, craft.at) ? Stage::berth : Stage::tide;
}

/// Worked out again from the tide: 0.3 m under the keel over the sill.
bool Watch::floats(const World& world, Id<Craft> id, Id<Place> at) const {
  const Place& there = place(at);
  if (!there.wharf || !there.wharf->sill) return true;
  const double water = there.wharf->sill->si + run_->weather().tide(world.epoch, *there.zone).si;
  return water >= class_of(id).draft.si + 0.3;
}

/// For those on a quay: weather before anything else, then whatever of their craft comes nearest.
Stage Watch::stage_of(const World& world, Id<Place> quay) const {
  if (excess_at(*scenario_, run_->weather(), world.epoch, quay)) return Stage::weather;
  if (!is_in_tide_window(quay, world.epoch)) return Stage::tide;
  if (!world.places[quay].open) return Stage::opening;
  bool coming = false, held = false, queueing = false, waits_for_water = false;
  for (const Id<Craft> id : world.craft.ids()) {
    const CraftState& craft = world.craft[id];
    if (craft.trip != TripKind::lift || craft.from != quay || craft.laden) continue;
    if (craft.fuels_at != kNone) {
      coming = true;
      continue;
    }
    if (is_handled(craft) && craft.at == quay) return Stage::loading;
    if (craft.doing == CraftDoing::queueing && craft.at == quay)
      (floats(world, id, quay) ? queueing : waits_for_water) = true;
    else if (craft.doing == CraftDoing::held && world.now >= craft.out_until)
      (is_dry(world, id) ? waits_for_water : held) = true;
    else
      coming = true;
  }
  if (queueing) return Stage::berth;
  if (coming) return Stage::craft;
  if (waits_for_water) return Stage::tide;
  return held ? Stage::weather : Stage::craft;
}

Stage Watch::stage_of(const World& world, const TeamState& team) const {
  switch (team.doing) {
    case TeamDoing::called:
      return Stage::call_out;
    case TeamDoing::held:
      return Stage::weather;
    case TeamDoing::marching:
      return team.landed ? Stage::last_mile : Stage::march;
    case TeamDoing::aboard:
      return stage_of(world, Id<Craft>{team.craft});
    case TeamDoing::waiting: {
      const Stage stage = stage_of(world, Id<Craft>{team.craft});
      return stage == Stage::under_way || stage == Stage::unloading ? Stage::craft : stage;
    }
    default:
      break;
  }
  const auto& places = scenario_->incidents[Id<Incident>{team.incident}].places;
  const auto island = place(places.front()).island;
  const auto& wharves = run_->setup().wharves;
  const bool reachable = std::any_of(wharves.begin(), wharves.end(), [&](Id<Place> id) {
    return place(id).island == island && usable(world, id);
  });
  return reachable ? Stage::craft : Stage::weather;
}

/// The teams of a trip, as they are named in its order.
void Watch::note_order(const Order& order) {
  if (const auto* search = std::get_if<SearchAtSea>(&order))
    times_[index(Whose::responders)][index(Stage::detection)] +=
        in_seconds(now().now - now().incidents[search->incident].began_at);
  const auto* ferry = std::get_if<Ferry>(&order);
  if (ferry == nullptr) return;
  trips_[ferry->craft.index()].teams = ferry->teams;
  trips_[ferry->craft.index()].last = -1;
}

void Watch::note_records() {
  const std::vector<Record>& records = run_->recorder().kept();
  for (; records_seen_ < records.size(); ++records_seen_) {
    const Record& record = records[records_seen_];
    if (record.kind == RecordKind::craft_berthed && place(Id<Place>{record.b}).beach)
      trips_[record.a].ashore_at =
          run_->weather()
              .tide(run_->weather().epoch_of(record.at), *place(Id<Place>{record.b}).zone)
              .si;
    if (record.kind == RecordKind::craft_departed) trips_[record.a].last = -1;
    if (record.kind == RecordKind::patrol_visits) visited_[{record.c, record.b}] = record.at;
    if (record.kind == RecordKind::false_alarm) ++false_alarms_;
    if (record.kind == RecordKind::team_boarded || record.kind == RecordKind::team_landed)
      note_team(record);
  }
}

/// Teams land as they are named; they board the other way round, unless vehicles drive through.
void Watch::note_team(const Record& record) {
  Trip& trip = trips_[record.b];
  const auto& teams = trip.teams;
  const auto named =
      static_cast<int>(std::find(teams.begin(), teams.end(), Id<Team>{record.a}) - teams.begin());
  const bool falls =
      record.kind == RecordKind::team_boarded && !class_of(Id<Craft>{record.b}).drive_through;
  must(named < static_cast<int>(teams.size()), "a team is carried that was not named");
  // A hoist that wind broke off goes on with whoever waits then.
  must(
      trip.last < 0 ||
          hoisted_in(class_of(Id<Craft>{record.b}), place(now().craft[Id<Craft>{record.b}].from)) ||
          (falls ? named < trip.last : named > trip.last),
      scenario_->force.teams[Id<Team>{record.a}].id, "crosses out of its turn");
  trip.last = named;
}

void Watch::note_measures() {
  for (const PlaceState& state : now().places)
    largest_crowd_ = std::max(largest_crowd_, state.waiting);
  const int moved = accounts(now()).moved + accounts(now()).lost;  // the dead are landed, too
  if (moved_.empty() || moved_.back().second != moved) moved_.emplace_back(now().now, moved);
  std::vector<int> at_home(scenario_->region.islands.size()), strength(at_home);
  for (const Id<Incident> id : scenario_->incidents.ids()) {
    const IncidentState& scene = now().incidents[id];
    for (std::size_t i = 0; i < on_scene_s_.size(); ++i)
      if (std::isnan(on_scene_s_[i]) && scene.persons >= kSceneMarks[i])
        on_scene_s_[i] = in_seconds(now().now);
    if (scene.contained && std::isnan(contained_s_[id.index()]))
      contained_s_[id.index()] = in_seconds(now().now);
  }
  for (const Id<Team> id : now().teams.ids()) {
    const Team& team = scenario_->force.teams[id];
    const TeamState& state = now().teams[id];
    const auto home = place(team.home).island->index();
    if (state.doing == TeamDoing::aboard)
      is_away_[id.index()] = 1;
    else if (last_.teams[id].doing == TeamDoing::aboard && place(state.at).island->index() == home)
      is_away_[id.index()] = 0;  // landed there
    strength[home] += team.persons;
    if (is_away_[id.index()] == 0) at_home[home] += team.persons;
  }
  for (const Cover& cover : scenario_->force.cover)
    if (const auto island = cover.island.index(); strength[island] > 0)
      least_cover_ =
          std::min(least_cover_, static_cast<double>(at_home[island]) / strength[island]);
}

// ---- at the end ---------------------------------------------------------------------------

void Watch::finish() {
  add_up(in_seconds(now().now - last_.now));
  compare_times();
  compare_measures();
  compare_folds();
  follow_records();
  follow_handling();
}

void Watch::compare_times() {
  const MeasureFold& fold = run_->recorder().measures();
  Times recorded;
  for (const Whose whose : {Whose::evacuees, Whose::responders})
    recorded[index(whose)] = fold.ledger(whose).person_seconds;
  auto& responders = recorded[index(Whose::responders)];
  // We know the time before the task only as a whole.
  auto& seen = times_[index(Whose::responders)];
  for (const Stage stage : {Stage::decision, Stage::call_out}) {
    responders[index(Stage::detection)] += std::exchange(responders[index(stage)], 0);
    seen[index(Stage::detection)] += std::exchange(seen[index(stage)], 0);
  }
  for (std::size_t whose = 0; whose < 2; ++whose)
    for (std::size_t stage = 0; stage < kStages; ++stage)
      must(near(recorded[whose][stage], times_[whose][stage]),
           whose == 0 ? "evacuees" : "responders", "in stage", kStageNames[stage], ": recorded",
           recorded[whose][stage], ", seen", times_[whose][stage]);
  double total = 0;
  for (const double seconds : fold.ledger(Whose::evacuees).person_seconds) {
    must(seconds >= 0, "a stage of negative length");
    total += seconds;
  }
  int there = 0;
  for (const Group& group : scenario_->groups) there += group.persons;
  must(total <= there * in_seconds(scenario_->horizon) + 1e-3,
       "more time was spent than there was");
  for (std::size_t c = 0; c < held_s_by_class_.size(); ++c)
    must(near(run_->recorder().holds().hours_by_class()[c], held_s_by_class_[c] / 3600),
         scenario_->fleet.classes[Id<CraftClass>{static_cast<std::uint32_t>(c)}].id,
         ": recorded as held for", run_->recorder().holds().hours_by_class()[c], "h, seen",
         held_s_by_class_[c] / 3600);
}

void Watch::compare_measures() {
  const MeasureValues values = run_->recorder().measures().values();
  const auto compare = [&](Measure measure, double seen) {
    const double recorded = values[static_cast<std::size_t>(measure)];
    must(near(recorded, seen), kMeasureTable[static_cast<std::size_t>(measure)].id, ": recorded",
         recorded, ", seen", seen);
  };
  int there = 0;
  for (const Group& group : scenario_->groups) there += group.persons;
  const int willing = there - accounts(now()).refused;
  const auto clearance = [&](double share) {
    const double wanted = share * willing;
    for (const auto& [at, moved] : moved_)
      if (wanted > 0 && moved >= wanted) return in_seconds(at);
    return kNaN;
  };
  compare(Measure::clearance_50_s, clearance(0.5));
  compare(Measure::clearance_90_s, clearance(0.9));
  compare(Measure::clearance_100_s, clearance(1.0));
  const SimTime dusk = first_time_at(scenario_->start, scenario_->sunset);
  int by_dusk = 0;
  for (const auto& [at, moved] : moved_)
    if (at <= dusk) by_dusk = moved;
  compare(Measure::cleared_by_dusk_share,
          there > 0 ? static_cast<double>(by_dusk) / std::max(1, willing) : kNaN);
  const auto& evacuees = times_[index(Whose::evacuees)];
  double waiting_s = 0;
  for (const Stage stage :
       {Stage::opening, Stage::weather, Stage::tide, Stage::craft, Stage::berth, Stage::loading})
    waiting_s += evacuees[index(stage)];
  compare(Measure::waiting_person_hours, there > 0 ? waiting_s / 3600 : kNaN);
  // More may have stood there within a moment than at its end.
  const double crowd = values[static_cast<std::size_t>(Measure::peak_crowd)];
  must(there == 0 || crowd >= largest_crowd_, "the largest crowd recorded:", crowd, ", seen",
       largest_crowd_);
  compare(Measure::first_on_scene_s, on_scene_s_[0]);
  compare(Measure::on_scene_20_s, on_scene_s_[1]);
  compare(Measure::on_scene_50_s, on_scene_s_[2]);
  compare(Measure::on_scene_100_s, on_scene_s_[3]);
  double contained = contained_s_.empty() ? kNaN : 0;
  for (const double at : contained_s_) contained = std::isnan(at) ? kNaN : std::max(contained, at);
  if (std::any_of(contained_s_.begin(), contained_s_.end(),
                  [](double at) { return std::isnan(at); }))
    contained = kNaN;
  compare(Measure::contained_s, contained);
  const auto has = [&](auto&& test) {
    return std::any_of(scenario_->incidents.begin(), scenario_->incidents.end(),
                       [&](const Incident& i) { return test(scenario_->incident_types[i.type]); });
  };
  compare(Measure::levels_risen,
          has([](const IncidentType& type) { return type.levels.size() > 1; })
              ? incidents_.levels_risen()
              : kNaN);
  compare(Measure::persons_hurt, has([](const IncidentType& type) {
            return std::any_of(type.levels.begin(), type.levels.end(),
                               [](const IncidentLevel& level) { return level.harm.si > 0; });
          })
                                     ? incidents_.persons_hurt()
                                     : kNaN);
  compare(Measure::beat_idleness_s, on_duty_s_ > 0 ? idle_s2_ / on_duty_s_ : kNaN);
  compare(Measure::false_alarms, scenario_->false_alarms.empty() ? kNaN : false_alarms_);
  compare(Measure::home_cover_min_share, scenario_->force.cover.empty() ? kNaN : least_cover_);
}

/// Records kept say the same as the records taken live.
void Watch::compare_folds() {
  const Recorder& live = run_->recorder();
  Recorder again(*scenario_, false);
  for (const Record& record : live.kept()) again.take(record);
  again.finish(now().now);
  must(again.digest() == live.digest(), "another digest from the records kept");
  const MeasureValues a = live.measures().values(), b = again.measures().values();
  for (std::size_t m = 0; m < a.size(); ++m)
    must(same_bits(a[m], b[m]), kMeasureTable[m].id, ": another value from the records kept");
  for (const Whose whose : {Whose::evacuees, Whose::responders})
    for (std::size_t stage = 0; stage < kStages; ++stage)
      must(same_bits(live.measures().ledger(whose).person_seconds[stage],
                     again.measures().ledger(whose).person_seconds[stage]),
           kStageNames[stage], ": another time from the records kept");
  must(live.holds().hours_by_class() == again.holds().hours_by_class(),
       "other holds from the records kept");
}

/// Craft sail only in weather they stand and berth only where they may.
void Watch::follow_records() {
  const Weather& weather = run_->weather();
  SimTime before = kStart;
  for (const Record& record : run_->recorder().kept()) {
    must(record.at >= before, "records out of time order");
    before = record.at;
    const int epoch = weather.epoch_of(record.at);
    if (record.kind == RecordKind::craft_departed) {
      const Id<Craft> craft{record.a};
      const Id<Place> from{record.b}, to{record.c};
      must(!excess_on_way(*scenario_, run_->setup().routes, weather,
                          scenario_->fleet.craft[craft].craft_class, from, to, epoch),
           scenario_->fleet.craft[craft].id, ": set out at", elapsed_text(record.at),
           "beyond its limits");
      must(fits(class_of(craft), place(to)) || !place(to).island, scenario_->fleet.craft[craft].id,
           ": bound for a misfit");
    }
    if (record.kind == RecordKind::craft_berthed)
      must(!excess_at(*scenario_, weather, epoch, Id<Place>{record.b}) &&
               is_in_tide_window(Id<Place>{record.b}, epoch),
           scenario_->fleet.craft[Id<Craft>{record.a}].id, ": berthed at", elapsed_text(record.at),
           "where the weather forbids it");
  }
}

/// Nobody crosses where a place is shut, by order, damage, weather or tide; but those who are over
/// at the moment in which it shuts are over.
void Watch::follow_handling() {
  const Weather& weather = run_->weather();
  std::vector<std::optional<SimTime>> closed(scenario_->region.places.size());
  std::vector<Id<Place>> at;
  for (const Craft& craft : scenario_->fleet.craft) at.push_back(craft.home);
  for (const Id<Place> id : run_->setup().wharves)
    if (place(id).wharf->starts_closed) closed[id.index()] = SimTime::min();
  for (const Record& record : run_->recorder().kept()) {
    if (record.kind == RecordKind::wharf_opened) closed[record.a].reset();
    const bool is_shut_by_damage = record.kind == RecordKind::wharf_damaged && [&] {
      for (const Damage& damage : scenario_->damage)
        if (damage.place.index() == record.a && !damage.berths && kStart + damage.at == record.at)
          return true;
      for (const Id<Inject> id : scenario_->drill.injects.ids())
        for (const Effect& effect : scenario_->drill.injects[id].effects)
          if (const auto* loss = std::get_if<BerthLoss>(&effect.value);
              loss != nullptr && loss->place.index() == record.a && !loss->berths &&
              now().injects[id].given == record.at)
            return true;
      return false;
    }();
    if ((record.kind == RecordKind::wharf_closed || is_shut_by_damage) && !closed[record.a])
      closed[record.a] = record.at;
    if (record.kind == RecordKind::craft_arrived) at[record.a] = Id<Place>{record.b};
    std::optional<Id<Place>> where;
    if (record.kind == RecordKind::party_moved) where = Id<Place>{record.b};
    if (record.kind == RecordKind::team_landed) where = Id<Place>{record.c};
    if (record.kind == RecordKind::party_boarded || record.kind == RecordKind::team_boarded)
      where = at[record.b];
    if (!where || !place(*where).wharf) continue;
    const bool by_air = record.kind != RecordKind::party_moved &&
                        class_of(Id<Craft>{record.b}).medium == CraftMedium::air;
    if (by_air) continue;  // what hoists people needs no quay
    const auto lets_land = [&](SimTime time) {
      const int epoch = weather.epoch_of(std::max(time, kStart));
      return !excess_at(*scenario_, weather, epoch, *where) && is_in_tide_window(*where, epoch);
    };
    const bool whole_party = record.kind == RecordKind::party_moved;
    must(lets_land(record.at) || (whole_party && lets_land(record.at - Duration{1})),
         place(*where).id, ": somebody crosses at", elapsed_text(record.at, true),
         "though weather or tide forbid it");
    const auto& since = closed[where->index()];
    must(!since || (whole_party && *since == record.at), place(*where).id, ": somebody crosses at",
         elapsed_text(record.at, true), "though it is closed");
  }
}

// -------------------------------------------------------------------------------------------

void step_through(Run& run, Commander& commander, Watch& watch, std::vector<GivenOrder>* journal) {
  watch.look();
  std::vector<Order> orders;
  SimTime moment = kNever;
  for (int asked = 0;;) {
    const SimTime wake = commander.wake();
    const auto occasion = run.advance(std::min(run.world().calendar.next().at, wake));
    watch.look();
    if (!occasion) break;
    if (occasion->causes == (0u | Cause::timer) && occasion->at < wake) continue;
    asked = occasion->at == moment ? asked + 1 : 0;
    moment = occasion->at;
    if (asked > 500)
      return watch.complain("asked at this moment again and again, the commander orders" +
                            in_words(orders, run.scenario()));
    orders.clear();
    commander.decide(Picture(run), *occasion, orders);
    for (const Order& order : orders) {
      const auto refusal = run.apply(order);
      commander.answered(order, refusal);
      if (!refusal) watch.look(&order);
      if (journal != nullptr) journal->push_back({run.world().now, run.world().events, order});
    }
  }
  run.finish();
  watch.finish();
}

}  // namespace skerry::test
