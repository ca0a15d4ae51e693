#pragma once

#include "sim/base/input_error.h"
#include "sim/base/sim_time.h"
#include "sim/geo/position.h"
#include "sim/model/timetable.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// A timetable in the General Transit Feed Specification (gtfs.org/schedule/reference), as far as
/// ferries need it.
namespace skerry::io::gtfs {

struct Agency {
  std::string id;
  std::string name;
  std::string timezone;
};

struct Stop {
  std::string id;
  std::string name;
  Position position;
  std::string parent;  ///< the station that it is a platform of; empty: none
};

struct Route {
  std::string id;
  std::string name;
  std::string agency;  ///< id
};

/// A call of a trip. Times are of the service day, from noon less twelve hours.
struct StopTime {
  std::size_t stop = 0;  ///< in `Feed::stops`
  std::chrono::seconds arrives{};
  std::chrono::seconds departs{};
};

/// From `from` on, and before `until`, a trip leaves every `headway`.
struct Frequency {
  std::chrono::seconds from{};
  std::chrono::seconds until{};
  std::chrono::seconds headway{};
};

struct Trip {
  std::string id;
  std::size_t route = 0;    ///< in `Feed::routes`
  std::size_t service = 0;  ///< in `Feed::services`
  std::string block;        ///< one craft sails all trips of a block; empty: not said
  std::vector<StopTime> calls;
  std::vector<Frequency> frequencies;  ///< none: it leaves once, at its first call
  Mark at;
};

/// What a feed says about itself.
struct FeedInfo {
  std::string publisher;
  std::string version;
  std::optional<Date> from;
  std::optional<Date> until;
};

/// The ferries of a feed, in the order of its files.
struct Feed {
  std::string file;  ///< where it was read, for people
  FeedInfo info;
  std::vector<Agency> agencies;   ///< those that have a ferry
  std::vector<Stop> stops;        ///< at which a ferry calls, and their stations
  std::vector<Route> routes;      ///< of ferries
  std::vector<Service> services;  ///< on which a ferry runs
  std::vector<Trip> trips;
  std::vector<std::string> ignored;  ///< what is in the feed and not in here, a sentence each
  std::vector<std::string> odd;      ///< what could be read but hardly be meant
};

/// Reads a feed, a zip or a folder. Ferries are routes of type 4, and of the extended types 1000
/// to 1299. Throws InputError with the problems of all files, at most 20 of each, or when it has
/// no ferry.
Feed read_feed(const std::filesystem::path& feed);

/// When a trip leaves its first stop on a day on which it runs, in order.
std::vector<std::chrono::seconds> departures(const Trip& trip);

/// `25:10:00`
std::string time_text(std::chrono::seconds time);
std::optional<std::chrono::seconds> parse_time(std::string_view text);
/// `20230531`
std::string date_text(Date date);
std::optional<Date> parse_date(std::string_view text);

}  // namespace skerry::io::gtfs
