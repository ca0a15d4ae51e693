#include "sim/io/netcdf_length.h"

#include <netcdf.h>

#include <array>
#include <cstring>
#include <vector>

namespace skerry::io {
namespace {

using Bytes = std::uintmax_t;

Bytes padded(Bytes size) { return (size + 3) / 4 * 4; }

Bytes size_of(nc_type type) {
  switch (type) {
    case NC_BYTE:
    case NC_CHAR:
    case NC_UBYTE:
      return 1;
    case NC_SHORT:
    case NC_USHORT:
      return 2;
    case NC_INT:
    case NC_UINT:
    case NC_FLOAT:
      return 4;
    default:
      return 8;
  }
}

/// Measures a header and the data that it announces. CDF-5 writes counts in 8 bytes, else in 4.
class Ruler {
 public:
  Ruler(int id, int format)
      : id_(id),
        count_(format == NC_FORMAT_64BIT_DATA ? 8 : 4),
        offset_(format == NC_FORMAT_CLASSIC ? 4 : 8) {}

  Bytes measure() {
    int dimensions = 0, variables = 0, attributes = 0, unlimited = -1;
    if (nc_inq(id_, &dimensions, &variables, &attributes, &unlimited) != NC_NOERR) return 0;
    Bytes header = 4 + count_;  // magic and number of records
    header += 4 + count_;
    for (int d = 0; d < dimensions; ++d) {
      std::array<char, NC_MAX_NAME + 1> name{};
      nc_inq_dimname(id_, d, name.data());
      header += name_length(name.data()) + count_;
    }
    header += attribute_list(NC_GLOBAL, attributes);
    header += 4 + count_;
    for (int v = 0; v < variables; ++v) header += variable(v, unlimited);
    std::size_t records = 0;
    if (unlimited >= 0) nc_inq_dimlen(id_, unlimited, &records);
    // Records of a single variable lie without padding.
    Bytes record = 0;
    for (const Bytes size : record_sizes_) record += record_sizes_.size() > 1 ? padded(size) : size;
    return header + fixed_ + records * record;
  }

 private:
  Bytes name_length(const char* name) const { return count_ + padded(std::strlen(name)); }

  Bytes attribute_list(int variable, int count) const {
    Bytes size = 4 + count_;
    for (int a = 0; a < count; ++a) {
      std::array<char, NC_MAX_NAME + 1> name{};
      nc_type type = 0;
      std::size_t values = 0;
      nc_inq_attname(id_, variable, a, name.data());
      nc_inq_att(id_, variable, name.data(), &type, &values);
      size += name_length(name.data()) + 4 + count_ + padded(values * size_of(type));
    }
    return size;
  }

  /// Of its entry in the header; notes how long its data are.
  Bytes variable(int v, int unlimited) {
    int rank = 0;
    nc_inq_varndims(id_, v, &rank);
    std::array<char, NC_MAX_NAME + 1> name{};
    std::vector<int> dimensions(static_cast<std::size_t>(rank) + 1);
    nc_type type = 0;
    int attributes = 0;
    nc_inq_var(id_, v, name.data(), &type, nullptr, dimensions.data(), &attributes);
    Bytes data = size_of(type);
    for (int d = 0; d < rank; ++d) {
      std::size_t length = 1;
      if (dimensions[static_cast<std::size_t>(d)] != unlimited)
        nc_inq_dimlen(id_, dimensions[static_cast<std::size_t>(d)], &length);
      data *= length;
    }
    if (rank > 0 && dimensions[0] == unlimited)
      record_sizes_.push_back(data);
    else
      fixed_ += padded(data);
    return name_length(name.data()) + count_ + static_cast<Bytes>(rank) * count_ +
           attribute_list(v, attributes) + 4 + count_ + offset_;
  }

  int id_;
  Bytes count_, offset_;
  Bytes fixed_ = 0;
  std::vector<Bytes> record_sizes_;
};

}  // namespace

std::uintmax_t least_netcdf_length(int id) {
  int format = 0;
  if (nc_inq_format(id, &format) != NC_NOERR) return 0;
  if (format == NC_FORMAT_NETCDF4 || format == NC_FORMAT_NETCDF4_CLASSIC) return 0;
  return Ruler(id, format).measure();
}

}  // namespace skerry::io
