#include "sim/model/alert.h"

#include <algorithm>

namespace skerry {
namespace {

struct ColourWord {
  const char* word;
  Warning colour;
};
constexpr ColourWord kColourWords[] = {{"蓝色", Warning::blue},
                                       {"黄色", Warning::yellow},
                                       {"橙色", Warning::orange},
                                       {"红色", Warning::red}};

/// The colour that `text` names first. A headline may go on to say what it replaces: `升级为`.
std::optional<Warning> colour_named(const std::string& text) {
  std::size_t first = std::string::npos;
  std::optional<Warning> result;
  for (const ColourWord& known : kColourWords)
    if (const std::size_t at = text.find(known.word); at < first) {
      first = at;
      result = known.colour;
    }
  return result;
}

/// Counts how often a ray to the east crosses the outline.
bool is_inside(const std::vector<Position>& polygon, Position p) {
  bool inside = false;
  for (std::size_t i = 1; i < polygon.size(); ++i) {
    const Position a = polygon[i - 1], b = polygon[i];
    if ((a.latitude > p.latitude) == (b.latitude > p.latitude)) continue;
    const double crossing = a.longitude + (p.latitude - a.latitude) / (b.latitude - a.latitude) *
                                              (b.longitude - a.longitude);
    if (p.longitude < crossing) inside = !inside;
  }
  return inside;
}

}  // namespace

std::optional<Warning> warning_colour(const AlertInfo& info) {
  for (const std::string& text : {info.headline, info.event})
    if (const auto colour = colour_named(text)) return colour;
  switch (info.severity) {
    case Severity::minor:
      return Warning::blue;
    case Severity::moderate:
      return Warning::yellow;
    case Severity::severe:
      return Warning::orange;
    case Severity::extreme:
      return Warning::red;
    case Severity::unknown:
      return std::nullopt;
  }
  return std::nullopt;
}

bool covers(const AlertArea& area, Position position) {
  return std::any_of(area.polygons.begin(), area.polygons.end(),
                     [&](const auto& polygon) { return is_inside(polygon, position); }) ||
         std::any_of(area.circles.begin(), area.circles.end(), [&](const AlertCircle& circle) {
           return distance(circle.centre, position) <= circle.radius;
         });
}

}  // namespace skerry
