#include "sim/report/text_report.h"

#include "sim/report/tables.h"
#include "sim/report/text_layout.h"
#include "sim/report/verdict.h"
#include "sim/report/wording.h"

#include <algorithm>

namespace skerry {
namespace {

constexpr std::size_t kWidestName = 40;
constexpr std::size_t kNarrowestName = 12;
constexpr std::size_t kIndent = 4;

/// `27 h 00 ± 20 min`.
std::string joined(const Quoted& quoted) {
  if (quoted.half_width.empty()) return quoted.value;
  return without_shared_unit(quoted.value, quoted.half_width) + " " + quoted.half_width;
}

/// Writes the report of one comparison, a paragraph a function.
class Writer {
 public:
  Writer(const Setup& setup, const Comparison& comparison, const TextStyle& style)
      : setup_(setup),
        comparison_(comparison),
        style_(style),
        w_{style.language},
        width_(static_cast<std::size_t>(std::clamp(style.width, 60, 120))) {
    for (std::size_t plan = 0; plan < comparison.plans.size(); ++plan)
      name_width_ = std::max(name_width_, display_width(numbered(plan)));
    name_width_ = std::min(name_width_, kWidestName);
  }

  std::string report() {
    header();
    for (const MeasureGroup& group : measure_groups(setup_, comparison_, style_.language))
      measures(group);
    picture();
    accounts();
    for (const LedgerTable& table : ledger_tables(comparison_)) ledger(table);
    conclusion();
    speed();
    return std::move(out_);
  }

 private:
  const std::string& name(std::size_t plan) const {
    return plan_name(setup_, comparison_, plan, style_.language);
  }
  /// `2 The island fights alone`: the number tells plans apart where names are cut short.
  std::string numbered(std::size_t plan) const {
    return fmt::format("{} {}", plan + 1, name(plan));
  }
  std::string ink(std::string_view text, Ink with) const {
    return inked(text, with, style_.colour);
  }
  std::string padded_name(std::size_t plan, std::size_t width) const {
    return pad_right(clipped(numbered(plan), width), width);
  }
  void line(std::string_view text = {}) { (out_ += text) += '\n'; }

  void heading(std::string_view text) {
    const std::size_t used = display_width(text) + 4;
    line();
    line(ink("── ", Ink::faint) + ink(text, Ink::accent) + " " +
         ink(repeated("─", width_ > used ? width_ - used : 0), Ink::faint));
  }

  void paragraph(std::string_view text, std::string_view mark, Ink with) {
    const std::size_t indent = display_width(mark);
    bool first = true;
    for (const std::string& part : wrapped(text, width_ - indent)) {
      line((first ? std::string(mark) : std::string(indent, ' ')) + ink(part, with));
      first = false;
    }
  }

  void header() {
    const Scenario& s = setup_.scenario;
    line(ink(w_(s.name), Ink::strong) + "  " + ink(w_(s.region.name), Ink::faint));
    std::vector<std::string> names;
    for (std::size_t plan = 0; plan < comparison_.plans.size(); ++plan)
      names.push_back(numbered(plan));
    line(w_.format("start {}   seed {}   {} replications of {} plans",
                   "开始 {}   种子 {}   推演{}次 × {}个方案", start_text(s.start), comparison_.seed,
                   count_text(comparison_.replications), comparison_.plans.size()));
    paragraph(enumeration(names, w_), w_("plans ", "方案 "), Ink::plain);
  }

  // Columns of the measures: plan, mean, difference, judgement, best, worst tenth.
  struct Columns {
    std::size_t name = 0, mean = 0, difference = 0, judgement = 0, best = 0, worst = 0;
  };
  Columns columns(const MeasureGroup& group) const {
    Columns c{0, display_width(mean_title()), display_width(difference_title()),
              0, display_width(best_title()), display_width(worst_title())};
    for (const MeasureTable& table : group.tables)
      for (const MeasureRow& row : table.rows) {
        c.mean = std::max(c.mean, display_width(joined(row.mean)));
        c.difference = std::max(c.difference, display_width(joined(row.difference)));
        c.worst = std::max(c.worst, display_width(row.worst_tenth));
        c.judgement = std::max(c.judgement, display_width(judgement(row)));
      }
    const std::size_t numbers =
        kIndent + 2 + c.mean + 2 + c.worst +
        (compares() ? c.difference + c.judgement + c.best + 3 * std::size_t{2} : 0);
    const std::size_t room = width_ > numbers ? width_ - numbers : 0;
    c.name = std::min(name_width_, std::max(room, kNarrowestName));
    return c;
  }
  bool compares() const { return comparison_.plans.size() > 1; }
  std::string_view judgement(const MeasureRow& row) const {
    return row.baseline ? "" : judgement_word(row.judgement, style_.language);
  }
  std::string_view mean_title() const { return w_("mean ± 95 %", "均值±95%"); }
  std::string_view difference_title() const { return w_("against plan 1", "与方案1相比"); }
  std::string_view worst_title() const { return w_("worst tenth", "最差一成"); }
  std::string best_title() const {
    return w_.format("best /{}", "最优/{}次", count_text(comparison_.replications));
  }

  void measures(const MeasureGroup& group) {
    heading(group.name);
    const Columns c = columns(group);
    std::string titles = std::string(c.name + kIndent, ' ') + "  " + pad_left(mean_title(), c.mean);
    if (compares())
      titles += "  " + pad_left(difference_title(), c.difference) + "  " +
                std::string(c.judgement, ' ') + "  " + pad_left(best_title(), c.best);
    line(ink(titles + "  " + pad_left(worst_title(), c.worst), Ink::faint));
    for (const MeasureTable& table : group.tables) {
      line("  " + ink(table.name, Ink::strong));
      for (std::size_t plan = 0; plan < table.rows.size(); ++plan)
        measure_row(plan, table.rows[plan], c);
      if (!table.note.empty()) paragraph(table.note, std::string(kIndent, ' '), Ink::faint);
    }
  }

  void measure_row(std::size_t plan, const MeasureRow& row, const Columns& c) {
    std::string result = std::string(kIndent, ' ') + padded_name(plan, c.name) + "  " +
                         pad_left(joined(row.mean), c.mean);
    if (compares()) {
      const Ink judged = row.judgement == Judgement::better  ? Ink::good
                         : row.judgement == Judgement::worse ? Ink::bad
                                                             : Ink::faint;
      result += "  " + ink(pad_left(joined(row.difference), c.difference), judged) + "  " +
                ink(pad_right(judgement(row), c.judgement), judged) + "  " +
                pad_left(row.best, c.best);
    }
    line(result + "  " + pad_left(row.worst_tenth, c.worst));
  }

  void picture() {
    const auto tables = picture_tables(setup_, comparison_, style_.language);
    if (tables.empty()) return;
    heading(w_("What the picture costs (against perfect information)",
               "信息不完备的代价（与完全信息相比）"));
    const std::string_view seen = w_("with the picture", "实际态势"),
                           known = w_("perfect information", "完全信息"),
                           cost = w_("cost ± 95 %", "代价±95%");
    std::size_t widest = display_width(cost);
    for (const PictureTable& table : tables)
      for (const PictureRow& row : table.rows)
        widest = std::max(widest, display_width(joined(row.cost)));
    const std::size_t numbers =
        kIndent + 3 * std::size_t{2} + display_width(seen) + display_width(known) + widest;
    const std::size_t room = width_ > numbers ? width_ - numbers : 0;
    const std::size_t label = std::min(name_width_, std::max(room, kNarrowestName));
    const auto cells = [&](std::string_view a, std::string_view b, std::string_view c) {
      return "  " + pad_left(a, display_width(seen)) + "  " + pad_left(b, display_width(known)) +
             "  " + pad_left(c, widest);
    };
    line(ink(std::string(label + kIndent, ' ') + cells(seen, known, cost), Ink::faint));
    for (const PictureTable& table : tables) {
      line("  " + ink(table.name, Ink::strong));
      for (std::size_t plan = 0; plan < table.rows.size(); ++plan) {
        const PictureRow& row = table.rows[plan];
        line(std::string(kIndent, ' ') + padded_name(plan, label) +
             cells(row.seen, row.known, joined(row.cost)));
      }
    }
  }

  void accounts() {
    const auto rows = account_rows(setup_, comparison_, style_.language);
    if (rows.empty()) return;
    heading(w_("Who was where in the end (persons, mean)", "最终人员去向（人，均值）"));
    const auto words = account_words(style_.language);
    const std::string_view total = w_("all there", "合计");
    std::size_t numbers = kIndent + 3 + display_width(total);
    for (const std::string& word : words) numbers += 3 + display_width(word);
    const std::size_t room = width_ > numbers ? width_ - numbers : 0;
    const std::size_t label = std::min(name_width_, std::max(room, kNarrowestName));
    std::string titles(label + kIndent, ' ');
    for (const std::string& word : words) titles += "   " + word;
    line(ink(titles + "   " + std::string(total), Ink::faint));
    for (std::size_t plan = 0; plan < rows.size(); ++plan) {
      std::string result = std::string(kIndent, ' ') + padded_name(plan, label);
      for (std::size_t i = 0; i < words.size(); ++i)
        result += (i ? " + " : "   ") +
                  pad_left(count_text(rows[plan].persons[i]), display_width(words[i]));
      line(result + " = " + ink(count_text(rows[plan].there), Ink::strong));
    }
  }

  void ledger(const LedgerTable& table) {
    heading(table.whose == Whose::evacuees
                ? w_("Where the time of those to be moved went (minutes per person)",
                     "待疏散人员时间去向（人均分钟）")
                : w_("Where the responders' time went (minutes per person)",
                     "增援人员时间去向（人均分钟）"));
    std::size_t label = display_width(total_word());
    double most = 0;
    for (std::size_t s = 0; s < table.stages.size(); ++s) {
      label = std::max(label, display_width(stage_words(table.stages[s], w_)));
      most = std::max(most, *std::max_element(table.minutes[s].begin(), table.minutes[s].end()));
    }
    const std::size_t plans = comparison_.plans.size();
    const std::size_t column = (width_ - label - kIndent) / plans;
    std::string titles(label + kIndent, ' ');
    for (std::size_t plan = 0; plan < plans; ++plan)
      titles += "  " + pad_right(clipped(numbered(plan), column - 3), column - 2);
    line(ink(without_end_blanks(titles), Ink::faint));
    for (std::size_t s = 0; s < table.stages.size(); ++s)
      ledger_row(stage_words(table.stages[s], w_), label, table.minutes[s], most, column);
    ledger_row(total_word(), label, table.totals, 0, column);
  }
  std::string_view total_word() const { return w_("in all", "合计"); }

  /// Without bars where `most` is 0.
  void ledger_row(std::string_view words, std::size_t label, const std::vector<double>& minutes,
                  double most, std::size_t column) {
    constexpr std::size_t kNumber = 6;
    std::string result = std::string(kIndent, ' ') + pad_right(words, label);
    for (const double value : minutes) {
      std::string cell = pad_left(minutes_text(value), kNumber) + " ";
      if (most > 0 && column > kNumber + 4) cell += bar(value / most, column - kNumber - 2);
      result += pad_right(cell, column);
    }
    line(ink(without_end_blanks(result), most > 0 ? Ink::plain : Ink::strong));
  }

  void conclusion() {
    heading(w_("Verdict", "结论"));
    paragraph(verdict(setup_, comparison_, style_.language), "  ", Ink::strong);
    for (const std::string& reason : reasons(setup_, comparison_, style_.language))
      paragraph(reason, "  • ", Ink::plain);
  }

  void speed() {
    line();
    if (comparison_.seconds <= 0) return;
    const double runs = static_cast<double>(comparison_.replications) *
                        static_cast<double>(comparison_.plans.size());
    line(ink(w_.format("{} replications/s, {:.2f} M events/s", "每秒{}次推演，每秒{:.2f}百万事件",
                       count_text(std::llround(runs / comparison_.seconds)),
                       static_cast<double>(comparison_.events) / comparison_.seconds / 1e6),
             Ink::faint));
  }

  const Setup& setup_;
  const Comparison& comparison_;
  TextStyle style_;
  Wording w_;
  std::size_t width_;
  std::size_t name_width_ = 8;
  std::string out_;
};

}  // namespace

std::string text_report(const Setup& setup, const Comparison& comparison, const TextStyle& style) {
  return Writer(setup, comparison, style).report();
}

}  // namespace skerry
