#pragma once

#include "sim/base/fingerprint.h"
#include "sim/results/record.h"

#include <cstdint>

namespace skerry {

/// A hash of the records so far (XXH3-64, chained): equal digests mean equal runs, record for
/// record and bit for bit.
class Digest {
 public:
  void take(const Record& record) {
    Record canonical = record;
    canonical.value = record.value + 0.0;  // -0.0 and 0.0 are one value
    value_ = hash_bytes(&canonical, sizeof canonical, value_);
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

}  // namespace skerry
