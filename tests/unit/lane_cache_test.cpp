#include "sim/io/lane_cache.h"

#include "sim/io/files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace skerry::io {
namespace {

class LaneCache : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() /
        ("skerry-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(folder_);
    ::setenv("SKERRY_CACHE", folder_.c_str(), 1);
  }
  void TearDown() override {
    ::unsetenv("SKERRY_CACHE");
    std::filesystem::remove_all(folder_);
  }
  std::filesystem::path only_file() const {
    return std::filesystem::directory_iterator(folder_)->path();
  }

  const std::vector<Position> gates_{{30, 122}, {30.1, 122.2}, {30.2, 122.1}};
  const LaneNetwork network_ = sea_lanes({}, {}, gates_);
  std::filesystem::path folder_;
};

TEST_F(LaneCache, KeepsWhatWasMade) {
  EXPECT_EQ(cached_sea_lanes({}, {}, gates_), network_);
  const auto written = std::filesystem::last_write_time(only_file());
  EXPECT_EQ(cached_sea_lanes({}, {}, gates_), network_);
  EXPECT_EQ(std::filesystem::last_write_time(only_file()), written);
}

TEST_F(LaneCache, MakesAnewWhatIsDamaged) {
  cached_sea_lanes({}, {}, gates_);
  const auto file = only_file();
  const auto size = std::filesystem::file_size(file);
  write_file(file, "nothing");
  EXPECT_EQ(cached_sea_lanes({}, {}, gates_), network_);
  EXPECT_EQ(std::filesystem::file_size(file), size);  // mended
}

TEST_F(LaneCache, IsDoneWithoutWhereItCannotBeWritten) {
  write_file(folder_, "a file in the place of the folder");
  EXPECT_EQ(cached_sea_lanes({}, {}, gates_), network_);
}

}  // namespace
}  // namespace skerry::io
