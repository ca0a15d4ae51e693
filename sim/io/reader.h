#pragma once

#include "sim/base/units.h"
#include "sim/io/names.h"
#include "sim/io/yaml.h"
#include "sim/model/describe.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace skerry::io {

/// What a reading shares: the names known, the problems found, and whether every reference must
/// resolve (a scenario with all its files) or may be left open (one file checked alone).
struct Reading {
  Names names;
  std::vector<Problem> problems;
  bool complete = true;
  bool names_missing = false;  ///< a file could not be read, so unknown names mean nothing

  void problem(const Mark& at, const std::string& message) { problems.push_back({at, message}); }
};

// Values. Each `read` says by its message what should have been written.

/// The text of a scalar; reports anything else as not being `expected`.
const std::string* scalar(const Node& node, const char* expected, Reading& reading);
/// Reports a value outside `range`; `unit` names its SI unit.
void check_range(double value, const Range& range, const char* unit, const Node& node,
                 Reading& reading);

void read(const Node& node, std::string& value, const Range& range, Reading& reading);
void read(const Node& node, FileName& value, const Range& range, Reading& reading);
void read(const Node& node, Threshold& value, const Range& range, Reading& reading);
void read(const Node& node, Measure& value, const Range& range, Reading& reading);
void read(const Node& node, bool& value, const Range& range, Reading& reading);
void read(const Node& node, int& value, const Range& range, Reading& reading);
void read(const Node& node, double& value, const Range& range, Reading& reading);
void read(const Node& node, Length& value, const Range& range, Reading& reading);
void read(const Node& node, Area& value, const Range& range, Reading& reading);
void read(const Node& node, Speed& value, const Range& range, Reading& reading);
void read(const Node& node, Rate& value, const Range& range, Reading& reading);
void read(const Node& node, Angle& value, const Range& range, Reading& reading);
void read(const Node& node, Pressure& value, const Range& range, Reading& reading);
void read(const Node& node, Temperature& value, const Range& range, Reading& reading);
void read(const Node& node, Mass& value, const Range& range, Reading& reading);
void read(const Node& node, Power& value, const Range& range, Reading& reading);
void read(const Node& node, Seconds& value, const Range& range, Reading& reading);
void read(const Node& node, Duration& value, const Range& range, Reading& reading);
void read(const Node& node, Distribution& value, const Range& range, Reading& reading);
void read(const Node& node, Position& value, const Range& range, Reading& reading);
void read(const Node& node, LocalTime& value, const Range& range, Reading& reading);
void read(const Node& node, TimeOfDay& value, const Range& range, Reading& reading);
void read(const Node& node, Date& value, const Range& range, Reading& reading);
void read(const Node& node, ServiceTime& value, const Range& range, Reading& reading);

template <class E>
requires std::is_enum_v<E>
void read(const Node& node, E& value, const Range&, Reading& reading);
template <class Entity>
void read(const Node& node, Id<Entity>& value, const Range&, Reading& reading);
template <class T>
void read(const Node& node, std::optional<T>& value, const Range& range, Reading& reading);
template <class T>
void read(const Node& node, std::vector<T>& value, const Range& range, Reading& reading);
template <class T>
requires std::is_class_v<T>
void read(const Node& node, T& value, const Range&, Reading& reading);

/// Reports a name outside `allowed`, with the nearest.
void unknown_word(const Node& node, const char* what, const std::vector<std::string>& allowed,
                  Reading& reading);

/// Reads one map into one struct: the visitor of `describe` for reading.
class Reader {
 public:
  Reader(const Node& node, Reading& reading) : node_(node), reading_(reading) {}

  template <class T>
  void required(const char* key, T& value, const char*, const Range& range = default_range<T>()) {
    if (const Node* child = take(key))
      read(*child, value, range, reading_);
    else if (node_.kind == Node::Kind::map)
      reading_.problem(node_.at, fmt::format("'{}' is missing", key));
  }

  template <class T>
  void optional(const char* key, T& value, const char*, const Range& range = default_range<T>()) {
    if (const Node* child = take(key)) read(*child, value, range, reading_);
  }

  /// Names were declared before; rows are read in the order of declaring.
  template <class Entity>
  void table(const char* key, Table<Entity>& rows, const char*) {
    const Node* child = take(key);
    if (child == nullptr) return;
    if (child->kind != Node::Kind::list) {
      reading_.problem(child->at, fmt::format("expected a list, got {}", shown(*child)));
      return;
    }
    for (const Node& item : child->items) {
      Entity row;
      read(item, row, kAny, reading_);
      rows.add(std::move(row));
    }
  }

  template <class Entity>
  void scoped_table(const char* key, Table<Entity>& rows, const char* doc) {
    reading_.names.forget<Entity>();
    if (const Node* child = node_.find(key)) declare_all<Entity>(*child, "id", reading_);
    table(key, rows, doc);
  }

  void mark(Mark& at) { at = node_.at; }

  template <class Variant, class... Alternatives>
  void choice(Variant& value, Alternatives... alternatives) {
    const std::vector<std::string> allowed{alternatives.key...};
    if (node_.kind != Node::Kind::map || node_.keys.size() != 1) {
      reading_.problem(node_.at, fmt::format("expected one key, one of {}; got {}",
                                             fmt::join(allowed, ", "), shown(node_)));
      seen_all_ = true;
      return;
    }
    const bool known = (read_alternative(value, alternatives) || ...);
    if (!known) {
      reading_.problem(node_.key_marks[0], fmt::format("unknown key '{}'{}", node_.keys[0],
                                                       expected_one_of(node_.keys[0], allowed)));
      seen_all_ = true;
    }
  }

  /// Call last: reports keys that nothing asked for.
  void finish() {
    if (seen_all_) return;
    if (node_.kind != Node::Kind::map)
      reading_.problem(node_.at, fmt::format("expected a map with {}; got {}",
                                             fmt::join(seen_, ", "), shown(node_)));
    for (std::size_t i = 0; i < node_.keys.size(); ++i) {
      const std::string& key = node_.keys[i];
      if (std::find(seen_.begin(), seen_.end(), key) == seen_.end())
        reading_.problem(node_.key_marks[i],
                         fmt::format("unknown key '{}'{}", key, expected_one_of(key, seen_)));
    }
  }

  /// A key that the caller itself deals with.
  const Node* take(const char* key) {
    seen_.emplace_back(key);
    return node_.find(key);
  }

  /// Declares the names of a list of entities, by their `id_key`, reporting those given twice.
  template <class Entity>
  static void declare_all(const Node& list, const char* id_key, Reading& reading) {
    for (const Node& item : list.items) {
      const Node* id = item.find(id_key);
      if (id == nullptr || id->kind != Node::Kind::scalar) {
        // Reading reports what is missing; the place in the table stays taken.
        reading.names.declare<Entity>(fmt::format("?{}:{}", item.at.line, item.at.column), item.at);
        continue;
      }
      if (const auto first = reading.names.declare<Entity>(id->text, id->at)) {
        reading.problem(id->at,
                        fmt::format("{} '{}' is defined twice, first at {}:{}", Kind<Entity>::noun,
                                    id->text, first->file, first->line));
        reading.names.declare<Entity>(fmt::format("?{}:{}", item.at.line, item.at.column), item.at);
      }
    }
  }

 private:
  template <class T>
  static constexpr Range default_range() {
    if constexpr (std::is_same_v<T, Distribution> || std::is_same_v<T, std::optional<Distribution>>)
      return at_least(0);
    else
      return kAny;
  }

  static std::string expected_one_of(const std::string& key,
                                     const std::vector<std::string>& allowed) {
    const std::string meant = did_you_mean(key, allowed);
    return meant.empty() ? fmt::format("; expected one of {}", fmt::join(allowed, ", ")) : meant;
  }

  template <class Variant, class A, class M>
  bool read_alternative(Variant& value, const ValueAlternative<A, M>& alternative) {
    if (node_.keys[0] != alternative.key) return false;
    seen_.emplace_back(alternative.key);
    A result;
    read(node_.items[0], result.*alternative.member, kAny, reading_);
    value = std::move(result);
    return true;
  }
  template <class Variant, class A>
  bool read_alternative(Variant& value, const MapAlternative<A>& alternative) {
    if (node_.keys[0] != alternative.key) return false;
    seen_.emplace_back(alternative.key);
    A result;
    read(node_.items[0], result, kAny, reading_);
    value = std::move(result);
    return true;
  }

  const Node& node_;
  Reading& reading_;
  std::vector<std::string> seen_;
  bool seen_all_ = false;
};

/// The other visitor of a file: declares the names in its tables, before anything refers to them.
class Declarer {
 public:
  Declarer(const Node& node, Reading& reading) : node_(node), reading_(reading) {}

  template <class T>
  void required(const char*, T&, const char*, const Range& = kAny) {}
  template <class T>
  void optional(const char*, T&, const char*, const Range& = kAny) {}
  template <class Entity>
  void scoped_table(const char*, Table<Entity>&, const char*) {}
  void mark(Mark&) {}
  template <class Entity>
  void table(const char* key, Table<Entity>&, const char*) {
    if (const Node* list = node_.find(key)) Reader::declare_all<Entity>(*list, "id", reading_);
  }

 private:
  const Node& node_;
  Reading& reading_;
};

template <class E>
requires std::is_enum_v<E>
void read(const Node& node, E& value, const Range&, Reading& reading) {
  const auto& words = Words<E>::list;
  for (std::size_t i = 0; i < std::size(words); ++i) {
    if (node.kind == Node::Kind::scalar && node.text == words[i]) {
      value = static_cast<E>(static_cast<int>(i) + Words<E>::first);
      return;
    }
  }
  unknown_word(node, "word", {std::begin(words), std::end(words)}, reading);
}

template <class Entity>
void read(const Node& node, Id<Entity>& value, const Range&, Reading& reading) {
  const std::string* name = scalar(node, "a name", reading);
  if (name == nullptr) return;
  if (const auto id = reading.names.find<Entity>(*name))
    value = *id;
  else if (!reading.names_missing && (reading.complete || reading.names.any<Entity>()))
    reading.problem(node.at, fmt::format("unknown {} {}{}", Kind<Entity>::noun, shown(node),
                                         did_you_mean(*name, reading.names.all<Entity>())));
}

template <class T>
void read(const Node& node, std::optional<T>& value, const Range& range, Reading& reading) {
  if constexpr (std::is_constructible_v<T, int> && !std::is_default_constructible_v<T>)
    value = T{0};
  else
    value.emplace();
  read(node, *value, range, reading);
}

template <class T>
void read(const Node& node, std::vector<T>& value, const Range& range, Reading& reading) {
  if (node.kind != Node::Kind::list) {
    reading.problem(node.at, fmt::format("expected a list, got {}", shown(node)));
    return;
  }
  value.clear();
  for (const Node& item : node.items) {
    if constexpr (std::is_default_constructible_v<T>)
      value.emplace_back();
    else
      value.push_back(T{0});
    read(item, value.back(), range, reading);
  }
}

template <class T>
requires std::is_class_v<T>
void read(const Node& node, T& value, const Range&, Reading& reading) {
  Reader reader(node, reading);
  describe(reader, value);
  reader.finish();
}

}  // namespace skerry::io
