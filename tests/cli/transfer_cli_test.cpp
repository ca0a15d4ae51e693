// skerry import gtfs and skerry export gtfs, as a user meets them.

#include "tests/support/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace skerry::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kTimetable = "scenarios/hauraki/timetable.yaml";

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

/// The shipped timetable as a feed.
fs::path exported(const fs::path& folder, const std::string& name = "gulf.zip") {
  const fs::path feed = folder / name;
  const ProgramRun run = skerry("export gtfs " + kTimetable + " --out " + quoted(feed) +
                                " --timezone Pacific/Auckland");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.out, "");
  return feed;
}

TEST(ExportGtfs, WritesTheSameBytesTwice) {
  const fs::path folder = fresh_folder();
  EXPECT_EQ(bytes_of(exported(folder, "a.zip")), bytes_of(exported(folder, "b.zip")));
}

TEST(ExportGtfs, RefusesWhatHasNoTimetable) {
  const fs::path feed = fresh_folder() / "none.zip";
  const ProgramRun run = skerry("export gtfs scenarios/hauraki/region.yaml --out " + quoted(feed));
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("scenarios/hauraki/region.yaml: there is no timetable"));
  EXPECT_FALSE(fs::exists(feed));
}

TEST(ImportGtfs, MakesFilesThatCheckFindsInOrder) {
  const fs::path folder = fresh_folder();
  const ProgramRun run =
      skerry("import gtfs " + quoted(exported(folder)) + " --out " + quoted(folder / "gulf") +
             " --coastline data/hauraki_coastline.geojson --name gulf");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  // What stands in timetable.yaml: 2 departures of Tryphena, 24 of Waiheke, 2 of Rakino, 5 others.
  EXPECT_THAT(run.out, HasSubstr("10 lines, 5 services, 17 sailings with 33 departures, "
                                 "2023-01-01 to 2026-01-01"));
  for (const char* name : {"region.yaml", "fleet.yaml", "timetable.yaml"}) {
    const ProgramRun check = skerry("check " + quoted(folder / "gulf" / name));
    EXPECT_EQ(check.exit_code, 0) << check.err;
    EXPECT_THAT(check.err, IsEmpty());
  }
  EXPECT_THAT(bytes_of(folder / "gulf/fleet.yaml"),
              testing::StartsWith("# Made by skerry import gtfs from gulf.zip."));
}

TEST(ImportGtfs, SaysWhatItMadeInChineseToo) {
  const fs::path folder = fresh_folder();
  const ProgramRun run = skerry("import gtfs " + quoted(exported(folder)) + " --lang zh --out " +
                                quoted(folder / "gulf"));
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("已生成"));
}

TEST(ImportGtfs, RefusesAFolderThatHoldsSomething) {
  const fs::path folder = fresh_folder();
  const ProgramRun run =
      skerry("import gtfs " + quoted(exported(folder)) + " --out " + quoted(folder));
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, folder.string() + ": there is something already; name a new folder\n");
}

TEST(ImportGtfs, RefusesWhatIsNoFeedAndWritesNothing) {
  const fs::path folder = fresh_folder();
  const std::string whole = bytes_of(exported(folder));
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(folder / "bad.zip", std::ios::binary) << bytes;
    const ProgramRun run =
        skerry("import gtfs " + quoted(folder / "bad.zip") + " --out " + quoted(folder / "out"));
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(run.out, "");
    EXPECT_FALSE(fs::exists(folder / "out"));
    return run.err;
  };
  EXPECT_EQ(refused("not a zip"), (folder / "bad.zip").string() + ": not a zip archive\n");
  EXPECT_EQ(refused(""), (folder / "bad.zip").string() + ": the file is empty\n");
  EXPECT_THAT(refused(whole.substr(0, whole.size() / 2)), HasSubstr("bad.zip: "));
}

TEST(ImportGtfs, MarksMistakesInsideTheFeed) {
  const fs::path folder = fresh_folder() / "feed";
  fs::create_directories(folder);
  std::ofstream(folder / "agency.txt") << "agency_name,agency_timezone\nA,Etc/UTC\n";
  std::ofstream(folder / "stops.txt") << "stop_id,stop_lat,stop_lon\na,0,0\nb,0,x\n";
  std::ofstream(folder / "routes.txt") << "route_id,route_type\nr,4\n";
  std::ofstream(folder / "trips.txt") << "route_id,service_id,trip_id\nr,s,t\n";
  std::ofstream(folder / "calendar_dates.txt") << "service_id,date,exception_type\ns,20260101,1\n";
  std::ofstream(folder / "stop_times.txt")
      << "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt,8:00:00,8:00:00,a,1\n"
         "t,noon,09:00:00,a,2\n";
  const ProgramRun run =
      skerry("import gtfs " + quoted(folder) + " --out " + quoted(folder.parent_path() / "out"));
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, folder.string() +
                         "/stops.txt:3:5: 'stop_lon': expected a number from -180 to 180, got "
                         "'x'\n" +
                         folder.string() +
                         "/stop_times.txt:3:3: 'arrival_time': expected a time such as 07:30:00 "
                         "or 25:10:00, got 'noon'\n");
}

}  // namespace
}  // namespace skerry::test
