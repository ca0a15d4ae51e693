#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skerry {

enum class Ink { plain, strong, faint, good, bad, accent };

/// `text` in ANSI colours, or as it is.
std::string inked(std::string_view text, Ink ink, bool colour);

/// Lines of at most `width` columns: broken at blanks, and between East Asian characters.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// `text` cut to `width` columns, with an ellipsis where something is cut off.
std::string clipped(std::string_view text, std::size_t width);

/// `text` up to its last character that is not a blank.
std::string_view without_end_blanks(std::string_view text);

/// A bar of `share` of `width` columns, in eighths; at least a sliver for what is above zero.
std::string bar(double share, std::size_t width);

/// `count` times `piece`.
std::string repeated(std::string_view piece, std::size_t count);

}  // namespace skerry
