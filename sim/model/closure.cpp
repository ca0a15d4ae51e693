#include "sim/model/closure.h"

#include "sim/model/scenario.h"

#include <fmt/format.h>

namespace skerry {
namespace {

class ClosureChecker {
 public:
  explicit ClosureChecker(const Scenario& scenario) : s_(scenario) {}

  std::vector<Problem> run() {
    for (const ClosureDay& day : s_.closure_days) check_day(day);
    return std::move(problems_);
  }

 private:
  void problem(const Mark& at, std::string message) {
    problems_.push_back({at, std::move(message)});
  }

  void check_day(const ClosureDay& day) {
    if (day.weather.gust < day.weather.wind)
      problem(day.defined_at, fmt::format("day '{}': gusts cannot be below the mean wind", day.id));
    if (day.lines.empty())
      problem(day.defined_at, fmt::format("day '{}': it needs at least one line", day.id));
    if (s_.region.places.empty() || s_.fleet.classes.empty()) return;
    for (const ObservedLine& line : day.lines) check_line(line);
  }

  void check_line(const ObservedLine& line) {
    if (line.from == line.to) problem(line.defined_at, "a line needs two ends");
    const CraftClass& craft_class = s_.fleet.classes[line.craft_class];
    if (craft_class.medium != CraftMedium::sea)
      problem(line.defined_at, fmt::format("craft of class '{}' do not go by sea", craft_class.id));
    for (const Id<Place> end : {line.from, line.to})
      if (const Place& place = s_.region.places[end]; !place.wharf || !place.zone)
        problem(line.defined_at,
                fmt::format("a line goes from wharf to wharf; '{}' is none", place.id));
  }

  const Scenario& s_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> check_closures(const Scenario& scenario) {
  return ClosureChecker(scenario).run();
}

}  // namespace skerry
