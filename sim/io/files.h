#pragma once

#include <filesystem>
#include <string_view>

namespace skerry::io {

/// Writes a whole file or none: to a temporary beside it, flushed to the disk, then renamed.
/// Creates its folder. Throws InputError when the place cannot be written.
void write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace skerry::io
