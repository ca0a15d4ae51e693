#include "tests/support/text_map.h"

#include "sim/base/require.h"
#include "tests/support/builders.h"

#include <cctype>
#include <optional>
#include <sstream>
#include <vector>

namespace skerry::test {
namespace {

constexpr char kOutside = ' ';

std::optional<LinkMedium> medium_of(char sign) {
  switch (sign) {
    case '-':
    case '|':
      return LinkMedium::road;
    case '~':
      return LinkMedium::sea;
    case '.':
      return LinkMedium::path;
    default:
      return std::nullopt;
  }
}

bool is_place(char sign) { return std::isupper(static_cast<unsigned char>(sign)) != 0; }

class Drawing {
 public:
  explicit Drawing(std::string_view text) {
    std::istringstream stream{std::string(text)};
    for (std::string line; std::getline(stream, line);) rows_.push_back(line);
  }

  std::size_t rows() const { return rows_.size(); }
  std::size_t columns(std::size_t row) const { return rows_[row].size(); }
  char at(std::size_t row, std::size_t column) const {
    return row < rows_.size() && column < rows_[row].size() ? rows_[row][column] : kOutside;
  }

 private:
  std::vector<std::string> rows_;
};

/// Adds the link that leaves the letter at (row, column) to the right or down, if any.
void add_link(Scenario& scenario, const Drawing& drawing, std::size_t row, std::size_t column,
              bool down) {
  const auto sign = [&](std::size_t steps) {
    return down ? drawing.at(row + steps, column) : drawing.at(row, column + steps);
  };
  const char line = sign(1);
  if (!medium_of(line) || line == (down ? '-' : '|')) return;
  std::size_t length = 1;
  while (sign(length + 1) == line) ++length;
  const char from = sign(0);
  const char to = sign(length + 1);
  if (!is_place(to)) return;  // a sign of a line in the other direction
  scenario.region.links.add(link({from, to}, place(scenario, from), place(scenario, to),
                                 *medium_of(line), {1000.0 * static_cast<double>(length)}));
}

}  // namespace

Scenario text_map(std::string_view drawing_text) {
  const Drawing drawing(drawing_text);
  Scenario scenario;
  scenario.start = local_time();
  scenario.horizon = std::chrono::hours{10};
  const auto island = scenario.region.islands.add(named(Island{}, "island"));
  const auto zone = scenario.region.zones.add(named(Zone{}, "zone"));
  scenario.weather.zones.push_back({zone, {calm(scenario.start)}, {}});
  const auto for_each_place = [&](auto visit) {
    for (std::size_t row = 0; row < drawing.rows(); ++row)
      for (std::size_t column = 0; column < drawing.columns(row); ++column)
        if (is_place(drawing.at(row, column))) visit(row, column);
  };
  for_each_place([&](std::size_t row, std::size_t column) {
    const Position position{30 - 0.01 * static_cast<double>(row),
                            122 + 0.01 * static_cast<double>(column)};
    scenario.region.places.add(
        wharf_place({drawing.at(row, column)}, island, zone, position, wharf()));
  });
  for_each_place([&](std::size_t row, std::size_t column) {
    add_link(scenario, drawing, row, column, false);
    add_link(scenario, drawing, row, column, true);
  });
  return scenario;
}

Id<Place> place(const Scenario& scenario, char letter) {
  for (const Id<Place> id : scenario.region.places.ids())
    if (scenario.region.places[id].id == std::string{letter}) return id;
  require(false, "the drawing has the letter");
  return Id<Place>{0};
}

std::string text(const Scenario& scenario, std::span<const Leg> legs) {
  std::string result;
  for (const Leg& leg : legs)
    result += (result.empty() ? "" : " ") + scenario.region.links[*leg.link].id;
  return result;
}

}  // namespace skerry::test
