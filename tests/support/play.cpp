#include "tests/support/play.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>

namespace skerry::test {
namespace {

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
         (std::isnan(a) && std::isnan(b));
}

template <class Row>
void append(std::string& bytes, const Row& row) {
  static_assert(std::is_trivially_copyable_v<Row>);
  bytes.append(reinterpret_cast<const char*>(&row), sizeof row);
}

}  // namespace

Played played(const Run& run) {
  const Recorder& recorder = run.recorder();
  return {
      recorder.digest(),
      run.world().events,
      recorder.measures().values(),
      {recorder.measures().ledger(Whose::evacuees), recorder.measures().ledger(Whose::responders)},
      accounts(run.world()),
      recorder.holds().hours_by_class()};
}

Played play(const Setup& setup, const Weather& weather, Commander& commander, RunKey key,
            std::vector<GivenOrder>* journal) {
  Run run(setup, weather, key, false);
  carry_on(run, commander, journal);
  return played(run);
}

std::string difference(const Played& a, const Played& b) {
  std::string result;
  if (a.events != b.events) result += fmt::format("{} events against {}; ", a.events, b.events);
  for (std::size_t m = 0; m < a.measures.size(); ++m)
    if (!same_bits(a.measures[m], b.measures[m]))
      result +=
          fmt::format("{} {} against {}; ", kMeasureTable[m].id, a.measures[m], b.measures[m]);
  for (std::size_t whose = 0; whose < 2; ++whose)
    for (std::size_t stage = 0; stage < kStages; ++stage)
      if (!same_bits(a.ledgers[whose].person_seconds[stage],
                     b.ledgers[whose].person_seconds[stage]))
        result += fmt::format("time in {}; ", kStageNames[stage]);
  if (a.accounts.moved != b.accounts.moved || a.accounts.total() != b.accounts.total() ||
      a.accounts.refused != b.accounts.refused || a.accounts.sheltered != b.accounts.sheltered)
    result += "accounts; ";
  if (a.held_hours != b.held_hours) result += "hours held; ";
  if (a.digest != b.digest) result += fmt::format("digest {:x} against {:x}; ", a.digest, b.digest);
  return result;
}

std::string bytes_of(const World& world) {
  std::string bytes;
  append(bytes, world.now);
  append(bytes, world.events);
  append(bytes, world.calendar.scheduled());
  append(bytes, world.calendar.size());
  for (const CraftState& row : world.craft) append(bytes, row);
  for (const TeamState& row : world.teams) append(bytes, row);
  for (const Party& row : world.parties) append(bytes, row);
  for (const PlaceState& row : world.places) append(bytes, row);
  for (const IncidentState& row : world.incidents) append(bytes, row);
  for (const InjectState& row : world.injects) append(bytes, row);
  for (const std::vector<Drifter>& drifters : world.adrift)
    for (const Drifter& row : drifters) append(bytes, row);
  for (const std::vector<std::uint8_t>& covered : world.plumes)
    for (const std::uint8_t row : covered) append(bytes, row);
  append(bytes, world.level.has_value());
  return bytes;
}

}  // namespace skerry::test
