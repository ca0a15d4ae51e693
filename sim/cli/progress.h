#pragma once

#include <atomic>
#include <chrono>
#include <mutex>

namespace skerry::cli {

/// A bar with the time left, on standard error when that is a terminal.
class ProgressBar {
 public:
  explicit ProgressBar(int total);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// From any thread.
  void show(int done);

 private:
  int total_;
  bool on_;
  bool shown_ = false;
  std::mutex guard_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_{};
};

/// While it lives, Ctrl-C only raises `flag()`.
class Interruptible {
 public:
  Interruptible();
  ~Interruptible();
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

  const std::atomic<bool>& flag() const;
};

/// So many, or as many as the machine has where none is said.
int threads_or_all(int threads);

}  // namespace skerry::cli
