#include "sim/report/matrix_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace skerry::test {
namespace {

using testing::HasSubstr;
using testing::Not;

MeasureSummary hours(double mean, int count, int of, double best_share) {
  MeasureSummary result;
  result.mean = {mean * 3600, (mean - 0.5) * 3600, (mean + 0.5) * 3600, count};
  result.happened = proportion_interval(count, of);
  result.best_share.mean = best_share;
  return result;
}

/// Of three plans the second does not fit, and the third gets there in half of the replications.
Matrix three_plans() {
  MatrixColumn column{"storm", {"Storm", "风暴"}, Measure::contained_s, {}};
  column.cells.push_back({"a", {"Alpha", "甲"}, true, {}, {}, false});
  column.cells.push_back({"b", {"Beta", "乙"}, false, "b.yaml:3:4: unknown place 'x'", {}, false});
  column.cells.push_back({"c", {"Gamma", "丙"}, false, {}, {}, false});
  Comparison comparison;
  for (const MeasureSummary& m : {hours(5, 10, 10, 0.8), hours(2, 5, 10, 0.2)})
    comparison.summaries.emplace_back().measures[std::size_t(Measure::contained_s)] = m;
  fill(column, comparison);
  return {7, 10, {column}};
}

TEST(Matrix, MarksThePlanThatIsBestMostOften) {
  const Matrix matrix = three_plans();
  const auto& cells = matrix.columns.front().cells;
  EXPECT_TRUE(cells[0].is_best);
  EXPECT_FALSE(cells[1].is_best);
  EXPECT_FALSE(cells[2].is_best);
  EXPECT_EQ(cells[2].headline.mean.mean, 2 * 3600);  // the second summary is the third plan's
}

TEST(Matrix, MarksNobodyWhereNobodyGetsThere) {
  MatrixColumn column{"storm", {"Storm", "风暴"}, Measure::contained_s, {}};
  column.cells.push_back({"a", {"Alpha", "甲"}, true, {}, {}, false});
  Comparison comparison;
  comparison.summaries.emplace_back();
  fill(column, comparison);
  EXPECT_FALSE(column.cells[0].is_best);
}

TEST(Matrix, IsATableWithReasonsBelow) {
  const std::string text = matrix_text(three_plans(), {Language::en, false, 100});
  EXPECT_THAT(text, HasSubstr("Alpha      5 h 00 min*"));
  EXPECT_THAT(text, HasSubstr("Gamma     +2 h 00 min 50 %"));
  EXPECT_THAT(text, Not(HasSubstr("Beta")));
  EXPECT_THAT(text, HasSubstr("b.yaml:3:4: unknown place 'x'  (storm)"));
  const std::string zh = matrix_text(three_plans(), {Language::zh, false, 100});
  EXPECT_THAT(zh, HasSubstr("甲"));
  EXPECT_THAT(zh, HasSubstr("风暴"));
}

TEST(Matrix, IsCsvWithIntervals) {
  const std::string csv = matrix_csv(three_plans());
  EXPECT_THAT(csv, HasSubstr("storm,a,1,contained_s,18000,16200,19800,1,"));
  EXPECT_THAT(csv, HasSubstr("storm,b,0,contained_s,,,,,,,,,,\"b.yaml:3:4: unknown place 'x'\"\n"));
}

}  // namespace
}  // namespace skerry::test
