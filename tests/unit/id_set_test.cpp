#include "sim/base/id_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace skerry::test {
namespace {

struct Stone {};
using Stones = IdSet<Stone>;

Stones set_of(std::initializer_list<std::uint32_t> indices) {
  Stones result(200);
  for (const std::uint32_t index : indices) result.add(Id<Stone>{index});
  return result;
}

std::vector<std::uint32_t> indices_of(const Stones& set) {
  std::vector<std::uint32_t> result;
  for (auto id = set.next(0); id; id = set.next(id->index() + 1)) result.push_back(id->index());
  return result;
}

TEST(AnIdSet, IsGoneThroughInOrderOfId) {
  EXPECT_THAT(indices_of(set_of({199, 64, 0, 63, 130, 64})),
              testing::ElementsAre(0, 63, 64, 130, 199));
  EXPECT_THAT(indices_of(Stones{}), testing::IsEmpty());
  EXPECT_EQ(set_of({5}).next(6), std::nullopt);
}

TEST(AnIdSet, ForgetsWhatIsRemovedAndKeepsWhatAnotherHas) {
  Stones set = set_of({1, 70, 71});
  set.remove(Id<Stone>{70});
  EXPECT_FALSE(set.has(Id<Stone>{70}));
  set.add(set_of({150}));
  set.keep_only(set_of({70, 71, 150}));
  EXPECT_THAT(indices_of(set), testing::ElementsAre(71, 150));
}

TEST(AnIdSet, ShowsWhatIsAddedAheadWhileItIsGoneThrough) {
  Stones set = set_of({3, 9});
  std::vector<std::uint32_t> seen;
  for (auto id = set.next(0); id; id = set.next(id->index() + 1)) {
    seen.push_back(id->index());
    if (id->index() == 3) {
      set.add(Id<Stone>{2});  // behind
      set.add(Id<Stone>{100});
    }
  }
  EXPECT_THAT(seen, testing::ElementsAre(3, 9, 100));
}

}  // namespace
}  // namespace skerry::test
