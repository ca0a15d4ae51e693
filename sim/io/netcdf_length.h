#pragma once

#include <cstdint>

namespace skerry::io {

/// The least number of bytes that an open file of the classic formats (CDF-1, 2 and 5) can have, by
/// its own header: NetCDF Classic Format Specification, header and data without padding between
/// them. Zero for netCDF-4, whose library checks for itself; that of the classic formats reads
/// zeros where a file was cut short. `id`: of the library.
std::uintmax_t least_netcdf_length(int id);

}  // namespace skerry::io
