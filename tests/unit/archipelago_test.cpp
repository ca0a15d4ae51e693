// Invented archipelagos: whole, loadable, and the same from the same spec.

#include "sim/io/archipelago.h"

#include "sim/base/input_error.h"
#include "sim/io/load.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <unistd.h>

namespace skerry::io {
namespace {

namespace fs = std::filesystem;

class AnArchipelago : public testing::Test {
 protected:
  AnArchipelago() { fs::remove_all(folder_); }
  ~AnArchipelago() override { fs::remove_all(folder_); }

  Scenario written(const std::string& name, const ArchipelagoSpec& spec) {
    write_archipelago(spec, folder_ / name);
    return load_scenario(folder_ / name / "scenario.yaml").scenario;
  }

  fs::path folder_ =
      fs::temp_directory_path() / ("skerry_archipelago_" + std::to_string(::getpid()));
};

TEST_F(AnArchipelago, HasWhatWasAskedForAndLanesToAllItsWharves) {
  const Scenario s = written("a", {230, 100, 1});
  EXPECT_EQ(s.region.islands.size(), 230u);
  EXPECT_EQ(s.fleet.craft.size(), 100u);
  EXPECT_EQ(s.timetable.sailings.size(), 2u * 75u);  // three quarters are ferries, out and back
  EXPECT_EQ(s.force.teams.size(), 10u);              // every 25th island
  ASSERT_EQ(s.region.made_lanes.sea.size(), 1u);
  for (const std::uint32_t water : s.region.made_lanes.sea[0].water)
    EXPECT_NE(water, LaneNetwork::kNone);
}

TEST_F(AnArchipelago, IsTheSameFromTheSameSpecAndAnotherFromAnotherSeed) {
  const auto checksums = [](const Scenario& s) {
    std::vector<std::uint64_t> result;
    for (const Scenario::File& file : s.files) result.push_back(file.checksum);
    return result;
  };
  const auto first = checksums(written("a", {50, 20, 1}));
  EXPECT_EQ(checksums(written("b", {50, 20, 1})), first);
  EXPECT_NE(checksums(written("c", {50, 20, 2})), first);
}

TEST_F(AnArchipelago, IsRefusedWhereItCannotBe) {
  EXPECT_THROW(write_archipelago({4, 1, 1}, folder_), InputError);
  EXPECT_THROW(write_archipelago({100, 201, 1}, folder_), InputError);
  EXPECT_FALSE(fs::exists(folder_));
  write_archipelago({5, 1, 1}, folder_);
  EXPECT_THROW(write_archipelago({5, 1, 1}, folder_), InputError);
}

}  // namespace
}  // namespace skerry::io
