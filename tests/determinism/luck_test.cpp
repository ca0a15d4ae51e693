// Luck belongs to things by their names, not to their rows in a file.

#include "sim/run/run.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <map>

namespace skerry::test {
namespace {

using namespace std::chrono_literals;

/// Three ferries that need some time to be ready and break down, in this order of rows.
Scenario with_ferries(const std::vector<std::string>& names) {
  Scenario s = small_scenario();
  CraftClass& ferry_class = s.fleet.classes[small::kFerryClass];
  ferry_class.failure_every = 30min;
  ferry_class.repair = exponential(20min);
  Craft ferry = s.fleet.craft[small::kFerry];
  ferry.notice = triangular(5min, 20min, 60min);
  s.fleet.craft = {};
  for (const std::string& name : names) s.fleet.craft.add(named(ferry, name));
  return s;
}

/// When what happened to each craft, by name, if all are sent across at once.
std::multimap<std::string, std::pair<RecordKind, SimTime>> fates(const Scenario& s) {
  const skerry::Setup setup(s);
  skerry::Run run(setup, setup.forecast, {11, 4}, true);
  for (const Id<Craft> craft : s.fleet.craft.ids()) run.apply(StandBy{craft, small::kQuay});
  while (run.advance(kNever)) {
  }
  std::multimap<std::string, std::pair<RecordKind, SimTime>> result;
  for (const Record& record : run.recorder().kept())
    if (record.kind >= RecordKind::craft_ready && record.kind <= RecordKind::craft_free)
      result.emplace(s.fleet.craft[Id<Craft>{record.a}].id, std::pair{record.kind, record.at});
  return result;
}

TEST(Luck, FollowsTheNameOfACraftNotItsRow) {
  const auto one = fates(with_ferries({"a", "b", "c"}));
  EXPECT_GE(one.size(), 15u);  // ready, off, there, free, and failures
  EXPECT_EQ(fates(with_ferries({"c", "a", "b"})), one);
  EXPECT_NE(fates(with_ferries({"a", "b", "d"})), one);
}

TEST(Luck, OfACraftIsNoOthersConcern) {
  auto three = fates(with_ferries({"a", "b", "c"}));
  three.erase("b");
  EXPECT_EQ(fates(with_ferries({"a", "c"})), three);
}

}  // namespace
}  // namespace skerry::test
