// Reads the sources: who includes whom, and what may not stand in them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::filesystem::path kRoot = SKERRY_SOURCE_DIR;

// ---------------------------------------------------------------------------------------------
// The rooms. This table is the specification; docs/architecture.md says why.

struct Room {
  std::string_view folder;
  std::string_view may_include;  // rooms of sim/, separated by blanks; a room includes itself too
};

constexpr std::string_view kAllOfSim =
    "base geo model kernel weather network run results command study io report";

constexpr Room kRooms[] = {
    {"sim/base", ""},
    {"sim/geo", "base"},
    {"sim/model", "base geo"},
    {"sim/kernel", "base"},
    {"sim/weather", "base geo model"},
    {"sim/network", "base geo model weather"},
    {"sim/results", "base model"},
    {"sim/run", "base geo model kernel weather network results"},
    {"sim/command", "base geo model kernel weather network run results"},
    {"sim/study", "base geo model kernel weather network run results command"},
    {"sim/io", "base geo model kernel weather network run results command study"},
    {"sim/report", "base geo model kernel weather network run results command study io"},
    {"sim/cli", kAllOfSim},
    {"viz/panels", "base geo model results"},
    {"viz", kAllOfSim},
};

// What a line of the sources may not hold.

struct Ban {
  std::string_view text;
  std::string_view where;    // folders, separated by blanks
  std::string_view but_not;  // folders, separated by blanks
  std::string_view instead;
  bool in_comments = false;  // comments count too
};

constexpr Ban kBans[] = {
    {"unordered_", "sim/run sim/results sim/study", "",
     "its order is not ours to choose: std::vector, std::map or Table"},
    {"std::hash", "sim", "", "it differs between libraries: hash_bytes() or name_hash()"},
    {"random_device", "sim", "", "every draw is named: see sim/base/random.h"},
    {"mt19937", "sim", "", "every draw is named: see sim/base/random.h"},
    {"system_clock::now", "sim", "sim/cli sim/io", "a run has no clock but its own"},
    {"TODO", "sim viz", "", "do it, or write an issue", true},
    {"FIXME", "sim viz", "", "do it, or write an issue", true},
};

// ---------------------------------------------------------------------------------------------

std::vector<std::string> words(std::string_view text) {
  std::istringstream stream{std::string{text}};
  return {std::istream_iterator<std::string>{stream}, {}};
}

bool contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool is_in_folder(std::string_view file, std::string_view folder) {
  return file.starts_with(folder) && file.substr(folder.size()).starts_with('/');
}

bool is_in_one_of(std::string_view file, std::string_view folders) {
  const auto list = words(folders);
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& folder) { return is_in_folder(file, folder); });
}

/// The first room in the table that holds `file`; viz/panels stands before viz.
const Room* room_of(std::string_view file) {
  const auto* room = std::find_if(std::begin(kRooms), std::end(kRooms), [&](const Room& candidate) {
    return is_in_folder(file, candidate.folder);
  });
  return room == std::end(kRooms) ? nullptr : room;
}

std::string read(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Paths from the root, sorted.
std::vector<std::string> sources() {
  std::vector<std::string> files;
  for (const char* top : {"sim", "viz"}) {
    if (!std::filesystem::exists(kRoot / top)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{kRoot / top}) {
      const auto extension = entry.path().extension();
      if (entry.is_regular_file() && (extension == ".h" || extension == ".cpp"))
        files.push_back(entry.path().lexically_relative(kRoot).generic_string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

void for_each_line(const std::string& text,
                   const std::function<void(int number, std::string_view line)>& visit) {
  std::istringstream stream{text};
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) visit(number, line);
}

/// `sim/base/id.h` of `#include "sim/base/id.h"`.
std::optional<std::string> quoted_include(std::string_view line) {
  const auto skip_blanks = [&] {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  };
  skip_blanks();
  if (!line.starts_with('#')) return {};
  line.remove_prefix(1);
  skip_blanks();
  constexpr std::string_view kInclude = "include";
  if (!line.starts_with(kInclude)) return {};
  line.remove_prefix(kInclude.size());
  skip_blanks();
  if (!line.starts_with('"')) return {};
  line.remove_prefix(1);
  return std::string{line.substr(0, line.find('"'))};
}

std::string at(std::string_view file, int line) {
  return std::string{file} + ":" + std::to_string(line) + ": ";
}

std::vector<std::string> include_problems(const std::string& file, const std::string& text) {
  const Room* room = room_of(file);
  if (room == nullptr) return {at(file, 1) + "no room of the table in tests/unit/layers_test.cpp"};
  std::vector<std::string> problems;
  for_each_line(text, [&](int number, std::string_view line) {
    const auto included = quoted_include(line);
    if (!included) return;
    if (*included == "skerry_build_info.h") {
      if (room->folder != "sim/base")
        problems.push_back(at(file, number) + "skerry_build_info.h is for sim/base alone");
      return;
    }
    const Room* other = room_of(*included);
    if (other == nullptr) {
      problems.push_back(at(file, number) + "\"" + *included +
                         "\": our includes are written from the repository root, others in <>");
      return;
    }
    const std::string_view name = other->folder.substr(other->folder.find('/') + 1);
    const bool is_allowed = room == other || contains(words(room->may_include), name) ||
                            (room->folder == "viz" && other->folder == "viz/panels");
    if (!is_allowed)
      problems.push_back(at(file, number) + std::string{room->folder} + " may not include " +
                         std::string{other->folder} + " (" + *included + ")");
  });
  return problems;
}

std::vector<std::string> banned_lines(const std::string& file, const std::string& text) {
  std::vector<std::string> problems;
  for_each_line(text, [&](int number, std::string_view line) {
    const auto code = line.substr(0, line.find("//"));
    for (const Ban& ban : kBans) {
      if (!is_in_one_of(file, ban.where) || is_in_one_of(file, ban.but_not)) continue;
      if ((ban.in_comments ? line : code).find(ban.text) != std::string_view::npos)
        problems.push_back(at(file, number) + "'" + std::string{ban.text} +
                           "': " + std::string{ban.instead});
    }
  });
  return problems;
}

/// Definitions at namespace scope of a header, as `namespace::name` to where it stands: types and
/// inline constants.
void add_definitions(const std::string& file, const std::string& text,
                     std::multimap<std::string, std::string>& definitions) {
  static const std::regex kNamespace(R"(^namespace ([a-z:]+) \{.*)");
  static const std::regex kType(
      R"(^(?:struct|class|enum class|enum) (\w+)(?: final)?(?: : .*)? ?\{.*)");
  static const std::regex kConstant(R"(^inline (?:constexpr|const) .*?\b(k[A-Z]\w*)[\[{ =].*)");
  std::string space;
  for_each_line(text, [&](int number, std::string_view line) {
    const std::string whole(line);
    std::smatch found;
    if (std::regex_match(whole, found, kNamespace)) space = found[1];
    if (std::regex_match(whole, found, kType) || std::regex_match(whole, found, kConstant))
      definitions.emplace(space + "::" + found[1].str(), at(file, number));
  });
}

/// Names defined more than once, which the linker would take for one thing.
std::vector<std::string> defined_twice(const std::multimap<std::string, std::string>& definitions) {
  std::vector<std::string> result;
  for (auto here = definitions.begin(); here != definitions.end(); ++here)
    if (const auto next = std::next(here); next != definitions.end() && next->first == here->first)
      result.push_back(next->second + ": " + here->first + " is defined at " + here->second);
  return result;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += "\n" + line;
  return text;
}

/// The words between `keyword` and the next keyword, in capitals, of a CMake call.
std::vector<std::string> cmake_arguments(const std::string& file, std::string_view keyword) {
  std::string text = read(kRoot / file);
  std::replace(text.begin(), text.end(), '(', ' ');
  std::replace(text.begin(), text.end(), ')', ' ');
  std::vector<std::string> found;
  bool is_wanted = false;
  for (const auto& word : words(text)) {
    const bool is_keyword =
        word.size() > 3 && word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == word.npos;
    if (is_keyword)
      is_wanted = word == keyword;
    else if (is_wanted)
      found.push_back(word);
  }
  return found;
}

// ---------------------------------------------------------------------------------------------

TEST(Layers, EachFileIncludesOnlyWhatItsRoomMay) {
  const auto files = sources();
  ASSERT_THAT(files, testing::Not(IsEmpty()));
  std::vector<std::string> problems;
  for (const auto& file : files)
    for (auto& problem : include_problems(file, read(kRoot / file)))
      problems.push_back(std::move(problem));
  EXPECT_THAT(problems, IsEmpty()) << joined(problems);
}

TEST(Layers, CMakeLinksEachRoomToWhatItMayInclude) {
  for (const Room& room : kRooms) {
    if (!room.folder.starts_with("sim/")) continue;
    const auto lists = std::string{room.folder} + "/CMakeLists.txt";
    auto linked = cmake_arguments(lists, "MAY_INCLUDE");
    std::erase_if(linked, [](const std::string& word) {
      return word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != word.npos;
    });
    EXPECT_THAT(linked, testing::UnorderedElementsAreArray(words(room.may_include))) << lists;
  }
}

TEST(Layers, CMakeListsEverySource) {
  for (const auto& file : sources()) {
    if (!file.starts_with("sim/") || !file.ends_with(".cpp")) continue;
    const auto lists = std::string{room_of(file)->folder} + "/CMakeLists.txt";
    const auto name = file.substr(room_of(file)->folder.size() + 1);
    EXPECT_TRUE(contains(cmake_arguments(lists, "SOURCES"), name))
        << lists << " does not list " << name;
  }
}

TEST(Layers, AForbiddenIncludeIsReportedWithItsLine) {
  const std::string text = "#pragma once\n\n#include <vector>\n#include \"sim/run/world.h\"\n";
  EXPECT_THAT(include_problems("sim/model/fleet.h", text),
              ElementsAre("sim/model/fleet.h:4: sim/model may not include sim/run "
                          "(sim/run/world.h)"));
  EXPECT_THAT(include_problems("sim/cli/run.cpp", text), IsEmpty());
  EXPECT_THAT(include_problems("viz/panels/map_panel.cpp", text), SizeIs(1));
  EXPECT_THAT(include_problems("viz/main.cpp", text), IsEmpty());
}

TEST(Layers, AnIncludeNotFromTheRootIsReported) {
  EXPECT_THAT(include_problems("sim/base/id.cpp", "#include \"id.h\"\n"),
              ElementsAre(HasSubstr("sim/base/id.cpp:1: \"id.h\"")));
  EXPECT_THAT(include_problems("sim/elsewhere/x.h", ""), ElementsAre(HasSubstr("no room")));
}

TEST(Layers, TheBuildInfoIsForBaseAlone) {
  const std::string text = "#  include \"skerry_build_info.h\"\n";
  EXPECT_THAT(include_problems("sim/base/fingerprint.cpp", text), IsEmpty());
  EXPECT_THAT(include_problems("sim/cli/main.cpp", text), SizeIs(1));
}

TEST(Lint, NoFileHoldsWhatIsForbidden) {
  std::vector<std::string> problems;
  for (const auto& file : sources())
    for (auto& problem : banned_lines(file, read(kRoot / file)))
      problems.push_back(std::move(problem));
  EXPECT_THAT(problems, IsEmpty()) << joined(problems);
}

TEST(Lint, WhatIsForbiddenDependsOnTheRoom) {
  const std::string map = "int a;\nstd::unordered_map<int, int> m;\n";
  EXPECT_THAT(banned_lines("sim/run/world.h", map),
              ElementsAre(HasSubstr("sim/run/world.h:2: 'unordered_'")));
  EXPECT_THAT(banned_lines("sim/io/load.cpp", map), IsEmpty());

  const std::string clock = "auto t = std::chrono::system_clock::now();\n";
  EXPECT_THAT(banned_lines("sim/study/compare.cpp", clock), SizeIs(1));
  EXPECT_THAT(banned_lines("sim/cli/main.cpp", clock), IsEmpty());
}

TEST(Lint, NoTwoHeadersDefineTheSameName) {
  std::multimap<std::string, std::string> definitions;
  for (const auto& file : sources())
    if (file.ends_with(".h")) add_definitions(file, read(kRoot / file), definitions);
  EXPECT_GE(definitions.size(), 300U);
  const auto problems = defined_twice(definitions);
  EXPECT_THAT(problems, IsEmpty()) << joined(problems);

  add_definitions("sim/geo/one.h", "namespace skerry {\nstruct Strait {\n", definitions);
  add_definitions("sim/io/two.h", "namespace skerry::io {\nclass Strait {\n", definitions);
  EXPECT_THAT(defined_twice(definitions), IsEmpty());
  add_definitions("sim/model/three.h", "namespace skerry {\nenum class Strait { a };\n",
                  definitions);
  EXPECT_THAT(defined_twice(definitions), ElementsAre(HasSubstr("skerry::Strait is defined at")));
}

TEST(Lint, CommentsMayNameWhatIsForbiddenButNotPutOffWork) {
  EXPECT_THAT(banned_lines("sim/run/world.h", "// not an unordered_map: order shows\n"), IsEmpty());
  const std::string put_off = std::string{"// TO"} + "DO later\n";
  EXPECT_THAT(banned_lines("sim/run/world.h", put_off), SizeIs(1));
}

}  // namespace
