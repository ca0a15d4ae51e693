#include "sim/model/drill.h"

#include "sim/base/units.h"

namespace skerry {
namespace {

using Unit = MeasureInfo::Unit;

const MeasureInfo& info(Measure measure) {
  return kMeasureTable[static_cast<std::size_t>(measure)];
}

}  // namespace

MeasureInfo::Unit unit_of(const Objective& objective) {
  return objective.measure ? info(*objective.measure).unit : Unit::time;
}

bool less_is_better(const Objective& objective) {
  return !objective.measure || info(*objective.measure).less_is_better;
}

std::optional<double> parse_threshold(std::string_view text, MeasureInfo::Unit unit) {
  constexpr std::string_view kPersonHours = " person-hours";
  switch (unit) {
    case Unit::time: {
      const auto time = parse_quantity<Duration>(text);
      return time && time->count() >= 0 ? std::optional{in_seconds(*time)} : std::nullopt;
    }
    case Unit::share: {
      const auto share = parse_share(text);
      return share && *share >= 0 && *share <= 1 ? share : std::nullopt;
    }
    case Unit::person_hours:
      if (!text.ends_with(kPersonHours)) return std::nullopt;
      text.remove_suffix(kPersonHours.size());
      break;
    case Unit::persons:
    case Unit::count:
      break;
  }
  const auto number = parse_number(text);
  return number && *number >= 0 ? number : std::nullopt;
}

const char* threshold_form(MeasureInfo::Unit unit) {
  switch (unit) {
    case Unit::time:
      return "a time such as '35 min'";
    case Unit::share:
      return "a share such as '35 %' or 0.35";
    case Unit::person_hours:
      return "person-hours such as '120 person-hours'";
    case Unit::persons:
    case Unit::count:
      return "a number such as 3";
  }
  return "";
}

}  // namespace skerry
