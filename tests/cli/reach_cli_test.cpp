// skerry reach as a user meets it.

#include "tests/support/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

namespace skerry::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

const std::string kJune = "scenarios/zhoushan/june-drill.yaml";

json reached(const std::string& more) {
  const ProgramRun run = skerry("reach " + kJune + " --json " + more);
  EXPECT_EQ(run.exit_code, 0) << run.err;
  return json::parse(run.out);
}

/// Seconds until so many stand at the only target, in a weather; null: never.
json seconds(const json& atlas, std::size_t weather, std::size_t persons) {
  return atlas["weathers"][weather]["targets"][0]["reached"][persons]["seconds"];
}

TEST(Reach, OfAllIslandsNamesWhatBinds) {
  const json atlas = reached("");
  ASSERT_EQ(atlas["weathers"].size(), 5);
  for (const json& weather : atlas["weathers"]) {
    EXPECT_EQ(weather["targets"].size(), 39);
    for (const json& target : weather["targets"]) {
      double before = 0;
      for (const json& r : target["reached"]) {
        if (r["seconds"].is_null()) continue;
        EXPECT_GE(r["seconds"], before) << target["target"];
        before = r["seconds"];
        EXPECT_FALSE(r["binding"]["words"].get<std::string>().empty());
        double sum = 0;
        for (const json& leg : r["legs"]) sum += leg["seconds"].get<double>();
        EXPECT_NEAR(sum, before, 0.01) << target["target"];
      }
    }
  }
}

TEST(Reach, IsNeverSoonerInAStormThanInACalm) {
  const json atlas = reached("--weather calm,8bft,12bft --to dongfushan --persons 1,20");
  for (std::size_t n = 0; n < 2; ++n) {
    const json calm = seconds(atlas, 0, n), storm = seconds(atlas, 1, n);
    ASSERT_FALSE(calm.is_null());
    EXPECT_TRUE(storm.is_null() || storm >= calm);
    EXPECT_TRUE(seconds(atlas, 2, n).is_null());
  }
  const json& kept = atlas["weathers"][2]["targets"][0]["kept_away"];
  EXPECT_THAT(kept["words"].get<std::string>(), HasSubstr("wind 34.8 m/s"));
}

TEST(Reach, TakesARegionWithItsFolder) {
  const ProgramRun run =
      skerry("reach scenarios/zhoushan/region.yaml --weather fog --to miaozihu --csv");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 4);
}

TEST(Reach, SpeaksChinese) {
  const ProgramRun run = skerry("reach " + kJune + " --weather calm --to miaozihu --lang zh");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("庙子湖"));
  EXPECT_THAT(run.out, HasSubstr("制约环节"));
}

TEST(Reach, WritesIslandsAndIsochronesAsGeoJson) {
  const fs::path file = fresh_folder() / "reach.geojson";
  const ProgramRun run =
      skerry("reach " + kJune + " --weather calm --geojson '" + file.string() + "'");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const json map = json::parse(bytes_of(file));
  int polygons = 0, lines = 0;
  for (const json& feature : map["features"]) {
    if (!feature["geometry"].is_null()) {
      polygons += feature["geometry"]["type"] == "Polygon";
      lines += feature["geometry"]["type"] == "MultiLineString";
    }
  }
  EXPECT_GE(polygons, 30);  // of 39 islands, five of which have no place
  EXPECT_GE(lines, 3);
}

struct Wrong {
  std::string arguments;
  std::string message;
};
std::ostream& operator<<(std::ostream& stream, const Wrong& wrong) {
  return stream << "skerry reach " << wrong.arguments;
}
class WrongReach : public testing::TestWithParam<Wrong> {};

TEST_P(WrongReach, ExitsWith2AndSaysWhy) {
  const ProgramRun run = skerry("reach " + GetParam().arguments);
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr(GetParam().message));
  EXPECT_EQ(run.out, "");
}

INSTANTIATE_TEST_SUITE_P(
    Reach, WrongReach,
    testing::Values(Wrong{kJune + " --to miaozihou",
                          "unknown island or place 'miaozihou'; did you mean 'miaozihu'?"},
                    Wrong{kJune + " --weather fogg", "unknown weather 'fogg'; did you mean 'fog'?"},
                    Wrong{kJune + " --weather 13bft", "there are calm, 1bft to 12bft"},
                    Wrong{kJune + " --weather calm,", "has an empty entry"},
                    Wrong{kJune + " --persons 0", "'0' is not a number of persons"},
                    Wrong{kJune + " --persons 1,two", "'two' is not a number of persons"},
                    Wrong{kJune + " --agencies polise",
                          "unknown agency 'polise'; did you mean 'police'?"},
                    Wrong{kJune + " --wind-from 360", "is not a direction"},
                    Wrong{"scenarios/zhoushan/climate.yaml", "this is a file of kind 'climate'"},
                    Wrong{"tests/data/small/nothing.yaml", "nothing.yaml"}));

}  // namespace
}  // namespace skerry::test
