#pragma once

#include <cstddef>
#include <string_view>

namespace skerry::io {

/// A line and a column of a text, counted from 1; columns count characters, not bytes.
struct TextPlace {
  int line = 1;
  int column = 1;
};

/// Where the byte at `offset` of UTF-8 text stands.
inline TextPlace place_of(std::string_view text, std::size_t offset) {
  TextPlace place;
  for (const char c : text.substr(0, offset)) {
    if (c == '\n')
      ++place.line, place.column = 1;
    else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
      ++place.column;
  }
  return place;
}

}  // namespace skerry::io
