#include "sim/cli/progress.h"

#include "sim/base/sim_time.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <string>
#include <thread>
#include <unistd.h>

namespace skerry::cli {
namespace {

std::atomic<bool> interrupted_by_user{false};

}  // namespace

ProgressBar::ProgressBar(int total) : total_(total), on_(::isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

void ProgressBar::show(int done) {
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

Interruptible::Interruptible() {
  std::signal(SIGINT, [](int) { interrupted_by_user = true; });
}
Interruptible::~Interruptible() { std::signal(SIGINT, SIG_DFL); }
const std::atomic<bool>& Interruptible::flag() const { return interrupted_by_user; }

int threads_or_all(int threads) {
  return threads > 0 ? threads
                     : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

}  // namespace skerry::cli
