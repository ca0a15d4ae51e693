#include "sim/io/cap.h"

#include "sim/base/input_error.h"
#include "sim/io/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <unistd.h>

namespace skerry {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr Position kDongji{30.19, 122.69};
constexpr Position kPutuo{29.95, 122.30};

fs::path own(const char* name) { return fs::path(SKERRY_SOURCE_DIR) / "tests/data/alerts" / name; }
/// Third parties' alerts, beside the repository.
fs::path shared(const char* name) {
  const fs::path place = fs::path(SKERRY_SOURCE_DIR) / "../shared/data/samples" / name;
  return fs::exists(place) ? place : fs::path("/work/shared/data/samples") / name;
}
#define SKERRY_NEEDS(file) \
  if (!fs::exists(file)) GTEST_SKIP() << (file) << " is not there"

/// What is wrong with the alert of our own once `from` in it is `to`.
std::string refusal(const std::string& from, const std::string& to) {
  std::string text = io::read_file(own("gale_dongji_zh.xml"), 1u << 20);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  const fs::path file =
      fs::temp_directory_path() / ("skerry_cap_" + std::to_string(::getpid()) + ".xml");
  std::ofstream(file) << text;
  std::string result = "nothing was wrong";
  try {
    io::read_alert(file);
  } catch (const InputError& error) {
    result = error.what();
    result.erase(0, file.string().size() + 1);
  }
  fs::remove(file);
  return result;
}

TEST(Cap, ReadsAChineseWarning) {
  const Alert alert = io::read_alert(own("gale_dongji_zh.xml"));
  EXPECT_EQ(alert.identifier, "33090341600000_20230530163000_1");
  EXPECT_EQ(text(alert.sent), "2023-05-30T16:30+08:00");
  EXPECT_EQ(alert.status, AlertStatus::exercise);
  ASSERT_EQ(alert.infos.size(), 1u);
  const AlertInfo& info = alert.infos[0];
  EXPECT_EQ(info.event, "大风");
  EXPECT_EQ(info.severity, Severity::moderate);
  EXPECT_EQ(warning_colour(info), Warning::yellow);
  EXPECT_EQ(text(*info.onset), "2023-05-31T02:00+08:00");
  EXPECT_EQ(info.parameters[0].value, "8");
  ASSERT_EQ(info.areas.size(), 1u);
  EXPECT_EQ(info.areas[0].geocodes[0].value, "330903");
  EXPECT_TRUE(covers(info.areas[0], kDongji));
  EXPECT_FALSE(covers(info.areas[0], kPutuo));
}

TEST(Cap, ReadsSeveralLanguages) {
  const Alert alert = io::read_alert(own("swell_two_languages.xml"));
  ASSERT_EQ(alert.infos.size(), 2u);
  EXPECT_EQ(alert.type, MessageType::update);
  EXPECT_EQ(alert.infos[0].language, "en");
  EXPECT_EQ(alert.infos[1].headline, "外侧岛屿海域有大涌浪");
  EXPECT_EQ(alert.infos[0].categories, (std::vector<std::string>{"Met", "Transport"}));
  EXPECT_EQ(warning_colour(alert.infos[0]), Warning::orange);
  EXPECT_TRUE(covers(alert.infos[0].areas[0], {30.3, 122.8}));
  EXPECT_FALSE(covers(alert.infos[0].areas[0], kPutuo));
}

TEST(Cap, SaysAllThatIsMissing) {
  const std::string why = refusal("<scope>Public</scope>\n  <info>", "<info>");
  EXPECT_EQ(why, "3:2: 'scope' is missing");
  EXPECT_THAT(refusal("<status>Exercise</status>\n  <msgType>Alert</msgType>", ""),
              HasSubstr("3:2: 'status' is missing\n"));
  EXPECT_THAT(refusal("<certainty>Likely</certainty>", "<certainty/>"),
              HasSubstr("16:6: 'certainty' is empty"));
}

TEST(Cap, GuessesWhatAWordShouldHaveBeen) {
  EXPECT_EQ(refusal("<urgency>Expected", "<urgency>Expcted"),
            "14:6: unknown urgency 'Expcted'; did you mean 'Expected'?");
  EXPECT_THAT(refusal("<category>Met", "<category>Weather"),
              HasSubstr("12:6: unknown category 'Weather'; expected one of Geo, Met"));
  EXPECT_THAT(refusal("<severity>Yellow", "<severity>Loud"), HasSubstr("unknown severity 'Loud'"));
}

TEST(Cap, ChecksPolygons) {
  EXPECT_THAT(
      refusal("30.10,122.55 30.10,122.85", "122.55,30.10 30.10,122.85"),
      HasSubstr("'122.55,30.10' is not on the earth, expected 'latitude,longitude'; are the "
                "two swapped?"));
  EXPECT_THAT(refusal("30.30,122.55 30.10,122.55", "30.30,122.55"), HasSubstr("not closed"));
  EXPECT_THAT(refusal("30.10,122.85 30.30,122.85 30.30,122.55 ", ""),
              HasSubstr("a polygon has 2 points, expected at least 4"));
  EXPECT_THAT(refusal("30.10,122.55", "30.10;122.55"), HasSubstr("is not a point"));
  EXPECT_THAT(refusal("<geocode>", "<circle>30.1,122.6</circle><geocode>"),
              HasSubstr("is not a circle"));
}

TEST(Cap, ChecksTimes) {
  EXPECT_EQ(refusal("<onset>2023-05-31 02:00:00+08:00", "<onset>2023-05-31 02:00:00"),
            "18:6: 'onset' is '2023-05-31 02:00:00', expected a time with its offset from UTC such "
            "as '2023-05-31T09:00:00+08:00'");
}

TEST(Cap, RefusesWhatIsNoAlert) {
  EXPECT_THAT(
      refusal("<alert xmlns", "<!DOCTYPE alert [<!ENTITY x SYSTEM '/etc/passwd'>]>\n<alert xmlns"),
      HasSubstr("DOCTYPE"));
  EXPECT_THAT(refusal("cap:1.2\"", "cap:9.9\""), HasSubstr("3:2: the namespace is"));
  EXPECT_THAT(refusal("</alert>", ""), HasSubstr("not XML"));
  EXPECT_THAT(refusal("大风</event>", "\xff</event>"), HasSubstr("13:12: not clean UTF-8"));
}

TEST(Cap, AcceptsTheOlderNamespace) {
  EXPECT_EQ(refusal("cap:1.2\"", "cap:1.1\""), "nothing was wrong");
}

TEST(Cap, ReadsAlertsOfThirdParties) {
  SKERRY_NEEDS(shared("cap12_canada.cap"));
  const Alert canada = io::read_alert(shared("cap12_canada.cap"));
  EXPECT_EQ(canada.infos.size(), 2u);
  EXPECT_EQ(canada.infos[1].language, "fr-CA");
  EXPECT_EQ(canada.infos[0].urgency, Urgency::past);
  EXPECT_FALSE(canada.infos[0].areas.front().polygons.empty());
  const Alert australia = io::read_alert(shared("cap12_australia.cap"));
  EXPECT_EQ(australia.infos[0].sender_name, "NSW Rural Fire Service");
  EXPECT_EQ(warning_colour(australia.infos[0]), Warning::blue);
}

TEST(Cap, RefusesTheInvalidAlertOfAThirdParty) {
  SKERRY_NEEDS(shared("cap_invalid.cap"));
  try {
    io::read_alert(shared("cap_invalid.cap"));
    FAIL();
  } catch (const InputError& error) {
    ASSERT_EQ(error.problems().size(), 1u);
    EXPECT_THAT(error.what(), HasSubstr("cap_invalid.cap:2:2: 'scope' is missing"));
  }
}

}  // namespace
}  // namespace skerry
