#pragma once

#include <filesystem>
#include <string>

namespace skerry::test {

/// What a run of the real program left.
struct ProgramRun {
  int exit_code = -1;
  std::string out;
  std::string err;
};

/// Runs the program `skerry` with these arguments, as a shell would, from the repository's root.
ProgramRun skerry(const std::string& arguments);

/// A folder of this test's own, empty, below the system's temporary folder.
std::filesystem::path fresh_folder();

std::string bytes_of(const std::filesystem::path& file);

}  // namespace skerry::test
