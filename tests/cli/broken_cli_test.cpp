// What a planner meets who checks a broken file: the problems on stderr, nothing on stdout, exit 2.

#include "tests/support/broken_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/wait.h>

namespace skerry::test {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

/// Runs `skerry check` on a file; `name` keeps tests that run at once apart.
Outcome check(const fs::path& file, const std::string& name) {
  const fs::path out = fs::path(testing::TempDir()) / ("skerry_cli_" + name + ".out");
  const fs::path err = fs::path(testing::TempDir()) / ("skerry_cli_" + name + ".err");
  const std::string command = std::string("'") + SKERRY_BINARY + "' check '" + file.string() +
                              "' >'" + out.string() + "' 2>'" + err.string() + "'";
  const int status = std::system(command.c_str());
  const Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(out), bytes_of(err)};
  fs::remove(out);
  fs::remove(err);
  return outcome;
}

std::string test_name(const testing::TestParamInfo<BrokenFile>& info) {
  std::string name = fs::path(info.param.file).stem().string();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

class CheckOfABrokenFile : public testing::TestWithParam<BrokenFile> {};

TEST_P(CheckOfABrokenFile, ExitsWith2AndSaysWhyOnStderr) {
  if (!fs::exists(SKERRY_BINARY)) GTEST_SKIP() << "no program " << SKERRY_BINARY;
  const Outcome outcome =
      check(broken_folder() / GetParam().file, fs::path(GetParam().file).stem().string());
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  const std::string err = relative_to_broken_folder(outcome.err);
  for (const std::string& problem : GetParam().problems)
    EXPECT_NE(err.find(problem), std::string::npos) << problem << "\nis not in\n" << err;
}

INSTANTIATE_TEST_SUITE_P(Each, CheckOfABrokenFile, testing::ValuesIn(broken_files()), test_name);

TEST(CheckOfTheSmallScenario, ExitsWith0) {
  if (!fs::exists(SKERRY_BINARY)) GTEST_SKIP() << "no program " << SKERRY_BINARY;
  const Outcome outcome = check(SKERRY_SOURCE_DIR "/tests/data/small/scenario.yaml", "small");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err, "");
}

}  // namespace
}  // namespace skerry::test
