#pragma once

#include "sim/base/input_error.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skerry::io {

/// One record of a CSV file. A record may take several lines; `line` is its first.
struct CsvRow {
  std::vector<std::string> cells;
  std::vector<int> columns;  ///< where each cell begins, in characters from 1
  int line = 0;
};

/// Takes RFC 4180 text apart, record by record: commas, quotes doubled within quotes, any line
/// ends. Blank lines are passed over.
class CsvReader {
 public:
  /// `text` must outlive the reader. Throws InputError unless it is clean UTF-8.
  CsvReader(std::string_view text, std::string file);

  /// The next record; false at the end. Throws InputError on quotes left open, a stray quote, or
  /// a record of more than 1 MiB or 1,000 cells.
  bool next(CsvRow& row);

  Mark mark(const CsvRow& row, std::size_t cell) const;

 private:
  [[noreturn]] void fail(const std::string& message) const;
  void read_cell(CsvRow& row);
  void read_quoted(std::string& cell);
  void step();
  bool at_end() const { return at_ >= text_.size(); }
  bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_[at_] == '\r'; }

  std::string_view text_;
  std::string file_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

/// A cell as RFC 4180 wants it written: in quotes where it must be.
std::string csv_cell(std::string_view text);

}  // namespace skerry::io
