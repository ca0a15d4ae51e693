#include "sim/base/fingerprint.h"

#include "skerry_build_info.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cmath>
#include <vector>

namespace skerry {

std::uint64_t math_fingerprint() {
  std::vector<double> values;
  // volatile: the compiler must not fold the calls with its own arithmetic.
  volatile double step = 0.0377;
  for (int i = 1; i <= 100; ++i) {
    const double x = i * step;
    for (const double value :
         {std::exp(x), std::log(x), std::log1p(x), std::expm1(x), std::sin(x), std::cos(x),
          std::atan2(x, 1.3), std::pow(x, 1.7), std::asin(x / 4), std::erfc(x), std::tan(x)})
      values.push_back(value);
  }
  return hash_bytes(values.data(), values.size() * sizeof(double));
}

std::string build_description() {
  return fmt::format("skerry {} ({}, {}, {})", build_info::version, build_info::compiler,
                     build_info::build_type, build_info::flags);
}

std::string version() { return build_info::version; }

std::uint64_t hash_bytes(const void* bytes, std::size_t size, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes, size, seed);
}

std::string hex(std::uint64_t value) { return fmt::format("{:016x}", value); }

}  // namespace skerry
