#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace skerry::io {

/// Writes a whole file or none: to a temporary beside it, flushed to the disk, then renamed.
/// Creates its folder. Throws InputError when the place cannot be written.
void write_file(const std::filesystem::path& file, std::string_view bytes);

/// Writes a folder of files, by name, or nothing: to a temporary folder beside it, then renamed.
/// Throws InputError when the place cannot be written, or when there is something in the folder.
void write_folder(const std::filesystem::path& folder,
                  const std::map<std::string, std::string>& files);

}  // namespace skerry::io
