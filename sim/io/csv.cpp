#include "sim/io/csv.h"

#include "sim/base/text.h"
#include "sim/io/text_place.h"

#include <fmt/format.h>

namespace skerry::io {
namespace {

constexpr std::size_t kLongestRecord = std::size_t{1} << 20;
constexpr std::size_t kMostCells = 1000;

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string file)
    : text_(text), file_(std::move(file)) {
  if (const auto at = first_unclean_byte(text_)) {
    const TextPlace place = place_of(text_, *at);
    throw InputError(std::vector{Problem{{file_, place.line, place.column},
                                         "not clean UTF-8 text, save the file as UTF-8"}});
  }
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
}

void CsvReader::fail(const std::string& message) const {
  throw InputError(std::vector{Problem{{file_, line_, column_}, message}});
}

void CsvReader::step() {
  const char c = text_[at_++];
  if (c == '\n' || (c == '\r' && (at_end() || text_[at_] != '\n')))
    ++line_, column_ = 1;
  else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
    ++column_;
}

void CsvReader::read_quoted(std::string& cell) {
  step();
  while (true) {
    if (at_end()) fail("quotes are left open");
    const char c = text_[at_];
    step();
    if (c != '"') {
      cell += c;
    } else if (!at_end() && text_[at_] == '"') {
      cell += '"';
      step();
    } else {
      break;
    }
    if (cell.size() > kLongestRecord) fail("a cell is too long; are quotes left open?");
  }
  if (!at_line_end() && text_[at_] != ',') fail("expected a comma after closing quotes");
}

void CsvReader::read_cell(CsvRow& row) {
  std::string cell;
  row.columns.push_back(column_);
  if (!at_end() && text_[at_] == '"') {
    read_quoted(cell);
  } else {
    while (!at_line_end() && text_[at_] != ',') {
      if (text_[at_] == '"') fail("a quote within a cell that does not begin with one");
      cell += text_[at_];
      step();
    }
  }
  row.cells.push_back(std::move(cell));
}

bool CsvReader::next(CsvRow& row) {
  while (!at_end() && at_line_end()) step();
  if (at_end()) return false;
  row = CsvRow{};
  row.line = line_;
  const std::size_t begin = at_;
  while (true) {
    read_cell(row);
    if (at_ - begin > kLongestRecord || row.cells.size() > kMostCells)
      fail(fmt::format("a record has more than {} cells or 1 MiB", kMostCells));
    if (at_end() || text_[at_] != ',') break;
    step();
  }
  return true;
}

Mark CsvReader::mark(const CsvRow& row, std::size_t cell) const {
  return {file_, row.line, cell < row.columns.size() ? row.columns[cell] : 1};
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

}  // namespace skerry::io
