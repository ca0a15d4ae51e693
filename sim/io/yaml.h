#pragma once

#include "sim/base/input_error.h"

#include <string>
#include <string_view>
#include <vector>

namespace skerry::io {

/// A strict YAML document as a tree. yaml-cpp is trusted with syntax, never with meaning: scalars
/// stay text, and what an untrusted file could do with aliases, tags, merge keys, duplicate keys,
/// depth or size is refused here.
struct Node {
  enum class Kind { null, scalar, list, map };

  Kind kind = Kind::null;
  Mark at;
  std::string text;               ///< scalars
  bool quoted = false;            ///< scalars: written in quotes, so always a string
  std::vector<std::string> keys;  ///< maps: beside `items`
  std::vector<Mark> key_marks;
  std::vector<Node> items;  ///< lists and maps

  /// The value of `key`, or null.
  const Node* find(const std::string& key) const;
};

/// What stands there, for messages: `a list of 2`, `a map with mean, cv`, `'35'`, `nothing`.
std::string shown(const Node& node);

/// Limits on untrusted files.
inline constexpr std::size_t kMostBytes = 4u << 20;
inline constexpr int kMostDepth = 64;
inline constexpr int kMostNodes = 200'000;
inline constexpr int kMostKeys = 200;  ///< in one map

/// Parses `bytes`, named `file` in messages. A key given twice is added to `problems` and its first
/// value stands. Throws InputError, with the position, on what leaves no tree to go on with:
/// anything that is not one clean document.
Node parse_yaml(const std::string& bytes, const std::string& file, std::vector<Problem>& problems);

/// As a double-quoted scalar.
std::string yaml_quoted(std::string_view text);

}  // namespace skerry::io
