#include "sim/report/text_layout.h"

#include "sim/base/text.h"

#include <algorithm>
#include <cmath>

namespace skerry {
namespace {

/// The bytes of the character that begins at `at`.
std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return end - at;
}

/// What may not be torn apart: a word with the blanks after it, or one wide character with the
/// punctuation after it.
std::vector<std::string_view> pieces(std::string_view text) {
  constexpr std::string_view kClosing = "，。；：、）”%";
  std::vector<std::string_view> result;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    const std::string_view character = text.substr(at, length);
    at += length;
    const bool wide = display_width(character) > 1;
    const std::string_view next =
        text.substr(at, at < text.size() ? character_length(text, at) : 0);
    const bool glued = next.empty() || next == " " || kClosing.find(next) != std::string_view::npos;
    const bool next_wide = !next.empty() && display_width(next) > 1;
    if (at == text.size() || (character == " " && next != " ") || (!glued && (wide || next_wide))) {
      result.push_back(text.substr(begin, at - begin));
      begin = at;
    }
  }
  return result;
}

}  // namespace

std::string inked(std::string_view text, Ink ink, bool colour) {
  if (!colour || ink == Ink::plain) return std::string(text);
  const char* code = ink == Ink::strong  ? "1"
                     : ink == Ink::faint ? "2"
                     : ink == Ink::good  ? "32"
                     : ink == Ink::bad   ? "31"
                                         : "1;36";
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (const std::string_view piece : pieces(text)) {
    const std::size_t needed = display_width(without_end_blanks(piece));
    if (!lines.back().empty() && display_width(lines.back()) + needed > width) {
      lines.back() = without_end_blanks(lines.back());
      lines.emplace_back();
    }
    lines.back() += piece;
  }
  lines.back() = without_end_blanks(lines.back());
  return lines;
}

std::string clipped(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    const std::string_view character = text.substr(at, length);
    if (display_width(result) + display_width(character) + 1 > width) break;
    result += character;
    at += length;
  }
  return result + "…";
}

std::string_view without_end_blanks(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string bar(double share, std::size_t width) {
  constexpr const char* kParts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (!(share > 0)) return {};
  const auto eighths = static_cast<std::size_t>(
      std::max(1L, std::lround(std::min(share, 1.0) * static_cast<double>(width) * 8)));
  return repeated("█", eighths / 8) + kParts[eighths % 8];
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += piece;
  return result;
}

}  // namespace skerry
