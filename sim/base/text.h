#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skerry {

/// A name as people read it, in English and Chinese.
struct Label {
  std::string en;
  std::string zh;
  friend bool operator==(const Label&, const Label&) = default;
};

enum class Language { en, zh };

inline const std::string& text(const Label& label, Language language) {
  return language == Language::zh ? label.zh : label.en;
}

/// The candidate nearest to `name` by edit distance (optimal string alignment), if it is near
/// enough to be what was meant: at most one letter or a third of them differ. Ties go to the first.
std::optional<std::string> nearest_name(std::string_view name,
                                        const std::vector<std::string>& candidates);

/// `; did you mean 'miaozihu'?`, or nothing when no candidate is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

/// Where the first byte stands that is not clean text, if any: bad or overlong UTF-8, surrogates,
/// control characters other than tab and line ends, bidirectional overrides, a byte order mark
/// anywhere but at the start.
std::optional<std::size_t> first_unclean_byte(std::string_view bytes);

/// Columns that `text` takes on a terminal: East Asian wide characters count two.
std::size_t display_width(std::string_view text);

/// `text` padded with blanks to `width` columns.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// A finite decimal number, all of `text`; no hex, no infinity, no sign but minus.
std::optional<double> parse_number(std::string_view text);
/// A decimal integer, all of `text`: `010` is refused rather than read as eight.
std::optional<long long> parse_integer(std::string_view text);

/// FNV-1a, 32 bits: names an entity in random draws, so that its luck does not depend on its
/// place in a file.
std::uint32_t name_hash(std::string_view name);

}  // namespace skerry
