#include "tests/support/exhaustive_journeys.h"

#include "sim/model/timetable.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace skerry::test {
namespace {

using When = std::optional<SimTime>;
using Found = std::vector<TriedJourney>;

class Trier {
 public:
  Trier(const Scenario& s, const Routes& routes, const Weather& weather, const JourneyQuery& query)
      : s_(s), routes_(routes), weather_(weather), q_(query) {}

  Found try_all() {
    go_on(q_.from, q_.ready, {SimTime{}, {}, q_.from, 9.0});
    return std::move(found_);
  }

 private:
  /// The first of `time` and the begins of later epochs at which `allowed(epoch)`.
  template <class Allowed>
  When first(SimTime time, Allowed allowed) const {
    for (int e = weather_.epoch_of(time); e < weather_.epochs(); ++e)
      if (allowed(e)) return std::max(time, e == 0 ? time : weather_.begin_of(e));
    return std::nullopt;
  }

  /// From `at` on foot to the end, and onto every craft from everywhere.
  void go_on(Id<Place> at, SimTime now, const TriedJourney& so_far) {
    for (const Id<Place> to : q_.to) {
      // Who passes a place that is wanted stays there.
      const bool is_there = std::find(q_.to.begin(), q_.to.end(), at) != q_.to.end();
      if (is_there && to != at) continue;
      TriedJourney end = so_far;
      if (const When there = march(at, to, now, end.margin)) {
        end.arrives = *there;
        end.to = to;
        found_.push_back(end);
      }
    }
    if (static_cast<int>(so_far.rides.size()) == q_.most_rides) return;
    for (const Id<Place> quay : s_.region.places.ids()) {
      TriedJourney marched = so_far;
      const When there = march(at, quay, now, marched.margin);
      if (!there) continue;
      for (const Id<Craft> craft : s_.fleet.craft.ids()) {
        const bool ridden = std::any_of(so_far.rides.begin(), so_far.rides.end(),
                                        [&](const Ride& r) { return r.craft == craft; });
        if (ridden || !carries(class_of(craft))) continue;
        for (const Id<Place> landing : s_.region.places.ids())
          if (landing != quay) take(craft, quay, landing, *there, marched);
      }
    }
  }

  void take(Id<Craft> craft, Id<Place> from, Id<Place> to, SimTime there,
            const TriedJourney& so_far) {
    TriedJourney sent = so_far;
    if (const When landed = ride(craft, from, to, there, sent.margin)) {
      sent.rides.push_back({craft, from, to, std::nullopt});
      go_on(to, *landed, sent);
    }
    const auto& timetable = s_.timetable;
    const auto all = departures(timetable, s_.fleet.craft.size(), s_.start, s_.horizon);
    for (const Departure& d : all[craft]) {
      const auto& calls = timetable.lines[timetable.sailings[d.sailing].line].calls;
      for (std::size_t i = 0; i < calls.size(); ++i)
        for (std::size_t j = i + 1; j < calls.size(); ++j) {
          if (calls[i].place != from || calls[j].place != to) continue;
          TriedJourney sailed = so_far;
          const When landed = sail(craft, calls, i, j, d.at, there, sailed.margin);
          if (!landed) continue;
          sailed.rides.push_back({craft, from, to, d.at + calls[i].departs});
          go_on(to, *landed, sailed);
        }
    }
  }

  When march(Id<Place> from, Id<Place> to, SimTime now, double& margin) const {
    if (from == to) return now;
    const Pace& pace = q_.who.pace;
    const auto time = march_time(s_, routes_, pace.mode, pace.speed, from, to);
    if (!time) return std::nullopt;
    const When leaves = first(now, [&](int e) {
      return !excess_on_march(s_, routes_, weather_, pace.mode, from, to, e);
    });
    if (!leaves) return std::nullopt;
    const auto net = pace.mode == Mode::foot ? Routes::Net::foot : Routes::Net::wheels;
    for (const Leg& leg : routes_.legs(net, from, to)) {
      const Link& link = s_.region.links[*leg.link];
      if (link.wind_limit && link.zone)
        lower(margin, link.wind_limit->si,
              weather_.value(Element::wind, weather_.epoch_of(*leaves), *link.zone));
    }
    return *leaves + *time;
  }

  const CraftClass& class_of(Id<Craft> craft) const {
    return s_.fleet.classes[s_.fleet.craft[craft].craft_class];
  }
  bool carries(const CraftClass& c) const {
    return c.seats >= q_.who.persons && c.deck.si >= q_.who.deck.si &&
           (!c.payload || c.payload->si >= q_.who.mass.si) && c.needs != Landing::hover &&
           c.seats > 0;
  }
  static bool hoists(const CraftClass& c, const Place& p) {
    return c.medium == CraftMedium::air && !p.pad;
  }

  bool lands_now(Id<Craft> craft, Id<Place> at, int epoch) const {
    const CraftClass& c = class_of(craft);
    const Place& place = s_.region.places[at];
    if (hoists(c, place))
      return weather_.value(Element::wind, epoch, *place.zone) <= c.hoist->wind_limit.si;
    if (!weather_.lets_land(epoch, at)) return false;
    const double tide = weather_.tide(epoch, *place.zone).si;
    if (place.wharf && place.wharf->sill && place.wharf->sill->si + tide < c.draft.si + 0.3)
      return false;
    if (place.beach && place.beach->low && tide < place.beach->low->si) return false;
    return !(place.beach && place.beach->high && tide > place.beach->high->si);
  }

  bool leaves_now(Id<Craft> craft, Id<Place> from, Id<Place> to, int epoch) const {
    if (excess_on_way(s_, routes_, weather_, s_.fleet.craft[craft].craft_class, from, to, epoch))
      return false;
    return class_of(craft).medium == CraftMedium::sea || lands_now(craft, to, epoch);
  }

  When cross(Id<Craft> craft, Id<Place> from, Id<Place> to, SimTime now, double& margin) const {
    if (from == to) return now;
    const When leaves = may_leave(craft, from, to, now, margin);
    if (!leaves) return std::nullopt;
    return *leaves + passage(routes_, weather_, class_of(craft), from, to, *leaves).time;
  }
  When may_leave(Id<Craft> craft, Id<Place> from, Id<Place> to, SimTime now, double& margin) const {
    const When leaves = first(now, [&](int e) { return leaves_now(craft, from, to, e); });
    if (leaves) lower_on_way(margin, craft, from, to, weather_.epoch_of(*leaves));
    return leaves;
  }

  When alongside(Id<Craft> craft, Id<Place> at, SimTime now, double& margin) const {
    if (!hoists(class_of(craft), s_.region.places[at])) {
      if (q_.standing->berths[at] == kNever) return std::nullopt;
      now = std::max(now, q_.standing->berths[at]);
    }
    const When lands = first(now, [&](int e) { return lands_now(craft, at, e); });
    if (lands) lower_at(margin, craft, at, weather_.epoch_of(*lands));
    return lands;
  }

  Duration turn(Id<Craft> craft, Id<Place> at) const {
    const CraftClass& c = class_of(craft);
    return hoists(c, s_.region.places[at]) ? Duration{0} : c.turn_round;
  }
  Duration gangway(Id<Craft> craft, Id<Place> at, bool boarding) const {
    const CraftClass& c = class_of(craft);
    const Place& place = s_.region.places[at];
    double rate = (boarding ? c.boarding_rate : c.unloading_rate).si;
    if (hoists(c, place))
      rate = 1 / in_seconds(c.hoist->per_person);
    else if (place.wharf)
      rate = std::min(rate, (boarding ? place.wharf->embark_rate : place.wharf->disembark_rate).si);
    return to_ticks(Seconds{q_.who.persons / rate}) + q_.who.drives;
  }
  bool uses(Id<Craft> craft, Id<Place> at) const {
    const CraftClass& c = class_of(craft);
    const Place& place = s_.region.places[at];
    return fits(c, place) &&
           (!hoists(c, place) || (q_.who.deck.si == 0 && q_.who.drives == Duration{0}));
  }

  /// By sea or air at the class's own speed.
  std::optional<double> calm_s(Id<Craft> craft, Id<Place> from, Id<Place> to) const {
    const Passage way = passage(routes_, weather_, class_of(craft), from, to, kStart);
    if (!way.possible) return std::nullopt;
    return way.length.si / class_of(craft).speed.si;
  }
  bool has_fuel(Id<Craft> craft, Id<Place> from, Id<Place> to) const {
    const CraftClass& c = class_of(craft);
    if (!c.endurance) return true;
    double nearest = 1e300;
    for (const Id<Place> p : s_.region.places.ids())
      if (s_.region.places[p].fuel && fits(c, s_.region.places[p]))
        if (const auto way = calm_s(craft, to, p)) nearest = std::min(nearest, *way);
    const double total =
        *calm_s(craft, q_.standing->craft[craft].at, from) + *calm_s(craft, from, to) + nearest;
    return total <= in_seconds(*c.endurance - c.reserve);
  }

  When ride(Id<Craft> craft, Id<Place> from, Id<Place> to, SimTime there, double& margin) const {
    const CraftFree& free = q_.standing->craft[craft];
    if (free.from == kNever || !fits(class_of(craft), s_.region.places[free.at]) ||
        !uses(craft, from) || !uses(craft, to))
      return std::nullopt;
    if (!calm_s(craft, free.at, from) || !calm_s(craft, from, to) || !has_fuel(craft, from, to))
      return std::nullopt;
    const When reaches = cross(craft, free.at, from, free.from, margin);
    if (!reaches) return std::nullopt;
    const When berthed = alongside(craft, from, *reaches, margin);
    if (!berthed) return std::nullopt;
    const When boards =
        may_leave(craft, from, to, std::max(there, *berthed + turn(craft, from)), margin);
    if (!boards) return std::nullopt;
    const When arrives = cross(craft, from, to, *boards + gangway(craft, from, true), margin);
    if (!arrives) return std::nullopt;
    const When lands = alongside(craft, to, *arrives, margin);
    if (!lands) return std::nullopt;
    return *lands + turn(craft, to) + gangway(craft, to, false);
  }

  When sail(Id<Craft> craft, const std::vector<Call>& calls, std::size_t i, std::size_t j,
            SimTime begins, SimTime there, double& margin) const {
    if (!uses(craft, calls[i].place) || !uses(craft, calls[j].place) ||
        there + gangway(craft, calls[i].place, true) > begins + calls[i].departs)
      return std::nullopt;
    for (std::size_t call = i; call < j; ++call)
      if (excess_on_way(s_, routes_, weather_, s_.fleet.craft[craft].craft_class, calls[call].place,
                        calls[call + 1].place, weather_.epoch_of(begins + calls[call].departs)))
        return std::nullopt;
    const SimTime arrives = begins + calls[j].arrives;
    if (!lands_now(craft, calls[j].place, weather_.epoch_of(arrives))) return std::nullopt;
    lower_on_way(margin, craft, calls[i].place, calls[j].place,
                 weather_.epoch_of(begins + calls[i].departs));
    lower_at(margin, craft, calls[j].place, weather_.epoch_of(arrives));
    return arrives + gangway(craft, calls[j].place, false);
  }

  // ---- margins

  static void lower(double& margin, double limit, double value) {
    if (value > 0) margin = std::min(margin, limit / value - 1);
  }
  void lower_on_way(double& margin, Id<Craft> craft, Id<Place> from, Id<Place> to,
                    int epoch) const {
    std::vector<Id<Zone>> zones;
    for (const Id<Place> end : {from, to})
      if (s_.region.places[end].zone) zones.push_back(*s_.region.places[end].zone);
    if (class_of(craft).medium == CraftMedium::sea) {
      for (const Leg& leg : routes_.legs(routes_.net_of(class_of(craft)), from, to))
        zones.push_back(*leg.zone);
    } else {
      lower_at(margin, craft, to, epoch);
    }
    const Limits& limits = class_of(craft).limits;
    for (const Id<Zone> zone : zones) {
      if (limits.wind) lower(margin, limits.wind->si, weather_.value(Element::wind, epoch, zone));
      if (limits.gust) lower(margin, limits.gust->si, weather_.value(Element::gust, epoch, zone));
      if (limits.wave) lower(margin, limits.wave->si, weather_.value(Element::wave, epoch, zone));
    }
  }
  void lower_at(double& margin, Id<Craft> craft, Id<Place> at, int epoch) const {
    const Place& place = s_.region.places[at];
    const double wind = weather_.value(Element::wind, epoch, *place.zone);
    if (place.wharf) {
      lower(margin, place.wharf->wind_limit.si, wind);
      lower(margin, place.wharf->wave_limit.si, weather_.wave_at_berth(epoch, at).si);
    } else {
      lower(margin, place.pad ? place.pad->wind_limit.si : class_of(craft).hoist->wind_limit.si,
            wind);
    }
  }

  const Scenario& s_;
  const Routes& routes_;
  const Weather& weather_;
  const JourneyQuery& q_;
  Found found_;
};

}  // namespace

Found try_all_journeys(const Scenario& scenario, const Routes& routes, const Weather& weather,
                       const JourneyQuery& query) {
  return Trier(scenario, routes, weather, query).try_all();
}

}  // namespace skerry::test
