// What a planner meets who checks a broken file: the problems on stderr, nothing on stdout, exit 2.

#include "tests/support/broken_files.h"
#include "tests/support/program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>

namespace skerry::test {
namespace {

namespace fs = std::filesystem;

std::string test_name(const testing::TestParamInfo<BrokenFile>& info) {
  std::string name = fs::path(info.param.file).stem().string();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

class CheckOfABrokenFile : public testing::TestWithParam<BrokenFile> {};

TEST_P(CheckOfABrokenFile, ExitsWith2AndSaysWhyOnStderr) {
  if (!fs::exists(SKERRY_BINARY)) GTEST_SKIP() << "no program " << SKERRY_BINARY;
  const ProgramRun outcome = skerry("check '" + (broken_folder() / GetParam().file).string() + "'");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  const std::string err = relative_to_broken_folder(outcome.err);
  for (const std::string& problem : GetParam().problems)
    EXPECT_NE(err.find(problem), std::string::npos) << problem << "\nis not in\n" << err;
}

INSTANTIATE_TEST_SUITE_P(Each, CheckOfABrokenFile, testing::ValuesIn(broken_files()), test_name);

TEST(CheckOfTheSmallScenario, ExitsWith0) {
  if (!fs::exists(SKERRY_BINARY)) GTEST_SKIP() << "no program " << SKERRY_BINARY;
  const ProgramRun outcome = skerry("check tests/data/small/scenario.yaml");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err, "");
}

}  // namespace
}  // namespace skerry::test
