#include "sim/base/require.h"

#include <fmt/format.h>

namespace skerry {

void throw_bug(const char* what_must_hold, std::source_location where) {
  throw Bug(
      fmt::format("{}:{}: does not hold: {}", where.file_name(), where.line(), what_must_hold));
}

}  // namespace skerry
