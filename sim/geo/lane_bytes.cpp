#include "sim/geo/lane_bytes.h"

#include "sim/base/fingerprint.h"

#include <cstring>
#include <type_traits>

namespace skerry {
namespace {

constexpr std::uint64_t kMethod = 1;                      // raise whenever other lanes result
constexpr std::uint64_t kFormat = 0x534b4c414e450001ULL;  // "SKLANE", version 1

std::uint64_t hashed(std::uint64_t count, std::uint64_t seed) {
  return hash_bytes(&count, sizeof count, seed);
}

std::uint64_t hashed(std::span<const Position> points, std::uint64_t seed) {
  return hash_bytes(points.data(), points.size_bytes(), hashed(points.size(), seed));
}

std::uint64_t hashed(std::span<const Coastline::Ring> rings, std::uint64_t seed) {
  seed = hashed(rings.size(), seed);
  for (const Coastline::Ring& ring : rings) seed = hashed(std::span<const Position>(ring), seed);
  return seed;
}

template <class Item>
void append(std::string& bytes, const std::vector<Item>& items) {
  static_assert(std::is_trivially_copyable_v<Item>);
  const std::uint64_t count = items.size();
  bytes.append(reinterpret_cast<const char*>(&count), sizeof count);
  bytes.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(Item));
}

/// Takes items off the front of bytes.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}

  template <class Item>
  bool take(std::vector<Item>& items) {
    std::uint64_t count = 0;
    if (!take(&count, sizeof count) || count > bytes_.size() / sizeof(Item)) return false;
    items.resize(count);
    return take(items.data(), count * sizeof(Item));
  }
  bool take(void* to, std::size_t size) {
    if (size > bytes_.size()) return false;
    if (size > 0) std::memcpy(to, bytes_.data(), size);
    bytes_.remove_prefix(size);
    return true;
  }
  bool empty() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

bool holds_together(const LaneNetwork& network) {
  const std::size_t points = network.points.size();
  if (network.water.size() > points) return false;
  for (const std::uint32_t water : network.water)
    if (water >= points && water != LaneNetwork::kNone) return false;
  for (const LaneNetwork::Lane& lane : network.lanes)
    if (lane.a >= lane.b || lane.b >= points) return false;
  return true;
}

}  // namespace

std::uint64_t lanes_key(const Coastline& coastline, const LaneRules& rules,
                        std::span<const Position> terminals) {
  std::uint64_t key = hashed(std::span<const Coastline::Ring>(coastline.rings()), kMethod);
  key = hashed(std::span<const Coastline::Ring>(rules.no_go), key);
  key = hashed(rules.fairways.size(), key);
  for (const Fairway& fairway : rules.fairways) {
    key = hashed(std::span<const Position>(fairway.line), key);
    key = hash_bytes(&fairway.cost, sizeof fairway.cost, key);
  }
  key = hash_bytes(&rules.clearance.si, sizeof rules.clearance.si, key);
  return hashed(terminals, key);
}

std::string to_bytes(const LaneNetwork& network) {
  std::string bytes(reinterpret_cast<const char*>(&kFormat), sizeof kFormat);
  append(bytes, network.points);
  append(bytes, network.lanes);
  append(bytes, network.water);
  const std::uint64_t hash = hash_bytes(bytes.data(), bytes.size());
  bytes.append(reinterpret_cast<const char*>(&hash), sizeof hash);
  return bytes;
}

std::optional<LaneNetwork> lanes_from_bytes(std::string_view bytes) {
  std::uint64_t hash = 0;
  if (bytes.size() < sizeof hash) return std::nullopt;
  const std::string_view body = bytes.substr(0, bytes.size() - sizeof hash);
  std::memcpy(&hash, bytes.data() + body.size(), sizeof hash);
  if (hash != hash_bytes(body.data(), body.size())) return std::nullopt;
  Taker taker(body);
  std::uint64_t format = 0;
  LaneNetwork network;
  if (!taker.take(&format, sizeof format) || format != kFormat || !taker.take(network.points) ||
      !taker.take(network.lanes) || !taker.take(network.water) || !taker.empty() ||
      !holds_together(network))
    return std::nullopt;
  return network;
}

}  // namespace skerry
