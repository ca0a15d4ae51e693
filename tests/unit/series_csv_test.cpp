#include "sim/io/series_csv.h"

#include "sim/base/input_error.h"
#include "sim/base/quantity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <unistd.h>

namespace skerry {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

SiteSeries read(const std::string& content) {
  const fs::path file =
      fs::temp_directory_path() / ("skerry_series_" + std::to_string(::getpid()) + ".csv");
  std::ofstream(file, std::ios::binary) << content;
  try {
    SiteSeries series = io::read_series_csv(file);
    fs::remove(file);
    return series;
  } catch (const InputError& error) {
    fs::remove(file);
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) problem.at.file = "f";
    throw InputError(std::move(problems));
  }
}

std::string refusal(const std::string& content) {
  try {
    read(content);
  } catch (const InputError& error) {
    return error.what();
  }
  return "nothing was wrong";
}

TEST(SeriesCsv, ReadsPeoplesUnits) {
  const SiteSeries series = read(
      "\xEF\xBB\xBFtime,wind (kn), gust (m/s),wind_from (deg),\"wave (m)\",visibility (km),rain "
      "(mm/h)\r\n"
      "2023-05-31T09:00+08:00,20,15.5,90,1.5,2,3.6\r\n"
      "\"2023-05-31T12:00+08:00\",24,,100,\"2\",,0\r\n");
  ASSERT_EQ(series.times.size(), 2u);
  EXPECT_EQ(text(LocalTime{series.times[0], {}}), "2023-05-31T01:00+00:00");
  EXPECT_DOUBLE_EQ(series[Element::wind][0], 20 * kKnot);
  EXPECT_TRUE(std::isnan(series[Element::gust][1]));
  EXPECT_DOUBLE_EQ(series[Element::wind_from][0], degrees(90).radians);
  EXPECT_DOUBLE_EQ(series[Element::visibility][0], 2000);
  EXPECT_NEAR(series[Element::rain][0], 1e-6, 1e-15);
  EXPECT_FALSE(series.has(Element::period));
}

TEST(SeriesCsv, ReadsBeaufort) {
  const SiteSeries series = read("time,wind (Bft)\n2023-05-31T09:00Z,7\n");
  EXPECT_DOUBLE_EQ(series[Element::wind][0], beaufort(7).si);
}

TEST(SeriesCsv, WritesWhatItReads) {
  const std::string text =
      "time,wind (m/s),wind_from (deg),period (s)\r\n"
      "2023-05-31T09:00+08:00,12.5,90,7\r\n"
      "2023-05-31T10:00+08:00,,95.5,7.25\r\n";
  EXPECT_EQ(io::series_csv(read(text), std::chrono::hours{8}), text);
}

TEST(SeriesCsv, SaysWhatIsWrongWithTheHeader) {
  EXPECT_EQ(refusal("time,wind\n"),
            "f:1:6: expected the unit of 'wind' after it, in brackets: m/s, kn, km/h or Bft");
  EXPECT_EQ(refusal("time,wnd (m/s),wave (kn)\n"),
            "f:1:6: unknown column 'wnd'; did you mean 'wind'?\n"
            "f:1:16: expected the unit of 'wave' after it, in brackets: m");
  EXPECT_EQ(refusal("wind (m/s)\n"), "f:1:1: there is no column 'time'");
  EXPECT_EQ(refusal("time,wind (kn),wind (m/s)\n"), "f:1:16: 'wind' is given twice");
  EXPECT_EQ(refusal("time,wind (kn)\n"), "f:1:1: no rows follow the names of the columns");
  EXPECT_EQ(refusal(""), "f:1:1: the file is empty");
}

TEST(SeriesCsv, SaysAllThatIsWrongWithTheRows) {
  EXPECT_EQ(refusal("time,wind (m/s),wave (m)\n"
                    "2023-05-31 09:00,5,1\n"
                    "2023-05-31T10:00Z,x,nan\n"
                    "2023-05-31T10:00Z,500,1\n"
                    "2023-05-31T12:00Z,5\n"),
            "f:2:1: '2023-05-31 09:00' is not a time, expected one with its offset from UTC such "
            "as 2023-05-31T09:00+08:00\n"
            "f:3:19: 'x' is not a number of m/s\n"
            "f:3:21: 'nan' is not a number of m\n"
            "f:4:1: a time that is not later than the one before\n"
            "f:4:19: wind of 500 m/s, expected 0 to 150 m/s\n"
            "f:5:1: 2 cells, expected 3 as in the first row");
}

TEST(SeriesCsv, RefusesBrokenQuotes) {
  EXPECT_THAT(refusal("time,\"wind (m/s)\n"), HasSubstr("quotes are left open"));
  EXPECT_THAT(refusal("time,wi\"nd (m/s)\n"), HasSubstr("f:1:8: a quote within a cell"));
  EXPECT_THAT(refusal("time,\"wind\"x (m/s)\n"), HasSubstr("expected a comma"));
  EXPECT_THAT(refusal("time,\xff\n"), HasSubstr("f:1:6: not clean UTF-8"));
}

TEST(SeriesCsv, CountsColumnsInCharacters) {
  EXPECT_THAT(refusal("风,time\n"), HasSubstr("f:1:1: unknown column '风'"));
}

}  // namespace
}  // namespace skerry
