#include "sim/io/lane_cache.h"

#include "sim/base/fingerprint.h"
#include "sim/base/input_error.h"
#include "sim/geo/lane_bytes.h"
#include "sim/io/files.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace skerry::io {
namespace {

std::string read_all(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::filesystem::path cache_folder() {
  const auto set = [](const char* name) -> std::filesystem::path {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
  };
  if (const auto own = set("SKERRY_CACHE"); !own.empty()) return own;
  if (const auto shared = set("XDG_CACHE_HOME"); !shared.empty()) return shared / "skerry";
  if (const auto home = set("HOME"); !home.empty()) return home / ".cache" / "skerry";
  return {};
}

LaneNetwork cached_sea_lanes(const Coastline& coastline, const LaneRules& rules,
                             std::span<const Position> terminals) {
  const std::filesystem::path folder = cache_folder();
  if (folder.empty()) return sea_lanes(coastline, rules, terminals);
  const auto file = folder / ("lanes-" + hex(lanes_key(coastline, rules, terminals)));
  if (auto network = lanes_from_bytes(read_all(file));
      network && network->water.size() == terminals.size())
    return *std::move(network);
  LaneNetwork network = sea_lanes(coastline, rules, terminals);
  try {
    write_file(file, to_bytes(network));
  } catch (const InputError&) {
    // A cache that cannot be written costs time, nothing else.
  }
  return network;
}

}  // namespace skerry::io
