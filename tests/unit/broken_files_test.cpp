// Every kind of mistake, and what the loader says about it.

#include "tests/support/broken_files.h"

#include "sim/io/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <vector>

namespace skerry::test {
namespace {

namespace fs = std::filesystem;

/// What is wrong with a file, as `skerry check` prints it.
std::vector<std::string> problems_of(const std::string& file) {
  std::vector<std::string> result;
  try {
    io::load(broken_folder() / file);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems())
      result.push_back(relative_to_broken_folder(text(problem)));
  }
  return result;
}

class BrokenFiles : public testing::TestWithParam<BrokenFile> {};

TEST_P(BrokenFiles, SayWhereAndWhatIsWrong) {
  EXPECT_THAT(problems_of(GetParam().file), testing::ElementsAreArray(GetParam().problems));
}

std::string test_name(const testing::TestParamInfo<BrokenFile>& info) {
  std::string name = fs::path(info.param.file).stem().string();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Each, BrokenFiles, testing::ValuesIn(broken_files()), test_name);

std::vector<std::string> yaml_files(const fs::path& folder) {
  std::vector<std::string> result;
  for (const auto& entry : fs::directory_iterator{folder})
    if (entry.path().extension() == ".yaml") result.push_back(entry.path().filename().string());
  std::sort(result.begin(), result.end());
  return result;
}

TEST(BrokenFilesTable, HasEachFileOfTheFolder) {
  std::vector<std::string> listed;
  for (const BrokenFile& file : broken_files()) listed.push_back(file.file);
  EXPECT_THAT(listed, testing::UnorderedElementsAreArray(yaml_files(broken_folder())));
}

TEST(BrokenFilesTable, SharesTheFilesOfTheSmallScenario) {
  const fs::path small = SKERRY_SOURCE_DIR "/tests/data/small";
  for (const std::string& name : yaml_files(broken_folder() / "shared"))
    EXPECT_EQ(io::read_file(broken_folder() / "shared" / name, 1u << 20),
              io::read_file(small / name, 1u << 20))
        << name;
}

}  // namespace
}  // namespace skerry::test
