// A feed's files, table by table.

#include "sim/base/contains.h"
#include "sim/io/gtfs.h"
#include "sim/io/gtfs_calls.h"
#include "sim/io/gtfs_table.h"
#include "sim/io/zip_archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace skerry::io::gtfs {
namespace fs = std::filesystem;
namespace {

constexpr const char* kRead[] = {"agency.txt",      "stops.txt",          "routes.txt",
                                 "trips.txt",       "stop_times.txt",     "calendar.txt",
                                 "frequencies.txt", "calendar_dates.txt", "feed_info.txt"};
constexpr std::size_t kMostDepartures = 100'000;  ///< of all trips, on their days

bool is_ferry(long long route_type) {
  return route_type == 4 || (route_type >= 1000 && route_type < 1300);
}

using Index = std::unordered_map<std::string, std::size_t>;

std::optional<std::size_t> find(const Index& index, const std::string& id) {
  const auto found = index.find(id);
  if (found == index.end()) return std::nullopt;
  return found->second;
}

class FeedReader {
 public:
  explicit FeedReader(const fs::path& path) {
    feed_.file = path.lexically_normal().string();
    const auto wanted = [this](std::string_view name) {
      if (contains(kRead, name)) return true;
      if (name.ends_with(".txt")) unread_.emplace_back(name);
      return false;
    };
    std::error_code error;
    members_ = fs::is_directory(path, error) ? read_folder(path, wanted) : read_zip(path, wanted);
  }

  Feed read() {
    for (const char* name :
         {"agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt"})
      if (member(name) == nullptr) problem_of_feed(fmt::format("{} is missing", name));
    if (member("calendar.txt") == nullptr && member("calendar_dates.txt") == nullptr)
      problem_of_feed("calendar.txt is missing, and calendar_dates.txt too");
    give_up_if_wrong();
    read_agencies();
    read_routes();
    read_stops();
    read_trips();
    read_calendar();
    read_calendar_dates();
    read_frequencies();
    read_stop_times();
    read_info();
    give_up_if_wrong();
    if (feed_.routes.empty())
      problem_of_feed("no ferry in it: no route of type 4 or 1000 to 1299");
    else if (feed_.trips.empty())
      problem_of_feed("its ferries have no trips");
    give_up_if_wrong();
    forget_unused();
    tell_ignored();
    return std::move(feed_);
  }

 private:
  const Member* member(std::string_view name) const {
    const auto found = std::find_if(members_.begin(), members_.end(),
                                    [&](const Member& m) { return m.name == name; });
    return found == members_.end() ? nullptr : &*found;
  }
  void problem_of_feed(std::string message) {
    problems_.push_back({{feed_.file, 0, 0}, std::move(message)});
  }
  void give_up_if_wrong() {
    if (!problems_.empty()) throw InputError(std::move(problems_));
  }

  /// Reads a table that may be absent, row by row.
  void for_each_row(const char* name, std::initializer_list<const char*> required,
                    const std::function<void(FeedTable&)>& visit) {
    const Member* file = member(name);
    if (file == nullptr) return;
    FeedTable table(*file, required, problems_);
    for (const char* column : {"pickup_type", "drop_off_type", "stop_timezone"})
      if (table.has(column)) columns_ignored_.insert(fmt::format("{} in {}", column, name));
    while (table.next()) visit(table);
  }

  /// A new id; false, and noted, where it is empty or was given before.
  static bool fresh(FeedTable& table, const char* column, Index& index, std::size_t at) {
    const std::string id = table.required_text(column);
    if (id.empty()) return false;
    if (index.try_emplace(id, at).second) return true;
    table.problem(column, fmt::format("'{}' is given twice", id));
    return false;
  }

  void read_agencies() {
    for_each_row("agency.txt", {"agency_name", "agency_timezone"}, [&](FeedTable& table) {
      feed_.agencies.push_back({table.text("agency_id"), table.required_text("agency_name"),
                                table.required_text("agency_timezone")});
    });
  }

  void read_routes() {
    Index ids;
    for_each_row("routes.txt", {"route_id", "route_type"}, [&](FeedTable& table) {
      if (!fresh(table, "route_id", ids, 0)) return;
      const std::string id = table.text("route_id");
      const auto type = table.integer("route_type", 0, 1'000'000);
      if (!type) {
        if (table.text("route_type").empty()) table.problem("route_type", "'route_type' is empty");
        return;
      }
      if (!is_ferry(*type)) {
        ++other_routes_[*type];
        other_route_ids_.insert(id);
        return;
      }
      std::string agency = table.text("agency_id");
      if (agency.empty() && feed_.agencies.size() == 1) agency = feed_.agencies[0].id;
      if (std::none_of(feed_.agencies.begin(), feed_.agencies.end(),
                       [&](const Agency& a) { return a.id == agency; }))
        table.problem("agency_id", fmt::format("agency '{}' is not in agency.txt", agency));
      std::string name = table.text("route_long_name");
      if (name.empty()) name = table.text("route_short_name");
      routes_[id] = feed_.routes.size();
      feed_.routes.push_back({id, name.empty() ? id : name, agency});
    });
  }

  void read_stops() {
    for_each_row("stops.txt", {"stop_id"}, [&](FeedTable& table) {
      if (!fresh(table, "stop_id", stops_, feed_.stops.size())) return;
      Stop stop{table.text("stop_id"), table.text("stop_name"), {}, table.text("parent_station")};
      const auto latitude = table.number("stop_lat", -90, 90);
      const auto longitude = table.number("stop_lon", -180, 180);
      if (stop.name.empty()) stop.name = stop.id;
      if (stop.name.size() > 500) table.problem("stop_name", "'stop_name' is too long");
      if (latitude && longitude) stop.position = {*latitude, *longitude};
      located_.push_back(latitude.has_value() && longitude.has_value());
      calls_allowed_.push_back(table.integer("location_type", 0, 4).value_or(0) == 0);
      feed_.stops.push_back(std::move(stop));
    });
  }

  void read_trips() {
    Index ids;
    for_each_row("trips.txt", {"route_id", "service_id", "trip_id"}, [&](FeedTable& table) {
      if (!fresh(table, "trip_id", ids, 0)) return;
      const std::string id = table.text("trip_id");
      const std::string route = table.text("route_id");
      if (other_route_ids_.contains(route)) {
        other_trips_.insert(id);
        return;
      }
      const auto found = find(routes_, route);
      if (!found) {
        table.problem("route_id", fmt::format("route '{}' is not in routes.txt", route));
        return;
      }
      const std::string service = table.required_text("service_id");
      const auto [at, added] = services_.try_emplace(service, feed_.services.size());
      if (added) {
        Service& row = feed_.services.emplace_back();
        row.id = service;
        row.name = {service, service};
        row.defined_at = table.mark("service_id");
      }
      trips_[id] = feed_.trips.size();
      feed_.trips.push_back(
          {id, *found, at->second, table.text("block_id"), {}, {}, table.mark("trip_id")});
    });
  }

  void read_calendar() {
    constexpr const char* kDays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                     "friday", "saturday", "sunday"};
    for_each_row("calendar.txt",
                 {"service_id", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                  "sunday", "start_date", "end_date"},
                 [&](FeedTable& table) {
                   const auto at = find(services_, table.text("service_id"));
                   if (!at) return;
                   if (!dated_.insert(*at).second)
                     table.problem("service_id", "the service is given twice");
                   Service& service = feed_.services[*at];
                   for (std::size_t day = 0; day < 7; ++day) {
                     const auto runs = table.integer(kDays[day], 0, 1);
                     if (table.text(kDays[day]).empty()) table.required_text(kDays[day]);
                     if (runs == 1) service.days.push_back(static_cast<Weekday>(day));
                   }
                   const auto from = table.date("start_date"), until = table.date("end_date");
                   for (const char* column : {"start_date", "end_date"})
                     if (table.text(column).empty()) table.required_text(column);
                   if (from && until && *until < *from)
                     table.problem("end_date", "'end_date' is before 'start_date'");
                   if (!service.days.empty()) service.from = from, service.until = until;
                 });
  }

  void read_calendar_dates() {
    for_each_row("calendar_dates.txt", {"service_id", "date", "exception_type"},
                 [&](FeedTable& table) {
                   const auto at = find(services_, table.text("service_id"));
                   if (!at) return;
                   dated_.insert(*at);
                   const auto date = table.date("date");
                   const auto type = table.integer("exception_type", 1, 2);
                   if (!date || !type) {
                     if (table.text("date").empty()) table.required_text("date");
                     if (table.text("exception_type").empty())
                       table.required_text("exception_type");
                     return;
                   }
                   Service& service = feed_.services[*at];
                   (*type == 1 ? service.also : service.except).push_back(*date);
                 });
    for (std::size_t i = 0; i < feed_.services.size(); ++i) {
      Service& service = feed_.services[i];
      for (auto* dates : {&service.also, &service.except}) {
        std::sort(dates->begin(), dates->end());
        dates->erase(std::unique(dates->begin(), dates->end()), dates->end());
      }
      if (!dated_.contains(i))
        problems_.push_back(
            {service.defined_at, fmt::format("service '{}' is neither in calendar.txt nor in "
                                             "calendar_dates.txt",
                                             service.id)});
    }
  }

  void read_frequencies() {
    for_each_row(
        "frequencies.txt", {"trip_id", "start_time", "end_time", "headway_secs"},
        [&](FeedTable& table) {
          const auto at = trip_of(table);
          if (!at) return;
          const auto from = table.time("start_time"), until = table.time("end_time");
          const auto headway = table.integer("headway_secs", 1, 7 * 86400);
          if (!from || !until || !headway) {
            for (const char* column : {"start_time", "end_time", "headway_secs"})
              if (table.text(column).empty()) table.required_text(column);
            return;
          }
          if (*until <= *from) {
            table.problem("end_time", "'end_time' must be after 'start_time'");
            return;
          }
          expanded_ += static_cast<std::size_t>((*until - *from).count() / *headway) + 1;
          if (expanded_ > kMostDepartures) {
            table.problem("headway_secs",
                          fmt::format("more than {} departures, too many", kMostDepartures));
            return;
          }
          inexact_ += table.integer("exact_times", 0, 1).value_or(0) == 0;
          feed_.trips[*at].frequencies.push_back({*from, *until, std::chrono::seconds{*headway}});
        });
  }

  /// The ferry's trip in this row; nothing for other trips, and, noted, for unknown ones.
  std::optional<std::size_t> trip_of(FeedTable& table) const {
    const std::string id = table.text("trip_id");
    const auto at = find(trips_, id);
    if (!at && !other_trips_.contains(id))
      table.problem("trip_id", fmt::format("trip '{}' is not in trips.txt", id));
    return at;
  }

  void read_stop_times() {
    std::vector<std::vector<CallRow>> rows(feed_.trips.size());
    for_each_row("stop_times.txt", {"trip_id", "stop_id", "stop_sequence"}, [&](FeedTable& table) {
      const auto trip = trip_of(table);
      if (!trip) return;
      const std::string id = table.required_text("stop_id");
      const auto stop = find(stops_, id);
      const auto sequence = table.integer("stop_sequence", 0, 1'000'000'000);
      if (!sequence && table.text("stop_sequence").empty()) table.required_text("stop_sequence");
      if (!stop && !id.empty())
        table.problem("stop_id", fmt::format("stop '{}' is not in stops.txt", id));
      if (!stop || !sequence) return;
      if (!calls_allowed_[*stop])
        table.problem("stop_id", fmt::format("'{}' is not a stop but a station or entrance", id));
      if (!located_[*stop])
        table.problem("stop_id", fmt::format("stop '{}' has no position in stops.txt", id));
      const auto arrives = table.time("arrival_time"), departs = table.time("departure_time");
      rows[*trip].push_back({*sequence, *stop, arrives, departs, table.mark("stop_sequence")});
    });
    if (!problems_.empty()) return;
    for (std::size_t i = 0; i < rows.size(); ++i) finish_trip(feed_.trips[i], rows[i]);
    std::erase_if(feed_.trips, [](const Trip& trip) { return trip.calls.empty(); });
  }

  void finish_trip(Trip& trip, std::vector<CallRow>& rows) {
    if (rows.size() < 2) {
      feed_.odd.push_back(fmt::format("trip '{}' has {} and is left out", trip.id,
                                      rows.empty() ? "no stops" : "one stop"));
      return;
    }
    interpolated_ += order_and_time(trip.id, rows, feed_.stops, trip_problems_);
    if (!problems_.empty()) return;
    for (const CallRow& row : rows) trip.calls.push_back({row.stop, *row.arrives, *row.departs});
    for (const auto departs : departures(trip))
      if (departs >= std::chrono::hours{48}) {
        trip_problems_.add(rows[0].at, fmt::format("trip '{}' leaves at {}; a service day is read "
                                                   "up to 47:59:59",
                                                   trip.id, time_text(departs)));
        break;
      }
  }

  void read_info() {
    for_each_row("feed_info.txt", {}, [&](FeedTable& table) {
      feed_.info = {table.text("feed_publisher_name"), table.text("feed_version"),
                    table.date("feed_start_date"), table.date("feed_end_date")};
    });
  }

  /// Leaves what no trip uses: agencies, stops but for stations of those used, routes, services.
  void forget_unused() {
    std::vector<bool> stop_used(feed_.stops.size()), route_used(feed_.routes.size()),
        service_used(feed_.services.size());
    for (const Trip& trip : feed_.trips) {
      route_used[trip.route] = service_used[trip.service] = true;
      for (const StopTime& call : trip.calls) stop_used[call.stop] = true;
    }
    for (std::size_t i = 0; i < feed_.stops.size(); ++i)
      if (stop_used[i])
        if (const auto parent = find(stops_, feed_.stops[i].parent)) stop_used[*parent] = true;
    const auto stops = keep(feed_.stops, stop_used);
    const auto routes = keep(feed_.routes, route_used);
    const auto services = keep(feed_.services, service_used);
    for (Trip& trip : feed_.trips) {
      trip.route = routes[trip.route];
      trip.service = services[trip.service];
      for (StopTime& call : trip.calls) call.stop = stops[call.stop];
    }
    std::erase_if(feed_.agencies, [&](const Agency& agency) {
      return std::none_of(feed_.routes.begin(), feed_.routes.end(),
                          [&](const Route& route) { return route.agency == agency.id; });
    });
  }

  /// Keeps the rows that are used. Where each then stands.
  template <class Row>
  static std::vector<std::size_t> keep(std::vector<Row>& rows, const std::vector<bool>& used) {
    std::vector<std::size_t> place(rows.size());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      place[i] = kept;
      if (!used[i]) continue;
      if (kept != i) rows[kept] = std::move(rows[i]);
      ++kept;
    }
    rows.resize(kept);
    return place;
  }

  void tell_ignored() {
    for (const auto& [type, count] : other_routes_)
      feed_.ignored.push_back(
          fmt::format("{} route{} of type {}, not ferries", count, count == 1 ? "" : "s", type));
    std::sort(unread_.begin(), unread_.end());
    for (const std::string& name : unread_) feed_.ignored.push_back(name);
    for (const std::string& column : columns_ignored_) feed_.ignored.push_back(column);
    if (inexact_ > 0)
      feed_.odd.push_back(
          fmt::format("{} in frequencies.txt without exact times: read as if the "
                      "first left at its start_time",
                      counted(inexact_, "row")));
    if (interpolated_ > 0)
      feed_.odd.push_back(
          fmt::format("{} without times: set by the way made", counted(interpolated_, "call")));
  }

  static std::string counted(long count, const char* what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
  }

  Feed feed_;
  std::vector<Member> members_;
  std::vector<Problem> problems_;
  FileProblems trip_problems_{problems_};  ///< of trips as wholes
  Index routes_, stops_, services_, trips_;
  std::vector<bool> located_, calls_allowed_;  ///< of each stop
  std::set<std::size_t> dated_;                ///< services that the calendars know
  std::size_t expanded_ = 0;
  long inexact_ = 0, interpolated_ = 0;
  // What is passed over:
  std::map<long long, int> other_routes_;  ///< by type
  std::unordered_set<std::string> other_route_ids_, other_trips_;
  std::vector<std::string> unread_;
  std::set<std::string> columns_ignored_;
};

}  // namespace

Feed read_feed(const fs::path& feed) { return FeedReader(feed).read(); }

}  // namespace skerry::io::gtfs
