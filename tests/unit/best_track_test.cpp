#include "sim/io/best_track.h"

#include "sim/base/input_error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <unistd.h>

namespace skerry {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// A file of best tracks for the length of a test.
class Written {
 public:
  explicit Written(const std::string& content)
      : path_(fs::temp_directory_path() / ("skerry_track_" + std::to_string(::getpid()))) {
    std::ofstream(path_) << content;
  }
  ~Written() { fs::remove(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string refusal(const std::string& content, const std::string& storm) {
  const Written file(content);
  try {
    io::read_best_track(file.path(), storm);
  } catch (const InputError& error) {
    return std::string(error.what()).substr(file.path().string().size() + 1);
  }
  return "nothing was wrong";
}

// The form of bst_all.txt. The numbers are ours.
const char* const kTokyo =
    "66666 2302  003 0002 2302 0 6               MAWAR              20230701\n"
    "23053000 002 5 203  1251  950 080     60090 0060 00000 0335\n"
    "23053006 002 5 206  1250  955 075     90090 0090 30330 0230 #\n"
    "23053012 002 2 209  1249 1002 000\n"
    "66666 9119  001 0045 9119 0 6               MIRREILE           19920701\n"
    "91092706 002 5 325  1293  935 095     30180 0140 30400 0260         #\n";

TEST(BestTrack, ReadsTokyosRecords) {
  const Written file(kTokyo);
  const Track track = io::read_best_track(file.path(), "mawar");
  EXPECT_EQ(track.id, "mawar-2023");
  EXPECT_EQ(track.name.en, "Mawar 2023");
  ASSERT_EQ(track.fixes.size(), 3u);
  EXPECT_EQ(text(track.fixes[0].at), "2023-05-30T00:00+00:00");
  EXPECT_EQ(track.fixes[0].position, (Position{20.3, 125.1}));
  EXPECT_DOUBLE_EQ(track.fixes[0].pressure.si, 95000);
  EXPECT_DOUBLE_EQ(track.fixes[0].wind.si, 80 * kKnot);
  EXPECT_DOUBLE_EQ(track.fixes[1].gale_radius.si, 280 * kNauticalMile);
  EXPECT_DOUBLE_EQ(track.fixes[2].wind.si, 0);
  EXPECT_DOUBLE_EQ(track.fixes[2].gale_radius.si, 0);
  EXPECT_EQ(track.fixes[2].defined_at.line, 4);
  EXPECT_EQ(io::read_best_track(file.path(), "9119").id, "mirreile-1991");
}

TEST(BestTrack, NamesTheStormsOfAFile) {
  EXPECT_EQ(refusal(kTokyo, ""), " 2 storms, name one of Mawar 2023, Mirreile 1991");
  EXPECT_EQ(refusal(kTokyo, "Mawer"), " no storm 'Mawer'; did you mean 'MAWAR'?");
  EXPECT_EQ(refusal(kTokyo, "Lekima 2019"),
            " no storm 'Lekima 2019'; the file has Mawar 2023, Mirreile 1991");
}

TEST(BestTrack, ConvertsChinasTwoMinuteWinds) {
  const Written file(
      "66666 0000    2 0006 2106 0 3 In-Fa                              20220401\n"
      "2021072418 4 297 1231  970      35      \n"
      "2021072500 4 300 1225  968      38      18\n");
  const Track track = io::read_best_track(file.path(), "");
  EXPECT_EQ(track.id, "in-fa-2021");
  EXPECT_EQ(track.name.en, "In-Fa 2021");
  ASSERT_EQ(track.fixes.size(), 2u);
  EXPECT_DOUBLE_EQ(track.fixes[1].wind.si, 38 * 0.96);
  EXPECT_EQ(track.fixes[1].position, (Position{30.0, 122.5}));
  EXPECT_THAT(track.source, HasSubstr("2-minute winds x 0.96"));
}

// Columns and the row of units as in ibtracs.WP.list.v04r01.csv. The numbers are ours.
const char* const kIbtracs =
    "SID,SEASON,NAME,ISO_TIME,LAT,LON,WMO_WIND,WMO_PRES,WMO_AGENCY,TOKYO_LAT,TOKYO_LON,TOKYO_WIND,"
    "TOKYO_PRES,TOKYO_R30_LONG,TOKYO_R30_SHORT,CMA_LAT,CMA_LON,CMA_WIND,CMA_PRES\n"
    " ,Year, , ,degrees_north,degrees_east,kts,mb, ,degrees_north,degrees_east,kts,mb,nmile,nmile,"
    "degrees_north,degrees_east,kts,mb\n"
    "2024253N14143,2024,BEBINCA,2024-09-15 12:00:00,29.6,124.2,75,965,tokyo,29.7,124.3,75,965,240,"
    "180,29.6,124.2,82,955\n"
    "2024253N14143,2024,BEBINCA,2024-09-15 15:00:00,29.9,123.6, , , , , , , , , "
    ",29.9,123.6,82,955\n"
    "2024253N14143,2024,BEBINCA,2024-09-15 18:00:00,30.2,123.0,75,965,tokyo,30.3,123.1,75,965,240,"
    "180,30.2,123.0,82,955\n"
    "2024111N10150,2024,NOT_NAMED,2024-04-20 00:00:00,10.0,150.0, , , , , , , , , ,10.0,150.0,30,"
    "1002\n";

TEST(BestTrack, ReadsIbtracs) {
  const Written file(kIbtracs);
  const Track track = io::read_best_track(file.path(), "Bebinca 2024");
  ASSERT_EQ(track.fixes.size(), 2u);  // Tokyo has none at 15 UTC
  EXPECT_EQ(track.fixes[0].position, (Position{29.7, 124.3}));
  EXPECT_DOUBLE_EQ(track.fixes[0].gale_radius.si, 210 * kNauticalMile);
  const Track other = io::read_best_track(file.path(), "2024111N10150");
  EXPECT_DOUBLE_EQ(other.fixes[0].wind.si, 30 * kKnot * 0.96);
  EXPECT_THAT(other.source, HasSubstr("CMA"));
}

TEST(BestTrack, SaysWhatIsWrong) {
  EXPECT_THAT(refusal("a,b\n1,2\n", ""), HasSubstr("1:1: not best tracks"));
  EXPECT_THAT(refusal("66666 2302 1 2 2302 0 6 X 20230701\n23053000 002 5 203 1251 95x 080\n"
                      "23053099 002 5 203 1251 950 080\n",
                      ""),
              HasSubstr("2:1: a fix that is not all numbers\n"));
  EXPECT_THAT(refusal("66666 2302 1 2 2302 0 6 X 20230701\n23053006 002 5 203 1251 950 080\n"
                      "23053000 002 5 203 1251 950 080\n",
                      ""),
              HasSubstr("3:1: a fix that is not later"));
  EXPECT_THAT(refusal("SID,NAME,ISO_TIME,LAT,LON\n", ""), HasSubstr("no storm with a pressure"));
}

TEST(BestTrack, WritesAFileOfOurs) {
  const Written file(kTokyo);
  const std::string yaml = io::track_yaml(io::read_best_track(file.path(), "Mawar"));
  EXPECT_THAT(yaml, ::testing::StartsWith(
                        "track: mawar-2023\nname: {en: \"Mawar 2023\", zh: \"Mawar 2023\"}\n"
                        "environment: 1008 hPa\nsource: \"JMA RSMC Tokyo best track"));
  EXPECT_THAT(yaml, HasSubstr("  - {at: \"2023-05-30T06:00+00:00\", position: 20.6N 125E, "
                              "pressure: 955 hPa, wind: 75 kn, gale-radius: 280 nmi}\n"));
  EXPECT_THAT(yaml, HasSubstr("pressure: 1002 hPa, wind: 0 kn}\n"));
}

TEST(BestTrack, ReadsTheSharedTracks) {
  fs::path file = fs::path(SKERRY_SOURCE_DIR) / "../shared/data/typhoon_tracks.csv";
  if (!fs::exists(file)) file = "/work/shared/data/typhoon_tracks.csv";
  if (!fs::exists(file)) GTEST_SKIP() << file << " is not there";
  const Track track = io::read_best_track(file, "In-fa");
  EXPECT_EQ(track.id, "in-fa-2021");
  // physics.md, section 1.8: In-fa at 2021-07-25 06 UTC.
  for (const TrackFix& fix : track.fixes)
    if (text(fix.at) == "2021-07-25T06:00+00:00") {
      EXPECT_EQ(fix.position, (Position{30.0, 122.5}));
      EXPECT_DOUBLE_EQ(fix.pressure.si, 97000);
      EXPECT_NEAR(fix.gale_radius.si / kNauticalMile, 282.5, 1e-9);
      return;
    }
  FAIL() << "no such fix";
}

}  // namespace
}  // namespace skerry
