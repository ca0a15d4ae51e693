#include "sim/model/check_transport.h"

#include "sim/base/units.h"

#include <fmt/format.h>

namespace skerry {
namespace {

class TransportChecker {
 public:
  TransportChecker(const Scenario& scenario, Findings& findings)
      : s_(scenario), findings_(findings) {}

  void run() {
    for (const Place& place : s_.region.places) check_place(place);
    check_lanes();
    for (const RestrictedArea& area : s_.region.areas)
      if (area.outline.size() < 3)
        problem(area.defined_at, fmt::format("area '{}': an outline has three corners", area.id));
    for (const Channel& fairway : s_.region.fairways)
      if (fairway.points.size() < 2)
        problem(fairway.defined_at,
                fmt::format("fairway '{}': it has two points at least", fairway.id));
    for (const CraftClass& c : s_.fleet.classes) check_class(c);
    for (const Team& team : s_.force.teams)
      if (!team.vehicles.empty() && team.moves == Mode::foot)
        problem(team.defined_at,
                fmt::format("team '{}' goes on foot, so it brings no vehicles", team.id));
    for (const Line& line : s_.timetable.lines) check_line(line);
    for (const Sailing& sailing : s_.timetable.sailings) check_sailing(sailing);
    for (const Service& service : s_.timetable.services)
      if (service.from && service.until && *service.until < *service.from)
        problem(service.defined_at, fmt::format("service '{}' ends before it begins", service.id));
    for (const Group& group : s_.groups)
      for (const Id<Place> place : group.bound_for)
        if (!s_.region.places[place].wharf)
          problem(group.defined_at, fmt::format("group '{}': '{}' is not a wharf", group.id,
                                                s_.region.places[place].id));
    for (const Damage& damage : s_.damage) check_damage(damage);
    for (const Loss& loss : s_.losses) check_loss(loss);
  }

 private:
  void problem(const Mark& at, std::string message) {
    findings_.problems.push_back({at, std::move(message)});
  }

  void check_place(const Place& place) {
    const bool is_beach = place.kind == PlaceKind::beach;
    if (is_beach != place.beach.has_value())
      problem(place.defined_at,
              is_beach
                  ? fmt::format("place '{}': 'beach' is missing; a place of kind beach needs "
                                "one",
                                place.id)
                  : fmt::format("place '{}': 'beach' is only for places of kind beach", place.id));
    if (place.beach && place.beach->low && place.beach->high &&
        *place.beach->high <= *place.beach->low)
      problem(place.defined_at, fmt::format("place '{}': 'high' must be above 'low'", place.id));
    if (place.wharf && place.wharf->other_berths.size() >= kBerthSizes)
      problem(place.defined_at, fmt::format("place '{}': at most {} sizes of other berths",
                                            place.id, kBerthSizes - 1));
  }

  void check_lanes() {
    if (!s_.region.lanes) return;
    const auto& clearance = s_.region.lanes->clearance;
    if (clearance.empty() || clearance.size() > 3)
      problem(s_.region.defined_at, "'clearance' lists one to three drafts");
    for (std::size_t i = 1; i < clearance.size(); ++i)
      if (clearance[i].draft <= clearance[i - 1].draft)
        problem(s_.region.defined_at, "'clearance' must have rising drafts");
    if (!s_.region.coastline_file)
      problem(s_.region.defined_at, "'lanes' are made from the coastline, and none is named");
    for (const Zone& zone : s_.region.zones)
      if (!zone.position)
        problem(zone.defined_at, fmt::format("zone '{}': 'position' is missing; lanes find their "
                                             "zones by it",
                                             zone.id));
  }

  void check_class(const CraftClass& c) {
    if ((c.needs == Landing::beach) != c.bow_draft.has_value())
      problem(c.defined_at,
              fmt::format("craft class '{}': 'bow-draft' is for craft that need a beach, and they "
                          "need it",
                          c.id));
    if (c.bow_draft && *c.bow_draft > c.draft)
      problem(c.defined_at, fmt::format("craft class '{}': it draws less at the bow than {}", c.id,
                                        text(c.draft)));
    if (c.hoist && c.medium != CraftMedium::air)
      problem(c.defined_at, fmt::format("craft class '{}': 'hoist' is for what flies", c.id));
    if (c.endurance && *c.endurance <= c.reserve)
      problem(c.defined_at,
              fmt::format("craft class '{}': its reserve is all of its endurance", c.id));
    if (c.needs == Landing::hover && c.seats > 0)
      problem(c.defined_at, fmt::format("craft class '{}': what only hovers carries nobody", c.id));
  }

  void check_line(const Line& line) {
    if (line.calls.size() < 2)
      problem(line.defined_at, fmt::format("line '{}': it has two calls at least", line.id));
    Duration last{};
    for (const Call& call : line.calls) {
      const Place& place = s_.region.places[call.place];
      if (!place.wharf)
        problem(line.defined_at, fmt::format("line '{}': '{}' is not a wharf", line.id, place.id));
      const bool is_last = &call == &line.calls.back();
      if (call.arrives < last || (!is_last && call.departs < call.arrives))
        problem(line.defined_at,
                fmt::format("line '{}': at '{}' it arrives before it departed, or departs before "
                            "it arrives",
                            line.id, place.id));
      last = is_last ? call.arrives : call.departs;
    }
  }

  void check_sailing(const Sailing& sailing) {
    const Line& line = s_.timetable.lines[sailing.line];
    const Craft& craft = s_.fleet.craft[sailing.craft];
    const CraftClass& craft_class = s_.fleet.classes[craft.craft_class];
    if (craft_class.medium == CraftMedium::air)
      problem(sailing.defined_at,
              fmt::format("sailing '{}': craft '{}' flies", sailing.id, craft.id));
    else
      for (const Call& call : line.calls)
        if (!fits(craft_class, s_.region.places[call.place]))
          problem(sailing.defined_at,
                  fmt::format("sailing '{}': craft '{}' cannot use '{}'", sailing.id, craft.id,
                              s_.region.places[call.place].id));
  }

  void check_damage(const Damage& damage) {
    const Place& place = s_.region.places[damage.place];
    if (!place.wharf && !place.pad)
      problem(damage.defined_at,
              fmt::format("damage '{}': '{}' has neither berths nor spots", damage.id, place.id));
  }

  void check_loss(const Loss& loss) {
    const bool is_bridge = loss.of == LossOf::bridge;
    if (loss.bridge.has_value() != is_bridge || loss.island.has_value() == is_bridge)
      problem(loss.defined_at,
              fmt::format("loss '{}': of a bridge give 'bridge' alone, of power or communications "
                          "'island' alone",
                          loss.id));
    if (loss.bridge && s_.region.links[*loss.bridge].medium == LinkMedium::sea)
      problem(loss.defined_at, fmt::format("loss '{}': '{}' is a lane at sea", loss.id,
                                           s_.region.links[*loss.bridge].id));
    if (loss.of == LossOf::communications && !s_.force.command.runner)
      problem(loss.defined_at,
              fmt::format("loss '{}': without communications messages go by runner; give the "
                          "force 'command: {{runner: ...}}'",
                          loss.id));
  }

  const Scenario& s_;
  Findings& findings_;
};

}  // namespace

void check_transport(const Scenario& scenario, Findings& findings) {
  TransportChecker(scenario, findings).run();
}

}  // namespace skerry
