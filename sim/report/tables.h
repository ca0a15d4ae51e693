#pragma once

#include "sim/report/findings.h"
#include "sim/run/setup.h"

#include <string>
#include <vector>

namespace skerry {

// What a report says in tables, in words already but without a form: the terminal and the web page
// show the same.

/// An estimate in words: `9 h 05 min`, `± 5 min`, `9 h 00 min to 9 h 10 min`.
struct Quoted {
  std::string value;
  std::string half_width;
  std::string interval;
};

/// One plan's row of a measure's table.
struct MeasureRow {
  std::string plan;
  Quoted mean;
  Quoted difference;  ///< from the baseline, signed; empty for the baseline
  std::string best;   ///< in how many replications none is better
  std::string worst_tenth;
  Judgement judgement = Judgement::same;
  bool baseline = false;
};
struct MeasureTable {
  std::string name;
  std::string note;  ///< what a reader must know: limits, how often it happened
  std::vector<MeasureRow> rows;
};
struct MeasureGroup {
  std::string name;
  std::vector<MeasureTable> tables;
};

/// The measures that apply, grouped: evacuation, reinforcement. Groups without any are left out.
std::vector<MeasureGroup> measure_groups(const Setup& setup, const Comparison& comparison,
                                         Language language);

/// What knowing only the picture costs a plan, in one measure.
struct PictureRow {
  std::string plan;
  std::string seen;   ///< the mean with the picture,
  std::string known;  ///< with perfect information,
  Quoted cost;        ///< and the mean of the differences, signed
};
struct PictureTable {
  std::string name;
  std::vector<PictureRow> rows;
};
/// For the headline, the first on scene and containment, where they happen. Empty where it was not
/// asked for.
std::vector<PictureTable> picture_tables(const Setup& setup, const Comparison& comparison,
                                         Language language);

/// Where everybody was at the end of a run: mean persons, rounded so that they add up.
struct AccountRow {
  std::string plan;
  std::array<int, 5> persons{};  ///< moved, waiting, refused, lost, sheltered
  int there = 0;
};
/// Empty where nobody is to be moved.
std::vector<AccountRow> account_rows(const Setup& setup, const Comparison& comparison,
                                     Language language);
/// The headings of `AccountRow::persons`.
std::array<std::string, 5> account_words(Language language);

/// Minutes per person, [stage][plan], for the stages that take anybody a minute under some plan.
struct LedgerTable {
  Whose whose{};
  std::vector<Stage> stages;
  std::vector<std::vector<double>> minutes;
  std::vector<double> totals;  ///< by plan, all stages
};
/// One for the evacuees, one for the responders; none for nobody.
std::vector<LedgerTable> ledger_tables(const Comparison& comparison);

/// `45`, `<1`, a dash for none.
std::string minutes_text(double minutes);

/// `better`, `worse`, `unclear`, `equal`.
std::string_view judgement_word(Judgement judgement, Language language);

/// The plan's name.
const std::string& plan_name(const Setup& setup, const Comparison& comparison, std::size_t plan,
                             Language language);

}  // namespace skerry
