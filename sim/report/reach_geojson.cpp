#include "sim/report/reach_report.h"
#include "sim/report/reach_words.h"
#include "sim/weather/conditions.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace skerry {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kMinutes[] = {15, 30, 60, 120, 240};
constexpr int kCells = 100;  ///< of the grid, on its longer side
constexpr double kFar = std::numeric_limits<double>::infinity();

Json coordinates(const Position& p) {
  const auto rounded = [](double degrees) { return std::round(degrees * 1e5) / 1e5; };
  return {rounded(p.longitude), rounded(p.latitude)};
}

/// The ring of the coastline that comes nearest to any place of an island.
const Coastline::Ring* ring_of(const Region& region, Id<Island> island) {
  const Coastline::Ring* best = nullptr;
  double nearest = 0.02;  // degrees: a ring further off is not the island's
  for (const Place& place : region.places) {
    if (place.island != island) continue;
    for (const Coastline::Ring& ring : region.coastline.rings())
      for (const Position& p : ring) {
        const double off = std::hypot(p.latitude - place.position.latitude,
                                      (p.longitude - place.position.longitude) * 0.87);
        if (off >= nearest) continue;
        nearest = off;
        best = &ring;
      }
  }
  return best;
}

Json geometry_of(const Region& region, Id<Island> island) {
  if (const Coastline::Ring* ring = ring_of(region, island)) {
    Json outline = Json::array();
    for (const Position& p : *ring) outline.push_back(coordinates(p));
    return {{"type", "Polygon"}, {"coordinates", Json::array({outline})}};
  }
  for (const Place& place : region.places)
    if (place.island == island)
      return {{"type", "Point"}, {"coordinates", coordinates(place.position)}};
  return nullptr;
}

/// Time to the first officer over the sea, in minutes, on a grid about all places.
class Field {
 public:
  Field(const Scenario& s, const ReachAtlas& atlas, std::size_t weather) : region_(s.region) {
    south_ = west_ = kFar;
    double north = -kFar, east = -kFar;
    for (const Place& place : region_.places) {
      south_ = std::min(south_, place.position.latitude - 0.1);
      north = std::max(north, place.position.latitude + 0.1);
      west_ = std::min(west_, place.position.longitude - 0.1);
      east = std::max(east, place.position.longitude + 0.1);
    }
    step_ = std::max(north - south_, east - west_) / kCells;
    rows_ = static_cast<int>((north - south_) / step_) + 1;
    columns_ = static_cast<int>((east - west_) / step_) + 1;
    minutes_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_), kFar);
    const std::vector<double> speeds = speeds_by_zone(s, atlas, weather);
    for (int r = 0; r < rows_; ++r)
      for (int c = 0; c < columns_; ++c) fill(atlas, weather, speeds, r, c);
  }

  /// The line of equal time: pieces where it crosses the cells (marching squares).
  Json line(double level) const {
    Json pieces = Json::array();
    for (int r = 0; r + 1 < rows_; ++r)
      for (int c = 0; c + 1 < columns_; ++c) {
        std::vector<Position> crossings;
        const int corner[4][2] = {{r, c}, {r, c + 1}, {r + 1, c + 1}, {r + 1, c}};
        for (int side = 0; side < 4; ++side) {
          const auto& a = corner[side];
          const auto& b = corner[(side + 1) % 4];
          const double at_a = at(a[0], a[1]), at_b = at(b[0], b[1]);
          if ((at_a <= level) == (at_b <= level)) continue;
          // Where there is no sea time at one end, the line runs along the middle.
          const double share =
              std::isfinite(at_a) && std::isfinite(at_b) ? (level - at_a) / (at_b - at_a) : 0.5;
          const Position p = position(a[0], a[1]), q = position(b[0], b[1]);
          crossings.push_back({p.latitude + share * (q.latitude - p.latitude),
                               p.longitude + share * (q.longitude - p.longitude)});
        }
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
          pieces.push_back({coordinates(crossings[i]), coordinates(crossings[i + 1])});
      }
    return pieces;
  }

 private:
  double at(int row, int column) const {
    return minutes_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                    static_cast<std::size_t>(column)];
  }
  Position position(int row, int column) const {
    return {south_ + row * step_, west_ + column * step_};
  }

  /// Of the fastest class at sea that may be under way, m/s; 0: none.
  static std::vector<double> speeds_by_zone(const Scenario& s, const ReachAtlas& atlas,
                                            std::size_t weather) {
    std::vector<double> speeds;
    for (const WeatherPoint& p : atlas.conditions[weather]) {
      double fastest = 0;
      const Conditions conditions{p.wind,       p.gust,    p.wave,
                                  p.visibility, p.ceiling, !atlas.question.weathers[weather].night};
      for (const CraftClass& c : s.fleet.classes)
        if (c.medium == CraftMedium::sea && c.seats > 0 && !excess(c.limits, conditions))
          fastest = std::max(fastest, c.speed.si * speed_share(c.in_waves, p.wave));
      speeds.push_back(fastest);
    }
    return speeds;
  }

  void fill(const ReachAtlas& atlas, std::size_t weather, const std::vector<double>& speeds,
            int row, int column) {
    const Position here = position(row, column);
    const auto off = [&](const Position& p) {
      return std::hypot(p.latitude - here.latitude,
                        (p.longitude - here.longitude) * std::cos(degrees(here.latitude).radians));
    };
    double speed = 0, nearest = kFar;
    for (const Id<Zone> zone : region_.zones.ids()) {
      const auto& position = region_.zones[zone].position;
      if (!position || off(*position) >= nearest) continue;
      nearest = off(*position);
      speed = speeds[zone.index()];
    }
    if (speed <= 0) return;
    constexpr double kMetresPerDegree = 111'195.0;
    double& least = minutes_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                             static_cast<std::size_t>(column)];
    for (std::size_t t = 0; t < atlas.question.targets.size(); ++t) {
      const ReachTarget& target = atlas.question.targets[t];
      const auto& answer = atlas.answers[weather][t];
      if (answer.reached.empty() || !answer.reached.front()) continue;
      const double there = in_seconds(answer.reached.front()->at) / 60;
      for (const Id<Place> id : region_.places.ids()) {
        const Place& place = region_.places[id];
        const bool belongs = target.island ? place.island == target.island : id == target.place;
        if (belongs && place.wharf)
          least = std::min(least, there + off(place.position) * kMetresPerDegree / speed / 60);
      }
    }
  }

  const Region& region_;
  double south_ = 0, west_ = 0, step_ = 0;
  int rows_ = 0, columns_ = 0;
  std::vector<double> minutes_;
};

}  // namespace

std::string reach_geojson(const Scenario& s, const ReachAtlas& atlas) {
  Json features = Json::array();
  for (std::size_t i = 0; i < atlas.answers.size(); ++i) {
    for (std::size_t t = 0; t < atlas.question.targets.size(); ++t) {
      const ReachTarget& target = atlas.question.targets[t];
      const ReachAnswer& answer = atlas.answers[i][t];
      Json properties{{"weather", atlas.question.weathers[i].id},
                      {"target", target_id(s, target)},
                      {"name_en", target_name(s, target, {Language::en})},
                      {"name_zh", target_name(s, target, {Language::zh})}};
      for (std::size_t n = 0; n < answer.reached.size(); ++n) {
        const auto& reached = answer.reached[n];
        properties[fmt::format("seconds_{}", atlas.question.persons[n])] =
            reached ? Json(in_seconds(reached->at)) : Json(nullptr);
      }
      const Json geometry =
          target.island
              ? geometry_of(s.region, *target.island)
              : Json{{"type", "Point"},
                     {"coordinates", coordinates(s.region.places[*target.place].position)}};
      features.push_back({{"type", "Feature"}, {"properties", properties}, {"geometry", geometry}});
    }
    const Field field(s, atlas, i);
    for (const int minutes : kMinutes) {
      const Json pieces = field.line(minutes);
      if (pieces.empty()) continue;
      features.push_back(
          {{"type", "Feature"},
           {"properties", {{"weather", atlas.question.weathers[i].id}, {"minutes", minutes}}},
           {"geometry", {{"type", "MultiLineString"}, {"coordinates", pieces}}}});
    }
  }
  return Json{{"type", "FeatureCollection"}, {"features", features}}.dump() + "\n";
}

}  // namespace skerry
