#include "sim/report/matrix_report.h"

#include "sim/base/fingerprint.h"
#include "sim/report/text_layout.h"
#include "sim/report/wording.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace skerry {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kWidestName = 32;

const MeasureInfo& info_of(Measure measure) {
  return kMeasureTable[static_cast<std::size_t>(measure)];
}

class MatrixWriter {
 public:
  MatrixWriter(const Matrix& matrix, const TextStyle& style)
      : m_(matrix), style_(style), w_{style.language} {
    for (const MatrixColumn& column : m_.columns)
      for (const MatrixCell& cell : column.cells)
        if (std::none_of(rows_.begin(), rows_.end(),
                         [&](const MatrixCell* row) { return row->plan == cell.plan; }))
          rows_.push_back(&cell);
    // What fits nowhere stands below, with the reason.
    std::erase_if(rows_, [&](const MatrixCell* row) { return fits_nowhere(row->plan); });
    for (const MatrixCell* row : rows_)
      name_width_ = std::max(name_width_, display_width(title(*row)));
    name_width_ = std::min(name_width_, kWidestName);
  }

  std::string text() {
    line(w_.format("{} replications each, seed {}; means, over those in which it happens",
                   "每格重复{}次，种子{}；均值（仅计发生的情形）", m_.replications, m_.seed));
    out_ += '\n';
    std::size_t first = 0;
    while (first < m_.columns.size()) first = band(first);
    line(
        w_("* best in most replications   +plan not listed by the scenario   60 %: how often it "
           "happens, where not always",
           "* 在最多次重复中最优   +想定未列该预案   60 %：并非总能达到时的发生比例"));
    misfits();
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { (out_ += without_end_blanks(text)) += '\n'; }
  std::string title(const MatrixCell& row) const {
    return row.plan.empty() ? std::string("?") : w_(row.name);
  }

  const MatrixCell* cell_of(const MatrixColumn& column, const std::string& plan) const {
    for (const MatrixCell& cell : column.cells)
      if (cell.plan == plan) return &cell;
    return nullptr;
  }
  bool fits_nowhere(const std::string& plan) const {
    return std::all_of(m_.columns.begin(), m_.columns.end(), [&](const MatrixColumn& column) {
      const MatrixCell* cell = cell_of(column, plan);
      return cell == nullptr || !cell->misfit.empty();
    });
  }

  std::string cell_text(const MatrixColumn& column, const MatrixCell* cell) const {
    if (cell == nullptr || !cell->misfit.empty()) return "";
    const MeasureSummary& h = cell->headline;
    std::string result = cell->is_listed ? " " : "+";
    if (h.mean.count == 0) return result + std::string(w_("never", "从未"));
    const Figure kind = figure(info_of(column.measure).unit);
    result += value_text(kind, h.mean.mean, honest_step(kind, h.mean), w_);
    if (h.mean.count < m_.replications)
      result += fmt::format(" {:.0f} %", std::clamp(h.happened.mean * 100, 1.0, 99.0));
    if (cell->is_best) result += '*';
    return result;
  }

  /// As many scenarios from `first` on as fit in the width; gives the first of the next band.
  std::size_t band(std::size_t first) {
    std::vector<std::size_t> widths;
    std::size_t total = name_width_, last = first;
    for (; last < m_.columns.size(); ++last) {
      const MatrixColumn& column = m_.columns[last];
      std::size_t width =
          std::max(display_width(w_(column.name)), display_width(w_(info_of(column.measure).name)));
      width = std::min<std::size_t>(width, 22);
      for (const MatrixCell* row : rows_)
        width = std::max(width, display_width(cell_text(column, cell_of(column, row->plan))));
      if (last > first && total + kGap + width > static_cast<std::size_t>(style_.width)) break;
      total += kGap + width;
      widths.push_back(width);
    }
    const auto row_of = [&](const std::string& head, auto text) {
      std::string row = pad_right(clipped(head, name_width_), name_width_);
      for (std::size_t c = first; c < last; ++c)
        row += std::string(kGap, ' ') +
               pad_right(clipped(text(m_.columns[c]), widths[c - first]), widths[c - first]);
      return row;
    };
    line(inked(row_of("", [&](const MatrixColumn& c) { return w_(c.name); }), Ink::strong,
               style_.colour));
    line(inked(row_of("", [&](const MatrixColumn& c) { return w_(info_of(c.measure).name); }),
               Ink::faint, style_.colour));
    for (const MatrixCell* row : rows_) {
      bool any = false;
      const std::string text = row_of(title(*row), [&](const MatrixColumn& c) {
        const std::string cell = cell_text(c, cell_of(c, row->plan));
        any = any || !cell.empty();
        return cell;
      });
      if (any) line(text);
    }
    out_ += '\n';
    return last;
  }

  /// By plan and reason the scenarios.
  void misfits() {
    std::vector<std::pair<std::string, std::vector<std::string>>> reasons;
    for (const MatrixColumn& column : m_.columns)
      for (const MatrixCell& cell : column.cells) {
        if (cell.misfit.empty()) continue;
        const auto known = std::find_if(reasons.begin(), reasons.end(), [&](const auto& each) {
          return each.first == cell.misfit;
        });
        if (known == reasons.end())
          reasons.push_back({cell.misfit, {column.scenario}});
        else
          known->second.push_back(column.scenario);
      }
    if (reasons.empty()) return;
    std::sort(reasons.begin(), reasons.end());
    out_ += '\n';
    line(w_("Does not fit:", "不适用："));
    for (const auto& [reason, scenarios] : reasons)
      line("  " + reason + "  (" + enumeration(scenarios, w_) + ")");
  }

  const Matrix& m_;
  const TextStyle& style_;
  Wording w_;
  std::vector<const MatrixCell*> rows_;
  std::size_t name_width_ = 8;
  std::string out_;
};

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

std::string csv_number(double value) {
  return std::isfinite(value) ? fmt::format("{:.6g}", value) : std::string{};
}
std::string csv_text(std::string text) {
  for (std::size_t at = text.find('"'); at != text.npos; at = text.find('"', at + 2))
    text.insert(at, 1, '"');
  return '"' + text + '"';
}

}  // namespace

std::string matrix_text(const Matrix& matrix, const TextStyle& style) {
  return MatrixWriter(matrix, style).text();
}

std::string matrix_json(const Matrix& matrix) {
  Json result{
      {"seed", matrix.seed}, {"replications", matrix.replications}, {"scenarios", Json::array()}};
  for (const MatrixColumn& column : matrix.columns) {
    Json plans = Json::array();
    for (const MatrixCell& cell : column.cells) {
      Json row{{"plan", cell.plan}, {"listed", cell.is_listed}};
      if (!cell.misfit.empty()) {
        row["misfit"] = cell.misfit;
      } else {
        const MeasureSummary& h = cell.headline;
        row["mean"] = number(h.mean.mean);
        row["ci95"] = {number(h.mean.low), number(h.mean.high)};
        row["happened"] = h.happened.mean;
        row["happened_ci95"] = {number(h.happened.low), number(h.happened.high)};
        row["worst_tenth"] = number(h.worst_tenth);
        row["best_share"] = h.best_share.mean;
        row["best"] = cell.is_best;
      }
      plans.push_back(std::move(row));
    }
    result["scenarios"].push_back(
        {{"scenario", column.scenario}, {"measure", info_of(column.measure).id}, {"plans", plans}});
  }
  result["build"] = build_description();
  result["math_fingerprint"] = hex(math_fingerprint());
  return result.dump(2) + "\n";
}

std::string matrix_csv(const Matrix& matrix) {
  std::string result =
      "scenario,plan,listed,measure,mean,ci95_low,ci95_high,happened,happened_low,happened_high,"
      "worst_tenth,best_share,best,misfit\n";
  for (const MatrixColumn& column : matrix.columns)
    for (const MatrixCell& cell : column.cells) {
      const MeasureSummary& h = cell.headline;
      result += fmt::format("{},{},{},{},", column.scenario, cell.plan, cell.is_listed ? 1 : 0,
                            info_of(column.measure).id);
      if (!cell.misfit.empty())
        result += ",,,,,,,,," + csv_text(cell.misfit) + '\n';
      else
        result += fmt::format("{},{},{},{},{},{},{},{},{},\n", csv_number(h.mean.mean),
                              csv_number(h.mean.low), csv_number(h.mean.high),
                              csv_number(h.happened.mean), csv_number(h.happened.low),
                              csv_number(h.happened.high), csv_number(h.worst_tenth),
                              csv_number(h.best_share.mean), cell.is_best ? 1 : 0);
    }
  return result;
}

}  // namespace skerry
