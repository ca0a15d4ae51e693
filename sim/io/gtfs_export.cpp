#include "sim/io/gtfs_export.h"

#include "sim/base/contains.h"
#include "sim/base/input_error.h"
#include "sim/io/csv.h"
#include "sim/io/gtfs.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>

namespace skerry::io::gtfs {
namespace {

using namespace std::chrono_literals;

// A season that has no beginning or no end is written as this long: feeds want dates.
constexpr Date kLongAgo{std::chrono::sys_days{std::chrono::year{2000} / 1 / 1}};
constexpr Date kLongHence{std::chrono::sys_days{std::chrono::year{2099} / 12 / 31}};

/// A CSV file, row by row.
class Csv {
 public:
  explicit Csv(const char* head) : text_(std::string(head) + "\n") {}
  void add(std::initializer_list<std::string> cells) {
    std::vector<std::string> written;
    for (const std::string& cell : cells) written.push_back(csv_cell(cell));
    text_ += fmt::format("{}\n", fmt::join(written, ","));
  }
  Member as(const char* name) && { return {name, name, std::move(text_)}; }

 private:
  std::string text_;
};

std::string degrees(double value) { return fmt::format("{:.7f}", value); }

/// The seconds of a duration; feeds have no smaller unit.
std::chrono::seconds whole(Duration time) { return std::chrono::round<std::chrono::seconds>(time); }

/// `Etc/GMT-12` is twelve hours ahead: the database counts west of Greenwich.
std::string timezone_of(const LocalTime& start) {
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(start.offset);
  if (hours != start.offset)
    throw InputError(
        "the start's offset from UTC is not of whole hours: name the time zone, such "
        "as Asia/Kolkata, with --timezone");
  if (hours.count() == 0) return "Etc/UTC";
  return fmt::format("Etc/GMT{:+}", -hours.count());
}

class Exporter {
 public:
  Exporter(const Scenario& scenario, std::string zone) : s_(scenario), timezone_(std::move(zone)) {
    for (const Sailing& sailing : s_.timetable.sailings) {
      lines_.insert(sailing.line);
      services_.insert(sailing.service);
      for (const Call& call : s_.timetable.lines[sailing.line].calls) stops_.insert(call.place);
    }
  }

  std::vector<Member> files() const {
    std::vector<Member> result{agency()};
    add_calendars(result);
    result.push_back(feed_info());
    result.push_back(routes());
    result.push_back(stop_times());
    result.push_back(stops());
    result.push_back(trips());
    return result;
  }

 private:
  Member agency() const {
    Csv csv("agency_id,agency_name,agency_url,agency_timezone");
    csv.add({s_.timetable.id, name_of(s_.timetable), "http://localhost/", timezone_});
    return std::move(csv).as("agency.txt");
  }

  Member feed_info() const {
    Csv csv("feed_publisher_name,feed_publisher_url,feed_lang");
    csv.add(
        {fmt::format("skerry export gtfs: {}", name_of(s_.timetable)), "http://localhost/", "en"});
    return std::move(csv).as("feed_info.txt");
  }

  void add_calendars(std::vector<Member>& result) const {
    Csv week(
        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,"
        "end_date");
    Csv dates("service_id,date,exception_type");
    for (const Id<Service> id : services_) {
      const Service& service = s_.timetable.services[id];
      const bool no_dates = service.also.empty() && service.except.empty();
      const auto on = [&](Weekday day) { return contains(service.days, day) ? "1" : "0"; };
      if (!service.days.empty() || no_dates)
        week.add({service.id, on(Weekday::mon), on(Weekday::tue), on(Weekday::wed),
                  on(Weekday::thu), on(Weekday::fri), on(Weekday::sat), on(Weekday::sun),
                  date_text(service.from.value_or(kLongAgo)),
                  date_text(service.until.value_or(kLongHence))});
      // A feed names a day of a service once: what is excepted does not run, whatever else is said.
      std::set<Date> also(service.also.begin(), service.also.end());
      const std::set<Date> except(service.except.begin(), service.except.end());
      for (const Date date : except) also.erase(date);
      for (const Date date : also) dates.add({service.id, date_text(date), "1"});
      for (const Date date : except) dates.add({service.id, date_text(date), "2"});
    }
    result.push_back(std::move(week).as("calendar.txt"));
    result.push_back(std::move(dates).as("calendar_dates.txt"));
  }

  Member stops() const {
    Csv csv("stop_id,stop_name,stop_lat,stop_lon");
    for (const Id<Place> id : stops_) {
      const Place& place = s_.region.places[id];
      csv.add({place.id, name_of(place), degrees(place.position.latitude),
               degrees(place.position.longitude)});
    }
    return std::move(csv).as("stops.txt");
  }

  Member routes() const {
    Csv csv("route_id,agency_id,route_long_name,route_type");
    for (const Id<Line> id : lines_) {
      const Line& line = s_.timetable.lines[id];
      csv.add({line.id, s_.timetable.id, name_of(line), "4"});
    }
    return std::move(csv).as("routes.txt");
  }

  Member trips() const {
    Csv csv("route_id,service_id,trip_id,trip_headsign,block_id");
    for_each_departure([&](const Sailing& sailing, ServiceTime, const std::string& trip) {
      const Line& line = s_.timetable.lines[sailing.line];
      csv.add({line.id, s_.timetable.services[sailing.service].id, trip,
               name_of(s_.region.places[line.calls.back().place]),
               s_.fleet.craft[sailing.craft].id});
    });
    return std::move(csv).as("trips.txt");
  }

  Member stop_times() const {
    Csv csv("trip_id,arrival_time,departure_time,stop_id,stop_sequence");
    for_each_departure([&](const Sailing& sailing, ServiceTime departs, const std::string& trip) {
      const std::vector<Call>& calls = s_.timetable.lines[sailing.line].calls;
      for (std::size_t i = 0; i < calls.size(); ++i) {
        const Call& call = calls[i];
        const auto arrives = departs.since_midnight + (i == 0 ? 0s : whole(call.arrives));
        const bool inner = i > 0 && i + 1 < calls.size();
        csv.add({trip, time_text(arrives),
                 time_text(inner ? departs.since_midnight + whole(call.departs) : arrives),
                 s_.region.places[call.place].id, fmt::format("{}", i + 1)});
      }
    });
    return std::move(csv).as("stop_times.txt");
  }

  template <class Visit>
  void for_each_departure(Visit visit) const {
    for (const Sailing& sailing : s_.timetable.sailings)
      for (std::size_t i = 0; i < sailing.departs.size(); ++i)
        visit(sailing, sailing.departs[i], fmt::format("{}.{}", sailing.id, i + 1));
  }

  static std::string name_of(const Named& named) {
    return named.name.en.empty() ? named.id : named.name.en;
  }

  const Scenario& s_;
  std::string timezone_;
  std::set<Id<Line>> lines_;
  std::set<Id<Service>> services_;
  std::set<Id<Place>> stops_;
};

}  // namespace

std::vector<Member> export_feed(const Scenario& scenario, const std::string& timezone) {
  if (scenario.timetable.sailings.empty())
    throw InputError("there is no timetable with sailings in it");
  return Exporter(scenario, timezone.empty() ? timezone_of(scenario.start) : timezone).files();
}

}  // namespace skerry::io::gtfs
