#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace skerry {

/// A hash of about 1,000 values of exp, log, sin, pow and their kin, as this machine computes
/// them. glibc's libm gives other last bits on processors without FMA, so runs are comparable bit
/// for bit only where the fingerprints agree; it stands at the head of every record.
std::uint64_t math_fingerprint();

/// Version, compiler, build type and flags of this program, in one line.
std::string build_description();

/// The version alone: `0.1.0`.
std::string version();

/// XXH3-64 of `bytes`; chained by passing the previous value as `seed`.
std::uint64_t hash_bytes(const void* bytes, std::size_t size, std::uint64_t seed = 0);

/// Sixteen hexadecimal digits.
std::string hex(std::uint64_t value);

}  // namespace skerry
