#include "sim/cli/options.h"
#include "sim/io/files.h"
#include "sim/io/load.h"
#include "sim/report/html_report.h"
#include "sim/report/json_report.h"
#include "sim/report/text_report.h"
#include "sim/study/comparison.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace skerry::cli {
namespace {

struct CompareCommand {
  std::string scenario;
  std::vector<std::string> plans;
  int replications = 1000;
  std::uint64_t seed = 1;
  int threads = 0;
  bool json = false;
  bool perfect_information = false;
  std::string report;
};

std::atomic<bool> interrupted_by_user{false};

/// A bar with the time left, on standard error when that is a terminal.
class ProgressBar {
 public:
  explicit ProgressBar(int total) : total_(total), on_(::isatty(STDERR_FILENO) != 0) {}
  ~ProgressBar() {
    if (shown_) fmt::print(stderr, "\r\033[K");
  }

  void show(int done) {
    if (!on_) return;
    const std::lock_guard lock(guard_);
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    const double passed = std::chrono::duration<double>(now - begin_).count();
    const double left = done > 0 ? passed * (total_ - done) / done : 0.0;
    constexpr int kWidth = 30;
    const int filled = static_cast<int>(static_cast<long long>(kWidth) * done / total_);
    fmt::print(stderr, "\r[{}{}] {}/{}  {} left\033[K",
               std::string(static_cast<std::size_t>(filled), '#'),
               std::string(static_cast<std::size_t>(kWidth - filled), '.'), done, total_,
               duration_text(Seconds{left}));
    shown_ = true;
  }

 private:
  int total_;
  bool on_;
  bool shown_ = false;
  std::mutex guard_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_{};
};

int execute(const CompareCommand& command, const Common& common) {
  const io::Loaded loaded = io::load_scenario(command.scenario);
  print_warnings(loaded.warnings);
  const Setup setup(loaded.scenario);
  CompareOptions options;
  for (const std::string& name : command.plans)
    options.plans.push_back(find_plan(loaded.scenario, name));
  if (options.plans.empty())
    for (const Id<Plan> plan : loaded.scenario.plans.ids()) options.plans.push_back(plan);
  options.seed = command.seed;
  options.replications = command.replications;
  options.threads = command.threads > 0
                        ? command.threads
                        : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  options.perfect_information = command.perfect_information;
  options.cancelled = &interrupted_by_user;
  std::signal(SIGINT, [](int) { interrupted_by_user = true; });
  std::optional<Comparison> comparison;
  {
    ProgressBar bar(options.replications * static_cast<int>(options.plans.size()) *
                    (options.perfect_information ? 2 : 1));
    options.progress = [&bar](int done) { bar.show(done); };
    comparison = compare(setup, options);
  }
  std::signal(SIGINT, SIG_DFL);
  if (!comparison) {
    fmt::print(stderr, "interrupted; nothing was written\n");
    return Exit::interrupted;
  }
  if (!command.report.empty())
    io::write_file(command.report, html_report(setup, *comparison, common.language));
  if (command.json) {
    fmt::print("{}", comparison_json(setup, *comparison));
    return Exit::ok;
  }
  fmt::print("{}", text_report(setup, *comparison, {common.language, common.colour, 100}));
  if (!command.report.empty())
    fmt::print("{}{}\n", common.language == Language::zh ? "报告：" : "Report: ", command.report);
  return Exit::ok;
}

}  // namespace

void add_compare(CLI::App& app, const Common& common, int& exit) {
  CLI::App* command =
      app.add_subcommand("compare", "Compare the plans of a scenario on the same luck and weather");
  const auto options = std::make_shared<CompareCommand>();
  command->add_option("SCENARIO", options->scenario, "Scenario file")->required();
  command
      ->add_option("--plans", options->plans,
                   "Plans to compare, the first as the baseline (default: all of the scenario)")
      ->delimiter(',');
  command->add_option("--replications", options->replications, "How many times each")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command->add_option("--seed", options->seed, "Seed of all luck")->capture_default_str();
  command->add_option("--threads", options->threads, "Threads; 0: as many as the machine has")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->add_flag("--json", options->json, "Print the comparison as JSON");
  command->add_flag("--perfect-information", options->perfect_information,
                    "Also say what each plan loses by knowing only what is reported and forecast");
  command->add_option("--report", options->report, "Also write an HTML report to this file");
  command->footer(
      "Examples:\n"
      "  skerry compare scenarios/zhoushan/dongji-swell.yaml --report build/dongji.html\n"
      "  skerry compare scenarios/zhoushan/june-drill.yaml --plans sea-only,air-first --lang zh\n"
      "  skerry compare scenarios/zhoushan/june-drill.yaml --replications 200 --json");
  command->callback([options, &common, &exit] { exit = execute(*options, common); });
}

}  // namespace skerry::cli
