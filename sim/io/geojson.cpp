#include "sim/io/geojson.h"

#include "sim/base/input_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace skerry::io {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostVertices = 1000000;

class CoastlineReader {
 public:
  explicit CoastlineReader(const std::string& file) : file_(file) {}

  Coastline read(std::string_view bytes) {
    const Json root = Json::parse(bytes, nullptr, false);
    if (root.is_discarded()) fail("not JSON");
    if (!root.is_object() || root.value("type", "") != "FeatureCollection" ||
        !root.contains("features") || !root["features"].is_array())
      fail("expected a GeoJSON FeatureCollection of land polygons");
    for (const Json& feature : root["features"]) read_feature(feature);
    if (rings_.empty()) fail("no polygon in it");
    return Coastline(std::move(rings_));
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw InputError(std::vector{Problem{{file_, 0, 0}, message}});
  }

  void read_feature(const Json& feature) {
    ++feature_;
    const Json* geometry = nullptr;
    if (feature.is_object() && feature.contains("geometry")) geometry = &feature["geometry"];
    if (geometry == nullptr || !geometry->is_object() || !geometry->contains("coordinates"))
      fail(fmt::format("feature {} has no geometry", feature_));
    const std::string type = geometry->value("type", "");
    const Json& coordinates = (*geometry)["coordinates"];
    if (type == "Polygon") {
      read_polygon(coordinates);
    } else if (type == "MultiPolygon" && coordinates.is_array()) {
      for (const Json& polygon : coordinates) read_polygon(polygon);
    } else {
      fail(fmt::format("feature {}: expected a Polygon or MultiPolygon, got '{}'", feature_, type));
    }
  }

  void read_polygon(const Json& polygon) {
    if (!polygon.is_array())
      fail(fmt::format("feature {}: a polygon is a list of rings", feature_));
    for (const Json& points : polygon) {
      Coastline::Ring ring;
      if (points.is_array())
        for (const Json& point : points) ring.push_back(position(point));
      if (ring.size() < 4 || !(ring.front() == ring.back()))
        fail(fmt::format("feature {}: a ring has at least four positions, the last as the first",
                         feature_));
      vertices_ += ring.size();
      if (vertices_ > kMostVertices) fail(fmt::format("more than {} vertices", kMostVertices));
      rings_.push_back(std::move(ring));
    }
  }

  Position position(const Json& point) const {
    if (!point.is_array() || point.size() < 2 || !point[0].is_number() || !point[1].is_number())
      fail(fmt::format("feature {}: a position is [longitude, latitude]", feature_));
    const Position result{point[1].get<double>(), point[0].get<double>()};
    if (std::abs(result.latitude) > 90 || std::abs(result.longitude) > 180)
      fail(fmt::format("feature {}: [{}, {}] is not [longitude, latitude] in degrees", feature_,
                       result.longitude, result.latitude));
    return result;
  }

  const std::string& file_;
  std::size_t feature_ = 0;
  std::size_t vertices_ = 0;
  std::vector<Coastline::Ring> rings_;
};

}  // namespace

Coastline read_coastline(std::string_view bytes, const std::string& file) {
  return CoastlineReader(file).read(bytes);
}

}  // namespace skerry::io
