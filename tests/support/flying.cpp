#include "tests/support/flying.h"

#include "tests/support/builders.h"

namespace skerry::test {

using namespace std::chrono_literals;

Scenario flying_scenario() {
  Scenario s = small_scenario();
  const auto place = [&](const char* id, PlaceKind kind, Id<Island> island, double minutes) {
    Place result = land_place(id, kind, island, {30.0 + minutes / 60, 123.0});
    result.zone = small::kSound;
    if (kind != PlaceKind::village) result.pad = Pad{2, true, {15}};
    return s.region.places.add(result);
  };
  place("airfield", PlaceKind::airfield, small::kHome, 0);
  place("meadow", PlaceKind::village, small::kAway, 12);
  place("pad", PlaceKind::helipad, small::kAway, 30);
  s.region.places[flying::kAirfield].fuel = true;

  CraftClass c = craft_class("helicopter");
  c.medium = CraftMedium::air;
  c.needs = Landing::pad;
  c.seats = 12;
  c.speed = distance(s.region.places[flying::kAirfield].position,
                     s.region.places[flying::kPad].position) /
            Seconds{30 * 60.0};
  c.boarding_rate = per_minute(4);
  c.unloading_rate = per_minute(8);
  c.turn_round = 8min;
  c.refuel = 15min;
  s.fleet.classes.add(c);
  Craft craft = named(Craft{}, "helicopter-1");
  craft.craft_class = flying::kClass;
  craft.home = flying::kAirfield;
  craft.notice = Distribution::always(0min);
  s.fleet.craft.add(craft);

  Team officers = named(Team{}, "officers");
  officers.agency = small::kPolice;
  officers.persons = 12;
  officers.capability_list = {Capability::police};
  officers.home = flying::kAirfield;
  officers.call_out = Distribution::always(0min);
  officers.speed = km_h(5);
  s.force.teams.add(officers);
  return s;
}

void advance_to(Run& run, Duration time) {
  while (run.world().now < kStart + time) run.advance(kStart + time);
}

std::vector<Record> records_of(const Run& run, RecordKind kind, Id<Craft> craft) {
  std::vector<Record> result;
  for (const Record& record : run.recorder().kept())
    if (record.kind == kind && record.a == craft.index()) result.push_back(record);
  return result;
}

double minute_of(const Run& run, RecordKind kind, std::size_t n, Id<Craft> craft) {
  const auto records = records_of(run, kind, craft);
  return n < records.size() ? in_seconds(records[n].at) / 60 : -1;
}

}  // namespace skerry::test
