#include "sim/kernel/calendar.h"

#include "sim/base/random.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace skerry {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

void schedule(Calendar& calendar, Duration at, std::uint32_t subject,
              Phase phase = Phase::movement) {
  Event event;
  event.at = kStart + at;
  event.subject = subject;
  calendar.schedule(event, phase);
}

std::vector<std::uint32_t> subjects_in_order(Calendar& calendar) {
  std::vector<std::uint32_t> result;
  while (!calendar.empty()) result.push_back(calendar.take().subject);
  return result;
}

TEST(Calendar, TakesTheSoonestEventFirst) {
  Calendar calendar;
  schedule(calendar, 3min, 3);
  schedule(calendar, 1min, 1);
  schedule(calendar, 2min, 2);
  EXPECT_EQ(calendar.next().subject, 1u);
  EXPECT_THAT(subjects_in_order(calendar), ElementsAre(1, 2, 3));
}

TEST(Calendar, KeepsEightEqualEventsInOrder) {
  Calendar calendar;
  for (std::uint32_t i = 0; i < 8; ++i) schedule(calendar, 5min, i);
  EXPECT_THAT(subjects_in_order(calendar), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7));
}

TEST(Calendar, TakesThePhasesOfOneMomentInTheirOrder) {
  Calendar calendar;
  schedule(calendar, 5min, 4, Phase::observation);
  schedule(calendar, 5min, 3, Phase::decisions);
  schedule(calendar, 5min, 2, Phase::movement);
  schedule(calendar, 5min, 1, Phase::arrivals);
  schedule(calendar, 5min, 0, Phase::environment);
  EXPECT_THAT(subjects_in_order(calendar), ElementsAre(0, 1, 2, 3, 4));
}

TEST(Calendar, PutsTimeBeforePhase) {
  Calendar calendar;
  schedule(calendar, 6min, 2, Phase::environment);
  schedule(calendar, 5min, 1, Phase::observation);
  EXPECT_THAT(subjects_in_order(calendar), ElementsAre(1, 2));
}

TEST(Calendar, TakesEventsScheduledForNowAfterThoseOfTheSamePhaseThatWait) {
  Calendar calendar;
  schedule(calendar, 5min, 0);
  schedule(calendar, 5min, 1);
  EXPECT_EQ(calendar.take().subject, 0u);
  schedule(calendar, 5min, 2);
  schedule(calendar, 5min, 3, Phase::arrivals);
  EXPECT_THAT(subjects_in_order(calendar), ElementsAre(3, 1, 2));
}

TEST(Calendar, RefusesThePast) {
  Calendar calendar;
  schedule(calendar, 5min, 0);
  calendar.take();
  EXPECT_THROW(schedule(calendar, 5min - Duration{1}, 1), Bug);
  EXPECT_NO_THROW(schedule(calendar, 5min, 1));
}

TEST(Calendar, ThatIsCopiedGoesOnAlike) {
  Calendar calendar;
  for (std::uint32_t i = 0; i < 20; ++i) schedule(calendar, std::chrono::minutes{i * 7 % 5}, i);
  calendar.take();
  Calendar copy = calendar;
  EXPECT_EQ(subjects_in_order(copy), subjects_in_order(calendar));
}

TEST(Calendar, CountsWhatIsThereAndWhatWasScheduled) {
  Calendar calendar;
  schedule(calendar, 1min, 0);
  schedule(calendar, 2min, 1);
  calendar.take();
  EXPECT_EQ(calendar.size(), 1u);
  EXPECT_EQ(calendar.scheduled(), 2u);
}

/// A number from 0 to `count` - 1.
std::uint32_t any(std::uint32_t count, std::uint32_t sequence, std::uint32_t index) {
  return static_cast<std::uint32_t>(uniform({.seed = sequence}, Purpose::onset, 0, index) * count);
}

TEST(Calendar, AgreesWithAMultimapOverRandomSequences) {
  // A multimap keeps equal keys in the order of insertion.
  for (std::uint32_t sequence = 0; sequence < 50; ++sequence) {
    Calendar calendar;
    std::multimap<std::pair<SimTime, Phase>, std::uint32_t> model;
    SimTime now = kStart;
    for (std::uint32_t i = 0; i < 2000; ++i) {
      if (!model.empty() && any(5, sequence, 3 * i) < 2) {
        now = model.begin()->first.first;
        ASSERT_EQ(calendar.take().subject, model.begin()->second) << sequence << ' ' << i;
        model.erase(model.begin());
        continue;
      }
      const SimTime at = now + std::chrono::seconds{any(10, sequence, 3 * i + 1)};
      const auto phase = static_cast<Phase>(any(5, sequence, 3 * i + 2));
      schedule(calendar, at - kStart, i, phase);
      model.emplace(std::pair{at, phase}, i);
    }
    std::vector<std::uint32_t> rest;
    for (const auto& [key, subject] : model) rest.push_back(subject);
    ASSERT_EQ(subjects_in_order(calendar), rest) << sequence;
  }
}

}  // namespace
}  // namespace skerry
