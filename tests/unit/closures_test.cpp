#include "sim/study/closures.h"

#include "sim/io/load.h"
#include "sim/report/closures_report.h"
#include "tests/support/builders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace skerry {
namespace {

namespace small = test::small;
using testing::HasSubstr;

/// Ferries that stop above 10 m/s and gusts of 14 m/s, and waves of 2 m.
Scenario scenario_with_limits() {
  Scenario s = test::small_scenario();
  Limits& limits = s.fleet.classes[small::kFerryClass].limits;
  limits.wind = {10};
  limits.gust = {14};
  limits.wave = {2};
  return s;
}

ClosureDay day(Speed wind, Length wave, bool runs) {
  ClosureDay d = test::named(ClosureDay{}, "a-day");
  d.weather.wind = wind;
  d.weather.gust = wind * 1.2;
  d.weather.wind_from = d.weather.wave_from = degrees(90);
  d.weather.wave = wave;
  d.weather.period = {6};
  d.weather.visibility = {10000};
  d.lines = {{small::kFerryClass, small::kHarbour, small::kQuay, runs}};
  return d;
}

JudgedDay judge(Scenario scenario, ClosureDay observed) {
  scenario.closure_days.add(std::move(observed));
  return judge_closures(scenario).at(0);
}

TEST(Closures, ALineRunsWithinTheLimits) {
  const JudgedDay judged = judge(scenario_with_limits(), day({9}, {0.5}, true));
  EXPECT_TRUE(judged.lines.at(0).runs());
  EXPECT_TRUE(judged.is_reproduced());
}

TEST(Closures, ALineStopsBeyondTheLimitsOfItsClass) {
  const JudgedDay judged = judge(scenario_with_limits(), day({11}, {0.5}, false));
  ASSERT_FALSE(judged.lines.at(0).runs());
  EXPECT_EQ(judged.lines[0].hindrance->excess.what, Hindrance::wind);
  EXPECT_DOUBLE_EQ(judged.lines[0].hindrance->excess.value, 11);
  EXPECT_FALSE(judged.lines[0].hindrance->wharf);
  EXPECT_TRUE(judged.is_reproduced());
}

TEST(Closures, ALineStopsWhereAWharfLetsNoCraftLand) {
  const JudgedDay judged = judge(scenario_with_limits(), day({9}, {1.5}, false));
  ASSERT_FALSE(judged.lines.at(0).runs());
  EXPECT_EQ(judged.lines[0].hindrance->excess.what, Hindrance::wave);
  EXPECT_EQ(judged.lines[0].hindrance->wharf, small::kHarbour);
}

TEST(Closures, ADayIsNotReproducedWhenOneLineDisagrees) {
  ClosureDay observed = day({11}, {0.5}, false);
  observed.lines.push_back({small::kFerryClass, small::kQuay, small::kHarbour, true});
  const JudgedDay judged = judge(scenario_with_limits(), observed);
  EXPECT_TRUE(judged.lines.at(0).agrees());
  EXPECT_FALSE(judged.lines.at(1).agrees());
  EXPECT_FALSE(judged.is_reproduced());
}

TEST(Closures, InnerWatersHaveTheirShareOfTheWindAndTheSeaThatItRaises) {
  Scenario s = scenario_with_limits();
  s.inner_waters = {{small::kSound}, {5000}};
  ClosureDay observed = day({12}, {4}, true);
  EXPECT_FALSE(judge(s, observed).lines.at(0).runs());
  observed.weather.inner_wind = 0.75;
  EXPECT_TRUE(judge(s, observed).lines.at(0).runs());
}

TEST(Closures, TheReportSaysWhatWasSeenWhatTheLimitsSayAndWhy) {
  Scenario s = scenario_with_limits();
  s.closure_days.add(day({11}, {0.5}, true));
  const std::string report = closures_report(s, judge_closures(s), {});
  EXPECT_THAT(report, HasSubstr("a-day  not reproduced"));
  EXPECT_THAT(report, HasSubstr("ferry  harbour – quay  runs      stops      wind 11.0 m/s, "
                                "limit 10.0 m/s"));
  EXPECT_THAT(report, HasSubstr("0 of 1 days reproduced; 0 of 1 lines agree"));
  const std::string chinese = closures_report(s, judge_closures(s), {.language = Language::zh});
  EXPECT_THAT(chinese, HasSubstr("大风11.0米/秒，限值10.0米/秒"));
}

TEST(Closures, TheShippedLimitsReproduceAtLeastSixOfTheEightDaysObserved) {
  const Scenario s = io::load(SKERRY_SOURCE_DIR "/scenarios/zhoushan/closures.yaml").scenario;
  const std::vector<JudgedDay> days = judge_closures(s);
  EXPECT_EQ(days.size(), 8u);
  EXPECT_GE(
      std::count_if(days.begin(), days.end(), [](const JudgedDay& d) { return d.is_reproduced(); }),
      6)
      << closures_report(s, days, {});
}

TEST(Closures, CheckRefusesLinesThatDoNotGoFromWharfToWharf) {
  Scenario s = scenario_with_limits();
  ClosureDay observed = day({11}, {0.5}, false);
  observed.lines[0].to = small::kVillage;
  s.closure_days.add(observed);
  ASSERT_EQ(check_closures(s).size(), 1u);
  EXPECT_EQ(check_closures(s)[0].message, "a line goes from wharf to wharf; 'village' is none");
}

TEST(Closures, CheckRefusesGustsBelowTheMeanWindAndDaysWithoutLines) {
  Scenario s = scenario_with_limits();
  ClosureDay observed = day({11}, {0.5}, false);
  observed.weather.gust = {10};
  observed.lines.clear();
  s.closure_days.add(observed);
  ASSERT_EQ(check_closures(s).size(), 2u);
  EXPECT_THAT(check_closures(s)[0].message, HasSubstr("gusts cannot be below the mean wind"));
  EXPECT_THAT(check_closures(s)[1].message, HasSubstr("it needs at least one line"));
}

}  // namespace
}  // namespace skerry
