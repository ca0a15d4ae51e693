#include "tests/support/feeds.h"

#include "sim/io/zip_archive.h"

#include <gtest/gtest.h>

#include <fstream>
#include <unistd.h>
#include <vector>

namespace skerry::test {
namespace fs = std::filesystem;

fs::path feed_folder() {
  std::string name = testing::TempDir() + "skerry_feed_XXXXXX";
  EXPECT_NE(::mkdtemp(name.data()), nullptr);
  return name;
}

FeedFiles small_feed() {
  return {{"agency.txt",
           "agency_id,agency_name,agency_url,agency_timezone\n"
           "boats,Boats,http://localhost/,Pacific/Auckland\n"},
          {"stops.txt",
           "stop_id,stop_name,stop_lat,stop_lon\n"
           "town,Town,-36.80,175.00\n"
           "isle,Isle,-36.71,175.00\n"},
          {"routes.txt",
           "route_id,agency_id,route_short_name,route_long_name,route_type\n"
           "R,boats,T,Town - Isle,4\n"},
          {"trips.txt", "route_id,service_id,trip_id\nR,week,out\nR,week,back\n"},
          {"stop_times.txt",
           "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
           "out,08:00:00,08:00:00,town,1\n"
           "out,08:30:00,08:30:00,isle,2\n"
           "back,09:00:00,09:00:00,isle,1\n"
           "back,09:30:00,09:30:00,town,2\n"},
          {"calendar.txt",
           "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
           "start_date,end_date\n"
           "week,1,1,1,1,1,0,0,20260101,20261231\n"}};
}

FeedFiles with(FeedFiles files, const std::string& name, const std::string& text) {
  files[name] = text;
  return files;
}

FeedFiles without(FeedFiles files, const std::string& name) {
  files.erase(name);
  return files;
}

fs::path as_folder(const FeedFiles& files) {
  const fs::path folder = feed_folder() / "feed";
  fs::create_directories(folder);
  for (const auto& [name, text] : files) std::ofstream(folder / name, std::ios::binary) << text;
  return folder;
}

fs::path as_zip(const FeedFiles& files, const std::string& top) {
  std::vector<io::Member> members;
  for (const auto& [name, text] : files) members.push_back({top + name, "", text});
  const fs::path file = feed_folder() / "feed.zip";
  std::ofstream(file, std::ios::binary) << io::zip_of(members);
  return file;
}

io::gtfs::Feed read(const FeedFiles& files) {
  const fs::path folder = as_folder(files);
  io::gtfs::Feed feed = io::gtfs::read_feed(folder);
  fs::remove_all(folder.parent_path());
  return feed;
}

std::string refusal(const FeedFiles& files) {
  const fs::path folder = as_folder(files);
  std::string result = "read";
  try {
    io::gtfs::read_feed(folder);
  } catch (const InputError& error) {
    result = error.what();
    const std::string prefix = folder.parent_path().string() + "/";
    for (std::size_t at; (at = result.find(prefix)) != std::string::npos;)
      result.erase(at, prefix.size());
  }
  fs::remove_all(folder.parent_path());
  return result;
}

}  // namespace skerry::test
