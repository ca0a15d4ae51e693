#include "tests/support/builders.h"

#include "sim/model/check.h"
#include "sim/network/passage.h"
#include "tests/support/text_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace skerry::test {
namespace {

std::string joined(const std::vector<Problem>& problems) {
  std::string result;
  for (const Problem& problem : problems) result += text(problem) + '\n';
  return result;
}

TEST(SmallScenario, HasNoProblemsAndNoWarnings) {
  const Findings findings = check(small_scenario());
  EXPECT_EQ(joined(findings.problems), "");
  EXPECT_EQ(joined(findings.warnings), "");
}

TEST(SmallScenario, HasWhatItsIdsName) {
  const Scenario s = small_scenario();
  EXPECT_EQ(s.region.places[small::kVillage].id, "village");
  EXPECT_EQ(s.region.links[small::kLane].id, "lane");
  EXPECT_EQ(s.incidents[small::kBrawl].id, "brawl");
  EXPECT_EQ(text(s.start), "2023-06-01T09:00+08:00");
}

TEST(TextMap, ReadsPlacesAndLinksByRows) {
  const Scenario s = text_map(
      "A---B~~C\n"
      "|   .  ~\n"
      "|   .  ~\n"
      "D---E  F");
  std::string links;
  for (const Link& link : s.region.links)
    links += link.id + ' ' + std::to_string(static_cast<int>(link.length->si / 1000)) + "; ";
  EXPECT_EQ(links, "AB 3; AD 2; BC 2; BE 2; CF 2; DE 3; ");
  EXPECT_EQ(s.region.places.size(), 6u);
  EXPECT_EQ(s.region.links[Id<Link>{2}].medium, LinkMedium::sea);
  EXPECT_EQ(s.region.links[Id<Link>{3}].medium, LinkMedium::path);
}

}  // namespace
}  // namespace skerry::test
