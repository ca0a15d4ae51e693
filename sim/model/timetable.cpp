#include "sim/model/timetable.h"

#include "sim/base/contains.h"

#include <algorithm>

namespace skerry {

bool runs_on(const Service& service, Date day) {
  if (contains(service.except, day)) return false;
  if (contains(service.also, day)) return true;
  if ((service.from && day < *service.from) || (service.until && day > *service.until))
    return false;
  const auto weekday =
      static_cast<Weekday>(std::chrono::weekday{day.day}.iso_encoding() - 1);  // Monday is 1
  return contains(service.days, weekday);
}

Table<Craft, std::vector<Departure>> departures(const Timetable& timetable, std::size_t craft,
                                                const LocalTime& start, Duration horizon) {
  const CalendarTime clock = start.utc + start.offset;  // the local clock, read as if UTC
  // A service day reaches into the day after it.
  const auto first = std::chrono::floor<std::chrono::days>(clock) - std::chrono::days{1};
  Table<Craft, std::vector<Departure>> result(craft);
  for (auto day = first; day <= clock + horizon; day += std::chrono::days{1})
    for (const Id<Sailing> id : timetable.sailings.ids()) {
      const Sailing& sailing = timetable.sailings[id];
      if (!runs_on(timetable.services[sailing.service], Date{day})) continue;
      for (const ServiceTime departs : sailing.departs) {
        const Duration after = CalendarTime{day + departs.since_midnight} - clock;
        if (after >= Duration{0} && after <= horizon)
          result[sailing.craft].push_back({kStart + after, id});
      }
    }
  for (auto& of_craft : result)
    std::stable_sort(of_craft.begin(), of_craft.end(),
                     [](const Departure& a, const Departure& b) { return a.at < b.at; });
  return result;
}

}  // namespace skerry
