#include "sim/io/load.h"

#include "sim/base/fingerprint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace skerry {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using namespace std::chrono_literals;

const std::filesystem::path kSmall = SKERRY_SOURCE_DIR "/tests/data/small";

TEST(Load, TakesTheSmallScenarioWithoutProblemsOrWarnings) {
  const io::Loaded loaded = io::load_scenario(kSmall / "scenario.yaml");
  for (const Problem& warning : loaded.warnings) ADD_FAILURE() << text(warning);
  const Scenario& s = loaded.scenario;
  EXPECT_EQ(s.id, "small");
  EXPECT_EQ(s.region.places.size(), 6u);
  EXPECT_EQ(s.plans.size(), 1u);
  EXPECT_EQ(s.horizon, Duration{10h});
}

TEST(Load, ResolvesNamesToTheThingsTheyStandFor) {
  const Scenario s = io::load_scenario(kSmall / "scenario.yaml").scenario;
  const Craft& ferry = s.fleet.craft[Id<Craft>{0}];
  EXPECT_EQ(s.region.places[ferry.home].id, "harbour");
  EXPECT_EQ(s.fleet.classes[ferry.craft_class].id, "ferry");
  const Group& visitors = s.groups[Id<Group>{0}];
  EXPECT_EQ(s.region.places[visitors.leaves_from].id, "quay");
  EXPECT_EQ(s.region.islands[*s.region.places[visitors.lodging].island].id, "away");
}

TEST(Load, TurnsPeoplesUnitsIntoSi) {
  const Scenario s = io::load_scenario(kSmall / "scenario.yaml").scenario;
  const CraftClass& ferry = s.fleet.classes[Id<CraftClass>{0}];
  EXPECT_DOUBLE_EQ(ferry.speed.si, 12 * 1852 / 3600.0);
  EXPECT_DOUBLE_EQ(ferry.in_waves[1].share, 0.8);
  EXPECT_EQ(ferry.repair, (Distribution{Distribution::Kind::lognormal, 5400, 0.6, 0}));
  EXPECT_DOUBLE_EQ(s.force.teams[Id<Team>{0}].answers, 0.9);
  EXPECT_EQ(s.weather.varies.shift, (Distribution{Distribution::Kind::normal, 0, 2700, 0}));
}

TEST(Load, ReadsEachFileOnceAndWhatItIncludesBefore) {
  const Scenario s = io::load_scenario(kSmall / "scenario.yaml").scenario;
  std::vector<std::string> names;
  for (const Scenario::File& file : s.files)
    names.push_back(std::filesystem::path(file.path).filename().string());
  EXPECT_THAT(names, ElementsAre("region.yaml", "fleet.yaml", "force.yaml", "incidents.yaml",
                                 "plan.yaml", "scenario.yaml"));
  const std::string bytes = io::read_file(kSmall / "region.yaml", 1u << 20);
  EXPECT_EQ(s.files[0].checksum, hash_bytes(bytes.data(), bytes.size()));
}

TEST(Load, TakesAPartAloneAndLeavesOpenWhatItRefersTo) {
  for (const char* part :
       {"region.yaml", "fleet.yaml", "force.yaml", "incidents.yaml", "plan.yaml"})
    EXPECT_NO_THROW(io::load(kSmall / part)) << part;
}

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const InputError& error) {
    return error.what();
  }
  return "nothing was wrong";
}

TEST(LoadScenario, RefusesAFileOfAnotherKind) {
  EXPECT_THAT(message_of([] { io::load_scenario(kSmall / "fleet.yaml"); }),
              EndsWith("fleet.yaml:1:1: expected a scenario, this is a file of kind 'fleet'"));
}

TEST(Load, SaysThatThereIsNoSuchFile) {
  EXPECT_THAT(message_of([] { io::load(kSmall / "nowhere.yaml"); }),
              EndsWith("nowhere.yaml: there is no such file"));
  EXPECT_THAT(message_of([] { io::load(kSmall); }), EndsWith("small: not a file"));
}

TEST(Load, RefusesAnIncludeWhoseNameIsNoNameOfAFile) {
  const std::string long_name = "include: [" + std::string(5000, 'x') + "]\n";
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) / "skerry_load_test_long_name.yaml";
  std::ofstream(file) << "fleet: f\n" << long_name;
  EXPECT_THAT(message_of([&] { io::load(file); }), HasSubstr("' cannot be the name of a file"));
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace skerry
