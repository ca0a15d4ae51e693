#pragma once

#include "sim/base/id.h"

#include <bit>
#include <cstdint>
#include <optional>
#include <vector>

namespace skerry {

/// Some of the entities of a table, gone through in order of id: a bit each, so that 64 that are
/// not in it are passed over at once.
template <class Entity>
class IdSet {
 public:
  /// Empty, for ids below `size`.
  explicit IdSet(std::size_t size = 0) : words_((size + 63) / 64) {}

  void add(Id<Entity> id) { words_[word(id)] |= bit(id); }
  void remove(Id<Entity> id) { words_[word(id)] &= ~bit(id); }
  bool has(Id<Entity> id) const { return (words_[word(id)] & bit(id)) != 0; }
  /// Both sets are for ids below the same size.
  void add(const IdSet& other) {
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] |= other.words_[w];
  }
  void keep_only(const IdSet& other) {
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= other.words_[w];
  }
  void clear() { words_.assign(words_.size(), 0); }

  /// The least id that is not below `from`. So one goes through a set that changes on the way:
  ///   for (auto id = set.next(0); id; id = set.next(id->index() + 1))
  std::optional<Id<Entity>> next(std::uint32_t from) const {
    std::size_t w = from / 64;
    if (w >= words_.size()) return std::nullopt;
    std::uint64_t left = words_[w] & (~std::uint64_t{0} << from % 64);
    while (left == 0) {
      if (++w == words_.size()) return std::nullopt;
      left = words_[w];
    }
    return Id<Entity>{static_cast<std::uint32_t>(w * 64) +
                      static_cast<std::uint32_t>(std::countr_zero(left))};
  }

 private:
  static std::size_t word(Id<Entity> id) { return id.index() / 64; }
  static std::uint64_t bit(Id<Entity> id) { return std::uint64_t{1} << id.index() % 64; }

  std::vector<std::uint64_t> words_;
};

}  // namespace skerry
