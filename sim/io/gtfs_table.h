#pragma once

#include "sim/base/sim_time.h"
#include "sim/io/csv.h"
#include "sim/io/zip_archive.h"

#include <chrono>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skerry::io::gtfs {

/// The problems of one file: all are counted, the first 20 are kept.
class FileProblems {
 public:
  explicit FileProblems(std::vector<Problem>& all) : all_(all) {}
  void add(const Mark& at, std::string message);

 private:
  std::vector<Problem>& all_;
  int count_ = 0;
};

/// A table of a feed, read row by row. What is wrong with it is noted, and reading goes on.
class FeedTable {
 public:
  /// Notes the columns among `required` that it lacks; then it has no rows.
  FeedTable(const Member& member, std::initializer_list<const char*> required,
            std::vector<Problem>& problems);

  /// The next row that has as many cells as the head; false at the end.
  bool next();

  bool has(std::string_view column) const { return columns_.contains(column); }
  /// Without blanks at its ends, line breaks as blanks; empty where there is no such column.
  std::string text(std::string_view column) const;
  /// Notes an empty cell.
  std::string required_text(std::string_view column);
  /// Empty, or noted and empty.
  std::optional<long long> integer(std::string_view column, long long least, long long most);
  std::optional<double> number(std::string_view column, double least, double most);
  std::optional<std::chrono::seconds> time(std::string_view column);
  std::optional<Date> date(std::string_view column);

  Mark mark(std::string_view column) const;
  void problem(std::string_view column, std::string message);
  void problem_at(const Mark& at, std::string message) { problems_.add(at, std::move(message)); }

 private:
  bool next_row();
  void expected(std::string_view column, const std::string& what);

  std::string file_;
  FileProblems problems_;
  std::optional<CsvReader> reader_;  ///< none where the text is not clean
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::size_t width_ = 0;
  CsvRow row_;
  bool ended_ = true;
};

}  // namespace skerry::io::gtfs
