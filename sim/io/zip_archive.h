#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skerry::io {

/// A file out of an archive or a folder, in memory.
struct Member {
  std::string name;   ///< below the archive's one top folder, where all its files lie in one
  std::string shown;  ///< for messages: `feed.zip/stops.txt`
  std::string bytes;
};

/// What a zip may hold: more is refused, be it by mistake or to exhaust the memory. Sizes are
/// counted while inflating, whatever the headers say.
inline constexpr std::size_t kMostMembers = 1000;
inline constexpr std::size_t kMostMemberBytes = 200u << 20;
inline constexpr std::size_t kMostArchiveBytes = 500u << 20;
inline constexpr std::size_t kMostRatio = 200;  ///< inflated to packed, of members above 1 MiB

/// The members of a zip that are `wanted` by name, in order of their names. Nothing is written to
/// the disk. Throws InputError on a file that is not a whole zip, or whose members are too many or
/// too large, encrypted, links, or named so as to lead out of a folder.
std::vector<Member> read_zip(const std::filesystem::path& file,
                             const std::function<bool(std::string_view name)>& wanted);

/// The same for a folder of plain files, by the same limits; folders below it are not looked into.
std::vector<Member> read_folder(const std::filesystem::path& folder,
                                const std::function<bool(std::string_view name)>& wanted);

/// A zip of `members` in the order given, by name and bytes; dated 1980-01-01, so that the same
/// members make the same bytes. Throws std::runtime_error when memory does not suffice.
std::string zip_of(std::span<const Member> members);

}  // namespace skerry::io
