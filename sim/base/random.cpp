#include "sim/base/random.h"

#include <Random123/philox.h>

namespace skerry {

PhiloxWords philox(PhiloxWords counter, std::array<std::uint32_t, 2> key) {
  const r123::Philox4x32::ctr_type c{{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x32::key_type k{{key[0], key[1]}};
  const auto words = r123::Philox4x32{}(c, k);
  return {words[0], words[1], words[2], words[3]};
}

double uniform(RunKey key, Purpose purpose, std::uint32_t entity, std::uint32_t index) {
  const PhiloxWords words =
      philox({index, static_cast<std::uint32_t>(purpose), entity, key.replication},
             {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)});
  const std::uint64_t bits = (std::uint64_t{words[0]} << 32 | words[1]) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

}  // namespace skerry
