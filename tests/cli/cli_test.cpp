// The program as a user meets it.

#include "tests/support/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace skerry::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

const std::string kDongji = "scenarios/zhoushan/dongji-swell.yaml";
const std::string kJune = "scenarios/zhoushan/june-drill.yaml";
const std::string kJuneDrill = "scenarios/zhoushan/drills/june-drill.yaml";
const std::vector<std::string> kMeasures{
    "clearance_50_s",       "clearance_90_s",      "clearance_100_s",  "cleared_by_dusk_share",
    "waiting_person_hours", "peak_crowd",          "first_on_scene_s", "on_scene_20_s",
    "on_scene_50_s",        "on_scene_100_s",      "contained_s",      "resolved_s",
    "levels_risen",         "persons_hurt",        "lives_lost",       "escaped_share",
    "home_cover_min_share", "beat_idleness_s",     "false_alarms",     "false_alarm_person_hours",
    "searching_s",          "exposed_person_hours"};

/// The JSON that a command prints; standard output must hold nothing else.
json printed(const std::string& arguments) {
  const ProgramRun run = skerry(arguments);
  EXPECT_EQ(run.exit_code, 0) << run.err;
  return json::parse(run.out);
}

json compared(const std::string& scenario, const std::string& more = "--replications 60") {
  return printed("compare '" + scenario + "' --json " + more);
}

const json& of_plan(const json& rows, const std::string& plan) {
  for (const json& row : rows)
    if (row.at("plan") == plan) return row;
  throw std::runtime_error("no plan " + plan);
}

/// A copy of the shipped scenarios in a folder of the test's own, one of them edited.
fs::path edited(const std::string& scenario, const std::string& from, const std::string& pattern,
                const std::string& replacement) {
  const fs::path folder = fresh_folder() / "zhoushan";
  fs::copy(SKERRY_SOURCE_DIR "/scenarios/zhoushan", folder, fs::copy_options::recursive);
  const fs::path file = folder / fs::path(scenario).filename();
  std::string text = bytes_of(file);
  const std::size_t begin = text.find(from);
  const std::size_t end = text.find("- zone: putuo", begin);
  const std::string before = text.substr(begin, end - begin);
  const std::string after = std::regex_replace(before, std::regex(pattern), replacement);
  EXPECT_NE(before, after);
  text.replace(begin, end - begin, after);
  std::ofstream(file) << text;
  return file;
}

// ---- what is printed ----------------------------------------------------------------------

TEST(Run, PrintsOneOutcomeAsJson) {
  const json run = printed("run " + kDongji + " --plan island-alone --seed 7 --json");
  for (const char* key : {"scenario", "plan", "seed", "replication", "digest", "measures"})
    EXPECT_TRUE(run.contains(key)) << key;
  EXPECT_EQ(run["scenario"], "dongji-swell");
  EXPECT_EQ(run["seed"], 7);
  EXPECT_EQ(run["measures"].size(), kMeasures.size());
  for (const std::string& measure : kMeasures) EXPECT_TRUE(run["measures"].contains(measure));
}

TEST(Run, WithOneSeedIsTheSameRunTwice) {
  const std::string command = "run " + kDongji + " --plan island-and-sea-land --seed 7 --trace";
  const ProgramRun first = skerry(command);
  EXPECT_EQ(first.exit_code, 0);
  EXPECT_EQ(first.out, skerry(command).out);
  EXPECT_NE(first.out,
            skerry("run " + kDongji + " --plan island-and-sea-land --seed 8 --trace").out);
}

TEST(Run, AccountsForEverybody) {
  for (const char* plan : {"wait", "island-alone", "island-and-sea-land"}) {
    const json accounts = printed("run " + kDongji + " --plan " + plan + " --json")["accounts"];
    const int sum = accounts["moved"].get<int>() + accounts["waiting"].get<int>() +
                    accounts["refused"].get<int>() + accounts["lost"].get<int>() +
                    accounts["sheltered"].get<int>();
    EXPECT_EQ(sum, 980) << plan;  // the persons of the scenario file
  }
}

TEST(Run, ReplaysItsJournal) {
  const fs::path out = fresh_folder() / "out";
  const json run =
      printed("run " + kJune + " --plan combined --seed 3 --json --out '" + out.string() + "'");
  for (const char* file : {"outcome.json", "journal.json", "records.jsonl"})
    EXPECT_TRUE(fs::exists(out / file)) << file;
  const json again =
      printed("run " + kJune + " --json --replay '" + (out / "journal.json").string() + "'");
  EXPECT_EQ(again["digest"], run["digest"]);
  EXPECT_EQ(again["measures"], run["measures"]);
}

TEST(Drill, TellsWhenInjectsWereGivenAndJudgesItsObjectives) {
  const json drill = printed("drill " + kJuneDrill + " --plan combined --replications 20 --json");
  EXPECT_EQ(drill["scenario"], "june-drill");
  const json& plan = of_plan(drill["plans"], "combined");
  EXPECT_EQ(plan["injects"].size(), 12u);
  EXPECT_EQ(plan["injects"][0]["first_s"], 300.0);  // `at: 5 min`
  EXPECT_EQ(plan["injects"][0]["given"], 1.0);
  ASSERT_EQ(plan["objectives"].size(), 5u);
  for (const json& objective : plan["objectives"]) {
    double sum = 0;
    for (const char* verdict : {"met", "partly", "not_met", "not_judged"})
      sum += objective["share"][verdict].get<double>();
    EXPECT_NEAR(sum, 1, 1e-12) << objective["id"];
  }
}

TEST(Drill, IsReplayedByItsJournalWithoutItsInjectsBeingOrders) {
  const fs::path out = fresh_folder() / "out";
  const ProgramRun drill =
      skerry("drill " + kJuneDrill + " --plan combined --out '" + out.string() + "'");
  ASSERT_EQ(drill.exit_code, 0) << drill.err;
  const json outcome = json::parse(bytes_of(out / "outcome.json"));
  const json again =
      printed("run " + kJuneDrill + " --json --replay '" + (out / "journal.json").string() + "'");
  EXPECT_EQ(again["digest"], outcome["digest"]);
  EXPECT_EQ(again["objectives"], outcome["objectives"]);
  EXPECT_THAT(bytes_of(out / "journal.json"), Not(HasSubstr("craft-out")));
  EXPECT_THAT(bytes_of(out / "records.jsonl"),
              HasSubstr(R"("kind":"inject_given","a":"craft-out")"));
}

TEST(Drill, SpeaksChineseToo) {
  const ProgramRun run = skerry("drill " + kJuneDrill + " --plan combined --lang zh");
  EXPECT_THAT(run.out, HasSubstr("导调清单"));
  EXPECT_THAT(run.out, HasSubstr("评估目标"));
}

TEST(Drill, IsNotAScenario) {
  const ProgramRun run = skerry("drill " + kJune);
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("expected a drill, this is a file of kind 'scenario'"));
}

TEST(Run, WithPerfectInformationKnowsIncidentsAtTheirOnsetAndReplays) {
  const fs::path out = fresh_folder() / "out";
  const std::string base = "run " + kJune + " --plan combined --seed 3 --json ";
  const json known = printed(base + "--perfect-information --out '" + out.string() + "'");
  const json seen = printed(base);
  // It begins at 09:05, five minutes after the start; a report takes a minute at least.
  const std::string records = bytes_of(out / "records.jsonl");
  EXPECT_THAT(
      records,
      HasSubstr(R"({"t_s":300.0,"kind":"incident_detected","a":"suspects","b":"certainty"})"));
  EXPECT_LT(known["measures"]["first_on_scene_s"], seen["measures"]["first_on_scene_s"]);
  const json again =
      printed("run " + kJune + " --json --replay '" + (out / "journal.json").string() + "'");
  EXPECT_EQ(again["digest"], known["digest"]);
}

TEST(Compare, SaysWhatThePictureCosts) {
  const std::string command = "compare " + kJune + " --replications 30 --perfect-information ";
  const json result = printed(command + "--json");
  for (const json& plan : result["plans"]) {
    const json& cost = plan["picture_cost"]["first_on_scene_s"];
    EXPECT_GE(cost["pairs"], 25);  // in the others the suspects were gone before anybody came
    // Known by a report after 1 to 8 min, 4 on average: so much later goes the order.
    EXPECT_GE(cost["cost"], 60);
    EXPECT_LE(cost["cost"], 480);
    EXPECT_EQ(plan["picture_cost"]["clearance_100_s"], nullptr);
  }
  EXPECT_FALSE(compared(kJune, "--replications 2")["plans"][0].contains("picture_cost"));
  EXPECT_THAT(skerry(command).out, HasSubstr("What the picture costs"));
  EXPECT_THAT(skerry(command + "--lang zh").out, HasSubstr("信息不完备的代价"));
}

TEST(Run, RefusesAJournalOfOtherFiles) {
  const fs::path out = fresh_folder() / "out";
  printed("run " + kJune + " --plan combined --json --out '" + out.string() + "'");
  const fs::path other = edited(kJune, "- zone: dongji", "wave: 0.6 m", "wave: 0.7 m");
  const ProgramRun run =
      skerry("run '" + other.string() + "' --replay '" + (out / "journal.json").string() + "'");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("'june-drill.yaml' is not the file the journal was made with"));
  EXPECT_EQ(run.out, "");
}

TEST(Compare, PrintsTheComparisonAsJson) {
  const json result = compared(kDongji, "--replications 20 --seed 5");
  EXPECT_EQ(result["scenario"], "dongji-swell");
  EXPECT_EQ(result["seed"], 5);
  EXPECT_EQ(result["replications"], 20);
  ASSERT_EQ(result["plans"].size(), 3u);
  ASSERT_EQ(result["differences"].size(), 2u);
  EXPECT_EQ(result["differences"][0]["baseline"], result["plans"][0]["plan"]);
  EXPECT_GT(result["speed"]["replications_per_second"], 0);
  EXPECT_GT(result["speed"]["events_per_second"], 0);
  for (const json& plan : result["plans"]) {
    EXPECT_TRUE(plan["ledger"].contains("weather"));
    for (const std::string& measure : kMeasures) {
      const json& m = plan["measures"].at(measure);
      if (m.is_null()) continue;
      EXPECT_LE(m["ci95"][0], m["mean"]);
      EXPECT_GE(m["ci95"][1], m["mean"]);
      EXPECT_GT(m["happened"], 0);
    }
  }
}

TEST(Compare, DoesNotDependOnThreads) {
  json one = compared(kJune, "--replications 40 --threads 1");
  json two = compared(kJune, "--replications 40 --threads 2");
  one.erase("speed");
  two.erase("speed");
  EXPECT_EQ(one, two);
}

TEST(Compare, WritesAReport) {
  const fs::path report = fresh_folder() / "deep" / "report.html";
  const ProgramRun run = skerry("compare " + kDongji + " --replications 10 --report '" +
                                report.string() + "' --lang zh");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, HasSubstr("东极涌浪"));
  EXPECT_THAT(bytes_of(report), HasSubstr("岛自为战"));
  EXPECT_THAT(bytes_of(report), Not(HasSubstr("<script")));
}

TEST(Program, PrintsNothingButTextToAPipe) {
  const ProgramRun run = skerry("compare " + kDongji + " --replications 10");
  EXPECT_THAT(run.out, Not(HasSubstr("\033")));
  EXPECT_EQ(run.err, "");
}

// ---- wrong input --------------------------------------------------------------------------

struct WrongUse {
  const char* arguments;
  const char* message;
};
std::ostream& operator<<(std::ostream& stream, const WrongUse& use) {
  return stream << "skerry " << use.arguments;
}
class WrongUseTest : public testing::TestWithParam<WrongUse> {};

TEST_P(WrongUseTest, ExitsWith2AndSaysWhy) {
  const ProgramRun run = skerry(GetParam().arguments);
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr(GetParam().message));
  EXPECT_EQ(run.out, "");
}

INSTANTIATE_TEST_SUITE_P(
    Program, WrongUseTest,
    testing::Values(
        WrongUse{"run scenarios/zhoushan/dongji-swell.yaml --plan wiat",
                 "unknown plan 'wiat'; did you mean 'wait'?"},
        WrongUse{"run scenarios/zhoushan/dongji-swell.yaml", "--plan is missing"},
        WrongUse{"run scenarios/zhoushan/june-drill.yaml --replay x.json --perfect-information",
                 "--perfect-information"},
        WrongUse{"run scenarios/zhoushan/none.yaml --plan wait",
                 "none.yaml: there is no such file"},
        WrongUse{"run scenarios/zhoushan/region.yaml --plan wait", "expected a scenario"},
        WrongUse{"compare scenarios/zhoushan/june-drill.yaml --plans sea-only,air",
                 "unknown plan 'air'"},
        WrongUse{"compare scenarios/zhoushan/june-drill.yaml --replications 0", "--replications"},
        WrongUse{"compare scenarios/zhoushan/june-drill.yaml --replications many",
                 "--replications"},
        WrongUse{"compare scenarios/zhoushan/june-drill.yaml --treads 2", "--treads"},
        WrongUse{"compare scenarios/zhoushan/june-drill.yaml --lang fr", "--lang"},
        WrongUse{"schema wharf", "KIND"}, WrongUse{"schema", "name a kind"},
        WrongUse{"list nowhere", "no such folder"}, WrongUse{"", "subcommand"},
        WrongUse{"weather shwo x.nc", "shwo"},
        WrongUse{"weather show README.md --at '30N 122E'", "neither NetCDF nor GRIB"},
        WrongUse{"weather show data/forecasts/dongji-2023-05-31.nc", "--at is missing"},
        WrongUse{"weather show data/forecasts/dongji-2023-05-31.nc --at miaozihu-passenger",
                 "--region"},
        WrongUse{"weather show data/forecasts/dongji-2023-05-31.nc --at '10N 10E'", "10"},
        WrongUse{"weather show scenarios/zhoushan/muifa.yaml --at miaozihu-pasenger",
                 "did you mean 'miaozihu-passenger'"},
        WrongUse{"weather track README.md", "README.md"},
        WrongUse{"weather fit README.md --otherwise scenarios/zhoushan/fleet.yaml --at '30N 122E'",
                 "is not a climate"},
        WrongUse{"weather closures scenarios/zhoushan/fleet.yaml", "closures"},
        WrongUse{"chekc x.yaml", "unknown command 'chekc'; did you mean 'check'?"}));

TEST(Program, HelpsWithExamplesEverywhere) {
  for (const char* command : {"", "run", "compare", "check", "schema", "list", "weather",
                              "weather show", "weather fit", "weather track", "weather closures"}) {
    const ProgramRun run = skerry(std::string(command) + " --help");
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.out, HasSubstr("Example")) << command;
  }
  EXPECT_EQ(skerry("--version").exit_code, 0);
}

TEST(List, ShowsScenariosAndPlans) {
  const ProgramRun run = skerry("list --lang zh");
  EXPECT_EQ(run.exit_code, 0);
  for (const char* text : {"dongji-swell.yaml", "june-drill.yaml", "island-alone", "岛自为战"})
    EXPECT_THAT(run.out, HasSubstr(text));
}

TEST(Check, AcceptsAllShippedFiles) {
  const ProgramRun run = skerry(
      "check scenarios/zhoushan/*.yaml scenarios/zhoushan/plans/*.yaml "
      "scenarios/zhoushan/tracks/*.yaml");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "");
}

TEST(Weather, OfAFileIsShownAndWrittenAsAScript) {
  const fs::path csv = fresh_folder() / "here.csv";
  const ProgramRun run = skerry(
      "weather show data/forecasts/dongji-2023-05-31.nc --region scenarios/zhoushan/region.yaml "
      "--at miaozihu-passenger --csv '" +
      csv.string() + "'");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("25 times"));
  // 2.1 m is the highest of the script that the file was made from.
  EXPECT_THAT(run.out, HasSubstr("2.1 m"));
  const ProgramRun again = skerry("weather show '" + csv.string() + "' --lang zh");
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("2.1"));
}

TEST(Weather, OfAScenarioIsShownAtAPlace) {
  const fs::path svg = fresh_folder() / "muifa.svg";
  const ProgramRun run = skerry(
      "weather show scenarios/zhoushan/muifa.yaml --at miaozihu-passenger --replication 3 --svg '" +
      svg.string() + "'");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("tide"));
  EXPECT_THAT(bytes_of(svg), HasSubstr("<svg"));
}

TEST(Weather, CutShortIsRefusedWithOneError) {
  const std::string whole = bytes_of(SKERRY_SOURCE_DIR "/data/forecasts/dongji-2023-05-31.nc");
  const fs::path file = fresh_folder() / "cut.nc";
  std::ofstream(file, std::ios::binary) << whole.substr(0, whole.size() / 2);
  const ProgramRun run = skerry("weather show '" + file.string() + "' --at '30.19N 122.69E'");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
}

TEST(Weather, ClimateOfASeriesIsFitted) {
  // Two months by the hour: wind and waves that swing with the day and with nine days.
  const fs::path csv = fresh_folder() / "buoy.csv";
  std::ofstream out(csv);
  out << "time,wind (m/s),wind_from (deg),wave (m),wave_from (deg),period (s)\n";
  for (int hour = 0; hour < 60 * 24; ++hour) {
    const double swing = std::sin(hour * 0.0291) + 0.5 * std::sin(hour * 0.2618 + 1);
    const int day = hour / 24;
    out << "2023-0" << (day < 31 ? 5 : 6) << "-" << (day % 31 < 9 ? "0" : "") << day % 31 + 1 << "T"
        << (hour % 24 < 10 ? "0" : "") << hour % 24 << ":00+00:00," << 7 + 3 * swing << ","
        << 150 + 20 * swing << "," << 1.2 + 0.4 * swing << ",160,7\n";
  }
  out.close();
  const fs::path fitted = fresh_folder() / "buoy.yaml";
  const ProgramRun run = skerry("weather fit '" + csv.string() +
                                "' --otherwise scenarios/zhoushan/climate.yaml --id buoy --out '" +
                                fitted.string() + "'");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(bytes_of(fitted), HasSubstr("climate: \"buoy\""));
  EXPECT_EQ(skerry("check '" + fitted.string() + "'").exit_code, 0);
}

TEST(Weather, TrackIsTakenFromABestTrackFile) {
  const fs::path file = fresh_folder() / "bst.txt";
  // Two fixes of physics.md's table of Mawar in JMA's layout.
  std::ofstream(file) << "66666 2302  2 0002 2302 0 6                MAWAR              20230101\n"
                         "23053000 002 5 203 1251  950     080     00120 0080 00400 0270\n"
                         "23053006 002 5 206 1250  950     080     00120 0080 00400 0270\n";
  const fs::path track = fresh_folder() / "mawar.yaml";
  const ProgramRun run =
      skerry("weather track '" + file.string() + "' --out '" + track.string() + "'");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(bytes_of(track), HasSubstr("position: 20.3N 125.1E, pressure: 950 hPa"));
  EXPECT_EQ(skerry("check '" + track.string() + "'").exit_code, 0);
}

TEST(Weather, ClosuresAreHeldAgainstTheLimits) {
  const ProgramRun run = skerry("weather closures scenarios/zhoushan/closures.yaml");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("of 8 days reproduced"));
}

TEST(Schema, OfEveryKindIsTheOneThatEditorsUse) {
  for (const char* kind : {"region", "fleet", "force", "people", "incidents", "plan", "scenario",
                           "climate", "track", "closures"}) {
    const ProgramRun run = skerry(std::string("schema ") + kind);
    EXPECT_EQ(json::parse(run.out)["$schema"], "https://json-schema.org/draft/2020-12/schema");
    EXPECT_EQ(run.out,
              bytes_of(std::string(SKERRY_SOURCE_DIR "/docs/schema/") + kind + ".schema.json"))
        << "run: skerry schema --out docs/schema";
  }
}

// ---- what the two cases promise -----------------------------------------------------------

TEST(DongjiSwell, WaitingIsClearlyWorseBecauseOfTheWeather) {
  const json result = compared(kDongji);
  const json& difference =
      of_plan(result["differences"], "island-alone")["measures"]["clearance_100_s"];
  EXPECT_LT(difference["ci95"][1], -6 * 3600);  // sooner by more than six hours, surely
  const double wait = of_plan(result["plans"], "wait")["ledger"]["weather"];
  const double alone = of_plan(result["plans"], "island-alone")["ledger"]["weather"];
  EXPECT_GT(wait - alone, 3 * 3600);
  for (const auto& [stage, seconds] : of_plan(result["plans"], "wait")["ledger"].items()) {
    if (stage == "weather") continue;
    EXPECT_LT(seconds, wait) << stage;
  }
}

TEST(DongjiSwell, WithoutSwellThePlansDoNotDiffer) {
  const json result =
      compared(edited(kDongji, "- zone: dongji", "wave: [0-9.]+ m", "wave: 0.3 m").string());
  for (const json& difference : result["differences"])
    for (const auto& [name, measure] : difference["measures"].items()) {
      if (measure.is_null()) continue;
      EXPECT_EQ(measure["mean"], 0) << name;
      EXPECT_EQ(measure["ci95"][0], 0) << name;
      EXPECT_EQ(measure["ci95"][1], 0) << name;
    }
}

TEST(JuneDrill, TheHelicoptersLandFirstAndAHundredFollowBySea) {
  const json result = compared(kJune);
  const json& air = of_plan(result["plans"], "air-first")["measures"];
  const json& sea = of_plan(result["plans"], "sea-only")["measures"];
  EXPECT_LT(air["on_scene_20_s"]["ci95"][1], sea["on_scene_20_s"]["ci95"][0]);
  EXPECT_GT(air["on_scene_100_s"]["mean"], air["on_scene_20_s"]["mean"]);
  EXPECT_GT(air["on_scene_100_s"]["happened"], 0.5);  // in the others it was over before
}

TEST(JuneDrill, AtForce9TheAirLosesItsAdvantageAndItIsSaidWhy) {
  // Every zone: the edit goes on to the end of the file.
  const fs::path folder = fresh_folder() / "zhoushan";
  fs::copy(SKERRY_SOURCE_DIR "/scenarios/zhoushan", folder, fs::copy_options::recursive);
  const fs::path file = folder / "june-drill.yaml";
  const std::string gale = std::regex_replace(
      bytes_of(file), std::regex("wind: [0-9] Bft, gust: [0-9]+ m/s"), "wind: 9 Bft, gust: 28 m/s");
  std::ofstream(file) << gale;
  const json result = compared(file.string());
  const json& difference = of_plan(result["differences"], "air-first")["measures"]["on_scene_20_s"];
  EXPECT_TRUE(difference.is_null() || difference["ci95"][0] >= 0) << difference;
  EXPECT_GT(of_plan(result["plans"], "air-first")["held_by_weather"]["aw139"]["share"], 0.3);
  const ProgramRun text = skerry("compare '" + file.string() + "' --replications 60");
  EXPECT_THAT(text.out, HasSubstr("helicopter was held by wind"));
}

}  // namespace
}  // namespace skerry::test
