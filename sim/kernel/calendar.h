#pragma once

#include "sim/base/require.h"
#include "sim/base/sim_time.h"

#include <cstdint>
#include <vector>

namespace skerry {

/// What happens first among events of one moment.
enum class Phase : std::uint8_t { environment, arrivals, movement, decisions, observation };

/// Something that will happen to a subject. Trivially copyable, 24 bytes.
struct Event {
  SimTime at{};
  std::uint32_t order = 0;  ///< phase and sequence; set by the calendar
  std::uint32_t kind = 0;   ///< meaning known to the run, not to the kernel
  std::uint32_t subject = 0;
  std::uint32_t generation = 0;  ///< lets the subject ignore events that no longer apply
};

static_assert(sizeof(Event) == 24);

/// The events to come, soonest first.
///
/// Order is total: by (time, phase, sequence), the sequence being the order of scheduling. So
/// events of one moment and phase happen first in, first out, whatever the heap does. A 4-ary heap
/// in one contiguous vector; copying a calendar copies its bytes.
class Calendar {
 public:
  /// Schedules `event` at `event.at`, which must not lie before the event last taken.
  void schedule(Event event, Phase phase) {
    require(event.at >= now_, "nothing is scheduled in the past");
    require(sequence_ < kMostEvents, "fewer than 500 million events in a run");
    event.order = static_cast<std::uint32_t>(phase) << kSequenceBits | sequence_++;
    heap_.push_back(event);
    rise(heap_.size() - 1);
  }

  bool empty() const { return heap_.empty(); }
  std::size_t size() const { return heap_.size(); }
  /// The event that is next; the calendar must not be empty.
  const Event& next() const { return heap_.front(); }

  /// Takes the next event out; there must be one.
  Event take() {
    require(!heap_.empty(), "an event is left to take");
    const Event event = heap_.front();
    now_ = event.at;
    const Event last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) {
      heap_.front() = last;
      sink();
    }
    return event;
  }

  /// Events scheduled since the start.
  std::uint32_t scheduled() const { return sequence_; }

 private:
  static constexpr std::uint32_t kSequenceBits = 29;
  static constexpr std::uint32_t kMostEvents = 500'000'000;

  static bool before(const Event& a, const Event& b) {
    return a.at != b.at ? a.at < b.at : a.order < b.order;
  }

  void rise(std::size_t child) {
    const Event event = heap_[child];
    while (child > 0) {
      const std::size_t parent = (child - 1) / 4;
      if (!before(event, heap_[parent])) break;
      heap_[child] = heap_[parent];
      child = parent;
    }
    heap_[child] = event;
  }

  void sink() {
    const Event event = heap_.front();
    std::size_t parent = 0;
    while (true) {
      const std::size_t first = 4 * parent + 1;
      if (first >= heap_.size()) break;
      std::size_t least = first;
      const std::size_t end = first + 4 < heap_.size() ? first + 4 : heap_.size();
      for (std::size_t child = first + 1; child < end; ++child)
        if (before(heap_[child], heap_[least])) least = child;
      if (!before(heap_[least], event)) break;
      heap_[parent] = heap_[least];
      parent = least;
    }
    heap_[parent] = event;
  }

  std::vector<Event> heap_;
  SimTime now_ = SimTime::min();
  std::uint32_t sequence_ = 0;
};

}  // namespace skerry
