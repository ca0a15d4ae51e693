#pragma once

#include "sim/io/gtfs.h"

#include <span>
#include <string>
#include <vector>

namespace skerry::io::gtfs {

/// One departure of a trip, on every day of its service.
struct Passage {
  std::size_t from = 0;  ///< places, whatever the caller numbers them by
  std::size_t to = 0;
  std::chrono::seconds departs{};
  std::chrono::seconds arrives{};
  std::size_t service = 0;  ///< in the services given
  std::string agency;
  std::string block;  ///< empty: not said
};

/// A craft, as a chain of passages.
struct Roster {
  std::string agency;
  std::string block;     ///< empty: it was not said
  std::size_t home = 0;  ///< where its first passage begins
  std::vector<std::size_t> passages;
};

/// The craft that the passages need. A block has one craft. Other passages go, in order of
/// departure, to the first craft of the agency that lies there that day, `lay` after its arrival at
/// the earliest; failing that to one that has nothing to do on those days and whose home it is;
/// failing that to a new one. On days of one service that is the least number of craft that do
/// not sail empty by day; over services that overlap it may not be the least.
/// Days more than 20 years after the first are not looked at.
std::vector<Roster> craft_for(std::span<const Passage> passages, std::span<const Service> services,
                              std::chrono::seconds lay);

/// On how many days each service runs, within the same 20 years.
std::vector<std::size_t> days_of(std::span<const Service> services);

}  // namespace skerry::io::gtfs
