// What always holds of a run, whatever the scenario, the plan and the orders. The scenarios and the
// orders are drawn; see tests/support/cases.h for how to try more, or one again.

#include "sim/base/fingerprint.h"
#include "sim/io/journal.h"
#include "sim/model/check.h"
#include "tests/support/meddler.h"
#include "tests/support/play.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace skerry::test {
namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

/// A drawn scenario, its weather, and a commander of each kind.
struct Case {
  explicit Case(std::uint32_t number)
      : scenario(random_scenario(number)),
        setup(scenario),
        key{number, number % 7},
        weather(setup.forecast) {
    setup.forecast.realise(key, weather);
    const Id<Plan> plan{number % 2};
    switch (number % 3) {
      case 0:
        commander = std::make_unique<PlanFollower>(setup, plan);
        break;
      case 1:
        commander = std::make_unique<Meddler>(setup, number);
        break;
      default:
        commander = std::make_unique<Meddler>(setup, number, plan);
    }
  }

  Scenario scenario;
  Setup setup;
  RunKey key;
  Weather weather;
  std::unique_ptr<Commander> commander;
};

TEST(RandomScenario, HasNoProblems) {
  for (const std::uint32_t number : cases(3000)) {
    SCOPED_TRACE(again(number));
    for (const Problem& problem : check(random_scenario(number)).problems)
      ADD_FAILURE() << text(problem);
  }
}

TEST(ARun, KeepsItsInvariantsAtEveryMoment) {
  for (const std::uint32_t number : cases(4000)) {
    SCOPED_TRACE(again(number));
    Case given(number);
    skerry::Run run(given.setup, given.weather, given.key, true);
    Watch watch(run);
    step_through(run, *given.commander, watch);
    EXPECT_EQ(joined(watch.problems()), "");
    if (HasFailure()) return;
  }
}

/// Properties say little about what never happens.
TEST(TheCases, SeeEveryKindOfRecordAndRefusal) {
  std::set<RecordKind> records;
  std::set<Refusal> refusals;
  for (std::uint32_t number = 1; number <= 3000; ++number) {
    Case given(number);
    skerry::Run run(given.setup, given.weather, given.key, true);
    carry_on(run, *given.commander);
    for (const Record& record : run.recorder().kept()) {
      records.insert(record.kind);
      if (record.kind == RecordKind::order_refused) refusals.insert(static_cast<Refusal>(record.c));
    }
  }
  // Numbers in between are not given.
  for (std::uint32_t kind = 1; kind <= static_cast<std::uint32_t>(RecordKind::alarm_unanswered);
       ++kind) {
    const bool is_given = kind < 58 || kind == 60 || kind == 61 || kind >= 80;
    if (!is_given) continue;
    EXPECT_TRUE(records.contains(static_cast<RecordKind>(kind))) << "record kind " << kind;
  }
  for (int refusal = 0; refusal <= static_cast<int>(Refusal::not_allowed); ++refusal)
    EXPECT_TRUE(refusals.contains(static_cast<Refusal>(refusal)))
        << skerry::text(static_cast<Refusal>(refusal));
}

TEST(ARun, IsTheSameWhenStoppedAtEveryMoment) {
  for (const std::uint32_t number : cases(1500)) {
    SCOPED_TRACE(again(number));
    Case given(number);
    const Played whole = play(given.setup, given.weather, *given.commander->clone(), given.key);

    skerry::Run run(given.setup, given.weather, given.key, true);
    Watch watch(run);
    step_through(run, *given.commander, watch);

    EXPECT_EQ(difference(whole, played(run)), "");
    if (HasFailure()) return;
  }
}

TEST(ACopyOfARun, GoesOnLikeTheOriginal) {
  for (const std::uint32_t number : cases(1500)) {
    SCOPED_TRACE(again(number));
    Case given(number);
    const Played whole = play(given.setup, given.weather, *given.commander->clone(), given.key);
    Dice dice(number, 2);
    for (int copies = 0; copies < 3; ++copies) {
      const SimTime fork =
          kStart + to_ticks(Seconds{dice.share() * in_seconds(given.scenario.horizon)});
      SCOPED_TRACE("copied at " + elapsed_text(fork, true));
      skerry::Run run(given.setup, given.weather, given.key, true);
      const auto commander = given.commander->clone();
      const bool is_over = carry_on(run, *commander, nullptr, fork);
      ASSERT_FALSE(is_over);

      skerry::Run copy = run;
      const auto other = commander->clone();
      carry_on(copy, *other);
      carry_on(run, *commander);

      EXPECT_EQ(difference(whole, played(run)), "") << "the original";
      EXPECT_EQ(difference(whole, played(copy)), "") << "the copy";
    }
    if (HasFailure()) return;
  }
}

TEST(AJournal, ReplaysItsRun) {
  for (const std::uint32_t number : cases(1500)) {
    SCOPED_TRACE(again(number));
    Case given(number);
    std::vector<GivenOrder> journal;
    const Played whole = play(given.setup, given.weather, *given.commander, given.key, &journal);

    Recorded recorded(journal);
    const Played replay = play(given.setup, given.weather, recorded, given.key);

    EXPECT_EQ(difference(whole, replay), "");
    if (HasFailure()) return;
  }
}

TEST(AJournal, ReplaysItsRunAfterWritingAndReading) {
  const auto file = std::filesystem::path(testing::TempDir()) / "skerry_property_journal.json";
  for (const std::uint32_t number : cases(150)) {
    SCOPED_TRACE(again(number));
    Case given(number);
    io::Journal journal{given.scenario.id,
                        "any",
                        given.key.seed,
                        static_cast<int>(given.key.replication),
                        "any",
                        hex(math_fingerprint()),
                        {},
                        {}};
    const Played whole =
        play(given.setup, given.weather, *given.commander, given.key, &journal.orders);

    std::ofstream(file) << io::journal_text(journal, given.scenario);
    Recorded recorded(io::read_journal(file, given.scenario).orders);
    const Played replay = play(given.setup, given.weather, recorded, given.key);

    EXPECT_EQ(difference(whole, replay), "");
    if (HasFailure()) break;
  }
  std::filesystem::remove(file);
}

TEST(ARefusedOrder, ChangesNothing) {
  for (const std::uint32_t number : cases(1000)) {
    SCOPED_TRACE(again(number));
    Case given(number);
    skerry::Run run(given.setup, given.weather, given.key, false);
    Meddler meddler(given.setup, number + 1);
    std::vector<Order> orders;
    while (const auto occasion = run.advance(meddler.wake())) {
      orders.clear();
      meddler.decide(Picture(run), *occasion, orders);
      for (const Order& order : orders) {
        const skerry::Run before = run;
        if (!run.apply(order)) continue;
        EXPECT_EQ(bytes_of(before.world()), bytes_of(run.world()))
            << "kind " << order.index() << " at " << elapsed_text(run.world().now);
      }
    }
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace skerry::test
