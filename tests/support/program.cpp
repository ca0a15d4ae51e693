#include "tests/support/program.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>

namespace skerry::test {
namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

fs::path fresh_folder() {
  std::string name = testing::TempDir() + "skerry_XXXXXX";
  EXPECT_NE(::mkdtemp(name.data()), nullptr);
  return name;
}

ProgramRun skerry(const std::string& arguments) {
  const fs::path folder = fresh_folder();
  const std::string command =
      "cd '" SKERRY_SOURCE_DIR "' && LC_ALL=C.UTF-8 NO_COLOR=1 '" SKERRY_BINARY "' " + arguments +
      " >'" + (folder / "out").string() + "' 2>'" + (folder / "err").string() + "'";
  const int status = std::system(command.c_str());
  const ProgramRun run{WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(folder / "out"),
                       bytes_of(folder / "err")};
  fs::remove_all(folder);
  return run;
}

}  // namespace skerry::test
