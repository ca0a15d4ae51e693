#pragma once

#include <algorithm>
#include <iterator>

namespace skerry {

/// Whether `value` stands in `list`.
template <class List, class T>
bool contains(const List& list, const T& value) {
  return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

}  // namespace skerry
