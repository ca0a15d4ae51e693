#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace skerry {

/// The place of an entity of kind `Entity` in its table. The entity is its own tag, so that the
/// ids of two kinds cannot be mixed up. There is no null id: absence is `std::optional`.
template <class Entity>
class Id {
 public:
  constexpr explicit Id(std::uint32_t index) : index_(index) {}
  constexpr std::uint32_t index() const { return index_; }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  std::uint32_t index_;
};

/// Entities of one kind in the order in which the files name them; only `Id<Entity>` opens it.
/// `Row` is what is kept for each: the entity itself, or its state in a run.
template <class Entity, class Row = Entity>
class Table {
 public:
  Table() = default;
  explicit Table(std::size_t size, const Row& row = Row{}) : rows_(size, row) {}

  Row& operator[](Id<Entity> id) { return rows_[id.index()]; }
  const Row& operator[](Id<Entity> id) const { return rows_[id.index()]; }

  Id<Entity> add(Row row) {
    rows_.push_back(std::move(row));
    return Id<Entity>{static_cast<std::uint32_t>(rows_.size() - 1)};
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  bool empty() const { return rows_.empty(); }
  auto begin() { return rows_.begin(); }
  auto end() { return rows_.end(); }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }

  /// All ids in order, for loops that need the id beside the row.
  class Ids {
   public:
    class Iterator {
     public:
      explicit Iterator(std::uint32_t index) : index_(index) {}
      Id<Entity> operator*() const { return Id<Entity>{index_}; }
      Iterator& operator++() {
        ++index_;
        return *this;
      }
      bool operator!=(const Iterator& other) const { return index_ != other.index_; }

     private:
      std::uint32_t index_;
    };
    explicit Ids(std::uint32_t size) : size_(size) {}
    Iterator begin() const { return Iterator{0}; }
    Iterator end() const { return Iterator{size_}; }

   private:
    std::uint32_t size_;
  };
  Ids ids() const { return Ids{size()}; }

 private:
  std::vector<Row> rows_;
};

}  // namespace skerry
