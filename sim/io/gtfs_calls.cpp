#include "sim/io/gtfs_calls.h"

#include <fmt/format.h>

#include <algorithm>

namespace skerry::io::gtfs {
namespace {

bool is_untimed(const CallRow& row) { return !row.arrives && !row.departs; }

/// Times the calls between two that have times, as far along as the way to them is made.
void fill_between(std::span<CallRow> rows, std::span<const Stop> stops) {
  std::vector<double> way{0.0};  // to each call, from the first
  for (std::size_t i = 1; i < rows.size(); ++i)
    way.push_back(way.back() +
                  distance(stops[rows[i - 1].stop].position, stops[rows[i].stop].position).si);
  const auto begin = *rows.front().departs;
  const auto span = static_cast<double>((*rows.back().arrives - begin).count());
  for (std::size_t i = 1; i + 1 < rows.size(); ++i) {
    const double share = way.back() > 0 ? way[i] / way.back() : 0.0;
    rows[i].arrives = rows[i].departs =
        begin + std::chrono::seconds{static_cast<long long>(span * share)};
  }
}

}  // namespace

long order_and_time(const std::string& trip, std::vector<CallRow>& rows,
                    std::span<const Stop> stops, FileProblems& problems) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const CallRow& a, const CallRow& b) { return a.sequence < b.sequence; });
  for (const CallRow* row : {&rows.front(), &rows.back()})
    if (is_untimed(*row)) {
      problems.add(row->at,
                   fmt::format("trip '{}': its first and last stops must have times", trip));
      return 0;
    }
  const auto untimed = std::count_if(rows.begin(), rows.end(), is_untimed);
  std::size_t timed = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (is_untimed(rows[i])) continue;
    if (!rows[i].arrives) rows[i].arrives = rows[i].departs;
    if (!rows[i].departs) rows[i].departs = rows[i].arrives;
    if (i > timed + 1) fill_between(std::span(rows).subspan(timed, i - timed + 1), stops);
    timed = i;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && rows[i].sequence == rows[i - 1].sequence)
      problems.add(rows[i].at, fmt::format("trip '{}': stop_sequence {} is given twice", trip,
                                           rows[i].sequence));
    if (*rows[i].departs < *rows[i].arrives || (i > 0 && *rows[i].arrives < *rows[i - 1].departs))
      problems.add(rows[i].at, fmt::format("trip '{}': its times fall", trip));
  }
  return untimed;
}

}  // namespace skerry::io::gtfs
