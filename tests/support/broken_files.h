#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace skerry::test {

/// A file of tests/data/broken/ and all that is wrong with it, in order, as `skerry check` says it:
/// `file:line:column: message`, files being named from that folder.
///
/// Where each problem stands was marked by hand in the file, and each message was read as a
/// planner would: does it say where, what is wrong, and what was expected?
struct BrokenFile {
  std::string file;
  std::vector<std::string> problems;
};

inline std::ostream& operator<<(std::ostream& stream, const BrokenFile& broken) {
  return stream << broken.file;
}

/// One for each kind of mistake.
const std::vector<BrokenFile>& broken_files();

std::filesystem::path broken_folder();

/// `text` without the path of the folder, wherever it stands.
std::string relative_to_broken_folder(std::string text);

}  // namespace skerry::test
