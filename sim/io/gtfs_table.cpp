#include "sim/io/gtfs_table.h"

#include "sim/base/text.h"
#include "sim/io/gtfs.h"

#include <fmt/format.h>

#include <utility>

namespace skerry::io::gtfs {
namespace {

constexpr int kMostProblems = 20;
constexpr std::size_t kLongestText = 500;  ///< bytes of a cell that is kept

/// Without blanks at its ends; every blank a space.
std::string plain(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == text.npos) return "";
  std::string result(text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1));
  for (char& c : result)
    if (kBlanks.find(c) != kBlanks.npos) c = ' ';
  return result;
}

}  // namespace

void FileProblems::add(const Mark& at, std::string message) {
  ++count_;
  if (count_ <= kMostProblems) all_.push_back({at, std::move(message)});
  if (count_ == kMostProblems + 1) all_.push_back({{at.file, 0, 0}, "more of the like follows"});
}

FeedTable::FeedTable(const Member& member, std::initializer_list<const char*> required,
                     std::vector<Problem>& problems)
    : file_(member.shown), problems_(problems) {
  try {
    reader_.emplace(member.bytes, member.shown);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) problems_.add(problem.at, problem.message);
    return;
  }
  if (!next_row()) {
    problems_.add({file_, 0, 0}, "it is empty; the first row names the columns");
    return;
  }
  width_ = row_.cells.size();
  for (std::size_t i = 0; i < width_; ++i) columns_.try_emplace(plain(row_.cells[i]), i);
  ended_ = false;
  for (const char* column : required)
    if (!has(column)) {
      problems_.add({file_, row_.line, 1}, fmt::format("column '{}' is missing", column));
      ended_ = true;
    }
}

bool FeedTable::next_row() {
  try {
    return reader_->next(row_);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) problems_.add(problem.at, problem.message);
    return false;
  }
}

bool FeedTable::next() {
  while (!ended_) {
    ended_ = !next_row();
    if (ended_ || row_.cells.size() == width_) break;
    problems_.add({file_, row_.line, 1},
                  fmt::format("{} cells, the first row has {}", row_.cells.size(), width_));
  }
  return !ended_;
}

std::string FeedTable::text(std::string_view column) const {
  const auto at = columns_.find(column);
  return at == columns_.end() ? "" : plain(row_.cells[at->second]);
}

std::string FeedTable::required_text(std::string_view column) {
  std::string result = text(column);
  if (result.empty()) problem(column, fmt::format("'{}' is empty", column));
  if (result.size() > kLongestText)
    problem(column, fmt::format("'{}' is longer than {} bytes", column, kLongestText));
  return result;
}

std::optional<long long> FeedTable::integer(std::string_view column, long long least,
                                            long long most) {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  const auto value = parse_integer(cell);
  if (value && *value >= least && *value <= most) return value;
  expected(column, fmt::format("a whole number from {} to {}", least, most));
  return std::nullopt;
}

std::optional<double> FeedTable::number(std::string_view column, double least, double most) {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  const auto value = parse_number(cell);
  if (value && *value >= least && *value <= most) return value;
  expected(column, fmt::format("a number from {} to {}", least, most));
  return std::nullopt;
}

std::optional<std::chrono::seconds> FeedTable::time(std::string_view column) {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  const auto value = parse_time(cell);
  if (!value) expected(column, "a time such as 07:30:00 or 25:10:00");
  return value;
}

std::optional<Date> FeedTable::date(std::string_view column) {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  const auto value = parse_date(cell);
  if (!value) expected(column, "a date such as 20230531");
  return value;
}

Mark FeedTable::mark(std::string_view column) const {
  const auto at = columns_.find(column);
  return reader_->mark(row_, at == columns_.end() ? 0 : at->second);
}

void FeedTable::problem(std::string_view column, std::string message) {
  problems_.add(mark(column), std::move(message));
}

void FeedTable::expected(std::string_view column, const std::string& what) {
  problem(column, fmt::format("'{}': expected {}, got '{}'", column, what, text(column)));
}

}  // namespace skerry::io::gtfs
